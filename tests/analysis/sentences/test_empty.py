"""Nobody living there is not applicable: no missing figure, and no neighbour's."""

import pandas as pd
import pytest

from analysis.sentences import empty, places
from analysis.sentences.headline import Subject
from tests.oracles import pivot
from tests.support.census import districts
from ui.district import numbers
from ui.view.selection import NONE, Selection

GIRLS = Subject("rural girls", "rural boys", "are out", "are out", "adverse", "share")


def lenses(*rows):
    columns = ["level", "status", "status_against", "name"]
    return pd.DataFrame(rows, columns=columns)


def test_why_there_is_nothing_by_hand():
    gone = (None, "not applicable", "value", "Kech")
    hole = (None, "no data", "no data", "Swat")
    nobody = "Not applicable: the census counts no rural girls in Sindh."
    both = (GIRLS.who, GIRLS.other)
    assert empty.nothing(lenses(gone), both, " in Sindh") == nobody
    assert empty.nothing(lenses(hole, gone), both, "").startswith("No figures for ")
    table = lenses(gone, (40.0, "value", "value", "Dadu"))
    assert places.spread(table, GIRLS) == (
        "Rural girls in Dadu: 40.0%; not applicable in Kech, where the census counts "
        "no rural girls."
    )
    table = lenses(hole, (40.0, "value", "value", "Dadu"))
    assert places.spread(table, GIRLS).startswith("Rural girls in Dadu: 40.0%; no fig")
    many = lenses(*[gone] * 4, (40.0, "value", "value", "Dadu"))
    assert "not applicable in 4 of them, where" in places.spread(many, GIRLS)


@pytest.mark.parametrize("indicator", list(pivot.catalogue()))
def test_a_district_without_the_group_is_told_so_and_gets_no_other_figure(indicator):
    of, names = pivot.catalogue()[indicator], districts()["name"]
    if of.kind == "count":
        return
    for key in pivot.keys(of):
        lived = pivot.expected(indicator, of.bands[0], key)["bottom"]
        for code in lived.index[lived == 0]:
            asked = Selection(indicator, of.bands[0], key, NONE, district=code)
            said = numbers.sentence(asked)
            hole = names[code] == "Islamabad" and of.items[0].startswith("band_")
            why = "no figures for" if hole else "not applicable, the census counts no "
            assert said.startswith(f"{names[code]}: {why}") and "%" not in said
            beside = numbers.spread(asked, numbers.neighbours(asked), "district")
            # Of what is not printed nothing says that nobody is there.
            inside = numbers.tehsils(asked)
            within = "" if inside.empty else numbers.spread(asked, inside, "tehsil")
            assert not (hole and "applicable" in f"{beside}{within}"), within
            assert not hole or f"no figures in this table for {names[code]}" in beside
            assert f"in its one {names[code]}" not in beside and "its one" not in beside
            # Alone with a figure, a neighbour is named; the district is not.
            if beside.count("%") == 1:
                assert names[code] not in beside.partition(":")[0]
