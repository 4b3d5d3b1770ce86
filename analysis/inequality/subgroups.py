"""The groups that a measure of inequality compares, ready for arithmetic."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.inequality.draws import drawn
from data.vocabulary import ADVERSE, FAVOURABLE

TOO_FEW = "it takes more than two groups with a figure"
ONE_GROUP = "it takes two groups with a figure"


@dataclass(frozen=True, eq=False)
class Subgroups:
    """Groups with their figures; ordered ones stand least advantaged first.

    Parameters
    ----------
    names : one a group
    y : the figures, in the indicator's unit, none missing
    n : people; missing where not known
    se : standard errors; missing where there is no sampling error
    asked : people asked in a sample; missing where there is none
    ordered : whether the order of the groups means something
    favourable : whether more is better
    scale : 100 for percent; the largest value a figure can take
    reference : name of the group the others are compared with, or None
    sampled : whether the figures come from a sample
    left_out : names of groups without a figure
    tail : percent of simulated values beyond each limit
    """

    names: tuple[str, ...]
    y: np.ndarray
    n: np.ndarray
    se: np.ndarray
    asked: np.ndarray
    ordered: bool
    favourable: bool
    scale: float
    reference: str | None
    sampled: bool
    left_out: tuple[str, ...] = ()
    tail: float = 2.5

    @cached_property
    def p(self) -> np.ndarray:
        """Return each group's share of the people."""
        return self.n / self.n.sum()

    @cached_property
    def mean(self) -> float:
        """Return the average of all people."""
        return float(self.p @ self.y)

    @cached_property
    def drawn(self) -> np.ndarray | None:
        """Return simulated figures, one row a draw, or None without sampling error."""
        if not self.sampled:
            return None
        return drawn(self.names, self.y, self.se, scale=self.scale)

    @cached_property
    def counted(self) -> "Subgroups":
        """Return the groups whose number of people is known."""
        known = ~np.isnan(self.n)
        if known.all():
            return self
        names = tuple(np.array(self.names, dtype=object)[known])
        cut = {key: getattr(self, key)[known] for key in ("y", "n", "se", "asked")}
        missing = tuple(name for name in self.names if name not in names)
        return replace(self, names=names, left_out=self.left_out + missing, **cut)

    def why_not(self, *, fewest: int = 3, average: bool = False) -> str:
        """Return why a measure that weighs by people has no number; empty if it has.

        Parameters
        ----------
        fewest : groups it takes
        average : whether the measure divides by the average
        """
        if len(self.names) < fewest:
            return TOO_FEW if fewest > 2 else ONE_GROUP
        if not self.n.sum() > 0:
            return "nobody lives in these groups"
        if average and not self.mean > 0:
            return "the average is not above 0"
        return ""

    def said(self, *notes: str) -> str:
        """Return a note: what is given here, and which groups were left out."""
        parts = [note for note in notes if note]
        if self.left_out:
            parts.append(f"without a figure for {', '.join(self.left_out)}")
        return "; ".join(parts)


def of_frame(
    frame: pd.DataFrame,
    *,
    direction: str,
    scale: float = 100,
    reference: str | None = None,
    sampled: bool | None = None,
) -> Subgroups:
    """Return the groups of a tidy frame.

    Parameters
    ----------
    frame : one row a group: ``group, estimate``, and where known ``population``
        (people), ``se`` (standard error), ``order`` (a number, least advantaged
        first; present only where the order means something), ``asked`` (people in
        the sample)
    direction : ``favourable`` or ``adverse``
    scale : 100 for percent
    reference : the group that the others are compared with
    sampled : whether the figures come from a sample; by default they do where a
        standard error is given

    Raises
    ------
    ValueError
        A direction other than the two, a scale of 0 or less, a group named twice,
        two groups at one place in the order or one without, people below 0, a
        reference that is no group.
    """
    columns = _columns(frame)
    names = frame["group"].astype(str).to_numpy(dtype=object)
    if not scale > 0:
        raise ValueError("the scale is not above 0")
    _checked(names, columns, direction, reference)
    ordered = bool(np.isfinite(columns["order"]).any())
    place = np.argsort(columns["order"], kind="stable")
    kept = [i for i in place if np.isfinite(columns["estimate"][i])]
    cut = {key: values[kept] for key, values in columns.items()}
    given = bool(np.isfinite(cut["se"]).any())
    return Subgroups(
        names=tuple(names[kept]),
        y=cut["estimate"],
        n=cut["population"],
        se=cut["se"],
        asked=cut["asked"],
        ordered=ordered,
        favourable=direction == FAVOURABLE,
        scale=float(scale),
        reference=reference if reference in names[kept] else None,
        sampled=given if sampled is None else sampled,
        left_out=tuple(names[[i for i in place if i not in set(kept)]]),
    )


def _columns(frame: pd.DataFrame) -> dict[str, np.ndarray]:
    empty = np.full(len(frame), np.nan)
    return {
        key: frame[key].astype(float).to_numpy(copy=True) if key in frame else empty
        for key in ("estimate", "population", "se", "order", "asked")
    }


def _checked(
    names: np.ndarray,
    columns: dict[str, np.ndarray],
    direction: str,
    reference: str | None,
) -> None:
    order = columns["order"]
    placed = np.isfinite(order)
    wrong = {
        f"the direction is {direction}, not {FAVOURABLE} or {ADVERSE}": direction
        not in (FAVOURABLE, ADVERSE),
        "a group is named twice": len(set(names)) < len(names),
        "only some groups have a place in the order": placed.any() != placed.all()
        and len(names) > 0,
        "two groups have one place in the order": len(set(order[placed]))
        < placed.sum(),
        "a group has less than 0 people": bool((columns["population"] < 0).any()),
        f"{reference} is none of the groups": reference is not None
        and reference not in names,
    }
    for problem, holds in wrong.items():
        if holds:
            raise ValueError(problem)
