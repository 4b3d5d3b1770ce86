"""The page of gaps says what the counts say, whatever is asked of it."""

import re

import numpy as np
import pandas as pd
import pytest

from analysis.inequality.kitagawa import kitagawa
from tests.oracles import expected, pivot
from tests.oracles.expected import catalogue, gap_agrees
from tests.support import covering
from tests.support.apptest import asked, headline
from tests.support.census import code, districts
from tests.support.pages.gaps_page import START, in_province, of, page, said_by
from tests.support.quick import DEEP
from ui.figure.table import GAP_LABEL, to_close
from ui.gaps import crossed
from ui.gaps.choice import MOST, PARTS, SHOWS, Comparison, joined, may_associate
from ui.gaps.choice import asked as understood
from ui.gaps.choice import options as offers
from ui.gaps.compared import rates
from ui.gaps.districts import chosen_districts
from ui.gaps.people import reckoned, sentence
from ui.gaps.ranked import numbers
from ui.research import decomposition, dimensions
from ui.research import kitagawa as research_kitagawa
from ui.view import areas, options

page = page  # the fixture

JUDGED = [key for key, of in catalogue().items() if options.may_compare(of)]
CONTEXT = [key for key in catalogue() if key not in JUDGED]


@pytest.mark.parametrize(
    ("show", "part"),
    [*((show, "measures") for show in SHOWS), *(("research", part) for part in PARTS)],
)
def test_every_part_of_the_page_opens(page, show, part):
    query = START | {"show": show, "part": part}
    asked(page, query)
    assert not page.exception and not page.error
    assert dict(page.query_params) == query
    assert len(page.title) == 1 and headline(page)


def test_the_first_screen_is_three_sentences_of_the_three_lenses(page):
    asked(page, START)
    gaps = expected.gaps(START)
    assert gap_agrees(headline(page), gaps)
    girls, boys = (
        expected.level(START | {"group": key, "against": "none"})
        for key in ("female", "male")
    )
    said = said_by(page)
    assert f"{girls:.1f}% of girls are out of school, {boys:.1f}% of boys" in said
    assert f"by {girls - boys:.1f}\u00a0pp" in said
    assert "2.50 million of them" in said and "totals gives 2.25 million" in said


def test_the_lens_decides_which_sentence_comes_first(page):
    starts = {
        "gap": "Girls are behind",
        "level": "39.0% of girls",
        "number": "13.4 million girls",
    }
    for lens, start in starts.items():
        asked(page, START | {"lens": lens})
        assert headline(page).startswith(start)
        others = set(starts.values()) - {start}
        if lens != "number":
            others = others - {"13.4 million girls"} | {"In people"}
        assert all(other in said_by(page) for other in others)


def test_every_view_of_the_map_can_be_walked_to(page):
    fields = ("indicator", "group", "against", "within")
    # All of them in `make bench`.
    for view in [*covering.once(covering.views(), *fields)][:: 1 if DEEP else 2]:
        query = START | view
        query |= {
            name: getattr(understood(Comparison(), query)[0], name)
            for name in ("goal", "beside")
        }
        asked(page, query)
        assert not page.exception and not page.error, query
        assert dict(page.query_params) == query
        assert len(page.title) == 1
        if query["against"] != "none" and query["lens"] == "gap":
            gaps = expected.gaps(query)
            right = gap_agrees(headline(page), gaps) if len(gaps) else True
            assert right, f"{headline(page)} {query}"


@pytest.mark.parametrize("show", [show for show in SHOWS if show != "ranked"])
def test_every_indicator_in_every_part(page, show):
    for key, about in [*catalogue().items()][:: 1 if DEEP else 2]:
        asked(
            page,
            understood(Comparison(), {"indicator": key, "show": show})[0].to_query(),
        )
        assert not page.exception and not page.error, (key, show)
        assert len(page.title) == 1, (key, show)
        if about.direction == "context" and show in ("people", "quadrants"):
            assert headline(page).endswith("no gap, no ranking")


@pytest.mark.parametrize("show", SHOWS)
def test_an_area_of_one_district_and_nobody_to_compare_with(page, show):
    alone = ({"within": "islamabad"}, {"against": "none"}, {"group": "all"})
    for narrowed in alone:
        query = {"show": show, "district": "none", **narrowed}
        asked(page, understood(Comparison(), query)[0].to_query())
        assert not page.exception and not page.error, query
        assert len(page.title) == 1, query


@pytest.mark.parametrize("key", JUDGED)
def test_the_table_under_the_ranking_is_the_census(key):
    found = of(indicator=key)
    table, _ = numbers(found)
    query = found.chosen.to_query()
    gaps = table[GAP_LABEL].dropna()
    assert np.allclose(gaps, expected.gaps(query).reindex(gaps.index))
    assert len(gaps) == len(expected.gaps(query))
    figures = expected.figures(query)
    rate = figures["rate"].reindex(table.index)
    assert np.allclose(table.iloc[:, 2], rate, equal_nan=True)
    written = expected.gaps(query).map(lambda gap: float(f"{gap:.1f}"))
    behind = expected.gaps(query).where(written > 0, 0)
    people = behind / 100 * figures["bottom"]
    mine = table[to_close(found.indicator)].dropna()
    assert np.allclose(mine, people.reindex(mine.index).round())


def test_the_worst_twenty_at_their_provinces_median(page):
    query = START | {"show": "people", "goal": "median", "lowest": "20"}
    asked(page, query)
    figures = expected.figures(START)
    rate, province = figures["rate"], districts()["province"]
    worst = rate.nlargest(20).index
    short = (rate - rate.groupby(province).transform("median")).clip(lower=0)
    people = (short / 100 * figures["bottom"])[worst].sum()
    said = headline(page)
    assert said.startswith("If the 20 districts where girls are worst off reached")
    assert f"{round(people, -3):,.0f} fewer girls who are out of school" in said


@pytest.mark.parametrize("goal", ["gap", "median", "parity"])
def test_the_people_of_an_area_are_those_of_its_districts(goal):
    whole = of(show="people", goal=goal)
    table, rows, summed = reckoned(whole)
    assert np.isclose(summed.summed, table["people"].sum())
    assert np.isclose(rows["summed"].sum(), table["people"].sum())
    for within in ("sindh", "punjab"):
        part = of(show="people", goal=goal, within=within)
        here, _, of_part = reckoned(part)
        assert np.allclose(here["people"], table.loc[here.index, "people"])
        name = areas.areas()[within]
        assert np.isclose(of_part.summed, rows.loc[name, "summed"])
        assert sentence(part, of_part, len(here)).startswith("If all")


def test_what_is_not_offered_is_told(page):
    asked(page, START)
    asked(page, START | {"goal": "moon", "districts": "PK201.XX.PK202"})
    told = " ".join(each.value for each in page.warning)
    assert "moon" in told and "XX" in told
    assert page.query_params["goal"] == "gap"
    assert page.query_params["districts"] == "PK201.PK202"


def test_up_to_six_districts_stand_in_the_address(page):
    codes = list(districts().index[:7])
    chosen, refused = understood(Comparison(), {"districts": ".".join(codes)})
    assert chosen.codes == codes[:MOST] and refused["districts"] == codes[6]
    assert joined([]) == "none"
    kept = [code("Kech"), code("Lahore")]
    asked(page, START | {"show": "districts", "districts": ".".join(kept)})
    gaps = expected.gaps(START)[kept]
    ends = re.findall(r"([−+]?[\d.]+)\spp in (\w+)", headline(page))
    written = {words_of(value): code_ for code_, value in gaps.items()}
    assert {text for text, _ in ends} == set(written)
    for text, name in ends:
        assert districts()["name"][written[text]] == name


def words_of(value):
    return f"{value:+.1f}".replace("-", "−")


def test_a_peer_is_set_beside_by_a_press(page):
    kept = code("Kech")
    asked(page, START | {"show": "districts", "districts": kept})
    peer = next(each for each in page.button if each.key.startswith("peer_alike"))
    peer.click().run()
    added = peer.key.removeprefix("peer_alike_")
    assert page.query_params["districts"] == f"{kept}.{added}"
    asked(page, START | {"show": "districts"})


def test_without_a_choice_the_largest_district_of_each_province_stands_there():
    people = pivot.expected("population", "all", "all")["top"]
    province = districts()["province"]
    largest = [people[province == name].idxmax() for name in sorted(set(province))]
    assert chosen_districts(of(show="districts")) == largest


def test_the_crossed_groups_are_ratios_of_sums():
    found = of(show="crossed")
    table = crossed.by_province(found, crossed.names(found))
    assert list(table) == ["Rural girls", "Urban girls", "Rural boys", "Urban boys"]
    assert list(table.index) == [*sorted(set(districts()["province"])), "Pakistan"]
    for name, key in crossed.names(found).items():
        figures = expected.figures({**START, "group": name, "against": "none"})
        for province in table.index[:-1]:
            here = figures.loc[in_province(province)]
            assert table.loc[province, key] == pytest.approx(
                100 * here["top"].sum() / here["bottom"].sum()
            )
        whole = 100 * figures["top"].sum() / figures["bottom"].sum()
        assert table.loc["Pakistan", key] == pytest.approx(whole)


def test_two_indicators_name_the_districts_and_the_reason(page):
    asked(page, START | {"show": "indicators"})
    girls = expected.figures(START)["rate"]
    light = expected.figures(
        START | {"indicator": "electricity", "group": "all", "against": "none"}
    )["rate"]
    r = np.corrcoef(girls, light)[0, 1]
    assert f"r = −{abs(r):.2f}" in headline(page) and r < 0
    assert "136 districts, not people" in headline(page)


def test_reported_disability_is_set_against_nothing(page):
    for key, about in catalogue().items():
        if about.theme == "Disability":
            assert not may_associate(about)
            assert key not in offers("beside", Comparison())
            chosen, _ = understood(
                Comparison(), {"indicator": key, "show": "indicators"}
            )
            asked(page, chosen.to_query())
            assert headline(page).endswith("not set against others")


def test_the_measures_of_two_groups_keep_parity_on_the_favourable_form():
    found = of(show="research")
    results = {each.measure: each for each in dimensions.of_pair(found)}
    girls, boys = (
        expected.level(START | {"group": key, "against": "none"})
        for key in ("female", "male")
    )
    values = {each: results[each].estimate for each in results}
    assert values["parity"] == pytest.approx((100 - girls) / (100 - boys))
    assert min(abs(value - (girls - boys)) for value in values.values()) < 1e-9
    assert all(pd.isna(each.low) and pd.isna(each.se) for each in results.values())


def test_fifths_hold_all_people_and_are_called_groups_of_districts(page):
    found = of(show="research")
    fifths = dimensions.urban_fifths(found)
    figures = expected.figures(START)
    assert fifths["population"].sum() == pytest.approx(figures["bottom"].sum())
    assert len(fifths) == 5
    asked(page, START | {"show": "research"})
    assert "groups of districts, not of people" in said_by(page)


def test_the_two_parts_of_a_difference_add_up():
    found = of(show="research", first="sindh", second="punjab")
    split = kitagawa(research_kitagawa.sides_of(found).strata)
    figures = expected.figures(START)
    rates = []
    for name in ("Sindh", "Punjab"):
        here = figures.loc[in_province(name)]
        rates.append(100 * here["top"].sum() / here["bottom"].sum())
    assert split.difference.estimate == pytest.approx(rates[0] - rates[1])
    both = split.composition.estimate + split.rate.estimate
    assert both == pytest.approx(split.difference.estimate)


def test_between_and_within_add_up_for_every_index():
    found = of(show="research")
    table = decomposition.splits(rates(found, "female"), found.table["province"])
    parts = table["Between provinces"] + table["Within provinces"]
    assert np.allclose(parts, table["Total"])
    figures = expected.figures(START)
    share = figures["bottom"] / figures["bottom"].sum()
    mean = (share * figures["rate"]).sum()
    ratio = figures["rate"] / mean
    assert table.loc[0, "Total"] == pytest.approx((share * ratio * np.log(ratio)).sum())
