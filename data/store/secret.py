"""The secrets of open rounds: without them no ballot can be traced to a phone."""

import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from data.store.errors import StoreUnavailable
from data.store.place import make_folder

BALLOT, ASSISTED, HELPER, SLIP = "ballot", "assisted", "helper", "slip"
_LENGTH = 32
# Windows would otherwise turn some bytes into line ends.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Secrets:
    """The folder in which each open round has a file of random bytes.

    It lies outside the database and outside every back-up; several servers of one
    room share it.

    Parameters
    ----------
    folder : where the files are
    """

    folder: Path

    def make(self, round_number: int) -> None:
        """Make the secret of a round that opens, in place of any left over."""
        make_folder(self.folder)
        self.destroy(round_number)
        self.put(round_number, secrets.token_bytes(_LENGTH))

    def put(self, round_number: int, value: bytes) -> None:
        """Write a secret so that it survives a power cut and nobody else reads it."""
        make_folder(self.folder)
        write_private(self._path(round_number), value)

    def read(self, round_number: int) -> bytes:
        """Return the secret of an open round.

        Raises
        ------
        StoreUnavailable
            It is gone; a new one would let everybody vote twice.
        """
        try:
            value = self._path(round_number).read_bytes()
        except FileNotFoundError:
            value = b""
        if len(value) != _LENGTH:
            raise StoreUnavailable(
                "The key of this round is missing, so no vote can be taken",
                "Bring the folder of secrets back, or close this round and open it "
                "again: everybody votes anew.",
            )
        return value

    def key(self, round_number: int, token: str, use: str = BALLOT) -> str:
        """Return what stands for a phone in one round and one use, 32 digits long.

        Parameters
        ----------
        round_number : an open round
        token : the phone's
        use : BALLOT, ASSISTED, HELPER or SLIP, none of which leads to another
        """
        said = f"{use}:{token}".encode()
        return hmac.new(self.read(round_number), said, "sha256").hexdigest()[:32]

    def destroy(self, round_number: int) -> None:
        """Overwrite and remove a secret, if it is there."""
        path = self._path(round_number)
        if path.exists():
            shred(path)

    def rounds(self) -> list[int]:
        """Return the rounds that have a secret, in order."""
        if not self.folder.exists():
            return []
        names = (path.name for path in self.folder.iterdir())
        return sorted(int(name) for name in names if name.isdecimal())

    def _path(self, round_number: int) -> Path:
        return self.folder / str(int(round_number))


def write_private(path: Path, value: bytes) -> None:
    """Write a new file, whole or not at all, readable by its owner only."""
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
    _settle(path.parent)


def put_in_place(made: Path, path: Path) -> None:
    """Move a file that is whole to its place, so that it is there after a power cut."""
    os.replace(made, path)
    _settle(path.parent)


def shred(path: Path) -> None:
    """Overwrite a file with noise and remove it."""
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Have the folder itself written to the disk; Windows does so by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
