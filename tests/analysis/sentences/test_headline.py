"""Rates of country, provinces and districts, from the counts by plain pandas."""

import pandas as pd
import pytest

from tests.support.census import SOURCE, by, counts, districts, needs_source, total

RATES = {
    "literacy_10plus": ("literate_10plus", "persons_10plus"),
    "out_of_school_5_16": ("out_of_school_5_16", "persons_5_16"),
    "never_attended_5_16": ("never_attended_5_16", "persons_5_16"),
    "disability": ("disability_reported", "disability_persons"),
    "functional_limitation": ("functional_limitation", "disability_persons"),
}
# The sheet of expected rates speaks of all ages.
ALL_AGES = {"age_band": "all"}


def test_the_country_as_it_was_published():
    literate, persons = RATES["literacy_10plus"]
    assert round(100 * total(literate) / total(persons), 2) == 60.65
    for sex, rate in {"male": 68.00, "female": 52.84}.items():
        share = 100 * total(literate, sex=sex) / total(persons, sex=sex)
        assert round(share, 2) == rate
    assert total("out_of_school_5_16") == 25_373_350
    assert round(100 * 25_373_350 / total("persons_5_16"), 2) == 35.60


@needs_source
@pytest.mark.parametrize("level", ["national", "province", "district"])
def test_every_headline_rate(level):
    expected = pd.read_csv(SOURCE / "headline_rates.csv")
    expected = expected[expected["level"] == level].set_index("area")
    assert len(expected) == {"national": 1, "province": 5, "district": 136}[level]
    for name in expected.columns.drop("level"):
        rate, sex = name.rsplit("_", 1)
        computed = share(*RATES[rate], level=level, sex=sex)
        off = (computed.reindex(expected.index) - expected[name]).abs()
        assert off.notna().all() and off.max() <= 1e-4, f"{name}: {off.idxmax()}"


def share(numerator: str, denominator: str, *, level: str, sex: str) -> pd.Series:
    """Percent by the name of a province or the code of a district."""
    cell = ALL_AGES if sex == "all" else {**ALL_AGES, "sex": sex}
    if level == "national":
        rate = 100 * total(numerator, **cell) / total(denominator, **cell)
        return pd.Series({"Pakistan": rate})
    return 100 * by(numerator, level, **cell) / by(denominator, level, **cell)


def test_every_district_is_counted():
    assert set(counts()["district"]) == set(districts().index)
