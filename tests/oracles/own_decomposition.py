"""Our own cases of parity and of decompositions."""

import math

import pandas as pd

from tests.oracles import independent as other
from tests.support.census import by, districts

_MEASURES = (("theil_T", other.theil), ("mld_L", other.log_deviation))


def files():
    values, strata = units(), pd.concat([strata_by_hand(), *strata_of_census()])
    return {
        "parity_expected": parity(),
        "decomposition_theil_inputs": values,
        "decomposition_theil_expected": split(values),
        "decomposition_kitagawa_inputs": strata,
        "decomposition_kitagawa_expected": kitagawa(strata),
    }


# --- parity -------------------------------------------------------------------------

# value, reference, adverse, index, adjusted, adjusted in band, in band, class, favoured
_PARITY = (
    (30.0, 40.0, 0, 0.75, 0.75, 0, 0, "girls lower", "boys favoured"),
    (40.0, 30.0, 0, 4 / 3, 1.25, 0, 0, "girls higher", "girls favoured"),
    (40.0, 30.0, 1, 4 / 3, 1.25, 0, 0, "girls higher", "boys favoured"),
    (30.0, 40.0, 1, 0.75, 0.75, 0, 0, "girls lower", "girls favoured"),
    (48.5, 50.0, 0, 0.97, 0.97, 1, 1, "parity", ""),
    (51.5, 50.0, 0, 1.03, 2 - 50 / 51.5, 1, 1, "parity", ""),
    (51.52, 50.0, 0, 1.0304, 2 - 50 / 51.52, 1, 0, "girls higher", "girls favoured"),
    (51.6, 50.0, 0, 1.032, 2 - 50 / 51.6, 0, 0, "girls higher", "girls favoured"),
    (7.0, 0.0, 0, math.nan, 2.0, 0, 0, "girls higher", "girls favoured"),
    (0.0, 7.0, 0, 0.0, 0.0, 0, 0, "girls lower", "boys favoured"),
    (0.0, 0.0, 0, math.nan, math.nan, 0, 0, "undefined", ""),
)


def parity():
    rows = [("by_hand", "girls", "boys", i, *row) for i, row in enumerate(_PARITY)]
    for place, (ours, theirs) in literacy_by_sex().items():
        index = ours / theirs
        even = index if index <= 1 else 2 - 1 / index
        inside = int(0.97 <= index <= 1.03)
        said = "parity" if inside else "girls lower" if index < 1 else "girls higher"
        who = "" if inside else "boys favoured" if index < 1 else "girls favoured"
        values = (ours, theirs, 0, index, even, int(0.97 <= even <= 1.03), inside)
        rows.append(("census", "girls", "boys", place, *values, said, who))
    columns = ["dataset_id", "numerator_group", "denominator_group", "unit"]
    columns += ["value_numerator", "value_denominator", "adverse", "parity_index"]
    columns += ["adjusted_parity_index", "adjusted_in_0_97_1_03"]
    columns += ["unadjusted_in_0_97_1_03", "class_by_unadjusted", "favoured"]
    table = pd.DataFrame(rows, columns=columns)
    points = table["value_numerator"] - table["value_denominator"]
    return table.assign(difference_points=points)


def literacy_by_sex():
    rate = 100 * by("literate_10plus", "district", "sex")
    rate = (rate / by("persons_10plus", "district", "sex")).unstack()
    return dict(
        zip(rate.index, zip(rate["female"], rate["male"], strict=True), strict=True)
    )


# --- within and between -------------------------------------------------------------


def units():
    hand = [("east", "p", 12.0, 4), ("east", "q", 36.0, 1), ("west", "r", 24.0, 2)]
    hand += [("west", "s", 48.0, 3), ("west", "t", 24.0, 5)]
    nought = [("east", "p", 0.0, 1), ("east", "q", 30.0, 2), ("west", "r", 60.0, 1)]
    alike = [("east", "p", 20.0, 2), ("west", "q", 20.0, 7)]
    people = by("persons_10plus", "district", sex="female")
    rate = 100 * by("literate_10plus", "district", sex="female") / people
    census = [
        (
            districts().loc[place, "province"],
            place,
            rate[place],
            round(people[place] / 5000),
        )
        for place in people.index
    ]
    made = []
    for name, rows in (
        ("by_hand", hand),
        ("one_at_0", nought),
        ("all_alike", alike),
        ("census", census),
    ):
        table = pd.DataFrame(rows, columns=["group", "unit", "value", "weight_k"])
        table.insert(0, "dataset_id", name)
        made.append(table)
    return pd.concat(made, ignore_index=True)


def split(values):
    rows = []
    for name, table in values.groupby("dataset_id", sort=False):
        for weighting in ("unweighted", "weight_k"):
            times = [1] * len(table) if weighting == "unweighted" else table["weight_k"]
            rows += [(name, weighting, *row) for row in parts(table, list(times))]
    return pd.DataFrame(
        rows, columns=["dataset_id", "weighting", "measure", "group", "value"]
    )


def parts(table, times):
    """All values of one dataset: between is the index of the groups' means."""
    y, groups = table["value"].tolist(), table["group"].tolist()
    p = other.shares(times)
    yield "gini", "", other.gini(y, p)
    spread = math.sqrt(other.variance(y, p)) / other.average(y, p)
    yield "coefficient_of_variation_population", "", spread
    count = sum(times)
    corrected = other.gini(y, p) * count / (count - 1)
    yield "gini_small_sample_corrected", "", corrected
    inside = {
        group: [(v, w) for v, w, g in zip(y, times, groups, strict=True) if g == group]
        for group in sorted(set(groups))
    }
    means = {
        group: sum(v * w for v, w in each) / sum(w for _, w in each)
        for group, each in inside.items()
    }
    smooth = [means[group] for group in groups]
    for measure, index in _MEASURES:
        total, between = index(y, p), index(smooth, p)
        between = math.nan if total != total else between if total > 1e-12 else 0.0
        total = total if not abs(total) < 1e-12 else 0.0
        yield measure, "", total
        yield f"{measure}_between", "", between
        yield f"{measure}_within", "", total - between
        share = between / total if total else math.nan
        yield f"{measure}_between_share", "", share
        for group, each in inside.items():
            own = [v for v, _ in each]
            weights = other.shares([w for _, w in each])
            found = index(own, weights) if max(own) > min(own) else 0.0
            yield f"group_{measure}", group, found
    for group, mean in means.items():
        yield "group_mean", group, mean


# --- two places ---------------------------------------------------------------------


def strata_by_hand():
    rows = [("by_hand", "x", 60, 0.5, 20, 0.6), ("by_hand", "y", 40, 0.25, 60, 0.3)]
    rows += [("same_rates", "x", 1, 0.5, 3, 0.5), ("same_rates", "y", 3, 0.1, 1, 0.1)]
    rows += [("same_shares", "x", 2, 0.5, 4, 0.2), ("same_shares", "y", 3, 0.1, 6, 0.3)]
    rows += [("empty", "x", 5, 0.5, 5, 0.2), ("empty", "y", 0, math.nan, 0, math.nan)]
    rows += [("no_rate", "x", 5, 0.5, 5, 0.2), ("no_rate", "y", 3, 0.4, 0, math.nan)]
    return pd.DataFrame(rows, columns=_STRATA)


def strata_of_census():
    below = by("persons_10plus", "province", "residence", sex="female")
    rate = by("literate_10plus", "province", "residence", sex="female") / below
    for first, second in (("Punjab", "Sindh"), ("Sindh", "Balochistan")):
        name = f"{first} {second}"
        rows = [
            (name, place, below[first, place], rate[first, place])
            + (below[second, place], rate[second, place])
            for place in ("rural", "urban")
        ]
        yield pd.DataFrame(rows, columns=_STRATA)


_STRATA = ["dataset_id", "stratum", "n1", "rate1", "n2", "rate2"]


def kitagawa(strata):
    """Composition: what the shares alone change, at the rates of either side."""
    rows = []
    for name, table in strata.groupby("dataset_id", sort=False):
        if name == "no_rate":
            rows.append((name, *[math.nan] * 5))
            continue
        each = table[table["n1"] > 0]
        a, b = (other.shares(each[key].tolist()) for key in ("n1", "n2"))
        x, y = each["rate1"].tolist(), each["rate2"].tolist()
        crude = {
            (s, r): other.average(u, v)
            for s, v in (("a", a), ("b", b))
            for r, u in (("x", x), ("y", y))
        }
        shares = (
            crude["a", "x"] - crude["b", "x"] + crude["a", "y"] - crude["b", "y"]
        ) / 2
        rates = (
            crude["a", "x"] - crude["a", "y"] + crude["b", "x"] - crude["b", "y"]
        ) / 2
        gap = crude["a", "x"] - crude["b", "y"]
        rows.append((name, crude["a", "x"], crude["b", "y"], gap, shares, rates))
    columns = ["dataset_id", "crude_rate1", "crude_rate2", "difference_1_minus_2"]
    return pd.DataFrame(rows, columns=[*columns, "composition_effect", "rate_effect"])
