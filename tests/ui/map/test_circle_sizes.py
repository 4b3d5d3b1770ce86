"""The key of circle sizes is of the scale on which the circles are drawn."""

import math

import pandas as pd
import pytest

from ui.map import circle_sizes
from ui.view.numbers import table_of
from ui.view.selection import NONE, Selection

VIEWS = (
    Selection(),
    Selection(indicator="electricity", group="all", against=NONE),
    Selection(group="female-urban", against="male-urban"),
)


def people(text):
    number, *unit = text.partition(" million")
    return float(number.replace(",", "")) * (1_000_000 if unit[0] else 1)


@pytest.mark.parametrize("lens", ["level", "number"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_circle_of_the_key_is_as_large_as_that_of_as_many_people(view, lens):
    table = table_of(view, "district")
    counted = table["number" if lens == "number" else "people"].fillna(0)
    drawn = circle_sizes.radii(lens, table)
    largest = max(drawn)
    key = circle_sizes.key(lens, table)
    assert 3 <= len(key) <= 12
    for text, radius in key:
        number = people(text)
        # Round, and no larger than what is on the map.
        assert f"{number:.0f}".rstrip("0") in ("1", "2", "5")
        assert number <= counted.max()
        assert radius == pytest.approx(
            largest * math.sqrt(number / counted.max()), abs=0.02
        )
    assert [radius for _, radius in key] == sorted((r for _, r in key), reverse=True)
    assert key[0][1] > largest / 2


def test_a_map_of_nobody_has_no_key():
    table = pd.DataFrame({"number": [0.0, None], "people": [0.0, 0.0]})
    for lens in ("number", "level"):
        assert circle_sizes.key(lens, table) == []
        assert circle_sizes.radii(lens, table) == [0.0, 0.0]
