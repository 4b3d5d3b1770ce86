"""What comes nearest to a search that nothing fits."""

import pandas as pd
from rapidfuzz import fuzz, process

from analysis.library import words

MOST = 5
# Of a hundred: how alike two words must be written to be taken for one.
_ALIKE = 75
# Letters of a word that few others are written like.
_LONG = 5
_NONE: frozenset[tuple[str, ...]] = frozenset()


def nearest(shelved: pd.DataFrame, asked_for: str, most: int = MOST) -> pd.DataFrame:
    """Return the findings that name most of what is searched for, in their order.

    A word that no finding has is read as the one that is written most like it.

    Parameters
    ----------
    shelved : see `analysis.library.search.shelf`
    asked_for : words, as they were typed
    most : how many at most
    """
    texts = shelved["terms"]
    known = sorted({word for text in texts for word in text})
    things = [_known(thing, texts, known) for thing in words.asked(asked_for)]
    held = texts.map(
        lambda text: sum(words.holds(text, thing) for thing in things if thing)
    )
    best = held[held > 0].sort_values(ascending=False, kind="stable").head(most)
    return shelved.loc[shelved.index.isin(best.index)]


def _known(
    thing: frozenset[tuple[str, ...]], texts: pd.Series, known: list[str]
) -> frozenset[tuple[str, ...]]:
    """Return a thing, or what is written most like it where no text has it.

    A thing with several names is known, and no word like another; a letter is none.
    """
    if len(thing) > 1 or any(words.holds(text, thing) for text in texts):
        return thing if any(len(word) > 1 for name in thing for word in name) else _NONE
    found = [
        process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        for name in thing
        for word in name
        if len(word) >= _LONG
    ]
    return frozenset((each[0],) for each in found if each)
