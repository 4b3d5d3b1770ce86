"""How wide text may be, whatever font draws it: nothing in a picture is cut off.

A picture names fonts and brings none, and a computer without them takes another. Each
letter counts as wide as in the widest of the usual ones (Verdana, DejaVu Sans, and
fonts in which all letters are equally wide).
"""

BOLD = 600
_REGULAR = {" ": 0.62, "%": 1.08, **dict.fromkeys("mw", 0.99)}
_REGULAR |= dict.fromkeys("MWQO", 1.02)
_BOLD = {" ": 0.62, "%": 1.28, **dict.fromkeys("mw", 1.08)}
_BOLD |= dict.fromkeys("MWQO", 1.15)
# Small letters and signs, capitals, what is not of this alphabet.
_OTHERS = {False: (0.66, 0.82, 1.1), True: (0.74, 0.9, 1.25)}


def width(text: str, size: float, weight: int = 400) -> float:
    """Return the width that a text may take at most.

    Parameters
    ----------
    text : one line
    size : of its letters, in the unit of the answer
    weight : of the font; from 600 on it is bold
    """
    bold = weight >= BOLD
    known, (small, capital, foreign) = _BOLD if bold else _REGULAR, _OTHERS[bold]
    ems = (
        known.get(
            letter,
            foreign if not letter.isascii() else capital if letter.isupper() else small,
        )
        for letter in text
    )
    return size * sum(ems)


def wrapped(text: str, size: float, most: float, weight: int = 400) -> list[str]:
    """Return a text as lines that fit a width, broken within a word only if they must.

    Parameters
    ----------
    text : any
    size, weight : as for `width`
    most : the width, in the unit of the size
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size, weight) <= most:
            lines[-1] = longer
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and width(lines[-1] + letter, size, weight) > most:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line] or [""]
