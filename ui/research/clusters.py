"""Where districts and their neighbours stand out together: a still map, and numbers."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.sentences import clusters as clusters_sentence
from analysis.spatial import getis_ord, local_moran, moran, permutation, seeds
from analysis.spatial.neighbourhood import Neighbourhood, neighbourhood
from ui.edition import tables
from ui.figure.facts import Facts
from ui.figure.figure import figure
from ui.gaps import controls
from ui.gaps.choice import Comparison
from ui.research import cluster_map
from ui.takeaway import svg_map
from ui.view import areas, options
from ui.view.numbers import figure_id, resolved, table_of
from ui.view.selection import NONE, Selection

_DIGITS = {
    "Local Moran": 2,
    "p (two-sided)": 4,
    "p after false discovery rate": 4,
    "Getis-Ord G* (z)": 2,
}


def clusters(selection: Comparison) -> None:
    """Draw the clusters of the chosen gap or level, with their sentence and numbers.

    Parameters
    ----------
    selection : the view; the area decides which districts count as neighbours
    """
    asked = _asked(selection)
    if not options.may_compare(options.indicator(asked)):
        st.title("Clusters of districts", anchor=False)
        st.info(
            "Clusters are shown for shares that tell who is worse off. "
            "Choose another indicator."
        )
        return
    table, together = _found(asked)
    said = _sentence(asked, table)
    drawn = cluster_map.still(asked, table)

    def draw() -> None:
        controls.lens(selection)
        if selection.lens == "number":
            st.caption("Numbers follow where people live: the level is tested instead.")
        st.write(writing.literal(together))
        st.caption(writing.literal(f"{_by_seed(asked)}."))
        st.html(cluster_map.key(drawn, asked.lens))
        st.vega_lite_chart(cluster_map.chart(drawn), width="content", alt=said)

    around = _facts(asked, table, said)
    save = partial(svg_map.file, [drawn], said, around, asked)
    figure(draw, around, selection, first=True, more=(save,))


def _asked(selection: Selection) -> Selection:
    """Return what is tested: the gap if it is the lens, else the level."""
    paired = selection.lens == "gap" and selection.against != NONE
    kept = {
        name: getattr(selection, name) for name in ("indicator", "band", "group")
    } | {"within": selection.within}
    if paired:
        return Selection(**kept, against=selection.against)
    return Selection(**kept, against=NONE, lens="level")


@tables.once
def _by_seed(asked: Selection) -> str:
    """Return how many districts the seed decides, in words; kept, as the draws are."""
    found = seeds.decided(_found(asked)[0], clusters_sentence.RATE)
    names = tables.tables().districts["name"]
    return clusters_sentence.by_seed(*found, names=names, seeds=seeds.SEEDS)


@tables.once
def _found(asked: Selection) -> tuple[pd.DataFrame, str]:
    """Return the clusters of the area with G*, and the sentence on all together."""
    near = _near(asked)
    values = table_of(asked, "district").loc[near.units, asked.lens]
    found = local_moran.clusters(values, near)
    star = getis_ord.hot_spots(values, near)["star"].where(found["local"].notna())
    return found.assign(star=star), clusters_sentence.together(
        moran.permuted(values, near)
    )


def _near(asked: Selection) -> Neighbourhood:
    pairs = tables.tables().neighbours.query("border != 'corner'")
    return neighbourhood(pairs[["district", "neighbour"]], areas.inside(asked.within))


def _sentence(asked: Selection, table: pd.DataFrame) -> str:
    subject = resolved(asked).subject
    return clusters_sentence.clusters(table, subject, lens=asked.lens)


def _facts(asked: Selection, table: pd.DataFrame, said: str) -> Facts:
    of, edition = options.indicator(asked), tables.tables().edition
    subject = resolved(asked).subject
    measure = f"{subject.who} against {subject.other}, gap in percentage points"
    if asked.lens != "gap":
        measure = f"{subject.who}, {of.unit}"
    area = areas.areas()[asked.within]
    return Facts(
        headline=said,
        subtitle=f"Clusters. {of.label}: {measure}, {area}, {of.vintage}",
        source=f"{of.source}, {of.source_table}, {of.vintage}; neighbours: gazetteer",
        figure=figure_id(asked, edition, "clusters"),
        kind="clusters",
        table=partial(_numbers, table, "%" if asked.lens == "level" else "pp"),
        caveats=(*_caveats(asked, table), *of.caveats),
        title=f"clusters-{of.id}",
    )


def _numbers(table: pd.DataFrame, unit: str) -> tuple[pd.DataFrame, dict[str, object]]:
    places = tables.tables().districts.loc[table.index]
    out = local_moran.standing_out(table, clusters_sentence.RATE)
    shown = pd.DataFrame(
        {
            "District": places["name"],
            "Province": places["province"],
            f"Value, {unit}": table["value"],
            f"Mean of neighbours, {unit}": table["lag"],
            "Stands out": out.map(
                lambda kind: cluster_map.LABELS[kind] if kind else ""
            ),
            "Local Moran": table["local"],
            "p (two-sided)": table["p"],
            "p after false discovery rate": table["p_discovery"],
            "Getis-Ord G* (z)": table["star"],
            "Tested": table["status"].replace("value", "yes"),
            "P-code": table.index,
        }
    )
    return shown, {
        name: st.column_config.NumberColumn(format=f"%.{digits}f")
        for name, digits in _DIGITS.items()
    }


def _caveats(asked: Selection, table: pd.DataFrame) -> tuple[str, ...]:
    names = tables.tables().districts["name"]
    across = "Neighbours across a province border count"
    if asked.within != areas.NATIONAL:
        across = "Neighbours outside the area do not count"
    said = [
        f"{clusters_sentence.SCREENING}: every district is tested at once; a false "
        f"discovery rate of {clusters_sentence.RATE:.0%} is kept to, by "
        f"{permutation.DRAWS:,} draws of neighbours (seed {moran.SEED})",
        _by_seed(asked),
        "Districts are no sample: p says how unusual the pattern is when the same "
        "values are dealt out anew",
        "Rates of small populations vary more, which can make a district look unlike "
        "its neighbours",
        f"{across}; districts that meet in a corner only are no neighbours",
        clusters_sentence.not_tested(table, names),
    ]
    return tuple(each for each in said if each)
