"""The tehsils under the map: all of them, with the counts of the census."""

from dataclasses import replace

import pandas as pd

from tests.support.apptest import opened
from tests.support.census import rows
from ui.map import tehsils
from ui.map.picture import picture
from ui.view.selection import Selection

START = Selection()


def share(sex):
    """Percent of children of one sex who are out of school, by tehsil."""
    above, below = (
        rows(item, sex=sex).groupby("tehsil")["count"].sum()
        for item in ("out_of_school_5_16", "persons_5_16")
    )
    return 100 * above / below


def test_every_tehsil_has_the_share_of_the_census():
    found = tehsils.values_of(picture(START))
    assert len(found) == 591
    for column, sex in {"level": "female", "against": "male"}.items():
        own = share(sex).reindex(found.index)
        pd.testing.assert_series_equal(found[column], own, check_names=False)


def test_the_sentence_counts_the_rows_of_its_table():
    gap = (share("female") - share("male")).round(1)
    said = tehsils.facts(picture(START)).headline
    behind, wide = (gap > 0).sum(), (gap > 10).sum()
    assert f"in {behind} of 591 tehsils, by more than 10 points in {wide} " in said


def test_an_area_has_its_own_tehsils():
    found = tehsils.facts(picture(replace(START, within="sindh")))
    table, _ = found.numbers()
    assert set(table["Province"]) == {"Sindh"}
    assert len(table) == 138 and "138 tehsils in Sindh" in found.headline


def test_the_list_is_sent_when_it_is_opened_and_says_why_no_map_is():
    app = opened("map", **START.to_query())
    assert not app.dataframe
    app.session_state["tehsils"] = True
    app.run()
    assert len(app.dataframe[0].value) == 591
    assert any("they are listed" in each.value for each in app.caption)


def test_what_is_told_by_district_only_has_no_list():
    asked = replace(START, indicator="functional_limitation")
    labels = [each.label for each in opened("map", **asked.to_query()).expander]
    assert "Tehsils" not in labels and "The numbers" in labels
