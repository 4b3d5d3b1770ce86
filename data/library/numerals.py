"""The numbers a sentence states, in digits or in words, to compare two texts."""

import re

_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
# "One" is too often a pronoun to count as a number.
_VALUES = {word: str(value) for value, word in enumerate(_WORDS) if value != 1}
_VALUES |= {"thirty": "30", "forty": "40", "fifty": "50", "hundred": "100"}
_VALUES |= {"half": "half", "third": "third", "quarter": "quarter", "fifth": "fifth"}
_VALUES |= {f"{part}s": part for part in ("third", "quarter", "fifth")}
_VALUES |= {"twice": "2", "thrice": "3", "dozen": "12", "thousand": "1000"}
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def numerals(text: str) -> frozenset[str]:
    """Return every number of a text, without separators: ``1,250`` is ``1250``.

    Words from *two* to *twenty*, the tens to fifty, *half*, *third* and their like
    count too; *one* does not.
    """
    digits = {found.replace(",", "") for found in _DIGITS.findall(text)}
    words = re.findall(r"[a-z]+", text.casefold())
    return frozenset(digits | {_VALUES[word] for word in words if word in _VALUES})
