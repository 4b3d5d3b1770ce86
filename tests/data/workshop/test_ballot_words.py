"""Every word of the ballot is there in English and Urdu, and can be typeset."""

import csv
import unicodedata

import pytest

from analysis.votes import verdict
from analysis.votes.caucus_row import NO_VOTES, NUMBER_ONLY, TOGETHER
from analysis.votes.judgement import AT_THE_LINE
from analysis.votes.rules import GUARD, RULES
from data.checks import TABLES
from data.errors import BadTable
from data.vocabulary import CAUCUSES, CHOICES, VOTE_APART
from data.workshop.ballot_words import read_ballot_words, word_id
from data.workshop.corrections import DRAFT

WORDS = read_ballot_words()
STATES = (
    "waiting",
    "open",
    "recorded",
    "not_saved",
    "paused",
    "closed",
    "revealed",
    "result_room",
    "result_small",
    "result_side",
    "result_at_least",
    "result_at_most_one",
    "more_time",
    "assist",
    "choose_language",
    "join_caucus",
    "join_role",
    "join_sex",
    "prefer_not_to_say",
)


def table(tmp_path, **cells):
    """Return a folder with the words, those of the row `recorded` changed."""
    source = (TABLES / "ballot_words.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(source))
    for row in rows:
        if row["id"] == "recorded":
            row.update(cells)
    path = tmp_path / "ballot_words.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return tmp_path


@pytest.mark.parametrize(
    "cells",
    [
        {"en": ""},
        {"ur": ""},
        {"ur": "محفوظ ہو گیا"},
        {"ur": "{Time} پر محفوظ ہو گیا"},
        {"ur": "{time} {time} پر محفوظ ہو گیا"},
        {"ur": "{time} پر محفوظ هو گیا"},
        {"ur": "{time} پر كامياب"},
        {"ur": "{time} پر محفوظ, شکریہ"},
        {"ur": "۱۰ {time} پر محفوظ"},
        {"sd": "محفوظ ٿي ويو"},
        {"status": "perhaps"},
        {"id": "waiting"},
    ],
    ids=str,
)
def test_wrong_words_are_refused(tmp_path, cells):
    with pytest.raises(BadTable, match=r"ballot_words\.csv"):
        read_ballot_words(table(tmp_path, **cells))


def test_corrected_words_take_their_place(tmp_path, monkeypatch):
    monkeypatch.setenv("ZILA_HOME", str(table(tmp_path, status="checked")))
    assert read_ballot_words().loc["recorded", "status"] == "checked"
    path = tmp_path / "ballot_words.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(BadTable, match="has no row for"):
        read_ballot_words()


def test_every_value_of_a_vote_has_its_words():
    kinds = {
        "caucus": CAUCUSES + VOTE_APART,
        "choice": CHOICES,
        "result": (TOGETHER, NUMBER_ONLY, NO_VOTES),
        "verdict": [
            AT_THE_LINE,
            *(
                word
                for name, word in vars(verdict).items()
                if name.isupper() and isinstance(word, str)
            ),
        ],
    }
    for kind, values in kinds.items():
        missing = [v for v in values if word_id(kind, v) not in WORDS.index]
        assert not missing, (kind, missing)
    for caucus in CAUCUSES + VOTE_APART:
        assert WORDS.loc[word_id("caucus", caucus), "en"] == caucus
    for choice in CHOICES:
        assert WORDS.loc[word_id("choice", choice), "en"].lower() == choice


def test_every_state_has_its_words():
    assert set(STATES) <= set(WORDS.index)
    assert [id_ for id_ in WORDS.index if id_.startswith("error_")]


def test_the_rules_are_said_in_the_same_words():
    usual = WORDS.loc["rule_agreement", "en"].format(threshold=75)
    assert usual == RULES["agreement-75"].words
    assert WORDS.loc["rule_guard", "en"] == GUARD
    assert WORDS.loc["rule_rand_ucla", "en"] == RULES["rand-ucla"].words
    assert WORDS.loc["rule_core_outcome", "en"] == RULES["core-outcome"].words


def test_urdu_is_written_in_urdu():
    for id_, text in WORDS["ur"].items():
        plain = "".join(c for c in text if c.isalpha())
        arabic = [c for c in plain if "ARABIC" in unicodedata.name(c)]
        assert arabic, id_
        assert unicodedata.is_normalized("NFC", text), id_
        ends = text.rstrip()[-1] in "۔؟"
        assert ends == (WORDS.loc[id_, "en"][-1] in ".?"), id_


def test_nothing_pretends_to_be_checked():
    assert set(WORDS["status"]) == {DRAFT}


def test_words_are_short_enough_for_a_phone():
    assert WORDS["en"].str.len().max() <= 160
    buttons = WORDS.loc[WORDS.index.str.startswith("choice_"), ["en", "ur"]]
    assert buttons.apply(lambda column: column.str.len()).max().max() <= 24
