"""Computed sentences in Urdu have all numbers of the English and no others."""

import random
import re

import pytest

from analysis.sentences import vote_change, votes
from analysis.votes.ballots import VOTERS
from analysis.votes.published import publish
from analysis.votes.rules import RULES, asked_with
from data.store import terms
from data.vocabulary import HANDS, HOLDS, PAPER, PHONE, WORDING
from data.workshop import standing
from ui.in_urdu import sentences
from ui.projector import bars, figures
from ui.workshop import urdu
from ui.workshop.shipped_steps import shipped

NUMBERS = re.compile(r"\d+(?:\.\d+)?")
HOW_MANY = 2


def drawn_at_random(chance, rule):
    """What is published of made-up votes; no two caucuses alike."""
    given = {}
    for means in (PHONE, PAPER, HANDS):
        if means == PHONE or chance.random() < 0.3:
            there = chance.choice((0.3, 0.9))
            given[means] = {
                caucus: {
                    option: chance.choice((0, 0, 1, 2, 4, 9))
                    for option in rule.told.options
                    if chance.random() < 0.5
                }
                for caucus in VOTERS
                if chance.random() < there
            }
    return publish(given, rule, caucuses=chance.random() < 0.8)


def said_of(whole, before):
    """Everything that the wall and phones say of a result, in English."""
    drawn = [*bars.bars(whole), bars.of_room(whole)]
    rows = [*whole.rows, *whole.apart]
    return [
        votes.headline(whole),
        votes.room(whole),
        votes.short(whole),
        votes.means(whole),
        votes.asked_aloud(len(rows)),
        votes.asked_aloud(0),
        votes.DISCLOSURE,
        f"By the rule: {whole.verdict.word}.",
        whole.verdict.reason,
        vote_change.since(1, before, whole),
        *(text for bar in drawn for text in (bar.name, bar.said, bar.word, bar.brief)),
        *map(votes.caucus, rows),
        f"Apart, not counted: {' '.join(map(votes.caucus, whole.apart))}",
    ]


@pytest.mark.parametrize("id_", RULES)
def test_every_sentence_of_a_result_has_the_same_numbers_in_urdu(id_):
    chance = random.Random(id_)
    for _ in range(HOW_MANY):
        question = chance.choice((HOLDS, WORDING))
        rule = asked_with(id_, question)
        before, whole = (drawn_at_random(chance, rule) for _ in range(2))
        for english in filter(None, said_of(whole, before)):
            made = sentences.of_sentence(english)
            assert made, english
            assert sorted(NUMBERS.findall(made.text)) == sorted(
                NUMBERS.findall(english)
            ), (english, made.text)
            assert not re.search("[A-Za-z{}]", made.text), (english, made.text)
        for _, answer in bars.legend(whole, bars.bars(whole)):
            assert sentences.of_answer(answer), answer


def told_of(view, lit):
    """Everything that the wall says of a map, in English."""
    shown = figures.figure(view, lit)
    what = shown.subtitle.partition(":")[0]
    small = (shown.subtitle, f"Source: {shown.source}", figures.NOTE)
    several = f"{what}; districts in each class."
    keys = [key.label for key in shown.keys]
    return [shown.headline, *shown.more, *small, several, *keys]


@pytest.mark.parametrize(
    "lit", ["", "islamabad", "khyber-pakhtunkhwa-merged", "punjab"]
)
def test_every_sentence_of_a_map_of_the_storyline_has_the_same_numbers_in_urdu(lit):
    views = [view for step in shipped() for view in step.get("views", ())]
    assert len(views) > 10
    for english in {said for view in views for said in told_of(view, lit)}:
        made = sentences.of_sentence(english)
        assert made, english
        assert sorted(NUMBERS.findall(made.text)) == sorted(NUMBERS.findall(english))
        assert not re.search("[A-Za-z{}]", made.text), (english, made.text)


@pytest.mark.parametrize(
    ("english", "made"),
    [
        (
            "Girls are behind boys in 33 of 34 districts in Balochistan, by more than "
            "10 points in 20.",
            "بلوچستان کے 34 میں سے 33 اضلاع میں لڑکیاں لڑکوں سے پیچھے ہیں، 20 میں 10 "
            "فیصد پوائنٹ سے زیادہ۔",
        ),
        (
            "Boys are 0.5 pp behind girls in Islamabad.",
            "اسلام آباد میں لڑکے لڑکیوں سے 0.5 فیصد پوائنٹ پیچھے ہیں۔",
        ),
        (
            "1.1 million children in the merged districts of Khyber Pakhtunkhwa have "
            "never been to school; half of them live in 3 of 7 districts.",
            "خیبر پختونخوا کے ضم شدہ اضلاع میں 1.1 ملین بچے کبھی اسکول نہیں گئے؛ ان کی "
            "نصف تعداد 7 میں سے 3 اضلاع میں رہتی ہے۔",
        ),
        (
            "Out of school, ages 5–16: urban boys in Punjab against urban girls, "
            "percentage points by which urban boys are worse off, 2023",
            "اسکول سے باہر، عمر 5–16 سال: پنجاب میں شہری لڑکیوں کے مقابلے میں شہری "
            "لڑکے، فیصد پوائنٹ جتنے شہری لڑکے پیچھے ہیں، 2023",
        ),
        (
            "2 of 4 provinces agree with changes and 1 agrees; Sindh is at the line.",
            "تبدیلی کے ساتھ متفق صوبے: 4 میں سے 2 اور متفق: 1؛ حد پر: سندھ۔",
        ),
        (
            "At least 31 of 40 (78%) agree; 3 disagree.",
            "متفق: 40 میں سے کم از کم 31 (78%)؛ متفق نہیں: 3۔",
        ),
        (
            "Since round 1: agree with changes 3 of 20 → at least 6 of 40.",
            "دور 1 کے بعد: تبدیلی کے ساتھ متفق: 20 میں سے 3 ← 40 میں سے کم از کم 6۔",
        ),
        (
            "5 of 7 to 6 of 8 who judge disagree; the rule asks for 75% of those who "
            "judge.",
            "رائے دینے والوں میں متفق نہیں: 7 میں سے 5 سے لے کر 8 میں سے 6 تک؛ اصول "
            "رائے دینے والوں کا 75% مانگتا ہے۔",
        ),
        ("Page 2 of 3", "صفحہ 2، کل 3"),
        (
            "Corrected by the recorder of Sindh, 21 Nov, 10:12",
            "درست کیا گیا، سندھ کا روداد نویس، 21 نومبر، 10:12",
        ),
    ],
)
def test_numbers_and_names_stand_where_they_belong(english, made):
    assert sentences.of_sentence(english) == urdu.Urdu(made, urdu.DRAFT)


@pytest.mark.parametrize(
    "text", ["", "Girls walk far.", "3 of 4 girls walk far; 1 agrees.", "Nobody knows?"]
)
def test_what_nobody_has_translated_has_no_urdu(text):
    assert sentences.of_sentence(text) is None


def test_words_of_decisions_lists_and_the_agenda_have_their_urdu():
    slack = [standing.told(minutes) for minutes in (0, 1, 12, -12, 95, -95)]
    outcomes = [each.capitalize() for each in terms.OUTCOMES]
    positions = [f"Sindh {each} (Secretary, Schools)" for each in terms.POSITIONS]
    missing = "Not yet entered: instrument and department that decides."
    for text in (*slack, *outcomes, *positions, missing, "Decision on R1 Coordination"):
        assert sentences.of_sentence(text), text
    assert "(Secretary, Schools)" in sentences.of_sentence(positions[1]).text
