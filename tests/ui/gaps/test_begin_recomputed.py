"""Where to begin, against a program that shares nothing with the one under test."""

import re
from itertools import product

import pytest

from tests.oracles import of_tables
from tests.support.apptest import opened
from tests.support.quick import some
from ui.gaps import begin
from ui.gaps.choice import Comparison, asked
from ui.gaps.compared import compare
from ui.map.picture import picture
from ui.view.selection import Selection

CUTS = (3, 4, 5, 10)
WORD = {3: "third", 4: "quarter", 5: "fifth", 10: "tenth"}
AREAS = (
    *("pakistan", "balochistan", "islamabad", "khyber-pakhtunkhwa"),
    *("khyber-pakhtunkhwa-merged", "punjab", "sindh"),
)
PAIRS = (
    *(("female", "male"), ("male", "female"), ("rural", "urban"), ("all", "none")),
    *(("female-rural", "male-rural"), ("female-rural", "female-urban")),
)


def judged():
    """Every indicator that may be compared, with a band, a pair and an area of it.

    Bands, cuts and areas take turns, so that a few views see all of each.
    """
    turn = 0
    for name, of in of_tables.indicators().items():
        if of["direction"] == "context":
            continue
        bands, sexes = of["bands"].split(), "sex" in of["dimensions"]
        pairs = [pair for pair in PAIRS if sexes or "male" not in "".join(pair)]
        for group, against in pairs:
            for within in ("pakistan", AREAS[1 + turn % 6]):
                turn += 1
                band, cut = bands[turn % len(bands)], CUTS[turn % len(CUTS)]
                yield name, band, group, against, within, cut


def shown(name, band, group, against, within, cut):
    query = {"indicator": name, "band": band, "group": group, "against": against}
    whole = query | {"within": within, "cut": str(cut), "show": "begin"}
    chosen, refused = asked(Comparison(), whole)
    assert not refused
    return compare(chosen)


@pytest.mark.parametrize("view", some([(each,) for each in judged()], 7, 5))
def test_the_worst_part_is_what_the_raw_tables_say(view):
    *of, within, cut = view
    pair, places = shown(*view), of_tables.area(within)
    found, expected = begin.worst(pair), of_tables.worst_by_lens(*of, places, cut)
    assert {lens: set(found.index[found[lens]]) for lens in found} == expected
    every = sorted(set.intersection(*expected.values()), key=_by_alphabet)
    known = [
        code for code in places if all(of == of for of in _values(of, places, code))
    ]
    names = [of_tables.districts()[code]["name"] for code in every]
    said = begin.sentence(pair, found)
    if len(known) < of_tables.FEWEST:
        assert ", too few districts" in said
    elif not every:
        assert f" is in the worst {WORD[cut]} " in said and ", no district" in said
    else:
        assert f", {len(every)} of {len(known)} districts" in said
        assert len(names) > 8 or said.endswith(f": {_listed(names)}.")
    _sizes_are_told(begin.rule(pair, found), of, places, expected)


def _sizes_are_told(rule, of, places, expected):
    """How many are in the worst part by each lens; of too few figures none is told."""
    for lens, values in of_tables.lenses(*of, places).items():
        enough = sum(value == value for value in values.values()) >= of_tables.FEWEST
        size = f"{len(expected[lens])} by {lens}"
        assert (size in rule) == enough, (rule, size)
        assert enough or not rule or f"none by {lens}, with too few figures" in rule


def _by_alphabet(code):
    row = of_tables.districts()[code]
    return row["province"], row["name"]


def _listed(names):
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _values(of, places, code):
    return [values[code] for values in of_tables.lenses(*of, places).values()]


@pytest.mark.parametrize("view", some([(each,) for each in judged()], 29, 11))
def test_every_row_of_its_table_is_what_the_raw_tables_say(view):
    name, band, group, against, within, cut = view
    places = of_tables.area(within)
    frame, _ = begin.numbers(pair := shown(*view), begin.worst(pair))
    lenses = of_tables.lenses(name, band, group, against, places)
    worst = of_tables.worst_by_lens(name, band, group, against, places, cut)
    assert sorted(frame["P-code"]) == sorted(places)
    assert list(frame["P-code"]) == sorted(places, key=_by_alphabet)
    rate = of_tables.rates(name, band, group)
    for row in frame.to_dict("records"):
        code = row["P-code"]
        figures = list(frame)[2 : list(frame).index("P-code")]
        numbers = [row[each] for each in figures if not each.startswith("In the worst")]
        expected = [rate[code]]
        if against != "none":
            expected += [
                of_tables.rates(name, band, against)[code],
                lenses["gap"][code],
            ]
        expected.append(lenses["number"][code])
        assert numbers == pytest.approx(expected, nan_ok=True)
        for lens, codes in worst.items():
            told = row[f"In the worst {WORD[cut]} by {lens}"]
            value = lenses[lens][code]
            assert told == ("" if value != value else "yes" if code in codes else "no")
        assert bool(row["Flags"]) == (code in of_tables.flagged())


@pytest.mark.parametrize(
    ("within", "cut", "against"),
    [("pakistan", 4, "male"), ("punjab", 3, "male"), ("sindh", 4, "none")],
)
def test_each_district_of_the_page_has_its_own_reason_and_neighbours(
    within, cut, against
):
    group = "all" if against == "none" else "female"
    of = ("out_of_school_5_16", "all", group, against)
    places = of_tables.area(within)
    worst = of_tables.worst_by_lens(*of, places, cut)
    lenses, rate = of_tables.lenses(*of, places), of_tables.rates(*of[:3])
    how_many = {code: sum(code in codes for codes in worst.values()) for code in places}
    query = {"show": "begin", "within": within, "cut": str(cut)}
    app = opened("gaps", **query, group=group, against=against)
    texts = [each.value for each in (*app.markdown, *app.caption)]
    links = {
        re.search("district=(PK[0-9]+)", each.proto.query_string)[1]: each.proto.label
        for each in app.get("page_link")
        if "district=PK" in each.proto.query_string
    }
    every = {code for code in places if how_many[code] == len(worst)}
    assert set(links) == every
    for code in every:
        name = of_tables.districts()[code]["name"]
        assert f"**{name}**" in links[code]
        lacking = f"{int(lenses['number'][code]):,}"
        reasons = [
            text for text in texts if f"{rate[code]:.1f}%" in text and lacking in text
        ]
        assert len(reasons) == 1
        pair = shown(*of, within, cut)
        found = begin.worst(pair)
        _neighbours_are_right(
            begin.beside(found, pair.table["name"], code, WORD[cut]),
            code,
            how_many,
            worst,
        )
    for lens, codes in worst.items():
        alone = [
            of_tables.districts()[code]["name"]
            for code in sorted(places, key=_by_alphabet)
            if code in codes and how_many[code] == 1
        ]
        size = f"{len(alone)} district{'' if len(alone) == 1 else 's'}"
        listed = f": {', '.join(alone)}" if alone else ""
        end = f" only**, {size} in the worst {WORD[cut]}{listed}."
        assert any(text.endswith(end) for text in texts), (lens, end)


def _neighbours_are_right(said, code, how_many, worst):
    around = [each for each in of_tables.touching()[code] if each in how_many]
    names = {each: of_tables.districts()[each]["name"] for each in around}
    assert f"{len(around)} neighbour" in said or "one neighbour" in said or not around
    for each in around:
        how = {len(worst): "through every lens too", 1: "through one lens"}
        told = how.get(how_many[each], "through two lenses") if how_many[each] else ""
        part = next((part for part in said.split("(") if names[each] in part), "")
        assert bool(part) == bool(how_many[each]), (said, names[each])
        if part:
            after = said.split(part, 1)[1]
            assert after.startswith(f"({told}"), (said, names[each], told)


SEVERE = [
    (name, *pair, within)
    for (name, pair), within in product(
        [
            ("out_of_school_5_16", ("female", "male")),
            ("literacy_10plus", ("male", "female")),
            ("improved_water", ("rural", "urban")),
            ("attendance_5_16", ("male-urban", "female-rural")),
        ],
        ("pakistan", "punjab", "balochistan"),
    )
]


@pytest.mark.parametrize(("name", "group", "against", "within"), SEVERE)
def test_those_severe_though_the_gap_is_small_are_what_the_raw_tables_say(
    name, group, against, within
):
    places = of_tables.area(within)
    lenses = of_tables.lenses(name, "all", group, against, places)
    ours, theirs = (
        of_tables.together(name, "all", each, places) for each in (group, against)
    )
    adverse = of_tables.indicators()[name]["direction"] == "adverse"
    overall = float(f"{ours - theirs if adverse else theirs - ours:.1f}")
    small = {
        code
        for code in of_tables.worst(lenses["level"], 4)
        if float(f"{lenses['gap'][code]:.1f}") <= max(overall, 0.0)
    }
    drawn = picture(Selection(name, "all", group, against, within=within))
    assert set(drawn.severe) == small
    assert all(of_tables.districts()[code]["name"] in drawn.also for code in small)
    assert (f": {len(small)} district" in drawn.also) == bool(small)
    assert ("though the gap is small" in drawn.also) == (bool(small) and overall > 0)
    assert ("where it is level or ahead" in drawn.also) == bool(small and overall <= 0)
