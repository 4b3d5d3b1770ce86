"""Two maps side by side: what each shows, their classes, and one sentence on both."""

from dataclasses import dataclass, replace

import pandas as pd

from analysis import writing
from analysis.maps.classes import Classes
from analysis.sentences import several
from ui.edition import tables
from ui.map.picture import Picture, picture
from ui.map.scale import colours_of, printed, scale_over, writer
from ui.several import offers
from ui.several.maps import TOGETHER, Maps
from ui.view.areas import NATIONAL
from ui.view.beside import GROUPWISE, LENSWISE, MEASURES
from ui.view.numbers import figure_id
from ui.view.selection import Selection

SCALES = {
    True: "Both maps are in the same classes",
    False: "Each map has a scale of its own: equal shades are not equal values",
}


@dataclass(frozen=True)
class Pair:
    """Two maps side by side.

    Parameters
    ----------
    chosen : what was asked
    left, right : the maps; their selections name the lens of each
    one_scale : whether they share their classes
    """

    chosen: Maps
    left: Picture
    right: Picture
    one_scale: bool

    @property
    def sides(self) -> tuple[Picture, Picture]:
        """The first and the second map."""
        return self.left, self.right

    @property
    def figure(self) -> str:
        """The figure id of both together."""
        return figure_id(self.chosen, tables.tables().edition)

    @property
    def scaled(self) -> str:
        """An id of their classes, whatever is drawn of them and chosen in them."""
        usual = Selection()
        drawn = replace(self.chosen, view=usual.view, district=usual.district)
        return figure_id(drawn, tables.tables().edition)


def pair(chosen: Maps) -> Pair:
    """Return the two maps of a choice."""
    left, right = picture(chosen.plain()), picture(offers.second(chosen))
    shared = chosen.scale == TOGETHER
    if shared:
        scale = scale_over(chosen.lens, _whole(left), _whole(right))
        left, right = (in_classes(each, chosen.lens, scale) for each in (left, right))
    return Pair(chosen, left, right, shared)


def in_classes(shown: Picture, lens: str, scale: Classes) -> Picture:
    """Return a picture with other classes of one lens."""
    values = printed(shown.table[lens], lens, shown.indicator.kind)
    colours = colours_of(lens, scale)
    counts = scale.counts(values.loc[shown.inside])
    changed = replace(
        shown.lenses[lens],
        scale=scale,
        index=scale.of(values),
        colours=colours,
        legend=list(zip(scale.labels, colours, counts, strict=True)),
    )
    return replace(shown, lenses={**shown.lenses, lens: changed})


def headline(found: Pair) -> str:
    """Return in one sentence what the two maps show together."""
    left, right = (_said(each, found.chosen.by) for each in found.sides)
    if found.chosen.by == GROUPWISE:
        return several.two_groups(left, right)
    lenses = [each.lenses[each.selection.lens] for each in found.sides]
    apart = "; ".join(each.headline.rstrip(".") for each in lenses)
    return several.two_measures(left, right) or f"{apart}."


def titles(found: Pair) -> tuple[str, str]:
    """Return what stands over each map."""
    left, right = (titled(each, found.chosen.by) for each in found.sides)
    return left, right


def titled(shown: Picture, by: str) -> str:
    """Return what stands over a map that differs from others by one thing.

    Parameters
    ----------
    shown : the map, through the lens of its selection
    by : ``groups``, ``indicators`` or ``lenses``
    """
    lens, who = shown.selection.lens, writing.sentence(shown.who)
    whom = f"{who} against {shown.other}" if lens == "gap" else who
    if by == GROUPWISE:
        return whom
    if by == MEASURES:
        return f"{shown.indicator.label}: {whom[:1].lower()}{whom[1:]}"
    lacking = shown.indicator.lack or shown.indicator.state
    return {
        "gap": f"Gap: {shown.who} against {shown.other}",
        "level": f"Level: {shown.indicator.unit} of {shown.who}",
        "number": f"Number: {writing.those(shown.who, lacking)}",
    }[lens]


def subtitle(found: Pair) -> str:
    """Return what both maps measure, and whether they share their classes."""
    left, right = (each.lenses[each.selection.lens].subtitle for each in found.sides)
    said = f"Left: {left}. Right: {right}"
    if found.chosen.by == GROUPWISE and found.chosen.lens != "gap":
        who = found.left.who
        said = left.replace(who, f"{who} and {found.right.who}", 1)
    return f"{said}. {SCALES[found.one_scale]}."


def overall(shown: Picture) -> str:
    """Return the value of the whole area through the lens of a map, written out."""
    lens, view = shown.selection.lens, shown.view
    total = several.Shown(view.table, view.overall, lens, view.subject).total
    return writer(lens, shown.indicator.kind)(total)


def _whole(shown: Picture) -> Selection:
    """Return what a map shows, of the whole country and however it is looked at."""
    usual = Selection()
    return replace(
        shown.selection,
        within=NATIONAL,
        lens=usual.lens,
        view=usual.view,
        district=usual.district,
    )


def _said(shown: Picture, by: str) -> several.Shown:
    lens, name = shown.selection.lens, f"by “{shown.indicator.label}”"
    if by == LENSWISE:
        name = {
            "gap": f"by the gap to {shown.other}",
            "level": f"by the share of {shown.who}",
            "number": f"by the number of {shown.who}",
        }[lens]
    table: pd.DataFrame = shown.view.table
    return several.Shown(table, shown.view.overall, lens, shown.view.subject, name)
