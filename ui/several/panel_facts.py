"""The words and numbers around small maps."""

from functools import partial
from typing import Any

import pandas as pd

from data.vocabulary import COUNTRY
from ui.edition import tables
from ui.figure.facts import Facts, source_of
from ui.figure.table import COUNT, PERCENT
from ui.map import facts as of_a_map
from ui.several.facts import classes
from ui.several.maps import PROVINCES
from ui.several.panels import Panels, headline
from ui.view import areas
from ui.view.numbers import figure_id

_UNITS = {"gap": ("pp", PERCENT), "level": ("%", PERCENT), "number": ("people", COUNT)}


def facts(found: Panels) -> Facts:
    """Return what stands around the small maps."""
    of, lens = found.whole.indicator, found.whole.lenses[found.chosen.lens]
    edition = tables.tables().edition
    return Facts(
        headline=headline(found),
        subtitle=f"{_subtitle(found, lens.subtitle)}. All in the classes of the one "
        "map. Tile diagram: one equal tile a district, shows no boundaries",
        source=source_of(of),
        figure=figure_id(found.chosen, edition),
        kind="map" if found.chosen.split == PROVINCES else "small-maps",
        table=partial(numbers, found),
        caveats=of.caveats,
        title=f"small-multiples-{of.id}-{found.chosen.lens}",
    )


def _subtitle(found: Panels, usual: str) -> str:
    if found.chosen.split == PROVINCES:
        return usual
    of, within = found.whole.indicator, found.chosen.within
    area = COUNTRY if within == areas.NATIONAL else areas.areas()[within]
    return f"{of.label}: {_said(found)}, {area}, {of.vintage}"


def _said(found: Panels) -> str:
    return {
        "gap": "percentage points by which the first group is worse off",
        "level": f"{found.whole.indicator.unit} of each group",
        "number": "people of each group",
    }[found.chosen.lens]


def numbers(found: Panels) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the figures of every small map, and the class of each district."""
    lens = found.chosen.lens
    if found.chosen.split == PROVINCES:
        table, kinds = of_a_map.numbers(found.whole)
        table["Class"] = classes(found.whole)
        return table, kinds
    table = of_a_map.numbers(found.whole)[0]
    about = ["District", "Province", "P-code"]
    shown, kinds = table[about].copy(), {}
    for name, each in found.each.items():
        column = f"{name}, {_UNITS[lens][0]}"
        shown[column] = each.table.loc[each.inside, lens]
        shown[f"Class, {name}"] = classes(each)
        kinds[column] = _UNITS[lens][1]
    return shown.assign(Flags=table["Flags"]), kinds
