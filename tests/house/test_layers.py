"""How a file is written: how long, how documented, and what it never does.

A rule is one test that lists all offenders; where a file may stand and what it may
import is in `tests.house.test_rooms`.
"""

import ast
import re

import pytest

from tests.support.source import CODE, TREES, classes, functions, layer_of, named

LONGEST = {"pages": 120, "": 200}
LONGEST_FUNCTION = 25
MOST_PLACED = 4
# Longer for now; the number may only fall.
STILL_LONGER = {"ui/clicker/keys.py": 201}
FORBIDDEN = (
    "unsafe_allow_javascript",
    "components.v1",
    "st_folium",
    "streamlit_folium",
    "pickle",
    "joblib",
)
_PARAMETER = re.compile(r"^\*{0,2}\w+(, \*{0,2}\w+)*( :.*)?$")


def test_a_file_holds_one_concept():
    sizes = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in CODE}
    found = [
        f"{named(path)}: {size} lines"
        for path, size in sizes.items()
        if size
        > STILL_LONGER.get(named(path), LONGEST.get(layer_of(path), LONGEST[""]))
    ]
    assert not found, "\n".join(found)


def test_a_function_fits_on_a_screen():
    found = [
        f"{named(path)}: {node.name} has {length(node)} lines"
        for path in CODE
        for node in functions(path)
        if length(node) > LONGEST_FUNCTION
    ]
    assert not found, "\n".join(found)


def length(node):
    """Return the lines of a function without its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_a_function_asks_for_little():
    found = [
        f"{named(path)}: {node.name}"
        for path in CODE
        for node in functions(path)
        if len(placed(node)) > MOST_PLACED
    ]
    assert not found, "\n".join(found)


def placed(node):
    """Return the parameters that may be given by their place."""
    names = {each.arg for each in node.args.posonlyargs + node.args.args}
    return names - {"self", "cls"}


def test_nothing_runs_what_it_was_given():
    found = [
        f"{named(path)}: {word}"
        for path in CODE
        for word in FORBIDDEN
        if word in path.read_text(encoding="utf-8")
    ]
    found += [
        f"{named(path)}:{node.lineno} {node.func.id}"
        for path in CODE
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in {"eval", "exec", "compile", "__import__"}
    ]
    assert not found, "\n".join(found)


def test_everything_public_says_what_it_is_for():
    found = [
        named(path)
        for path in CODE
        if path.read_text(encoding="utf-8").strip()
        if not ast.get_docstring(TREES[path])
    ]
    found += [
        f"{named(path)}: {node.name}"
        for path in CODE
        for node in [*functions(path), *classes(path)]
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert not found, "\n".join(found)


def test_the_documented_parameters_are_the_real_ones():
    found = []
    for path in CODE:
        for node in [*functions(path), *classes(path)]:
            said = documented(ast.get_docstring(node) or "")
            if said and said != real(node):
                found.append(f"{named(path)}: {node.name}: {said ^ real(node)}")
    assert not found, "\n".join(found)


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
