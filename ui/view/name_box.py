"""The one box in which a district is looked up by any of its names."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from ui import by_address
from ui.edition import tables
from ui.view import areas, session
from ui.view.selection import NONE

PLACEHOLDER = "Any name: Kech, کیچ, Nawabshah, DI Khan"
# A message carries the script; this one only fetches the real one.
_SCRIPT = f"""
const box = import(location.origin + "{by_address("pages/name_box.js")}");
export default async (told) => (await box).default(told);
"""
_component = st.components.v2.component(
    "zila.names", js=_SCRIPT, html="<p>", isolate_styles=False
)


def one_district(label: str = "District") -> None:
    """Draw the box that chooses the district of the view, or an area to show alone."""
    name_box("names", label, [session.selected().district], _picked)


def name_box(
    key: str,
    label: str,
    chosen: list[str],
    picked: Callable[[Mapping[str, str]], None],
    *,
    most: int = 1,
) -> None:
    """Draw a box for districts; what somebody chooses is handed on, nothing else.

    Parameters
    ----------
    key : of the component, one of its own on each page
    label : what is looked for
    chosen : codes of the districts chosen so far
    picked : takes ``{"district": code}``, ``{"districts": "code.code"}`` (those that a
        division adds), ``{"away": code}`` or ``{"within": area}``
    most : districts at most; with one, an area may be chosen instead
    """
    taken = [code for code in chosen if code != NONE]
    names = tables.tables().districts["name"]
    _component(
        key=key,
        data={
            "label": label,
            "hint": hint(len(taken), most),
            "placeholder": "" if len(taken) >= most > 1 else PLACEHOLDER,
            "chosen": [{"code": code, "title": names[code]} for code in taken],
            "most": most,
            "areas": most == 1,
            "within": areas.NATIONAL if most > 1 else session.selected().within,
        },
        on_choice_change=partial(_handed_on, key, picked),
    )


def hint(size: int, most: int) -> str:
    """Return how many may be chosen, before they are."""
    if most == 1:
        return ""
    if size >= most:
        return f"{size} chosen, which is the most. Take one away to add another."
    return f"{size or 'None'} chosen; up to {most}."


def _handed_on(key: str, picked: Callable[[Mapping[str, str]], None]) -> None:
    choice: Any = session.value(key).choice or {}
    picked({str(name): str(value) for name, value in choice.items()})


def _picked(choice: Mapping[str, str]) -> None:
    """Choose an area, or a district: one outside the area shows the whole country."""
    if "away" in choice:
        session.choose(district=NONE)
    elif "within" in choice:
        session.choose(within=choice["within"])
    elif "district" in choice:
        session.choose(**opened(choice["district"], session.selected().within))


def opened(district: str, within: str) -> dict[str, str]:
    """Return what a view of a district needs: the district, and an area that holds it.

    Parameters
    ----------
    district : its code
    within : the area shown so far
    """
    holds = district in areas.inside(within)
    return {"within": within if holds else areas.NATIONAL, "district": district}
