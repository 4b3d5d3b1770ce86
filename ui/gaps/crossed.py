"""Groups crossed, by province and as still maps on one scale."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.rates.groups import offered
from analysis.rates.rates import shares
from analysis.sentences import crossed as crossed_sentence
from data.vocabulary import ALL, COUNTRY, PROVINCES, YEARS_BETWEEN_CENSUSES
from ui.edition import tables as edition_tables
from ui.figure.figure import figure
from ui.gaps import charts
from ui.gaps.compared import Shown, rates
from ui.gaps.facts import described, facts
from ui.map import still_map
from ui.takeaway.svg_map import file
from ui.view import areas, options
from ui.view.options import UNITS

EMPTY = (
    "<span>Striped: no data</span><span>Blank: nobody of the group lives there</span>"
    "<span>Faint: outside the census tables</span>"
)
# Four maps side by side fit a desk at this size.
_TILE = 10
_PERCENT = st.column_config.NumberColumn(format="%.1f")


def crossed(found: Shown) -> None:
    """Draw every group in every province, then each group on its own tiles."""
    groups = names(found)
    table = by_province(found, groups)
    said = sentence(found, table)
    axis = f"{found.of.label}{_age(found)}, {UNITS[found.of.kind]}"
    chart = charts.crossed(_long(table), axis)
    shown = table.rename_axis("Place").reset_index()
    more = {"subtitle": _subtitle(found, groups)}

    def draw() -> None:
        st.html(charts.key(charts.group_looks(list(table))))
        st.altair_chart(chart, alt=said)

    figure(
        draw,
        facts(found, "crossed", said, shown, **more),
        found.chosen,
        first=True,
    )
    if found.of.kind == "share":
        _tiles(found, groups)


def names(found: Shown) -> dict[str, str]:
    """Return the groups to cross, by sex and residence together where both exist."""
    keys = [group.key for group in offered(found.of.dimensions)]
    both = [key for key in keys if "-" in key]
    kept = both or [key for key in keys if key != ALL] or keys
    # Those usually behind first, as the marks of the chart are given out.
    order = ("female", "rural", "male", "urban")
    kept = sorted(kept, key=lambda key: [order.index(p) for p in _parts(key)])
    return {
        key: writing.sentence(options.group_name(key, found.chosen)) for key in kept
    }


def by_province(found: Shown, groups: dict[str, str]) -> pd.DataFrame:
    """Return the rate of every group: ratios of sums over the districts of a place.

    Returns
    -------
    DataFrame, one row a province in the fixed order and one for the country; where
    the view is narrowed, the area and the country. One column a group.
    """
    places = _places(found)
    columns = {}
    for code, name in groups.items():
        whole = edition_tables.rates_of(
            found.chosen.indicator, found.chosen.band, code, "district"
        )
        sums = pd.DataFrame(
            {
                place: whole.loc[inside, ["numerator", "denominator"]].sum()
                for place, inside in places.items()
            }
        ).T
        columns[name] = shares(
            sums, kind=found.of.kind, years=YEARS_BETWEEN_CENSUSES
        ).where(sums["denominator"] > 0)
    return pd.DataFrame(columns)


def sentence(found: Shown, table: pd.DataFrame) -> str:
    """Return what the crossing shows; of what is context, no group is worst off."""
    of = found.of
    if not options.compared(of) or table.shape[1] < 2:
        return f"{of.label}{_age(found)}, group by group"
    aged = options.aged(of, found.chosen.band)
    rows = table.drop(index=COUNTRY)
    if found.chosen.within != areas.NATIONAL:
        rows.index = [found.subject.where.removeprefix("in ")]
    lowered = rows.rename(columns=lambda name: name[:1].lower() + name[1:] + aged)
    return crossed_sentence.crossed(lowered, of.direction, of.state, "area")


def stills(found: Shown, groups: dict[str, str]) -> list[still_map.Still]:
    """Return one still map a group, all on one scale over all districts."""
    chosen = found.chosen
    tables = {
        name: edition_tables.rates_of(chosen.indicator, chosen.band, code, "district")
        for code, name in groups.items()
    }
    everywhere = edition_tables.tables().districts.index
    outside = frozenset(everywhere.difference(found.table.index))
    return still_map.small_multiples(tables, found.of.direction, outside)


def _tiles(found: Shown, groups: dict[str, str]) -> None:
    drawn = stills(found, groups)
    of = f"{found.of.label}{_age(found)}"
    said = f"{of}: the same scale for every group, district by district"
    around = facts(
        found,
        "tiles",
        said,
        _by_district(found, groups),
        columns=dict.fromkeys(groups.values(), _PERCENT),
        subtitle=f"{_subtitle(found, groups)}. Tile diagram, shows no boundaries",
    )

    def draw() -> None:
        columns = st.columns(len(drawn), gap="small")
        for column, still in zip(columns, drawn, strict=True):
            with column:
                chart = still_map.chart(still, _TILE if len(drawn) > 2 else None)
                st.altair_chart(chart, width="content", alt=f"{still.title}. {said}")
        st.html(legend(drawn[0]))

    figure(draw, around, found.chosen, more=partial(file, drawn, said, around))


def _by_district(found: Shown, groups: dict[str, str]) -> pd.DataFrame:
    table = pd.DataFrame(
        {name: rates(found, code)["rate"] for code, name in groups.items()}
    )
    about = found.table[["name", "province"]]
    about.columns = ["District", "Province"]
    return about.join(table).assign(**{"P-code": table.index})


def legend(still: still_map.Still) -> str:
    """Return the classes of a scale as HTML."""
    rows = "".join(
        f'<span><i style="background:{colour}"></i>{label}</span>'
        for label, colour in zip(still.labels, still.colours, strict=True)
    )
    away = "<span>Grey: outside the chosen area</span>" if still.outside else ""
    return f'<p class="zila-key">{rows}{EMPTY}{away}</p>'


def _places(found: Shown) -> dict[str, pd.Index]:
    districts = edition_tables.tables().districts
    whole = {COUNTRY: districts.index}
    if found.chosen.within != areas.NATIONAL:
        return {found.area: found.table.index} | whole
    return {
        province: districts.index[districts["province"] == province]
        for province in PROVINCES
    } | whole


def _long(table: pd.DataFrame) -> pd.DataFrame:
    return (
        table.rename_axis("place")
        .reset_index()
        .melt(id_vars="place", var_name="group", value_name="rate")
    )


def _age(found: Shown) -> str:
    return options.at_age(found.of, found.chosen.band)


def _parts(key: str) -> list[str]:
    return [part for part in key.split("-") if part != ALL] or ["urban"]


def _subtitle(found: Shown, groups: dict[str, str]) -> str:
    return described(found, writing.listed([name.lower() for name in groups.values()]))
