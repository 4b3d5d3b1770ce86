"""The catalogue offers only what the counts hold, in careful words."""

import pytest

from data.census.indicators import read_indicators
from data.checks import TABLES
from data.vocabulary import ADVERSE, CONTEXT, FAVOURABLE
from tests.support.census import counts

CATALOGUE = read_indicators()
IDS = {
    "literacy_10plus",
    "literacy_youth",
    "literacy_by_age",
    "out_of_school_5_16",
    "never_attended_5_16",
    "dropped_out_5_16",
    "attendance_5_16",
    "never_attended_by_age",
    "enrolled_by_age",
    "ever_attended_5plus",
    "electricity",
    "improved_water",
    "toilet",
    "population",
    "growth",
    "religious_minorities",
    "disability_reported",
    "disability_reported_by_age",
    "functional_limitation",
    "functional_limitation_by_age",
}


def test_the_catalogue_is_complete():
    languages = {name for name in CATALOGUE if name.startswith("language_")}
    assert set(CATALOGUE) == IDS | languages


def test_main_languages_are_one_in_a_hundred_or_most_of_a_district():
    held = counts()[counts()["item"].str.startswith("tongue_")]
    spoken = held.groupby("item", observed=True)["count"].sum()
    main = set(spoken.index[spoken >= 0.01 * spoken.sum()])
    local = held.pivot_table("count", "district", "item", "sum", observed=True)
    main |= set(local.idxmax(axis="columns"))
    offered = {i.items[0] for i in CATALOGUE.values() if i.theme == "Languages"}
    assert offered == main - {"tongue_other"}


@pytest.mark.parametrize("indicator", CATALOGUE.values(), ids=list(CATALOGUE))
def test_bands_and_dimensions_exist_for_every_item(indicator):
    for item in indicator.items:
        held = counts()[counts()["item"] == item]
        for band in indicator.bands:
            cells = held[held["age_band"] == band]
            # A level nobody of that age attends has no row: it is 0, not missing.
            assert len(cells) or "enrolled" in item, (item, band)
            sexes = set(cells["sex"])
            if len(cells) and "sex" in indicator.dimensions:
                assert {"female", "male"} <= sexes
            if len(cells) and "residence" in indicator.dimensions:
                assert {"rural", "urban"} <= set(cells["residence"])


@pytest.mark.parametrize("indicator", CATALOGUE.values(), ids=list(CATALOGUE))
def test_sex_is_offered_where_the_census_has_it(indicator):
    held = counts()[counts()["item"].isin(indicator.items)]
    held = held[held["age_band"].isin(indicator.bands)]
    split = held.groupby("item", observed=True)["sex"].agg(set)
    by_sex = all({"female", "male"} <= sexes for sexes in split)
    assert by_sex == ("sex" in indicator.dimensions)


def test_shares_stay_between_0_and_100_in_every_tehsil():
    for indicator in CATALOGUE.values():
        if indicator.kind != "share":
            continue
        part, whole = sums(indicator.numerator), sums(indicator.denominator)
        for band in indicator.bands:
            share = (part[band] / whole[band]).dropna()
            assert share.between(0, 1).all(), (indicator.id, band)


def sums(terms):
    """Tehsil × band sums of signed items."""
    table = counts()
    return sum(
        sign
        * table[table["item"] == item]
        .pivot_table(
            index="tehsil",
            columns="age_band",
            values="count",
            aggfunc="sum",
            fill_value=0,
            observed=False,
        )
        .astype("int64")
        for sign, item in terms
    )


def test_attendance_is_the_favourable_form_of_out_of_school():
    attending, out = CATALOGUE["attendance_5_16"], CATALOGUE["out_of_school_5_16"]
    assert attending.numerator == (*attending.denominator, (-1, *out.items[:1]))
    assert (attending.direction, out.direction) == (FAVOURABLE, ADVERSE)
    assert attending.lack == out.state == out.lack


def test_what_must_not_be_ranked_is_context():
    for name, indicator in CATALOGUE.items():
        careful = ("language_", "disability_", "functional_", "religious_")
        assert (indicator.direction == CONTEXT) == (
            name.startswith(careful) or name in ("population", "growth")
        )
    minorities = CATALOGUE["religious_minorities"]
    assert (minorities.finest, minorities.projector) == ("district", False)


def test_bands_without_islamabad_say_so():
    for indicator in CATALOGUE.values():
        banded = any(item.startswith("band_") for item in indicator.items)
        assert any("Islamabad is missing" in text for text in indicator.caveats) == (
            banded
        )


def test_every_text_is_fit_for_a_reader():
    for indicator in CATALOGUE.values():
        assert indicator.definition.endswith(".")
        for text in (indicator.label, *indicator.caveats):
            assert text[0].isupper() or text[0].isdigit()
        assert all(text == text.strip(" .") for text in indicator.caveats)
    words = (TABLES / "indicators.csv").read_text(encoding="utf-8").casefold()
    for word in ("fata", "handicap", "suffer", "illiterate", "backward", "tribal"):
        assert word not in words


def test_functions_of_the_dataclass():
    enrolled = CATALOGUE["enrolled_by_age"]
    assert len(enrolled.numerator) == 5 and len(enrolled.items) == 6
    assert CATALOGUE["toilet"].numerator[1] == (-1, "households_toilet_none")
    assert CATALOGUE["population"].denominator == ()
