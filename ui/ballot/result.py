"""A result in the words of the ballot, made only from what its reader may see."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from analysis.sentences import votes as votes_sentence
from analysis.votes import core_outcome
from analysis.votes.caucus_row import NO_VOTES, TOLD, Range, Row
from analysis.votes.disclosure import FEW
from analysis.votes.judgement import AT_THE_LINE, Judgement
from analysis.votes.published import ROOM, SMALL, Published
from analysis.votes.rules import Rule
from analysis.votes.scales import AGREEMENT
from analysis.votes.verdict import AGREED, ENDORSED, HELD, IN
from data.vocabulary import CANNOT_JUDGE, MEANS, PHONE, VOTING_PROVINCES
from data.workshop.ballot_words import word_id
from ui.ballot.language import ENGLISH, URDU, Term, Tongue, marked, term
from ui.ballot.since import since
from ui.in_urdu import sentences
from ui.workshop.results import Shown

_NAMED = {SMALL: "result_small", ROOM: "result_room"}


@dataclass(frozen=True)
class Told:
    """A result as a phone tells it.

    Parameters
    ----------
    headline : in both languages; None where nothing is told of any province
    own : the row of the own caucus, None who has none
    verdict : what the rule says of the room; None if not told
    room : the room together, in one line or several
    since : what changed since the round before on the same question
    rows, apart : one for each caucus and the small ones; partners and observers
    """

    headline: Markup | None = None
    own: Markup | None = None
    verdict: Markup | None = None
    room: tuple[Markup, ...] = ()
    since: tuple[Markup, ...] = ()
    rows: tuple[Markup, ...] = ()
    apart: tuple[Markup, ...] = ()


def told(
    shown: Shown, tongue: Tongue, last: tuple[int, Published] | None = None
) -> Told:
    """Return a result in words.

    Parameters
    ----------
    shown : what this reader may see
    tongue : of the phone
    last : which round on this question the one before was, and what is published of it
    """
    own = _row(shown.own, tongue) if shown.own else None
    whole = shown.whole
    if whole is None:
        return Told(own=own)
    rows = (*whole.rows, *((whole.small,) if whole.small else ()))
    return Told(
        headline=_headline(whole, tongue),
        own=own,
        verdict=_verdict(whole.verdict, tongue),
        room=tuple(_room(whole, tongue)),
        since=tuple(since(*last, whole, tongue)) if last else (),
        rows=tuple(_row(row, tongue) for row in rows),
        apart=tuple(_row(row, tongue) for row in whole.apart),
    )


def _headline(whole: Published, tongue: Tongue) -> Markup | None:
    """Return how many provinces agree; in both languages where each is decided."""
    provinces = [row for row in whole.rows if row.caucus in VOTING_PROVINCES]
    if not any(row.verdict for row in provinces):
        return None
    if any(row.agrees is None for row in provinces):
        # A bare number would deny what is at the line, or was not voted on.
        return _whole_sentence(votes_sentence.headline(whole), tongue)
    said = {
        language: _provinces(whole, provinces, Tongue(language))
        for language in (tongue.first, tongue.second)
    }
    return tongue.pair(said | {ENGLISH: votes_sentence.headline(whole)})


def _whole_sentence(english: str, tongue: Tongue) -> Markup:
    """Return a sentence in both languages; in English alone where it has no Urdu."""
    made = sentences.of_sentence(english)
    if made is None or URDU not in (tongue.first, tongue.second):
        return marked(ENGLISH, english)
    return tongue.pair({ENGLISH: english, URDU: made.html})


def _provinces(whole: Published, rows: list[Row], tongue: Tongue) -> Markup:
    """Return how many provinces have each word of the rule that is in favour."""
    words = Counter(row.verdict.words for row in rows if row.verdict and row.agrees)
    lines = [
        tongue.plain(
            "result_provinces",
            verdict=_words(named, tongue),
            count=number,
            provinces=len(rows),
        )
        for named, number in sorted(words.items())
    ]
    if not lines:
        best = Term(word_id("verdict", _best(whole.rule)))
        lines = [tongue.plain("result_no_province", verdict=best, provinces=len(rows))]
    return Markup("؛ " if tongue.first != ENGLISH else "; ").join(lines)


def _best(rule: Rule) -> str:
    """Return the word of a rule for a vote that is wholly in favour."""
    if rule.scale == AGREEMENT.id:
        return HELD[AGREED] if rule.holds else AGREED
    return IN if rule.word is core_outcome.word else ENDORSED


def _verdict(judged: Judgement, tongue: Tongue) -> Markup:
    """Return the rule's word: one, several with *or*, or that it is at the line."""
    named = (AT_THE_LINE,) if judged.word == AT_THE_LINE else judged.words
    return marked(tongue.first, _words(named, tongue))


def _words(named: tuple[str, ...], tongue: Tongue) -> Markup:
    words = (tongue.plain(word_id("verdict", name)) for name in named)
    return Markup(" / ").join(words)


def _room(whole: Published, tongue: Tongue) -> list[Markup]:
    if tongue.first == ENGLISH:
        said = [votes_sentence.room(whole), votes_sentence.means(whole)]
        return [marked(ENGLISH, line) for line in said if line]
    if not whole.votes:
        return [tongue.say("result_no_votes")]
    lines = [tongue.say("result_votes", votes=whole.votes)]
    if not whole.total:
        return [*lines, tongue.say("result_number_only")]
    lines += _parts(whole.total, whole.counted, tongue)
    used = [each for each in MEANS if whole.means[each]]
    if used != [PHONE]:
        lines += [tongue.say(f"means_{each}", count=whole.means[each]) for each in used]
        hands = {side: (n, n) for side, n in whole.hands.items()}
        lines += _parts(hands, sum(whole.hands.values()), tongue)
    return lines


def _row(row: Row, tongue: Tongue) -> Markup:
    """Return what is told of one caucus, in one line."""
    if tongue.first == ENGLISH:
        return marked(ENGLISH, votes_sentence.caucus(row))
    name = tongue.plain(_NAMED.get(row.caucus) or word_id("caucus", row.caucus))
    if row.state == NO_VOTES:
        return marked(tongue.first, Markup("{}: 0").format(name))
    parts = [_verdict(row.verdict, tongue)] if row.verdict else []
    if row.verdict and row.verdict.asks and row.agrees is False:
        parts.append(tongue.plain("result_short", threshold=f"{row.verdict.asks:g}"))
    if row.state == TOLD:
        parts += _parts(row.told, row.counted, tongue)
    else:
        votes = tongue.plain("result_votes", votes=row.votes)
        parts += [votes, tongue.plain(word_id("result", row.state))]
    return marked(tongue.first, Markup("{}: {}").format(name, Markup("، ").join(parts)))


def _parts(told: Mapping[str, Range], votes: int, tongue: Tongue) -> list[Markup]:
    """Return one line an answer or side that has votes, can't judge the last."""
    used = [part for part, (low, _) in told.items() if low]
    lines = [
        tongue.say(
            "result_at_least" if told[part][0] < told[part][1] else "result_side",
            side=term("choice", part),
            count=told[part][0],
            votes=votes,
        )
        for part in sorted(used, key=lambda part: part == CANNOT_JUDGE)
    ]
    if any(low < high <= FEW for low, high in told.values()):
        lines.append(tongue.say("result_at_most_one"))
    return lines
