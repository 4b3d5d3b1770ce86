"""The ranking on paper: every district of it, with the figures of the screen."""

import re
from dataclasses import replace

import pytest

from analysis import writing
from ui.gaps import dumbbells, on_paper
from ui.gaps.choice import Comparison
from ui.gaps.compared import compare
from ui.view.selection import NONE

CHOSEN = {
    "gap": Comparison(),
    "number": Comparison(lens="number"),
    "one group": replace(Comparison(lens="level"), against=NONE),
}


@pytest.mark.parametrize("kind", CHOSEN)
def test_every_district_has_a_row_with_its_figures(kind):
    chosen = CHOSEN[kind]
    pair = compare(chosen)
    rows = dumbbells.ordered(pair.table, chosen.lens, adverse=True)
    parts = dict(list(rows.groupby("province", sort=True)))
    html = on_paper.listed(pair, parts)
    read = re.findall(r"<tr><td>(.*?)<td>(.*?)(?=<tr>|</tbody>)", html)
    inside = [name for part in parts.values() for name in part["name"]]
    assert [name for name, _ in read] == inside and len(read) > 130
    assert html.count("<th colspan") == len(parts)
    first = next(iter(parts.values())).iloc[0]
    number = chosen.lens == "number"
    written = writing.number(first["number"]) if number else None
    assert (written or writing.percent(first["level"])) in read[0][1]
    if kind == "gap":
        assert writing.points(first["gap"]) in read[0][1]
    drawn = re.findall(
        r"left:([\d.]+)%?;width:([\d.]+)%", html.replace("left:0;", "left:0%;")
    )
    assert len(drawn) == len(read)
    assert all(float(left) + float(wide) <= 100.02 for left, wide in drawn)
