"""Figures on the projector: the sentence, the tiles, the classes with their counts."""

from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from analysis import writing
from analysis.sentences import headline
from data.store.verbs.storyline import Step
from data.vocabulary import PROVINCES
from ui.edition import tables
from ui.map import legend
from ui.map.picture import Picture, picture
from ui.projector.look import Look
from ui.projector.tiles import LARGE, SMALL, Light, drawing
from ui.view import areas, options
from ui.view.selection import Selection

MOST = 4
NOTE = (
    "Tile diagram: one equal tile a district, shows no boundaries; lines part "
    "provinces."
)
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
    more : the other numbers of this area, how many people it is the last
    source : source and vintage
    """

    headline: str
    subtitle: str
    tiles: Markup
    keys: tuple[Key, ...]
    source: str
    more: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The legend without its counts, which figures of one scale share."""
        return tuple(key.label for key in self.keys)


@tables.once
def figure(view: str, lit: str = "", names: int = LARGE) -> Figure:
    """Return the figure of a view.

    Parameters
    ----------
    view : the query of an address
    lit : area that is lit where the view is of the whole country, and whose numbers
        are told; empty for none
    names : height of the provinces' names, see `tiles.Light`
    """
    selection = options.selection_of(view)
    of = options.indicator(selection)
    if not of.projector:
        return Figure(_NOT_HERE, of.label, Markup(), (), "")
    lit = lit if selection.within == areas.NATIONAL else ""
    told = replace(selection, within=lit or selection.within)
    shown, lens = picture(told), selection.lens
    light = Light(names, shown.inside if lit else (), _province(lit))
    return Figure(
        headline=_sentence(shown, lens),
        subtitle=shown.lenses[lens].subtitle,
        tiles=Markup(drawing(picture(selection), lens, light)),
        keys=_keys(shown, selection),
        source=f"{of.source}, {of.vintage}",
        more=_more(shown, lens, lit),
    )


def scene(of: Look, step: Step) -> dict[str, Any]:
    """Return what a step with saved views shows: at most four, side by side."""
    views = tuple(step.get("views", ()))[:MOST]
    names = {1: LARGE, 2: SMALL}.get(len(views), 0)
    figures = [figure(view, of.state.stage.lit, names) for view in views]
    shared = len({each.labels for each in figures}) == 1 and len(figures) > 1
    return {"figures": figures, "shared": shared, "note": NOTE}


def _province(area: str) -> str:
    """Return the province that an area is or is part of."""
    whole = [name for name in PROVINCES if area.startswith(areas.slug(name))]
    return whole[0] if whole else ""


def _sentence(shown: Picture, lens: str) -> str:
    """Return the headline; the gap's names the widest place only on a desk."""
    if lens != "gap":
        return shown.lenses[lens].headline
    nobody = replace(shown.view.subject, named=None)
    return writing.sentence(headline.gap(shown.view.table, nobody))


def _more(shown: Picture, lens: str, lit: str) -> tuple[str, ...]:
    """Return what stands beside the headline: of a lit area each lens, else people.

    Parameters
    ----------
    shown : of the area that is told
    lens : whose sentence is the headline
    lit : the area that is lit; empty for none
    """
    wanted = ("gap", "level", "number") if lit else ("number",)
    others = [each for each in wanted if each in shown.lenses and each != lens]
    told = [_sentence(shown, each) for each in others]
    # Beside a lit area there is room for its numbers, and none for how they spread.
    return tuple(first(each) for each in told) if lit else tuple(told)


def first(sentence: str) -> str:
    """Return a sentence without what follows its semicolon.

    Parameters
    ----------
    sentence : with its full stop
    """
    return f"{sentence.partition(';')[0].rstrip('.')}."


def _keys(shown: Picture, selection: Selection) -> tuple[Key, ...]:
    lens = shown.lenses[selection.lens]
    found = [Key(colour, label, str(n)) for label, colour, n in lens.legend]
    found += [Key(*row) for row in legend.empty_classes(shown, selection.lens)]
    return tuple(found)
