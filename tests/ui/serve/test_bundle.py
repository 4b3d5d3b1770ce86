import re
import sys

import pytest

from tests.support.serving import ROOT
from ui.serve.bundle import Target, pins, targets
from ui.serve.unpack import misfit, this_computer

LOCK = (ROOT / "requirements.lock").read_text()
MADE_UP = """\
everywhere==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via something
old==2.0 ; python_full_version < '3.12' \\
    --hash=sha256:cc
old==3.0 ; python_full_version >= '3.12' \\
    --hash=sha256:dd
watch-dog==4.0 ; sys_platform != 'darwin' \\
    --hash=sha256:ee
"""
KINDS = [("Linux", "x86_64"), ("Windows", "x86_64"), ("macOS", "arm64")]


@pytest.mark.parametrize(
    ("target", "names"),
    [
        (Target("Linux", "x86_64", "3.11"), ["everywhere==1.0", "old==2.0", "watch"]),
        (Target("Windows", "x86_64", "3.12"), ["everywhere==1.0", "old==3.0", "watch"]),
        (Target("macOS", "arm64", "3.13"), ["everywhere==1.0", "old==3.0"]),
    ],
)
def test_markers_are_judged_for_the_other_computer(target, names):
    found = list(pins(MADE_UP, target))
    assert len(found) == len(names)
    assert all(line.startswith(name) for line, name in zip(found, names, strict=True))
    assert found[0] == "everywhere==1.0 --hash=sha256:aa --hash=sha256:bb"


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14", "3.15"])
@pytest.mark.parametrize("kind", [*KINDS, ("macOS", "x86_64")], ids=" ".join)
def test_every_computer_gets_each_package_once(kind, python):
    found = list(pins(LOCK, Target(*kind, python)))
    names = [line.split("==")[0] for line in found]
    assert len(set(names)) == len(names)
    assert {"streamlit", "pandas", "pyproj", "pyogrio"} <= set(names)
    assert all("--hash=sha256:" in line and ";" not in line for line in found)


def test_this_computer_comes_first_with_its_own_python():
    system, machine, version = this_computer().split(" ")
    found = targets(["3.13"])
    assert found[0] == Target(system, machine, min(version, "3.13"))
    assert Target(system, machine, version) in found
    assert {Target("Windows", "x86_64", "3.13"), Target("macOS", "arm64", "3.13")} <= {
        *found
    }
    assert this_computer().endswith(f"3.{sys.version_info[1]}")


def test_a_wrong_python_is_told_which_to_install():
    there = ["Windows x86_64 3.13", "Windows x86_64 3.14", "macOS arm64 3.12"]
    assert misfit("Windows x86_64 3.13", there) == ""
    said = misfit("Windows x86_64 3.10", there)
    assert "needs Python 3.13 or 3.14 on Windows" in said
    assert "Install Python 3.14" in said
    assert "no packages for Linux" in misfit("Linux x86_64 3.13", there)


def test_the_starters_suit_their_systems():
    batch, shell = ROOT / "run.bat", ROOT / "run.sh"
    assert not re.search(rb"(?<!\r)\n", batch.read_bytes())
    assert b"\r" not in shell.read_bytes()
    assert shell.stat().st_mode & 0o111
