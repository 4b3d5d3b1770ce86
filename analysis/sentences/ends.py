"""Which places stand at the two ends of a map, by name."""

import numpy as np
import pandas as pd

from analysis import writing
from analysis.gaps.lenses import GAP, LEVEL
from analysis.sentences.headline import Subject
from analysis.sentences.phrases import part, say
from data.vocabulary import CONTEXT, FAVOURABLE

MOST = 3


def ends(values: pd.Series, names: pd.Series, lens: str, subject: Subject) -> str:
    """Name the places at both ends of a lens, with what each shows.

    Places that read the same as the last one named are named too, up to twice as many;
    where more do, that end is counted and not named.

    Parameters
    ----------
    values : of the lens, one a place; missing ones are at no end
    names : of the places
    lens : ``gap``, ``level`` or ``number``
    subject : who and what

    Returns
    -------
    a sentence; empty for fewer than six places with a value, or where all read alike
    """
    known, write = values.dropna(), _writer(lens, subject)
    numbers, codes = known.to_numpy(float), list(known.index)
    # Plain lists cost a fraction of what series of texts do.
    said = dict(zip(codes, map(write, numbers.tolist()), strict=True))
    if len(said) < 2 * MOST or len(set(said.values())) == 1:
        return ""
    falls = not (lens == LEVEL and subject.direction == FAVOURABLE)
    first, last = (
        _named([codes[at] for at in np.argsort(keys, kind="stable")], said, names)
        for keys in ((-numbers, numbers) if falls else (numbers, -numbers))
    )
    return say([part(f"ends_{_kind(lens, subject)}", first=first, last=last)])


def _named(ordered: list[str], said: dict[str, str], names: pd.Series) -> str:
    edge = said[ordered[MOST - 1]]
    alike = [code for code in ordered if said[code] == edge]
    inside = ordered[:MOST]
    shown = list(dict.fromkeys([*inside, *alike]))
    if len(shown) > 2 * MOST:
        # Those before the ones that read alike, and how many read alike.
        kept = [f"{names[code]} ({said[code]})" for code in inside if code not in alike]
        return writing.listed(
            [*kept, f"{writing.count(len(alike), 'place')} at {edge}"]
        )
    return writing.listed([f"{names[code]} ({said[code]})" for code in shown])


def _writer(lens: str, subject: Subject) -> writing.Writer:
    if lens == GAP:
        return writing.points
    if lens == LEVEL and subject.kind != "count":
        return writing.percent
    return writing.number


def _kind(lens: str, subject: Subject) -> str:
    if lens == LEVEL and subject.direction == CONTEXT:
        return "plain"
    return lens
