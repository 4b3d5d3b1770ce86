"""Scripts of others, run against the app: how it is printed, and its colours."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).parents[4] / "shared" / "cases"
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not CASES.exists(), reason="../shared/cases is not here"),
]


def run(name, *asked):
    command = [sys.executable, CASES / name, *asked]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=180, check=True
    )
    return done.stdout


def test_the_map_is_printed_on_a_page_or_two(server, tmp_path):
    made = tmp_path / "map.pdf"
    run("print_map.py", f"{server.url}/map", made)
    pages = re.findall(rb"/Type\s*/Page\b", made.read_bytes())
    assert 1 <= len(pages) <= 2


def test_forced_colours_show_as_many_colours(server):
    said = run("high_contrast.py", server.url)
    found = re.findall(r"^(\w+) (\S+) .*: (\d+)$", said, re.MULTILINE)
    of = {(forced, path): int(number) for forced, path, number in found}
    assert len(of) == 4
    for path in ("/", "/map"):
        assert of["active", path] == of["none", path] > 4
