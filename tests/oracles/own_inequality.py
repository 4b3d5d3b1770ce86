"""Our own cases of inequality, with values by the formulas of
`tests.oracles.independent`."""

import math

import numpy as np
import pandas as pd

from tests.oracles import independent as other
from tests.support.census import by

NAN = math.nan
_INPUTS = ("subgroup", "estimate", "se", "population")
_NONE = (NAN, NAN, NAN, NAN)


def dataset(name, rows, *, better=1, order=False, reference=None, scale=100):
    """Rows of (group, estimate, se, people); ordered ones least advantaged first."""
    table = pd.DataFrame(rows, columns=_INPUTS)
    table.insert(0, "dataset_id", name)
    table["subgroup_order"] = range(1, len(rows) + 1) if order else NAN
    table["favourable_indicator"] = better
    table["ordered_dimension"] = int(order)
    table["reference_subgroup"] = (table["subgroup"] == reference).astype(int)
    return table.assign(scale=scale)


def by_hand():
    """Small figures that can be followed on paper."""
    steps = [("low", 10.0, 2, 200), ("mid", 30.0, 3, 300), ("high", 50.0, 2, 500)]
    steps += [("top", 90.0, 1, 200)]
    regions = [("north", 50.0, 2, 100), ("south", 25.0, 1, 300), ("east", 75.0, 3, 200)]
    tied = [
        ("a", 20.0, 1, 50),
        ("b", 40.0, 2, 100),
        ("c", 20.0, 1, 150),
        ("d", 60.0, 2, 9),
    ]
    falling = [("low", 80.0, 2, 90), ("mid", 60.0, 3, 80), ("high", 65.0, 3, 70)]
    rates = [(g, 9 * v, 9 * s, n) for g, v, s, n in steps]
    return [
        dataset("regions", regions, reference="north"),
        dataset("regions_adverse", regions, better=0, reference="north"),
        dataset("steps", steps, order=True),
        dataset("steps_falling_adverse", falling, better=0, order=True),
        dataset("steps_falling", falling, order=True),
        dataset("per_thousand", rates, order=True, scale=1000),
        dataset("tied_for_best", tied, better=0, reference="b"),
        dataset("all_alike", [(g, 40.0, 2, n) for g, _, _, n in tied], reference="a"),
        dataset(
            "one_at_0", [("a", 0.0, 0, 10), ("b", 30.0, 2, 30), ("c", 60.0, 2, 60)]
        ),
        dataset(
            "two", [("girls", 40.0, 3, 90), ("boys", 50.0, 2, 110)], reference="boys"
        ),
        dataset(
            "two_girls_ahead",
            [("girls", 60.0, 3, 9), ("boys", 50.0, 2, 9)],
            reference="boys",
        ),
        dataset(
            "two_adverse",
            [("girls", 40.0, 3, 9), ("boys", 50.0, 2, 8)],
            better=0,
            reference="boys",
        ),
        dataset("one", [("all", 40.0, 3, 90)], reference="all"),
    ]


def synthetic():
    """Seeded figures, more groups than a person follows on paper."""
    stream = np.random.default_rng(12)

    def rows(count):
        y, se = stream.uniform(5, 95, count), stream.uniform(1, 4, count)
        n = stream.integers(100, 90_000, count)
        return [(f"g{i}", *each) for i, each in enumerate(zip(y, se, n, strict=True))]

    return [
        dataset("made_up_20", rows(20), reference="g7"),
        dataset("made_up_20_adverse", rows(20), better=0, reference="g7"),
        dataset("made_up_steps", sorted(rows(7), key=lambda row: row[1]), order=True),
        dataset("made_up_any_order", rows(9), better=0, order=True),
    ]


def census():
    """Female literacy of the shipped counts; the errors are made up."""
    made = []
    for name, column, reference in (
        ("census_provinces", "province", "Punjab"),
        ("census_districts", "district", "PK620"),
    ):
        below = by("persons_10plus", column, sex="female")
        rate = 100 * by("literate_10plus", column, sex="female") / below
        rows = [(place, rate[place], 2.0, below[place]) for place in below.index]
        made.append(dataset(name, rows, reference=reference))
    below = by("persons_10plus", "sex")[["female", "male"]]
    rate = 100 * by("literate_10plus", "sex") / below
    rows = [(sex, rate[sex], 1.0, below[sex]) for sex in ("female", "male")]
    return [*made, dataset("census_sex", rows, reference="male")]


def inputs():
    return pd.concat([*by_hand(), *synthetic(), *census()], ignore_index=True)


def expected(table):
    rows = [
        row for _, each in table.groupby("dataset_id", sort=False) for row in of(each)
    ]
    columns = ["dataset_id", "measure", "variant", "applicable"]
    columns += ["estimate", "se", "lower", "upper", "ci_kind"]
    return pd.DataFrame(rows, columns=columns)


def of(table):
    """All rows of one dataset."""
    name, order = table["dataset_id"].iloc[0], table["ordered_dimension"].iloc[0]
    found = pairs(table)
    count = len(table)
    rest = ordered(table) if order else unordered(table)
    for measure, variant, values, kind in [*found, *rest]:
        holds = count > 2 or (count == 2 and measure in "dr")
        yield name, measure, variant, int(holds), *(values if holds else _NONE), kind


def columns(table):
    y, se = (table[key].astype(float).tolist() for key in ("estimate", "se"))
    return y, se, table["population"].tolist()


def pairs(table):
    """Difference and ratio, by the rule of every variant."""
    y, se, _ = columns(table)
    better = table["favourable_indicator"].iloc[0]
    up = sorted(range(len(y)), key=lambda i: y[i])
    high = next(i for i in range(len(y)) if y[i] == y[up[-1]])
    rules = {"no reference": (high, up[0])}
    chosen = [i for i, flag in enumerate(table["reference_subgroup"]) if flag]
    if chosen:
        others = [i for i in up if i != chosen[0]]
        lows = others[:1] or chosen
        highs = [i for i in range(len(y)) if others and y[i] == y[others[-1]]]
        highs = [i for i in highs if i != chosen[0]] or chosen
        rules["reference"] = (chosen[0], lows[0]) if better else (highs[0], chosen[0])
    if table["ordered_dimension"].iloc[0]:
        rules = {"ordered": (len(y) - 1, 0) if better else (0, len(y) - 1)}
    for rule, (a, b) in rules.items():
        yield (
            "d",
            f"d({rule})",
            other.normal(y[a] - y[b], math.hypot(se[a], se[b])),
            "normal",
        )
        if y[b] == 0:
            yield "r", f"r({rule})", _NONE, ""
        else:
            log = math.hypot(se[a] / y[a], se[b] / y[b])
            yield "r", f"r({rule})", other.log_normal(y[a] / y[b], log), "log-normal"


def impact(table, best):
    y, _, n = columns(table)
    mean = other.average(y, other.shares(n))
    better, scale = table["favourable_indicator"].iloc[0], table["scale"].iloc[0]
    gain = y[best] - mean
    gain = max(gain, 0) if better else min(gain, 0)
    error = other.fraction_error(y, n, best, scale) if 0 < y[best] < scale else NAN
    yield "par", "par", other.normal(gain, mean * error), "normal"
    yield "paf", "paf", other.normal(100 * gain / mean, 100 * error), "normal"


def ordered(table):
    y, _, n = columns(table)
    p, scale = other.shares(n), table["scale"].iloc[0]
    mean, index = other.average(y, p), other.concentration(y, p)
    error = other.concentration_error(y, n)
    yield from impact(table, len(y) - 1)
    yield "aci", "aci", other.normal(index, error), "normal"
    for variant, times in (
        ("rci", 1 / mean),
        (f"rci(wagstaff,0-{scale})", 1 / (mean * (1 - mean / scale))),
        (f"rci(erreygers,0-{scale})", 4 / scale),
    ):
        yield "rci", variant, other.normal(times * index, times * error), "normal"
    for logit in (True, False):
        slope, relative = other.slope_and_relative(y, p, scale=scale, logit=logit)
        form = "logit" if logit else "linear"
        yield "sii", f"sii({form})", other.normal(*slope), "normal"
        yield "rii", f"rii({form})", other.log_normal(*relative), "log-normal"


def unordered(table):
    y, se, n = columns(table)
    if len(y) < 3:
        return
    p, better = other.shares(n), table["favourable_indicator"].iloc[0]
    best = (max if better else min)(y)
    largest = max((i for i in range(len(y)) if y[i] == best), key=lambda i: n[i])
    yield from impact(table, largest)
    error = other.variance_error(y, p, se)
    yield "bgv", "bgv", other.normal(other.variance(y, p), error), "normal"
    positive = min(y) > 0
    for measure, index in (("ti", other.theil), ("mld", other.log_deviation)):
        error = other.by_slopes(lambda v, f=index: f(v, p), y, se) if positive else NAN
        estimate = 1000 * index(y, p) if max(y) > min(y) else 0.0
        yield measure, measure, other.normal(estimate, 1000 * error), "normal"
    for measure, function in distances(table, p, better):
        low = high = NAN
        if table["dataset_id"].iloc[0] == "regions":
            low, high = other.simulated(function, y, se, 100, 5)
        kind = "Monte Carlo, 20,000 draws" if low == low else "none"
        yield measure, measure, (function(y), NAN, low, high), kind


def distances(table, p, better):
    """Measures without a closed form of their error, as functions of the figures."""
    best = max if better else min
    chosen = [i for i, flag in enumerate(table["reference_subgroup"]) if flag]
    yield "bgsd", lambda y: math.sqrt(other.variance(y, p))
    yield "cov", lambda y: 100 * math.sqrt(other.variance(y, p)) / other.average(y, p)
    for letter, weighted in (("u", False), ("w", True)):

        def mean(y, target, weighted=weighted):
            return other.distance(y, p, target, weighted=weighted)

        yield f"mdm{letter}", lambda y, mean=mean: mean(y, other.average(y, p))
        yield f"mdb{letter}", lambda y, mean=mean: mean(y, best(y))
        if chosen:
            yield f"mdr{letter}", lambda y, mean=mean: mean(y, y[chosen[0]])
        yield (
            f"idis{letter}",
            lambda y, mean=mean: (
                100 * mean(y, other.average(y, p)) / other.average(y, p)
            ),
        )
