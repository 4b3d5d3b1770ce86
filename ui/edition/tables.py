"""The tables of this edition, read once when the server starts, and their rates."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import ParamSpec, TypeVar, cast

import pandas as pd

from analysis.rates.cube import Cube, located
from analysis.rates.flags import flags as weak_counts
from analysis.rates.groups import GROUPS
from analysis.rates.rates import rates
from data import edition
from data.census import counts, gazetteer, indicators, published
from data.census import districts as census_districts
from data.census.indicators import Indicator
from data.vocabulary import COUNTRY, PROVINCES, YEARS_BETWEEN_CENSUSES
from ui.edition.alone import alone

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Tables:
    """Every table of this edition; read, checked and never changed."""

    counts: Cube
    districts: pd.DataFrame
    tehsils: pd.DataFrame
    aliases: pd.DataFrame
    neighbours: pd.DataFrame
    tiles: pd.DataFrame
    missing: pd.DataFrame
    indicators: dict[str, Indicator]
    published: pd.DataFrame
    edition: str


@cache
@alone
def tables() -> Tables:
    """Return the tables, read on the first call."""
    districts, tehsils = census_districts.read_districts(), gazetteer.read_tehsils()
    return Tables(
        counts=located(counts.read_counts(), tehsils, districts),
        districts=districts,
        tehsils=tehsils,
        aliases=gazetteer.read_aliases(),
        neighbours=gazetteer.read_neighbours(),
        tiles=gazetteer.read_tiles().reset_index(),
        missing=counts.read_missing(),
        indicators=indicators.read_indicators(),
        published=published.read_published(),
        edition=edition.edition(),
    )


def once(function: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
    """Keep what a function returns while this edition is served, up to 4,096 answers.

    Only for what depends on public tables: never on a user, a role or a vote.
    """
    # What lru_cache returns forgets, to a type checker, which arguments it takes.
    return cast("Callable[_Given, _Answer]", lru_cache(maxsize=4096)(function))


@cache
def missing(level: str) -> frozenset[tuple[str, str]]:
    """Return the pairs (item, place) that the source lacks at a level.

    A province lacks an item only where all its districts do, a tehsil where its
    district does; the country is told by its counts alone.
    """
    if level not in ("tehsil", "district", "province"):
        return frozenset()
    pairs = tables().missing[["item", "district"]]
    if level == "tehsil":
        of = tables().tehsils["district"].rename_axis("tehsil").reset_index()
        pairs = pairs.merge(of, on="district")[["item", "tehsil"]]
        return frozenset(pairs.itertuples(index=False, name=None))
    if level == "district":
        return frozenset(pairs.itertuples(index=False, name=None))
    province = tables().districts["province"]
    size = province.value_counts()
    named = pairs.assign(province=pairs["district"].map(province))
    lacking = named.groupby(["item", "province"])["district"].nunique()
    return frozenset(pair for pair, n in lacking.items() if n == size[pair[1]])


@cache
def rates_of(indicator: str, band: str, group: str, level: str) -> pd.DataFrame:
    """Return the rates of one group in every place of a level.

    Parameters
    ----------
    indicator, band, group : as in addresses
    level : ``tehsil``, ``district``, ``province`` or ``country``

    Returns
    -------
    DataFrame as `analysis.rates.rates.rates` gives it; shared, so never to be changed
    """
    found = tables()
    places = {
        "tehsil": found.tehsils.index,
        "district": found.districts.index,
        "province": pd.Index(PROVINCES),
        "country": pd.Index([COUNTRY]),
    }
    return rates(
        found.counts,
        found.indicators[indicator],
        GROUPS[group],
        band=band,
        level=level,
        places=places[level],
        missing=missing(level),
        years=YEARS_BETWEEN_CENSUSES,
    )


@cache
def flags() -> pd.Series:
    """Return what to warn of in each district (see `analysis.rates.flags`)."""
    growth = rates_of("growth", "all", "all", "district")
    counted, described = (
        tables().counts.sums(((1, item),), GROUPS["all"], band="all", level="district")
        for item in ("counted_2023", "described")
    )
    return weak_counts(growth["rate"], counted, described)


def why_missing(district: str) -> str:
    """Return the reason the source gives no figures for a district."""
    said = tables().missing.set_index("district")["why"]
    return said.loc[[district]].iloc[-1] if district in said.index else "not printed"


@cache
def touching() -> dict[str, list[str]]:
    """Return whom each district touches, more than in a corner."""
    pairs = tables().neighbours
    pairs = pairs[pairs["border"] != "corner"]
    both = list(zip(pairs["district"], pairs["neighbour"], strict=True))
    found: dict[str, list[str]] = {}
    for here, other in [*both, *((other, here) for here, other in both)]:
        found.setdefault(here, []).append(other)
    return found


def named(district: str) -> pd.Series:
    """Return the gazetteer's row of a district."""
    return tables().districts.loc[district]
