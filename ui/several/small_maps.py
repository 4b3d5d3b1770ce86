"""Small maps as HTML: one legend, and under each map what it holds."""

from html import escape

from analysis import writing
from ui.map.legend import EMPTY, empty_classes, kind_of, swatch
from ui.map.picture import Picture
from ui.several.maps import PROVINCES
from ui.several.pair import overall
from ui.several.panels import Panels
from ui.several.small_svg import svg


def html(found: Panels) -> str:
    """Return the small maps and their one legend."""
    alone = found.chosen.split == PROVINCES
    small = "".join(_small(name, each, alone) for name, each in found.each.items())
    return f'{_legend(found)}<div class="many">{small}</div>'


def _small(name: str, shown: Picture, alone: bool) -> str:
    lens = shown.selection.lens
    here = writing.count(len(shown.inside), "district")
    ends = f'<p class="ends">{escape(shown.lenses[lens].ends)}</p>' if alone else ""
    return (
        f"<section><h2>{escape(name)}</h2><p>{escape(overall(shown))} · {here}</p>"
        f"{svg(shown, alone=alone)}{_counts(shown, lens)}{ends}</section>"
    )


def _counts(shown: Picture, lens: str) -> str:
    """Return how many districts of a small map each class holds."""
    rows = [
        f'<span title="{escape(label)}"><i style="background:{colour}"></i>'
        f"<b>{number}</b></span>"
        for label, colour, number in shown.lenses[lens].legend
        if number
    ]
    rows += [
        f'<span title="{escape(label)}"><i class="{kind}"></i><b>{number}</b></span>'
        for kind, label, number in empty_classes(shown, lens)
        if number
    ]
    return f'<p class="key">{"".join(rows)}</p>'


def _legend(found: Panels) -> str:
    """Return the classes that all small maps share, and what has no value in some."""
    lens = found.chosen.lens
    rows = [
        f'<span><i style="background:{colour}"></i>{escape(label)}</span>'
        for label, colour, _ in found.whole.lenses[lens].legend
    ]
    kinds = {
        kind for each in found.each.values() for kind, *_ in empty_classes(each, lens)
    }
    rows += [
        f"{swatch(kind_of(state), label)}</span>"
        for state, label in EMPTY.items()
        if kind_of(state) in kinds
    ]
    return f'<p class="key shared">{"".join(rows)}</p>'
