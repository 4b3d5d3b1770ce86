"""The numbers and sentences of a district's profile."""

from dataclasses import replace
from functools import lru_cache, partial

import pandas as pd

from analysis import writing
from analysis.rates.groups import offered
from analysis.rates.missing import state
from analysis.sentences import places as places_sentence
from data.vocabulary import COUNTRY
from ui.district import history
from ui.edition import tables
from ui.figure.facts import Facts, source_of
from ui.figure.table import GAP_LABEL, headed, to_close, written_as
from ui.view import options
from ui.view.numbers import figure_id, resolved, row_of, table_of
from ui.view.selection import NONE, Selection

# Tables of the groups of a district, about 5 kB each.
_KEPT = 256


def groups(selection: Selection) -> pd.DataFrame:
    """Return the rate of every group in the district, its province and the country.

    Returns
    -------
    DataFrame ``group, place, rate, people, status``, long
    """
    return _groups(selection.indicator, selection.band, selection.district)


@lru_cache(_KEPT)
def _groups(indicator: str, band: str, district: str) -> pd.DataFrame:
    of, about = tables.tables().indicators[indicator], tables.named(district)
    places = {
        f"{about['name']} district": ("district", district),
        about["province"]: ("province", about["province"]),
        COUNTRY: ("country", COUNTRY),
    }
    counted = "numerator" if of.kind == "count" else "denominator"
    shown = {"rate": "rate", "people": counted, "status": "status"}
    rows = []
    for group in offered(of.dimensions):
        asked = Selection(indicator, band, group=group.key, against=NONE)
        name = writing.sentence(options.group_name(group.key, asked))
        for place, (level, code) in places.items():
            table = tables.rates_of(indicator, band, group.key, level)
            said = {"group": name, "place": place}
            rows.append(said | {to: table.at[code, each] for to, each in shown.items()})
    return pd.DataFrame(rows)


_COMPARED = ("indicator", "band", "group", "against", "district")


def _compared(selection: Selection) -> tuple[str, ...]:
    """Return what the figures of a district depend on."""
    return tuple(getattr(selection, name) for name in _COMPARED)


def _view(compared: tuple[str, ...]) -> Selection:
    return Selection(**dict(zip(_COMPARED, compared, strict=True)))


def neighbours(selection: Selection) -> pd.DataFrame:
    """Return the district and those it touches (a common corner is none).

    Returns
    -------
    DataFrame, indexed by district: the lenses, ``name`` and ``chosen``
    """
    return _neighbours(*_compared(selection)).copy(deep=False)


@lru_cache(_KEPT)
def _neighbours(*compared: str) -> pd.DataFrame:
    selection = _view(compared)
    here = selection.district
    codes = pd.Index([here, *tables.touching().get(here, ())])
    table = table_of(selection, "district").loc[codes]
    names = tables.tables().districts["name"].loc[codes]
    return table.assign(name=names, chosen=codes == here)


def tehsils(selection: Selection) -> pd.DataFrame:
    """Return the tehsils of the district; none where the indicator goes no lower.

    Returns
    -------
    DataFrame, indexed by tehsil: the lenses, ``name`` and ``chosen`` (False)
    """
    return _tehsils(*_compared(selection)).copy(deep=False)


@lru_cache(_KEPT)
def _tehsils(*compared: str) -> pd.DataFrame:
    selection = _view(compared)
    places = tables.tables().tehsils
    inside = places[places["district"] == selection.district]
    if options.indicator(selection).finest != "tehsil":
        inside = inside[:0]
    table = table_of(selection, "tehsil").loc[inside.index]
    return table.assign(name=inside["name"], chosen=False)


def facts(selection: Selection, part: str, table: pd.DataFrame, said: str) -> Facts:
    """Return what stands around one figure of the profile."""
    of = options.indicator(selection)
    age = options.at_age(of, selection.band)
    whose = _whose(selection, part, table)
    unit = "" if of.kind == "count" else f", {options.UNITS[of.kind]}"
    return Facts(
        headline=said,
        subtitle=f"{of.label}{age}: {whose}{unit}, {of.vintage}",
        source=source_of(of),
        figure=figure_id(selection, tables.tables().edition, part),
        kind=part,
        table=partial(_written, selection, table),
        caveats=(*of.caveats, *history.warnings(selection.district)),
        title=f"{part}-{selection.district}",
    )


def _whose(selection: Selection, part: str, table: pd.DataFrame) -> str:
    """Return which group and which places a figure of the profile shows."""
    name, province = tables.named(selection.district)[["name", "province"]]
    size, places = len(table), dict.fromkeys([name, province, COUNTRY])
    if part == "groups":
        return f"every group in {writing.listed(list(places))}"
    who = options.group_name(selection.group, selection)
    if part == "peers":
        return f"{who} in {name} and the {writing.count(size - 1, 'district')} like it"
    if part == "tehsils":
        return f"{who} in the {writing.count(size, 'tehsil')} of {name}"
    return f"{who} in {name} and the {writing.count(size - 1, 'district')} it touches"


def _written(
    selection: Selection, table: pd.DataFrame
) -> tuple[pd.DataFrame, dict[str, object]]:
    rows = written(selection, table)
    return rows, {name: written_as(name) for name in rows.select_dtypes("number")}


def written(selection: Selection, table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of the profile with headings a reader knows."""
    kind = options.indicator(selection).kind
    if "group" in table:
        names = {"group": "Group", "place": "Place", "rate": headed("Rate", kind)}
        names |= {"people": _counted(selection), "status": "State"}
        here = table["place"] == f"{tables.named(selection.district)['name']} district"
        codes = here.map({True: selection.district, False: ""})
        return table.rename(columns=names).assign(**{"P-code": codes})
    who = writing.sentence(options.group_name(selection.group, selection))
    names = {"name": "Place", "level": headed(who, kind), "number": "Number concerned"}
    names |= {
        "people": f"All {who.lower()}",
        "gap": GAP_LABEL,
        "parity": "Parity index",
    }
    if selection.against != NONE:
        other = options.group_name(selection.against, selection)
        names["against"] = headed(writing.sentence(other), kind)
    close = to_close(options.indicator(selection))
    names |= {"to_close": close, "status": "State"}
    table = table.assign(status=state(table))
    kept = {key: name for key, name in names.items() if key in table}
    return table[list(kept)].rename(columns=kept).assign(**{_code(table): table.index})


def _code(table: pd.DataFrame) -> str:
    """Return what the codes of a table are: of districts, or of tehsils."""
    known = table.index.isin(tables.tables().districts.index).all()
    return "P-code" if known else "Tehsil code"


def _counted(selection: Selection) -> str:
    return writing.sentence(options.indicator(selection).counted)


def sentence(selection: Selection) -> str:
    """Return the sentence the profile opens with."""
    row = row_of(selection, "district", selection.district)
    name = tables.named(selection.district)["name"]
    return places_sentence.place(row, name, resolved(selection).subject)


def apart(selection: Selection) -> str:
    """Return the gap of the district in points and in people, in words."""
    row = row_of(selection, "district", selection.district)
    return places_sentence.apart(row, replace(resolved(selection).subject, where=""))


def spread(selection: Selection, table: pd.DataFrame, unit: str) -> str:
    """Return the sentence over neighbours or tehsils."""
    subject = replace(resolved(selection).subject, unit=unit, where="")
    return places_sentence.spread(table, subject)
