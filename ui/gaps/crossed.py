"""Groups crossed, by province and as still maps on one scale."""

from functools import lru_cache, partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from analysis import writing
from analysis.rates.groups import offered
from analysis.rates.rates import shares
from analysis.sentences import crossed as crossed_sentence
from data.vocabulary import ALL, COUNTRY, PROVINCES, YEARS_BETWEEN_CENSUSES
from ui.edition import tables as edition_tables
from ui.figure.figure import figure
from ui.figure.table import PERCENT, column_of, headed
from ui.gaps import charts, keys, transgender
from ui.gaps.compared import Compared, rates
from ui.gaps.facts import described, facts
from ui.map import still_chart, still_map
from ui.map.legend import EMPTY, kind_of, swatch
from ui.map.still_chart import TILE
from ui.takeaway.svg_map import file
from ui.view import areas, options
from ui.view.options import UNITS

# Four maps side by side fit a desk at this size.
_TILE = 10


def crossed(pair: Compared) -> None:
    """Draw every group in every province, then each group on its own tiles."""
    groups, kind = names(pair), pair.indicator.kind
    table = by_province(pair, groups)
    said = sentence(pair, table)
    axis = f"{pair.indicator.label}{_age(pair)}, {UNITS[kind]}"
    chart = charts.crossed(_long(table), axis, kind == "share", writing.DIGITS[kind])
    shown = _headed(pair, table).rename_axis("Place").reset_index()
    more: dict[str, Any] = {"subtitle": _subtitle(pair, groups)}
    more["columns"] = dict.fromkeys(list(shown)[1:], column_of(kind))

    def draw() -> None:
        st.html(keys.key(keys.group_looks(list(table))))
        st.vega_lite_chart(chart, alt=said)
        if told := transgender.said(pair):
            st.caption(writing.literal(told))

    figure(draw, facts(pair, "crossed", said, shown, **more), pair.chosen, first=True)
    if pair.indicator.kind == "share":
        _tiles(pair, groups)


def names(pair: Compared) -> dict[str, str]:
    """Return the groups to cross, by sex and residence together where both exist."""
    keys = [group.key for group in offered(pair.indicator.dimensions)]
    both = [key for key in keys if "-" in key]
    kept = both or [key for key in keys if key != ALL] or keys
    order = ("female", "rural", "male", "urban")
    kept = sorted(kept, key=lambda key: [order.index(p) for p in _parts(key)])
    return {key: writing.sentence(options.group_name(key, pair.chosen)) for key in kept}


def by_province(pair: Compared, groups: dict[str, str]) -> pd.DataFrame:
    """Return the rate of every group: ratios of sums over the districts of a place.

    Returns
    -------
    DataFrame, one row a province in the fixed order and one for the country; where
    the view is narrowed, the area and the country. One column a group.
    """
    places = _places(pair.chosen.within)
    names = [pair.area, COUNTRY] if len(places) == 2 else [*PROVINCES, COUNTRY]
    columns = {}
    for code, name in groups.items():
        whole = edition_tables.rates_of(
            pair.chosen.indicator, pair.chosen.band, code, "district"
        )
        both = whole[["numerator", "denominator"]].to_numpy(float)
        summed = np.array([np.nansum(both[inside], axis=0) for inside in places])
        sums = {
            side: pd.Series(summed[:, at], names)
            for at, side in enumerate(("numerator", "denominator"))
        }
        columns[name] = shares(
            sums, kind=pair.indicator.kind, years=YEARS_BETWEEN_CENSUSES
        ).where(summed[:, 1] > 0)
    return pd.DataFrame(columns)


def sentence(pair: Compared, table: pd.DataFrame) -> str:
    """Return what the crossing shows; of what is context, no group is worst off."""
    of = pair.indicator
    if not options.may_compare(of) or table.shape[1] < 2:
        return f"{of.label}{_age(pair)}, group by group"
    aged = options.aged(of, pair.chosen.band)
    rows = table.drop(index=COUNTRY)
    if pair.chosen.within != areas.NATIONAL:
        rows.index = [pair.subject.where.removeprefix("in ")]
    lowered = rows.rename(columns=lambda name: name[:1].lower() + name[1:] + aged)
    return crossed_sentence.crossed(lowered, of.direction, of.state, "area")


def stills(pair: Compared, groups: dict[str, str]) -> list[still_map.Still]:
    """Return one still map a group, all on one scale over all districts."""
    chosen = pair.chosen
    tables = {
        name: edition_tables.rates_of(chosen.indicator, chosen.band, code, "district")
        for code, name in groups.items()
    }
    everywhere = edition_tables.tables().districts.index
    outside = frozenset(everywhere.difference(pair.table.index))
    return still_map.small_multiples(tables, pair.indicator.direction, outside)


def _tiles(pair: Compared, groups: dict[str, str]) -> None:
    drawn = stills(pair, groups)
    of = f"{pair.indicator.label}{_age(pair)}"
    said = f"{of}: the same scale for every group, district by district"
    around = facts(
        pair,
        "tiles",
        said,
        partial(_by_district, pair, groups),
        subtitle=f"{_subtitle(pair, groups)}. Tile diagram, shows no boundaries",
    )

    def draw() -> None:
        columns = st.container(key="stills").columns(len(drawn), gap="small")
        tile = _TILE if len(drawn) > 2 else TILE
        for column, still in zip(columns, drawn, strict=True):
            with column:
                chart = still_chart.chart(still, tile)
                st.vega_lite_chart(chart, width="content", alt=f"{still.title}. {said}")
        st.html(legend(drawn[0]))

    save = partial(file, drawn, said, around, pair.chosen)
    figure(draw, around, pair.chosen, more=(save,))


def _by_district(
    pair: Compared, groups: dict[str, str]
) -> tuple[pd.DataFrame, dict[str, Any]]:
    table = pd.DataFrame(
        {name: rates(pair, code)["rate"] for code, name in groups.items()}
    )
    about = pair.table[["name", "province"]]
    about.columns = ["District", "Province"]
    table = _headed(pair, table)
    shown = about.join(table).assign(**{"P-code": table.index})
    return shown, dict.fromkeys(table, PERCENT)


def _headed(pair: Compared, table: pd.DataFrame) -> pd.DataFrame:
    return table.rename(columns=lambda name: headed(name, pair.indicator.kind))


def legend(still: still_map.Still) -> str:
    """Return the classes of a scale as HTML."""
    rows = "".join(
        f'<span><i style="background:{colour}"></i>{label}</span>'
        for label, colour in zip(still.labels, still.colours, strict=True)
    )
    away = "<span>Grey: outside the chosen area</span>" if still.outside else ""
    empty = "".join(
        f"{swatch(kind_of(state), label)}</span>" for state, label in EMPTY.items()
    )
    return f'<p class="zila-key">{rows}{empty}{away}</p>'


@lru_cache(16)
def _places(within: str) -> tuple[np.ndarray, ...]:
    """Return where the districts of each place stand in the table; the country last."""
    districts = edition_tables.tables().districts
    if within != areas.NATIONAL:
        parts = [districts.index.get_indexer(areas.inside(within))]
    else:
        inside = districts["province"].to_numpy(object)
        parts = [np.flatnonzero(inside == province) for province in PROVINCES]
    return (*parts, np.arange(len(districts)))


def _long(table: pd.DataFrame) -> pd.DataFrame:
    return (
        table.rename_axis("place")
        .reset_index()
        .melt(id_vars="place", var_name="group", value_name="rate")
    )


def _parts(key: str) -> list[str]:
    return [part for part in key.split("-") if part != ALL] or ["urban"]


def _subtitle(pair: Compared, groups: dict[str, str]) -> str:
    return described(pair, writing.listed([name.lower() for name in groups.values()]))


def _age(pair: Compared) -> str:
    return options.at_age(pair.indicator, pair.chosen.band)
