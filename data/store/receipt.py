"""What a phone is given for its vote; the store keeps none of it."""

import hashlib
from dataclasses import dataclass

from data.store.words import CLEAR_LETTERS


@dataclass(frozen=True)
class Receipt:
    """What the phone keeps; the store keeps none of it.

    Parameters
    ----------
    at : time of day when the vote was recorded, for example 10:12:03
    code : eight signs; the same while the same phone's vote is in the round
    answer : what was recorded
    """

    at: str
    code: str
    answer: str


def receipt_code(key: str) -> str:
    """Return the code by which a phone knows that its vote is in."""
    digest = hashlib.sha256(f"receipt:{key}".encode()).digest()
    return "".join(CLEAR_LETTERS[byte % 32] for byte in digest[:8])
