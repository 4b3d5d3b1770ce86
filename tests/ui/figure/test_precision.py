"""Axis, labels, tooltips and table of one chart write the same decimals."""

import json
import re

import pytest

from tests.oracles import pivot
from tests.support.census import code
from ui.district import numbers, profile
from ui.figure import charts
from ui.figure.table import COUNT, PERCENT
from ui.view import options
from ui.view.selection import Selection


@pytest.mark.parametrize("indicator", list(pivot.catalogue()))
def test_a_profile_writes_one_number_of_decimals(indicator):
    asked = {"indicator": indicator, "district": code("Kech")}
    view = options.linked(Selection(), asked)[0]
    count = pivot.catalogue()[indicator].kind == "count"
    table = numbers.neighbours(view)
    ranked = charts.rows(table, ranked=True)
    drawn = [
        charts.ranking(ranked, *profile._axis(view)),
        charts.beside(numbers.groups(view), *profile._axis(view)),
    ]
    for chart in drawn:
        decimals = re.findall(r'"format": ",?\.(\d)f"', json.dumps(chart, default=str))
        assert set(decimals) == {"0" if count else "1"}
    _, columns = numbers._written(view, table)
    who = next(iter(columns))
    assert columns[who] is (COUNT if count else PERCENT)
