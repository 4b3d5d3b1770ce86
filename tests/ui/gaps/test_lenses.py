"""A lens draws what it is about, and a chart can be read without hovering."""

import numpy as np
import pandas as pd
import pytest

from analysis import writing
from analysis.gaps.association import association
from analysis.gaps.at_ends import at_ends
from tests.oracles import expected
from tests.support.apptest import asked, headline
from tests.support.census import code, districts
from tests.support.charts import axes, drawn, shown
from tests.support.pages.gaps_page import START, page
from ui.figure import charts as plain
from ui.figure import labels
from ui.figure.scales import from_zero
from ui.gaps import bars, charts, dumbbells, people
from ui.research import rank_bands

page = page  # the fixture

DOMESTIC = START | {
    "indicator": "electricity",
    "band": "all",
    "group": "rural",
    "against": "urban",
}


@pytest.mark.parametrize("query", [START, DOMESTIC], ids=["girls", "households"])
def test_the_lens_of_numbers_draws_people_in_the_order_of_people(page, query):
    asked(page, query | {"lens": "number"})
    (table,) = shown(drawn(page)[0])
    figures = expected.figures(query)
    lack = figures["top"] if query is START else figures["bottom"] - figures["top"]
    lack = lack[figures["bottom"] > 0].sort_values(ascending=False)
    named = lack.rename(index=districts()["name"])
    assert np.allclose(table["number"], named)
    assert table["people"].tolist() == [f"{round(each):,}" for each in named]
    assert set(table["place"]) == set(named.index)
    assert "number" in page.caption[0].value


@pytest.mark.parametrize("lens", ["number", "level"])
def test_one_group_alone_is_drawn_as_bars_of_what_the_lens_asks(page, lens):
    query = START | {"against": "none", "lens": lens}
    asked(page, query)
    assert not page.exception
    (table,) = shown(drawn(page)[0])
    figures = expected.figures(query)
    figures = figures[figures["bottom"] > 0]
    wanted = figures["top" if lens == "number" else "rate"]
    wanted = wanted.rename(index=districts()["name"]).sort_values(ascending=False)
    assert np.allclose(table["number"], wanted, atol=0.001)
    assert set(table["place"]) == set(wanted.index)
    write = writing.number if lens == "number" else writing.percent
    assert table["people"].tolist() == [write(each) for each in wanted]
    whole = expected.level(query)
    said = f"{figures['top'].sum() / 1e6:.1f} million" if lens == "number" else ""
    assert (said or f"{whole:.1f}% of girls") in headline(page)
    assert "boys" not in headline(page)


def test_parts_and_provinces_share_one_scale(page):
    asked(page, START | {"lens": "number", "order": "provinces"})
    # The last chart is the map of tiles.
    ends = [axes(spec)["x"][1][0] for spec in drawn(page)[:-1]]
    assert len(ends) == 5 and all(end == ends[0] for end in ends)
    asked(page, START | {"lens": "gap", "order": "provinces"})
    ends = [axes(spec)["x"][1][0] for spec in drawn(page)[:-1]]
    assert all(end == ends[0] for end in ends)


def test_compared_districts_are_counted_through_the_lens_of_numbers(page):
    kept = [code("Kech"), code("Lahore")]
    query = START | {"show": "districts", "districts": ".".join(kept)}
    asked(page, query | {"lens": "number"})
    (table,) = shown(drawn(page)[0])
    top = expected.figures(START)["top"][kept]
    assert np.allclose(table["number"], top)
    low, high = (f"{round(each):,}" for each in top)
    assert headline(page) == (
        f"Girls who are out of school: from {low} in Kech to {high} in Lahore."
    )


# --- ends ---------------------------------------------------------------------------

NOUGHT = pd.DataFrame(
    {"name": ["A", "B"], "level": 0.0, "against": 0.0, "gap": 0.0, "number": 0.0},
    index=["a", "b"],
).assign(chosen=False, quadrant="", rate=0.0, place=["P", "Q"], group="g")
NOUGHT = NOUGHT.assign(x=0.0, y=0.0, summed=0.0, totals=0.0)
ALL_ZERO = {
    "ranking": lambda t: plain.ranking(t, "Share, %", True),
    "ranking of counts": lambda t: plain.ranking(t, "People, number", False),
    "beside": lambda t: plain.beside(t, "Share, %", True),
    "dumbbells": lambda t: dumbbells.dumbbells(
        t, ("a", "b"), ends=(0, 11.2), title="Share, %"
    ),
    "bars": lambda t: bars.bars(t, ends=bars.scale(t["number"]), title="Number"),
    "people": lambda t: people.bars(t, "Number"),
    "crossed": lambda t: charts.crossed(t, "Share, %"),
    "plane": lambda t: charts.plane(
        t.drop(columns=["x", "y"]), (0, 0), ("Share, %", "Gap, pp"), "adverse"
    ),
    "scatter": lambda t: charts.scatter(t, association(t["x"], t["y"]), ("%", "%")),
}


@pytest.mark.parametrize("name", ALL_ZERO)
def test_a_chart_of_zeros_has_an_axis(name):
    for _, (titles, domains) in axes(ALL_ZERO[name](NOUGHT)).items():
        assert titles and domains
        assert all(low < high for low, high in domains)


@pytest.mark.parametrize(
    ("numbers", "share", "domain"),
    [
        ([], True, [0, 10]),
        ([np.nan, 0], False, [0, 1]),
        ([12, 30], True, [0, 30]),
        ([12, 41], True, [0, 100]),
        ([-1.5, 2], True, [-1.5, 2]),
        ([-3, -1], False, [-3, 0]),
        ([90], False, [0, 90]),
    ],
)
def test_an_axis_from_zero(numbers, share, domain):
    assert from_zero(numbers, share=share)["domain"] == domain


def test_ends_are_told_only_where_figures_tell_them_apart():
    values = pd.Series([5.01, 5.04, 1, 2, 3, 9], index=list("abcdef"))
    assert set(at_ends(values, 2)) == {"c", "d", "f", "a", "b"}
    alike = pd.Series([0.0, 0, 0, 0, 7, 8], index=list("abcdef"))
    assert set(at_ends(alike, 2)) == {"f", "e"}
    assert set(at_ends(pd.Series([1.0, np.nan], index=list("ab")), 2)) == {"a"}


# --- names --------------------------------------------------------------------------


def _boxes(found, frame, width):
    """The texts of names at a width, as left, right, top, bottom."""
    left, right = frame.x
    made = []
    for row in found.itertuples():
        at = (row.x - left) / (right - left) * width + row.dx
        wide = labels.LETTER * len(row.name)
        start = at - {"left": 0, "right": wide, "center": wide / 2}[row.side]
        middle = frame.at(row.x, row.y)[1] + row.dy
        made.append((start, start + wide, middle - 8, middle + 8))
    return made


@pytest.mark.parametrize("seed", range(4))
def test_names_stay_apart_at_every_width(seed):
    chance = np.random.default_rng(seed)
    marks = pd.DataFrame(
        {
            "name": ["Kolai Palas Kohistan", "Kech", "Dera Ismail Khan", "Hub"] * 3,
            "x": 80 + 10 * chance.random(12),
            "y": 20 + 30 * chance.random(12),
        }
    )
    frame = labels.Frame((100.0, 0.0) if seed % 2 else (0.0, 100.0), (-10.0, 60.0), 430)
    found = labels.placed(marks, frame)
    assert len(found) >= 6
    for width in (labels.NARROW, 500, 900, 1800):
        boxes = _boxes(found, frame, width)
        for n, one in enumerate(boxes):
            assert one[0] >= 0 and one[1] <= width and 0 <= one[2] <= one[3] <= 430
            for other in boxes[:n]:
                apart = one[1] <= other[0] or other[1] <= one[0]
                assert apart or one[3] <= other[2] or other[3] <= one[2]


def test_level_and_gap_names_the_districts_at_the_ends(page):
    asked(page, START | {"show": "quadrants"})
    *_, named = shown(drawn(page)[0])
    gaps = expected.gaps(START).rename(index=districts()["name"])
    assert gaps.idxmax() in set(named["name"])
    level = expected.figures(START)["rate"].rename(index=districts()["name"])
    assert level.idxmax() in set(named["name"])


def test_an_index_names_both_ends():
    found = pd.DataFrame(
        {"low": range(1, 41), "high": range(1, 41), "score": range(40)},
        index=[f"p{n}" for n in range(40)],
    ).assign(without_low=1.0, without_high=40.0, moved_by="a")
    names = pd.Series([f"Place {n}" for n in range(40)], found.index)
    spec = rank_bands.chart(found, names)
    written = [set(table["name"]) for table in shown(spec)[1:]]
    assert written == [
        {"Place 0", "Place 1", "Place 2"},
        {"Place 37", "Place 38", "Place 39"},
    ]
    assert rank_bands.named_ends(found, names) == (
        "Furthest behind: Place 0, Place 1, Place 2. "
        "At the other end: Place 39, Place 38, Place 37."
    )
