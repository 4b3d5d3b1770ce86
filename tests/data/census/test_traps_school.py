"""Every trap of the figures on schooling; the numbers are typed from the notes."""

from data.census.counts import read_missing
from data.census.indicators import read_indicators
from data.census.items import SCHOOL_LEVELS, SUBJECTS
from tests.support.census import added, by, code, counts, rows, same, total

SPLIT = ("tehsil", "sex", "residence")
SCHOOL_BANDS = ("5-9", "10-12", "13-14", "15-16")


def test_islamabad_has_no_age_bands_of_education():
    with_bands = set(rows("band_persons")["district"])
    assert len(with_bands) == 135 and code("Islamabad") not in with_bands
    missing = read_missing()
    assert set(missing["district"]) == {code("Islamabad")}
    assert set(missing["item"]) == set(SUBJECTS["education by age band"])
    for item in ("persons_5_16", "under_5", "aged_15_49", "out_of_school_5_16"):
        assert total(item, district=code("Islamabad")) > 0
    assert total("disability_persons", age_band="5-9", district=code("Islamabad")) > 0


def test_four_bands_are_5_to_16_in_every_tehsil():
    banded = rows("band_persons")
    banded = banded[banded["age_band"].isin(SCHOOL_BANDS)]
    whole = rows("persons_5_16")
    whole = whole[whole["district"] != code("Islamabad")]
    left = banded.groupby(list(SPLIT), observed=True)["count"].sum()
    right = whole.groupby(list(SPLIT), observed=True)["count"].sum()
    assert same(left, right)


def test_never_attended_agrees_in_two_tables():
    banded = rows("band_never_attended")
    banded = banded[banded["age_band"].isin(SCHOOL_BANDS)]
    whole = by("never_attended_5_16", "tehsil").drop("PK401-01")
    assert same(banded.groupby(banded["tehsil"].astype(str))["count"].sum(), whole)


def test_out_of_school_is_never_attended_and_dropped_out_in_all_cells():
    parts = added(["never_attended_5_16", "dropped_out_5_16"], *SPLIT)
    assert same(parts, by("out_of_school_5_16", *SPLIT))


def test_enrolment_is_a_little_less_than_attendance():
    banded = counts()[counts()["age_band"].isin(SCHOOL_BANDS)]
    enrolled = banded["item"].isin(
        [f"band_enrolled_{level}" for level in SCHOOL_LEVELS]
    )
    away = total("persons_5_16") - total("out_of_school_5_16")
    away -= total("persons_5_16", district=code("Islamabad"))
    away += total("out_of_school_5_16", district=code("Islamabad"))
    unnamed = away - banded.loc[enrolled, "count"].sum()
    assert unnamed == 598_466
    children = banded.loc[banded["item"] == "band_persons", "count"].sum()
    assert round(100 * unnamed / children, 2) == 0.85


def test_primary_as_highest_level_is_never_a_rate():
    assert round(total("primary_as_highest") / 1e6, 1) == 15.3
    assert round(total("ever_attended_5plus") / 1e6, 1) == 121.2
    for indicator in read_indicators().values():
        assert "primary_as_highest" not in indicator.items


def test_literate_young_people_outnumber_those_who_went_to_school():
    young = {"age_band": "15-24"}
    persons = total("band_persons", **young)
    assert round(100 * total("band_literate", **young) / persons, 1) == 68.0
    assert round(100 * total("band_ever_attended", **young) / persons, 1) == 65.2


def test_ages_agree_between_tables():
    younger = by("under_5", "tehsil")
    assert same(by("described", "tehsil") - younger, by("persons_5plus", "tehsil"))
