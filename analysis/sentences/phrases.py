"""Sentences made of parts: a pattern and what fills it, so that Urdu can follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis import writing

ENGLISH = {
    "nobody": "Not applicable: the census counts no {nobody}{where}",
    "nowhere": "No district{where} has figures for both {who} and {other}",
    "left_out": "{places}",
    "pair": "{ours} of {who}{where} {state}, {theirs} of {other}",
    "counts": "{ours} of {of_ours} {who}{where} {state}, {theirs} of {of_theirs} "
    "{other}; these are too few to compare",
    "alone": "{ours} of {who} {state}",
    "there": "; {number} {who} {lack} there",
    "few_there": "{number} of {people} {who} {lack}; these are too few to compare",
    "worst_part": "For {who}, {places}{where} {are} in the worst {part} {lenses}"
    "{names}",
    "worst_none": "For {who}, no district{where} is in the worst {part} {lenses}",
    "worst_few": "For {who}, too few districts{where} have figures {lenses} to tell a "
    "worst {part}: at least {fewest} are needed",
    "ends_gap": "Furthest behind: {first}. At the other end: {last}",
    "ends_level": "Worst off: {first}. Best off: {last}",
    "ends_number": "Most: {first}. Fewest: {last}",
    "ends_plain": "Highest: {first}. Lowest: {last}",
    "level": ": the two groups are level",
    "behind": ": {who} are worse off by {points}",
    "ahead": ": {who} are better off by {points}",
    "rounded": ", taken before rounding",
    "parity": " (parity index {parity}, 1 is parity)",
    "coverage": "{missing} of {places} cannot be compared: {why}",
    "quarters": "In {both} of {places}{where} {who} are worse off than in {area} and "
    "further behind {other}",
    "also_level": "; in {level} they are worse off though the gap is no wider",
    "quarters_at_parity": "In {both} of {places}{where} {who} are worse off than in "
    "{area} and behind {other}",
    "also_level_at_parity": "; in {level} they are worse off though not behind",
    "no_goal": "{who}{where} cannot be compared with this goal",
    "met": "{places} {already}: things would have to change for nobody",
    "if": "If {places} {reached}, that would be {people} fewer {who} {that} {lack}",
    "short": "Summed over the {behind} of {places} that {fall} short",
    "all_short": "Summed over {places}; all fall short",
    "totals": "The same sum on the totals gives {totals}, because there {reason}",
    "together": "“{x}” and “{y}” {way} over {places}: r = {pearson}, "
    "by ranks {spearman}",
    "untold": "Over {places}, no direction can be told between “{x}” and “{y}”: {why}",
    "shaky": " (r = {pearson}, by ranks {spearman})",
    "range": "The gap between {who} and {other} runs from {low} in {lowest} to {high} "
    "in {highest}",
    "people_range": "{who} {that} {lack}: from {low} in {lowest} to {high} in "
    "{highest}",
    "people_same": "{who} {that} {lack}: {low} in each of {places}",
    "people_one": "{place}: {low} {who} {that} {lack}",
    "same": "{who} and {other} are {gap} apart in each of {places}",
    "one": "{place}: {who} and {other} are {gap} apart",
    "uncrossed": "Fewer than two groups are known in each place",
    "no_worst": "No one group is worst off in most of {places}",
    "no_worst_here": "No one group is worst off in {places}",
    "worst": "{who} are worst off in {places}: {level} of them {state} there",
    "groups": "{who}: {level} overall, from {low} ({lowest}) to {high} ({highest}) by "
    "{unit}",
    "whole": "{who}: {level} overall",
    "between": "{who} {that} {state}: {share} of the inequality between {places} lies "
    "between provinces, the rest inside them ({index}, {note})",
    "no_split": "{who} {that} {state}: the inequality between {places} cannot be "
    "split: {why}",
    "kitagawa": "{about}: {first} {rate1}, {second} {rate2}. Of the difference of "
    "{gap}, {composition} comes from {what} and {rate} from the rates there",
    "no_kitagawa": "{about}: {first} and {second} cannot be set against each other: "
    "{why}",
    "stop": ".",
}


@dataclass(frozen=True)
class Part:
    """A part of a sentence.

    Parameters
    ----------
    pattern : name of the pattern, the same in every language
    fills : what stands in it, written out
    """

    pattern: str
    fills: Mapping[str, str] = field(default_factory=dict)


def part(pattern: str, **fills: str) -> Part:
    """Return a part of a sentence, written out.

    Parameters
    ----------
    pattern : name of the pattern
    **fills : what stands in it
    """
    return Part(pattern, fills)


def say(parts: list[Part], patterns: Mapping[str, str] = ENGLISH) -> str:
    """Return parts as one sentence, with a capital letter and a full stop.

    Parameters
    ----------
    parts : in the order of the sentence
    patterns : name -> pattern of one language
    """
    ended = [*parts, Part("stop")]
    text = "".join(patterns[each.pattern].format(**each.fills) for each in ended)
    return writing.sentence(text)
