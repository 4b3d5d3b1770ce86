"""Every indicator, age band, group, partner and area: lenses, classes and headlines
agree with a table made by hand.
"""

from functools import cache, partial

import numpy as np
import pandas as pd
import pytest

from analysis import writing
from analysis.gaps.lenses import lenses
from analysis.gaps.severe import severe
from analysis.maps.classes import diverging, sequential
from analysis.rates.groups import GROUPS, name, offered, partners
from analysis.sentences import headline
from analysis.sentences.headline import Subject
from tests.oracles import pivot
from tests.oracles.by_hand import by_hand
from tests.oracles.of_census import of_census
from tests.support.census import districts
from tests.support.quick import some
from tests.support.reading import (
    class_by_label,
    gap_is_right,
    level_is_right,
    number_is_right,
    printed,
)

NAMES = districts()["name"]
PAIRS = {
    of: [pair for pair in pivot.pairs() if pair[0] == of] for of in pivot.catalogue()
}
AREAS = {
    area: districts().index.get_indexer(inside)
    for area, inside in pivot.areas().items()
}


def some_areas(turn: int) -> dict:
    """The country and one other area, in turn, so that all come up."""
    keys = [key for key in AREAS if key != "pakistan"]
    return {key: AREAS[key] for key in ("pakistan", keys[turn % len(keys)])}


SCALES = {
    "gap": partial(diverging, method="round"),
    "level": partial(sequential, method="round", write=lambda value: f"{value:g}%"),
    "number": partial(sequential, method="natural", write=writing.number),
}
rates = cache(of_census)
every_indicator = pytest.mark.parametrize(
    "of", some(pivot.catalogue().values(), 1, 4), ids=list(PAIRS)
)


@cache
def shown(name, band, key, other) -> pd.DataFrame:
    """The lenses of all districts, by the code under test."""
    of = pivot.catalogue()[name]
    against = rates(name, band, other) if other else None
    found = rates(name, band, key)
    return lenses(found, against, direction=of.direction, kind=of.kind)


def offers(of, other) -> set[str]:
    """The lenses that a pair adds: level and number do not depend on the partner."""
    alone = {"count": {"number"}, "growth": {"level"}}
    return {"gap"} if other else alone.get(of.kind, {"level", "number"})


def subject(of, key, other, area) -> Subject:
    nouns = (of.people, of.people_female, of.people_male)
    return Subject(
        who=name(GROUPS[key], *nouns),
        other=name(GROUPS[other], *nouns) if other else "",
        state=of.state,
        lack=of.lack or of.state,
        direction=of.direction,
        kind=of.kind,
        where="" if area == "pakistan" else "there",
        named=None if area == "pakistan" else NAMES,
    )


@every_indicator
def test_what_can_be_compared_is_what_is_apart(of):
    for _, _, key, other in PAIRS[of.id]:
        if other:
            assert GROUPS[other] in partners(GROUPS[key], of.dimensions)
    assert {group.key for group in offered(of.dimensions)} == set(pivot.keys(of))


@every_indicator
def test_every_lens_shows_what_was_counted(of):
    for pair in PAIRS[of.id]:
        table, expected = shown(*pair), by_hand(*pair)
        columns = list(expected) if of.kind == "share" else ["level"]
        found, wanted = (one[columns].to_numpy(float) for one in (table, expected))
        assert np.allclose(found, wanted, equal_nan=True), pair
        assert ("gap" in table) == (pair[-1] is not None)


@every_indicator
def test_the_legend_counts_every_district_of_an_area_once(of):
    """In the class whose label says so, and no district without a value."""
    for turn, pair in enumerate(PAIRS[of.id]):
        table, values = shown(*pair), by_hand(*pair)
        for lens in offers(of, pair[-1]):
            scale = SCALES[lens](table[lens])
            by_label = class_by_label(scale.labels, values[lens].to_numpy(float))
            classes = range(len(scale.labels))
            for area, inside in some_areas(turn).items():
                counts = scale.counts(table[lens].iloc[inside])
                known = by_label[inside]
                expected = [int((known == index).sum()) for index in classes]
                assert counts == expected, (pair, lens, area)
                assert sum(counts) == (known != -1).sum(), (pair, lens, area)


@every_indicator
def test_every_headline_says_what_the_table_holds(of):
    for turn, pair in enumerate(PAIRS[of.id]):
        _, band, key, other = pair
        table, values = shown(*pair), by_hand(*pair)
        for area, inside in some_areas(turn).items():
            about, rows = subject(of, key, other, area), table.iloc[inside]
            expected = values.iloc[inside]
            if "number" in offers(of, other):
                said = headline.number(rows, about)
                assert number_is_right(said, expected["number"]), said
            if "level" in offers(of, other):
                whole = pivot.overall(of.id, band, key, area)
                said = headline.level(rows, whole, about)
                assert level_is_right(said, expected["level"], whole), said
            if "gap" in offers(of, other):
                said = headline.gap(rows, about)
                who = (about.who, about.other)
                assert gap_is_right(said, expected["gap"], *who), said


def severe_by_hand(level, gap, whole: float, sign: int) -> list[int]:
    """Positions in the worst quarter by level with a gap no wider than the whole's.

    The quarter is of all places with a level, as on the map of levels.
    """
    known = np.flatnonzero(~np.isnan(level))
    if len(known) < 8:
        return []
    worst_first = known[np.argsort(-sign * level[known], kind="stable")]
    quarter = worst_first[: -(-len(known) // 4)]
    # Of a group that is ahead as a whole, those who are not behind.
    limit, written = max(printed([whole])[0], 0.0), printed(gap)
    return sorted(
        place
        for place in quarter
        if not np.isnan(gap[place]) and written[place] <= limit
    )


@every_indicator
def test_severe_places_are_badly_off_and_their_gap_is_small(of):
    sign = 1 if of.direction == "adverse" else -1
    for turn, pair in enumerate(PAIRS[of.id]):
        _, band, key, other = pair
        if not other:
            continue
        table, values = shown(*pair), by_hand(*pair)[["level", "gap"]].to_numpy()
        for area, inside in some_areas(turn).items():
            ours, theirs = (pivot.overall(of.id, band, k, area) for k in (key, other))
            whole = sign * (ours - theirs)
            found, said = severe(table.iloc[inside], whole, of.direction)
            expected = severe_by_hand(*values[inside].T, whole, sign)
            assert sorted(found) == sorted(table.index[inside[expected]])
            assert (f": {len(expected)} district" in said) == bool(expected)


def test_context_is_never_compared_and_names_no_district():
    """Reported disability, minorities and languages are not ranked."""
    context = [of for of in pivot.catalogue().values() if of.direction == "context"]
    assert {"disability_reported", "religious_minorities"} <= {of.id for of in context}
    for of in context:
        assert all(other is None for *_, other in PAIRS[of.id])
        for _, band, key, _ in PAIRS[of.id]:
            table = shown(of.id, band, key, None)
            for area, inside in AREAS.items():
                about, rows = subject(of, key, None, area), table.iloc[inside]
                whole = pivot.overall(of.id, band, key, area)
                said = headline.level(rows, whole, about) + headline.number(rows, about)
                assert "behind" not in said and "widest" not in said
                assert not any(place in said for place in NAMES.iloc[inside])
