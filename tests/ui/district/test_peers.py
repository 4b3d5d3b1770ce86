"""A district's verdict among its peers is what the census figures say."""

import re

import numpy as np
import pandas as pd
import pytest

from analysis.gaps.standing import standing
from analysis.sentences.standing import GAP, verdict
from tests.oracles import expected
from tests.oracles.expected import catalogue
from tests.support.apptest import asked, opened
from tests.support.census import code, districts
from ui.district import peers
from ui.view import alike, options
from ui.view.selection import Selection

NAMES = pd.Series({each: each.upper() for each in "abcdefgh"})


def said(values, direction="adverse", here="a", ends=None):
    found = standing(pd.Series(values, dtype=float), here, direction)
    more = {"ends": ends} if ends else {}
    return None if found is None else verdict(found, NAMES, **more)


SEVEN = dict(zip("abcdefg", (60, 70, 65, 50, 40, 55, 58), strict=True))


@pytest.mark.parametrize(
    ("values", "direction", "text"),
    [
        (
            SEVEN,
            "adverse",
            "third worst of seven alike; 3.5 points worse than their median (56.5%)",
        ),
        (
            SEVEN,
            "favourable",
            "third best of seven alike; 3.5 points better than their median (56.5%)",
        ),
        (
            SEVEN | {"a": 70.01},
            "adverse",
            "worst of seven alike, level with B; "
            "13.5 points worse than their median (56.5%)",
        ),
        (
            SEVEN | {"a": 56.46},
            "adverse",
            "in the middle of seven alike; level with their median (56.5%)",
        ),
        (
            dict.fromkeys("abcd", 12.02) | {"a": 11.98},
            "adverse",
            "level with all three alike; level with their median (12.0%)",
        ),
        (
            {"a": 10, "b": 20, "c": np.nan, "d": 30},
            "adverse",
            "best of three alike; 15.0 points better than their median (25.0%)",
        ),
    ],
)
def test_a_verdict_by_hand(values, direction, text):
    assert said(values, direction) == text


def test_no_verdict_without_figures():
    assert said({"a": np.nan, "b": 1, "c": 2}) is None
    assert said({"a": 1, "b": 2, "c": np.nan}) is None


def test_a_gap_is_wide_or_narrow():
    text = said({"a": 12.04, "b": 3, "c": -2}, ends=GAP)
    assert text.startswith("widest of three alike; 11.5 points wider")


def test_rounding_alone_makes_no_difference():
    # 50.04 and 50.06 read as 50.0 and 50.1, and are no tenth apart.
    found = standing(pd.Series({"a": 50.06, "b": 50.04, "c": 50.04}), "a", "adverse")
    assert found.apart == 0 and len(found.better) == 2


JUDGED = [
    key
    for key, of in catalogue().items()
    if options.may_compare(options.indicator(Selection(indicator=key)))
    and of.theme != "Disability"
]


@pytest.mark.parametrize("key", JUDGED)
def test_every_verdict_agrees_with_the_census(key):
    for name in ("Kech", "Lahore", "Badin"):
        view = Selection(district=code(name)).asked({"indicator": key}, options.options)
        view = view[0]
        rate = expected.figures(view.to_query())["rate"]
        traits = alike.matched(view).traits.to_numpy(float)
        standard = (traits - traits.mean(0)) / traits.std(0)
        index = alike.matched(view).traits.index
        here = index.get_loc(view.district)
        apart = np.linalg.norm(standard - standard[here], axis=1)
        apart[here] = np.inf
        others = rate[index[np.argsort(apart, kind="stable")[:6]]].dropna()
        text = peers.verdict(view, brief=True)
        own = rate[view.district]
        if np.isnan(own) or len(others) < 2:
            assert "no place" in text
            continue
        adverse = catalogue()[key].direction == "adverse"
        worse = sum(round(o, 1) > round(own, 1) for o in others)
        better = sum(round(o, 1) < round(own, 1) for o in others)
        worse, better = (worse, better) if adverse else (better, worse)
        ordinals = ["", "second ", "third ", "fourth "]
        end = f"{ordinals[worse]}worst" if worse < better else ""
        end = f"{ordinals[better]}best" if better < worse else end
        assert text.lower().startswith(end or ("in the middle", "level")), (name, text)
        size = re.search(r"([\d.]+) points (worse|better)", text)
        difference = (own - others.median()) * (1 if adverse else -1)
        if size:
            assert abs(float(size[1]) - abs(difference)) <= 0.1001
            assert size[2] == ("worse" if difference > 0 else "better")
        else:
            assert abs(difference) < 0.1


def test_flagged_and_missing_counts_are_told():
    text = peers.verdict(Selection(district=code("Quetta")))
    assert "Its own count is flagged" in text
    assert "The count of Islamabad is flagged; without it: third best of six" in text
    towns = Selection(
        indicator="electricity", group="rural", against="urban", district=code("Lahore")
    )
    assert peers.verdict(towns) == "Nobody of this group lives here: it gets no place."


def test_what_is_neither_good_nor_bad_gets_no_place():
    for key, of in catalogue().items():
        if of.direction == "context" or of.theme == "Disability":
            view = Selection(district=code("Kech")).asked(
                {"indicator": key}, options.options
            )[0]
            assert "worst" not in peers.verdict(view)


def test_the_profile_opens_with_the_verdict_and_leads_to_the_peers():
    app = opened("district", district=code("Badin"))
    assert not app.exception
    told = next(e.value for e in app.markdown if "Among its peers" in e.value)
    assert "Worst of seven alike" in told and "(#peers)" in told
    assert any(each.anchor == "peers" for each in app.header)
    table = peers.by_every(Selection(district=code("Badin")))
    assert table["Indicator"].is_unique and len(table) == len(JUDGED)
    asked(
        app, {"district": code("Lahore"), "indicator": "population", "against": "none"}
    )
    assert not app.exception
    assert districts()["name"][code("Lahore")] == "Lahore"
