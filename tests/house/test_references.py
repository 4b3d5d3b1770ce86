"""A module's name in a docstring, as in `terms.ROLES`, leads to what stands in it."""

import ast
import re

from tests.support.source import CODE, MODULES, TREES, bound, named

_SHORT = re.compile(r"`([a-z_]+)\.(\w+)`")
_FILES = {"py", "csv", "js", "css", "json", "parquet"}


def docstrings(path):
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    nodes = (node for node in ast.walk(TREES[path]) if isinstance(node, kinds))
    return [text for node in nodes if (text := ast.get_docstring(node))]


def test_every_short_name_of_a_module_in_a_docstring_leads_somewhere():
    places = {}
    for dotted, path in MODULES.items():
        if path.stem == "__init__":
            continue
        places.setdefault(dotted.split(".")[-1], []).append(path)
    lost = [
        f"{named(path)}: {module}.{name}"
        for path in CODE
        for text in docstrings(path)
        for module, name in _SHORT.findall(text)
        if module in places and name not in _FILES
        if not any(name in bound(each) for each in places[module])
    ]
    assert lost == []
