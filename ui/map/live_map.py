"""The live map: Leaflet in the page, which fetches a figure and draws it by itself."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from ui import by_address
from ui.map import values
from ui.map.picture import Picture
from ui.view import session

# A message carries every component's script; this one only fetches the real one, which
# brings its own elements.
_SCRIPT = f"""
const map = import(location.origin + "{by_address("map/live_map.js")}");
export default async (told) => {{ await (await map).default(told); }};
"""
_component = st.components.v2.component("zila.live_map", js=_SCRIPT, html="<p>")


def live_map(
    picture: Picture,
    key: str = "map",
    *,
    several: Mapping[str, str] | None = None,
    take: Callable[[str], None] = session.choose_in,
) -> None:
    """Draw a picture; a choice made in it changes the selection.

    Parameters
    ----------
    picture : what to draw
    key : of the component
    several : {value: label} of how many maps can be asked for, one first
    take : takes a choice over, given the key
    """
    beside = {"several": dict(several), "maps": next(iter(several))} if several else {}
    _component(
        key=key,
        data=message(picture) | beside,
        on_choice_change=partial(take, key),
    )


def message(picture: Picture) -> dict[str, Any]:
    """Return what the browser is told: where the figure is, and how to look at it."""
    selection = picture.selection
    return {
        "values": values.address(selection),
        "lens": selection.lens,
        "view": selection.view,
        "district": selection.district,
    }
