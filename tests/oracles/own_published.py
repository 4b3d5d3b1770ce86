"""Published worked examples: what was given and what their authors printed.

`recomputed` finds each printed number again by arithmetic of its own.
"""

import math
from fractions import Fraction

import numpy as np
import pandas as pd
from scipy.optimize import brentq
from scipy.stats import norm

# Found in the tests of several programs that name the same table; not in the paper.
_QUOTED = "(numbers as the tests of other programs quote them)"
_RATE = (
    "Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B "
    f"57:289-300: 15 p values, 4 rejected {_QUOTED}"
)
_NEWCOMBE = (
    "Newcombe 1998, Statistics in Medicine 17:857-872, Table I: four shares, score "
    f"method without continuity correction {_QUOTED}"
)
_INDIA = (
    "O'Donnell et al. 2008, Analyzing health equity using household survey data, "
    "chapter 8: under-five deaths in India 1982-92 by fifths of wealth (numbers from "
    "memory, the book not checked; recomputed by hand)"
)
_IRR = (
    "RExRepos, Inter-rater-reliability: printed output of kendall() of the R package "
    "irr, 3 raters rank 6 cases"
)
_UIS = "UNESCO Institute for Statistics, glossary: gender parity index of 40 and 50"
_PANEL = "BMJ Open 2012: 15 scores on the RAND/UCLA scale, IPRAS 6.1"
_EXPERTS = "BMC Health Services Research 2017: content validity by 9 and 10 experts"

_P = (0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324)
_P += (0.4262, 0.5719, 0.6528, 0.759, 1.0)
_SHARES = {
    (81, 263): ("0.2553", "0.3662"),
    (15, 148): ("0.0624", "0.1605"),
    (0, 20): ("0.0000", "0.1611"),
    (1, 29): ("0.0061", "0.1718"),
}
_DEATHS = (154.7, 152.9, 119.5, 86.9, 54.3)
_BIRTHS = (29939, 28776, 26528, 24689, 19739)
_RANKS = {"A": (1, 6, 3, 2, 5, 4), "B": (1, 5, 6, 2, 4, 3), "C": (2, 3, 6, 5, 4, 1)}
_SEXES = {(40, 50): ("0.8", "0.8"), (50, 40): ("1.25", "1.2")}
_SCORES = {4: 1, 5: 1, 6: 1, 7: 5, 8: 5, 9: 2}
_AGREED = {
    (6, 9): ("0.164", "0.60"),
    (7, 9): ("0.070", "0.76"),
    (8, 9): ("0.018", "0.89"),
    (7, 10): ("0.117", "0.66"),
    (8, 10): ("0.044", "0.79"),
    (9, 10): ("0.010", "0.90"),
    (10, 10): ("0.001", "1.00"),
}


def files():
    return {"published_inputs": inputs(), "published_expected": expected()}


def inputs():
    rows = [("rates", str(i), "", p, math.nan) for i, p in enumerate(_P, start=1)]
    rows += [("shares", _item(pair), "", *pair) for pair in _SHARES]
    fifths = zip(_DEATHS, _BIRTHS, strict=True)
    rows += [("deaths", str(i), "", *pair) for i, pair in enumerate(fifths, start=1)]
    rows += [
        ("ranks", f"case {i}", rater, rank, math.nan)
        for rater, ranks in _RANKS.items()
        for i, rank in enumerate(ranks, start=1)
    ]
    rows += [("parity", _item(pair), "", *pair) for pair in _SEXES]
    rows += [("panel", f"score {key}", "", key, n) for key, n in _SCORES.items()]
    rows += [("experts", _item(pair), "", *pair) for pair in _AGREED]
    return pd.DataFrame(rows, columns=["example", "item", "rater", "value", "beside"])


def expected():
    rows = [("rates", "", "fdr_found_5pct", "4", _RATE)]
    rows += _printed("shares", _SHARES, ("wilson_lower", "wilson_upper"), _NEWCOMBE)
    rows.append(("deaths", "", "rci", "-0.1694", _INDIA))
    rows.append(("ranks", "", "kendall_W_tie_corrected", "0.568", _IRR))
    indices = ("parity_index", "adjusted_parity_index")
    rows += _printed("parity", _SEXES, indices, _UIS)
    rows.append(("panel", "", "ram_ipras_type7", "6.1", _PANEL))
    rows += _printed("experts", _AGREED, ("pc", "kappa_star"), _EXPERTS)
    return pd.DataFrame(
        rows, columns=["example", "item", "measure", "printed", "source"]
    )


def _item(pair):
    return f"{pair[0]} of {pair[1]}"


def _printed(example, printed, measures, source):
    return [
        (example, _item(pair), measure, said, source)
        for pair, both in printed.items()
        for measure, said in zip(measures, both, strict=True)
    ]


# --- found again --------------------------------------------------------------------


def recomputed():
    """{(example, item, measure): value}, none of it from the code under test."""
    # As many as the largest rank at which p is at most its share of 5 %.
    least = [p <= 0.05 * rank / len(_P) for rank, p in enumerate(sorted(_P), start=1)]
    found = {("rates", "", "fdr_found_5pct"): 1 + max(np.flatnonzero(least))}
    for pair in _SHARES:
        low, high = _score_limits(*pair)
        found["shares", _item(pair), "wilson_lower"] = low
        found["shares", _item(pair), "wilson_upper"] = high
    found["deaths", "", "rci"] = _area_index()
    found["ranks", "", "kendall_W_tie_corrected"] = _mean_correlation_index()
    for first, second in _SEXES:
        index = Fraction(first, second)
        place = ("parity", _item((first, second)))
        found[*place, "parity_index"] = float(index)
        found[*place, "adjusted_parity_index"] = float(
            index if index <= 1 else 2 - 1 / index
        )
    found["panel", "", "ram_ipras_type7"] = _adjusted_range()
    for agree, n in _AGREED:
        chance = Fraction(math.comb(n, agree), 2**n)
        place = ("experts", _item((agree, n)))
        found[*place, "pc"] = float(chance)
        found[*place, "kappa_star"] = float(
            (Fraction(agree, n) - chance) / (1 - chance)
        )
    return found


def _score_limits(agree, n):
    """Where the share asked for is as far off as the 97.5th percentile allows."""
    share, z = agree / n, norm.ppf(0.975)

    def apart(true):
        return (share - true) ** 2 * n - z**2 * true * (1 - true)

    low = brentq(apart, 0.0, share, xtol=1e-14) if agree else 0.0
    return low, brentq(apart, max(share, 1e-9), 1.0, xtol=1e-14)


def _area_index():
    """1 less twice the area below the concentration curve, by trapezes."""
    births = np.array(_BIRTHS, float)
    deaths = births * _DEATHS
    x = np.r_[0, births.cumsum() / births.sum()]
    y = np.r_[0, deaths.cumsum() / deaths.sum()]
    return 1 - sum((x[1:] - x[:-1]) * (y[1:] + y[:-1]))


def _mean_correlation_index():
    """W from the mean rank correlation of the pairs of raters."""
    ranks, r = list(_RANKS.values()), len(_RANKS)
    every = [np.corrcoef(ranks[i], ranks[j])[0, 1] for i in range(r) for j in range(i)]
    return (np.mean(every) * (r - 1) + 1) / r


def _adjusted_range():
    scores = sorted(key for key, n in _SCORES.items() for _ in range(n))
    ends = []
    for tenths in (3, 7):
        place = (len(scores) - 1) * tenths / 10
        below = math.floor(place + 1e-9)
        above = min(below + 1, len(scores) - 1)
        ends.append(scores[below] + (place - below) * (scores[above] - scores[below]))
    return 2.35 + 1.5 * abs(5 - sum(ends) / 2)
