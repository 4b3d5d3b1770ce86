"""Cookies, links and forms that nobody can forge: signed, and for one workshop.

They hold until the store says otherwise, see `standing`. No clock ends them: that of a
laptop without internet goes wrong by minutes or days, and would throw everybody out.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterable
from typing import Any

from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer

from data.store import terms
from data.store.errors import BadSeal
from data.store.keys.badge import FIRST, Badge, new_token
from data.store.roles import Actor

_BADGE, _LINK = "badge", "link"
# What voters hold beside their badge: the sign of a form, a browser's secret.
_OF_VOTERS = ("form", "newcomer")
_LENGTH = 32


class Seal:
    """Signs and reads what leaves the server and comes back.

    Parameters
    ----------
    workshop : nothing sealed for another one is accepted
    key : at least 32 random bytes, see `key`
    elders : returns the keys of the laptops that the workshop was on before; they
        sign nothing, and of what they signed only what voters hold is read; the
        eldest first
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
        more = [badge.generation, badge.link, actor.joined]
        return self.close(_BADGE, [*said, *more])

    def read_badge(self, text: str) -> Badge:
        """Return who holds a cookie.

        Raises
        ------
        BadSeal
            It is forged or foreign.
        """
        try:
            role, caucus, token, traits, *more = self.open(_BADGE, text)
        except BadSeal:
            role, caucus, token, traits, *more = self._elder(_BADGE, text)
            joined = role == terms.PARTICIPANT or (bool(more) and more[2])
            if not joined:
                # A seat's vote goes with the seat: its role takes a link made here.
                raise
            actor = Actor(terms.PARTICIPANT, caucus, token)
            return Badge(actor, traits, more[0] if more else FIRST)
        generation, link, joined = more or (FIRST, "", False)
        if not more and role != terms.PARTICIPANT:
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

        The key is that of the laptop on which the workshop began, so that a move
        changes nothing.

        Parameters
        ----------
        use : no other use gives the same
        said : the text
        """
        text = f"{self._workshop} {use} {said}".encode()
        first = next(iter(self._elders()), self._key)
        return hmac.new(first, text, hashlib.sha256).digest()

    def close(self, use: str, value: Any) -> str:
        """Return a value signed for one use, in letters safe in a link or cookie."""
        return URLSafeSerializer(**self._how(f"{use}, undated", self._key)).dumps(value)

    def open(self, use: str, text: str) -> Any:
        """Return the value that was signed for this use.

        Raises
        ------
        BadSeal
        """
        try:
            return self._read(use, text, self._key)
        except BadData as error:
            if use in _OF_VOTERS:
                return self._elder(use, text)
            raise _refused() from error

    def _elder(self, use: str, text: str) -> Any:
        """Return what an earlier laptop of this workshop signed, or raise BadSeal."""
        for key in self._elders() if text else ():
            try:
                return self._read(use, text, key)
            except BadData:
                continue
        raise _refused()

    def _read(self, use: str, text: str, key: bytes) -> Any:
        """Return what a key signed, or raise BadData."""
        try:
            how = self._how(f"{use}, undated", key)
            return URLSafeSerializer(**how).loads(text)
        except BadData:
            # As it was sealed before, with a date that nobody reads any more.
            return URLSafeTimedSerializer(**self._how(use, key)).loads(text)

    def _how(self, use: str, key: bytes) -> dict[str, Any]:
        return {
            "secret_key": key,
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


def _refused() -> BadSeal:
    return BadSeal(
        "This link or cookie is not valid here, or not any more",
        "Join again with the code on the wall, or ask for a new link.",
    )
