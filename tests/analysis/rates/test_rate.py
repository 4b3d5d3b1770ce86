"""A rate is a ratio of sums in every cell and at every level, or says why not."""

from itertools import product
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal, assert_series_equal

from analysis.rates.cube import Cube, located
from analysis.rates.groups import GROUPS
from analysis.rates.rates import rates, shares, total
from tests.oracles import pivot
from tests.oracles.of_census import UNITS, of_census
from tests.support import toy
from tests.support.quick import some

PART, WHOLE = ((1, "part"),), ((1, "whole"),)
SHARE = SimpleNamespace(numerator=PART, denominator=WHOLE, kind="share")
COUNT = SimpleNamespace(numerator=PART, denominator=(), kind="count")
PLACES = {
    "tehsil": toy.TEHSILS.index,
    "district": toy.DISTRICTS.index,
    "province": pd.Index(["North", "South"]),
    "country": pd.Index(["Pakistan"]),
}
LEVELS = st.sampled_from(list(PLACES))
KEYS = st.sampled_from(list(GROUPS))


def laid_out(rows) -> Cube:
    """Rows of counts, located in the invented places."""
    counts = pd.DataFrame(rows, columns=toy.COLUMNS)
    return located(counts, toy.TEHSILS, toy.DISTRICTS)


def table_of(rows, of=SHARE, key="all", *, level="district", **more):
    """Rates over the invented places, from rows of counts."""
    cube = rows if isinstance(rows, Cube) else laid_out(rows)
    return rates(cube, of, GROUPS[key], level=level, places=PLACES[level], **more)


def cell(tehsil, item, count, sex="female", residence="rural", band="all"):
    return (tehsil, item, band, sex, residence, count)


def test_a_rate_is_never_averaged():
    rows = [
        cell("N1-01", "part", 90),
        cell("N1-01", "whole", 100),
        cell("N1-02", "part", 90),
        cell("N1-02", "whole", 900),
        cell("N2-01", "part", 20),
        cell("N2-01", "whole", 1000),
    ]
    tehsils = table_of(rows, level="tehsil")["rate"]
    assert tehsils.tolist()[:3] == [90, 10, 2] and tehsils.isna()["S1-01"]
    assert table_of(rows)["rate"].tolist()[:2] == [18, 2]
    assert table_of(rows, level="province").loc["North", "rate"] == 10
    assert table_of(rows, level="country")["rate"].tolist() == [10]


def test_terms_are_added_and_taken_away():
    rows = [
        cell("N1-01", "part", 30),
        cell("N1-01", "more", 5),
        cell("N1-01", "whole", 100),
    ]
    terms = ((1, "whole"), (-1, "part"), (1, "more"), (-1, "nowhere"))
    of = SimpleNamespace(numerator=terms, denominator=WHOLE, kind="share")
    assert table_of(rows, of).loc["N1", "rate"] == 75


def test_each_group_has_its_own_cells_and_everybody_has_all_of_them():
    rows = [
        cell("N1-01", "part", 1, "female", "rural"),
        cell("N1-01", "part", 2, "female", "urban"),
        cell("N1-01", "part", 4, "male", "rural"),
        cell("N1-01", "part", 8, "male", "urban"),
        cell("N1-01", "part", 16, "transgender", "rural"),
        cell("N1-01", "part", 32, "unspecified", "unspecified"),
        cell("N1-01", "part", 64, "female", "rural", band="5-9"),
    ]
    found = {key: table_of(rows, COUNT, key).loc["N1", "rate"] for key in GROUPS}
    assert found == {
        "all": 63,
        "female": 3,
        "male": 12,
        "rural": 21,
        "urban": 10,
        "female-rural": 1,
        "male-rural": 4,
        "female-urban": 2,
        "male-urban": 8,
    }
    assert table_of(rows, COUNT, band="5-9").loc["N1", "rate"] == 64


def test_what_is_empty_says_why():
    rows = [cell("N1-01", "part", 5), cell("N1-01", "whole", 10)]
    lacks = frozenset({("whole", "N2"), ("other", "S1")})
    table = table_of(rows, missing=lacks)
    assert table["status"].tolist() == ["value", "no data", "not applicable"]
    assert table["rate"].notna().tolist() == [True, False, False]
    # A figure that is there is shown, whatever the list of what is missing says.
    table = table_of(rows, missing=frozenset({("part", "N1")}))
    assert table.loc["N1", "status"] == "value"


def test_nobody_counted_is_the_number_0_but_nobody_to_count_is_no_rate():
    table = table_of([cell("N1-01", "part", 5)], COUNT)
    assert table["rate"].tolist() == [5, 0, 0]
    assert set(table["status"]) == {"value"}
    table = table_of([cell("N1-01", "whole", 5)])
    assert table.loc["N1", "rate"] == 0
    assert table["status"].tolist() == ["value", "not applicable", "not applicable"]


def test_growth_is_a_yearly_rate():
    rows = [
        cell("N1-01", "part", 121),
        cell("N1-01", "whole", 100),
        cell("N2-01", "part", 90),
        cell("N2-01", "whole", 100),
    ]
    of = SimpleNamespace(numerator=PART, denominator=WHOLE, kind="growth")
    table = table_of(rows, of, years=2)
    assert table["rate"].round(6).tolist()[:2] == [10, -5.131670]
    assert table.loc["S1", "status"] == "not applicable"


def test_places_stand_in_the_order_asked_for_and_strange_ones_are_empty():
    cube = laid_out([cell("N1-01", "whole", 5)])
    asked = pd.Index(["S1", "elsewhere", "N1"])
    table = rates(cube, SHARE, GROUPS["all"], places=asked)
    assert table.index.equals(asked)
    assert table["rate"].isna().tolist() == [True, True, False]


@given(toy.counts(), KEYS, LEVELS, st.randoms())
def test_the_order_of_rows_does_not_matter(rows, key, level, shuffled):
    order = list(rows.index)
    shuffled.shuffle(order)
    assert_frame_equal(
        table_of(rows, key=key, level=level),
        table_of(rows.loc[order], key=key, level=level),
    )


@given(toy.counts(), KEYS)
def test_inputs_stay_as_they_were(rows, key):
    before = rows.copy(deep=True)
    table_of(rows, key=key)
    assert_frame_equal(rows, before)


@given(toy.counts(), KEYS)
def test_parts_add_up_to_the_whole(rows, key):
    """Tehsils to districts, provinces and the country, for every group."""
    sums = ["numerator", "denominator"]
    cube = laid_out(rows)
    tables = {level: table_of(cube, key=key, level=level)[sums] for level in PLACES}
    of_district = toy.TEHSILS["district"]
    for level, of in {
        "district": of_district,
        "province": of_district.map(toy.DISTRICTS["province"]),
        "country": of_district.map(lambda _: "Pakistan"),
    }.items():
        added = tables["tehsil"].groupby(of.to_numpy()).sum()
        assert_frame_equal(tables[level], added, check_names=False)


@given(toy.counts())
def test_groups_add_up_to_those_that_hold_them(rows):
    cube = laid_out(rows)
    number = {key: table_of(cube, COUNT, key)["rate"] for key in GROUPS}
    for key in ("all", "female", "male"):
        suffix = "" if key == "all" else f"{key}-"
        homes = number[f"{suffix}rural"] + number[f"{suffix}urban"]
        assert_series_equal(number[key], homes)
    third = rows[(rows["sex"] == "transgender") & (rows["item"] == "part")]
    third = third[third["age_band"] == "all"]["count"].sum()
    both = number["female"] + number["male"]
    assert number["all"].sum() == both.sum() + third


@given(toy.counts(), KEYS)
def test_counts_in_two_rows_are_the_same_as_in_one(rows, key):
    halves = [rows.assign(count=rows["count"] // 2)]
    halves.append(rows.assign(count=rows["count"] - rows["count"] // 2))
    assert_frame_equal(
        table_of(pd.concat(halves, ignore_index=True), key=key),
        table_of(rows, key=key),
    )


@given(toy.groups(number=1))
def test_a_rate_of_many_lies_between_theirs(tables):
    (table,) = tables
    together = total(table)
    if table["rate"].notna().any():
        low, high = table["rate"].min(), table["rate"].max()
        assert low - 1e-9 <= together["rate"] <= high + 1e-9
    else:
        assert np.isnan(together["rate"])
    assert together["denominator"] == table["denominator"].sum()


@pytest.mark.parametrize(
    ("kind", "rate"), [("share", 50), ("count", 8), ("growth", -50)]
)
def test_a_total_is_the_ratio_of_the_sums(kind, rate):
    table = pd.DataFrame({"numerator": [1, 7], "denominator": [2, 14]})
    assert total(table, kind=kind)["rate"] == rate


def test_nothing_is_divided_by_0():
    sums = pd.DataFrame({"numerator": [0.0, 3.0], "denominator": [0.0, 0.0]})
    for kind in ("share", "growth"):
        assert shares(sums, kind=kind).isna().all()


@pytest.mark.parametrize(
    ("name", "level"), some(product(pivot.catalogue(), UNITS), 10, 5)
)
def test_every_rate_of_the_census_is_the_ratio_of_its_sums(name, level):
    """Every age band and group, in every place of a level."""
    for _, band, key in [cell for cell in pivot.cells() if cell[0] == name]:
        table = of_census(name, band, key, level)
        by_hand = pivot.expected(name, band, key, level).reindex(table.index)
        numbers = by_hand[["top", "bottom"]].fillna(0).to_numpy()
        assert (table[["numerator", "denominator"]].to_numpy() == numbers).all()
        wanted = by_hand["rate"].to_numpy()
        if pivot.catalogue()[name].kind == "count":
            wanted = numbers[:, 0]
        assert np.allclose(table["rate"], wanted, rtol=1e-12, equal_nan=True)


@pytest.mark.parametrize("name", some(pivot.catalogue(), 10, 2))
def test_every_rate_of_an_area_is_the_ratio_of_its_sums(name):
    """Every age band and group, in the country, each province and parts of one."""
    of = pivot.catalogue()[name]
    for _, band, key in [cell for cell in pivot.cells() if cell[0] == name]:
        table = of_census(name, band, key)
        for area, inside in pivot.areas().items():
            found = total(table.loc[inside], kind=of.kind, years=pivot.YEARS)["rate"]
            wanted = pivot.overall(name, band, key, area)
            assert np.isclose(found, wanted, equal_nan=True), (band, key, area)
        country = of_census(name, band, key, "country", ["Pakistan"])["rate"].iloc[0]
        wanted = pivot.overall(name, band, key)
        assert np.isclose(country, wanted, equal_nan=True), (band, key)


@pytest.mark.parametrize("name", some(pivot.catalogue(), 10, 2))
def test_every_status_says_why_there_is_no_value(name):
    of = pivot.catalogue()[name]
    banded = any(item.startswith("band_") for item in of.items)
    for _, band, key in [cell for cell in pivot.cells() if cell[0] == name]:
        table = of_census(name, band, key)
        assert (table["rate"].notna() == (table["status"] == "value")).all()
        nobody = pivot.expected(name, band, key)["bottom"] == 0
        if of.kind == "count":
            assert set(table["status"]) == {"value"}
            continue
        missing = table.index[table["status"] == "no data"]
        # Islamabad alone has no tables by age band.
        assert list(missing) == (["PK401"] if banded else []), (band, key)
        nobody[missing] = False
        assert ((table["status"] == "not applicable") == nobody).all(), (band, key)


def test_some_districts_have_no_town():
    """Without such districts the test above would say nothing."""
    table = of_census("out_of_school_5_16", "all", "urban")
    assert (table["status"] == "not applicable").sum() >= 5
    assert set(of_census("out_of_school_5_16", "all", "all")["status"]) == {"value"}
