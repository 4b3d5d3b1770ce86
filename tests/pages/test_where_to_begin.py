"""Which districts first: worked out anew from the counts, for all there is to ask."""

import re

import numpy as np
import pandas as pd
import pytest

from analysis.gaps.worst_part import FEWEST
from analysis.sentences.ends import ends
from tests.oracles import expected
from tests.oracles.expected import catalogue
from tests.support.apptest import asked, headline, opened
from tests.support.census import code, districts
from tests.support.pages.gaps_page import START, page
from tests.support.quick import some
from ui.gaps import begin
from ui.gaps.choice import CUTS, Comparison
from ui.gaps.choice import asked as understood
from ui.gaps.compared import compare
from ui.view import options

page = page  # the fixture

NAMES = districts()["name"]
JUDGED = [key for key, of in catalogue().items() if options.may_compare(of)]
PAIRS = [("female", "male"), ("rural", "urban"), ("all", "none")]
AREAS = ["pakistan", "sindh", "khyber-pakhtunkhwa-merged", "islamabad"]


def chosen(**query):
    return understood(Comparison(show="begin"), query)[0]


def by_hand(pair, cut):
    """The worst part through each lens, from the counts: a place at a time."""
    query = pair.chosen.to_query()
    table = expected.figures(query).loc[expected.area(query["within"])]
    adverse = pair.indicator.direction == "adverse"
    worse = table["rate"] if adverse else -table["rate"]
    number = table["top"] if adverse else table["bottom"] - table["top"]
    lenses = {"level": worse, "number": number.where(table["rate"].notna())}
    if pair.paired:
        sign = 1 if adverse else -1
        lenses["gap"] = sign * (table["rate"] - table["other"])
    found = {}
    for lens, values in lenses.items():
        known = {place: value for place, value in values.items() if value == value}
        most = -(-len(known) // cut) if len(known) >= FEWEST else 0
        found[lens] = {
            place
            for place, value in known.items()
            if sum(other >= value for other in known.values()) <= most
            and (lens != "gap" or float(f"{value:.1f}") > 0)
        }
    return found


@pytest.mark.parametrize("indicator", some(JUDGED, 1, 3))
def test_the_worst_part_through_each_lens_is_what_the_counts_say(indicator):
    for turn, (group, against) in enumerate(PAIRS):
        for at, within in enumerate(AREAS):
            cut = list(CUTS)[(turn + at) % len(CUTS)]
            asked_for = {"indicator": indicator, "group": group, "against": against}
            of = chosen(**asked_for, within=within, cut=cut)
            pair = compare(of)
            found = begin.worst(pair)
            for lens, places in by_hand(pair, int(cut)).items():
                assert set(found.index[found[lens]]) == places, (of, lens)
            both = set.intersection(*by_hand(pair, int(cut)).values())
            said = begin.sentence(pair, found)
            if both:
                assert f", {len(both)} of " in said
            else:
                assert ", no district" in said or ", too few districts" in said


def test_five_districts_are_badly_off_through_every_lens(page):
    asked(page, START | {"show": "begin"})
    five = ["Bajaur", "Badin", "Ghotki", "Jacobabad", "Tharparkar"]
    assert ", 5 of 136 districts are in the worst quarter" in headline(page)
    assert all(name in headline(page) for name in five)
    profiles = [
        link.proto.query_string
        for link in page.get("page_link")
        if "district=PK" in link.proto.query_string
    ]
    assert sorted(re.search("PK[0-9]+", each)[0] for each in profiles) == sorted(
        map(code, five)
    )


def test_every_reason_agrees_with_the_levels_it_names():
    pair = compare(chosen())
    found = begin.worst(pair)
    figures = expected.figures(pair.chosen.to_query())
    for place in found.index[found.all(axis="columns")]:
        said = begin.reason(pair.table.loc[place], pair.subject)
        row = figures.loc[place]
        ours, theirs = (float(f"{row[each]:.1f}") for each in ("rate", "other"))
        gap = float(f"{row['rate'] - row['other']:.1f}")
        assert f"{ours}% of girls are out of school, {theirs}% of boys" in said
        assert f"worse off by {gap}" in said and f"{int(row['top']):,} girls" in said
        # A difference that is not that of the levels shown says so.
        agrees = np.isclose(ours - theirs, gap)
        assert ("taken before rounding" in said) == (not agrees)


def test_no_rank_is_given_and_it_is_said_why(page):
    asked(page, START | {"show": "begin"})
    assert any(begin.WHY in said for said in [each.value for each in page.caption])
    frame, _ = begin.numbers(compare(chosen()), begin.worst(compare(chosen())))
    assert not [name for name in frame if re.search("rank|score", name, re.I)]
    assert frame["Province"].is_monotonic_increasing


@pytest.mark.parametrize("lens", ["gap", "level", "number"])
def test_both_ends_are_named_on_the_map_and_on_start(lens):
    query = START | {"lens": lens}
    table = expected.figures(query)
    values = {
        "gap": table["rate"] - table["other"],
        "level": table["rate"],
        "number": table["top"],
    }[lens].dropna()
    three = [NAMES[each] for each in values.sort_values().index]
    for app in (opened("map", **_view(query)), opened("start")):
        texts = [each.value for each in (*app.markdown, *app.caption)]
        said = [each for each in texts if three[-1] in each and three[0] in each]
        assert said and all(name in said[0] for name in (*three[:3], *three[-3:]))


def _view(query):
    return {name: query[name] for name in ("indicator", "group", "against", "lens")}


@pytest.mark.parametrize("asked_for", ["disability_reported", "language_urdu"])
def test_nobody_is_named_by_what_nobody_is_ranked_by(asked_for):
    app = opened("map", indicator=asked_for, lens="number")
    said = [each.value for each in (*app.markdown, *app.caption, *app.title)]
    assert said and not [each for each in said if "Fewest: " in each]


def test_neighbours_are_those_of_the_area_and_notes_are_sentences(page):
    found = pd.DataFrame({"gap": False, "level": NAMES == "Quetta"}, index=NAMES.index)
    said = begin.beside(found, NAMES, code("Pishin"), "quarter")
    assert re.match(r"Of its \d neighbours also in the worst quarter: Quetta", said)
    kept = found.loc[[code("Pishin"), code("Quetta")]]
    said = begin.beside(kept, NAMES, code("Pishin"), "quarter")
    assert said.startswith(
        "Its one neighbour in this area is also in the worst quarter"
    )
    asked(page, START | {"show": "begin", "within": "balochistan", "group": "all"})
    notes = [each.value for each in page.caption if " also in the worst " in each.value]
    assert notes
    for note in notes:
        assert not re.search(r"\d{4} (?:Of|It)", note), note


def test_where_many_read_alike_they_are_counted_and_not_named():
    pair = compare(chosen())
    values = pair.table["level"].where(lambda column: column > 50, 50.0)
    said = ends(values, NAMES, "level", pair.subject)
    assert f"{int((values == 50).sum())} places at 50.0%" in said
    assert ends(values.iloc[:5], NAMES, "level", pair.subject) == ""
    assert ends(values * 0, NAMES, "level", pair.subject) == ""
