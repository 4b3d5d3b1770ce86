"""What of a name stays when the ways of writing it are taken away."""

import re
import unicodedata
from functools import lru_cache

from data.vocabulary import name_key

# Vowels of Urdu at the end of a word, and the nasal sound, as keyboards differ.
_ENDS = str.maketrans({"ے": "ی", "ں": "ن"})
_ALIKE_LATIN = (
    ("ph", "f"),
    ("sch", "s"),
    ("sh", "s"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "s"),
    ("y", "i"),
    ("j", "g"),
)
_ALIKE_URDU = str.maketrans("ثصحطذضظقےں", "سسہتزززکین")
_UNSPOKEN = re.compile(r"(?<!^)[aeiouhاوہیع]")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(8192)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name, each as `data.vocabulary.name_key` writes it.

    What is no letter parts words, but for what joins Urdu letters and for apostrophes;
    letters that only differ at the end of an Urdu word become one.

    >>> words("D.I. Khan")
    ('d', 'i', 'khan')
    """
    joined = (each for each in name if unicodedata.category(each) not in ("Cf", "Mn"))
    plain = re.sub("['’‘ʼ`´′＇ـ]", "", "".join(joined))
    parted = re.sub(r"[^\w]|_", " ", plain).split()
    return tuple(filter(None, (name_key(each).translate(_ENDS) for each in parted)))


def key(name: str) -> str:
    """Return what all ways to write a name have in common: its words without gaps."""
    return "".join(words(name))


def skeleton(folded: str) -> str:
    """Return what is heard of a key: its consonants, those that sound alike as one.

    Parameters
    ----------
    folded : a `key`
    """
    plain = folded.translate(_ALIKE_URDU)
    for written, heard in _ALIKE_LATIN:
        plain = plain.replace(written, heard)
    return _TWICE.sub(r"\1", _UNSPOKEN.sub("", plain))
