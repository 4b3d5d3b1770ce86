"""Reasons handed in, each hidden under a key of its own that is destroyed with it.

A database keeps for a while what a row held. A slip that was destroyed stands there
too, but nobody can read it.
"""

import base64
import binascii
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.store.keys.hiding import unveiled, veiled
from data.store.keys.round_secrets import settle, shred, write_private
from data.store.place import Place, make_folder

_LENGTH = 32
# Slips of the same length tell less: what is hidden is filled up to a multiple.
_STEP = 128
# All files of keys are of this moment: the first of the year 2000.
_NO_TIME = 946_684_800


@dataclass(frozen=True)
class SlipKeys:
    """The folder in which each slip has a file of random bytes.

    Parameters
    ----------
    folder : where the files are
    """

    folder: Path

    @classmethod
    def of(cls, place: Place) -> "SlipKeys":
        """Return the keys of a workshop's slips."""
        return cls(place.secrets / "slips")

    def hidden(self, caucus: str, text: str) -> str:
        """Return what a slip's row holds, under a new key.

        Parameters
        ----------
        caucus, text : from which caucus, and what it says
        """
        return self.hidden_all([(caucus, text)])[0]

    def hidden_all(self, slips: list[tuple[str, str]]) -> list[str]:
        """Return what the rows of slips hold, each under a new key, in their order.

        Parameters
        ----------
        slips : caucus and text of each
        """
        if not slips:
            return []
        make_folder(self.folder)
        rows = []
        for caucus, text in slips:
            name, key = secrets.token_hex(8), secrets.token_bytes(_LENGTH)
            path = self.folder / name
            write_private(path, key, settled=False)
            os.utime(path, (_NO_TIME, _NO_TIME))
            plain = json.dumps([caucus, text]).encode()
            plain += b" " * (-len(plain) % _STEP)
            rows.append(f"{name}:{base64.b64encode(veiled(key, plain)).decode()}")
        self._settle()
        return rows

    def read(self, kept: str) -> tuple[str, str] | None:
        """Return caucus and text of a slip; None if its key is gone.

        Parameters
        ----------
        kept : as `hidden` returned it
        """
        name, _, text = kept.partition(":")
        try:
            key = (self.folder / name).read_bytes()
            plain = unveiled(key, base64.b64decode(text, validate=True))
        except (OSError, binascii.Error, ValueError):
            return None
        return None if plain is None else tuple(json.loads(plain))

    def shown(self, row: Mapping[str, Any]) -> dict[str, str]:
        """Return caucus and text of a row in clear, as an earlier version wrote them.

        Empty if there is no key: nobody can read them any more.
        """
        if row["caucus"]:
            return {"caucus": row["caucus"], "text": row["text"]}
        caucus, text = self.read(row["text"]) or ("", "")
        return {"caucus": caucus, "text": text}

    def destroy_all_but(self, kept: Iterable[str]) -> None:
        """Destroy all keys but those of these slips; nobody hands one in meanwhile.

        Parameters
        ----------
        kept : as `hidden` returned them
        """
        names = {each.partition(":")[0] for each in kept}
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.name not in names:
                    shred(path, settled=False)
            self._settle()

    def _settle(self) -> None:
        """Have the folder written to the disk, with no time that tells of a slip."""
        os.utime(self.folder, (_NO_TIME, _NO_TIME))
        settle(self.folder)
