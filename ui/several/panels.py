"""Small multiples: a small map a province or a group, all in the big map's classes."""

from dataclasses import dataclass, replace

import pandas as pd

from analysis.maps.classes import Classes, with_both_sides
from analysis.sentences import several
from data.vocabulary import ALL
from ui.map.picture import Picture, picture
from ui.map.scale import printed
from ui.several.maps import PROVINCES, Maps
from ui.several.offers import parts
from ui.several.pair import in_classes, titled
from ui.view import areas, options
from ui.view.beside import GROUPWISE, of_groups
from ui.view.selection import Selection


@dataclass(frozen=True)
class Panels:
    """Small maps that share their classes.

    Parameters
    ----------
    chosen : what was asked
    whole : the big map whose classes they are in
    each : title -> small map
    """

    chosen: Maps
    whole: Picture
    each: dict[str, Picture]


def panels(chosen: Maps) -> Panels:
    """Return the small maps of a choice, in their fixed order."""
    whole, lens = picture(chosen.plain()), chosen.lens
    if chosen.split == PROVINCES:
        named = {areas.areas()[view.within]: view for view in _areas(chosen)}
        return Panels(chosen, whole, {n: picture(view) for n, view in named.items()})
    found = [picture(view) for view in of_groups(chosen.plain())]
    scale = _scale(whole, found, lens)
    return Panels(
        chosen,
        in_classes(whole, lens, scale),
        {titled(each, GROUPWISE): in_classes(each, lens, scale) for each in found},
    )


def _areas(chosen: Maps) -> list[Selection]:
    offered = options.options("within", chosen.plain())
    inside = [part for part in parts(chosen.within) if part in offered]
    return [replace(chosen.plain(), within=part) for part in inside]


def _scale(whole: Picture, found: list[Picture], lens: str) -> Classes:
    scale = whole.lenses[lens].scale
    if lens != "gap":
        return scale
    gaps = pd.concat([printed(each.table["gap"], lens, "share") for each in found])
    return with_both_sides(scale, gaps)


def headline(found: Panels) -> str:
    """Return in one sentence between which values the small maps lie."""
    of_groups = found.chosen.split != PROVINCES
    shown = [_shown(name, each, of_groups) for name, each in found.each.items()]
    return several.many(
        [each for each in shown if each.name] or shown, of_groups=of_groups
    )


def _shown(name: str, small: Picture, of_groups: bool) -> several.Shown:
    """Return a small map for a sentence, without a name where it holds all others."""
    view = small.view
    said = name[:1].lower() + name[1:] if of_groups else view.subject.where
    everybody = of_groups and view.selection.group == ALL
    return several.Shown(
        view.table,
        view.overall,
        small.selection.lens,
        view.subject,
        "" if everybody else said,
    )
