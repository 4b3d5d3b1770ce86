"""The code for a figure, run as a notebook does, gives the numbers of its file."""

import ast
import re
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pytest

from analysis.rates import cube
from analysis.sentences import standing as words
from data.census import counts
from tests.support.apptest import opened
from tests.support.census import code as pcode
from ui.district import indicators, peers, profile
from ui.edition import tables
from ui.figure import figure as drawing
from ui.figure.facts import Facts
from ui.gaps import begin, crossed, people, ranked, scatter, tiles
from ui.gaps import districts as chosen_districts
from ui.gaps.choice import GAPS
from ui.gaps.compared import compare
from ui.map import facts as map_facts
from ui.map import tehsils
from ui.map.picture import picture
from ui.notebook.kinds import KINDS, code, kinds
from ui.research import clusters, composite, decomposition, kitagawa, measures
from ui.several import choice as several
from ui.several import facts as of_two
from ui.several import pair, panels
from ui.several import panel_facts as of_many
from ui.start import opening
from ui.view.areas import NATIONAL
from ui.view.selection import NONE, Selection

BADIN, KECH = pcode("Badin"), pcode("Kech")
# Every kind is seen for two of them that are not alike.
CHOICES = {
    "usual": {"district": KECH},
    "rural girls": {
        "indicator": "literacy_10plus",
        "group": "female-rural",
        "against": "male-rural",
        "lens": "level",
        "district": BADIN,
        "cut": "10",
        "goal": "median",
        "lowest": "20",
        "beside": "toilet",
        "first": "balochistan",
        "second": "khyber-pakhtunkhwa-merged",
        "districts": f"{KECH}.{BADIN}",
        "weights": "literacy_10plus-3.toilet-1",
    },
    "towns": {
        "indicator": "toilet",
        "group": "rural",
        "against": "urban",
        "goal": "parity",
        "sides": "groups",
        "district": KECH,
    },
    "by age in Sindh": {
        "indicator": "literacy_by_age",
        "band": "10-12",
        "within": "sindh",
        "sides": "groups",
        "district": BADIN,
        "goal": "parity",
    },
    "nobody else": {
        "within": "khyber-pakhtunkhwa-merged",
        "against": NONE,
        "goal": "median",
    },
    "context": {"indicator": "growth"},
    "a number": {"indicator": "population", "district": KECH},
}
MAPS = {
    "girls and boys": {"maps": "two", "lens": "level"},
    "rural girls' gaps": {
        "maps": "two",
        "group": "female-rural",
        "against": "male-rural",
        "second": "female-urban",
        "within": "sindh",
    },
    "nobody else": {"maps": "two", "against": NONE, "lens": "number"},
    "two indicators": {"maps": "two", "by": "indicators", "second": "literacy_10plus"},
    "two lenses": {"maps": "two", "by": "lenses", "second": "number"},
    "groups": {"maps": "many", "split": "groups", "indicator": "toilet"},
    "levels": {"maps": "many", "split": "groups", "lens": "level", "within": "punjab"},
    "provinces": {"maps": "many"},
}
DRAWN = {
    "begin": begin.begin,
    "gaps": ranked.ranked,
    "still": tiles.tiles,
    "quarters": scatter.level_and_gap,
    "people": people.people,
    "crossed": crossed.crossed,
    "districts": chosen_districts.districts,
    "two-indicators": scatter.two_indicators,
    "measures": measures.measures,
    "within-between": decomposition.provinces,
    "difference": kitagawa.difference,
    "clusters": lambda pair: clusters.clusters(pair.chosen),
    "index": lambda pair: composite.composite(pair.chosen),
    "groups": lambda pair: profile.groups(pair.chosen.plain()),
    "neighbours": lambda pair: profile.neighbours(pair.chosen.plain()),
    "tehsils": lambda pair: profile.tehsils(pair.chosen.plain()),
    "everything": lambda pair: profile.everything(pair.chosen.plain()),
    "peers": lambda pair: peers.draw(pair.chosen.plain()),
}
# Thousands of draws each: run where districts are few.
DRAWN_AT_RANDOM = {"clusters", "index"}
DRAWERS = [begin, ranked, tiles, scatter, people, crossed, chosen_districts, measures]
DRAWERS += [decomposition, kitagawa, clusters, composite, profile, peers]
SEEN: dict[str, set[str]] = {}


@dataclass
class Shown:
    """A figure as a page asks for it."""

    facts: Facts
    selection: Selection


@pytest.fixture(autouse=True)
def _tables_are_read_once_for_all(monkeypatch):
    read = counts.read_counts()
    monkeypatch.setattr(counts, "read_counts", lambda: read)
    monkeypatch.setattr(cube, "located", lambda *_: tables.tables().counts)


@pytest.fixture
def shown(monkeypatch):
    """What pages ask to be drawn, kept instead."""
    found: list[Shown] = []

    def keep(_draw, facts, selection, **_):
        found.append(Shown(facts, selection))

    for module in DRAWERS:
        monkeypatch.setattr(module, "figure", keep)
    return found


def figures(choice: str, shown: list[Shown]) -> dict[str, Shown]:
    """Every figure that the pages have for a choice, by kind."""
    chosen, refused = GAPS.asked(GAPS.usual, CHOICES[choice])
    assert not refused
    pair, view = compare(chosen), chosen.plain()
    offered = set(kinds(chosen.to_query()))
    if chosen.within == NATIONAL:
        offered -= DRAWN_AT_RANDOM
    if choice not in ("usual", "rural girls"):
        offered -= {"everything"}
    map_ = picture(view)
    found = [Shown(map_facts.facts(map_), view)]
    if "map-tehsils" in offered:
        found.append(Shown(tehsils.facts(map_), view))
    alike = {"gaps": "map", "still": "map"}
    for kind, draw in DRAWN.items():
        if alike.get(kind, kind) in offered and (pair.paired or kind != "gaps"):
            draw(pair)
    every = {each.facts.kind: each for each in [*found, *shown]}
    assert offered <= set(every)
    return every


def run(kind: str, query: dict[str, str]) -> dict[str, object]:
    """Run the code of a figure as a notebook does; return what it leaves."""
    room: dict[str, object] = {}
    exec(code(kind, query), room)
    return room


def numbers(table: pd.DataFrame) -> pd.DataFrame:
    """The columns that are numbers, yes or no among them."""
    said = {"yes": 1.0, "no": 0.0, "": 0.0}
    kept = {}
    for name, values in table.items():
        words = values.dtype == object or values.dtype == "str"
        if words and {"yes", "no"} <= set(values) <= set(said):
            kept[name] = values.map(said)
        elif not words:
            kept[name] = values
    return pd.DataFrame(kept).astype(float)


def aligned(table: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the code's table in the order of the page's."""
    assert len(table) == len(rows)
    names = ("P-code", "Tehsil code", "Place", "Province", "Part")
    for name in (each for each in names if each in rows):
        if set(rows[name]) == set(table.index):
            return table.loc[rows[name]]
        if "stratum" in table and set(rows[name]) == set(table["stratum"]):
            return table.set_index("stratum").loc[rows[name]]
    return table


def compared(kind: str, facts: Facts, query: dict[str, str]) -> None:
    """Find each column of numbers of a figure among those that its code gives."""
    rows = facts.numbers()[0]
    table = aligned(run(kind, query)["table"], rows)
    ours, page = numbers(table), numbers(rows)
    assert len(page.columns), kind
    for name, values in page.drop(columns="No inequality", errors="ignore").items():
        whole = (values.dropna() % 1 == 0).all()
        near = [
            np.allclose(
                own.round() if whole else own, values, rtol=1e-9, equal_nan=True
            )
            for _, own in ours.items()
        ]
        assert any(near), (kind, name)


@pytest.mark.parametrize("choice", CHOICES)
def test_the_code_of_every_figure_gives_its_numbers(choice, shown):
    for kind, each in figures(choice, shown).items():
        compared(kind, each.facts, each.selection.to_query())
        SEEN.setdefault(kind, set()).add(choice)


@pytest.mark.parametrize("choice", MAPS)
def test_the_code_of_several_maps_gives_the_numbers_of_all_of_them(choice):
    chosen, refused = several.KIND.asked(several.KIND.usual, MAPS[choice])
    assert not refused
    query = chosen.to_query()
    if chosen.maps == "two":
        facts = of_two.facts(pair.pair(chosen))
    else:
        facts = of_many.facts(panels.panels(chosen))
    compared(facts.kind, facts, query)
    assert facts.kind in kinds(query | GAPS.usual.to_query())
    SEEN.setdefault(facts.kind, set()).add(choice)


def test_a_figure_without_an_entry_is_refused():
    facts = map_facts.facts(picture(Selection()))
    for kind in ("", "another"):
        with pytest.raises(KeyError):
            drawing.figure(None, replace(facts, kind=kind), Selection())


def test_every_kind_of_figure_was_run_for_two_choices_and_has_an_entry():
    if set(KINDS) - set(SEEN) == set(KINDS):
        pytest.skip("the runs above were not asked for")
    assert set(SEEN) == set(KINDS)
    assert {kind: seen for kind, seen in SEEN.items() if len(seen) < 2} == {}


def test_start_shows_a_map_and_the_district_all_of_it():
    assert opening.facts(opening.pictures()).kind in KINDS
    assert indicators.facts(Selection(district=KECH)).kind in KINDS


def test_quarters_and_verdict_are_the_same_words(shown):
    each = figures("usual", shown)["quarters"]
    table = run("quarters", each.selection.to_query())["table"]
    rows = each.facts.numbers()[0]
    assert list(table["quarter"]) == list(rows["Quarter"])
    view = Selection(district=KECH)
    found = run("peers", view.to_query())
    names = tables.tables().districts["name"]
    said = words.verdict(found["verdict"], names)
    assert peers.verdict(view, brief=True).lower() == f"{said}.".lower()


def test_the_code_uses_nothing_but_data_and_analysis_and_reads_all_itself():
    usual = GAPS.usual.to_query() | {"district": KECH}
    maps = usual | {"by": "groups", "second": "male"}
    for kind in KINDS:
        choice = maps if kind == "two-maps" else usual
        tree = ast.parse(code(kind, choice))
        asked = {
            getattr(node, "module", None) or node.names[0].name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        first = {each.split(".")[0] for each in asked}
        assert first <= {"data", "analysis", "pandas", "numpy"}, kind
        assert max(map(len, code(kind, choice).splitlines())) <= 100
    room: dict[str, object] = {}
    exec(code("map", usual), room)
    assert len(room["table"]) == len(tables.tables().districts)


def test_it_is_written_once_somebody_opens_it_for_what_is_chosen():
    query = {"show": "people", "goal": "median", "lowest": "10", "within": "sindh"}
    app = opened("gaps", **query)
    assert [each.value for each in app.code] == []
    shown = re.search(r"figure ([0-9a-f]{10})", " ".join(c.value for c in app.caption))
    app.session_state[f"code_{shown[1]}"] = True
    chosen, _ = GAPS.asked(GAPS.usual, query)
    assert [each.value for each in app.run().code] == [
        code("people", chosen.to_query()).strip()
    ]
