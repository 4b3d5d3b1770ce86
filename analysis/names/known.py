"""Every name a place is known by, made ready to be looked up."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.names import folding

Kind = Literal["district", "division", "area", "outside"]
OWN, SAME, FORMER, PART = "own", "same", "former unit", "part of"
SINCE, WITHIN, TOWN, TEHSIL = "notified since", "counted within", "town", "tehsil"
IN_DIVISION, CODE = "in division", "code"
_DIVISION = "division:"


@dataclass(frozen=True)
class Name:
    """One name of one place.

    Parameters
    ----------
    alias : as people write it
    kind : of the place
    place : code of a district, in or outside the census tables; name of a division;
        an area as addresses name it; "AJK" or "GB"
    relation : how the name stands to the place; "own" is what Zila calls it
    year : of the notice of a newer unit, else 0
    """

    alias: str
    kind: Kind
    place: str
    relation: str
    year: int = 0


@dataclass(frozen=True)
class Known:
    """All names, and what lies where.

    Parameters
    ----------
    names : in the order of the gazetteer
    words : the folded words of each
    heard : what is heard of each (see `analysis.names.folding.skeleton`)
    called : (kind, place) -> its own name
    of_division : division -> its districts
    areas : folded name -> the area, or the land outside the tables, as places name it
    lies_in : (kind, place) -> the area or land that it lies in
    """

    names: tuple[Name, ...]
    words: tuple[tuple[str, ...], ...]
    heard: tuple[str, ...]
    called: dict[tuple[Kind, str], str]
    of_division: dict[str, tuple[str, ...]]
    areas: dict[str, str]
    lies_in: dict[tuple[Kind, str], str]


@dataclass(frozen=True)
class Tables:
    """The tables that names stand in.

    Parameters
    ----------
    districts : indexed by code: ``name, name_ur, province, division, headquarters``
    tehsils : ``district, name``
    aliases : ``alias, district, relation``
    other_names : ``alias, place, relation, year``
    tiles : indexed by code: ``name, province``, ``placeholder`` (outside the census
        tables; then ``province`` is "AJK" or "GB")
    """

    districts: pd.DataFrame
    tehsils: pd.DataFrame
    aliases: pd.DataFrame
    other_names: pd.DataFrame
    tiles: pd.DataFrame


def known(tables: Tables) -> Known:
    """Return every name of the tables, once for each way it stands to a place."""
    found = [*_of_districts(tables), *_of_others(tables), *_of_tehsils(tables)]
    names = tuple(dict.fromkeys(each for each in found if folding.words(each.alias)))
    called: dict[tuple[Kind, str], str] = {}
    for each in names:
        if each.relation in (OWN, SAME):
            called.setdefault((each.kind, each.place), each.alias)
    divisions = tables.districts.groupby("division").groups
    return Known(
        names=names,
        words=tuple(folding.words(each.alias) for each in names),
        heard=tuple(folding.skeleton(folding.key(each.alias)) for each in names),
        called=called,
        of_division={name: tuple(codes) for name, codes in divisions.items()},
        areas=_areas(names, tables),
        lies_in=_lies_in(tables),
    )


def _areas(names: tuple[Name, ...], tables: Tables) -> dict[str, str]:
    """Return the provinces, lands and the country by all that they are called."""
    whole = {area_of(each) for each in tables.districts["province"]}
    whole |= {"pakistan", *_regions(tables)}
    return {
        folding.key(each.alias): each.place for each in names if each.place in whole
    }


def _lies_in(tables: Tables) -> dict[tuple[Kind, str], str]:
    found: dict[tuple[Kind, str], str] = {}
    for code, about in tables.districts.iterrows():
        province = area_of(about["province"])
        found["district", str(code)] = province
        found["division", about["division"]] = province
    for code, land in _outside(tables)["province"].items():
        found["outside", str(code)] = land
    return found


def area_of(province: str) -> str:
    """Return a province as addresses name it."""
    return province.lower().replace(" ", "-")


def _outside(tables: Tables) -> pd.DataFrame:
    return tables.tiles[tables.tiles["placeholder"]]


def _regions(tables: Tables) -> list[str]:
    return list(dict.fromkeys(_outside(tables)["province"]))


def _of_districts(tables: Tables) -> list[Name]:
    found = []
    for code, about in tables.districts.iterrows():
        place = str(code)
        found.append(Name(about["name"], "district", place, OWN))
        found.append(Name(about["name_ur"], "district", place, SAME))
        found.append(Name(place, "district", place, CODE))
        if about["headquarters"]:
            found.append(Name(about["headquarters"], "district", place, TOWN))
    rows = tables.aliases[["alias", "district", "relation"]]
    found += [Name(a, "district", d, r) for a, d, r in rows.itertuples(index=False)]
    sizes = tables.districts["division"].value_counts()
    # A division of one district is that district.
    divisions = sizes.index[sizes > 1]
    return [*found, *(Name(name, "division", name, OWN) for name in divisions)]


def _of_others(tables: Tables) -> list[Name]:
    outside, regions = _outside(tables), _regions(tables)
    districts, elsewhere = set(tables.districts.index), {*outside.index, *regions}
    found = [Name(n, "outside", str(c), OWN) for c, n in outside["name"].items()]
    found += [Name(str(each), "outside", str(each), CODE) for each in outside.index]
    found += [Name(each, "outside", each, CODE) for each in regions]
    columns = ["alias", "place", "relation", "year"]
    for alias, place, relation, year in tables.other_names[columns].itertuples(
        index=False
    ):
        kind: Kind = "area"
        if place in districts:
            kind = "district"
        elif place in elsewhere:
            kind = "outside"
        elif place.startswith(_DIVISION):
            kind = "division"
        code = place.removeprefix(_DIVISION)
        found.append(
            Name(alias, kind, code, relation, 0 if pd.isna(year) else int(year))
        )
    return found


def _of_tehsils(tables: Tables) -> list[Name]:
    rows = tables.tehsils[["name", "district"]].itertuples(index=False)
    return [Name(name, "district", district, TEHSIL) for name, district in rows]
