"""The words somebody searches for, and whether a text holds them or their like."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from threading import Lock

import snowballstemmer

from analysis.library.synonyms import THINGS
from data.vocabulary import name_key

_STEM = snowballstemmer.stemmer("english")
# It holds the word it works on: of two threads at once one would get half a word.
_ONE_WORD = Lock()
_WORD = re.compile(r"\w+")
# Of every kind that keyboards and word processors write.
_APOSTROPHES = re.compile("['’‘‛ʼ`´′＇]")
_POSSESSIVE = re.compile(r"(?<=\w)['’‘‛ʼ`´′＇]s?\b")
_ENGLISH = (
    "a an and are as at be been but by can do does for from had has have how in into "
    "is it its no not of on or our so than that the their them then there these they "
    "this those to was we were what when where which who whom why will with would your "
    "i me my you he she his her if about any all some much many long say said tell "
    "show per within between also very more most"
)
_URDU = "کا کی کے کو میں سے اور پر یا ہے ہیں نے تک کیا کون کتنے کتنی جو وہ یہ"
STOP = frozenset(f"{_ENGLISH} {_URDU}".split())
# A posting is not a post, to which its ending would be cut.
_WHOLE = {"posting": "posting", "postings": "posting"}
# In Urdu a girl and a boy differ by their ending alone.
_WHOLE |= dict.fromkeys(["لڑکی", "لڑکیاں", "لڑکیوں"], "لڑکی")
_WHOLE |= dict.fromkeys(["لڑکا", "لڑکے", "لڑکوں"], "لڑکا")
_URDU_ENDING = re.compile("(?<=[\u0600-\u06ff]{3})(یوں|یاں|وں|یں|ات|ے|ی|ہ|ا)$")
# Letters with full stops between them are one word: D.E.O.
_LETTERS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
# The id of a finding or a recommendation, however it is written: f25, F-025, R 2.
_ID = re.compile(r"\b([fr])[\W_]{0,2}0*(\d{1,3})\b", re.ASCII)
# A number is one word, whatever parts its digits; BPS17 is two.
_PARTED = re.compile(r"(?<=\d),(?=\d{3}\b)")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_RUN_ON = re.compile(r"\b([a-z]{3,})(\d+)\b")
# Britain's spelling and America's.
_ISE = re.compile(
    r"(?<=[a-z])(?<=al|an|ar|as|at|er|et|ic|id|il|im|in|it|on|or|gn|rd|rn|tr)"
    r"is(?=(e|ed|es|er|ers|ing|ations?|ational)\b)"
)
_OUR = re.compile(r"\b(behavi|col|endeav|fav|hon|lab|neighb)our")
_SPELT = {"centre": "center", "centres": "centers", "programme": "program"}
_SPELT |= {"programmes": "programs", "enrol": "enroll", "enrols": "enrolls"}
_SPELT |= {"enrolment": "enrollment", "enrolments": "enrollments", "fulfil": "fulfill"}


@lru_cache(4096)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words of a text, in their order; stop words are kept.

    Hyphens part words, apostrophes of every kind do not, letters that look alike in two
    keyboards of Urdu are one, and so are two spellings of English.

    >>> stems("Head-teachers’ transfers")
    ('head', 'teacher', 'transfer')
    """
    return tuple(_WHOLE.get(word) or _stem(word) for word in _plain(text))


def terms(text: str) -> tuple[str, ...]:
    """Return what a text can be found by: its words and their stems, each once.

    The words too, since what is begun to be typed has another stem.
    """
    return tuple(dict.fromkeys([*_plain(text), *stems(text)]))


def _stem(word: str) -> str:
    plain = _URDU_ENDING.sub("", word)
    with _ONE_WORD:
        return str(_STEM.stemWord(plain))


def _plain(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(each for each in plain if unicodedata.category(each) != "Cf")
    plain = _APOSTROPHES.sub("", _POSSESSIVE.sub("", plain))
    plain = _LETTERS.sub(lambda found: found[0].replace(".", ""), plain)
    plain = _ID.sub(_one_id, plain)
    plain = _RUN_ON.sub(r"\1 \2", _POINT.sub("p", _PARTED.sub("", plain)))
    plain = _OUR.sub(r"\1or", _ISE.sub("iz", plain))
    words = (name_key(each) for each in _WORD.findall(plain))
    return [_SPELT.get(word, word) for word in words if word]


def _one_id(found: re.Match[str]) -> str:
    letter, number = found.groups()
    return f"{letter}{int(number):03}" if letter == "f" else f"{letter}{number}"


def _phrases() -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """Return all names of the things that each phrase names."""
    things: dict[str, frozenset[tuple[str, ...]]] = {}
    for line in THINGS:
        first, same = line[0], frozenset(map(stems, line))
        things[first] = things.get(first, frozenset()) | same
    found: dict[tuple[str, ...], frozenset[tuple[str, ...]]] = {}
    for same in things.values():
        for each in same:
            found[each] = found.get(each, frozenset()) | same
    return found


_PHRASES = _phrases()
_LONGEST = max(map(len, _PHRASES))


@lru_cache(256)
def asked(words: str) -> tuple[frozenset[tuple[str, ...]], ...]:
    """Return what is searched for: of each thing, all that it may be called.

    The longest thing that the words name is taken as one: *head teacher* is not
    everything about heads. Words that stand in every text are left out.

    Parameters
    ----------
    words : as they were typed
    """
    every, found, at = stems(words), [], 0
    while at < len(every):
        size = next(
            n
            for n in range(min(_LONGEST, len(every) - at), 0, -1)
            if n == 1 or every[at : at + n] in _PHRASES
        )
        said = every[at : at + size]
        at += size
        if size > 1 or said[0] not in _STOPPED:
            found.append(_PHRASES.get(said, frozenset({said})))
    # What is said twice is searched for once.
    return tuple(dict.fromkeys(found))


_STOPPED = frozenset(each for word in STOP for each in stems(word))


def holds(text: tuple[str, ...], thing: Collection[tuple[str, ...]]) -> bool:
    """Say whether a text names a thing by one of its names, its words in any order.

    The last word may be begun only, as it is while one types, unless what was typed
    is the name of something already: *men* begins *mention*.

    Parameters
    ----------
    text : its `terms`
    thing : the names it may have, as `asked` gives them
    """
    return any(_named(text, name, begun=len(thing) == 1) for name in thing)


def _named(text: tuple[str, ...], name: tuple[str, ...], *, begun: bool) -> bool:
    *whole, last = [word for word in name if word not in _UNNAMED] or name
    here = set(text)
    if not here.issuperset(whole):
        return False
    return last in here or (begun and any(word.startswith(last) for word in here))


# Schools that are not working are not schools that work.
_UNNAMED = _STOPPED - {"not"}
