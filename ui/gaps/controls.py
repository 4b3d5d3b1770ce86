"""The choices of the page of gaps: the view in the sidebar, the rest above a figure."""

from collections.abc import Mapping

import streamlit as st

from analysis import writing
from analysis.gaps.peers import same_province
from ui.edition import tables
from ui.gaps import choice
from ui.gaps import choice as gaps_choice
from ui.gaps.choice import Comparison
from ui.view import controls, name_box, options, session


def sidebar() -> None:
    """Draw the choices that the page shares with the map."""
    of = options.indicator(session.selected(choice.GAPS))
    with st.sidebar:
        name_box.one_district("District to mark, by any of its names")
        controls.pick("indicator", help=of.definition)
        controls.pick("band")
        controls.pick("group")
        controls.pick("against")
        controls.pick("within")


def shows(chosen: Comparison) -> None:
    """Draw the choice between the questions the page answers."""
    _pills("show", chosen)


def cut(chosen: Comparison) -> None:
    """Draw the choice of how large a part of the districts is the worst one."""
    _pills("cut", chosen)


def listed(chosen: Comparison) -> None:
    """Draw how the districts of the ranking stand."""
    with st.container(horizontal=True, key="listed"):
        _pills("lens", chosen, label="Widest, worst or most first")
        _pills("order", chosen)


def lens(chosen: Comparison) -> None:
    """Draw the choice of the lens."""
    _pills("lens", chosen, label="Lens")


def goal(chosen: Comparison) -> None:
    """Draw the choice of a goal and of the districts that are to reach it."""
    _pills("goal", chosen)
    _pills("lowest", chosen)


def beside(chosen: Comparison) -> None:
    """Draw the choice of a second indicator."""
    _box("beside", chosen)


def sides(chosen: Comparison) -> None:
    """Draw the choice of what differs: two places, or the two groups of the area."""
    _pills("sides", chosen)
    if chosen.sides == "groups":
        return
    left, right = st.columns(2)
    with left:
        _box("first", chosen)
    with right:
        _box("second", chosen)


def parts(chosen: Comparison) -> None:
    """Draw the choice between what stands for researchers."""
    _pills("part", chosen)


def districts(chosen: Comparison) -> None:
    """Draw the choice of up to six districts."""
    name_box.name_box(
        "own_districts",
        "Districts to compare, up to six",
        chosen.codes,
        _added,
        most=choice.MOST,
    )


def _added(picked: Mapping[str, str]) -> None:
    """Set districts beside the others, or take one away; for callbacks."""
    before = session.selected(gaps_choice.GAPS).codes
    after = [code for code in before if code != picked.get("away")]
    added = [picked["district"]] if "district" in picked else []
    # A division adds all of its districts that fit.
    added += picked["districts"].split(".") if picked.get("districts") else []
    compare(districts=gaps_choice.joined([*after, *added]))


def peers(chosen: Comparison, here: str, alike: list[str], rule: str) -> None:
    """Draw a button for each peer of a district; a press sets it beside.

    Parameters
    ----------
    chosen : what is shown
    here : code of the district
    alike : codes of the districts most like it
    rule : by which they are
    """
    st.caption(f"{rule}. A press sets one beside.")
    _buttons(chosen, alike, "alike")
    province = tables.tables().districts["province"]
    with st.expander(f"All other districts of {province[here]}"):
        _buttons(chosen, list(same_province(here, province)), "province")


def _buttons(chosen: Comparison, codes: list[str], key: str) -> None:
    names = tables.tables().districts["name"]
    with st.container(horizontal=True, gap="small", key=f"peers_{key}"):
        for code in codes:
            st.button(
                writing.literal(names[code]),
                key=f"peer_{key}_{code}",
                on_click=compare,
                kwargs={"districts": choice.joined([*chosen.codes, code])},
                disabled=code in chosen.codes or len(chosen.codes) >= choice.MOST,
            )


def _box(field: str, chosen: Comparison) -> None:
    offered = choice.options(field, chosen)
    st.selectbox(
        choice.FIELDS[field],
        list(offered),
        format_func=offered.__getitem__,
        key=session.offer(f"own_{field}", getattr(chosen, field)),
        on_change=picked_own,
        args=(field,),
    )


def _pills(field: str, chosen: Comparison, label: str = "") -> None:
    offered = choice.options(field, chosen)
    if len(offered) < 2:
        return
    st.pills(
        label or choice.FIELDS[field],
        list(offered),
        format_func=offered.__getitem__,
        key=session.offer(f"own_{field}", getattr(chosen, field)),
        on_change=picked_own,
        args=(field,),
        label_visibility="collapsed",
    )


def compare(**fields: str) -> None:
    """Change what the page of gaps shows; for callbacks, which run before the page."""
    session.keep(
        choice.GAPS, gaps_choice.asked(session.selected(choice.GAPS), fields)[0]
    )


def picked_own(field: str) -> None:
    """Take over a widget of the page of gaps; a second press keeps its value."""
    picked = session.value(f"own_{field}")
    compare(**{field: picked or getattr(session.selected(choice.GAPS), field)})
