"""Where to begin: which places are in the worst part through every lens, in words."""

import pandas as pd

from analysis import writing
from analysis.gaps.worst_part import FEWEST
from analysis.sentences.headline import Subject
from analysis.sentences.phrases import part, say

PARTS = {3: "third", 4: "quarter", 5: "fifth", 10: "tenth"}
# More names than a reader takes in are listed, not said.
_NAMED = 8


def worst_on_all(
    found: pd.DataFrame, known: int, names: pd.Series, subject: Subject, *, parts: int
) -> str:
    """Say how many places are in the worst part through every lens, and which.

    Parameters
    ----------
    found : a column of bool a lens (see `analysis.gaps.worst_part`)
    known : number of places with a value through every lens
    names : of the places
    subject : who and what
    parts : 4 for the worst quarter
    """
    where = f" {subject.where}" if subject.where else ""
    fills = {
        "who": subject.who,
        "where": where,
        "part": PARTS[parts],
        "lenses": _through(len(found.columns)),
    }
    if known < FEWEST:
        return say([part("worst_few", fewest=str(FEWEST), **fills)])
    all_of = found.index[found.all(axis="columns")]
    if all_of.empty:
        return say([part("worst_none", **fills)])
    named = writing.listed([names[place] for place in all_of])
    said = f": {named}" if len(all_of) <= _NAMED else ""
    places = f"{len(all_of)} of {writing.count(known, subject.unit)}"
    are = "is" if len(all_of) == 1 else "are"
    return say([part("worst_part", places=places, are=are, names=said, **fills)])


def _through(lenses: int) -> str:
    return "through all three lenses" if lenses == 3 else "by level and by number"
