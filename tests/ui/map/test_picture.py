"""A map's headline, legend, colours and labels say what the tables hold."""

import re
from dataclasses import replace
from itertools import cycle

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from pandas.testing import assert_frame_equal, assert_series_equal

from data.census.gazetteer import read_tiles
from tests.oracles import pivot
from tests.oracles.by_hand import by_hand
from tests.support.asked import VIEWS, asked
from tests.support.census import code, districts
from tests.support.quick import examples, some
from tests.support.reading import (
    class_by_label,
    gap_is_right,
    level_is_right,
    number,
    number_is_right,
    printed,
)
from ui.map import legend as map_legend
from ui.map import small_tiles, values
from ui.map.picture import picture
from ui.view.selection import NONE, Selection

START = Selection()
CROSSING = replace(START, group="female-rural", against="male-urban")
LITERACY = replace(START, indicator="literacy_10plus")


def expected(view: Selection) -> pd.DataFrame:
    other = None if view.against == NONE else view.against
    return by_hand(view.indicator, view.band, view.group, other)


def usual_views(name: str) -> list[Selection]:
    """One for each group of an indicator, in turn in every age band and area."""
    of = pivot.catalogue()[name]
    bands, areas = cycle(of.bands), cycle(pivot.areas())
    return [
        asked({"indicator": name, "band": band, "group": key, "within": area})[0]
        for key, band, area in zip(pivot.keys(of), bands, areas, strict=False)
    ]


def wrong_headlines(view: Selection, shown) -> list[str]:
    """The headlines of a picture that say something else than the table by hand."""
    table = expected(view).loc[pivot.areas()[view.within]]
    whole = pivot.overall(view.indicator, view.band, view.group, view.within)
    checks = {
        "gap": lambda text: gap_is_right(text, table["gap"], shown.who, shown.other),
        "level": lambda text: level_is_right(text, table["level"], whole),
        "number": lambda text: number_is_right(text, table["number"]),
    }
    said = {name: lens.headline for name, lens in shown.lenses.items()}
    return [text for name, text in said.items() if not checks[name](text)]


def wrong_legends(view: Selection, shown) -> list[str]:
    """The lenses whose legend counts something else than its labels say."""
    table, inside = expected(view), pivot.areas()[view.within]
    wrong = []
    for name, lens in shown.lenses.items():
        labels, _, counts = zip(*lens.legend, strict=True)
        values = table[name].to_numpy(float)
        if name != "number" and shown.indicator.kind != "count":
            values = printed(values)
        by_label = class_by_label(labels, values)
        here = by_label[table.index.isin(inside)]
        right = [int((here == index).sum()) for index in range(len(labels))]
        if list(counts) != right or lens.index.tolist() != by_label.tolist():
            wrong.append(name)
    return wrong


def wrong_labels(view: Selection, shown) -> list[str]:
    """The labels of districts that are not their value, as rounded."""
    table, wrong = expected(view), []
    for name, lens in shown.lenses.items():
        for text, value in zip(lens.labels, table[name], strict=True):
            if np.isnan(value):
                right = text == "–"
            else:
                right = abs(number(text) - value) <= (
                    0.5 if name == "number" else 0.051
                )
            wrong += [] if right else [f"{name}: {text}"]
    return wrong


def sound(view: Selection) -> bool:
    shown = picture(view)
    assert wrong_headlines(view, shown) == []
    assert wrong_legends(view, shown) == []
    assert wrong_labels(view, shown) == []
    assert view.lens in shown.lenses
    for lens in shown.lenses.values():
        assert len(set(lens.colours)) == len(lens.colours) == len(lens.scale.labels)
    if "gap" in shown.lenses:
        counted = sum(count for *_, count in shown.lenses["gap"].legend)
        empty = sum(shown.emptiness.values())
        assert counted + empty == len(pivot.areas()[view.within])
    return True


@pytest.mark.parametrize("name", some(pivot.catalogue(), 1, 3))
def test_every_group_of_an_indicator_is_shown_soundly(name):
    views = usual_views(name)
    assert {view.group for view in views} == set(pivot.keys(pivot.catalogue()[name]))
    assert all(sound(view) for view in views)


@examples(120)
@given(VIEWS)
def test_any_view_that_can_be_asked_for_is_shown_soundly(view):
    assert sound(view)


def test_the_opening_view():
    shown = picture(START)
    assert list(shown.lenses) == ["gap", "level", "number"]
    assert shown.lenses["gap"].headline == (
        "Girls are behind boys in 119 of 136 districts, by more than 10 points in 66 "
        "and by no more than 1 point in 3."
    )
    assert shown.lenses["level"].headline.startswith("39.0% of girls are out of school")
    assert shown.lenses["number"].headline.startswith("13.4 million girls are out of")
    assert shown.emptiness == {"no data": 0, "not applicable": 0}
    assert shown.also.startswith("Also severe, though the gap is small: ")
    assert shown.table.index.equals(districts().index)


def test_the_subtitle_says_what_whom_where_and_when():
    shown = picture(replace(START, within="sindh", lens="number"))
    assert shown.lenses["number"].subtitle == (
        "Out of school, ages 5–16: number of girls in Sindh who are out of school, 2023"
    )
    assert "girls in Sindh against boys" in shown.lenses["gap"].subtitle
    merged = picture(replace(START, within="khyber-pakhtunkhwa-merged"))
    assert merged.lenses["level"].subtitle.endswith(
        "girls in the merged districts of Khyber Pakhtunkhwa, percent, 2023"
    )


def test_age_bands_are_said():
    view, _ = asked({"indicator": "never_attended_by_age", "band": "10-12"})
    shown = picture(view)
    assert shown.who == "girls aged 10–12"
    assert all("aged 10–12" in lens.headline for lens in shown.lenses.values())


@pytest.mark.parametrize("view", [START, CROSSING, LITERACY])
@pytest.mark.parametrize("classes", ["default", "natural", "quantiles", "equal"])
def test_swapping_the_groups_keeps_the_scale_and_mirrors_the_gap(view, classes):
    view = replace(view, classes=classes)
    back = replace(view, group=view.against, against=view.group)
    there, here = picture(view), picture(back)
    for lens in ("level", "number"):
        assert there.lenses[lens].scale == here.lenses[lens].scale
    gap, other = there.lenses["gap"], here.lenses["gap"]
    assert gap.scale.shades == tuple(-shade for shade in reversed(other.scale.shades))
    counts = [[count for *_, count in lens.legend] for lens in (gap, other)]
    assert counts[0] == counts[1][::-1]


@pytest.mark.parametrize("area", some(sorted(pivot.areas()), 1, 2))
def test_narrowing_the_area_keeps_classes_colours_and_values(area):
    whole, part = picture(START), picture(replace(START, within=area))
    for lens, shown in whole.lenses.items():
        assert part.lenses[lens].scale == shown.scale
        assert part.lenses[lens].colours == shown.colours
        assert_series_equal(part.lenses[lens].index, shown.index)
    assert_frame_equal(part.table, whole.table)
    assert list(part.inside) == list(pivot.areas()[area])


@pytest.mark.parametrize("field", ["lens", "view", "district"])
def test_how_it_is_looked_at_changes_no_figure(field):
    value = {"lens": "number", "view": "tiles", "district": "PK401"}[field]
    one, other = picture(START), picture(replace(START, **{field: value}))
    assert_frame_equal(one.table, other.table)
    for lens in one.lenses:
        assert one.lenses[lens].headline == other.lenses[lens].headline
        assert one.lenses[lens].legend == other.lenses[lens].legend


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


@pytest.mark.parametrize(
    ("view", "darker"), [(START, "high"), (LITERACY, "low")], ids=["adverse", "good"]
)
def test_the_darker_the_worse(view, darker):
    shades = [luminance(colour) for colour in picture(view).lenses["level"].colours]
    assert sorted(shades, reverse=darker == "high") == shades
    number_shades = [luminance(c) for c in picture(view).lenses["number"].colours]
    assert sorted(number_shades, reverse=True) == number_shades


def test_parity_is_the_lightest_and_both_sides_grow_darker():
    lens = picture(CROSSING).lenses["gap"]
    assert min(lens.scale.shades) < 0 < max(lens.scale.shades)
    middle = lens.scale.shades.index(0)
    shades = [luminance(colour) for colour in lens.colours]
    assert max(shades) == shades[middle]
    assert shades[: middle + 1] == sorted(shades[: middle + 1])
    assert shades[middle:] == sorted(shades[middle:], reverse=True)


def test_context_has_no_gap_and_says_nothing_of_being_behind():
    for name, of in pivot.catalogue().items():
        if of.direction == "context":
            shown = picture(asked({"indicator": name, "within": "sindh"})[0])
            assert "gap" not in shown.lenses and "gap" not in shown.table
            assert shown.also == "" and len(shown.severe) == 0
            said = " ".join(lens.headline for lens in shown.lenses.values())
            assert "behind" not in said and "widest" not in said


def test_no_data_and_nobody_in_the_group_are_told_apart():
    view, _ = asked({"indicator": "literacy_youth"})
    assert picture(view).emptiness == {"no data": 1, "not applicable": 0}
    # Thirteen districts have no town, six nothing but towns.
    people = [pivot.expected(START.indicator, "all", key) for key in ("urban", "rural")]
    without = [int((table["bottom"] == 0).sum()) for table in people]
    assert without == [13, 6]
    view, _ = asked({"group": "urban"})
    assert picture(view).emptiness == {"no data": 0, "not applicable": 19}
    alone = replace(view, against=NONE, lens="level")
    assert picture(alone).emptiness == {"no data": 0, "not applicable": 13}


@pytest.mark.parametrize("lens", ["level", "number"])
def test_every_lens_counts_its_own_empty_districts(lens):
    shown = picture(replace(CROSSING, lens=lens))
    counted = sum(count for *_, count in shown.lenses[lens].legend)
    assert counted + sum(shown.emptiness.values()) == 136


def test_names_are_said_in_an_area_and_not_for_the_country():
    names = districts()["name"]
    said = picture(START).lenses["gap"].headline
    assert not any(name in said for name in names)
    inside = pivot.areas()["sindh"]
    gaps = expected(START).loc[inside, "gap"]
    said = picture(replace(START, within="sindh")).lenses["gap"].headline
    assert f"widest in {names[gaps.idxmax()]} (+{gaps.max():.1f}\u00a0pp)" in said


def test_a_picture_is_the_same_each_time_and_nobody_can_change_the_next():
    first = picture(START)
    before = first.table.copy(deep=True)
    table, index = first.table, first.lenses["gap"].index
    table.loc[:, "level"] = 0.0
    index.iloc[:] = 0
    again = picture(START)
    assert_frame_equal(again.table, before)
    assert again.lenses["gap"].index.nunique() > 1


def squares(view: Selection) -> list[tuple[str, str, str]]:
    """The small tiles of a view: row/col, kind and colour."""
    found = small_tiles.small_tiles(picture(view), view.lens)
    pattern = r'<i class="(.*?)" style="grid-area:(\d+/\d+)(?:;background:(.*?);.*?)?">'
    return [(at, kind, colour) for kind, at, colour in re.findall(pattern, found)]


def test_small_tiles_fade_what_lies_outside_the_area():
    tiles = read_tiles()
    whole = squares(START)
    assert len(whole) == len(tiles)
    assert sum(kind == "outside" for _, kind, _ in whole) == tiles["placeholder"].sum()
    assert sum(kind == "value" for _, kind, _ in whole) == 136
    part = squares(replace(START, within="sindh"))
    sindh = tiles.loc[list(pivot.areas()["sindh"])]
    clear = {at for at, kind, _ in part if not kind.endswith("away")}
    assert clear == set(sindh["row"].astype(str) + "/" + sindh["col"].astype(str))
    assert len(part) == 136
    colours = {at: colour for at, _, colour in whole}
    assert all(colours[at] == colour for at, _, colour in part)


def test_small_tiles_stripe_what_has_no_data():
    view = replace(START, indicator="literacy_youth", band="15-24")
    (one,) = [each for each in squares(view) if each[1].startswith("no-data")]
    islamabad = read_tiles().loc[code("Islamabad")]
    assert one == (f"{islamabad['row']}/{islamabad['col']}", "no-data", "")
    legend = map_legend.key(picture(view), "gap")
    assert '<i class="no-data"></i>No data in the source <b>1</b>' in legend
    assert "no-data" not in map_legend.key(picture(START), "gap")


@pytest.mark.parametrize(
    ("view", "key"),
    [
        (START, "Girls who are out of school; districts in each class"),
        (
            LITERACY,
            "Women and girls who cannot read and write; districts in each class",
        ),
    ],
)
def test_the_legend_of_the_number_says_who_is_counted(view, key):
    assert values.values(picture(view))["lenses"]["number"]["key"] == key
