"""How the code is laid out: who may import what, how long, how it is documented."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = ("pages", "ui", "analysis", "data")
CODE = sorted(
    [*ROOT.glob("*.py"), *(p for layer in LAYERS for p in (ROOT / layer).rglob("*.py"))]
)
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in CODE}
BUILD_ONLY = ("geopandas", "pyogrio")
DRAWING = ("altair", "branca", "folium", "streamlit")
LONGEST = {"pages": 120, "": 200}
COMMAND_LINES = ("analysis/certificate/__main__.py",)
COLOURS_LIVE_IN = ("ui/figure/theme.py", "ui/style.py")
FORBIDDEN = (
    "unsafe_allow_javascript",
    "components.v1",
    "st_folium",
    "streamlit_folium",
    "pickle",
    "joblib",
)
_PARAMETER = re.compile(r"^\*{0,2}\w+(, \*{0,2}\w+)*( :.*)?$")


def named(path):
    return path.relative_to(ROOT).as_posix()


def layer_of(path):
    return path.relative_to(ROOT).parts[0]


def imports(path):
    """Yield (module, name) of every import, wherever in the file it stands."""
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            package = node.module or ""
            if node.level:
                parts = path.relative_to(ROOT).with_suffix("").parts[: -node.level]
                package = ".".join([*parts, *filter(None, [node.module])])
            yield from ((package, alias.name) for alias in node.names)


def imported_packages(path):
    return {module.split(".")[0] for module, _ in imports(path)}


def needs(path):
    """Return the files of ours that a file imports, packages' own files included."""
    found = set()
    for module, name in imports(path):
        parts = module.split(".")
        steps = [parts[: n + 1] for n in range(len(parts))]
        steps += [[*parts, name]] if name else []
        for step in steps:
            place = ROOT.joinpath(*step)
            found |= {place.with_suffix(".py"), place / "__init__.py"} & TREES.keys()
    return found


def reachable(start):
    """Return every file that is imported once these are."""
    seen, waiting = set(), list(start)
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting += needs(path)
    return seen


@pytest.mark.parametrize("path", CODE, ids=named)
def test_imports_point_to_the_right(path):
    if layer_of(path) in LAYERS:
        left = LAYERS[: LAYERS.index(layer_of(path))]
        assert not imported_packages(path) & {*left, "app", "tests"}


@pytest.mark.parametrize("path", CODE, ids=named)
def test_drawing_stops_at_ui_and_the_store_at_data(path):
    if layer_of(path) in ("analysis", "data"):
        assert not imported_packages(path) & set(DRAWING)
    if not named(path).startswith("data/store"):
        assert "sqlalchemy" not in imported_packages(path)


@pytest.mark.parametrize(
    "path",
    [p for p in CODE if layer_of(p) == "analysis" and named(p) not in COMMAND_LINES],
    ids=named,
)
def test_analysis_reads_no_files(path):
    ours = {m for m, _ in imports(path) if m.split(".")[0] == "data"}
    words = {"data.vocabulary", "data.errors"}
    assert ours <= words | {"data"}
    assert not re.search(r"\b(open|read_\w+|Path)\(", path.read_text())


def test_the_server_never_imports_what_only_the_build_needs():
    served = [ROOT / "app.py", *(p for p in CODE if layer_of(p) in ("ui", "pages"))]
    heavy = {
        named(path): imported_packages(path) & set(BUILD_ONLY)
        for path in reachable(served)
    }
    assert not {path: found for path, found in heavy.items() if found}


def test_nothing_in_ui_shadows_a_module_of_python():
    # Streamlit puts the script's folder first on the import path.
    names = {path.stem for path in (ROOT / "ui").iterdir()}
    assert not names & set(sys.stdlib_module_names)


@pytest.mark.parametrize("path", CODE, ids=named)
def test_a_file_holds_one_concept(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST.get(layer_of(path), LONGEST[""])


@pytest.mark.parametrize("path", CODE, ids=named)
def test_a_function_fits_on_a_screen(path):
    for node in functions(path):
        body = node.body[1:] if ast.get_docstring(node) else node.body
        length = body[-1].end_lineno - body[0].lineno + 1 if body else 0
        assert length <= 25, node.name
        placed = [each.arg for each in node.args.posonlyargs + node.args.args]
        assert len(set(placed) - {"self", "cls"}) <= 4, node.name


@pytest.mark.parametrize("path", CODE, ids=named)
def test_colours_live_in_the_theme(path):
    if named(path) in COLOURS_LIVE_IN:
        return
    texts = (
        node.value
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    hexes = r"(?<!&)#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b"
    assert not [text for text in texts if re.search(hexes, text)]


@pytest.mark.parametrize("path", CODE, ids=named)
def test_the_session_is_kept_in_one_place(path):
    if named(path) != "ui/view/session.py":
        attributes = [n.attr for n in ast.walk(TREES[path]) if hasattr(n, "attr")]
        assert "session_state" not in attributes


@pytest.mark.parametrize("path", CODE, ids=named)
def test_nothing_runs_what_it_was_given(path):
    text = path.read_text(encoding="utf-8")
    assert not [word for word in FORBIDDEN if word in text]
    called = {n.func.id for n in ast.walk(TREES[path]) if is_plain_call(n)}
    assert not called & {"eval", "exec", "compile", "__import__"}


def is_plain_call(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


@pytest.mark.parametrize("path", CODE, ids=named)
def test_everything_public_says_what_it_is_for(path):
    assert ast.get_docstring(TREES[path]) or not path.read_text().strip()
    for node in [*functions(path), *classes(path)]:
        if not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


@pytest.mark.parametrize("path", CODE, ids=named)
def test_the_documented_parameters_are_the_real_ones(path):
    for node in [*functions(path), *classes(path)]:
        said = documented(ast.get_docstring(node) or "")
        if said:
            assert said == real(node), node.name


def functions(path):
    """Return the functions and methods of a file, but not those inside functions."""
    owners = [TREES[path], *classes(path)]
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for owner in owners for node in owner.body if isinstance(node, kinds)]


def classes(path):
    return [node for node in TREES[path].body if isinstance(node, ast.ClassDef)]


def documented(text):
    """Return the names in the section *Parameters* of a docstring."""
    section = re.search(
        r"^Parameters\n-+\n(.*?)(?=^\w[\w ]*\n-+\n|\Z)", text, re.S | re.M
    )
    lines = section.group(1).splitlines() if section else []
    heads = [line for line in lines if _PARAMETER.match(line)]
    names = (head.split(" :")[0].split(", ") for head in heads)
    return {name.lstrip("*") for each in names for name in each}


def real(node):
    """Return the parameters of a function, or what a class is made from."""
    if isinstance(node, ast.ClassDef):
        made = [each for each in node.body if getattr(each, "name", "") == "__init__"]
        if not made:
            fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
            return {each.target.id for each in fields}
        node = made[0]
    held = node.args
    every = [*held.posonlyargs, *held.args, *held.kwonlyargs, held.vararg, held.kwarg]
    return {each.arg for each in every if each} - {"self", "cls"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("One line.", set()),
        ("A.\n\nParameters\n----------\na, b : two\n    more : x\nc : y\n", set("abc")),
        ("A.\n\nParameters\n----------\n*a : x\n\nReturns\n-------\nb : y\n", set("a")),
    ],
)
def test_the_reader_of_docstrings_reads(text, names):
    assert documented(text) == names
