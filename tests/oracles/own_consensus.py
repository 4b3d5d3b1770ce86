"""Our own cases of consensus, by counting on paper and by the standard library."""

import math
from statistics import fmean, median, quantiles

import numpy as np
import pandas as pd
from scipy.stats import chi2, norm, rankdata

# Votes for ratings 1, 2, …; agreement known by hand where all agree, where half are
# at each end and where all ratings are as frequent.
FIVE = {
    "all_four": ((0, 0, 0, 6, 0), 1.0),
    "two_ends": ((5, 0, 0, 0, 5), -1.0),
    "even": ((3, 3, 3, 3, 3), 0.0),
    "leaning": ((1, 2, 4, 9, 4), math.nan),
}
NINE = {
    "in_favour": (0, 0, 0, 1, 1, 2, 5, 6, 3),
    "split": (5, 2, 1, 0, 0, 1, 1, 3, 5),
    "against": (6, 5, 3, 1, 0, 0, 0, 0, 0),
    "middle": (0, 0, 1, 4, 6, 4, 1, 0, 0),
    "even_nine": (2, 2, 2, 2, 2, 2, 2, 2, 2),
}
RANKINGS = {
    "same_order": [[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]],
    "mixed": [[1, 2, 3, 4], [2, 1, 4, 3], [1, 3, 2, 4]],
    "tied": [[1, 1, 2, 3], [1, 2, 2, 3], [2, 1, 3, 3], [1, 2, 3, 3]],
}


def files():
    counts = {name: votes for name, (votes, _) in FIVE.items()} | NINE
    rows = [
        (name, len(votes), rating, number)
        for name, votes in counts.items()
        for rating, number in enumerate(votes, start=1)
    ]
    expected = [
        (name, *row) for name, votes in counts.items() for row in item(name, votes)
    ]
    return {
        "consensus_votes": pd.DataFrame(
            rows, columns=["item_id", "scale_points", "rating", "votes"]
        ),
        "consensus_votes_expected": pd.DataFrame(
            expected, columns=["item_id", "measure", "value"]
        ),
        **rankings(),
        "consensus_cvi_expected": validity(),
    }


def item(name, counts):
    votes = [r for r, number in enumerate(counts, start=1) for _ in range(number)]
    n, points, middle = len(votes), len(counts), median(votes)
    yield "n", n
    yield "mean", fmean(votes)
    yield "median", middle
    yield "mean_abs_deviation_from_median", fmean(abs(v - middle) for v in votes)
    for kind, method in ((7, "inclusive"), (6, "exclusive")):
        low, _, high = quantiles(votes, n=4, method=method)
        yield f"q25_type{kind}", low
        yield f"q75_type{kind}", high
        yield f"iqr_type{kind}", high - low
    steps = [1 - abs(v - fmean(votes)) / (points - 1) for v in votes]
    close = 1 + fmean(math.log2(step) for step in steps)
    yield "tastle_wierman_consensus", close
    yield "tastle_wierman_dissent", 1 - close
    if name in FIVE:
        share = sum(counts[-2:]) / n
        z = norm.ppf(0.975)
        # The limits are where the share is z standard errors away.
        roots = np.roots([1 + z**2 / n, -(2 * share + z**2 / n), share**2])
        yield "pct_agree_top2", 100 * share
        yield "pct_disagree_bottom2", 100 * sum(counts[:2]) / n
        yield "pct_agree_wilson_lower", 100 * max(min(roots.real), 0)
        yield "pct_agree_wilson_upper", 100 * max(roots.real)
        if not math.isnan(FIVE[name][1]):
            yield "van_der_eijk_agreement", FIVE[name][1]
            yield "van_der_eijk_polarization", (1 - FIVE[name][1]) / 2
    else:
        yield from of_nine(votes, middle)


def of_nine(votes, middle):
    n = len(votes)
    low, high = sum(v <= 3 for v in votes), sum(v >= 7 for v in votes)
    yield "pct_7to9", 100 * high / n
    yield "pct_1to3", 100 * low / n
    yield "core_outcome_70_15_in", int(high / n >= 0.7 and low / n < 0.15)
    yield "ram_classic_low_votes", low
    yield "ram_classic_high_votes", high
    yield "ram_classic_disagreement_third_rule", int(low >= n / 3 and high >= n / 3)
    for kind, method in ((7, "inclusive"), (6, "exclusive")):
        tenths = quantiles(votes, n=10, method=method)
        p30, p70 = tenths[2], tenths[6]
        limit = 2.35 + 1.5 * abs(5 - (p30 + p70) / 2)
        yield f"ram_p30_type{kind}", p30
        yield f"ram_p70_type{kind}", p70
        yield f"ram_ipr_type{kind}", p70 - p30
        yield f"ram_ipras_type{kind}", limit
        yield f"ram_disagreement_index_type{kind}", (p70 - p30) / limit
        yield f"ram_disagreement_type{kind}", int(p70 - p30 > limit)
        if kind == 7:
            sided = 3 if middle >= 6.5 else 1 if middle <= 3 else 2
            yield "ram_class", 2 if p70 - p30 > limit else sided


def rankings():
    rows, expected = [], []
    for name, ratings in RANKINGS.items():
        rows += [
            (name, f"R{r}", f"I{i}", value)
            for r, row in enumerate(ratings)
            for i, value in enumerate(row)
        ]
        ranks = np.array([rankdata(row) for row in ratings])
        r, m = ranks.shape
        # The variance of the rank sums, against that of one order given by all.
        plain = 12 * ranks.sum(axis=0).var() * m / (r**2 * (m**3 - m))
        whole = 12 * r * sum(row.var() for row in ranks) * m / (r**2 * (m**3 - m))
        w, df = plain / whole, m - 1
        values = {"kendall_W_tie_corrected": w, "kendall_W_uncorrected": plain}
        values |= {
            "kendall_chi2": r * df * w,
            "kendall_df": df,
            "raters": r,
            "items": m,
        }
        values["kendall_p"] = chi2.sf(r * df * w, df)
        expected += [(name, *pair) for pair in values.items()]
    return {
        "consensus_ratings": pd.DataFrame(
            rows, columns=["set_id", "rater", "item", "value"]
        ),
        "consensus_ratings_expected": pd.DataFrame(
            expected, columns=["set_id", "measure", "value"]
        ),
    }


def validity():
    rows = []
    for n, agree in ((4, 4), (4, 3), (6, 5), (6, 3), (8, 7), (8, 6), (12, 9)):
        chance = math.factorial(n) / (math.factorial(agree) * math.factorial(n - agree))
        chance /= 2**n
        index = agree / n
        kappa = (index - chance) / (1 - chance)
        bounds = ((0.74, "excellent"), (0.60, "good"), (0.40, "fair"))
        named = next((name for least, name in bounds if kappa >= least), "poor")
        rows.append((n, agree, index, chance, kappa, named, math.nan, math.nan))
    columns = ["experts", "agree", "i_cvi", "pc", "kappa_star", "class"]
    return pd.DataFrame(rows, columns=[*columns, "pc_published", "kappa_published"])
