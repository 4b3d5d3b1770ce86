"""What a docstring names in backticks is there: modules, and what stands in them."""

import ast
import re

from tests.support.source import CODE, ROOT, TREES, named

FILES = {"py", "csv", "js", "css", "json", "parquet"}
_FULL = re.compile(r"`((?:ui|analysis|data|tests)(?:\.\w+)+)`")
_SHORT = re.compile(r"`([a-z_]+)\.(\w+)`")


def names_of(path):
    """What stands in a module, with what stands in its classes as Class.name."""
    found = set()
    for node in TREES[path].body:
        found |= own(node)
        if isinstance(node, ast.ClassDef):
            inner = {name for each in node.body for name in own(each)}
            found |= {f"{node.name}.{name}" for name in inner}
    return found


def own(node):
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    targets = getattr(node, "targets", [getattr(node, "target", None)])
    return {
        each.id
        for target in targets
        if target is not None
        for each in ast.walk(target)
        if isinstance(each, ast.Name)
    }


def leads_somewhere(dotted):
    """Whether a dotted name is a module or package, or stands in one."""
    parts = dotted.split(".")
    for n in range(len(parts), 0, -1):
        place, rest = ROOT.joinpath(*parts[:n]), ".".join(parts[n:])
        file = place.with_suffix(".py")
        if file in TREES:
            return not rest or rest in names_of(file)
        if place.is_dir():
            return not rest
    return False


def docstrings(path):
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    nodes = (node for node in ast.walk(TREES[path]) if isinstance(node, kinds))
    return [text for node in nodes if (text := ast.get_docstring(node))]


def test_every_full_name_in_a_docstring_leads_somewhere():
    lost = [
        f"{named(path)}: {dotted}"
        for path in CODE
        for text in docstrings(path)
        for dotted in _FULL.findall(text)
        if not leads_somewhere(dotted)
    ]
    assert lost == []


def test_every_short_name_of_a_module_in_a_docstring_leads_somewhere():
    places = {}
    for path in CODE:
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        places.setdefault(path.stem, []).append(dotted)
    lost = [
        f"{named(path)}: {module}.{name}"
        for path in CODE
        for text in docstrings(path)
        for module, name in _SHORT.findall(text)
        if module in places and name not in FILES
        if not any(leads_somewhere(f"{each}.{name}") for each in places[module])
    ]
    assert lost == []
