"""Who holds a phone or a desk, as its cookie says."""

import secrets
from dataclasses import dataclass, field

from data.store.roles import Actor

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


def new_token() -> str:
    """Return what a phone is known by: 128 random bits."""
    return secrets.token_hex(16)
