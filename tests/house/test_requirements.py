"""What is installed is what is imported, pinned by hash and from no named place."""

import ast
import re
import sys

import pytest

from tests.support.serving import ROOT

OURS = {"analysis", "app", "data", "pages", "ui", "tests"}
# Where a library is imported under another name than it is installed by.
INSTALLED_AS = {"google.protobuf": "protobuf"}


def imported():
    folders = ("analysis", "data", "pages", "ui")
    code = [ROOT / "app.py", *(p for f in folders for p in (ROOT / f).rglob("*.py"))]
    for path in code:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (library(alias.name) for alias in node.names)
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield library(node.module)


def library(module):
    """Return the library that a module is part of."""
    named = ".".join(module.split(".")[:2])
    return INSTALLED_AS.get(named, module.split(".")[0])


def test_every_library_is_asked_for_and_every_one_asked_for_is_used():
    text = (ROOT / "requirements.txt").read_text()
    asked = set(re.findall(r"^([a-z][\w-]*)", text, re.M))
    assert set(imported()) - OURS - sys.stdlib_module_names == asked


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_pin_by_hash_and_name_no_index(name):
    text = (ROOT / name).read_text()
    assert not re.search(r"https?://|^-|find-links|index-url", text, re.M)
    pins = re.split(r"^(?=[a-z0-9])", text, flags=re.M | re.I)[1:]
    assert len(pins) > 50
    assert all("==" in pin and "--hash=sha256:" in pin for pin in pins)


def test_the_tests_run_with_the_versions_that_zila_runs_with():
    run, tests = (
        set(re.findall(r"^\S+==.*", (ROOT / name).read_text(), re.M))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert run <= tests
