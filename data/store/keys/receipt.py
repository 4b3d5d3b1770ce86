"""What a phone is given for its vote; the store keeps none of it."""

from dataclasses import dataclass


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
