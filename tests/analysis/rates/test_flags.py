"""Districts whose counts are weak are flagged by rule, with their own numbers."""

import pandas as pd
import pytest
from pandas.testing import assert_series_equal

from analysis.rates.flags import flags
from tests.oracles.pivot import YEARS
from tests.support.census import by, code, districts


def flag(growth, counted=1000, described=1000) -> str:
    columns = (growth, counted, described)
    return flags(*(pd.Series([value], index=["A"]) for value in columns))["A"]


def test_growth_above_six_percent_is_volatile():
    assert flag(6.0) == ""
    assert flag(6.06) == "volatile count: grew 6.1% a year since 2017"
    assert flag(-9.0) == ""


def test_one_percent_outside_the_tables_is_incomplete():
    assert flag(2.0, 1000, 991) == ""
    text = "incomplete count: {} of its people are in no other table"
    assert flag(2.0, 1000, 990) == text.format("1.0%")
    assert flag(2.0, 1000, 875) == text.format("12.5%")
    assert flag(2.0, 1000, 1001) == ""


def test_both_can_be_said():
    said = flag(9.5, 1000, 900).split("; ")
    assert [text.split(":")[0] for text in said] == [
        "volatile count",
        "incomplete count",
    ]


def test_a_place_without_figures_has_no_flag():
    assert flag(float("nan"), 0, 0) == ""


def census() -> tuple[pd.Series, pd.Series, pd.Series]:
    index = districts().index
    counted, before, described = (
        by(item, "district").reindex(index).astype(float)
        for item in ("counted_2023", "counted_2017", "described")
    )
    return 100 * ((counted / before) ** (1 / YEARS) - 1), counted, described


def test_the_flags_of_the_census():
    growth, *_ = census()
    said = flags(*census())
    volatile = {
        "Awaran",
        "Kachhi",
        "Kharan",
        "Lower Kohistan",
        "Orakzai",
        "Panjgur",
        "Washuk",
    }
    flagged = said.index[said.str.contains("volatile")]
    assert set(districts()["name"][flagged]) == volatile
    for place in flagged:
        assert f"grew {growth[place]:.1f}% a year" in said[place]
    assert "incomplete count: 12.5% of its people" in said[code("Quetta")]
    assert said[code("Lahore")] == ""


def test_incomplete_counts_are_all_those_with_a_hundredth_outside():
    growth, counted, described = census()
    said = flags(growth, counted, described)
    outside = counted.index[100 * (1 - described / counted) >= 1]
    assert list(said.index[said.str.contains("incomplete")]) == list(outside)
    assert len(outside) >= 5


@pytest.mark.parametrize("column", range(3))
def test_order_does_not_matter_and_inputs_stay(column):
    series = census()
    before = series[column].copy(deep=True)
    said = flags(*series)
    mixed = [values.sample(frac=1, random_state=column) for values in series]
    again = flags(*mixed)
    assert_series_equal(again.loc[said.index], said)
    assert_series_equal(series[column], before)


def test_the_flags_on_screen_are_these():
    from ui.edition import tables

    assert_series_equal(tables.flags(), flags(*census()), check_names=False)
