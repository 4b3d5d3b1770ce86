"""Code for the figures of the map and of the gaps: two groups compared."""

from data.vocabulary import ALL
from ui.notebook.reading import YEARS, Query, area, groups, lenses, pair
from ui.view import areas
from ui.view.selection import NONE

_TEHSILS = """cell = {{"level": "tehsil", "names": tehsils.index}}
pair = {pair}
table = lenses(*pair, direction=of.direction, kind=of.kind)
table = table[tehsils["district"].isin({of})]
"""
_BEGIN = """
from analysis.gaps.worst_part import worst_part

worst = worst_part(table, of.direction, {cut})
table = table.join(worst.add_prefix("in the worst part by "))
first = table.index[worst.all(axis="columns")]
"""
_QUARTERS = """
from analysis.gaps import quadrants
from analysis.gaps.gap import together

whole = together(*(each.loc[inside] for each in pair), direction=of.direction)
level, gap = whole.loc[0, ["group", "gap"]]
quarter = quadrants.quadrants(table, quadrants.lines(level, gap), of.direction)
table = table.assign(quarter=quarter.map(quadrants.names(gap)).fillna(""))
"""
_GOAL = """from analysis.gaps import target

province = places["province"]
pair = {pair}
how = {{"direction": of.direction, "goal": "{goal}"}}
table = target.targets(*pair, province, **how).loc[inside]
"""
_LOWEST = """table = table.loc[target.lowest(table, {lowest}, direction=of.direction)]
"""
_PEOPLE = """
whole = target.summed(*pair, table, province, **how)
table = target.by_province(*pair, table, province, **how)
table.loc["All of them together"] = pd.Series(vars(whole))
here = table["places_compared"] - table["places_behind"] - table["places_ahead"]
table = table.assign(places_just_there=here)
"""
_CROSSED = """areas = {areas}
table = pd.DataFrame({{
    group: {{
        name: total(rate(group).loc[codes], kind=of.kind, years={years})["rate"]
        for name, codes in areas.items()
    }}
    for group in {groups}
}})
"""
_BESIDE = """from analysis.gaps.association import association
from analysis.rates.groups import as_far_as

other = catalogue["{beside}"]
group = as_far_as(GROUPS["{group}"], other.dimensions).key
table = pd.DataFrame({{
    of.label: rate("{group}")["rate"],
    other.label: rate(group, of=other, band=other.bands[0])["rate"],
}}).loc[inside]
together = association(table[of.label], table[other.label])
"""
_LARGEST = """people = rate("all", of=catalogue["population"], band="all")["numerator"]
largest = people.groupby(places["province"]).idxmax().tolist()
codes = list(dict.fromkeys({marked}[*largest]))[:6]
"""


def tehsils(query: Query) -> str:
    """Return the code for the tehsils of the districts of the area."""
    return _TEHSILS.format(pair=pair(query, "**cell"), of="inside")


def tehsils_of_one(query: Query) -> str:
    """Return the code for the tehsils of the district."""
    return _TEHSILS.format(pair=pair(query, "**cell"), of=[query["district"]])


def begin(query: Query) -> str:
    """Return the code for the districts in the worst part through each lens."""
    return lenses(query) + _BEGIN.format(cut=query["cut"])


def quarters(query: Query) -> str:
    """Return the code for level against gap, with the quarter of each district."""
    return lenses(query) + _QUARTERS


def goal(query: Query) -> str:
    """Return the code for a goal, a row a district."""
    said = _GOAL.format(pair=pair(query), goal=query["goal"])
    if query["lowest"] != "all":
        said += _LOWEST.format(lowest=query["lowest"])
    return said


def people(query: Query) -> str:
    """Return the code for a goal in people, a row a province and one for all."""
    return goal(query) + _PEOPLE


def crossed(query: Query) -> str:
    """Return the code for every group in every province, or in the area chosen."""
    within = query["within"]
    parts = 'places.groupby("province").groups'
    if within != areas.NATIONAL:
        parts = f'{{"{areas.areas()[within]}": inside}}'
    whole = f'{parts} | {{"Pakistan": {area(areas.NATIONAL)}}}'
    return _CROSSED.format(areas=whole, years=YEARS, groups=_crossing(query))


def tiles(query: Query) -> str:
    """Return the code for every group in every district."""
    return (
        f"groups = {_crossing(query)}\n"
        'table = pd.DataFrame({key: rate(key)["rate"] for key in groups})\n'
        "table = table.loc[inside]\n"
    )


def districts(query: Query) -> str:
    """Return the code for the districts chosen, or the largest of each province."""
    marked = "" if query["district"] == NONE else f'"{query["district"]}", '
    said = _LARGEST.format(marked="").replace("([*", f"([{marked}*")
    if query["districts"] != NONE:
        said = f"codes = {query['districts'].split('.')}\n"
    return said + lenses(query, "codes")


def two_indicators(query: Query) -> str:
    """Return the code for one indicator against another."""
    return _BESIDE.format(beside=query["beside"], group=query["group"])


def _crossing(query: Query) -> list[str]:
    """Return the groups by sex and residence together, where both exist."""
    keys = groups(query)
    both = [key for key in keys if "-" in key]
    return both or [key for key in keys if key != ALL] or keys
