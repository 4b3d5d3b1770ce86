"""Better and worse are the same in sentence, legend, colour and table, by indicator."""

import re

import pandas as pd
import pytest

from data.census.indicators import read_indicators
from data.vocabulary import ADVERSE, CONTEXT, FAVOURABLE
from ui.district import numbers as of_district
from ui.edition import tables
from ui.figure import theme
from ui.map.picture import picture
from ui.view.numbers import resolved
from ui.view.options import linked
from ui.view.selection import Selection

CATALOGUE = read_indicators()
JUDGED = [key for key, of in CATALOGUE.items() if of.direction != CONTEXT]
PAIRS = {"sex": ("female", "male"), "residence": ("rural", "urban")}
WARM = {theme.diverging(shade) for shade in (1, 2, 3)}
COLD = {theme.diverging(-shade) for shade in (1, 2, 3)}


def lightness(colour):
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def asked(key, lens, pair=None):
    """The map of an indicator through a lens, in its first band."""
    view = {"indicator": key, "lens": lens}
    if pair:
        view |= {"group": pair[0], "against": pair[1]}
    chosen, refused = linked(Selection(), view)
    return None if "lens" in refused else picture(chosen)


def rate(shown, group):
    found = tables.rates_of(
        shown.selection.indicator, shown.selection.band, group, "district"
    )
    return found.loc[shown.inside]


def worse(of, ours, theirs):
    """By how much a group is worse off, by the indicator's own direction alone."""
    return ours - theirs if of.direction == ADVERSE else theirs - ours


def named(code):
    return str(tables.tables().districts.at[code, "name"])


def drawn(shown):
    lens = shown.lenses[shown.selection.lens]
    index = lens.index.loc[shown.inside]
    return lens, index[index >= 0].map(dict(enumerate(lens.colours)))


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("key", JUDGED)
def test_a_gap_is_behind_where_the_indicator_says_it_is_worse(key, turned):
    of = CATALOGUE[key]
    for dimension in of.dimensions:
        pair = PAIRS[dimension][::-1] if turned else PAIRS[dimension]
        shown = asked(key, "gap", pair)
        ours, theirs = (rate(shown, group)["rate"] for group in pair)
        apart = worse(of, ours, theirs).dropna()
        written = apart.map(lambda value: float(f"{value:.1f}"))
        lens, colours = drawn(shown)
        assert set(colours.index) == set(apart.index)
        assert (written[colours.isin(WARM)] > 0).all()
        assert (written[colours.isin(COLD)] < 0).all()
        assert set(colours[written > 1]) <= WARM and set(colours[written < -1]) <= COLD
        behind = int((written > 0).sum())
        assert f"{behind} of {len(written)}" in lens.headline or behind in (
            *(0, len(written)),
        )
        for label, colour, _ in lens.legend:
            assert ("Behind" in label) == (colour in WARM), label
            assert ("Ahead" in label) == (colour in COLD), label
        assert f"{shown.view.subject.who} are worse off" in lens.subtitle
        first, _, last = lens.ends.partition("At the other end")
        assert named(written.idxmax()) in first and named(written.idxmin()) in last
        assert first.startswith("Furthest behind")
        for code in (apart.idxmax(), apart.idxmin()):
            told(shown, code, apart[code])


def told(shown, code, apart):
    """The sentence of one district says worse or better off by the same direction."""
    view = shown.selection
    said = of_district.apart(
        Selection(view.indicator, view.band, view.group, view.against, district=code)
    )
    if "too few" in said or abs(apart) < 0.05:
        return
    # It names first who is behind, by the indicator's own direction.
    about = resolved(view).subject
    first, second = (about.who, about.other)[:: 1 if apart > 0 else -1]
    assert said.lower().startswith(f"{first} are "), said
    assert f"behind {second}" in said, said


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_level_is_darker_where_the_indicator_says_it_is_worse(key):
    of, shown = CATALOGUE[key], asked(key, "level")
    if not shown:
        assert of.kind == "count"
        return
    rates = rate(shown, shown.selection.group)["rate"].dropna()
    lens, colours = drawn(shown)
    shades = colours.map(lightness)
    order = rates.sort_values(ascending=of.direction == FAVOURABLE).index
    assert shades.loc[order].is_monotonic_increasing
    if not lens.ends:
        # What is not ranked names nobody at its ends.
        assert of.direction == CONTEXT
        return
    first, _, last = re.split(r"(\. (?:Best off|Lowest|Fewest))", f"{lens.ends} ")[:3]
    opening = "Highest" if of.direction == CONTEXT else "Worst off"
    assert first.startswith(opening)
    assert named(order[0]) in first
    assert named(order[-1]) in last or "places at" in last
    if of.kind == "share":
        assert lens.headline.endswith("by district.") and of.state in lens.headline


@pytest.mark.parametrize("key", JUDGED)
def test_a_number_counts_those_for_whom_it_is_worse(key):
    of, shown = CATALOGUE[key], asked(key, "number")
    found = rate(shown, shown.selection.group)
    counted = found["numerator"]
    if of.direction == FAVOURABLE:
        counted = found["denominator"] - found["numerator"]
    lens, colours = drawn(shown)
    table = shown.view.table["number"].dropna()
    pd.testing.assert_series_equal(
        table, counted.loc[table.index].astype(float), check_names=False
    )
    order = counted.loc[colours.index].sort_values(ascending=False).index
    assert colours.map(lightness).loc[order].is_monotonic_increasing
    phrase = of.lack if of.direction == FAVOURABLE else of.state
    assert phrase in lens.headline and phrase in lens.subtitle
    assert lens.ends.startswith("Most: ") and named(order[0]) in lens.ends


def test_every_direction_and_every_pair_was_among_them():
    assert {CATALOGUE[key].direction for key in JUDGED} == {ADVERSE, FAVOURABLE}
    assert {each for key in JUDGED for each in CATALOGUE[key].dimensions} == set(PAIRS)
