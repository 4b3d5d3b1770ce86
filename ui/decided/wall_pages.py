"""Words on the wall, in pages: nothing is cut, what is too long goes on overleaf.

How much a page holds is counted in lines of the smallest type on the narrowest
projector; the screen then sets the page as large as it goes.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

LINES = 17.0
_LETTERS, _URDU_LETTERS = 80, 80
_URDU_LINE, _GAP = 1.75, 0.7
_ONE_LINE = 36
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_STOPS = (". ", "; ", "? ", "۔ ", "؟ ")


@dataclass(frozen=True)
class Part:
    """One text of a block.

    Parameters
    ----------
    kind : how it is set: "wording", "dissent", "result", "said" and others like it
    text : as it was written, on one line
    label : what stands before it
    beside : the Urdu of the label, where both languages are shown
    status : of a translation, as `urdu.Urdu` has it; empty where it is none
    """

    kind: str
    text: str
    label: str = ""
    beside: str = ""
    status: str = ""

    @property
    def urdu(self) -> bool:
        """Whether it is written in Arabic letters."""
        return bool(_ARABIC.search(self.text))

    @property
    def lines(self) -> float:
        """How many lines it takes."""
        if self.urdu:
            lines = math.ceil(len(self.text) / _URDU_LETTERS) * _URDU_LINE
            return lines + bool(self.label)
        label = len(self.label) + len(self.beside) + 3 if self.label else 0
        return math.ceil((label + len(self.text)) / _LETTERS)


@dataclass(frozen=True)
class Block:
    """What is said of one statement.

    Parameters
    ----------
    head : what stands over it, each with how it is set; may be empty
    parts : the texts, in order
    settled : whether it was decided
    goes_on : whether it began on an earlier page
    beside : how many letters the Urdu of its head has, where both languages are shown
    """

    head: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    settled: bool = False
    goes_on: bool = False
    beside: int = 0

    @property
    def top(self) -> float:
        """How many lines its head takes, with the space around the block."""
        letters = sum(len(text) + 4 for _, text in self.head) + 12 * self.goes_on
        letters += self.beside
        return math.ceil(1.15 * letters / _LETTERS) + _GAP

    @property
    def lines(self) -> float:
        """How many lines it takes as a whole."""
        return self.top + sum(part.lines for part in self.parts)


def room_under(title: str, lead: str) -> float:
    """Return how many lines a page holds under its title, beside clock and band."""
    return LINES - 2 * (len(title) > _ONE_LINE) - bool(lead)


def pages(blocks: Sequence[Block], most: float = LINES) -> list[list[Block]]:
    """Return blocks in pages, none of them cut where it fits a page as a whole.

    Parameters
    ----------
    blocks : in order
    most : how many lines a page holds

    Returns
    -------
    list of pages; one, empty, where there is no block
    """
    found: list[list[Block]] = [[]]
    for block in blocks:
        for piece in _pieces(block, most):
            left = most - sum(each.lines for each in found[-1])
            if found[-1] and (piece.goes_on or piece.lines > left):
                found.append([])
            found[-1].append(piece)
    return found


def _pieces(block: Block, most: float) -> list[Block]:
    """Return a block in pieces of a page each; one where it fits."""
    pieces = [replace(block, parts=())]
    for part in block.parts:
        rest: Part | None = part
        while rest:
            now = pieces[-1]
            fits, rest = _split(rest, most - now.lines)
            if fits:
                pieces[-1] = replace(now, parts=(*now.parts, fits))
            if rest:
                pieces.append(replace(block, parts=(), goes_on=True))
    return pieces


def _split(part: Part, lines: float) -> tuple[Part | None, Part | None]:
    """Return what of a text fits so many lines, and the rest, cut behind a word."""
    if part.lines <= lines:
        return part, None
    height = _URDU_LINE if part.urdu else 1.0
    letters = int((lines - 1) / height) * (_URDU_LETTERS if part.urdu else _LETTERS)
    # Two lines at the foot of a page are worse read than a text that begins anew.
    if letters < 3 * _LETTERS:
        return None, part
    here = _end(part.text, letters)
    first, rest = part.text[:here].rstrip(), part.text[here:].lstrip()
    return replace(part, text=first), replace(part, text=rest)


def _end(text: str, most: int) -> int:
    """Return where to end a page: behind a sentence, a word, or where it is full."""
    held = text[:most]
    sentence = max(held.rfind(stop) for stop in _STOPS) + 1
    if sentence > most / 2:
        return sentence
    word = held.rfind(" ")
    return word if word > 0 else most
