"""Sentences about a round, made only from what is published of it."""

from analysis.sentences import vote_scores
from analysis.sentences.vote_provinces import provinces
from analysis.sentences.vote_words import be, does, least, part_told
from analysis.votes.agreement import share
from analysis.votes.caucus_row import NO_VOTES, NUMBER_ONLY, TOGETHER, Row
from analysis.votes.disclosure import FEW
from analysis.votes.judgement import AT_THE_LINE
from analysis.votes.published import Published
from analysis.votes.scales import AGREEMENT
from analysis.writing import count, listed, sentence
from data.vocabulary import (
    HANDS,
    MEANS,
    PAPER,
    PHONE,
)

COUNTING = (
    "The 4 provinces make the headline. Federal / ICT, Azad Jammu & Kashmir and "
    "Gilgit-Baltistan are caucuses too: their votes count in the total of the room. "
    "Partners and observers vote apart and are not counted."
)
DISCLOSURE = (
    "One vote and none read alike, “at most one”, and fewer than five are never told "
    "by themselves, so that nobody's vote can be worked out."
)
OTHERS = "; other answers at most one each"
_BY = {PHONE: "by phone", PAPER: "on paper", HANDS: "by show of hands"}


def headline(of: Published) -> str:
    """Return what the four provinces say; that of the room where nothing is told.

    See `vote_provinces.provinces`.
    """
    said = provinces(of)
    return "; ".join(said) + "." if said else room(of)


def short(of: Published) -> str:
    """Return the first of what the headline says; of a room as one, the rule's word."""
    said = provinces(of)
    return said[0] if said else f"The room: {of.verdict.word}"


def room(of: Published) -> str:
    """Return what the room voted, in one sentence."""
    if not of.votes:
        return "Nobody has voted."
    if not of.total:
        return f"{count(of.votes, 'vote')}, too few to tell how they were cast."
    parts = _agreement(of) if of.scale.id == AGREEMENT.id else _scores(of)
    untold = of.votes - of.counted
    if untold:
        parts.append(f"{count(untold, 'vote')} of small caucuses {be(untold)} not told")
    return sentence("; ".join(parts)) + "."


def _agreement(of: Published) -> list[str]:
    """Return who agrees and who agrees with changes, each by itself, then the rest."""
    told = {part: votes for part, votes in of.total.items() if votes[0]}
    whole, part, *_ = of.scale.parts
    said = []
    if not {whole, part} & told.keys():
        most = of.counted - sum(low for low, _ in told.values())
        most = min(most, of.total[whole][1] + of.total[part][1])
        said = [f"at most {most} of {of.counted} {does(whole, most)}"]
    for name, (low, high) in told.items():
        if said:
            said.append(part_told(name, (low, high)))
        else:
            share_ = share(low, of.counted)
            said = [f"{least((low, high))}{share_} {does(name, low)}"]
    return said


def _scores(of: Published) -> list[str]:
    said = [vote_scores.verdict(of), vote_scores.thirds(of), vote_scores.otherwise(of)]
    return [each for each in said if each]


def caucus(row: Row) -> str:
    """Return what is told of one caucus, in one sentence with its full stop."""
    return f"{row.caucus}: {of_caucus(row)}"


def of_caucus(row: Row) -> str:
    """Return the same without its name."""
    votes = count(row.votes, "vote")
    if row.state == NO_VOTES:
        return "no votes."
    if row.state == NUMBER_ONLY:
        said = f"{votes}, too few to tell how they were cast"
    elif row.state == TOGETHER:
        said = f"{votes}, not told by {'itself' if row.votes == 1 else 'themselves'}"
    else:
        said = votes_told(row)
    if word := verdict(row):
        said = f"{word}; {said}"
    return f"{said}."


def verdict(row: Row) -> str:
    """Return the rule's word for a caucus; at the line with numbers; may be empty.

    Who falls short of the rule's line is told so.
    """
    if row.verdict is None:
        return ""
    if row.agrees is False and row.verdict.asks:
        return f"{row.verdict.word}, short of {row.verdict.asks:g}%"
    if row.verdict.word != AT_THE_LINE:
        return row.verdict.word
    reason = row.verdict.reason.removesuffix(".")
    return f"{AT_THE_LINE}: {reason[0].lower()}{reason[1:]}"


def votes_told(row: Row, few: str = OTHERS) -> str:
    """Return the votes of a row: ``at least 8 of 10 agree, 2 disagree``.

    Parameters
    ----------
    row : a row that is told
    few : what is said of the answers of at most one vote each
    """
    told = {part: votes for part, votes in row.told.items() if votes[1] > FEW}
    lone = {part: votes for part, votes in row.told.items() if votes == (FEW, FEW)}
    parts = [
        part_told(part, votes, f" of {row.counted}" if not at else "")
        for at, (part, votes) in enumerate({**told, **lone}.items())
    ]
    said = ", ".join(parts)
    if any(low < high <= FEW for low, high in row.told.values()):
        said += few
    elsewhere = row.votes - row.counted
    if elsewhere:
        said += f"; {elsewhere} more told with others, or too few to tell"
    return said


def asked_aloud(objections: int | None) -> str:
    """Return what was heard when the room was asked aloud; empty if it was not."""
    if objections is None:
        return ""
    told = f"{count(objections, 'person', 'people')} objected"
    return f"Asked aloud whether anybody objects: {told if objections else 'nobody'}."


def means(of: Published) -> str:
    """Return how the votes were given; empty if all by phone.

    Hands are open, so their votes are told as they were.
    """
    used = [name for name in MEANS if of.means[name]]
    if used in ([], [PHONE]):
        return ""
    parts = [f"{of.means[name]} {_BY[name]}" for name in used]
    said = f"{count(of.votes, 'vote')}: {listed(parts)}."
    if HANDS not in used:
        return said
    sides = of.scale.by_part([of.hands[option] for option in of.scale.options])
    told = zip(of.scale.parts, sides, strict=True)
    shown = {part: (votes, votes) for part, votes in told if votes}
    first, *rest = shown.items()
    n = of.means[HANDS]
    hands = [part_told(*first, f" of {n}"), *(part_told(*each) for each in rest)]
    return f"{said} By show of hands {', '.join(hands)}."
