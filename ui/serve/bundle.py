"""Make a folder that starts Zila on a laptop without internet (`make bundle`)."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from packaging import tags
from packaging.requirements import Requirement

from ui.serve.unpack import ROOT, this_computer

# Each version adds about 500 MB: the two that a laptop most likely has or can get.
_PYTHONS = "3.13 3.14"


class Target(NamedTuple):
    """A kind of computer to bring the packages for.

    Parameters
    ----------
    system, machine : as ``ui.serve.unpack.this_computer`` names them
    python : for example ``3.13``
    """

    system: str
    machine: str
    python: str

    def platforms(self) -> list[str]:
        """Return the platforms whose wheels run there, as pip names them."""
        if self.system == "Linux":
            return list(tags.platform_tags())
        here = {
            ("Windows", "x86_64"): "win_amd64",
            ("macOS", "arm64"): "macosx_14_0_arm64",
            ("macOS", "x86_64"): "macosx_13_0_x86_64",
        }
        return [here[self.system, self.machine]]

    def environment(self) -> dict[str, str]:
        """Return what the lock's markers are to be judged by."""
        names = {
            "Linux": ("linux", "Linux", "posix"),
            "Windows": ("win32", "Windows", "nt"),
            "macOS": ("darwin", "Darwin", "posix"),
        }
        sys_platform, system, os_name = names[self.system]
        windows = self.system == "Windows"
        return {
            "sys_platform": sys_platform,
            "platform_system": system,
            "os_name": os_name,
            "platform_machine": "AMD64" if windows else self.machine,
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }


def targets(pythons: list[str]) -> list[Target]:
    """Return every computer to bundle for, this one first.

    Parameters
    ----------
    pythons : the versions of Python to bundle for, beside this one's own
    """
    system, machine, version = this_computer().split(" ")
    kinds = [("Windows", "x86_64"), ("macOS", "arm64"), ("macOS", "x86_64")]
    kinds = [(system, machine), *(kind for kind in kinds if kind != (system, machine))]
    versions = {(system, machine): {version}}
    return [
        Target(*kind, python)
        for kind in kinds
        for python in sorted(versions.get(kind, set()) | set(pythons))
    ]


def pins(lock: str, target: Target) -> Iterator[str]:
    """Yield what of a lock a computer needs: pins with hashes, without markers.

    Parameters
    ----------
    lock : the text of a lock file
    target : the computer
    """
    for block in re.split(r"^(?=\w)", lock, flags=re.M):
        head, *rest = block.replace("\\\n", "\n").splitlines() or [""]
        if not head.strip() or head.startswith("#"):
            continue
        wanted = Requirement(head)
        if not wanted.marker or wanted.marker.evaluate(target.environment()):
            hashes = [line.strip() for line in rest if "--hash=" in line]
            yield " ".join([f"{wanted.name}{wanted.specifier}", *hashes])


def download(target: Target, wheels: Path) -> bool:
    """Fetch the wheels of one computer; False if one of them does not exist.

    Parameters
    ----------
    target : the computer
    wheels : the folder to put them in, shared by all computers
    """
    needed = wheels / "needed.txt"
    needed.write_text("\n".join(pins((ROOT / "requirements.lock").read_text(), target)))
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--disable-pip-version-check", "--only-binary=:all:"]
    command += ["--require-hashes", "-r", str(needed), "-d", str(wheels)]
    command += ["--implementation", "cp", "--python-version", target.python]
    for platform in target.platforms():
        command += ["--platform", platform]
    done = subprocess.run(command, check=False)
    needed.unlink()
    return done.returncode == 0


def copy_project(folder: Path) -> None:
    """Copy the files that git tracks, as they are now.

    Parameters
    ----------
    folder : where to; made anew
    """
    for name in filter(None, _git("ls-files", "-z").split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    # macOS opens a file of this name in a terminal on a double click.
    shutil.copy2(folder / "run.sh", folder / "run.command")


def main() -> int:
    """Make the bundle and say where it is; return the exit code."""
    version = _git("describe", "--always", "--dirty").strip()
    folder = ROOT / "dist" / f"zila-{version}"
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    copy_project(folder)
    made = []
    for target in targets(os.environ.get("PYTHONS", _PYTHONS).split()):
        print(f"Fetching the packages for {' '.join(target)}", flush=True)
        if download(target, wheels):
            made.append(" ".join(target))
        else:
            print("  left out: not every package has a wheel for it")
    (wheels / "targets.txt").write_text("\n".join(made) + "\n")
    size = sum(file.stat().st_size for file in folder.rglob("*")) / 1e6
    print(f"{folder} ({size:.0f} MB) starts Zila on: {', '.join(made) or 'nothing'}")
    return 0 if made else 1


def _git(*words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
