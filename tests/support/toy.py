"""Small invented tables, drawn by hand or by hypothesis."""

import pandas as pd
from hypothesis import strategies as st

DISTRICTS = pd.DataFrame(
    {"province": ["North", "North", "South"]},
    index=pd.Index(["N1", "N2", "S1"], name="district"),
)
TEHSILS = pd.DataFrame(
    {"district": ["N1", "N1", "N2", "S1"]},
    index=pd.Index(["N1-01", "N1-02", "N2-01", "S1-01"], name="tehsil"),
)
COLUMNS = ["tehsil", "item", "age_band", "sex", "residence", "count"]


def rates_of(numerators, denominators, places=None) -> pd.DataFrame:
    """Rates as `analysis.rates.rates.rates` gives them, from two lists of counts."""
    table = pd.DataFrame(
        {"numerator": numerators, "denominator": denominators},
        index=places or [f"D{place}" for place in range(len(numerators))],
        dtype=float,
    )
    share = (
        100 * table["numerator"] / table["denominator"].where(table["denominator"] > 0)
    )
    status = share.notna().map({True: "value", False: "not applicable"})
    return table.assign(rate=share, status=status)


def persons(most: int = 10_000):
    """Numerator and denominator of one place; nobody at all is possible."""
    whole = st.integers(0, most)
    return whole.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@st.composite
def groups(draw, least: int = 1, most: int = 12, number: int = 2):
    """Rates of some groups in the same places."""
    size = draw(st.integers(least, most))
    drawn = [
        draw(st.lists(persons(), min_size=size, max_size=size)) for _ in range(number)
    ]
    return tuple(rates_of(*zip(*places, strict=True)) for places in drawn)


@st.composite
def counts(draw, least: int = 1, most: int = 40):
    """Counts in four tehsils: one row a cell, as the reader gives them."""
    cell = st.tuples(
        st.sampled_from(list(TEHSILS.index)),
        st.sampled_from(["part", "whole"]),
        st.sampled_from(["all", "5-9"]),
        st.sampled_from(["female", "male", "transgender"]),
        st.sampled_from(["rural", "urban"]),
    )
    cells = draw(st.lists(cell, min_size=least, max_size=most, unique=True))
    numbers = draw(
        st.lists(st.integers(1, 1_000_000), min_size=len(cells), max_size=len(cells))
    )
    rows = [(*cell, number) for cell, number in zip(cells, numbers, strict=True)]
    return pd.DataFrame(rows, columns=COLUMNS)
