"""The tables of the library, and the links between findings and figures."""

from collections.abc import Mapping

import pandas as pd

from analysis.library import cards, completeness, search
from analysis.library.links import about
from data.library import findings, posts, recommendations, topics
from data.library import sources as library_sources
from ui.edition import tables
from ui.edition.alone import alone


@tables.once
@alone
def shelf() -> pd.DataFrame:
    """Return the findings with grade and reasons, ready to be searched."""
    return search.shelf(findings.read_findings(), cited())


@tables.once
def cited() -> pd.DataFrame:
    """Return the sources of the findings."""
    return library_sources.read_sources()


@tables.once
def asks() -> pd.DataFrame:
    """Return the eight recommendations."""
    return recommendations.read_recommendations()


@tables.once
def middle_tier() -> pd.DataFrame:
    """Return the dated table of posts."""
    return posts.read_posts()


@tables.once
def complete() -> dict[str, completeness.Completeness]:
    """Return what stands behind each recommendation."""
    return completeness.completeness_of_all(asks(), shelf())


@tables.once
def titles() -> dict[str, str]:
    """Return the heading of each topic of the discussion cards."""
    return topics.read_topics()["title"].to_dict()


@tables.once
def discussion() -> list[cards.Card]:
    """Return the discussion cards."""
    return cards.cards(shelf(), topics.read_topics())


def cards_of(finding: str) -> list[cards.Card]:
    """Return the discussion cards a finding stands on."""
    return [
        card
        for card in discussion()
        if finding in (card.first, card.second, *card.also)
    ]


def findings_on(query: Mapping[str, str]) -> pd.DataFrame:
    """Return the findings whose linked views a figure answers.

    Parameters
    ----------
    query : the whole query of the figure
    """
    found = about(shelf()["views"], query)
    return shelf().loc[list(found)] if found else _nothing().copy(deep=False)


@tables.once
def _nothing() -> pd.DataFrame:
    return shelf().iloc[:0]


def load() -> None:
    """Read the library before the first visitor asks."""
    complete()
    discussion()
    middle_tier()
