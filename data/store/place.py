"""Where a workshop is kept: its file or schema, its secrets, its back-ups."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from data.home import home
from data.store.errors import BadAnswer

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
    """

    name: str
    root: Path
    url: str = ""

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
    def backups(self) -> Path:
        """The folder of back-ups."""
        return self.root / "backups" / self.name


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
    """
    name = name or os.environ.get("ZILA_WORKSHOP", "") or "workshop"
    if not _NAME.fullmatch(name) or name.endswith(REHEARSAL):
        raise BadAnswer(
            f"“{name}” cannot be the name of a workshop",
            "Take small letters, digits and hyphens, 40 at most, a letter first.",
        )
    url = os.environ.get("DATABASE_URL", "").strip()
    return Place(name + REHEARSAL * rehearsal, home(), _psycopg(url))


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
