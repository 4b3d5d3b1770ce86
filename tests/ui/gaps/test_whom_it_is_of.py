"""Figures of several indicators say of whom each is, and follow the group chosen."""

import numpy as np
import pytest

from data.vocabulary import PROVINCES
from tests.oracles import pivot
from tests.support.census import by
from tests.support.pages.gaps_page import of
from ui.gaps import scatter, transgender
from ui.research import composite, of_whom
from ui.view import same_group

USUAL = {"out_of_school_5_16": 1, "electricity": 1}


@pytest.mark.parametrize(
    ("group", "other"),
    [("female-rural", "rural"), ("female", "all"), ("male-urban", "urban")],
)
def test_another_indicator_is_of_the_same_people_as_far_as_it_goes(group, other):
    electricity = pivot.catalogue()["electricity"]
    assert same_group.nearest_group(group, electricity) == other
    pair = of(group=group, show="indicators", beside="electricity")
    said = scatter._both(pair, electricity, other)
    expected = pivot.expected("electricity", "all", other)["rate"]
    assert np.allclose(said["y"], expected, equal_nan=True)


def test_the_index_follows_the_group_chosen():
    girls, boys, everybody = (
        composite._bands(of(group=group).chosen, USUAL)
        for group in ("female", "male", "all")
    )
    assert not girls.equals(boys) and not girls.equals(everybody)
    rate = pivot.expected("out_of_school_5_16", "all", "female")["rate"]
    light = pivot.expected("electricity", "all", "all")["rate"]
    scaled = [(top - top.min()) / (top.max() - top.min()) for top in (-rate, light)]
    assert np.allclose(girls["score"], 50 * sum(scaled))
    said = of_whom.follows(of(group="female-rural").chosen, list(USUAL))
    assert "(rural girls)" in said and "(rural households)" in said


def test_transgender_persons_are_told_by_province_at_most():
    said = transgender.said(of(indicator="out_of_school_5_16"))
    lived = by("persons_5_16", "province", sex="transgender")
    out = by("out_of_school_5_16", "province", sex="transgender")
    for name in PROVINCES:
        share = f"{name} {100 * out[name] / lived[name]:.1f}% of {lived[name]:,}"
        assert (share in said) == (lived[name] >= 25), name
    assert "Islamabad fewer than 25 counted" in said
    # Below whole provinces, and where the census does not tell, nothing is said.
    merged = of(indicator="out_of_school_5_16", within="khyber-pakhtunkhwa-merged")
    assert transgender.said(merged) == ""
    assert transgender.said(of(indicator="electricity")) == ""
    assert "Punjab" not in transgender.said(of(within="sindh"))
