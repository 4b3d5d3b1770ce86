"""What a phone is asked once, when it joins."""

from collections.abc import Mapping

from data.store.database.joining_forms import Form
from data.store.keys.badge import Badge
from data.vocabulary import CAUCUSES, VOTE_APART
from ui.ballot.visit import Visit

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


def told(form: Mapping[str, str]) -> dict[str, str]:
    """Return what a person says of the own work and sex; what is not said is unsaid.

    Parameters
    ----------
    form : work and sex, which may be left out
    """
    return {
        trait: form[trait] if form.get(trait) in known else UNSAID
        for trait, (_, _, known) in ASKED.items()
    }


def join(visit: Visit, form: Mapping[str, str], *, sent: Form | None = None) -> Badge:
    """Let a phone in; return who it is from now on.

    Parameters
    ----------
    visit : who asks, and from where
    form : code, caucus, language; work and sex, as older pages ask them here
    sent : which form it is; one form is one badge

    Raises
    ------
    BadAnswer, NotAllowed, StoreUnavailable
    """
    traits = {"language": form["language"]}
    for trait, (_, _, known) in ASKED.items():
        if form.get(trait) in known:
            traits[trait] = form[trait]
    return visit.room.join(
        visit.actor,
        form.get("caucus", ""),
        traits,
        code=form.get("code", ""),
        address=visit.client,
        form=sent,
    )
