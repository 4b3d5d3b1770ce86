"""Sentences on clusters: how many places stand out with their neighbours."""

from collections.abc import Mapping

import pandas as pd

from analysis import writing
from analysis.gaps.lenses import GAP
from analysis.result import Result
from analysis.sentences.headline import Subject
from analysis.spatial.local_moran import ALIKE, HH, HL, LH, LL, standing_out
from analysis.spatial.neighbourhood import NO_NEIGHBOURS, NO_VALUE, VALUE

RATE = 0.05
SCREENING = "Screening, not proof"
_KINDS = {
    HH: "high among high neighbours",
    LL: "low among low neighbours",
    HL: "high among low neighbours",
    LH: "low among high neighbours",
}
# A low gap may be none, or one the other way round.
_GAPS = {
    HH: "wide among wide neighbours",
    LL: "narrow or reversed like the neighbours",
    HL: "wide among narrow or reversed neighbours",
    LH: "narrow or reversed among wide neighbours",
}
_MOST_NAMES = 5


def clusters(table: pd.DataFrame, subject: Subject, *, lens: str) -> str:
    """Say how many places stand out, together with their neighbours or apart.

    Parameters
    ----------
    table : as `analysis.spatial.local_moran.clusters` gives it
    subject : who and what; names are said where it holds them
    lens : what was tested, ``gap``, ``level`` or ``number``
    """
    about = _about(subject, lens)
    tested = int((table["status"] == VALUE).sum())
    if not tested:
        same = (table["status"] == ALIKE).any()
        return f"{about}: {'all places are alike' if same else 'nothing to test'}."
    out = standing_out(table, RATE)
    units = writing.count(tested, subject.unit)
    if not (out != "").any():
        return f"{about}: none of {units} stands out with its neighbours. {SCREENING}."
    said = _GAPS if lens == GAP else _KINDS
    kinds = {kind: out.index[out == kind] for kind in said}
    parts = [
        f"{len(places)} {said[kind]}{_names(places, subject)}"
        for kind, places in kinds.items()
        if len(places)
    ]
    if len(parts) == 1:
        parts = [parts[0].partition(" ")[2]]
    verb = "stands" if (out != "").sum() == 1 else "stand"
    share = f"{(out != '').sum()} of {units} {verb} out"
    return f"{about}: {share}, {writing.listed(parts)}. {SCREENING}."


def _about(subject: Subject, lens: str) -> str:
    if lens == GAP:
        place = f" {subject.where}" if subject.where else ""
        return f"The gap between {subject.who} and {subject.other}{place}"
    whom = writing.those(subject.who, subject.state, subject.where)
    return f"The share of {whom}"


def _names(units: pd.Index, subject: Subject) -> str:
    if subject.named is None or len(units) > _MOST_NAMES:
        return ""
    return f" ({writing.listed([subject.named[unit] for unit in units])})"


def together(found: Mapping[str, Result]) -> str:
    """Say whether neighbours are alike at all.

    Parameters
    ----------
    found : as `analysis.spatial.moran.permuted` gives it
    """
    index, p = found["I"], found["p two-sided"].estimate
    if index.estimate != index.estimate:
        return f"Whether neighbours are alike can't be told: {index.note}."
    shown = f"Moran's I {writing.parity(index.estimate)}, {_chance(p)}"
    if p > RATE:
        return f"Neighbours are no more alike than chance would make them ({shown})."
    more = found["p greater"].estimate < found["p less"].estimate
    side = "more alike" if more else "less alike"
    return f"Neighbours are {side} than chance would make them ({shown})."


def _chance(p: float) -> str:
    return "p below 0.001" if p < 0.001 else f"p {p:.3f}"


def not_tested(table: pd.DataFrame, names: pd.Series) -> str:
    """Name the places that could not be tested; empty where there are none.

    Parameters
    ----------
    table : as `analysis.spatial.local_moran.clusters` gives it
    names : of the places
    """
    said = [
        f"{why} in {writing.listed([names[unit] for unit in units])}"
        for why in (NO_VALUE, NO_NEIGHBOURS)
        if len(units := table.index[table["status"] == why])
    ]
    return f"Not tested: {'; '.join(said)}" if said else ""


def by_seed(
    places: pd.Index, fewest: int, most: int, *, names: pd.Series, seeds: int
) -> str:
    """Say how far the seed of the draws decides who stands out, without a full stop.

    Parameters
    ----------
    places, fewest, most : as `analysis.spatial.seeds.decided` gives them
    names : of the places
    seeds : how many others were tried
    """
    tried = f"By {seeds} other seeds of the draws"
    if places.empty:
        return f"{tried} the same districts stand out: none is decided by the seed"
    which = writing.listed([names[place] for place in places])
    size = writing.count(len(places), "district")
    return (
        f"{tried} {writing.between(fewest, most)} stand out: the seed decides {size} "
        f"({which})"
    )
