"""The headline of a gap and the classes of its legend count the same districts."""

import re

import pytest

from ui.edition import tables
from ui.map.picture import Picture, picture
from ui.view import areas, options
from ui.view.selection import NONE, Selection

_SHARE = re.compile(r" in (?:(all|none)|(\d+)) ?(?:of )?(\d+)? districts?")
_NEAR = re.compile(r"by no more than 1 point in (\d+|each of them)")


def pairs(indicator: str) -> list[tuple[str, str]]:
    start = Selection(indicator=indicator)
    return [
        (group, against)
        for group in options.options("group", start)
        for against in options.options(
            "against", Selection(indicator=indicator, group=group)
        )
        if against != NONE
    ]


def behind_said(headline: str) -> tuple[int, int]:
    """How many districts are behind, and how many of them by a point at most."""
    word, some, whole = _SHARE.search(headline).groups()
    behind = int(whole) if word == "all" else int(some or 0)
    near = _NEAR.search(headline)
    return behind, (behind if near[1][0] == "e" else int(near[1])) if near else 0


def adds_up(shown: Picture) -> bool:
    lens = shown.lenses["gap"]
    classes = zip(lens.scale.shades, lens.legend, strict=True)
    in_classes = sum(row[2] for shade, row in classes if shade > 0)
    if not _SHARE.search(lens.headline):
        return sum(row[2] for row in lens.legend) <= 1
    behind, near = behind_said(lens.headline)
    return behind == in_classes + near


@pytest.mark.parametrize("indicator", list(tables.tables().indicators))
def test_headline_and_legend_add_up_for_every_group_and_area(indicator):
    wrong = []
    for group, against in pairs(indicator):
        for area in areas.areas():
            asked = Selection(
                indicator=indicator, group=group, against=against, within=area
            )
            shown = picture(asked)
            if "gap" in shown.lenses and not adds_up(shown):
                said = shown.lenses["gap"].headline, shown.lenses["gap"].legend
                wrong.append((group, against, area, *said))
    assert wrong == []


def test_the_sum_of_the_storyline():
    shown = picture(Selection())
    assert behind_said(shown.lenses["gap"].headline) == (119, 3)
    assert adds_up(shown)
