"""The words somebody searches for, and whether a text holds them or their like."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from data.vocabulary import name_key

_STEM = snowballstemmer.stemmer("english")
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

# What people call one thing, by words of the field and in Urdu; each line is one thing.
_SAME = """
transfer, posting, tenure, rotation, time in post, length of service
transfer, stay in post, turnover, reshuffle, تبادلہ, تعیناتی, تقرری
head teacher, headteacher, headmaster, headmistress, principal
head teacher, ہیڈ ماسٹر, ہیڈ ٹیچر
supervision, supervisor, monitoring, inspection, school visit, visit, نگرانی, معائنہ
training, trainer, professional development, capacity, capacity building, course, تربیت
money, budget, budgetary, finance, financial, fund, funding, allowance, بجٹ, رقم
money, فنڈ, مالیات
woman, women, female, gender, خواتین, عورت, عورتیں
girl, girls, لڑکی, لڑکیاں, لڑکیوں
boy, boys, لڑکا, لڑکے, لڑکوں
teacher, استاد, اساتذہ
school, اسکول, سکول, مدرسہ
district, ضلع, اضلاع, ضلعی
province, صوبہ, صوبے, صوبوں, صوبائی
data, statistics, figures, emis, information system, اعداد, ڈیٹا
attendance, presence, حاضری
appointment, appointed, selection, recruitment, hiring, بھرتی, انتخاب
vacancy, vacant, unfilled, empty post, خالی
politics, political, politician, interference, pressure, سیاسی, سیاست, دباؤ, مداخلت
out of school, oosc, never attended, dropped out, dropout, اسکول سے باہر
disability, disabled, special need, معذوری, معذور
exam, examination, assessment, test, امتحان
deo, district education officer, ceo, ضلعی تعلیمی افسر
promotion, career, grade, ترقی
autonomy, power, authority, decide, delegation, اختیار, اختیارات
scorecard, ranking, league table, performance, کارکردگی
""".strip()


@lru_cache(4096)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words of a text, in their order; stop words are kept.

    Hyphens part words, apostrophes of every kind do not, and letters that look alike
    in two keyboards of Urdu are one.

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
    return str(_STEM.stemWord(_URDU_ENDING.sub("", word)))


def _plain(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(each for each in plain if unicodedata.category(each) != "Cf")
    plain = _APOSTROPHES.sub("", _POSSESSIVE.sub("", plain))
    plain = _LETTERS.sub(lambda found: found[0].replace(".", ""), plain)
    return [word for each in _WORD.findall(plain) if (word := name_key(each))]


def _phrases() -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """Return all names of the thing that each phrase names.

    Lines that begin alike speak of one thing.
    """
    things: dict[str, frozenset[tuple[str, ...]]] = {}
    for line in _SAME.splitlines():
        first, *_ = line.split(", ")
        same = frozenset(stems(each) for each in line.split(", "))
        things[first] = things.get(first, frozenset()) | same
    found: dict[tuple[str, ...], frozenset[tuple[str, ...]]] = {}
    for same in things.values():
        for each in same:
            found[each] = found.get(each, frozenset()) | same
    return found


_PHRASES = _phrases()
_LONGEST = max(map(len, _PHRASES))


def asked(words: str) -> list[frozenset[tuple[str, ...]]]:
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
    return found


_STOPPED = frozenset(each for word in STOP for each in stems(word))


def holds(text: tuple[str, ...], thing: Iterable[tuple[str, ...]]) -> bool:
    """Say whether a text names a thing by one of its names, its words in any order.

    The last word of a name may be begun only, as it is while one types.

    Parameters
    ----------
    text : its `terms`
    thing : the names it may have, as `asked` gives them
    """
    return any(_named(text, name) for name in thing)


def _named(text: tuple[str, ...], name: tuple[str, ...]) -> bool:
    *whole, last = [word for word in name if word not in _STOPPED] or name
    here = set(text)
    return here.issuperset(whole) and any(_begins(word, last) for word in here)


def _begins(word: str, begun: str) -> bool:
    return word.startswith(begun)
