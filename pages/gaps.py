"""Who is behind whom, how bad it is for them, and how many people that is."""

import streamlit as st

from ui.gaps import controls
from ui.gaps.begin import begin
from ui.gaps.choice import GAPS
from ui.gaps.compared import compare
from ui.gaps.crossed import crossed
from ui.gaps.districts import districts
from ui.gaps.people import people
from ui.gaps.ranked import ranked
from ui.gaps.scatter import level_and_gap, two_indicators
from ui.gaps.tiles import tiles
from ui.research import decomposition, kitagawa
from ui.research.clusters import clusters
from ui.research.composite import composite
from ui.research.measures import measures
from ui.view import options
from ui.view.session import selected

chosen = selected(GAPS)
controls.sidebar()
controls.shows(chosen)
pair = compare(chosen)
judged = options.may_compare(pair.indicator)


def research() -> None:
    """Draw what stands a level down for researchers, one question at a time."""
    controls.parts(chosen)
    match chosen.part:
        case "measures":
            measures(pair)
        case "behind":
            decomposition.provinces(pair)
            if "residence" in pair.indicator.dimensions:
                kitagawa.difference(pair)
        case "clusters":
            clusters(chosen)
        case "index":
            composite(chosen)


match chosen.show:
    case "begin" | "ranked" | "quadrants" | "people" | "research" if not judged:
        st.title(f"{pair.indicator.label}: no gap, no ranking", anchor=False)
        st.write(
            "The catalogue holds it as context: more of it is neither better nor "
            "worse, so nobody can be behind. Choose another indicator, or look at "
            "its groups crossed."
        )
    case "quadrants" if not pair.paired:
        st.title(f"{pair.indicator.label}: nobody to compare with", anchor=False)
        st.write("A gap needs two groups. Choose a group and whom to compare it with.")
    case "begin":
        begin(pair)
    case "ranked":
        ranked(pair)
        tiles(pair)
    case "people":
        people(pair)
    case "quadrants":
        level_and_gap(pair)
    case "crossed":
        crossed(pair)
    case "districts":
        districts(pair)
    case "indicators":
        two_indicators(pair)
    case "research":
        research()
