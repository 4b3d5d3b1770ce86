"""Wholes and splits on the page of gaps: one rate everywhere, whose figure it is."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.inequality.kitagawa import kitagawa
from tests.oracles import expected
from tests.oracles.expected import catalogue
from tests.support.apptest import asked, headline
from tests.support.census import code, districts
from tests.support.charts import drawn, texts
from tests.support.pages.gaps_page import START, in_province, of, page, said_by
from ui.gaps import crossed
from ui.gaps.choice import SHOWS, Comparison
from ui.gaps.choice import asked as understood
from ui.gaps.choice import options as offers
from ui.gaps.facts import facts
from ui.gaps.people import reckoned, sentence
from ui.gaps.ranked import numbers
from ui.research import dimensions
from ui.research import kitagawa as research_kitagawa
from ui.research import measures as research_measures

page = page  # the fixture

RURAL = {"indicator": "literacy_10plus", "group": "rural", "against": "urban"}


@pytest.mark.parametrize("within", ["pakistan", "sindh", "khyber-pakhtunkhwa"])
def test_the_whole_area_has_one_rate_on_every_part(page, within):
    """Though some of its districts have one of the two groups only."""
    chosen = RURAL | {"within": within, "district": "none"}
    found = of(**chosen)
    query = found.chosen.to_query()
    assert len(expected.gaps(query)) < len(expected.area(within))
    rural, urban = (
        expected.level(query | {"group": key, "against": "none"})
        for key in ("rural", "urban")
    )
    pair = {each.measure: each.estimate for each in dimensions.of_pair(found)}
    assert pair["d"] == pytest.approx(urban - rural)
    assert found.overall["gap"] == pytest.approx(urban - rural)
    table = crossed.by_province(found, {"rural": "Rural", "urban": "Urban"})
    name = "Pakistan" if within == "pakistan" else found.area
    assert table.loc[name].tolist() == pytest.approx([rural, urban])
    asked(page, query)
    said = said_by(page)
    assert f"{rural:.1f}% of rural people" in said and f"{urban:.1f}% of urban" in said
    assert f"by {urban - rural:.1f}\u00a0pp" in said
    assert "compared: not applicable, one of the groups has nobody there" in said
    _, _, summed = reckoned(found)
    people = expected.figures(query)["bottom"].loc[expected.area(within)].sum()
    assert summed.totals == pytest.approx((urban - rural) / 100 * people)


@pytest.mark.parametrize("show", SHOWS)
def test_the_age_is_said_of_every_figure(page, show):
    chosen = {"indicator": "never_attended_by_age", "band": "10-12", "show": show}
    found, _ = understood(Comparison(), chosen | {"beside": "literacy_10plus"})
    asked(page, found.to_query())
    label = catalogue()["never_attended_by_age"].label
    under = [each.value for each in page.caption if each.value.startswith(label)]
    assert under and all("10–12" in each for each in under)
    assert "10–12" in headline(page)
    if show in ("crossed", "indicators"):
        named = [each for each in texts(drawn(page)[0]) if label in each]
        assert named and all("10–12" in each for each in named)


@pytest.mark.parametrize(
    "pair",
    [("female", "male"), ("rural", "urban"), ("female-rural", "male-urban")],
)
def test_the_pair_is_fixed_whichever_is_chosen_first(pair):
    there = dimensions.of_pair(of(group=pair[0], against=pair[1]))
    back = dimensions.of_pair(of(group=pair[1], against=pair[0]))
    assert [each.estimate for each in there] == [each.estimate for each in back]
    rates = [expected.level(START | {"group": k, "against": "none"}) for k in pair]
    values = {each.measure: each.estimate for each in there}
    assert values["parity"] == pytest.approx((100 - rates[0]) / (100 - rates[1]))


def test_the_groups_behind_the_measures_are_the_census():
    found = of(show="research")
    parts = dimensions.dimensions(found)
    table, measures = research_measures.groups(parts), research_measures.every(parts)
    assert [len(part.groups) for part in parts] == [2, 5, 5]
    figures, province = expected.figures(START), districts()["province"]
    rows = table[table["Between"] == "Provinces: girls"].set_index("Group")
    sums = figures[["top", "bottom"]].groupby(province).sum()
    assert np.allclose(
        rows["Rate, %"], (100 * sums["top"] / sums["bottom"])[rows.index]
    )
    assert np.allclose(rows["People"], sums["bottom"][rows.index])
    assert (rows["Districts"] == province.value_counts()[rows.index]).all()
    fifths = table[table["Between"].str.startswith("Fifths")]
    assert fifths["Districts"].sum() == len(figures)
    assert measures["Between"].str.contains(r", \d groups").all()
    units = measures.set_index("Measure")["Unit"].to_dict()
    assert units["Difference"] == "pp" and units["Ratio"] == ""
    assert units["Between-group variance"] == "pp²"
    assert units["Population attributable fraction"] == "%"


def by_hand(pairs):
    """Kitagawa's parts of strata ((n1, rate1), (n2, rate2)), with plain sums."""
    people = [sum(side[place][0] for side in pairs) for place in (0, 1)]
    composition = rate = 0.0
    for (n1, rate1), (n2, rate2) in pairs:
        share1, share2 = n1 / people[0], n2 / people[1]
        composition += (share1 - share2) * (rate1 + rate2) / 2
        rate += (rate1 - rate2) * (share1 + share2) / 2
    return composition, rate


def rate_and_people(group, inside, query):
    here = expected.figures(query | {"group": group, "against": "none"}).loc[inside]
    top, bottom = here["top"].sum(), here["bottom"].sum()
    return bottom, 100 * top / bottom


def test_the_gap_of_girls_is_split_by_where_they_live(page):
    query = START | {"show": "research", "part": "behind"}
    query |= {"sides": "groups", "within": "sindh"}
    found = of(**query)
    split = kitagawa(research_kitagawa.sides_of(found).strata)
    inside = expected.area("sindh")
    pairs = [
        [rate_and_people(f"{sex}-{place}", inside, START) for sex in ("female", "male")]
        for place in ("rural", "urban")
    ]
    composition, rate = by_hand(pairs)
    assert split.composition.estimate == pytest.approx(composition)
    assert split.rate.estimate == pytest.approx(rate)
    asked(page, query)
    said = " ".join(each.value for each in page.header)
    assert abs(composition) < 0.05
    assert ", 0.0\u00a0pp comes from where people live (rural or urban)" in said
    assert f"+{rate:.1f}\u00a0pp from the rates there" in said


def test_the_gap_of_villages_is_split_by_province():
    found = of(**RURAL, show="research", sides="groups")
    sides = research_kitagawa.sides_of(found)
    split, query = kitagawa(sides.strata), found.chosen.to_query()
    pairs = [
        [rate_and_people(key, in_province(name), query) for key in ("rural", "urban")]
        for name in sorted(set(districts()["province"]))
    ]
    composition, rate = by_hand(pairs)
    assert split.composition.estimate == pytest.approx(composition)
    assert split.rate.estimate == pytest.approx(rate)
    table = research_kitagawa.written(split, sides.names)
    assert table["Rural people, share %"].sum() == pytest.approx(100)


def test_groups_that_no_strata_hold_are_not_split():
    assert list(offers("sides", of(**RURAL, within="sindh").chosen)) == ["places"]
    assert list(offers("sides", of(against="none").chosen)) == ["places"]
    refused = understood(Comparison(), RURAL | {"within": "sindh", "sides": "groups"})
    assert refused[0].sides == "places" and refused[1] == {"sides": "groups"}


def test_a_single_area_is_called_by_its_name():
    found = of(show="crossed", within="sindh", district="none")
    groups = crossed.names(found)
    said = crossed.sentence(found, crossed.by_province(found, groups))
    rates = {
        name: expected.level(
            START | {"group": key, "against": "none", "within": "sindh"}
        )
        for key, name in groups.items()
    }
    worst = max(rates, key=rates.get)
    assert said == (
        f"{worst} are worst off in Sindh: {rates[worst]:.1f}% of them are out of "
        "school there."
    )


@pytest.mark.parametrize(("goal", "other"), [("median", False), ("gap", True)])
def test_whose_figure_it_is_stands_under_it(page, goal, other):
    asked(page, START | {"show": "people", "goal": goal})
    label = catalogue()[START["indicator"]].label
    under = [each.value for each in page.caption if each.value.startswith(label)]
    assert len(under) == 2
    assert all(("boys" in each) == other for each in under)


def test_the_lowest_are_the_worst_off_whoever_can_be_compared():
    chosen = {"show": "people", "group": "rural", "against": "urban", "lowest": "10"}
    found = of(**chosen)
    table, _, whole = reckoned(found)
    query = found.chosen.to_query()
    rate = expected.figures(query)["rate"]
    assert set(table.index) == set(rate.nlargest(10).index)
    known = table["short"].notna().sum()
    assert 0 < known < 10 and whole.places_compared == known
    assert sentence(found, whole, len(table)).startswith(
        f"If the {known} that can be compared of the 10 districts where rural "
        "children are worst off closed"
    )
    # A choice of all is the same figure as no choice.
    merged = chosen | {"within": "khyber-pakhtunkhwa-merged"}
    few, every = (reckoned(of(**merged | {"lowest": n}))[2] for n in ("50", "all"))
    assert few == every


def test_where_the_group_is_ahead_places_are_held_to_parity(page):
    query = of(group="female-urban", against="male-urban", within="punjab").chosen
    query = query.to_query() | {"show": "quadrants"}
    gaps = expected.gaps(query)
    rate = expected.figures(query)["rate"].reindex(gaps.index)
    worse = rate.round(1) > round(expected.level(query | {"against": "none"}), 1)
    behind = gaps.round(1) > 0
    asked(page, query)
    assert headline(page) == (
        f"In {(worse & behind).sum()} of {len(gaps)} districts in Punjab urban girls "
        "are worse off than in Punjab as a whole and behind urban boys; in "
        f"{(worse & ~behind).sum()} they are worse off though not behind."
    )
    said = " ".join(each.value for each in page.caption)
    assert "and parity, since its own gap is −1.6\u00a0pp" in said
    asked(page, START | {"show": "quadrants", "within": "islamabad"})
    assert "as a whole" not in headline(page) and "girls" in headline(page)


@pytest.mark.parametrize(
    ("pair", "why"),
    [
        (
            ("female-urban", "male-urban"),
            "not applicable, nobody of either group lives there",
        ),
        (("rural", "urban"), "not applicable, one of the groups has nobody there"),
    ],
)
def test_why_districts_cannot_be_compared(page, pair, why):
    query = of(group=pair[0], against=pair[1]).chosen.to_query()
    asked(page, query)
    missing = 136 - len(expected.gaps(query))
    assert f"{missing} of 136 districts cannot be compared: {why}" in said_by(page)


def test_a_gap_that_reads_as_nothing_counts_for_nobody(page):
    chosen = {"indicator": "literacy_10plus", "within": "punjab"}
    found = of(**chosen, group="male-urban", against="male-rural")
    query = found.chosen.to_query()
    gaps = expected.gaps(query)
    written = gaps.map(lambda gap: float(f"{gap:.1f}"))
    people = gaps[written > 0] / 100 * expected.figures(query)["bottom"]
    assert ((gaps > 0) & (written == 0)).any() and (written > 0).sum() == 1
    asked(page, query)
    said = said_by(page)
    assert f"would have to change for {people.sum():,.0f} of them" in said
    table, _ = numbers(found)
    assert table["To close the gap, people"].sum() == round(people.sum())


def test_one_group_alone_is_not_measured(page):
    asked(page, START | {"show": "research", "within": "islamabad", "against": "none"})
    assert not page.exception and headline(page).startswith("Nothing to measure")


def test_the_places_of_a_split_share_no_district():
    first = offers("first", Comparison())
    assert "pakistan" not in first and "khyber-pakhtunkhwa" in first
    second = offers("second", Comparison(first="khyber-pakhtunkhwa"))
    assert not [key for key in second if key.startswith("khyber") or key == "pakistan"]
    # The source prints no such table for Islamabad.
    youth = of(indicator="literacy_youth").chosen
    assert "islamabad" not in offers("first", youth)
    assert "islamabad" not in offers("second", youth)


def test_all_groups_are_compared_over_the_same_fifths():
    counts = [
        dimensions.urban_fifths(of(group=key))["districts"].tolist()
        for key in ("female", "male", "all")
    ]
    assert counts[0] == counts[1] == counts[2]


def test_a_figure_has_one_id_however_the_map_is_looked_at():
    found = of(show="research")

    def named(**changes):
        chosen = replace(found.chosen, **changes)
        return facts(replace(found, chosen=chosen), "x", "", None).figure

    looks = {"lens": "number", "view": "tiles", "classes": "equal"}
    looks |= {"district": code("Kech")}
    assert {named(**{name: value}) for name, value in looks.items()} == {named()}
    assert named(group="male", against="female") != named()


def test_the_languages_keep_their_names(page):
    chosen = of(indicator="language_punjabi", within="punjab", show="districts").chosen
    asked(page, chosen.to_query())
    (under,) = [each.value for each in page.caption if "Mother tongue" in each.value]
    assert under == (
        f"{catalogue()['language_punjabi'].label}: people, percent, districts chosen, "
        "2023"
    )
