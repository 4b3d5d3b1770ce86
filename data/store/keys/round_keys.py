"""What a round's secret does: stands for phones, makes receipts, hides answers."""

import base64
import binascii
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field

from data.store import terms
from data.store.keys.hiding import unveiled, veiled

BALLOT, ASSISTED, HELPER, SLIP = "ballot", "assisted", "helper", "slip"
_HALF = 32
LENGTH = 2 * _HALF
# Written before answers were hidden: one half, and the answers beside it in clear.
LENGTHS = (LENGTH, _HALF)


@dataclass(frozen=True)
class Keys:
    """The two secrets of an open round, neither of which leads to the other.

    Parameters
    ----------
    number : of the round
    value : as it is kept: what stands for phones, then what hides answers
    """

    number: int
    value: bytes = field(repr=False)

    def phone(self, token: str, use: str = BALLOT) -> str:
        """Return what stands for a phone in this round and one use, 32 digits long.

        Parameters
        ----------
        token : the phone's
        use : BALLOT, ASSISTED, HELPER or SLIP, none of which leads to another
        """
        said = f"{use}:{token}".encode()
        return hmac.digest(self.value[:_HALF], said, "sha256").hex()[:32]

    def receipt(self, token: str, use: str = BALLOT) -> str:
        """Return the eight signs by which a phone knows that its vote is in.

        They come from the other secret than the key of its row: nobody finds the row
        by them, and nobody the phone.
        """
        digest = hmac.digest(self._hides, f"receipt:{use}:{token}".encode(), "sha256")
        return "".join(terms.CLEAR_LETTERS[byte % 32] for byte in digest[:8])

    def hidden(self, answer: str, scale: str, key: str) -> str:
        """Return an answer as its row holds it until the close: 40 signs, ever new.

        The database's own journals keep what rows held, in the order of the votes.
        Once the secret is destroyed, they keep nothing that can be read.

        Parameters
        ----------
        answer, scale : one of the scale's answers
        key : of the row
        """
        if len(self.value) < LENGTH:
            return answer
        plain = terms.SCALES[scale].index(answer).to_bytes(2)
        return base64.b64encode(veiled(self._hides, plain, self._about(key))).decode()

    def answer(self, kept: str, scale: str, key: str) -> str | None:
        """Return the answer that a row holds; None if it is not of this secret.

        Parameters
        ----------
        kept : as the row has it; in clear if an earlier version wrote it
        scale : of the round
        key : of the row
        """
        known = terms.SCALES[scale]
        if kept in known:
            return kept
        try:
            text = base64.b64decode(kept, validate=True)
        except (binascii.Error, ValueError):
            return None
        plain = unveiled(self._hides, text, self._about(key))
        return None if plain is None else known[int.from_bytes(plain)]

    def reads(self, scale: str) -> Callable[[str, str], str | None]:
        """Return `answer` for the rows of a round of one scale."""
        return lambda kept, key: self.answer(kept, scale, key)

    @property
    def _hides(self) -> bytes:
        return self.value[-_HALF:]

    def _about(self, key: str) -> bytes:
        return f"{self.number} {key}".encode()
