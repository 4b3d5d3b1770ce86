"""The storyline: every step can be shown, every day can be lived through."""

import pytest

from analysis.library.cards import cards
from analysis.library.links import fields, resolve
from analysis.votes.rules import RULES, USUAL
from data.errors import BadTable
from data.workshop.storyline import (
    BREAK,
    CARD,
    FINDING,
    KINDS,
    RECOMMENDATION,
    VOTE,
    WORDING,
    read_storyline,
)
from tests.support.changed_storyline import changed
from tests.support.findings import findings, recommendations, topics
from ui.view.options import options
from ui.view.selection import Selection

STEPS = read_storyline()
LONGEST_SITTING, LONGEST_DAY = 120, 450
WRONG = [
    ("day", "0"),
    ("order", "ten"),
    ("order", "20"),
    ("id", "welcome"),
    ("id", "A step"),
    ("kind", "dance"),
    ("title", ""),
    ("minutes", "0"),
    ("findings", "F999"),
    ("views", "indicator=weather&lens=gap"),
    ("views", "https://elsewhere"),
    ("topic", "time_in_post"),
    ("recommendations", "R9"),
    ("asks", "title"),
    ("rule", "agreement-75"),
    ("show", "room"),
]
WRONG_VOTE = [
    ("rule", ""),
    ("rule", "coin"),
    ("show", ""),
    ("show", "everyone"),
    ("asks", ""),
    ("asks", "the weather"),
    ("findings", ""),
    ("findings", "F025|F026"),
    ("findings", "F001"),
]


@pytest.mark.parametrize(("column", "value"), WRONG)
def test_a_wrong_step_is_refused(tmp_path, column, value):
    with pytest.raises(BadTable, match=rf"storyline\.csv, row \d+, column .*{column}"):
        read_storyline(changed(tmp_path, "arrivals", column, value))


@pytest.mark.parametrize(("column", "value"), WRONG_VOTE)
def test_a_wrong_vote_is_refused(tmp_path, column, value):
    with pytest.raises(BadTable, match=rf"storyline\.csv, row \d+, column {column}"):
        read_storyline(changed(tmp_path, "vote-f025", column, value))


@pytest.mark.parametrize(
    ("step", "column"),
    [
        ("find-time", "findings"),
        ("lens-gap", "views"),
        ("word-r1", "recommendations"),
        ("which-number", "topic"),
    ],
)
def test_a_step_without_what_it_shows_is_refused(tmp_path, step, column):
    with pytest.raises(BadTable, match=f"column {column}"):
        read_storyline(changed(tmp_path, step, column, ""))


def test_an_earlier_id_of_a_finding_is_resolved(tmp_path):
    table = read_storyline(changed(tmp_path, "vote-f011", "findings", "F014"))
    assert table.loc["vote-f011", "findings"] == ("F011",)


def test_a_storyline_of_the_house_takes_its_place(tmp_path, monkeypatch):
    own = changed(tmp_path / "own", "welcome", "title", "Khush amdeed")
    monkeypatch.setenv("ZILA_HOME", str(own))
    assert read_storyline().loc["welcome", "title"] == "Khush amdeed"


def test_steps_stand_in_order():
    assert set(STEPS["kind"]) == set(KINDS)
    assert STEPS[["day", "order"]].apply(tuple, axis=1).is_monotonic_increasing
    assert list(STEPS["day"].unique()) == [1, 2, 3]


def test_days_have_breaks_for_tea_lunch_and_prayer():
    for day, steps in STEPS.groupby("day"):
        breaks = " ".join(steps.loc[steps["kind"] == BREAK, "title"])
        for word in ("Tea", "Lunch", "Zuhr", "Asr"):
            assert word in breaks, (day, word)
        assert steps["minutes"].sum() <= LONGEST_DAY
        sitting = (steps["kind"] == BREAK).cumsum()
        talked = steps[steps["kind"] != BREAK].groupby(sitting)["minutes"].sum()
        assert talked.max() <= LONGEST_SITTING, (day, talked)


def test_every_finding_is_in_the_library():
    for ids in STEPS["findings"]:
        assert all(resolve(findings(), id_) == id_ for id_ in ids)


def test_every_view_is_one_zila_offers():
    for view in STEPS["views"].explode().dropna():
        chosen, refused = Selection().asked(fields(view), options)
        assert not refused, (view, refused)
        assert fields(view).items() <= chosen.to_query().items()


def test_every_card_is_one_of_the_library():
    ids = {card.id: card.topic for card in cards(findings(), topics())}
    for step in STEPS[STEPS["kind"] == CARD].itertuples():
        assert ids["-".join(step.findings) or step.topic] == step.topic


def test_votes_have_one_rule_and_words_to_vote_on():
    votes = STEPS[STEPS["kind"] == VOTE]
    assert set(votes["rule"]) <= {id_ for id_, r in RULES.items() if not r.advanced}
    assert (votes["rule"] == USUAL).mean() > 0.7
    for step in votes.itertuples():
        asked = {FINDING: step.findings, RECOMMENDATION: step.recommendations}
        assert len(asked.get(step.asks, (step.title,))) == 1
    assert (votes.loc[["vote-f011", "vote-f027"], "show"] == "room").all()


def test_each_recommendation_is_worded_voted_and_ranked():
    every = list(recommendations().index)
    for kind, number in ((WORDING, 1), (VOTE, 2)):
        of = STEPS[(STEPS["kind"] == kind) & (STEPS["asks"] == RECOMMENDATION)]
        times = of["recommendations"].explode().value_counts()
        assert times.reindex(every, fill_value=0).ge(number).all()
    ranked = STEPS[STEPS["rule"] == "rand-ucla"]
    assert list(ranked["recommendations"].explode()) == every


def test_what_is_voted_on_was_shown_before():
    seen = set()
    for step in STEPS.itertuples():
        if step.kind == VOTE and step.asks == FINDING:
            assert step.findings[0] in seen
        seen |= set(step.findings)


def test_the_wall_states_no_figure():
    """Numbers on the wall are computed; a title that types one would grow old."""
    for title in STEPS["title"]:
        digits = "".join(title.split()).replace("73or102", "").replace("1to9", "")
        assert not any(c.isdigit() for c in digits.lstrip("R12345678")), title


def test_places_and_people_are_named_as_agreed():
    words = " ".join([*STEPS["title"], *STEPS["notes"]])
    for wrong in ("FATA", "backward", "worst", "furthest behind:", "AJK"):
        assert wrong not in words
