"""What word, class and pair of one view must have in common, by plain pandas."""

import re
from collections.abc import Iterator

from analysis import writing
from analysis.sentences import counted, headline
from tests.oracles import pivot
from tests.support.reading import printed
from ui.edition import tables
from ui.map import scale, tooltip
from ui.view import options
from ui.view.areas import NATIONAL
from ui.view.numbers import Resolved, resolved
from ui.view.selection import NONE, Selection

_SHARE = re.compile(r" in (?:(all|none)|(\d+)) ?(?:of )?(\d+)? districts?")
_NEAR = re.compile(r"by no more than 1 point in (\d+|each of them)")
_RULE = re.compile(
    r"(\d+) behind \((\d+) within 1 pp\), (\d+) ahead \((\d+) within 1 pp\) "
    r"and (\d+) level\."
)
_TOTALS = re.compile(r"change for (.+?) of them\. .* gives (.+?), because there (.*)\.")
_ONE = re.compile(r"\b1 (?:districts|tehsils|people|households|girls|boys|places)\b")


def pairs(indicator: str) -> list[tuple[str, str, str]]:
    """Every age band, group and group it is compared with."""
    return [
        (band, group, against)
        for band in options.options("band", Selection(indicator))
        for group in options.options("group", Selection(indicator, band))
        for against in options.options("against", Selection(indicator, band, group))
        if against != NONE
    ]


def turns(indicator: str) -> Iterator[Selection]:
    """Every pair in one age band over the country and over one other area, in turn."""
    others = [each for each in pivot.areas() if each != NATIONAL]
    bands = list(options.options("band", Selection(indicator)))
    groups = dict.fromkeys(pair[1:] for pair in pairs(indicator))
    for turn, both in enumerate(groups):
        pair = (bands[turn % len(bands)], *both)
        for within in (NATIONAL, others[turn % len(others)]):
            yield Selection(indicator, *pair, within=within)


def every(indicator: str) -> Iterator[Selection]:
    """Every pair over every area."""
    for pair in pairs(indicator):
        for within in pivot.areas():
            yield Selection(indicator, *pair, within=within)


def behind_said(said: str) -> tuple[int, int]:
    """How many districts are behind, and how many of them by a point at most."""
    word, some, whole = _SHARE.search(said).groups()
    behind = int(whole) if word == "all" else int(some or 0)
    near = _NEAR.search(said)
    return behind, (behind if near[1][0] == "e" else int(near[1])) if near else 0


def wrong(asked: Selection) -> list[str]:
    """What contradicts itself or the counts in one view of two groups; nothing if not.

    Only what takes no page: the sentences, the classes, the lines of a tooltip.
    """
    if asked.within not in options.options("within", asked):
        return []
    view = resolved(asked)
    found = [*_headline(asked, view), *_people(asked, view)]
    if asked.within == NATIONAL:
        # Every district has one tooltip, whatever the area.
        found += _places(view)
    return [f"{asked}: {each}" for each in found]


def _gaps(asked: Selection):
    """The gaps of the area by plain pandas, as they are printed."""
    ours, theirs = (
        pivot.expected(asked.indicator, asked.band, key)["rate"]
        for key in (asked.group, asked.against)
    )
    adverse = pivot.catalogue()[asked.indicator].direction == "adverse"
    gaps = (ours - theirs if adverse else theirs - ours).loc[
        pivot.areas()[asked.within]
    ]
    return printed(gaps.dropna())


def _headline(asked: Selection, view: Resolved) -> Iterator[str]:
    said, gaps = headline.gap(view.table, view.subject), _gaps(asked)
    if _ONE.search(said):
        yield f"plural: {said}"
    if view.subject.other not in f"{said[0].lower()}{said[1:]}" and len(gaps):
        yield f"whom the group is compared with is not named: {said}"
    if not _SHARE.search(said):
        if len(gaps) > 1:
            yield f"no number of districts: {said}"
        return
    sizes = [
        [
            int((side * gaps > 0).sum()),
            int(((side * gaps > 0) & (abs(gaps) <= 1)).sum()),
        ]
        for side in (1, -1)
    ]
    if list(behind_said(said)) != sizes[0]:
        yield f"{said} {sizes}"
    rule = [int(n) for n in _RULE.search(counted.how_counted(view.table)).groups()]
    if rule != [*sizes[0], *sizes[1], int((gaps == 0).sum())]:
        yield f"{counted.how_counted(view.table)} {sizes}"
    classes = scale.scale_of("gap", Selection(*_everywhere(asked)))
    counts = classes.counts(writing.as_written(view.table["gap"]))
    for side, (size, near) in zip((1, -1), sizes, strict=True):
        held = sum(
            n
            for n, shade in zip(counts, classes.shades, strict=True)
            if side * shade > 0
        )
        if held + near != size:
            yield f"{said} {classes.labels} {counts}"


def _everywhere(asked: Selection) -> tuple[str, ...]:
    return asked.indicator, asked.band, asked.group, asked.against


def _people(asked: Selection, view: Resolved) -> Iterator[str]:
    said = view.closing_sentence
    if not said:
        return
    households = pivot.catalogue()[asked.indicator].people == "households"
    if said.startswith("In households: ") != households:
        yield f"what is counted: {said}"
    if _ONE.search(said):
        yield f"plural: {said}"
    sums = _TOTALS.search(said)
    if sums is None:
        return
    larger = _value(sums[2]) > _value(sums[1])
    if not sums[3] or (larger and "make up for the others" in sums[3]):
        yield f"no reason for a {'larger' if larger else 'smaller'} sum: {said}"


def _value(text: str) -> float:
    return float(text.split()[0].replace(",", "")) * (1e6 if "million" in text else 1)


def _places(view: Resolved) -> Iterator[str]:
    """What tooltips say of single districts that does not add up."""
    table = view.everywhere
    rows = zip(table["level"], table["against"], tooltip.gaps(table), strict=True)
    for ours, theirs, said in rows:
        if ours != ours or theirs != theirs:
            if said != writing.MISSING:
                yield f"{ours} {theirs} {said}"
            continue
        tenths = abs(
            round(10 * float(f"{ours:.1f}")) - round(10 * float(f"{theirs:.1f}"))
        )
        shown = round(10 * float(said.split("\u00a0")[0].lstrip("+−")))
        if (tenths == shown) == ("before rounding" in said):
            yield f"{ours} {theirs} {said}"


def indicators() -> list[str]:
    """Those whose groups may be compared."""
    return [
        key for key, of in tables.tables().indicators.items() if options.may_compare(of)
    ]


def alone(indicator: str) -> Selection:
    """The usual view of an indicator whose groups are not compared."""
    return options.linked(Selection(), {"indicator": indicator})[0]
