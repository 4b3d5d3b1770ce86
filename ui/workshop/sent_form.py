"""The fields of what somebody sent, whatever bytes those are."""

import json
from urllib.parse import parse_qs

_MOST = 50


def fields(body: bytes, *, json_sent: bool = False) -> dict[str, str]:
    """Return the fields of a body; those of one that cannot be read are none.

    Parameters
    ----------
    body : as it came
    json_sent : whether it is said to be JSON, else a form
    """
    try:
        if json_sent:
            given = json.loads(body)
            given = given if isinstance(given, dict) else {}
            found = {str(name): str(value) for name, value in given.items()}
        else:
            sent = lists(body)
            return {name: values[-1] for name, values in sent.items()}
    except (ValueError, RecursionError):
        # No JSON, no UTF-8, lists in lists without end.
        return {}
    return {_whole(name): _whole(value) for name, value in found.items()}


def lists(body: bytes, *, most: int = _MOST) -> dict[str, list[str]]:
    """Return every value of each field of a form; none if it cannot be read.

    Parameters
    ----------
    body : as it came
    most : how many values there may be
    """
    try:
        sent = parse_qs(body.decode("utf-8"), max_num_fields=most)
    except ValueError:
        # No UTF-8, or too many fields.
        return {}
    return {_whole(name): [*map(_whole, values)] for name, values in sent.items()}


def _whole(text: str) -> str:
    """Return a text without the halves of letters, which no database takes."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
