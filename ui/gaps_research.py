"""For researchers: WHO's measures, splits, clusters, a composite."""

import streamlit as st

from ui import clusters, composite, gaps_kitagawa, gaps_measures, gaps_splits
from ui.gaps_data import Shown


def research(found: Shown) -> None:
    """Draw what stands a level down, one question a tab."""
    measures, splits, near, index = st.tabs(
        ["Measures", "What lies behind", "Clusters", "Composite"]
    )
    with measures:
        gaps_measures.measures(found)
    with splits:
        gaps_splits.provinces(found)
        if "residence" in found.of.dimensions:
            gaps_kitagawa.difference(found)
    with near:
        clusters.clusters(found.chosen.plain())
    with index:
        composite.composite(found.chosen.plain())
