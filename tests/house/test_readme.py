"""What README says exists, and what exists README says."""

import re
from pathlib import Path

import pytest

from ui.view.pages import PAGES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^(\w+):.*## ", MAKEFILE, re.M)) - {"help"}
_VARIABLE = r"\b(?:ZILA_[A-Z]+|DATABASE_URL)\b"


def variables():
    folders = ("analysis", "data", "pages", "ui")
    code = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return {name for path in code for name in re.findall(_VARIABLE, path.read_text())}


def test_every_environment_variable_is_explained():
    assert variables() == set(re.findall(_VARIABLE, README))


def test_every_command_of_make_is_explained():
    assert set(re.findall(r"`make (\w+)", README)) == TARGETS


def test_every_page_is_named():
    assert [title for title, *_ in PAGES.values() if f"*{title}*" not in README] == []


@pytest.mark.parametrize(
    "module", sorted(set(re.findall(r"python -m ([\w.]+)", README)))
)
def test_every_module_to_run_is_there(module):
    place = ROOT.joinpath(*module.split("."))
    assert place.with_suffix(".py").exists() or (place / "__main__.py").exists()


@pytest.mark.parametrize(
    "place", sorted(set(re.findall(r"`([\w./-]+/[\w./-]*)`", README)))
)
def test_every_file_is_where_readme_says(place):
    assert place.startswith("dist/") or (ROOT / place).exists()


def test_no_host_but_our_own_is_named():
    named = re.findall(r"https?://([\w.-]+)", README + MAKEFILE)
    assert set(named) <= {"localhost"}
