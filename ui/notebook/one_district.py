"""Code for the figures of a district's profile."""

from ui.edition import tables
from ui.notebook.reading import Query, lenses

_GROUPS = """from analysis.rates.groups import offered

at = {at}
rows = []
for group in [each.key for each in offered(of.dimensions)]:
    for level, place in at.items():
        found = rate(group, level=level, names=pd.Index([place]))
        found = lenses(found, None, direction=of.direction, kind=of.kind).iloc[0]
        rows.append((group, place, found["level"], found["people"]))
table = pd.DataFrame(rows, columns=["group", "place", "rate", "people"])
"""
_TOUCHING = """here = "{here}"
touching = gazetteer.read_neighbours().query("border != 'corner'")
both = touching[["district", "neighbour"]]
beside = both[both.eq(here).any(axis="columns")].to_numpy().ravel()
codes = [here, *dict.fromkeys(code for code in beside if code != here)]
"""
_ALIKE = """import numpy as np

from analysis.gaps import peers

here, population = "{here}", catalogue["population"]
people, urban = (
    rate(key, of=population, band="all")["numerator"] for key in ("all", "urban")
)
literacy = rate("all", of=catalogue["literacy_10plus"], band="all")["rate"]
traits = {{"people": np.log10(people), "urban": 100 * urban / people}}
traits = pd.DataFrame(traits | {{"literacy": literacy}})
traits, left_out = peers.unlike_compared(traits, rate("all")["rate"])
codes = [here, *peers.similar(here, traits).index]
"""
_VERDICT = """
from analysis.gaps.standing import standing
from analysis.sentences.gaps import FEW

told = table[["level"]].where(table["people"] >= FEW)
verdict = standing(told["level"], here, of.direction)
"""
_EVERYTHING = """here = "{here}"
at = {at}
usual = {{"sex": ("female", "male"), "residence": ("rural", "urban")}}
rows = []
for key, each in catalogue.items():
    for band in each.bands:
        what = {{"of": each, "band": band}}
        row = {{"indicator": key, "band": band}}
        for level, place in at.items():
            found = rate("all", level=level, names=pd.Index([place]), **what)
            row[place] = found["rate"].iloc[0]
        by = [usual[name] for name in usual if name in each.dimensions]
        if by and each.kind == "share" and each.direction != "context":
            pair = (rate(group, **what) for group in by[0])
            found = lenses(*pair, direction=each.direction, kind=each.kind)
            row |= found.loc[here, ["gap", "to_close"]]
        rows.append(row)
table = pd.DataFrame(rows)
"""


def every_group(query: Query) -> str:
    """Return the code for every group in the district, its province, the country."""
    return _GROUPS.format(at=_at(query))


def neighbours(query: Query) -> str:
    """Return the code for the district and those that it touches."""
    return _TOUCHING.format(here=query["district"]) + lenses(query, "codes")


def peers(query: Query) -> str:
    """Return the code for the district, those most like it, and its place there."""
    alike = _ALIKE.format(here=query["district"])
    return alike + lenses(query, "codes") + _VERDICT


def everything(query: Query) -> str:
    """Return the code for every indicator of the district."""
    return _EVERYTHING.format(here=query["district"], at=_at(query))


def _at(query: Query) -> dict[str, str]:
    here = query["district"]
    province = str(tables.named(here)["province"])
    return {"district": here, "province": province, "country": "Pakistan"}
