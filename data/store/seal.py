"""Cookies, links and forms that nobody can forge: signed, dated, for one workshop."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer

from data.home import home
from data.store import words
from data.store.errors import BadSeal
from data.store.faults import plainly
from data.store.place import make_folder
from data.store.roles import Actor
from data.store.secret import write_private

WEEK = 7 * 24 * 3600
_BADGE, _LINK = "badge", "link"
# What voters hold beside their badge: the sign of a form, receipts.
_VOTERS = (words.PARTICIPANT, words.RECORDER)
_OF_VOTERS = ("form", "receipts")
_LENGTH = 32


@dataclass(frozen=True)
class Badge:
    """Who holds a phone, as its cookie says.

    Parameters
    ----------
    actor : role, caucus and token
    traits : what the person chose once: language, sex, kind of work
    """

    actor: Actor
    traits: dict[str, str] = field(default_factory=dict)


class Seal:
    """Signs and reads what leaves the server and comes back.

    Parameters
    ----------
    workshop : nothing sealed for another one is accepted
    key : at least 32 random bytes, see `key`
    elders : returns the keys of the laptops that the workshop was on before; they
        sign nothing, and of what they signed only what voters hold is read
    """

    def __init__(
        self, workshop: str, key: bytes, elders: Callable[[], Iterable[bytes]] = tuple
    ):
        self._workshop = workshop
        self._key = key
        self._elders = elders

    def badge(self, badge: Badge) -> str:
        """Return the text of a cookie."""
        actor = badge.actor
        said = [actor.role, actor.caucus, actor.token, badge.traits]
        return self.close(_BADGE, said)

    def read_badge(self, text: str, age: int = WEEK) -> Badge:
        """Return who holds a cookie.

        Raises
        ------
        BadSeal
            It is forged, foreign, or older than `age` seconds.
        """
        try:
            role, caucus, token, traits = self.open(_BADGE, text, age)
        except BadSeal:
            role, caucus, token, traits = self._elder(_BADGE, text, age)
            if role not in _VOTERS:
                raise
            # A recorder's phone keeps its vote; its role takes a link made here.
            role = words.PARTICIPANT
        return Badge(Actor(role, caucus, token), traits)

    def link(self, role: str, caucus: str = "") -> str:
        """Return the secret part of a link that gives a role; 128 bits are random."""
        return self.close(_LINK, [role, caucus, secrets.token_urlsafe(16)])

    def read_link(self, text: str, age: int = WEEK) -> Badge:
        """Return the badge of the role that a link gives.

        However often it is opened, one link is one person: it votes once, and it
        keeps its seat.

        Raises
        ------
        BadSeal
        """
        role, caucus, own = self.open(_LINK, text, age)
        said = f"{_LINK} {role} {caucus} {own}".encode()
        token = hmac.new(self._key, said, hashlib.sha256).hexdigest()[:_LENGTH]
        return Badge(Actor(role, caucus, token))

    def close(self, use: str, value: Any) -> str:
        """Return a value signed for one use, in letters safe in a link or cookie."""
        return self._serializer(use).dumps(value)

    def open(self, use: str, text: str, age: int) -> Any:
        """Return the value that was signed for this use at most `age` seconds ago.

        Raises
        ------
        BadSeal
        """
        try:
            return self._serializer(use).loads(text, max_age=age)
        except BadData as error:
            if use in _OF_VOTERS:
                return self._elder(use, text, age)
            raise _refused() from error

    def _elder(self, use: str, text: str, age: int) -> Any:
        """Return what an earlier laptop of this workshop signed, or raise BadSeal."""
        for key in self._elders() if text else ():
            try:
                return self._serializer(use, key).loads(text, max_age=age)
            except BadData:
                continue
        raise _refused()

    def _serializer(self, use: str, key: bytes = b"") -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(
            key or self._key,
            salt=f"zila {self._workshop} {use}",
            serializer=json,
            signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"},
        )


def _refused() -> BadSeal:
    return BadSeal(
        "This link or cookie is not valid here, or not any more",
        "Join again with the code on the wall, or ask for a new link.",
    )


def new_token() -> str:
    """Return what a phone is known by: 128 random bits."""
    return secrets.token_hex(16)


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
