"""What was changed between two wordings, word by word."""

from dataclasses import dataclass
from difflib import SequenceMatcher

KEPT, OUT, IN = "kept", "taken out", "put in"


@dataclass(frozen=True)
class Part:
    """Words in a row that stayed, went or came.

    Parameters
    ----------
    kind : `KEPT`, `OUT` or `IN`
    text : the words, one space between two
    """

    kind: str
    text: str


def redline(before: str, after: str) -> tuple[Part, ...]:
    """Return the parts of both wordings, in reading order.

    Those that are not `OUT` make the new wording, those that are not `IN` the old.

    Parameters
    ----------
    before, after : the wordings, in any language that puts spaces between words
    """
    old, new = before.split(), after.split()
    parts = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, start, stop, begin, end in matcher.get_opcodes():
        if what == "equal":
            parts.append(Part(KEPT, " ".join(new[begin:end])))
            continue
        parts.append(Part(OUT, " ".join(old[start:stop])))
        parts.append(Part(IN, " ".join(new[begin:end])))
    return tuple(part for part in parts if part.text)
