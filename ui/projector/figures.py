"""Figures on the projector: the sentence, the tiles, the classes with their counts."""

from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from analysis import writing
from analysis.sentences import headline
from data.store.verbs.storyline import Step
from ui.edition import tables
from ui.map import legend
from ui.map.picture import Picture, picture
from ui.projector.look import Look
from ui.projector.tiles import drawing
from ui.view import options
from ui.view.selection import Selection

MOST = 4
NOTE = "Tile diagram: one equal tile a district, shows no boundaries."
_NOT_HERE = "This figure is not shown to a room."


@dataclass(frozen=True)
class Key:
    """One row of a legend.

    Parameters
    ----------
    look : a colour, or the name of a state that has no class
    label : what it stands for
    number : how many districts, written out; empty where it is not counted
    """

    look: str
    label: str
    number: str


@dataclass(frozen=True)
class Figure:
    """What the projector shows of a view.

    Parameters
    ----------
    headline, subtitle : as on the map, but no district is named
    tiles : the drawing; empty if it may not be shown to a room
    keys : the legend, counts of this area
    source : source and vintage
    """

    headline: str
    subtitle: str
    tiles: Markup
    keys: tuple[Key, ...]
    source: str

    @property
    def labels(self) -> tuple[str, ...]:
        """The legend without its counts, which figures of one scale share."""
        return tuple(key.label for key in self.keys)


@tables.once
def figure(view: str) -> Figure:
    """Return the figure of a view.

    Parameters
    ----------
    view : the query of an address
    """
    selection = options.selection_of(view)
    of = options.indicator(selection)
    if not of.projector:
        return Figure(_NOT_HERE, of.label, Markup(), (), "")
    shown = picture(selection)
    lens = shown.lenses[selection.lens]
    return Figure(
        headline=_sentence(shown, selection),
        subtitle=lens.subtitle,
        tiles=Markup(drawing(shown, selection.lens)),
        keys=_keys(shown, selection),
        source=f"{of.source}, {of.vintage}",
    )


def scene(of: Look, step: Step) -> dict[str, Any]:  # noqa: ARG001
    """Return what a step with saved views shows: at most four, side by side."""
    views = tuple(step.get("views", ()))[:MOST]
    figures = [figure(view) for view in views]
    shared = len({each.labels for each in figures}) == 1 and len(figures) > 1
    return {"figures": figures, "shared": shared, "note": NOTE}


def _sentence(shown: Picture, selection: Selection) -> str:
    """Return the headline; the gap's names the widest place only on a desk."""
    if selection.lens != "gap":
        return shown.lenses[selection.lens].headline
    nobody = replace(shown.view.subject, named=None)
    return writing.sentence(headline.gap(shown.view.table, nobody))


def _keys(shown: Picture, selection: Selection) -> tuple[Key, ...]:
    lens = shown.lenses[selection.lens]
    found = [Key(colour, label, str(n)) for label, colour, n in lens.legend]
    found += [Key(*row) for row in legend.empty_classes(shown, selection.lens)]
    return tuple(found)
