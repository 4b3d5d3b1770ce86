"""An index of chosen indicators, and how far places depend on its weights."""

from dataclasses import replace
from functools import lru_cache, partial

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.gaps import composite as gaps_composite
from analysis.sentences import indicators
from data.errors import ZilaError
from ui.edition import tables
from ui.figure.facts import Facts
from ui.figure.figure import figure
from ui.gaps import controls
from ui.gaps import weights as gaps_weights
from ui.gaps.choice import Comparison
from ui.gaps.weights import understood
from ui.research import of_whom, rank_bands
from ui.view import areas, session
from ui.view.numbers import figure_id
from ui.view.selection import Selection, Wider
from ui.view.session import value

# Places of an index, about 20 kB each.
_KEPT = 128


def composite(selection: Comparison) -> None:
    """Draw the places that follow from the indicators and weights chosen.

    Parameters
    ----------
    selection : the view and the weights; its area says which districts are pair,
        and its district is marked
    """
    weights = understood(selection.weights)
    try:
        found = _bands(selection, weights)
    except ZilaError as refused:
        st.title("An index, and what its weights decide", anchor=False)
        choose_weights(weights)
        st.info(f"{refused.problem}. {refused.remedy}")
        return
    used = sum(weight > 0 for weight in weights.values())
    said = indicators.bands(found, used, where=_where(selection))
    names = tables.tables().districts["name"]
    chart = rank_bands.chart(found, names, selection.district)

    def draw() -> None:
        choose_weights(weights)
        of_whom.doubled(weights)
        ends = rank_bands.named_ends(found, names)
        st.vega_lite_chart(chart, alt=" ".join(filter(None, [said, ends])))
        seeds = indicators.by_seed(found) if len(found) > 1 else ""
        follows = of_whom.follows(selection, list(weights))
        told = filter(None, [ends, _reading(), seeds, follows])
        st.caption(writing.literal(" ".join(told)))

    figure(draw, _facts(selection, weights, found, said), selection, first=True)


def _bands(selection: Selection, weights: dict[str, int]) -> pd.DataFrame:
    """Return the places, without what only marks or draws them."""
    asked = selection.plain() if isinstance(selection, Wider) else selection
    usual = Selection()
    asked = replace(asked, lens=usual.lens, view=usual.view, district=usual.district)
    return _weighed(asked, tuple(weights.items()))


@lru_cache(_KEPT)
def _weighed(selection: Selection, pairs: tuple[tuple[str, int], ...]) -> pd.DataFrame:
    weights = dict(pairs)
    catalogue = tables.tables().indicators
    chosen = {key: catalogue[key] for key in weights}
    gaps_composite.require_comparable({of.label: of for of in chosen.values()})
    inside = areas.inside(selection.within)
    whom = {key: of_whom.group(selection, of) for key, of in chosen.items()}
    found = {
        key: tables.rates_of(key, of.bands[0], whom[key], "district")["rate"]
        for key, of in chosen.items()
    }
    rates = pd.DataFrame(found).loc[inside]
    directions = {key: of.direction for key, of in chosen.items()}
    scaled = gaps_composite.standardised(rates, directions)
    return gaps_composite.rank_bands(scaled, weights)


def _where(selection: Selection) -> str:
    if selection.within == areas.NATIONAL:
        return ""
    return f"in {areas.areas()[selection.within]}"


def _reading() -> str:
    return (
        "One line is one district: its places in nine of ten weightings. The two "
        "ticks are the ends of its places when one indicator is left out."
    )


def _facts(
    selection: Selection, weights: dict[str, int], found: pd.DataFrame, said: str
) -> Facts:
    catalogue = tables.tables().indicators
    labels = [
        f"{of_whom.label(selection, catalogue[key])}: {weight}"
        for key, weight in weights.items()
    ]
    used = [catalogue[key] for key in weights]
    plain = Selection(group=selection.group, within=selection.within)
    parts = [f"{key}={weight}" for key, weight in sorted(weights.items())]
    listed = "; ".join(dict.fromkeys(of.source_table for of in used))
    return Facts(
        headline=said,
        subtitle=f"Index of {writing.listed(labels)} (its weight), "
        f"{areas.areas()[selection.within]}, {used[0].vintage}",
        source=f"{used[0].source}, {used[0].vintage}: {listed}",
        figure=figure_id(plain, tables.tables().edition, "index", *parts),
        kind="index",
        table=partial(_numbers, found),
        caveats=(
            *_caveats(selection, found),
            *dict.fromkeys(each for of in used for each in of.caveats),
        ),
        title="index",
        measured=tuple(used),
    )


def _numbers(found: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, object]]:
    catalogue, places = tables.tables().indicators, tables.tables().districts
    shown = pd.DataFrame(
        {
            "District": places["name"].loc[found.index],
            "Province": places["province"].loc[found.index],
            "Place from": found["low"],
            "Place to": found["high"],
            "One left out, from": found["without_low"],
            "One left out, to": found["without_high"],
            "Moved most by": found["moved_by"].map(lambda key: catalogue[key].label),
            "P-code": found.index,
        }
    )
    return shown.sort_values(["Province", "District"]), {}


def _caveats(selection: Selection, found: pd.DataFrame) -> tuple[str, ...]:
    names = tables.tables().districts["name"]
    missing = areas.inside(selection.within).difference(found.index)
    said = [
        "Every indicator runs from 0, the worst district of the area, to 100, the "
        "best; one district far out stretches its scale",
        f"Places are the 5th to 95th percentile of {gaps_composite.DRAWS:,} "
        f"weightings drawn around the chosen one (seed {gaps_composite.SEED}); with "
        "equal weights every weighting is equally likely",
    ]
    if len(missing):
        said.append(
            f"Left out without a figure: {writing.listed(list(names[missing]))}"
        )
    return tuple(said)


def weighed() -> None:
    """Take over the indicators of an index and their weights; for callbacks."""
    weights = {key: value(f"weight_{key}", 1) for key in value("index_indicators")}
    controls.compare(weights=gaps_weights.written(weights))


def choose_weights(chosen: dict[str, int]) -> None:
    """Draw the choice of the indicators of an index and of their weights.

    Parameters
    ----------
    chosen : indicator -> weight
    """
    labels = gaps_weights.offered()
    st.multiselect(
        "Indicators of the index",
        list(labels),
        format_func=labels.__getitem__,
        key=session.offer("index_indicators", list(chosen)),
        on_change=weighed,
        help="Reported disability is not offered: it is under-reported, and nobody "
        "is ranked by it. Indicators by age band are left out.",
    )
    with st.container(horizontal=True, key="index_weights"):
        for key, weight in chosen.items():
            st.slider(
                f"Weight: {labels[key]}",
                0,
                gaps_weights.MOST,
                key=session.offer(f"weight_{key}", weight),
                on_change=weighed,
            )
