"""Measures of inequality in another way: other formulas, plain loops, numeric slopes.

Nothing here comes from `analysis`: what it gives is what the code under test must.
"""

import math

import numpy as np
from scipy.optimize import root
from scipy.stats import norm

Z = norm.ppf(0.975)
DRAWS = 200_000


def shares(people):
    return [n / sum(people) for n in people]


def average(y, p):
    return sum(a * b for a, b in zip(y, p, strict=True))


def gradient(function, at):
    """Central differences of four points."""
    slopes = []
    for i in range(len(at)):
        h = 1e-3 * max(abs(at[i]), 1e-2)
        moved = [
            [v + k * h * (j == i) for j, v in enumerate(at)] for k in (-2, -1, 1, 2)
        ]
        a, b, c, d = map(function, moved)
        slopes.append((a - 8 * b + 8 * c - d) / (12 * h))
    return slopes


def by_slopes(function, y, se):
    """The standard error of a smooth function of independent figures."""
    found = math.hypot(*(g * s for g, s in zip(gradient(function, y), se, strict=True)))
    return found if found > 1e-9 else 0.0


# --- spread -------------------------------------------------------------------------


def variance(y, p):
    """Half the mean squared difference of two people drawn at random."""
    pairs = [
        (a, b, f, g)
        for a, f in zip(y, p, strict=True)
        for b, g in zip(y, p, strict=True)
    ]
    return sum(f * g * (a - b) ** 2 for a, b, f, g in pairs) / 2


def variance_error(y, p, se):
    """Moments of a quadratic form in normal variables."""
    form = np.diag(p) - np.outer(p, p)
    spread = form @ np.diag(np.square(se))
    mean = np.asarray(y)
    return math.sqrt(2 * np.trace(spread @ spread) + 4 * mean @ spread @ form @ mean)


def distance(y, p, target, *, weighted):
    share = p if weighted else [1 / len(y)] * len(y)
    return sum(w * abs(v - target) for v, w in zip(y, share, strict=True))


def theil(y, p):
    """From shares of the total against shares of people."""
    held = [v * w / average(y, p) for v, w in zip(y, p, strict=True)]
    return sum(s * math.log(s / w) for s, w in zip(held, p, strict=True) if s > 0)


def log_deviation(y, p):
    if min(y) == 0:
        return math.nan
    held = [v * w / average(y, p) for v, w in zip(y, p, strict=True)]
    return sum(w * math.log(w / s) for s, w in zip(held, p, strict=True))


def gini(y, p):
    """The mean difference of two people drawn at random ÷ twice the mean."""
    pairs = [
        (a, b, f, g)
        for a, f in zip(y, p, strict=True)
        for b, g in zip(y, p, strict=True)
    ]
    return sum(f * g * abs(a - b) for a, b, f, g in pairs) / (2 * average(y, p))


# --- rank ---------------------------------------------------------------------------


def ranks(p):
    found, below = [], 0.0
    for share in p:
        found.append(below + share / 2)
        below += share
    return found


def concentration(y, p):
    """Twice the covariance of figure and rank."""
    x = ranks(p)
    return 2 * (
        average([a * b for a, b in zip(x, y, strict=True)], p)
        - average(x, p) * average(y, p)
    )


def concentration_error(y, people):
    """Least squares on rows multiplied by the root of people."""
    p = shares(people)
    x = np.array(ranks(p))
    spread = average((x - average(x, p)) ** 2, p)
    rows = np.column_stack([np.ones_like(x), x]) * np.sqrt(people)[:, None]
    target = 2 * spread * np.array(y) * np.sqrt(people)
    found, rest, *_ = np.linalg.lstsq(rows, target, rcond=None)
    rest = ((target - rows @ found) ** 2).sum()
    return math.sqrt(rest / (len(y) - 2) * np.linalg.inv(rows.T @ rows)[1, 1])


def curve(beta, x, logit):
    line = beta[0] + beta[1] * x
    return 1 / (1 + math.exp(-line)) if logit else line


def ends(y, p, *, logit):
    """Coefficients from the score equations, and their robust variance, by sums."""
    x, n = ranks(p), len(y)

    def score(beta):
        rest = [
            w * (v - curve(beta, r, logit)) for v, r, w in zip(y, x, p, strict=True)
        ]
        return [sum(rest), sum(a * b for a, b in zip(rest, x, strict=True))]

    beta = root(score, [0.0, 0.0], tol=1e-15).x
    bread, meat = np.zeros((2, 2)), np.zeros((2, 2))
    for v, r, w in zip(y, x, p, strict=True):
        fit, row = curve(beta, r, logit), np.array([1.0, r])
        bread += w * (fit * (1 - fit) if logit else 1) * np.outer(row, row)
        meat += (w * (v - fit)) ** 2 * np.outer(row, row)
    inverse = np.linalg.inv(bread)
    return beta, n / (n - 2) * inverse @ meat @ inverse


def slope_and_relative(y, p, *, scale, logit):
    """SII with its error, RII with that of its logarithm."""
    beta, spread = ends([v / scale for v in y], p, logit=logit)

    def absolute(b):
        return scale * (curve(b, 1, logit) - curve(b, 0, logit))

    def relative(b):
        return math.log(curve(b, 1, logit) / curve(b, 0, logit))

    def with_error(function):
        slopes = np.array(gradient(function, list(beta)))
        return function(beta), math.sqrt(slopes @ spread @ slopes)

    if min(curve(beta, 0, logit), curve(beta, 1, logit)) <= 0:
        return with_error(absolute), (math.nan, math.nan)
    log, error = with_error(relative)
    return with_error(absolute), (math.exp(log), error)


# --- impact -------------------------------------------------------------------------


def fraction_error(y, people, best, scale):
    """The delta method over the four cells of people asked."""
    cases = [v / scale * n for v, n in zip(y, people, strict=True)]
    others = [i for i in range(len(y)) if i != best]
    a, b = sum(cases[i] for i in others), sum(people[i] - cases[i] for i in others)
    cells = [a, b, cases[best], people[best] - cases[best]]

    def fraction(n):
        return 1 - (n[2] / (n[2] + n[3])) / ((n[0] + n[2]) / sum(n))

    slopes = gradient(fraction, cells)
    return math.sqrt(sum(g * g * n for g, n in zip(slopes, cells, strict=True)))


# --- simulated limits ---------------------------------------------------------------


def simulated(function, y, se, scale, seed):
    """Percentiles of a function over draws that are thrown again outside the scale."""
    stream = np.random.default_rng(seed)
    drawn = stream.normal(y, se, (DRAWS, len(y)))
    while (bad := (drawn < 0) | (drawn > scale)).any():
        again = stream.normal(y, se, (DRAWS, len(y)))
        drawn[bad] = again[bad]
    return np.percentile([function(row) for row in drawn[:20_000]], [2.5, 97.5])


# --- normal and log-normal ----------------------------------------------------------


def normal(estimate, se):
    return estimate, se, estimate - Z * se, estimate + Z * se


def log_normal(estimate, se):
    if not estimate > 0:
        return estimate, math.nan, math.nan, math.nan
    log = math.log(estimate)
    return estimate, se, math.exp(log - Z * se), math.exp(log + Z * se)
