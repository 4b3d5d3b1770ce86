"""Every number in a sentence is the table's, and none claims what it may not."""

import re
from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import writing
from analysis.gaps.gap import InPeople, gaps
from analysis.gaps.quadrants import NAMES
from analysis.gaps.target import GOALS, summed, targets
from analysis.inequality.kitagawa import kitagawa
from analysis.rates.groups import GROUPS, name
from analysis.rates.rates import total
from analysis.sentences import crossed, phrases
from analysis.sentences import gaps as gaps_sentence
from analysis.sentences import people as sentences_people
from analysis.sentences.groups import two_sides
from analysis.sentences.headline import Subject
from tests.oracles import pivot
from tests.support.census import districts
from tests.support.quick import some
from tests.support.toy import groups, rates_of

GIRLS = Subject(
    "girls", "boys", "are out of school", "are out of school", "adverse", "share"
)
READERS = replace(
    GIRLS, state="can read", lack="can't read", direction="favourable", where="in Sindh"
)
SUBJECTS = st.sampled_from([GIRLS, READERS])
PROVINCE = districts()["province"]
PAIRS = {
    of: [pair for pair in pivot.pairs() if pair[0] == of and pair[-1]]
    for of, about in pivot.catalogue().items()
    if about.direction != "context"
}
# Those with the fewest pairs first.
INDICATORS = sorted(filter(PAIRS.get, PAIRS), key=lambda of: len(PAIRS[of]))


def pair_of(ours, theirs, subject=GIRLS):
    """The sentence on two groups, from numerators and denominators."""
    tables = [rates_of([top], [bottom]) for top, bottom in (ours, theirs)]
    found = gaps(*tables, direction=subject.direction).iloc[0]
    return gaps_sentence.pair(*(total(table) for table in tables), found, subject)


def percentages(text):
    return re.findall(r"\d[\d,]*\.\d(?=%)", text)


@pytest.mark.parametrize(
    ("ours", "theirs", "subject", "said"),
    [
        (
            (500, 1000),
            (200, 1000),
            GIRLS,
            "50.0% of girls are out of school, 20.0% of boys: girls are worse off by "
            "30.0\u00a0pp (parity index 0.62, 1 is parity).",
        ),
        (
            (500, 1000),
            (200, 1000),
            READERS,
            "50.0% of girls in Sindh can read, 20.0% of boys: girls are better off by "
            "30.0\u00a0pp (parity index 2.50, 1 is parity).",
        ),
        (
            (500, 1000),
            (5004, 10000),
            GIRLS,
            "50.0% of girls are out of school, 50.0% of boys: "
            "the two groups are level.",
        ),
        (
            (9, 9),
            (3, 12),
            GIRLS,
            "9 of 9 girls are out of school, 3 of 12 boys; these are too few to "
            "compare.",
        ),
        (
            (10, 100),
            (0, 0),
            GIRLS,
            "Not applicable: the census counts no boys.",
        ),
        (
            (3904, 10000),
            (3235, 10000),
            GIRLS,
            "39.0% of girls are out of school, 32.4% of boys: girls are worse off by "
            "6.7\u00a0pp, taken before rounding (parity index 0.90, 1 is parity).",
        ),
    ],
)
def test_a_pair_by_hand(ours, theirs, subject, said):
    assert pair_of(ours, theirs, subject) == said


@given(groups(least=1, most=1), SUBJECTS)
def test_a_pair_says_what_the_table_says(both, subject):
    found = gaps(*both, direction=subject.direction).iloc[0]
    ours, theirs = (total(table) for table in both)
    said = gaps_sentence.pair(ours, theirs, found, subject)
    if np.isnan(found["gap"]):
        assert said.startswith("Not applicable: the census counts no ")
        return
    if min(ours["denominator"], theirs["denominator"]) < 25:
        # Counts, and neither a share nor a comparison.
        assert "%" not in said and "pp" not in said and "parity" not in said
        counted = [int(text.replace(",", "")) for text in re.findall(r"\d[\d,]*", said)]
        expected = [(each["numerator"], each["denominator"]) for each in (ours, theirs)]
        assert counted == [number for each in expected for number in each]
        return
    assert percentages(said) == [f"{each['rate']:.1f}" for each in (ours, theirs)]
    apart = re.search(r"by ([\d.]+)\spp", said)
    if f"{abs(found['gap']):.1f}" == "0.0":
        assert "level" in said and not apart and "parity" not in said
        return
    assert apart.group(1) == f"{abs(found['gap']):.1f}"
    assert ("worse off" in said) == (found["gap"] > 0)
    assert ("better off" in said) == (found["gap"] < 0)
    index = re.search(r"parity index ([\d,.]+),", said)
    if np.isnan(found["parity"]):
        assert index is None
    else:
        assert index.group(1) == f"{found['parity']:,.2f}"
    # A reader who subtracts is told why the result can differ.
    first, second = (float(text) for text in percentages(said))
    same = f"{abs(first - second):.1f}" == apart.group(1)
    assert ("before rounding" in said) == (not same)


def subject(of, key, other) -> Subject:
    nouns = (of.people, of.people_female, of.people_male)
    whom = [name(GROUPS[each], *nouns) for each in (key, other)]
    return Subject(*whom, of.state, of.lack, of.direction, of.kind)


@pytest.mark.parametrize("of", some(INDICATORS, 13, 3))
def test_every_pair_of_groups_says_the_census(of):
    about = pivot.catalogue()[of]
    areas = pivot.areas()
    others = [inside for area, inside in areas.items() if area != "pakistan"]
    for turn, (_, band, key, other) in enumerate(PAIRS[of]):
        ours, theirs = (pivot.expected(of, band, each) for each in (key, other))
        tables = [
            rates_of(t["top"], t["bottom"], list(t.index)) for t in (ours, theirs)
        ]
        # The country and one other area, in turn, so that all come up.
        for inside in (areas["pakistan"], others[turn % len(others)]):
            sums = [t.loc[inside, ["top", "bottom"]].sum() for t in (ours, theirs)]
            pair = [total(table.loc[inside]) for table in tables]
            apart = gaps(
                *(each.to_frame().T for each in pair), direction=about.direction
            ).iloc[0]
            said = gaps_sentence.pair(*pair, apart, subject(about, key, other))
            if not min(each["bottom"] for each in sums):
                assert said.startswith("Not applicable: "), (of, key, other)
                continue
            if min(each["bottom"] for each in sums) < 25:
                assert "too few" in said
                continue
            rates = [100 * each["top"] / each["bottom"] for each in sums]
            assert percentages(said) == [f"{rate:.1f}" for rate in rates]
            sign = 1 if about.direction == "adverse" else -1
            gap = sign * (rates[0] - rates[1])
            if f"{abs(gap):.1f}" != "0.0":
                assert f"by {abs(gap):.1f}\u00a0pp" in said
                assert ("worse off" in said) == (gap > 0)


def goal_said(both, goal, about, province):
    how = {"direction": about.direction, "goal": goal}
    table = targets(*both, province, **how)
    found = summed(*both, table, province, **how)
    which = f"all {found.places_compared} districts"
    if found.places_compared == 1:
        which = "the one district"
    return found, sentences_people.reaching(found, goal, about, which=which)


def goal_holds(found, said, about):
    over, totals = (
        sentences_people.summed_over(found),
        sentences_people.on_totals(found),
    )
    if not found.places_compared:
        assert said.endswith("cannot be compared with this goal.") and over == ""
        return
    one = found.places_compared == 1
    assert (
        "the one district" if one else f"all {found.places_compared} "
    ) in said.lower()
    if not found.places_behind:
        assert "things would have to change for nobody" in said
        assert found.summed == 0
        assert (" is " in said or " has " in said) == one
        assert "fewer" not in said and over == ""
        return
    people = writing.people(found.summed, 2)
    that = "that" if about.who.endswith("households") else "who"
    assert f"that would be {people} fewer {about.who} {that} {about.lack}." in said
    short = "all fall short" in over or f"the {found.places_behind} of" in over
    assert short and f"{found.places_compared} district" in over
    other = writing.people(found.totals, 2)
    assert (totals == "") == (other == people)
    assert totals == "" or f"gives {other}, because" in totals
    if totals:
        sums = (found.summed, found.netted, found.shared, found.totals)
        written = [writing.people(each, 2) for each in sums]
        reasons = ("make up for", "wherever it lives", "only one of the groups")
        said = [reason in totals for reason in reasons]
        # What changes the sum as it is written, the way the whole differs.
        larger = found.totals > found.summed
        ways = [(next_ > one) == larger for one, next_ in pairwise(sums)]
        changed = [one != next_ for one, next_ in pairwise(written)]
        assert said == [way and new for way, new in zip(ways, changed, strict=True)]
        assert any(said) and not (larger and said[0])


@given(groups(), SUBJECTS, st.sampled_from(GOALS))
def test_a_goal_says_what_the_sums_say(both, about, goal):
    province = pd.Series("North", index=both[0].index)
    found, said = goal_said(both, goal, about, province)
    goal_holds(found, said, about)


@pytest.mark.parametrize(("of", "goal"), some(product(INDICATORS, GOALS), 20, 5))
def test_every_goal_of_every_pair_over_the_country(of, goal):
    about = pivot.catalogue()[of]
    for _, band, key, other in PAIRS[of]:
        if band != about.bands[0]:
            continue
        both = [
            rates_of(t["top"], t["bottom"], list(t.index))
            for t in (pivot.expected(of, band, each) for each in (key, other))
        ]
        of_whom = subject(about, key, other)
        found, said = goal_said(both, goal, of_whom, PROVINCE)
        goal_holds(found, said, of_whom)


def test_the_reason_is_said_only_where_it_holds():
    found = InPeople(500.0, 500.0, 700.0, 700.0, 2, 1, 3)
    assert sentences_people.on_totals(found) == (
        "The same sum on the totals gives 700, because there each group is added up "
        "wherever it lives."
    )
    assert sentences_people.on_totals(replace(found, shared=500.4, totals=500.4)) == ""


def test_coverage_is_said_where_some_are_missing():
    table = pd.DataFrame({"gap": [1.0, None, 2.0]})
    assert gaps_sentence.coverage(table, GIRLS, "nobody lives there") == (
        "1 of 3 districts cannot be compared: nobody lives there."
    )
    for whole in (table.dropna(), table.iloc[[1]]):
        assert gaps_sentence.coverage(whole, GIRLS, "why") == ""


@given(st.lists(st.sampled_from([*NAMES, ""]), max_size=12))
def test_the_quarters_are_counted(quarter):
    found = pd.Series(quarter, dtype=object)
    said = gaps_sentence.quarters(found, "Sindh as a whole", READERS)
    known = [each for each in quarter if each]
    if not known:
        assert said.startswith("No district in Sindh has figures for both ")
        return
    both, level = (known.count(each) for each in NAMES[:2])
    assert said.startswith(f"In {both or 'none'} of {len(known)} district")
    assert (f"; in {level} they" in said) == (level > 0)


@given(
    st.lists(st.one_of(st.none(), st.floats(-60, 60)), min_size=1, max_size=6), SUBJECTS
)
def test_the_ends_of_a_comparison_are_the_tables(values, about):
    table = pd.DataFrame({"gap": values}, dtype=float)
    names = pd.Series([f"Place{letter}" for letter in "ABCDEF"])
    said = gaps_sentence.between(table, names, about)
    known = [value for value in values if value is not None]
    if not known:
        assert said.startswith("No figures")
        return
    low, high = writing.points(min(known)), writing.points(max(known))
    if low == high:
        assert low.lstrip("+−") in said and "runs" not in said
        return
    assert f"from {low} in " in said and f" to {high} in " in said
    lowest, highest = said.split(f" to {high} in ")
    for place, value in enumerate(values):
        if value is not None:
            assert (f"Place{'ABCDEF'[place]}" in lowest) == (
                writing.points(value) == low
            )
            assert (f"Place{'ABCDEF'[place]}" in highest) == (
                writing.points(value) == high
            )


def test_the_worst_group_and_ties():
    rates = pd.DataFrame(
        {"rural girls": [70.0, 50.04, 12.0], "urban girls": [40.0, 50.0, 13.0]},
        index=["A", "B", "C"],
    )
    found = crossed.worst(rates, "adverse")
    assert found.tolist() == ["rural girls", "", "urban girls"]
    turned = crossed.worst(rates, "favourable")
    assert turned.tolist() == ["urban girls", "", "rural girls"]

    def said(rows, direction="adverse"):
        return crossed.crossed(rows, direction, "are out", "province")

    assert said(rates) == "No one group is worst off in most of 3 provinces."
    assert said(rates.iloc[:1]) == (
        "Rural girls are worst off in A: 70.0% of them are out there."
    )
    assert said(rates.loc[["B"]]) == "No one group is worst off in B."
    assert said(rates.loc[["A", "B"]]).startswith("Rural girls are worst off in 1 of 2")
    assert said(rates.assign(**{"urban girls": np.nan})).startswith("Fewer than two")


def test_another_language_is_another_table_of_patterns():
    reversed_ = {key: text[::-1] for key, text in {"stop": ".", "level": "ab"}.items()}
    assert phrases.say([phrases.part("level")], reversed_) == "Ba."


STRATUM = st.tuples(st.integers(1, 9999), st.floats(0, 100))


@given(st.lists(st.tuples(STRATUM, STRATUM), min_size=1, max_size=4))
def test_a_difference_in_two_parts_says_what_the_parts_say(drawn):
    rows = [
        {"stratum": str(at), "n1": one[0], "rate1": one[1], "n2": two[0]}
        | {"rate2": two[1]}
        for at, (one, two) in enumerate(drawn)
    ]
    found = kitagawa(pd.DataFrame(rows))
    said = two_sides(found, "girls who are out", ("here", "there"), "where they live")
    assert percentages(said) == [
        f"{each.estimate:.1f}" for each in (found.first, found.second)
    ]
    written = re.findall(r"([+−]?[\d.]+)\u00a0pp", said)
    signed = [float(text.replace("−", "-")) for text in written]
    parts = (found.difference, found.composition, found.rate)
    assert signed == [float(f"{each.estimate:.1f}") for each in parts]
    first, second = (float(text) for text in percentages(said))
    # A reader who adds up is told why the result can differ.
    sums = (first - second, signed[1] + signed[2])
    adds_up = all(round(each, 1) == signed[0] for each in sums)
    assert ("before rounding" in said) == (not adds_up)
