"""Where a workshop is kept: its file or schema, its secrets, its back-ups."""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from data.home import home
from data.store.errors import BadAnswer
from data.store.faults import plainly

REHEARSAL = "-rehearsal"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class Place:
    """Where one workshop is kept.

    Parameters
    ----------
    name : the workshop, a rehearsal with `REHEARSAL` at its end
    root : the folder of user data
    url : address of a PostgreSQL database, empty for a file
    run : tells a rehearsal from those before it, which have the same name; empty for
        a workshop that counts
    """

    name: str
    root: Path
    url: str = ""
    run: str = ""

    @property
    def full_name(self) -> str:
        """What cookies, seals and marks are for: no two rehearsals share it."""
        return f"{self.name}-{self.run}" if self.run else self.name

    @property
    def rehearsal(self) -> bool:
        """Whether this is a rehearsal, whose votes are made up."""
        return self.name.endswith(REHEARSAL)

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return self.root / "workshops" / f"{self.name}.db"

    @property
    def schema(self) -> str:
        """The schema of PostgreSQL."""
        return "zila_" + self.name.replace("-", "_")

    @property
    def secrets(self) -> Path:
        """The folder of the open rounds' secrets, shared by all servers of a room."""
        return self.root / "secrets" / self.name

    @property
    def spare(self) -> Path:
        """The folder of copies of these secrets, beside the workshop's file."""
        return self.root / "workshops" / f"{self.name}.keys"

    @property
    def backups(self) -> Path:
        """The folder of back-ups."""
        return self.root / "backups" / self.name

    @property
    def mark(self) -> Path:
        """The file that is there while the workshop is rehearsed, and says its run."""
        workshop = self.name.removesuffix(REHEARSAL)
        return self.root / "workshops" / f"{workshop}.rehearsing"


def place(name: str = "", *, rehearsal: bool = False) -> Place:
    """Return where a workshop is kept, now, by the environment.

    Parameters
    ----------
    name : small letters, digits and hyphens; empty for ``ZILA_WORKSHOP``, else
        "workshop"
    rehearsal : whether to take the rehearsal of that workshop

    Raises
    ------
    BadAnswer
        The name has other signs, or ends as a rehearsal's does.
    StoreUnavailable
        Which rehearsal runs cannot be read.
    """
    name = name or os.environ.get("ZILA_WORKSHOP", "") or "workshop"
    if not _NAME.fullmatch(name) or name.endswith(REHEARSAL):
        raise BadAnswer(
            f"“{name}” cannot be the name of a workshop",
            "Take small letters, digits and hyphens, 40 at most, a letter first.",
        )
    url = os.environ.get("DATABASE_URL", "").strip()
    made = Place(name, home(), _psycopg(url))
    if not rehearsal:
        return made
    return replace(made, name=name + REHEARSAL, run=_run(made.mark))


def _run(mark: Path) -> str:
    """Return which rehearsal runs, empty if none does."""
    with plainly():
        try:
            return mark.read_text("ascii")
        except FileNotFoundError:
            return ""


def _psycopg(url: str) -> str:
    """Return the address with the driver named, whatever the host calls it."""
    scheme, colon, rest = url.partition("://")
    if not url:
        return ""
    if not colon or scheme not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise BadAnswer(
            "DATABASE_URL is no address of PostgreSQL",
            "Write it as postgresql://user:password@host/database, or leave it out.",
        )
    return f"postgresql+psycopg://{rest}"


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may read."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
