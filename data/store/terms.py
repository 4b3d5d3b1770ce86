"""The words that the log and the ballots may hold."""

from data.vocabulary import CANNOT_JUDGE, CAUCUSES, CHOICES, SCORES, VOTE_APART

FACILITATOR, RECORDER, PARTICIPANT = "facilitator", "recorder", "participant"
VIEWER, STEWARD, PROJECTOR = "viewer", "steward", "projector"
ROLES = (FACILITATOR, RECORDER, PARTICIPANT, VIEWER, STEWARD, PROJECTOR)
# Before whom the code and the wifi stand: they lead the room, or are its wall.
INSIDE = (FACILITATOR, STEWARD, PROJECTOR)

# Partners and observers vote apart and are never counted.
PLACES = CAUCUSES + VOTE_APART

AGREEMENT, APPROPRIATENESS, RELEVANCE = "agreement", "appropriateness", "relevance"
SCALES = {
    AGREEMENT: CHOICES,
    APPROPRIATENESS: (*SCORES, CANNOT_JUDGE),
    RELEVANCE: (*SCORES[:4], CANNOT_JUDGE),
}

OPEN, PAUSED, CLOSED = "open", "paused", "closed"
HIDDEN, OWN_CAUCUS, EVERYBODY = "hidden", "own caucus", "everybody"

ENGLISH, URDU, SINDHI = "en", "ur", "sd"
LANGUAGES = (ENGLISH, URDU, SINDHI)
# What the wall shows: English alone, or both, the first of them large.
ENGLISH_FIRST, URDU_FIRST = "en ur", "ur en"
TONGUES = (ENGLISH, ENGLISH_FIRST, URDU_FIRST)
DRAFT, FINAL = "draft", "final"

SHOWN, BLACK, NEUTRAL = "shown", "black", "neutral"
# Two lists that lie over the step for as long as they are asked for.
AGENDA, PARKED = "agenda", "parked"
SCREENS = (SHOWN, BLACK, NEUTRAL, AGENDA, PARKED)
OUTCOMES = (
    "validated",
    "validated with revision",
    "not validated",
    "needs evidence",
)
# What is put on the wall in place of the step.
DECIDED, REASONS = "decision", "reasons"
# Of what follows from a decision; the post is never a person.
FIELDS = ("instrument", "department", "post", "review")
LEVEL = "at technical level, subject to competent authority"
POSITIONS = ("supports", "supports with changes", "does not support", "reserves")

# Capital letters and digits that nobody mistakes for one another.
CLEAR_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
