"""Cookies, links and forms that nobody can forge: signed, and for one workshop.

They hold until the store says otherwise, see `standing`. No clock ends them: that of a
laptop without internet goes wrong by minutes or days, and would throw everybody out.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer

from data.home import home
from data.store import words
from data.store.errors import BadSeal
from data.store.faults import plainly
from data.store.place import make_folder
from data.store.roles import Actor
from data.store.secret import write_private

_BADGE, _LINK = "badge", "link"
_LENGTH = 32
# What was sealed before generations were told.
FIRST = 1


@dataclass(frozen=True)
class Badge:
    """Who holds a phone, as its cookie says.

    Parameters
    ----------
    actor : role, caucus and token
    traits : what the person chose once: language, sex, kind of work
    generation : in which it was given
    link : id of the link that gave the role; empty for who came in by the code
    """

    actor: Actor
    traits: dict[str, str] = field(default_factory=dict)
    generation: int = FIRST
    link: str = ""


class Seal:
    """Signs and reads what leaves the server and comes back.

    Parameters
    ----------
    workshop : nothing sealed for another one is accepted
    key : at least 32 random bytes, see `key`
    """

    def __init__(self, workshop: str, key: bytes):
        self._workshop = workshop
        self._key = key

    def badge(self, badge: Badge) -> str:
        """Return the text of a cookie."""
        actor = badge.actor
        said = [actor.role, actor.caucus, actor.token, badge.traits]
        more = [badge.generation, badge.link, actor.joined]
        return self.close(_BADGE, [*said, *more])

    def read_badge(self, text: str) -> Badge:
        """Return who holds a cookie.

        Raises
        ------
        BadSeal
            It is forged or foreign.
        """
        role, caucus, token, traits, *more = self.open(_BADGE, text)
        generation, link, joined = more or (FIRST, "", False)
        if not more and role != words.PARTICIPANT:
            link = _id(token)
        actor = Actor(role, caucus, token, joined)
        return Badge(actor, traits, generation, link)

    def link(
        self, role: str, caucus: str = "", *, number: int = 0, generation: int = FIRST
    ) -> str:
        """Return the secret part of a link that gives a role; it holds 128 bits.

        Parameters
        ----------
        role, caucus : what it gives
        number : of the link in this workshop, for the same link again; 0 for one that
            nobody has seen
        generation : in which it is given
        """
        said = f"{self._workshop} link {number} {generation}"
        own = self.print(said)[:_LENGTH] if number else secrets.token_urlsafe(16)
        return self.close(_LINK, [role, caucus, own, generation])

    def read_link(self, text: str) -> Badge:
        """Return a new badge of the role that a link gives.

        The link gives the role; each browser that opens it has a token of its own.

        Raises
        ------
        BadSeal
        """
        role, caucus, own, *more = self.open(_LINK, text)
        token = self.print(f"{_LINK} {role} {caucus} {own}")[:_LENGTH]
        actor = Actor(role, caucus, new_token())
        return Badge(actor, {}, more[0] if more else FIRST, _id(token))

    def print(self, text: str) -> str:
        """Return 64 hexadecimal digits that only who has the key can tell of a text."""
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()

    def digest(self, use: str, said: str) -> bytes:
        """Return 32 bytes that only who has the key can make of a text.

        Parameters
        ----------
        use : no other use gives the same
        said : the text
        """
        text = f"{self._workshop} {use} {said}".encode()
        return hmac.new(self._key, text, hashlib.sha256).digest()

    def close(self, use: str, value: Any) -> str:
        """Return a value signed for one use, in letters safe in a link or cookie."""
        return URLSafeSerializer(**self._how(f"{use}, undated")).dumps(value)

    def open(self, use: str, text: str) -> Any:
        """Return the value that was signed for this use.

        Raises
        ------
        BadSeal
        """
        try:
            return URLSafeSerializer(**self._how(f"{use}, undated")).loads(text)
        except BadData:
            pass
        try:
            # As it was sealed before, with a date that nobody reads any more.
            return URLSafeTimedSerializer(**self._how(use)).loads(text)
        except BadData as error:
            raise BadSeal(
                "This link or cookie is not valid here, or not any more",
                "Join again with the code on the wall, or ask for a new link.",
            ) from error

    def _how(self, use: str) -> dict[str, Any]:
        return {
            "secret_key": self._key,
            "salt": f"zila {self._workshop} {use}",
            "serializer": json,
            "signer_kwargs": {
                "digest_method": hashlib.sha256,
                "key_derivation": "hmac",
            },
        }


def _id(token: str) -> str:
    """Return what a link is called by, which does not lead to it.

    Parameters
    ----------
    token : what the link makes; before links were listed, it was each badge's token
    """
    return hashlib.sha256(f"{_LINK}:{token}".encode()).hexdigest()[:12]


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
