"""Our own case of clustering: a grid of two by four, where every order can be tried."""

import math
from itertools import permutations

import numpy as np
import pandas as pd
from scipy.stats import norm

ROWS, COLUMNS = 2, 4
VALUES = (3.0, 5.0, 8.0, 9.0, 2.0, 6.0, 7.0, 12.0)
NAME = "grid"


def near(i):
    """The cells that share a side or a corner."""
    row, column = divmod(i, COLUMNS)
    return [
        r * COLUMNS + c
        for r in range(ROWS)
        for c in range(COLUMNS)
        if max(abs(r - row), abs(c - column)) == 1
    ]


def files():
    cells = range(len(VALUES))
    units = [f"c{i}" for i in cells]
    pairs = [(NAME, units[i], units[j]) for i in cells for j in near(i)]
    table = {"dataset_id": NAME, "unit": units, "value": VALUES, "island": 0}
    return {
        "spatial_values": pd.DataFrame(table),
        "spatial_neighbours": pd.DataFrame(
            pairs, columns=["dataset_id", "unit", "neighbour"]
        ),
        "spatial_global_expected": everywhere(),
        "spatial_local_expected": pd.DataFrame(
            [unit(i, name) for i, name in enumerate(units)]
        ),
    }


def touching():
    """Row-standardised."""
    made = np.zeros((len(VALUES), len(VALUES)))
    for i in range(len(VALUES)):
        made[i, near(i)] = 1 / len(near(i))
    return made


def moran(values):
    """Of one order a row."""
    z = values - values.mean(axis=-1, keepdims=True)
    return ((z @ touching().T) * z).sum(axis=-1) / (z**2).sum(axis=-1)


def everywhere():
    """Randomisation: all 40,320 orders. Normality: moments of quadratic forms."""
    index = float(moran(np.array(VALUES)))
    orders = moran(np.array(list(permutations(VALUES))))
    n = len(VALUES)
    middle = np.eye(n) - 1 / n
    form = middle @ (touching() + touching().T) / 2 @ middle
    square = np.trace(form) ** 2 + 2 * np.trace(form @ form)
    mean = np.trace(form) / (n - 1)
    moments = {
        "randomisation": (orders.mean(), orders.var()),
        "normality": (mean, square / (n**2 - 1) - mean**2),
    }
    rows = []
    for assumption, (expectation, variance) in moments.items():
        z = (index - expectation) / math.sqrt(variance)
        for side, p in (("greater", norm.sf(z)), ("two.sided", 2 * norm.sf(abs(z)))):
            numbers = (index, expectation, variance, z, p)
            rows.append((NAME, "moran_I", assumption, "none", side, *numbers))
    columns = ["dataset_id", "statistic", "assumption", "islands", "alternative"]
    columns += ["estimate", "expectation", "variance", "z", "p"]
    return pd.DataFrame(rows, columns=columns)


def unit(i, name):
    """Local Moran over all orders of the other seven, and G* by its definition."""
    y = np.array(VALUES)
    n, z = len(y), y - y.mean()
    size, around = (z**2).sum() / n, near(i)
    local = z[i] * z[around].mean() / size
    others = np.array(list(permutations(np.delete(z, i), len(around))))
    drawn = z[i] * others.mean(axis=1) / size
    star = [i, *around]
    count = len(star)
    spread = y.std() * math.sqrt((n * count - count**2) / (n - 1))
    return {
        "dataset_id": NAME,
        "unit": name,
        "value": y[i],
        "draws": "exact",
        "spatial_lag": y[around].mean(),
        "quadrant": "HL"[int(z[i] < 0)] + "HL"[int(z[around].mean() < 0)],
        "local_I": local,
        "E_conditional": drawn.mean(),
        "var_conditional": drawn.var(),
        "z_conditional": (local - drawn.mean()) / drawn.std(),
        "Gstar_z_binary": (y[star].sum() - count * y.mean()) / spread,
        "p_perm_two_sided": min(
            1, 2 * min((drawn >= local - 1e-12).mean(), (drawn <= local + 1e-12).mean())
        ),
    }
