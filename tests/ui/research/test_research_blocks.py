"""The blocks for researchers show what their tables hold."""

import re

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.sentences import clusters as clusters_sentence
from analysis.spatial.local_moran import standing_out
from data.census.gazetteer import read_neighbours
from tests.oracles.expected import area, catalogue, figures, numbers
from tests.support.apptest import opened
from tests.support.census import code
from tests.support.charts import check
from tests.support.quick import DEEP
from ui.figure import theme
from ui.gaps import weights
from ui.gaps.choice import Comparison, asked
from ui.research import cluster_map, clusters
from ui.view import options
from ui.view.numbers import resolved
from ui.view.selection import Selection

USUAL = Selection()


def block(part: str, **fields) -> AppTest:
    chosen, refused = asked(Comparison(), {"show": "research", "part": part} | fields)
    assert not refused
    return with_numbers(opened("gaps", **chosen.to_query()))


def with_numbers(app) -> AppTest:
    """The page after the numbers of its first figure were opened."""
    app.session_state["numbers_1"] = True
    return app.run()


def around(inside) -> dict[str, list[str]]:
    """Whom each district of an area touches inside it, more than in a corner."""
    found = {place: [] for place in inside}
    for pair in read_neighbours().itertuples():
        if pair.border != "corner" and {pair.district, pair.neighbour} <= found.keys():
            found[pair.district].append(pair.neighbour)
            found[pair.neighbour].append(pair.district)
    return found


def standing(selection, lens):
    asked = clusters._asked(selection)
    assert asked.lens == lens
    return asked, clusters._found(asked)[0]


@pytest.mark.parametrize("within", ["pakistan", "sindh"])
def test_clusters_are_those_of_the_census(within):
    query = {"indicator": "out_of_school_5_16", "band": "all", "group": "female"}
    rates = figures(query | {"against": "none"}).loc[area(within), "rate"]
    asked, table = standing(Selection(lens="level", within=within), "level")
    assert table["value"].to_numpy() == pytest.approx(rates.to_numpy())
    off = rates - rates.mean()
    for place, touched in around(area(within)).items():
        lag = off[touched].mean()
        local = off[place] * lag / (off**2).mean()
        assert table["local"][place] == pytest.approx(local)
        side = ("high" if off[place] > 0 else "low") + ("-high" if lag > 0 else "-low")
        assert table["quadrant"][place] == side
    said = clusters_sentence.clusters(table, resolved(asked).subject, lens="level")
    out = standing_out(table, 0.05)
    first = [value for value, _ in numbers(said)][:2]
    assert first == [(out != "").sum(), len(rates)]
    names = [name for name in ("Karachi", "Malir") if name in said]
    assert not names if within == "pakistan" else names


def test_the_lens_decides_what_is_tested():
    _, gaps = standing(Selection(lens="gap"), "gap")
    _, levels = standing(Selection(lens="number"), "level")
    assert not np.allclose(gaps["value"], levels["value"])
    # The class breaks and the district of a view make no other figure.
    same = clusters._asked(Selection(lens="gap", classes="round", view="tiles"))
    assert same == clusters._asked(Selection(lens="gap"))


def test_colours_say_who_is_worse_off():
    adverse, table = standing(Selection(lens="level"), "level")
    drawn = cluster_map.still(adverse, table)
    assert drawn.colours[0] == theme.BEHIND and drawn.colours[1] == theme.AHEAD
    good, table = standing(
        Selection(indicator="literacy_10plus", lens="level"), "level"
    )
    drawn = cluster_map.still(good, table)
    assert drawn.colours[0] == theme.AHEAD and drawn.colours[1] == theme.BEHIND
    assert sum(drawn.counts()) == 136


def test_the_block_of_clusters():
    app = block("clusters", lens="level", within="sindh")
    assert not app.exception
    head = app.title[0].value
    assert head.startswith("The share of girls in Sindh who are out of school: ")
    assert "Screening, not proof" in head
    assert any("Moran's I" in text.value for text in app.markdown)
    table = app.dataframe[0].value
    assert len(table) == 30 and set(table["Province"]) == {"Sindh"}
    told = " ".join(text.value for text in app.caption)
    assert "Neighbours outside the area do not count" in told and "seed 2023" in told


def test_islamabad_alone_has_nobody_to_stand_out_with():
    app = block("clusters", lens="level", within="islamabad")
    assert not app.exception and "nothing to test" in app.title[0].value
    assert "no neighbours in Islamabad" in " ".join(t.value for t in app.caption)


def test_a_district_without_figures_is_named():
    app = block("clusters", indicator="literacy_youth", band="15-24", lens="level")
    assert not app.exception and "135 districts" in app.title[0].value
    assert "no value in Islamabad" in " ".join(t.value for t in app.caption)


@pytest.mark.parametrize("indicator", ["population", "disability_reported"])
def test_what_tells_nothing_of_who_is_worse_off_has_no_clusters(indicator):
    app = block("clusters", indicator=indicator, group="all", against="none")
    assert not app.exception and app.title[0].value.endswith("no gap, no ranking")


def test_every_share_in_every_area_can_be_drawn():
    # All of them in `make bench`.
    for key, of in list(catalogue().items())[:: 1 if DEEP else 4]:
        if not options.may_compare(of):
            continue
        for within in ("pakistan", "islamabad", "balochistan"):
            chosen, _ = USUAL.asked(
                {"indicator": key, "within": within, "lens": "level"}, options.options
            )
            asked, table = standing(chosen, "level")
            said = clusters_sentence.clusters(
                table, resolved(asked).subject, lens="level"
            )
            tested = int((table["status"] == "value").sum())
            if tested:
                assert f"{tested} districts" in said
            check(cluster_map.chart(cluster_map.still(asked, table)))


# --- the index ------------------------------------------------------------------------


def test_what_may_enter_the_index():
    found = weights.offered()
    assert {"toilet", "literacy_10plus", "out_of_school_5_16"} <= found.keys()
    assert not [key for key in found if re.search("disab|limitation|language", key)]
    assert not [key for key in found if catalogue()[key].direction == "context"]


def test_the_block_of_the_index():
    app = block("index", district=code("Awaran"))
    assert not app.exception
    said = app.title[0].value
    table = app.dataframe[0].value
    kept = (table["Place to"] <= 20).sum()
    moved = int((table["Place to"] - table["Place from"]).median())
    assert [value for value, _ in numbers(said)] == [3, kept, 20, 136, moved]
    assert (table["Place from"] <= table["Place to"]).all()
    assert not [name for name in table if name.lower() in ("rank", "place")]
    # Worst by every indicator of the index, independently of its code.
    # Of girls, the group chosen; of all where the census counts households.
    plain = {"band": "all", "against": "none"}
    whom = dict.fromkeys(weights.USUAL, "female") | {"electricity": "all"}
    rates = pd.DataFrame(
        {
            key: figures(plain | {"indicator": key, "group": whom[key]})["rate"]
            * (-1 if catalogue()[key].direction == "adverse" else 1)
            for key in weights.USUAL
        }
    )
    for place, row in table.set_index("P-code").iterrows():
        below = (rates < rates.loc[place]).all(axis=1).sum()
        above = (rates > rates.loc[place]).all(axis=1).sum()
        assert below + 1 <= row["Place from"] and row["Place to"] <= 136 - above


def test_weights_move_the_index():
    app = block("index")
    before = app.dataframe[0].value["Place from"].tolist()
    first = app.caption[-1].value
    app.slider(key="weight_electricity").set_value(5).run()
    assert not app.exception
    assert app.dataframe[0].value["Place from"].tolist() != before
    # A link holds the weights.
    assert app.query_params["weights"].endswith("electricity-5")
    other = with_numbers(opened("gaps", **app.query_params))
    assert other.dataframe[0].value.equals(app.dataframe[0].value)
    assert "Electric light (households): 5" in " ".join(t.value for t in app.caption)
    assert app.caption[-1].value == first
    for key in weights.USUAL[1:]:
        app.slider(key=f"weight_{key}").set_value(0)
    app.run()
    assert "at least 2 indicators with a weight" in app.info[0].value
    app.multiselect(key="index_indicators").set_value(["toilet"]).run()
    assert not app.exception and "at least 2" in app.info[0].value


def test_indicators_of_the_same_counts_are_pointed_out():
    app = block("index")
    assert "count double" not in " ".join(t.value for t in app.caption)
    both = ["out_of_school_5_16", "attendance_5_16"]
    app.multiselect(key="index_indicators").set_value(both).run()
    assert "count double" in " ".join(t.value for t in app.caption)


def test_weights_that_are_not_offered_are_told():
    for wrong in ("toilet-9", "happiness-1", "disability_reported-1", "toilet"):
        app = opened("gaps", **Comparison().to_query() | {"weights": wrong})
        told = app.warning[0].value.replace("\\", "")
        assert wrong in told and "as they were" in told
        assert app.query_params["weights"] == Comparison().weights
