"""Code for the figures for researchers: measures, splits, clusters, an index."""

from analysis.rates.groups import GROUPS, Group, usually_ahead
from data.vocabulary import RESIDENCES
from ui.notebook.reading import Query, area, lenses, pair, paired, view_of
from ui.view.strata import strata

_FRAMES = """from analysis.gaps import fifths
from analysis.inequality.summary import summary


def groups_of(parts):
    rows = {{name: total(each) for name, each in parts.items()}}
    table = pd.DataFrame({{
        "group": list(rows),
        "estimate": [row["rate"] for row in rows.values()],
        "population": [row["denominator"] for row in rows.values()],
        "districts": [int((each["denominator"] > 0).sum()) for each in parts.values()],
    }})
    return table[table["population"] > 0]


ours, province = rate("{group}").loc[inside], places["province"].loc[inside]
population = catalogue["population"]
people, urban = (
    rate(key, of=population, band="all")["numerator"].loc[inside]
    for key in ("all", "urban")
)
frames = {{
    "provinces": groups_of(dict(list(ours.groupby(province)))),
    "fifths": fifths.grouped(ours, fifths.fifths(urban / people, people)),
}}
frames = {{name: frame for name, frame in frames.items() if len(frame) > 2}}
"""
_PAIR = """two = {{"{group}": ours, "{against}": rate("{against}").loc[inside]}}
two = groups_of(two).drop(columns="districts")
frames = {{"two groups": two}} | frames
"""
_MEASURED = """
kinds = {{"two groups": "binary", "provinces": "non-ordered", "fifths": "ordered"}}
rows = []
for name, frame in frames.items():
    how = {{"dimension": kinds[name], "direction": of.direction}}
    if name == "two groups":
        how["reference"] = "{ahead}"
    found = summary(frame, **how)
    rows += [(name, each.measure, each.estimate, each.note) for each in found]
table = pd.DataFrame(rows, columns=["between", "measure", "value", "note"])
table = table[~table["measure"].isin(["mdru", "mdrw"])]
"""
_SPLITS = """from analysis.inequality import decomposition

ours = rate("{group}").loc[inside]
province = places["province"].loc[inside]
rows = []
for weight in (ours["denominator"], None):
    for index in decomposition.INDICES:
        split = decomposition.split(ours["rate"], province, weight, index=index)
        parts = split.total, split.between, split.within, split.share
        rows.append([index, split.note, *(each.estimate for each in parts)])
columns = ["index", "note", "total", "between", "within", "share"]
table = pd.DataFrame(rows, columns=columns)
table["share"] *= 100
"""
_SIDES = """from analysis.inequality.kitagawa import kitagawa

sides = {sides}
rows = []
for name, both in sides.items():
    one, two = (total(each) for each in both)
    rows.append({{
        "stratum": name,
        "n1": one["denominator"], "n2": two["denominator"],
        "rate1": one["rate"], "rate2": two["rate"],
    }})
split = kitagawa(pd.DataFrame(rows))
table = split.strata
table[["share1", "share2"]] *= 100
"""
_CLUSTERS = """
from analysis.spatial import getis_ord, local_moran, moran
from analysis.spatial.neighbourhood import neighbourhood

touching = gazetteer.read_neighbours().query("border != 'corner'")
near = neighbourhood(touching[["district", "neighbour"]], inside)
values = table.loc[near.units, "{lens}"]
table = local_moran.clusters(values, near)
star = getis_ord.hot_spots(values, near)["star"].where(table["local"].notna())
table = table.assign(star=star)
together = moran.permuted(values, near)
"""
_INDEX = """from analysis.gaps import composite
from analysis.rates.groups import as_far_as

weights = {weights}
chosen = {{key: catalogue[key] for key in weights}}
values = {{}}
for key, each in chosen.items():
    group = as_far_as(GROUPS["{group}"], each.dimensions).key
    values[key] = rate(group, of=each, band=each.bands[0])["rate"]
directions = {{key: each.direction for key, each in chosen.items()}}
scaled = composite.standardised(pd.DataFrame(values).loc[inside], directions)
table = composite.rank_bands(scaled, weights)
"""


def measured_groups(query: Query) -> str:
    """Return the code for the groups that measures are taken between."""
    return _frames(query) + "table = pd.concat(frames.values(), ignore_index=True)\n"


def measures(query: Query) -> str:
    """Return the code for WHO's measures of two groups, provinces and fifths."""
    ahead = query["group"]
    if paired(query):
        ahead = usually_ahead(*(GROUPS[query[key]] for key in ("group", "against"))).key
    return _frames(query) + _MEASURED.format(ahead=ahead)


def splits(query: Query) -> str:
    """Return the code for inequality within and between provinces."""
    return _SPLITS.format(group=query["group"])


def difference(query: Query) -> str:
    """Return the code for Kitagawa's two parts, of two places or of two groups."""
    if query["sides"] == "places":
        sex = GROUPS[query["group"]].sex
        first, second = (area(query[key]) for key in ("first", "second"))
        rows = [
            (name, f'rate("{Group(sex, name).key}")', first, second)
            for name in RESIDENCES
        ]
        listed = "".join(
            f'    "{name}": (\n        {each}.loc[{one}],\n        '
            f"{each}.loc[{two}],\n    ),\n"
            for name, each, one, two in rows
        )
        return _SIDES.format(sides=f"{{\n{listed}}}")
    return _SIDES.format(sides=_of_groups(query))


def _of_groups(query: Query) -> str:
    if strata(view_of(query)) != "residence":
        return (
            "{\n    name: [each.loc[codes] for each in "
            f"({pair(query)})]\n"
            '    for name, codes in places.loc[inside].groupby("province")'
            ".groups.items()\n}"
        )
    sexes = [GROUPS[query[key]].sex for key in ("group", "against")]
    rows = [
        [f'rate("{Group(sex, name).key}").loc[inside]' for sex in sexes]
        for name in RESIDENCES
    ]
    listed = "".join(
        f'    "{name}": ({", ".join(both)}),\n'
        for name, both in zip(RESIDENCES, rows, strict=True)
    )
    return f"{{\n{listed}}}"


def clusters(query: Query) -> str:
    """Return the code for districts that stand out with their neighbours."""
    apart = query["lens"] == "gap" and paired(query)
    return lenses(query) + _CLUSTERS.format(lens="gap" if apart else "level")


def index(query: Query) -> str:
    """Return the code for an index of the indicators and weights chosen."""
    pairs = [each.rpartition("-") for each in query["weights"].split(".")]
    weights = {key: int(weight) for key, _, weight in pairs if key}
    return _INDEX.format(weights=weights, group=query["group"])


def _frames(query: Query) -> str:
    said = _FRAMES.format(group=query["group"])
    if paired(query):
        said += _PAIR.format(group=query["group"], against=query["against"])
    return said
