"""Where the code stands: which room may import what, and what stands only where.

A rule is one test that lists all offenders. `STILL` holds those that were there when
the rule came; it may only shrink, and an entry that is no longer needed must go.
"""

import ast
import re
import sys

from tests.support.source import (
    CODE,
    LAYERS,
    MODULES,
    ROOT,
    TESTS,
    TREES,
    asked,
    bound,
    imported_packages,
    imports,
    layer_of,
    module_of,
    named,
    room_of,
)

# room: the rooms it may import beside itself
UI = {
    "edition": "",
    "view": "edition",
    "notebook": "edition view",
    "figure": "edition view notebook",
    "map": "edition view figure",
    "takeaway": "edition view figure map",
    "start": "edition view figure map",
    "gaps": "edition view figure map takeaway",
    "several": "edition view figure map gaps",
    "research": "edition view figure map takeaway gaps",
    "district": "edition view figure",
    "library": "edition view figure map",
    "methods": "edition view figure notebook gaps several",
    "lists": "edition figure",
    "workshop": "edition figure lists",
    "in_urdu": "workshop",
    "decided": "edition figure workshop in_urdu",
    "log": "workshop decided",
    "clicker": "lists workshop decided",
    "ballot": "workshop in_urdu",
    "tickets": "ballot projector workshop",
    "projector": "edition view figure map library lists workshop in_urdu decided "
    "clicker",
    "present": "edition view lists workshop decided clicker",
    "desk": "edition view figure workshop decided log",
    "recorder": "edition figure lists workshop desk",
    "check": "figure workshop desk",
    "serve": "edition view map several workshop ballot projector tickets",
    "": "view gaps several library methods serve",
}
ANALYSIS = {
    "": "",
    "rates": "",
    "maps": "",
    "names": "",
    "inequality": "",
    "spatial": "",
    "votes": "",
    "library": "names",
    "gaps": "rates inequality",
    "sentences": "rates gaps maps inequality spatial votes",
    "certificate": "inequality spatial votes",
}
DATA = {
    "": "",
    "census": "",
    "shapes": "census",
    "library": "census",
    "boundaries": "census shapes",
    "build": "census",
    "workshop": "census library store store/keys",
    "store": "",
    "store/keys": "",
    "store/events": "",
    "store/database": "store/keys store/events",
    "store/moving": "store/keys store/events store/database",
    "store/verbs": "store/keys store/events store/database store/moving",
    "store/in_use": "store/keys store/verbs store/database",
}
ROOMS = {"ui": UI, "analysis": ANALYSIS, "data": DATA}
# Rooms that every room of the layer may import.
OPEN = {"ui": set(), "analysis": {""}, "data": {""}, "store": {"", "store"}}
AT_ROOT = {
    "ui": {"__init__", "shell", "header"},
    "analysis": {"__init__", "redline", "result", "writing"},
    "data": {
        "__init__",
        "certificate",
        "checks",
        "edition",
        "errors",
        "home",
        "vocabulary",
    },
    "tests": {"__init__", "conftest"},
}
STORE_IN = {
    *(
        "workshop",
        "lists",
        "decided",
        "clicker",
        "log",
        "recorder",
        "ballot",
        "tickets",
        "projector",
        "present",
        "desk",
        "check",
        "serve",
    ),
    *("pages/decide.py", "pages/present.py", "pages/check.py"),
}
WITHOUT_SESSION = {"edition", "notebook", "lists", "workshop", "decided", "clicker"}
WITHOUT_SESSION |= {"ballot", "projector"}
SESSIONLESS_VIEW = {"selection", "options", "areas", "numbers", "address"}
DRAWING = {"altair", "branca", "folium", "streamlit"}
# Who may hold a layer as a frame; what GDAL reads or writes passes two files.
FRAMES_IN = {"boundaries", "shapes", "edition", "map", "takeaway"}
GDAL_IN = {"data/boundaries/ogr.py", "data/boundaries/foreign.py"}
GDAL_IN |= {"ui/takeaway/geo_layer.py"}
# What opens a file somebody brings, in the limited process and nowhere else.
OPENING = ("container", "drawn", "foreign", "geojson", "geopackage", "ogr", "zipped")
MOST_FILES = 24
NOT_A_ROOM = set(sys.stdlib_module_names) | {"pages", "data", "analysis"}

# Offenders of before the rules, which may only go: there are none left.
STILL: dict[str, set[str]] = {}


def offend(rule, found):
    """Compare the offenders of a rule with those that are known of."""
    known = STILL.get(rule, set())
    new, gone = sorted(set(found) - known), sorted(known - set(found))
    assert not new, "\n".join(["new offenders:", *new])
    assert not gone, "\n".join(["no longer needed in STILL:", *gone])


def test_every_room_is_in_the_table_and_every_name_of_the_table_is_a_room():
    for layer, table in ROOMS.items():
        there = {room_of(p) for p in CODE if layer_of(p) == layer}
        there -= {"store/migrations"}
        assert there == table.keys() - ({""} if layer == "ui" else set()) | {""}, layer
        for room in table:
            for other in table[room].split():
                assert other in table, (layer, room, other)


def test_no_two_rooms_lean_on_each_other():
    for layer, table in ROOMS.items():
        settled = set()
        while len(settled) < len(table):
            free = {
                room
                for room in table.keys() - settled
                if set(table[room].split()) <= settled | {room}
            }
            assert free, (layer, table.keys() - settled)
            settled |= free


def test_a_room_imports_only_the_rooms_it_may():
    found = []
    for path in CODE:
        layer, room = layer_of(path), room_of(path)
        if layer not in ROOMS or path.name in ("__main__.py", "env.py"):
            continue
        table = ROOMS[layer]
        may = {room, *table.get(room, "").split(), *OPEN[layer]}
        may |= OPEN["store"] if room.startswith("store") else set()
        for other in asked(path):
            if other == ROOT / "ui/__init__.py" or layer_of(other) != layer:
                continue
            if room_of(other) not in may and "migrations" not in room:
                found.append(f"{named(path)} -> {module_of(other)}")
    offend("rooms", found)


def test_layers_point_to_the_right():
    found = [
        f"{named(path)} imports {package}"
        for path in CODE
        if layer_of(path) in LAYERS
        for package in imported_packages(path)
        & {*LAYERS[: LAYERS.index(layer_of(path))], "app", "tests"}
    ]
    offend("layers", found)


def test_no_files_of_ours_import_each_other_in_a_circle():
    settled, left = set(), set(CODE)
    while left:
        free = {path for path in left if not (asked(path) & left) - {path}}
        if not free:
            break
        settled |= free
        left -= free
    # What only leans on a circle is no part of it.
    while True:
        outer = {p for p in left if not any(p in asked(q) for q in left - {p})}
        if not outer:
            break
        left -= outer
    offend("circles", map(named, left))


def test_the_evidence_never_touches_the_store():
    found = [
        f"{named(path)} -> {module}"
        for path in CODE
        if layer_of(path) in ("ui", "pages", "app.py")
        if not STORE_IN & {room_of(path) or named(path), named(path)}
        for module, name in imports(path)
        if f"{module}.{name}.".startswith("data.store.")
    ]
    offend("store", found)


def test_what_runs_without_a_session_draws_nothing():
    found = [
        named(path)
        for path in CODE
        if layer_of(path) == "ui"
        if room_of(path) in WITHOUT_SESSION
        or (room_of(path) == "view" and path.stem in SESSIONLESS_VIEW)
        if "streamlit" in imported_packages(path)
    ]
    offend("streamlit", found)


def test_the_session_is_kept_in_one_place():
    found = [
        named(path)
        for path in CODE
        if named(path) != "ui/view/session.py"
        if any(
            getattr(node, "attr", "") == "session_state"
            for node in ast.walk(TREES[path])
        )
    ]
    offend("session", found)


def test_colours_live_in_the_theme():
    hexes = re.compile(r"(?<!&)#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
    found = [
        f"{named(path)}:{node.lineno} {node.value[:40]!r}"
        for path in CODE
        if named(path) != "ui/figure/theme.py"
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if hexes.search(node.value)
    ]
    offend("colours", found)


def test_drawing_stops_at_ui_and_the_database_at_the_store():
    found = [
        f"{named(path)} imports {package}"
        for path in CODE
        for package in imported_packages(path)
        if (package in DRAWING and layer_of(path) in ("analysis", "data"))
        or (package == "sqlalchemy" and not named(path).startswith("data/store/"))
    ]
    offend("drawing", found)


def test_analysis_reads_no_files():
    found = [
        f"{named(path)} imports {module}.{name}"
        for path in CODE
        if layer_of(path) == "analysis" and path.name != "__main__.py"
        for module, name in imports(path)
        if module.split(".")[0] == "data"
        if not {module, f"{module}.{name}"} & {"data.vocabulary", "data.errors"}
    ]
    found += [
        f"{named(path)} opens a file"
        for path in CODE
        if layer_of(path) == "analysis" and path.name != "__main__.py"
        if re.search(r"\b(open|read_\w+|Path)\(", path.read_text(encoding="utf-8"))
    ]
    offend("files", found)


def test_a_layer_is_a_frame_where_shapes_are_at_home_and_gdal_stays_in_its_files():
    found = [
        f"{named(path)} imports {package}"
        for path in CODE
        for package in imported_packages(path)
        if (package == "geopandas" and room_of(path) not in FRAMES_IN)
        or (package == "pyogrio" and named(path) not in GDAL_IN)
    ]
    offend("frames", found)


def test_the_server_never_opens_a_file_somebody_brings():
    seen, waiting = set(), [p for p in CODE if layer_of(p) in ("app.py", "ui", "pages")]
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting += asked(path)
    opening = {f"data/boundaries/{stem}.py" for stem in OPENING}
    assert opening <= set(map(named, CODE))
    offend("opening", opening & set(map(named, seen)))


def test_no_folder_of_ui_hides_a_module():
    # Streamlit puts the script's folder first on the import path.
    names = {path.stem for path in (ROOT / "ui").iterdir()}
    offend("hidden", names & NOT_A_ROOM)


def test_no_folder_holds_more_than_a_reader_takes_in():
    folders = [path.parent for path in [*CODE, *TESTS]]
    found = {
        f"{named(folder)}: {folders.count(folder)}"
        for folder in folders
        if folders.count(folder) > MOST_FILES and folder != ROOT
    }
    offend("folders", found)


def test_nothing_new_stands_at_the_root_of_a_layer():
    found = [
        named(path)
        for layer, stems in AT_ROOT.items()
        for path in (ROOT / layer).glob("*.py")
        if path.stem not in stems
    ]
    offend("roots", found)


def test_a_room_says_what_it_is_for_and_nothing_else():
    found = []
    for path in (p for p in CODE if layer_of(p) in ROOMS):
        first = path.parent / "__init__.py"
        if first not in TREES:
            found.append(f"{named(path.parent)} has no __init__.py")
        elif path == first and named(path) != "ui/__init__.py":
            body = TREES[path].body
            said = ast.get_docstring(TREES[path])
            if not said or len(body) != 1:
                found.append(f"{named(path)} holds more or less than a docstring")
    offend("docstrings", sorted(set(found)))


def test_a_name_is_imported_from_where_it_stands():
    found = [
        f"{named(path)}: {module}.{name}"
        for path in CODE
        for module, name in [*imports(path), *taken(path)]
        if module in MODULES and name and f"{module}.{name}" not in MODULES
        if name not in bound(MODULES[module]) and not name.startswith("__")
    ]
    offend("again", found)


def taken(path):
    """Yield (module, name) for every ``module.name`` of an imported module of ours."""
    held = {}
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if f"{node.module}.{alias.name}" in MODULES:
                    name = alias.asname or alias.name
                    held[name] = f"{node.module}.{alias.name}"
    names = [n for n in ast.walk(TREES[path]) if isinstance(n, ast.Name)]
    args = {n.arg for n in ast.walk(TREES[path]) if isinstance(n, ast.arg)}
    own = {n.id for n in names if isinstance(n.ctx, ast.Store)} | args
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = node.value.id
            if name in held and name not in own and isinstance(node.ctx, ast.Load):
                module = held[name]
                # What a file takes of a library by another file's import is told
                # only for names of ours.
                if any(node.attr == n for _, n in imports(MODULES[module])):
                    yield module, node.attr


def test_what_a_docstring_points_to_is_there():
    pointed = re.compile(r"`((?:ui|analysis|data|tests)(?:\.\w+)+)`")
    found = [
        f"{named(path)}: {name}"
        for path in [*CODE, *TESTS]
        for name in pointed.findall(path.read_text(encoding="utf-8"))
        if not is_there(name)
    ]
    offend("pointed", found)


def is_there(dotted):
    """Say whether a dotted name leads to a file, or to a name in one."""
    parts = dotted.split(".")
    for n in range(len(parts), 0, -1):
        path = MODULES.get(".".join(parts[:n]))
        if path:
            rest = parts[n:]
            return not rest or (
                len(rest) <= 2 and rest[0] in bound(path) and rest[-1] in bound(path)
            )
    return (ROOT / "/".join(parts)).is_dir()


def test_tests_stand_as_the_code_does_and_borrow_nothing_from_tests():
    found = []
    for path in TESTS:
        parts = path.relative_to(ROOT / "tests").parts
        if parts[0] in ROOMS and not (ROOT / "/".join(parts[:-1])).is_dir():
            found.append(f"{named(path)} has no room")
        for other in asked(path):
            if other.name.startswith("test_"):
                found.append(f"{named(path)} -> {named(other)}")
    offend("tests", found)
