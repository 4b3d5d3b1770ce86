"""Axes say their unit and households are no people, whatever the indicator."""

import re

import pytest

from analysis.sentences.gaps import reason
from tests.oracles import of_tables
from tests.support.quick import some
from ui.gaps import begin, lines, scatter
from ui.gaps.choice import Comparison, asked
from ui.gaps.compared import compare
from ui.map import legend, tooltip
from ui.map.picture import picture
from ui.view import options
from ui.view.selection import NONE, Selection

# Nobody who is a person is a thing, and no household is a person.
WRONG = re.compile(
    r"\bhouseholds(?: in [A-Z][\w ]+?)? (?:who|whom|whose)\b"
    r"|\b(?:girls|boys|children|women|men|people)(?: in [A-Z][\w ]+?)? that\b"
    r"|\b1 (?:households|people|districts|girls|boys|children|places)\b",
    re.IGNORECASE,
)


def views(name):
    """Each group, compared with the usual other group and alone, here and there."""
    areas = ("pakistan", "sindh", "khyber-pakhtunkhwa-merged")
    bands = of_tables.indicators()[name]["bands"].split()
    start = Selection(indicator=name, band=bands[0])
    for turn, group in enumerate(options.options("group", start)):
        query = {"indicator": name, "band": bands[turn % len(bands)], "group": group}
        chosen = Selection().asked(query, options.options)[0]
        others = list(options.options("against", chosen))
        against = others[0] if turn % 2 == 0 else NONE
        yield query | {"against": against, "within": areas[turn % len(areas)]}


def said_of(query):
    """All that is said of one view, and the titles of its axes by kind."""
    shown = picture(Selection().asked(query, options.options)[0])
    yield from (shown.also, shown.view.closing_sentence)
    for lens in shown.lenses:
        each = shown.lenses[lens]
        yield from (each.headline, each.subtitle, each.ends)
        yield from (label for label, _, _ in each.legend)
        yield legend.circles(shown, lens) if lens == "number" else ""
        yield legend.rule(shown, lens)
        yield from tooltip.states(shown, lens).values()
    yield from (label for label, _ in (*tooltip.lines(shown), *tooltip.more(shown)))


def gaps_of(query):
    """What the page of gaps says of one view."""
    pair = compare(asked(Comparison(show="begin"), query)[0])
    found = begin.worst(pair)
    yield from (begin.sentence(pair, found), begin.rule(pair, found))
    yield from begin.numbers(pair, found)[0]
    known = pair.table[pair.table["level"].notna()]
    yield from (reason(row, pair.subject) for _, row in known.iloc[:3].iterrows())


def titles_of(query):
    """The titles of the axes of the page of gaps: title and unit."""
    pair = compare(asked(Comparison(), query)[0])
    yield lines.rated(pair), "percent"
    yield lines.counted(pair), "number"
    if pair.paired:
        level, gap = scatter.titles(pair)
        yield level, "percent"
        yield gap, "percentage points"


@pytest.mark.parametrize("name", some(list(of_tables.indicators()), 1, 3))
def test_no_household_is_somebody_and_every_axis_has_its_unit(name):
    of = of_tables.indicators()[name]
    for query in views(name):
        said = [*said_of(query)]
        if of["direction"] != "context":
            said += gaps_of(query)
            for title, unit in titles_of(query):
                assert re.search(f", {unit}(?: |$)", title), title
                said.append(title)
        wrong = [each for each in said if WRONG.search(each)]
        assert wrong == [], (query, wrong)
        if of["people"] == "households" and query["against"] != NONE:
            assert any("households that" in each for each in said), query
