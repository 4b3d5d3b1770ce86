"""Sentences say what the figures carry and nothing more."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.gaps.severe import severe
from analysis.sentences import headline, opening
from analysis.sentences import places as places_sentence
from analysis.sentences.headline import Subject
from tests.oracles import pivot
from tests.support.census import districts
from tests.support.toy import rates_of

GIRLS = Subject(
    who="girls",
    other="boys",
    state="are out of school",
    lack="are out of school",
    direction="adverse",
    kind="share",
)
READERS = replace(
    GIRLS, state="can read and write", lack="cannot read", direction="favourable"
)
SINDH = replace(GIRLS, where="in Sindh")
NAMED = replace(SINDH, named=pd.Series({n: f"Place {n}" for n in range(9)}))
NUMBERS = st.lists(st.floats(-50, 50), min_size=2, max_size=9)


def gap_of(*gaps, subject=GIRLS):
    return headline.gap(pd.DataFrame({"gap": gaps}, dtype=float), subject)


def level_of(*rates, overall=39.0, subject=GIRLS):
    table = pd.DataFrame({"level": rates}, dtype=float)
    return headline.level(table, overall, subject)


def number_of(*numbers, subject=GIRLS):
    return headline.number(pd.DataFrame({"number": numbers}, dtype=float), subject)


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        ([5, -3, 2], "Girls are behind boys in 2 of 3 districts."),
        ([5, 3, 2], "Girls are behind boys in all 3 districts."),
        ([-5, -3], "Girls are behind boys in none of 2 districts."),
        ([0, 0, 0], "Girls are behind boys in none of 3 districts."),
        (
            [15, 10, -3],
            "Girls are behind boys in 2 of 3 districts, by more than 10 points in 1.",
        ),
        (
            [15, 11, -3],
            "Girls are behind boys in 2 of 3 districts, "
            "by more than 10 points in each of them.",
        ),
        ([5, None, -2], "Girls are behind boys in 1 of 2 districts."),
        (
            [0.04, 0.06, -2],
            "Girls are behind boys in 1 of 3 districts, "
            "by no more than 1 point in each of them.",
        ),
        (
            [12, 1.0, 1.04, 1.1, -2],
            "Girls are behind boys in 4 of 5 districts, "
            "by more than 10 points in 1 and by no more than 1 point in 2.",
        ),
        (
            [10.04, 10.06, -2],
            "Girls are behind boys in 2 of 3 districts, by more than 10 points in 1.",
        ),
    ],
)
def test_the_gap_says_in_how_many_districts(gaps, said):
    assert gap_of(*gaps) == said


def test_ten_points_are_not_more_than_ten():
    assert "10 points" not in gap_of(10, 10, 10)


@pytest.mark.parametrize("subject", [GIRLS, READERS])
@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (4.0, "Girls are 4.0\u00a0pp behind boys."),
        (-4.0, "Boys are 4.0\u00a0pp behind girls."),
        (0.0, "Girls and boys are level."),
        (0.04, "Girls and boys are level."),
        (-0.04, "Girls and boys are level."),
    ],
)
def test_one_district_is_no_count_of_districts(gap, said, subject):
    assert gap_of(gap, subject=subject) == said
    # One of several districts is not the area.
    of_two = f"{said[:-1]} in the one of 2 districts where both can be compared."
    assert gap_of(gap, None, subject=subject) == of_two


def test_the_place_is_part_of_the_sentence():
    assert gap_of(5, -3, subject=SINDH) == (
        "Girls are behind boys in 1 of 2 districts in Sindh."
    )
    assert gap_of(5, subject=SINDH) == "Girls are 5.0\u00a0pp behind boys in Sindh."


@pytest.mark.parametrize("gaps", [[], [None], [None, None]])
def test_without_figures_nothing_is_claimed(gaps):
    none = "No figures for girls and boys in Sindh in this table."
    assert gap_of(*gaps, subject=SINDH) == none
    alone = none.replace(" and boys", "")
    assert level_of(*gaps, overall=np.nan, subject=SINDH) == alone
    assert number_of(*gaps, subject=SINDH) == alone


def test_districts_are_named_only_where_they_may_be():
    assert gap_of(5, 15, subject=NAMED).endswith("; widest in Place 1 (+15.0\u00a0pp).")
    assert "Place" not in gap_of(5, 15, subject=SINDH)


def test_districts_that_tie_are_named_together():
    assert gap_of(15, 15, 3, subject=NAMED).endswith(
        "; widest in Place 0 and Place 1 (+15.0\u00a0pp)."
    )


def test_districts_that_read_alike_are_named_together():
    assert gap_of(15.04, 14.96, 3, subject=NAMED).endswith(
        "; widest in Place 0 and Place 1 (+15.0\u00a0pp)."
    )


def test_nobody_is_furthest_behind_where_nobody_is_behind():
    for gaps in ([-5, -1], [0, 0], [-5, 0]):
        assert "widest" not in gap_of(*gaps, subject=NAMED)


@given(NUMBERS)
def test_no_sentence_says_furthest_behind_from_one_lens(gaps):
    said = gap_of(*gaps, subject=NAMED)
    assert "furthest" not in said.lower() and "worst" not in said.lower()


@given(NUMBERS, st.randoms())
def test_the_order_of_places_does_not_matter(gaps, shuffled):
    mixed = list(range(len(gaps)))
    shuffled.shuffle(mixed)
    table = pd.DataFrame({"gap": gaps})
    if table["gap"].nlargest(2).nunique() == 2:
        there = headline.gap(table, NAMED)
        assert there == headline.gap(table.loc[mixed], NAMED)


def test_the_level_is_the_whole_and_its_range():
    assert level_of(11.2, 88.4, None) == (
        "39.0% of girls are out of school; from 11.2% to 88.4% by district."
    )
    assert level_of(11.2, 88.4, subject=replace(SINDH, unit="tehsil")) == (
        "39.0% of girls in Sindh are out of school; from 11.2% to 88.4% by tehsil."
    )
    assert level_of(52.84, 60, overall=55.0, subject=READERS).startswith(
        "55.0% of girls can read and write; from"
    )


@pytest.mark.parametrize("rates", [[39.0], [39.0, 39.0], [39.01, 38.99], [39, None]])
def test_there_is_no_range_where_nothing_differs(rates):
    assert level_of(*rates) == "39.0% of girls are out of school."


def test_growth_is_said_as_growth():
    grew = Subject("people", "", "were counted", "", "context", "growth")
    assert level_of(0.3, 9.5, overall=2.55, subject=grew) == (
        "The number of people grew by 2.5% a year; from 0.3% to 9.5% by district."
    )
    assert level_of(-1.5, overall=-1.5, subject=replace(grew, where="in Sindh")) == (
        "The number of people fell by 1.5% a year in Sindh."
    )


def test_a_count_is_said_in_people():
    counted = Subject("people", "", "were counted", "", "context", "count")
    assert level_of(5, 1_500_000, overall=241_499_431, subject=counted) == (
        "241 million people were counted; from 5 to 1.5 million by district."
    )
    assert number_of(100, 200, subject=counted) == "300 people were counted."


def test_the_number_says_how_concentrated_people_are():
    assert number_of(70, 10, 10, 10, 10, None) == (
        "110 girls are out of school; half of them live in 1 of 5 districts."
    )
    assert number_of(10, 10, 10, 10, subject=SINDH) == (
        "40 girls in Sindh are out of school; half of them live in 2 of 4 districts."
    )


def test_of_three_districts_nothing_is_said_about_concentration():
    assert number_of(70, 10, 10) == "90 girls are out of school."
    assert number_of(0, 0, 0, 0, 0) == "0 girls are out of school."


def test_the_number_of_a_favourable_indicator_are_those_without():
    assert number_of(3, subject=READERS) == "3 girls cannot read."


def severe_of(levels, gaps, overall_gap=5.0, direction="adverse"):
    table = pd.DataFrame({"level": levels, "gap": gaps}, dtype=float)
    return severe(table, overall_gap, direction)


def test_severe_places_are_in_the_worst_quarter_and_have_a_small_gap():
    levels = [90, 80, 70, 60, 50, 40, 30, 20]
    found, said = severe_of(levels, [20, 3, 3, 3, 3, 3, 3, 3])
    assert found.tolist() == [1]
    assert said == (
        "Also severe, though the gap is small: 1 district is in the worst quarter by "
        "level with a gap no wider than the area's +5.0\u00a0pp."
    )
    found, said = severe_of(levels, [5, 5, 0, 0, 0, 0, 0, 0])
    assert found.tolist() == [0, 1] and ": 2 districts are in" in said
    assert severe_of(levels, [6, 6, 0, 0, 0, 0, 0, 0])[1] == ""


def test_a_group_that_is_ahead_has_no_small_gap():
    levels, gaps = [90, 80, 70, 60, 50, 40, 30, 20], [-2, -30, 3, 3, 3, 3, 3, 3]
    for overall in (-20.0, 0.04, -0.04):
        found, said = severe_of(levels, gaps, overall)
        assert found.tolist() == [0, 1]
        assert said == (
            "Also severe, though the group is not behind: 2 districts are in the worst "
            "quarter by level where it is level or ahead."
        )


def test_of_a_favourable_indicator_the_lowest_are_the_worst():
    levels = [90, 80, 70, 60, 50, 40, 30, 20]
    found, _ = severe_of(levels, [1] * 8, direction="favourable")
    assert found.tolist() == [6, 7]


def test_where_all_are_equal_nobody_is_in_the_worst_quarter():
    assert severe_of([40] * 12, [1] * 12)[1] == ""
    # Four tie for the worst two places.
    assert severe_of([90] * 4 + [10] * 4, [1] * 8)[1] == ""


def test_few_districts_have_no_worst_quarter():
    assert severe_of([90, 80, 70, 60, 50, 40, 30], [1] * 7)[1] == ""


@given(
    st.lists(
        st.tuples(st.integers(0, 100), st.integers(-30, 30)), min_size=1, max_size=30
    ),
    st.sampled_from(["adverse", "favourable"]),
)
def test_severe_is_never_more_than_a_quarter(places, direction):
    levels, gaps = zip(*places, strict=True)
    found, said = severe_of(levels, gaps, 0.0, direction)
    assert len(found) <= -(-len(places) // 4)
    assert bool(said) == bool(len(found))
    worse = np.array(levels) * (1 if direction == "adverse" else -1)
    others = np.delete(worse, found)
    for place in found:
        assert gaps[place] <= 0
        assert (others > worse[place]).sum() < len(places) / 4


def place_of(subject=GIRLS, **row):
    return places_sentence.place(pd.Series(row, dtype=float), "Kech", subject)


def test_one_place_beside_the_other_group():
    assert place_of(level=60.0, against=40.0) == (
        "Kech: 60.0% of girls and 40.0% of boys are out of school."
    )
    assert (
        place_of(level=60.0, against=None) == "Kech: 60.0% of girls are out of school."
    )
    assert place_of(level=60.0) == "Kech: 60.0% of girls are out of school."
    assert place_of(level=None) == "Kech: no figures for girls in this table."


def test_one_place_counted_and_growing():
    people = replace(GIRLS, who="people", state="were counted", direction="context")
    count, growth = replace(people, kind="count"), replace(people, kind="growth")
    assert place_of(count, level=1_060_931) == "Kech: 1,060,931 people were counted."
    assert place_of(growth, level=2.44) == (
        "Kech: the number of people grew by 2.4% a year."
    )


def test_the_spread_over_the_parts_of_a_place():
    parts = pd.DataFrame({"level": [10.0, 30.0, None], "name": list("abc")})
    of = replace(GIRLS, unit="tehsil")
    assert places_sentence.spread(parts, of) == (
        "Girls: from 10.0% to 30.0% across 2 tehsils."
    )
    assert places_sentence.spread(parts[:1], of) == "Girls in a: 10.0%."
    assert (
        places_sentence.spread(parts[2:], of) == "No figures for girls in this table."
    )
    counted = replace(of, kind="count")
    assert "from 10 to 30 across" in places_sentence.spread(parts, counted)


OUT, NEVER = "out_of_school_5_16", "never_attended_5_16"
PROVINCE = districts()["province"]


def rates(key, name=OUT):
    table = pivot.expected(name, "all", key)
    return rates_of(table["top"].tolist(), table["bottom"].tolist(), list(table.index))


def share(key, places, name=OUT):
    """Percent, in one line of plain pandas."""
    table = pivot.expected(name, "all", key).loc[places]
    return round(100 * table["top"].sum() / table["bottom"].sum(), 1)


def test_the_storyline_begins_with_119_of_136():
    said = opening.behind_everywhere(rates("female"), rates("male"))
    girls, boys = (
        pivot.expected(OUT, "all", key)["rate"] for key in ("female", "male")
    )
    # As it is written: a gap of 10.02 reads 10.0 in every table.
    gaps = (girls - boys).round(1)
    wide, near = int((gaps > 10).sum()), int(((gaps > 0) & (gaps <= 1)).sum())
    assert said.text == (
        "Girls are behind boys in 119 of 136 districts, "
        f"by more than 10 points in {wide} and by no more than 1 point in {near}."
    )
    assert (said.lens, said.view) == ("gap", {"group": "female"})


def test_urban_boys_are_behind_in_punjab():
    keys = ("female-rural", "male-rural", "female-urban", "male-urban")
    said = opening.boys_behind({key: rates(key) for key in keys}, PROVINCE)
    assert said.text == (
        "Not everywhere: in urban Punjab boys are behind. "
        "20.6% of them are out of school, 19.0% of girls."
    )
    assert said.view == {
        "group": "male-urban",
        "against": "female-urban",
        "within": "punjab",
    }
    inside = pivot.areas()["punjab"]
    assert (share("male-urban", inside), share("female-urban", inside)) == (20.6, 19.0)


def test_where_boys_are_behind_nowhere_that_is_said():
    keys = ("female-rural", "male-rural", "female-urban", "male-urban")
    same = {key: rates("female") for key in keys}
    said = opening.boys_behind(same, PROVINCE)
    assert said.text.startswith("In no province's towns or villages are boys")


def test_rural_girls_of_balochistan_and_sindh():
    said = opening.rural_girls(rates("female-rural"), PROVINCE)
    rural = {
        name: share("female-rural", pivot.areas()[name.lower().replace(" ", "-")])
        for name in sorted(set(PROVINCE))
    }
    assert round(rural["Balochistan"]) == 70 and round(rural["Sindh"]) == 68
    assert {name for name, rate in rural.items() if rate > 50} == {
        "Balochistan",
        "Sindh",
    }
    assert min(rural, key=rural.get) == "Islamabad"
    assert said.text == (
        f"Of rural girls, {rural['Balochistan']}% in Balochistan and "
        f"{rural['Sindh']}% in Sindh are out of school; "
        f"{rural['Islamabad']}% in Islamabad."
    )


def test_where_no_province_passes_half_that_is_said():
    few = rates("female-rural").assign(numerator=1)
    said = opening.rural_girls(few, PROVINCE)
    assert said.text.startswith("In no province are more than half of rural girls")


def test_half_itself_is_not_more_than_half():
    rural = rates_of([51, 50, 10], [100, 100, 100], ["A", "B", "C"])
    province = pd.Series(["North", "South", "West"], rural.index)
    assert opening.rural_girls(rural, province).text == (
        "Of rural girls, 51.0% in North are out of school; 10.0% in West."
    )


def test_merged_districts_beside_the_settled():
    parts = {
        part: pivot.areas()[f"khyber-pakhtunkhwa-{part}"]
        for part in ("merged", "settled")
    }
    masks = [PROVINCE.index.isin(inside) for inside in parts.values()]
    said = opening.merged_districts(
        rates("female"), rates("male"), *(pd.Series(m, PROVINCE.index) for m in masks)
    )
    number = {
        (part, key): share(key, inside)
        for part, inside in parts.items()
        for key in ("female", "male")
    }
    assert round(number["merged", "female"]) == 73
    assert round(number["merged", "male"]) == 47
    assert said.text == (
        f"In the merged districts {number['merged', 'female']}% of girls and "
        f"{number['merged', 'male']}% of boys are out of school; in the settled "
        f"districts of Khyber Pakhtunkhwa {number['settled', 'female']}% of girls and "
        f"{number['settled', 'male']}% of boys."
    )


def test_how_many_girls_and_boys_and_how_many_never_attended():
    groups = (rates("female"), rates("male"), rates("all"))
    said = opening.how_many(*groups, rates("all", NEVER))
    out = {
        key: pivot.expected(OUT, "all", key)["top"].sum()
        for key in ("female", "male", "all")
    }
    assert [round(out[key] / 1e6, 1) for key in ("female", "male")] == [13.4, 12.0]
    never = pivot.expected(NEVER, "all", "all")["top"].sum()
    assert round(100 * never / out["all"]) == 79
    assert said.text == (
        "13.4 million girls and 12.0 million boys are out of school; "
        "79.0% of all out of school never attended."
    )


def test_two_lenses_pick_other_provinces():
    girls, boys = (pivot.expected(OUT, "all", key) for key in ("female", "male"))
    widest = (girls["rate"] - boys["rate"]).sort_values().index[-20:]
    most = girls["top"].sort_values().index[-20:]
    assert (PROVINCE[widest] == "Punjab").sum() == 0
    assert (PROVINCE[most] == "Punjab").sum() == 10
    said = opening.two_rankings(rates("female"), rates("male"), PROVINCE)
    assert said.text == (
        "Of the 20 districts with the widest gap none is in Punjab; "
        "of the 20 with the most girls out of school 10 are."
    )


@pytest.mark.parametrize(
    ("gap", "to_close", "said"),
    [
        (
            12.5,
            4294.4,
            "Girls are 12.5\u00a0pp behind boys. In people: to close the gap, things "
            "would have to change for 4,294 of the 34,272 girls.",
        ),
        (-3.0, 0.0, "Boys are 3.0\u00a0pp behind girls."),
        (0.0, 0.0, "Girls and boys are level."),
        (np.nan, np.nan, ""),
    ],
)
def test_the_gap_of_one_place_is_said_in_points_and_in_people(gap, to_close, said):
    row = {"level": 85.9, "people": 34_272, "status": "value"}
    row = pd.Series(row | {"gap": gap, "to_close": to_close})
    assert places_sentence.apart(row, GIRLS) == said


def test_where_nothing_is_compared_nothing_is_said_of_a_gap():
    assert places_sentence.apart(pd.Series({"level": 85.9}), GIRLS) == ""
