"""For researchers: WHO's measures, splits, clusters, a composite."""

from ui.gaps import controls
from ui.gaps.compared import Shown
from ui.research import decomposition, kitagawa
from ui.research.clusters import clusters
from ui.research.composite import composite
from ui.research.measures import measures


def research(found: Shown) -> None:
    """Draw what stands a level down, one question at a time."""
    controls.parts(found.chosen)
    _PARTS[found.chosen.part](found)


def _behind(found: Shown) -> None:
    decomposition.provinces(found)
    if "residence" in found.of.dimensions:
        kitagawa.difference(found)


_PARTS = {
    "measures": measures,
    "behind": _behind,
    "clusters": lambda found: clusters(found.chosen),
    "index": lambda found: composite(found.chosen),
}
