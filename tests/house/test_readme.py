"""What README says exists, and what exists README says."""

import re
import subprocess
from pathlib import Path

import pytest

from ui.view.pages import PAGES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
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
    named = re.findall(r"https?://([\w.-]+)", README + MAKEFILE + CHANGES)
    assert set(named) <= {"localhost"}


def tree():
    """Every folder that the tree of README names, as it is drawn there."""
    drawn = re.search(r"```text\n(app\.py.*?)```", README, re.S)[1]
    found, layer = set(), ""
    for line in drawn.splitlines():
        first = re.split(r"\s{2,}", line.strip())[:2]
        names = re.findall(r"([\w-]+)/", first[0] if "/" in first[0] else first[1])
        if not line.startswith(" "):
            layer = names[0]
            found.add(layer)
        elif names[:1] == ["store"]:
            found.add(f"{layer}/store")
            found |= {f"{layer}/store/{name}" for name in names[1:]}
        else:
            found |= {f"{layer}/{name}" for name in names}
    return found


def test_every_room_stands_in_the_tree_of_readme_and_no_other():
    layers = ("ui", "analysis", "data")
    rooms = {p.parent for layer in layers for p in (ROOT / layer).rglob("*.py")}
    there = {p.relative_to(ROOT).as_posix() for p in rooms} - {
        "data/store/migrations/versions"
    }
    assert {name for name in tree() if name.split("/")[0] in layers} == there


def test_every_place_of_the_walks_is_there():
    said = README[README.index("## Find your way") : README.index("## Contribute")]
    assert [place for place in tree() if not (ROOT / place).exists()] == []
    for walk in re.findall(r"`((?:ui|pages|analysis|data|tests)/[\w./]+)`", said):
        assert (ROOT / walk).exists(), walk


def test_every_migration_stands_in_the_list_of_changes():
    steps = (ROOT / "data/store/migrations/versions").glob("0*.py")
    assert [p.name for p in steps if p.name[:4] not in CHANGES] == []


def test_the_pictures_are_there_and_light():
    named = re.findall(r"!\[[^\]]+\]\(([\w./]+)\)", README)
    assert len(named) == 2
    assert [n for n in named if (ROOT / n).stat().st_size > 150_000] == []


def test_no_file_is_heavier_than_half_a_megabyte():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False
    ).stdout.decode()
    heavy = [
        name
        for name in filter(None, listed.split("\0"))
        if (ROOT / name).is_file() and (ROOT / name).stat().st_size > 500_000
    ]
    assert heavy == []
