"""A result in the words of the ballot, made only from what its reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from analysis import vote_sentence
from analysis.caucus_row import NO_VOTES, SPLIT, UNANIMOUS, Row
from analysis.tally import Published
from analysis.verdict import FEWEST
from data.ballot_words import word_id
from data.vocabulary import CANNOT_JUDGE, MEANS, PHONE, VOTING_PROVINCES
from ui.ballot_tongue import ENGLISH, Tongue, marked, term
from ui.tally import Shown


@dataclass(frozen=True)
class Told:
    """A result as a phone tells it.

    Parameters
    ----------
    headline : in both languages; None where nothing is told of any province
    own : the row of the own caucus, None who has none
    verdict : what the rule says of the room; None if not told
    room : the room together, in one line or several
    rows, apart : one for each caucus; partners and observers
    """

    headline: Markup | None = None
    own: Markup | None = None
    verdict: Markup | None = None
    room: tuple[Markup, ...] = ()
    rows: tuple[Markup, ...] = ()
    apart: tuple[Markup, ...] = ()


def told(shown: Shown, tongue: Tongue) -> Told:
    """Return a result in words.

    Parameters
    ----------
    shown : what this reader may see
    tongue : of the phone
    """
    own = _row(shown.own, tongue) if shown.own else None
    whole = shown.whole
    if whole is None:
        return Told(own=own)
    verdict = whole.verdict and word_id("verdict", whole.verdict.verdict)
    return Told(
        headline=_headline(whole, tongue),
        own=own,
        verdict=tongue.say(verdict) if verdict else None,
        room=tuple(_room(whole, tongue)),
        rows=tuple(_row(row, tongue) for row in whole.rows),
        apart=tuple(_row(row, tongue) for row in whole.apart),
    )


def _headline(whole: Published, tongue: Tongue) -> Markup | None:
    """Return how many provinces agree, in both languages."""
    provinces = [row for row in whole.rows if row.caucus in VOTING_PROVINCES]
    if all(row.agrees is None for row in provinces):
        return None
    agreeing = sum(bool(row.agrees) for row in provinces)
    said = {
        language: Tongue(language).plain(
            "result_provinces", agree=agreeing, provinces=len(provinces)
        )
        for language in (tongue.first, tongue.second)
    }
    return tongue.pair(said | {ENGLISH: vote_sentence.headline(whole)})


def _room(whole: Published, tongue: Tongue) -> list[Markup]:
    if tongue.first == ENGLISH:
        lines = [vote_sentence.room(whole), vote_sentence.means(whole)]
        return [marked(ENGLISH, line) for line in lines if line]
    if not whole.votes:
        return [tongue.say("result_no_votes")]
    lines = [tongue.say("result_votes", votes=whole.votes)]
    if not whole.total:
        few = whole.votes < FEWEST
        return [*lines, tongue.say("result_number_only" if few else "result_not_shown")]
    lines += _sides(whole.total, whole.votes, tongue)
    used = [each for each in MEANS if whole.means[each]]
    if used != [PHONE]:
        lines += [tongue.say(f"means_{each}", count=whole.means[each]) for each in used]
        lines += _sides(whole.hands, sum(whole.hands.values()), tongue)
    return lines


def _row(row: Row, tongue: Tongue) -> Markup:
    """Return what is told of one caucus, in one line."""
    if tongue.first == ENGLISH:
        return marked(ENGLISH, vote_sentence.caucus(row))
    name = tongue.plain(term("caucus", row.caucus).id)
    if row.state == NO_VOTES:
        return marked(tongue.first, Markup("{}: 0").format(name))
    if row.state in (SPLIT, UNANIMOUS):
        parts = _sides(row.sides, row.votes, tongue)
    else:
        votes = tongue.plain("result_votes", votes=row.votes)
        parts = [votes, tongue.plain(word_id("result", row.state))]
    if row.state == UNANIMOUS:
        parts.append(tongue.plain(word_id("result", UNANIMOUS)))
    return marked(tongue.first, Markup("{}: {}").format(name, Markup("، ").join(parts)))


def _sides(sides: Mapping[str, int], votes: int, tongue: Tongue) -> list[Markup]:
    """Return one line a side or answer that has votes, can't judge the last."""
    used = [side for side, number in sides.items() if number]
    return [
        tongue.say(
            "result_side",
            side=term("choice", side),
            count=sides[side],
            votes=votes,
        )
        for side in sorted(used, key=lambda side: side == CANNOT_JUDGE)
    ]
