"""A grid of nine units, the centre amid all."""

import numpy as np
import pandas as pd

from analysis.spatial.neighbourhood import neighbourhood

ONE_TO_NINE = pd.Series(np.arange(1.0, 10))


def sides(size):
    """Pairs of a square grid whose cells share a side; cells are counted by rows."""
    cells = range(size * size)
    across = [(at, at + 1) for at in cells if (at + 1) % size]
    down = [(at, at + size) for at in cells if at + size < size * size]
    return across + down


def near(pairs, units, **more):
    table = pd.DataFrame(list(pairs), columns=["unit", "neighbour"])
    return neighbourhood(table, pd.Index(units), **more)


GRID = near(sides(3), range(9))
