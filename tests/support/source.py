"""Our own code as the tests of the house read it: files, trees, imports, rooms."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
LAYERS = ("pages", "ui", "analysis", "data")
_ELSEWHERE = {".venv", "dist", "__pycache__"}


def _files(*folders):
    found = [p for each in folders for p in (ROOT / each).rglob("*.py")]
    return sorted(p for p in found if not _ELSEWHERE & set(p.parts))


CODE = [*sorted(ROOT.glob("*.py")), *_files(*LAYERS)]
TESTS = _files("tests")
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in [*CODE, *TESTS]}


def named(path):
    """Return a path as the project writes it: ``ui/shell.py``."""
    return path.relative_to(ROOT).as_posix()


def layer_of(path):
    """Return the layer a file stands in."""
    return path.relative_to(ROOT).parts[0]


def room_of(path):
    """Return the room a file stands in, without its layer: ```` at the root.

    Rooms of the store are told as ``store/verbs``.
    """
    parts = path.relative_to(ROOT).parts[1:-1]
    return "/".join(parts[:2] if parts[:1] == ("store",) else parts[:1])


def module_of(path):
    """Return the dotted name of a file, of its package for an ``__init__``."""
    return named(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")


MODULES = {module_of(path): path for path in TREES}


@cache
def imports(path):
    """Return (module, name) of every import, wherever in the file it stands."""
    found = []
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            found += [(alias.name, None) for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            package = node.module or ""
            if node.level:
                parts = path.relative_to(ROOT).with_suffix("").parts[: -node.level]
                package = ".".join([*parts, *filter(None, [node.module])])
            found += [(package, alias.name) for alias in node.names]
    return tuple(found)


def imported_packages(path):
    """Return the packages, ours and others', that a file imports from."""
    return {module.split(".")[0] for module, _ in imports(path)}


@cache
def asked(path):
    """Return the files of ours that a file names in its imports."""
    found = set()
    for module, name in imports(path):
        own = MODULES.get(f"{module}.{name}") or MODULES.get(module)
        found |= {own} if own else set()
    return frozenset(found - {path})


def functions(path):
    """Return the functions and methods of a file, but not those inside functions."""
    owners = [TREES[path], *classes(path)]
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for owner in owners for node in owner.body if isinstance(node, kinds)]


def classes(path):
    """Return the classes of a file."""
    return [node for node in TREES[path].body if isinstance(node, ast.ClassDef)]


@cache
def bound(path):
    """Return the names a file makes itself: functions, classes, values."""
    found = set()
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found
