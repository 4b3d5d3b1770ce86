"""The secrets of open rounds: without them no ballot can be traced to a phone."""

import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from data.store.errors import StoreUnavailable
from data.store.keys.round_keys import BALLOT, LENGTH, LENGTHS, Keys
from data.store.place import Place, make_folder

# Windows would otherwise turn some bytes into line ends.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Secrets:
    """The folder in which each open round has a file of random bytes.

    It lies outside the database and outside every back-up; several servers of one
    room share it. A copy lies beside the workshop's file, since votes that were
    acknowledged cannot be read without it.

    Parameters
    ----------
    folder : where the files are
    spare : where their copies are; None for none
    """

    folder: Path
    spare: Path | None = None

    @classmethod
    def of(cls, place: Place) -> "Secrets":
        """Return the secrets of a workshop."""
        return cls(place.secrets, place.spare)

    def make(self, round_number: int) -> None:
        """Make the secret of a round that opens, in place of any left over."""
        self.destroy(round_number)
        self.put(round_number, secrets.token_bytes(LENGTH))

    def put(self, round_number: int, value: bytes) -> None:
        """Write a secret so that it survives a power cut and nobody else reads it."""
        for path in self._paths(round_number):
            make_folder(path.parent)
            write_private(path, value)

    def read(self, round_number: int) -> bytes:
        """Return the secret of an open round.

        Raises
        ------
        StoreUnavailable
            It is gone, and its copy too; a new one would let everybody vote twice.
        """
        for path in self._paths(round_number):
            try:
                value = path.read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                continue
            if len(value) in LENGTHS:
                return value
        raise StoreUnavailable(
            "The key of this round is missing, so no vote can be taken",
            "Bring the folder of secrets back, or close this round and open it "
            "again: everybody votes anew.",
        )

    def keys(self, round_number: int) -> Keys:
        """Return what an open round's secret does; raises as `read`."""
        return Keys(round_number, self.read(round_number))

    def key(self, round_number: int, token: str, use: str = BALLOT) -> str:
        """Return what stands for a phone in one round and one use, see `Keys.phone`."""
        return self.keys(round_number).phone(token, use)

    def destroy(self, round_number: int) -> None:
        """Overwrite and remove a secret and its copy, where they are there."""
        for path in self._paths(round_number):
            if path.exists():
                shred(path)

    def destroy_all_but(self, rounds: Iterable[int]) -> None:
        """Destroy the secrets of all other rounds, and what a kill left half written.

        Parameters
        ----------
        rounds : those that are open; nobody opens one meanwhile
        """
        kept = {str(number) for number in rounds}
        for path in self._files():
            if path.name not in kept:
                shred(path)

    def rounds(self) -> list[int]:
        """Return the rounds that have a secret, in order."""
        names = {path.name for path in self._files()}
        return sorted(int(name) for name in names if name.isdecimal())

    def _files(self) -> list[Path]:
        folders = [each for each in (self.folder, self.spare) if each]
        there = [folder for folder in folders if folder.is_dir()]
        return [path for each in there for path in each.iterdir() if path.is_file()]

    def _paths(self, round_number: int) -> list[Path]:
        folders = [each for each in (self.folder, self.spare) if each]
        return [folder / str(int(round_number)) for folder in folders]


def write_private(path: Path, value: bytes, *, settled: bool = True) -> None:
    """Write a new file, whole or not at all, readable by its owner only.

    Parameters
    ----------
    path, value : where, and what
    settled : whether its folder is written to the disk too; else `settle` is due
    """
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    handle = os.open(draft, _NEW, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(value)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    if settled:
        settle(path.parent)


def put_in_place(made: Path, path: Path) -> None:
    """Move a file that is whole to its place, so that it is there after a power cut."""
    os.replace(made, path)
    settle(path.parent)


def shred(path: Path, *, settled: bool = True) -> None:
    """Overwrite a file with noise and remove it; for `settled` see `write_private`."""
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)
    if settled:
        settle(path.parent)


def settle(folder: Path) -> None:
    """Have the folder itself written to the disk; Windows does so by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
