"""Groups are compared only when nobody can be in both, and have names of their own."""

from itertools import product

import pytest

from analysis.rates.groups import GROUPS, Group, name, offered, partners
from tests.oracles import pivot

BOTH = ("sex", "residence")
GIRLS = {"people": "children", "female": "girls", "male": "boys"}


def test_there_are_nine_groups_each_found_by_its_code():
    assert set(GROUPS) == {
        "all",
        "female",
        "male",
        "rural",
        "urban",
        "female-rural",
        "male-rural",
        "female-urban",
        "male-urban",
    }
    for key, group in GROUPS.items():
        assert group.key == key


@pytest.mark.parametrize(
    ("dimensions", "keys"),
    [
        ((), {"all"}),
        (("sex",), {"all", "female", "male"}),
        (("residence",), {"all", "rural", "urban"}),
        (BOTH, set(GROUPS)),
    ],
)
def test_only_groups_of_dimensions_that_exist_are_offered(dimensions, keys):
    assert {group.key for group in offered(dimensions)} == keys
    for group in offered(dimensions):
        assert {other.key for other in partners(group, dimensions)} <= keys


def test_groups_are_apart_when_sex_or_residence_differs():
    for one, other in product(GROUPS, GROUPS):
        assert GROUPS[one].disjoint(GROUPS[other]) == pivot.apart(one, other)


def test_partners_are_all_groups_that_are_apart():
    for key, group in GROUPS.items():
        found = [other.key for other in partners(group, BOTH)]
        assert sorted(found) == sorted(k for k in GROUPS if pivot.apart(key, k))


def test_everybody_is_compared_with_nobody():
    assert partners(GROUPS["all"], BOTH) == []


@pytest.mark.parametrize(
    ("group", "usual"),
    [
        ("female", "male"),
        ("male", "female"),
        ("rural", "urban"),
        ("urban", "rural"),
        ("female-urban", "male-urban"),
        ("male-rural", "female-rural"),
        ("female-rural", "male-rural"),
    ],
)
def test_the_usual_comparison_comes_first(group, usual):
    assert partners(GROUPS[group], BOTH)[0].key == usual


def test_rural_girls_are_compared_with_the_other_half_where_sex_is_unknown():
    assert [group.key for group in partners(GROUPS["rural"], ("residence",))] == [
        "urban"
    ]


@pytest.mark.parametrize(
    ("key", "called"),
    [
        ("all", "children"),
        ("female", "girls"),
        ("male", "boys"),
        ("rural", "rural children"),
        ("female-rural", "rural girls"),
        ("male-urban", "urban boys"),
    ],
)
def test_a_group_is_called_by_the_nouns_of_the_indicator(key, called):
    assert name(GROUPS[key], **GIRLS) == called


def test_groups_are_equal_by_what_they_hold():
    assert Group("female", "rural") == GROUPS["female-rural"]
    assert Group() == GROUPS["all"]
