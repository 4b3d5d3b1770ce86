"""The numbers that a verdict rests on, where votes are told in ranges."""

from math import ceil

from analysis.votes.rules import Rule, decide
from analysis.votes.scales import AGREEMENT, SCALES
from analysis.votes.verdict import NONE, TURNED_DOWN
from analysis.writing import between, count, sentence
from data.vocabulary import CANNOT_JUDGE, DISAGREE

Counts = tuple[int, ...]
# Whether it was asked if something holds, whether those against are told -> what the
# voters do whom the rule counts together.
_VERBS = {
    (False, False): "agree, with or without changes",
    (False, True): "disagree",
    (True, False): "say it holds, whole or in part",
    (True, True): "say it does not hold",
}


def reason(rule: Rule, words: tuple[str, ...], votes: list[Counts]) -> str:
    """Return the numbers that decide, in one sentence.

    Parameters
    ----------
    rule : fixed before the round
    words : every verdict that one of these votes has
    votes : by part of the rule's scale, every vote that reads the same
    """
    n = sum(votes[0])
    if set(words) <= set(NONE):
        scale = SCALES[rule.scale]
        only = dict.fromkeys(scale.options, 0)
        last = {scale.options[0]: n - votes[0][-1], CANNOT_JUDGE: votes[0][-1]}
        return decide(rule, only | last).reason
    if set(words) & set(NONE):
        return f"{sentence(between(*_range(votes, -1)))} of {n} can't judge."
    if SCALES[rule.scale] is AGREEMENT:
        return _share_reason(rule, words, votes)
    parts = [name for name in SCALES[rule.scale].parts if name != CANNOT_JUDGE]
    told = [
        f"{between(*_range(votes, at))} score {name}" for at, name in enumerate(parts)
    ]
    return f"Of {count(n, 'vote')} {', '.join(told)}."


def _range(votes: list[Counts], at: int) -> tuple[int, int]:
    every = [counts[at] for counts in votes]
    return min(every), max(every)


def _share_reason(rule: Rule, words: tuple[str, ...], votes: list[Counts]) -> str:
    """Return how many agree of how many who judge, against the rule's line."""
    against = words == (TURNED_DOWN,)
    verb = _VERBS[rule.holds, against]
    pairs = {_pair(counts, against) for counts in votes}
    judged = {of for _, of in pairs}
    sides = {100 * part >= rule.threshold * of for part, of in pairs}
    if len(sides) == 2 and len(judged) == 1:
        parts, of = [part for part, _ in pairs], max(judged)
        least = ceil(rule.threshold * of / 100)
        told = f"{between(min(parts), max(parts))} of {of} who judge {verb}"
        return f"{told}; {least} {'is' if least == 1 else 'are'} needed."
    asked = f"the rule asks for {rule.threshold:g}% of those who judge"
    worst, *_, best = sorted(
        [*pairs, *pairs], key=lambda pair: (pair[0] / pair[1], pair)
    )
    told = " to ".join(dict.fromkeys(f"{part} of {of}" for part, of in (worst, best)))
    if worst != best and best[0] == best[1] and len(sides) == 1:
        told = f"at least {worst[0]} of {worst[1]}"
    return sentence(f"{told} who judge {verb}; {asked}.")


def _pair(counts: Counts, against: bool) -> tuple[int, int]:
    """Return how many agree, or disagree, and how many judge."""
    votes = AGREEMENT.by_option(counts)
    judged = sum(counts) - votes[CANNOT_JUDGE]
    if against:
        return votes[DISAGREE], judged
    return judged - votes[DISAGREE], judged
