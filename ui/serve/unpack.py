"""Start Zila from a bundle: set up its packages beside it once, without internet."""

# Only Python's own modules, and nothing newer than 3.6: this file must be able to
# tell an old Python that it is too old.
import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WHEELS = ROOT / "wheels"
_SYSTEMS = {"linux": "Linux", "win32": "Windows", "darwin": "macOS"}
_MACHINES = {"amd64": "x86_64", "aarch64": "arm64"}


def this_computer() -> str:
    """Return system, processor and Python, as a line of ``wheels/targets.txt``."""
    machine = platform.machine().lower()
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    system = _SYSTEMS.get(sys.platform, sys.platform)
    return f"{system} {_MACHINES.get(machine, machine)} {version}"


def misfit(here: str, targets: list[str]) -> str:
    """Return why the bundle cannot start here and what to do; empty if it can.

    Parameters
    ----------
    here : this computer, as ``this_computer`` names it
    targets : the computers the bundle has packages for, named likewise
    """
    if here in targets:
        return ""
    system, machine, version = here.split(" ")
    fits = [line.split(" ")[2] for line in targets if line.startswith(system + " ")]
    if not fits:
        return f"This copy of Zila has no packages for {system}; make one that has."
    return (
        f"This copy of Zila needs Python {' or '.join(sorted(set(fits)))} on {system}; "
        f"this is Python {version} on {machine}. "
        f"Install Python {max(fits)} and start again."
    )


def install() -> None:
    """Make ``.venv`` beside the bundle from its own wheels, unless it is there."""
    lock = ROOT / "requirements.lock"
    done = ROOT / ".venv" / ".bundle"
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return
    print("Setting up Zila. This takes a minute, once.", flush=True)
    subprocess.check_call([sys.executable, "-m", "venv", "--clear", str(done.parent)])
    pip = ["-m", "pip", "--isolated", "install", "--quiet", "--no-deps"]
    pip += ["--disable-pip-version-check", "--no-index", "--find-links", str(WHEELS)]
    subprocess.check_call([_python(), *pip, "--require-hashes", "-r", str(lock)])
    done.write_bytes(lock.read_bytes())


def main() -> int:
    """Install what is missing and start Zila; return the exit code."""
    listed = WHEELS / "targets.txt"
    targets = listed.read_text().splitlines() if listed.exists() else []
    problem = misfit(this_computer(), targets)
    if problem or "--fits" in sys.argv:
        print(problem)
        return 3 if problem else 0
    # A workshop's file is named from the folder in which the command was given.
    files = [os.path.abspath(name) for name in sys.argv[1:]]
    install()
    os.chdir(str(ROOT))
    return _wait(subprocess.Popen([_python(), "-m", "ui.serve", *files]))


def _wait(server: subprocess.Popen[bytes]) -> int:
    while True:
        try:
            return server.wait()
        except KeyboardInterrupt:
            # The server hears Ctrl-C too, and is given the time to end by itself.
            continue


def _python() -> str:
    inside = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    return str(ROOT / ".venv" / inside)


if __name__ == "__main__":
    sys.exit(main())
