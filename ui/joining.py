"""What a phone is asked once, when it joins."""

from collections.abc import Mapping

from data.store import words
from data.store.errors import BadAnswer
from data.store.forms import Form
from data.store.roles import Actor
from data.store.room import Room
from data.store.seal import Badge
from data.vocabulary import CAUCUSES, VOTE_APART

UNSAID = "prefer not to say"
WORK = (
    "district",
    "province",
    "federal",
    "school",
    "training",
    "partner",
    "other",
    UNSAID,
)
SEX = ("female", "male", "transgender", UNSAID)
# Trait -> kind of its words, words of the question, what can be answered.
ASKED = {
    "work": ("role", "join_role", WORK),
    "sex": ("sex", "join_sex", SEX),
}
COUNTED, APART = CAUCUSES, VOTE_APART


def join(
    room: Room,
    actor: Actor,
    form: Mapping[str, str],
    client: str,
    *,
    sent: Form | None = None,
) -> Badge:
    """Let a phone in; return who it is from now on.

    Parameters
    ----------
    room : the room that is used now
    actor : who asks
    form : code, caucus, language; work and sex, which may be left out
    client : the phone's address, to slow down who guesses
    sent : which form it is; one form is one badge

    Raises
    ------
    BadAnswer, NotAllowed, TooManyTries, StoreUnavailable
    """
    caucus = form.get("caucus", "")
    if caucus not in words.PLACES:
        raise BadAnswer("No group was chosen", "Choose one.")
    traits = {"language": form["language"]}
    for trait, (_, _, known) in ASKED.items():
        if form.get(trait) in known:
            traits[trait] = form[trait]
    code = form.get("code", "")
    named = {"code": code, "address": client, "form": sent}
    return room.join(actor, caucus, traits, **named)
