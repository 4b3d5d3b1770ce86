"""The key of this installation, with which its cookies and links are signed."""

import secrets
from pathlib import Path

from data.home import home
from data.store.faults import plainly
from data.store.keys.round_secrets import write_private
from data.store.place import make_folder

_LENGTH = 32


def key(folder: Path | None = None) -> bytes:
    """Return the key of this installation, made on first use.

    Parameters
    ----------
    folder : of user data, `home()` by default; servers of one room share it
    """
    path = key_file(folder)
    with plainly():
        if not path.exists():
            make_folder(path.parent)
            write_private(path, secrets.token_bytes(_LENGTH))
        return path.read_bytes()


def key_file(folder: Path | None = None) -> Path:
    """Return where the key is kept."""
    return (folder or home()) / "seal.key"
