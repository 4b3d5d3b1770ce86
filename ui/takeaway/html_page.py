"""The page around the take-away map: Leaflet itself, headline, legend, source."""

from html import escape

from analysis import writing
from ui import STATIC
from ui.edition import tables
from ui.figure.about import about as about_figure
from ui.map import facts, legend, tooltip
from ui.map.picture import Picture

_STATIC = STATIC
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data:"
)
_LABELS = (
    '<label class="set">Labels <select class="labelled"></select></label>'
    '<p class="room" role="status"></p>'
)


def head() -> str:
    """Return Leaflet, the styles and the policy that forbids fetching anything."""
    script = (_STATIC / "leaflet" / "leaflet.js").read_text()
    styles = (_STATIC / "leaflet" / "leaflet.css").read_text()
    styles += (_STATIC / "takeaway.css").read_text()
    script += (_STATIC / "map" / "placing.js").read_text().replace("export ", "")
    script += (_STATIC / "takeaway.js").read_text()
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    return f"{policy}<style>{styles}</style><script>{script}</script>"


def _notes(picture: Picture, drawing: str) -> str:
    """Return what stands under the legend, the rule by which its classes add up too."""
    notes = legend.notes()["shapes" if drawing == "shapes" else "tiles"]
    if drawing == "circles":
        notes = f"{legend.circles(picture, picture.selection.lens)} "
        notes += "Circles stand at the districts' centres; no boundaries are shown."
    elif picture.selection.view == "shapes" and drawing == "tiles":
        notes += " Shapes are kept for desk use until a cleared layer is recorded."
    rule = legend.rule(picture, picture.selection.lens)
    return f"{_marked(picture.selection.district)}{rule} {notes}".strip()


def words(picture: Picture, drawing: str, page: str = "") -> str:
    """Return headline, legend and source as HTML, every text escaped.

    Parameters
    ----------
    picture : the map
    drawing : ``shapes``, ``circles`` or ``tiles``
    page : address of its page, as the browser has it
    """
    lens = picture.lenses[picture.selection.lens]
    classes = "".join(
        f'<li><span style="background:{colour}"></span>{escape(label)}<b>{n}</b></li>'
        for label, colour, n in lens.legend
    )
    empty = "".join(
        f'<li><span class="{kind}"></span>{escape(label)}<b>{n}</b></li>'
        for kind, label, n in legend.emptiness(picture, picture.selection.lens)
        if kind != "approximate" or drawing == "shapes"
    )
    notes = _notes(picture, drawing)
    return (
        f"<header><h1>{escape(lens.headline)}</h1><p>{escape(lens.subtitle)}</p>"
        f"</header><aside>{_LABELS}<ul>{classes}{empty}</ul><p>{escape(notes)}</p></aside>"
        f"{_foot(picture)}{numbers(picture)}{_about(picture, page)}"
    )


def _foot(picture: Picture) -> str:
    """Return source, edition and figure, and room for the day of printing."""
    of = picture.indicator
    source = f"{of.source}, {of.vintage}. Edition {tables.tables().edition}, "
    return (
        f"<footer>{escape(source)}figure {picture.figure}. Made with Zila."
        f'<span class="printed"></span></footer>'
    )


def _about(picture: Picture, page: str) -> str:
    """Return what the file says of itself, as every file of a figure does."""
    said = about_figure(facts.facts(picture), picture.selection, page)
    rows = "".join(
        f"<dt>{escape(writing.sentence(name))}</dt><dd>{escape(value)}</dd>"
        for name, value in said.items()
    )
    return (
        "<section><details><summary>About this file: definition, weak counts, "
        f"licence, how to cite</summary><dl>{rows}</dl></details></section>"
    )


def _marked(district: str) -> str:
    """Return what the strong outline means, where a district is chosen."""
    names = tables.tables().districts["name"]
    return f"Strong outline: {names[district]}. " if district in names else ""


def numbers(picture: Picture) -> str:
    """Return the values of the area's districts as a table, for who has no mouse."""
    places, found = tables.tables().districts, tooltip.lines(picture)
    why = tooltip.states(picture, picture.selection.lens)
    head = "".join(_cell("th", label, " scope=col") for label, _ in found)
    rows = ""
    for position, code in enumerate(picture.table.index):
        if code not in picture.inside:
            continue
        mark = " class=chosen" if code == picture.selection.district else ""
        cells = [places.at[code, "province"], *(texts[position] for _, texts in found)]
        cells += [why.get(code, ""), tables.flags()[code], code]
        body = "".join(_cell("td", text) for text in cells)
        name = _cell("th", places.at[code, "name"], " scope=row")
        rows += f"<tr{mark}>{name}{body}</tr>"
    return (
        "<section><details><summary>The numbers as a table</summary><table><thead>"
        f"<tr><th scope=col>District</th><th scope=col>Province</th>{head}"
        f"<th scope=col>Note</th><th scope=col>Flags</th>"
        f"<th scope=col>P-code</th></tr></thead><tbody>{rows}</tbody></table>"
        "</details></section>"
    )


def _cell(tag: str, text: str, scope: str = "") -> str:
    return f"<{tag}{scope}>{escape(text)}</{tag}>"
