"""In people: how many it would be if districts reached a goal."""

from dataclasses import asdict
from functools import partial

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.gaps import target
from analysis.gaps.gap import InPeople
from analysis.gaps.target import GAP, MEDIAN
from analysis.sentences import people as sentences_people
from data.vocabulary import ADVERSE
from ui.edition import tables
from ui.figure import theme
from ui.figure.facts import Facts
from ui.figure.figure import figure
from ui.figure.scales import from_zero
from ui.figure.table import COUNT, PERCENT, show
from ui.figure.vega import Spec, dressed, layer, number, over, values, word
from ui.figure.vega import place as line_of
from ui.gaps import controls
from ui.gaps.choice import GOALS, LOWEST
from ui.gaps.compared import Compared
from ui.gaps.facts import Table, described, facts
from ui.view.selection import NONE

_BAR = 54
_SHORT = "Short by, pp"
_COUNTS = {"tickCount": 4, "format": ",d"}


def people(pair: Compared) -> None:
    """Draw a goal in people by province, and district by district."""
    table, rows, whole = reckoned(pair)
    said = sentence(pair, whole, len(table))
    chosen = pair.chosen
    chart = bars(rows, f"Number of {pair.subject.who}")

    def draw() -> None:
        over = sentences_people.summed_over(whole), sentences_people.on_totals(whole)
        st.markdown(" ".join(over))
        controls.goal(chosen)
        st.vega_lite_chart(chart, alt=said)
        st.caption(
            "Bars: the sum over districts that fall short, never negative. "
            "Black lines: the same formula on the totals. Districts count as figures "
            "are written; people are rounded last, so rows may add up to a few more."
        )

    around = _facts(pair, "people", said, partial(_written, pair, rows, whole))
    figure(draw, around, chosen, first=True)
    _districts(pair, table)


def reckoned(pair: Compared) -> tuple[pd.DataFrame, pd.DataFrame, InPeople]:
    """Return a goal by district, by province and over the whole area.

    Returns
    -------
    the districts that are to reach it (see `analysis.gaps.target.targets`)
    the provinces they lie in, in alphabetical order
    all of them together
    """
    chosen, province = pair.chosen, tables.tables().districts["province"]
    group = _everywhere(pair, chosen.group)
    paired = chosen.against != NONE
    against = _everywhere(pair, chosen.against) if paired else None
    how = {"direction": pair.indicator.direction, "goal": chosen.goal}
    table = target.targets(group, against, province, **how).loc[pair.table.index]
    if chosen.lowest != "all":
        size, direction = int(chosen.lowest), pair.indicator.direction
        table = table.loc[target.lowest(table, size, direction=direction)]
    sides = (group, against)
    rows = target.by_province(*sides, table, province, **how)
    return table, rows, target.summed(*sides, table, province, **how)


def sentence(pair: Compared, whole: InPeople, asked: int) -> str:
    """Return what reaching the goal means, in a sentence.

    Parameters
    ----------
    pair : what is shown
    whole : all districts that are to reach the goal together
    asked : how many these are, those that cannot be compared counted
    """
    who, size = pair.subject, whole.places_compared
    where = f" {who.where}" if who.where else ""
    places = writing.count(size, "district")
    which = f"all {places}{where}" if size > 1 else f"the one district{where}"
    if size < len(pair.table):
        which = f"the {places}{where} that can be compared"
    if asked < len(pair.table):
        worst = (
            f"{writing.count(asked, 'district')}{where} where {who.who} are worst off"
        )
        some = f"{size} that can be compared of the " if size < asked else ""
        which = f"the {some}{worst}"
    return sentences_people.reaching(whole, pair.chosen.goal, who, which=which)


def bars(rows: pd.DataFrame, title: str) -> Spec:
    """Draw people by province: both sums, provinces in their fixed order.

    Parameters
    ----------
    rows : indexed by province, ``summed, totals``
    title : of the axis: what is counted
    """
    scale = from_zero([*rows["summed"], *rows["totals"]], share=False)
    columns = {"province": rows.index} | dict(rows[["summed", "totals"]].items())
    columns |= {"text": [writing.people(each, 2) for each in rows["summed"]]}
    # Above its bar, clear of the line on the totals.
    look = {"align": "left", "dx": 2, "dy": -13, "fontSize": 14, "color": theme.INK}
    tick = {"color": theme.INK, "thickness": 3, "size": 26, "yOffset": 8}
    layers = [
        layer("bar", {"color": theme.BEHIND, "height": 18, "yOffset": 8}),
        layer("tick", tick, x=number("totals")),
        layer("text", look, x={"datum": 0}, text=word("text")),
    ]
    drawn = over(
        values(columns),
        layers,
        y=line_of("province", ticks=False),
        x=number("summed", title=title, axis=_COUNTS, scale=scale),
    )
    return dressed([drawn], _BAR * len(rows) + 60)


def _everywhere(pair: Compared, key: str) -> pd.DataFrame:
    """Return the rates of all districts: a province's median needs all of them."""
    return tables.rates_of(pair.chosen.indicator, pair.chosen.band, key, "district")


def _written(
    pair: Compared, rows: pd.DataFrame, whole: InPeople
) -> tuple[pd.DataFrame, dict[str, object]]:
    counted = writing.sentence(pair.indicator.counted)
    last = pd.DataFrame([asdict(whole)], index=["All of them together"])
    every = pd.concat([rows, last])
    level = every.eval("places_compared - places_behind - places_ahead")
    shown = pd.DataFrame(
        {
            "Province": every.index,
            f"{counted}, summed over districts": every["summed"].round(),
            f"{counted}, on totals": every["totals"].round(),
            "Districts short": every["places_behind"],
            "Districts beyond": every["places_ahead"],
            "Districts just there": level,
            "Districts compared": every["places_compared"],
        }
    )
    return shown, dict.fromkeys(list(shown)[1:], COUNT)


def _districts(pair: Compared, table: pd.DataFrame) -> None:
    chosen, who = pair.chosen, writing.sentence(pair.subject.who)
    counted = writing.sentence(pair.indicator.counted)
    rising = pair.indicator.direction != ADVERSE
    worst = table["rate"].sort_values(ascending=rising).index
    table, places = table.loc[worst], pair.table.loc[worst]
    rows = pd.DataFrame(
        {
            "District": places["name"],
            "Province": places["province"],
            f"{who}, %": table["rate"],
            "Goal, %": table["goal"],
            _SHORT: table["short"],
            counted: table["people"].round(),
            "P-code": table.index,
        }
    )
    said = f"{GOALS[chosen.goal]}, district by district"
    if chosen.goal == MEDIAN:
        said += "; in a median every district counts once"
    columns = dict.fromkeys(list(rows)[2:5], PERCENT) | {counted: COUNT}
    figure(
        partial(show, rows, said, columns, height=300),
        _facts(pair, "people-districts", said, rows),
        chosen,
    )


def _facts(pair: Compared, part: str, said: str, table: Table) -> Facts:
    chosen = pair.chosen
    who, other = pair.subject.who, pair.subject.other
    whom = f"{who} short of their province's median"
    if chosen.goal != MEDIAN:
        aim = "the rate of" if chosen.goal == GAP else "parity with"
        whom = f"{who} short of {aim} {other}"
    which = "" if chosen.lowest == "all" else f", {LOWEST[chosen.lowest].lower()}"
    more = {
        "subtitle": described(
            pair, f"{whom}{which}", unit=f"number of {pair.indicator.counted}"
        )
    }
    return facts(pair, part, said, table, chosen.goal, chosen.lowest, **more)
