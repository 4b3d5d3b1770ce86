"""Where one place stands among those it is compared with, as figures can tell."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.writing import written_out
from data.vocabulary import ADVERSE

# With fewer others no place and no median are told.
FEWEST = 2
# Half of the last decimal that is printed: a smaller difference is no difference.
ROUNDING = 0.05


@dataclass(frozen=True)
class Standing:
    """A place among its peers.

    Parameters
    ----------
    value : of the place, as written
    median : of its peers, as written; an even number of them shares the middle
    worse, better : peers that read worse and better than it
    level : peers that read the same
    apart : by how much it is worse than the median, as both are written; negative
        where it is better, 0 where they read the same or rounding alone parts them
    missing : peers without a figure
    """

    value: float
    median: float
    worse: pd.Index
    better: pd.Index
    level: pd.Index
    apart: float
    missing: pd.Index

    @property
    def known(self) -> int:
        """How many peers have a figure."""
        return len(self.worse) + len(self.better) + len(self.level)


def standing(values: pd.Series, here: str, direction: str) -> Standing | None:
    """Return where a place stands; None where it or nearly all peers lack a figure.

    Parameters
    ----------
    values : of the place and its peers, compared as they are written, one decimal
    here : which of them is the place
    direction : ``adverse`` where more is worse; else less is
    """
    numbers, own = values.to_numpy(float), values.index == here
    unknown = np.isnan(numbers)
    peers = values.index[~unknown & ~own]
    if not (own & ~unknown).any() or len(peers) < FEWEST:
        return None
    sign = 1 if direction == ADVERSE else -1
    value, others = numbers[own][0], numbers[~unknown & ~own]
    ours, middle = written_out(np.array([value, np.median(others)])).tolist()
    apart = round(sign * (ours - middle), 1)
    if abs(value - np.median(others)) < ROUNDING:
        apart = 0.0
    worse = sign * (written_out(others) - ours)
    return Standing(
        value=ours,
        median=middle,
        worse=peers[worse > 0],
        better=peers[worse < 0],
        level=peers[worse == 0],
        apart=apart + 0.0,
        missing=values.index[unknown & ~own],
    )
