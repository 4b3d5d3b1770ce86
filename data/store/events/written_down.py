"""What recorders and the facilitator write down beside the votes, and when days begin.

The table of posts as its provinces correct it, the list of what is parked, the times
at which the days of the workshop begin.
"""

from dataclasses import dataclass, field

from data.vocabulary import CAUCUSES, OUTSIDE, PROVINCES

CORRECTED, CONFIRMED = "corrected", "confirmed"
STRUCK, ADDED = "struck out", "added"
CORRECTIONS = (CORRECTED, CONFIRMED, STRUCK, ADDED)
# Who has posts of its own, and which caucus speaks for it.
POSTED = (*PROVINCES, *OUTSIDE.values())
_SPEAKS = {"Islamabad": "Federal / ICT"}


@dataclass(frozen=True)
class Correction:
    """What a province says of one row of the table of posts; a later one replaces.

    Parameters
    ----------
    key : names the row: of a published one as `post_key` says, else of this workshop
    province : one of `POSTED`
    what : one of `CORRECTIONS`
    row : column -> text, as it is to read now
    before : column -> text, as it was published; empty if the post was added
    at, by : when, and by which role
    seq : number of the event
    """

    key: str
    province: str
    what: str
    row: dict[str, str]
    before: dict[str, str]
    at: str
    by: str
    seq: int


@dataclass(frozen=True)
class Item:
    """Something written down so that it is not lost: a topic, whose, in words.

    Parameters
    ----------
    seq : number of the event that wrote it, by which it is known
    topic, text : what it is about, what was said
    caucus : whose it is; empty for the whole room
    at, by : when it was written, and by which role
    changed, closed : when it was changed last, when it was closed; empty if not
    why : what became of it, in words; may be empty
    """

    seq: int
    topic: str
    caucus: str
    text: str
    at: str
    by: str
    changed: str = ""
    closed: str = ""
    why: str = ""


@dataclass(frozen=True)
class Written:
    """All that was written down.

    Parameters
    ----------
    posts : key of the row -> Correction
    items : number -> Item, in the order in which they were written
    starts : day of the workshop -> time of the day at which it begins, as "09:00"
    """

    posts: dict[str, Correction] = field(default_factory=dict)
    items: dict[int, Item] = field(default_factory=dict)
    starts: dict[int, str] = field(default_factory=dict)


def post_key(row: dict[str, str]) -> str:
    """Return what names a published row of the table of posts.

    Parameters
    ----------
    row : column -> text
    """
    return "|".join(row[each] for each in ("province", "post", "wing", "from"))


def caucus_of(province: str) -> str:
    """Return the caucus that speaks for the posts of a province."""
    return _SPEAKS.get(province, province)


def province_of(caucus: str) -> str:
    """Return whose posts a caucus speaks for; empty for one that has none."""
    found = (each for each in POSTED if caucus_of(each) == caucus)
    return next(found, "") if caucus in CAUCUSES else ""
