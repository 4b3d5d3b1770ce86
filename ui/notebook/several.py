"""Code for the figures of several maps: two side by side, or a small one a group."""

from ui.notebook.reading import Query, view_of
from ui.view.beside import GROUPWISE, LENSWISE, of_groups, second
from ui.view.selection import NONE, Selection

_MAP = """def map_of(group, against, of=of, band="{band}"):
    pair = [rate(key, of=of, band=band) if key else None for key in (group, against)]
    return lenses(*pair, direction=of.direction, kind=of.kind)


maps = {{
{maps}}}
"""
_TABLE = """shown = {each: maps[each].loc[inside] for each in maps}
table = pd.concat(shown, axis="columns")
table.columns = [f"{each}: {name}" for each, name in table]
"""
_LENS = """shown = {{each: maps[each]["{lens}"].loc[inside] for each in maps}}
table = pd.DataFrame(shown)
"""


def two(query: Query) -> bool:
    """Say whether two maps differ by more than the lens of one table."""
    return query.get("maps") == "two" and query["by"] != LENSWISE


def many(query: Query) -> bool:
    """Say whether there is a small map a group."""
    return query.get("maps") == "many" and query["split"] == GROUPWISE


def two_maps(query: Query) -> str:
    """Return the code for two maps: the lenses of both, side by side."""
    view = view_of(query)
    return _maps([view, second(view, query["by"], query["second"])]) + _TABLE


def small_maps(query: Query) -> str:
    """Return the code for small maps, a column a group, through one lens."""
    return _maps([*of_groups(view_of(query))]) + _LENS.format(lens=query["lens"])


def _maps(views: list[Selection]) -> str:
    """Return the code for the lenses of each view, under its name."""
    named = {_name(view): view for view in views}
    listed = "".join(
        f'    "{name}": map_of(\n        {_asked(view, views[0])}\n    ),\n'
        for name, view in named.items()
    )
    return _MAP.format(band=views[0].band, maps=listed)


def _name(view: Selection) -> str:
    return f"{view.indicator} {view.group}"


def _asked(view: Selection, first: Selection) -> str:
    against = "None" if view.against == NONE else f'"{view.against}"'
    said = f'"{view.group}", {against}'
    if view.indicator != first.indicator:
        said += f', of=catalogue["{view.indicator}"], band="{view.band}"'
    return said
