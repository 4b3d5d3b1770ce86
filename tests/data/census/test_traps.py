"""Every trap of the census figures: the shipped counts must have walked round it.

The numbers are typed from the notes of the source, not computed from its files.
"""

import pytest

from data.census.gazetteer import read_tehsils
from data.census.indicators import read_indicators
from data.census.items import DIFFICULTIES, LANGUAGES, SUBJECTS
from tests.support.census import added, by, code, counts, rows, same, total

SPLIT = ("tehsil", "sex", "residence")
SCHOOL_BANDS = ("5-9", "10-12", "13-14", "15-16")


def test_national_sums():
    assert total("counted_2023") == 241_499_431
    assert total("counted_2017") == 207_684_626
    assert total("described") == 240_458_089
    assert read_tehsils()["area_sqkm"].sum() == 796_096
    reported = total("disability_reported", age_band="all")
    assert round(100 * reported / total("disability_persons", age_band="all"), 2) == 3.1
    minorities = total("religion_minorities") / total("religion_persons")
    assert round(100 * (1 - minorities), 2) == 96.35


def test_two_bases():
    outside = by("counted_2023", "district") - by("described", "district")
    assert outside.sum() == 1_041_342
    expected = {
        "Quetta": 324_202,
        "Islamabad": 80_619,
        "Rawalpindi": 60_371,
        "Rajanpur": 57_069,
        "Attock": 37_418,
    }
    assert {name: outside[code(name)] for name in expected} == expected
    share = 100 * outside / by("counted_2023", "district")
    assert round(share[code("Quetta")], 1) == 12.5
    kohistan = [
        share[code(f"{which} Kohistan")] for which in ("Lower", "Upper", "Kolai Palas")
    ]
    assert (round(min(kohistan), 1), round(max(kohistan), 1)) == (10.8, 15.5)


def test_no_characteristic_is_divided_by_people_counted():
    for indicator in read_indicators().values():
        if indicator.kind == "share":
            divided_by = {item for _, item in indicator.denominator}
            assert not divided_by & {"counted_2023", "counted_2017", "described"}


def test_only_finest_cells_are_stored():
    assert (counts()["residence"] != "all").all()
    sexes = counts().groupby(["item", "age_band"], observed=True)["sex"].agg(set)
    for cell, found in sexes.items():
        assert found == {"all"} or "all" not in found, cell


def test_disability_counts_transgender_persons_as_male():
    for item in SUBJECTS["disability"]:
        assert set(rows(item, age_band="all")["sex"]) == {"female", "male"}
    men = by("described", "tehsil", sex="male")
    other = by("described", "tehsil", sex="transgender")
    assert other.sum() == 20_331
    counted = by("disability_persons", "tehsil", age_band="all", sex="male")
    assert same(counted, men.add(other, fill_value=0))


def test_disability_by_age_has_both_sexes_together():
    for item in SUBJECTS["disability"]:
        banded = rows(item)
        assert set(banded.loc[banded["age_band"] != "all", "sex"]) == {"all"}


def test_people_without_sex_or_residence():
    loose = counts()[(counts()["sex"] == "unspecified")]
    assert loose[["tehsil", "item", "count"]].to_numpy().tolist() == [
        ["PK725-03", "counted_2023", 196]
    ]
    homeless = counts()[counts()["residence"] == "unspecified"]
    assert set(homeless["item"]) == {"counted_2023", "counted_2017"}
    assert set(homeless["tehsil"]) == {"PK725-03"}
    assert total("counted_2017", residence="unspecified") == 255_404
    assert read_indicators()["growth"].dimensions == ()


@pytest.mark.parametrize(
    "parts",
    [
        ("electricity", "solar", "other_light"),
        ("water_inside", "water_outside"),
        ("toilet_flush", "toilet_nonflush", "toilet_none"),
    ],
)
def test_parts_of_households_add_up(parts):
    cell = ("tehsil", "residence")
    whole = by("households", *cell)
    assert same(added([f"households_{part}" for part in parts], *cell), whole)


def test_religion_and_language_describe_everybody_described():
    cell = ("tehsil", "residence")
    everybody = by("described", *cell)
    assert same(by("religion_persons", *cell), everybody)
    assert same(by("language_persons", *cell), everybody)
    assert same(added([f"tongue_{name}" for name in LANGUAGES], *cell), everybody)


def test_reporting_of_disability_differs_between_enumerators():
    cell = {"age_band": "all"}
    reported = by("disability_reported", "tehsil", **cell)
    share = 100 * reported / by("disability_persons", "tehsil", **cell)
    assert (round(share.min(), 1), round(share.max(), 1)) == (0.1, 24.8)
    places = read_tehsils()
    assert places.loc[share.idxmax(), "name"] == "Bar Chamer Kand"
    assert places.loc[share.idxmin(), "district"] == code("Dera Bugti")
    functions = {f"difficulty_{name}" for name in DIFFICULTIES}
    for indicator in read_indicators().values():
        if {"disability_reported", "functional_limitation"} & set(indicator.items):
            assert indicator.direction == "context"
            assert indicator.finest == "district"
        assert not functions & set(indicator.items)


def test_disability_is_reported_least_at_school_ages():
    for item, low, high in (
        ("disability_reported", 0.8, 1.2),
        ("functional_limitation", 1.3, 2.5),
    ):
        share = 100 * by(item, "age_band") / by("disability_persons", "age_band")
        share = share[list(SCHOOL_BANDS)]
        assert (round(share.min(), 1), round(share.max(), 1)) == (low, high)
