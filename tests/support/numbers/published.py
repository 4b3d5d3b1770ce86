"""Everything a published round shows anywhere, and rooms that could be behind it."""

import json
from itertools import permutations
from random import Random

from analysis.sentences import vote_change
from analysis.sentences import votes as votes_sentence
from analysis.votes.ballots import cells
from analysis.votes.published import publish
from analysis.votes.scales import SCALES
from data.vocabulary import CAUCUSES, HANDS, PAPER, PHONE
from ui.ballot.language import Tongue
from ui.ballot.result import told
from ui.projector.bars import bars, of_room
from ui.workshop.results import Shown

SECRET = (PHONE, PAPER)


def everything(found):
    """Return all that wall, phones, desk and files are made of, as bytes."""
    rows = [*found.rows, *found.apart, *([found.small] if found.small else [])]
    phones = [
        str(told(Shown(own, found), Tongue(language)))
        for language in ("en", "ur")
        for own in (None, *found.rows, *found.apart)
    ]
    lines = [
        json.dumps(found.plain(), ensure_ascii=False),
        votes_sentence.headline(found),
        votes_sentence.room(found),
        votes_sentence.means(found),
        found.verdict.word,
        found.verdict.reason,
        *map(votes_sentence.caucus, rows),
        str(bars(found)),
        str(of_room(found)),
        votes_sentence.short(found),
        vote_change.since(1, found, found),
        *phones,
    ]
    return "\n".join(lines).encode()


def secret_numbers(votes, rule):
    """Return (caucus, means, part) -> votes, of all secret votes."""
    scale = SCALES[rule.scale]
    return {
        (caucus, means, part): number
        for caucus, cell in cells(votes, scale.options).of.items()
        if caucus in CAUCUSES
        for means in SECRET
        for part, number in zip(
            scale.parts, scale.by_part(cell.by_means[means]), strict=True
        )
    }


def moved(votes, caucus, means, giver, taker):
    """Return the votes with one ballot of a caucus given another answer."""
    answers = dict(votes[means][caucus])
    answers[giver] = answers.get(giver, 0) - 1
    answers[taker] = answers.get(taker, 0) + 1
    return {**votes, means: {**votes[means], caucus: answers}}


def near(votes, options, caucuses=None, means_known=()):
    """Yield rooms with the same numbers of voters, one or two ballots away.

    Parameters
    ----------
    votes, options : of the room
    caucuses : those of which a ballot is moved first; all by default
    means_known : whose votes the attacker knows: they stay as they are
    """
    moves = [
        (caucus, means, giver, taker)
        for means in SECRET
        if means not in means_known
        for caucus, answers in votes.get(means, {}).items()
        for giver, taker in permutations(options, 2)
        if answers.get(giver)
    ]
    first = [move for move in moves if caucuses is None or move[0] in caucuses]
    for move in first:
        yield moved(votes, *move)
    for caucus, means, giver, taker in first:
        for other in moves:
            if other[:2] != (caucus, means) and other[2:] == (taker, giver):
                yield moved(moved(votes, caucus, means, giver, taker), *other)


def rescored(votes, options, caucuses, means_known=(), *, tries=400):
    """Yield rooms in which one ballot changed its side and all scores within sides.

    Scores are told by side only, so whoever looks for another room may give all
    ballots of a side other scores of that side.
    """
    random = Random(1)
    yield from near(votes, options, caucuses, means_known)
    free = [means for means in SECRET if means not in means_known]
    scale = next(each for each in SCALES.values() if each.options == options)
    side_of = {option: side for side, each in scale.parts.items() for option in each}
    firsts = [each[0] for each in scale.parts.values()]
    for caucus, means in ((c, m) for c in caucuses for m in free):
        by_side = dict.fromkeys(firsts, 0)
        for option, n in votes.get(means, {}).get(caucus, {}).items():
            by_side[scale.parts[side_of[option]][0]] += n
        plain = {**votes, means: {**votes.get(means, {}), caucus: by_side}}
        for giver, taker in permutations(firsts, 2):
            if not by_side[giver]:
                continue
            changed = moved(plain, caucus, means, giver, taker)
            for _ in range(tries):
                yield _scattered(changed, scale, side_of, random, free)


def _scattered(votes, scale, side_of, random, free):
    """Return the votes with other scores, every ballot on the side it was."""
    weights = {
        side: random.choices((0, 0.1, 1), k=len(options))
        for side, options in scale.parts.items()
    }
    found = {}
    for means, caucuses in votes.items():
        if means not in free:
            found[means] = caucuses
            continue
        found[means] = {}
        for caucus, answers in caucuses.items():
            given = found[means].setdefault(caucus, {})
            for option, n in answers.items():
                side = side_of[option]
                heavy = weights[side] if any(weights[side]) else None
                for chosen in random.choices(scale.parts[side], heavy, k=n):
                    given[chosen] = given.get(chosen, 0) + 1
    return found


def unfound(votes, rule, *, caucuses=True, rooms=near):
    """Return the lone votes and hidden rows that an attacker would know for certain.

    A lone vote is a number of one, a hidden row the votes of a caucus of which nothing
    is told. The attacker knows how many voted where, and everything that is shown;
    of phones it also knows all papers, as those do who counted them.

    Parameters
    ----------
    votes, rule, caucuses : as `publish` takes them
    rooms : yields other rooms with the same numbers of voters
    """
    found = publish(votes, rule, caucuses=caucuses)
    numbers = secret_numbers(votes, rule)
    told = {row.caucus for row in found.rows if row.told}
    voted = {key[:2] for key, number in numbers.items() if number}
    lone = {key for key, number in numbers.items() if number == 1}
    rows = {key for key in voted if key[0] not in told}
    left = set()
    for means, known in ((PHONE, (PAPER,)), (PAPER, ())):
        mine = {key for key in lone | rows if key[1] == means}
        for caucus in sorted({key[0] for key in mine}):
            for other in rooms(votes, SCALES[rule.scale].options, (caucus,), known):
                if not any(key[0] == caucus for key in mine):
                    break
                if publish(other, rule, caucuses=caucuses) == found:
                    changed = secret_numbers(other, rule)
                    mine = {key for key in mine if _same(key, numbers, changed)}
        left |= mine
    return left


def _same(key, numbers, changed):
    """Say whether a number, or all numbers of a row, are the same in another room."""
    every = [each for each in numbers if each[: len(key)] == key]
    return all(numbers[each] == changed[each] for each in every)


def drawn(random, rule, *, most):
    """Draw phones, sometimes papers and hands, of two to seven caucuses."""
    options = SCALES[rule.scale].options

    def answers(least, voters):
        weights = random.choices((0, 0, 1, 3, 8), k=len(options))
        chosen = random.choices(
            options, weights if any(weights) else None, k=random.randint(least, voters)
        )
        return {option: chosen.count(option) for option in dict.fromkeys(chosen)}

    caucuses = random.sample(CAUCUSES, random.randint(2, 7))
    votes = {PHONE: {caucus: answers(0, most) for caucus in caucuses}}
    for means in (PAPER, HANDS):
        if random.random() < 0.3:
            some = random.sample(caucuses, random.randint(1, len(caucuses)))
            votes[means] = {caucus: answers(0, 8) for caucus in some}
    return votes


def worked_out(rule, rooms, find, seed):
    """Yield what an attacker knows for certain of some rooms drawn by chance."""
    random = Random(seed)
    for _ in range(rooms):
        votes = drawn(random, rule, most=14)
        caucuses = random.random() < 0.85
        left = unfound(votes, rule, caucuses=caucuses, rooms=find)
        if left:
            yield left, caucuses, votes
