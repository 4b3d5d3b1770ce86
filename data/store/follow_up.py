"""What follows from a decision: by which instrument, decided where, seen to by whom."""

import re
from datetime import date

from data.store.errors import BadAnswer

# How a person is addressed in the room, and how one is reached.
_TITLES = "mr|mrs|ms|miss|dr|prof|syed|syeda|janab|sahib|begum"
_PERSON = re.compile(rf"^({_TITLES})\b\.?|@|\d{{7,}}", re.IGNORECASE)


def require_post(post: str) -> None:
    """Refuse what names a person where a post belongs.

    A person's name cannot be told from a post's by a rule; a title or an address can.

    Parameters
    ----------
    post : what was typed; may be empty

    Raises
    ------
    BadAnswer
    """
    if _PERSON.search(post):
        raise BadAnswer(
            "This names a person, not a post",
            "Name the post, for example “Director, Elementary Education”.",
        )


def require_day(review: str) -> None:
    """Refuse what is no day.

    Parameters
    ----------
    review : year-month-day, or empty

    Raises
    ------
    BadAnswer
    """
    try:
        good = not review or date.fromisoformat(review).isoformat() == review
    except ValueError:
        good = False
    if not good:
        raise BadAnswer("The review is no day", "Write it like 2027-05-31.")
