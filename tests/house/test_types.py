"""The types: what mypy is asked stands in pyproject.toml and may only grow stricter."""

import re
import tomllib

import pytest

from tests.house.type_errors import ceilings, complaints
from tests.support.source import CODE, LAYERS, ROOT, named

CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Rooms in which a function need not say what it takes and returns: they may only go.
RELAXED = {
    "data.boundaries.*",
    "data.shapes.*",
    "ui.takeaway.*",
}
# folder: how many errors it had when the ceilings came
HIGHEST: dict[str, int] = {}
ERROR = "ui/map/facts.py:24: error: “object” has no attribute “source”  [attr-defined]"


@pytest.mark.parametrize(
    ("allowed", "said"),
    [
        ({"ui/map": 1}, []),
        ({}, [ERROR, "ui/map: 1 errors, 0 are allowed"]),
        ({"ui/map": 2}, ["ui/map: 1 errors and 2 are allowed. Lower the ceiling in"]),
        ({"ui/map": 1, "ui": 3}, ["ui: 0 errors and 3 are allowed. Lower the"]),
    ],
)
def test_a_ceiling_fails_above_and_below(allowed, said):
    found = complaints([ERROR], allowed)
    assert len(found) == len(said)
    assert all(each.startswith(begin) for each, begin in zip(found, said, strict=True))


def test_no_ceiling_rises_and_none_is_new():
    for room, most in ceilings().items():
        assert most <= HIGHEST.get(room, 0), room


def test_strict_is_the_rule_and_its_exceptions_shrink():
    mypy = CONFIG["tool"]["mypy"]
    assert mypy["strict"]
    for each in mypy["overrides"]:
        off = {key for key, on in each.items() if on is False or key == "ignore_errors"}
        if off:
            assert set(each["module"]) <= RELAXED, each


def test_what_a_type_checker_is_told_to_pass_over_has_a_reason():
    found = []
    for path in CODE:
        lines = path.read_text(encoding="utf-8").splitlines()
        for before, line in zip(["", *lines], lines, strict=False):
            if "# type: ignore" in line:
                coded = re.search(r"# type: ignore\[[a-z,-]+\](.*)", line)
                if not coded or not (coded[1].strip() or before.strip()[:1] == "#"):
                    found.append(f"{named(path)}: {line.strip()}")
    assert not found


def test_every_layer_says_that_it_has_types():
    # PEP 561: without this file the types of a package count for nobody.
    assert all((ROOT / layer / "py.typed").exists() for layer in LAYERS[1:])
