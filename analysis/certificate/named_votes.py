"""Names, formulas and sources of the measures of votes and rankings, by code."""

from analysis.certificate.named import pairs_of

_RAND = "Fitch et al. 2001, The RAND/UCLA Appropriateness Method User's Manual, MR-1269"
_TASTLE = (
    "Tastle & Wierman 2007, International Journal of Approximate Reasoning 45:531-545"
)
_EIJK = "Van der Eijk 2001, Quality & Quantity 35:325-341"
_WILSON = "Wilson 1927, Journal of the American Statistical Association 22:209-212"
_COUNTED = "Diamond et al. 2014, Journal of Clinical Epidemiology 67:401-409"
_TRIALS = "Williamson et al. 2017, Trials 18 (suppl. 3):280"
_KENDALL = (
    "Kendall & Babington Smith 1939, Annals of Mathematical Statistics 10:275-287"
)
_POLIT = "Polit, Beck & Owen 2007, Research in Nursing & Health 30:459-467"
_QUANTILES = "Hyndman & Fan 1996, The American Statistician 50:361-365"
_PLACE = {7: "1 + (n − 1) q", 6: "(n + 1) q"}

_NUMBERS = {
    "n": ("Votes (n)", "number of votes"),
    "mean": ("Mean", "Σ votes ÷ n"),
    "median": ("Median", "the middle vote, or the mean of the middle two"),
    "mean_abs_deviation_from_median": (
        "Mean distance from the median",
        "Σ |vote − median| ÷ n",
    ),
}
_SHARES = {
    "pct_agree_top2": ("Percent agreement", "100 × votes for the top two of five ÷ n"),
    "pct_disagree_bottom2": (
        "Percent disagreement",
        "100 × votes for the bottom two of five ÷ n",
    ),
}
_ROOTS = "(share + z² ÷ 2n {} z √(share (1 − share) ÷ n + z² ÷ 4n²)) ÷ (1 + z² ÷ n)"
_LIMITS = {
    f"{code}_{end}": (f"{name}, {end} limit of Wilson", _ROOTS.format(sign))
    for code, name in (
        ("pct_agree_wilson", "Percent agreement"),
        ("wilson", "A share"),
    )
    for end, sign in (("lower", "−"), ("upper", "+"))
}
_SCORES = {
    "pct_7to9": ("Percent that score 7 to 9", "100 × scores of 7 to 9 ÷ n"),
    "pct_1to3": ("Percent that score 1 to 3", "100 × scores of 1 to 3 ÷ n"),
    "core_outcome_70_15_in": (
        "Core outcome 70/15, in",
        "1 where at least 70% score 7 to 9 and fewer than 15% score 1 to 3, else 0",
    ),
}
_CLOSE = {
    "tastle_wierman_consensus": (
        "Tastle–Wierman consensus",
        "1 + Σ f log2(1 − |rating − mean| ÷ (points − 1)), f shares of the votes",
    ),
    "tastle_wierman_dissent": ("Tastle–Wierman dissent", "1 − consensus"),
}
_PEAKED = {
    "van_der_eijk_agreement": (
        "Van der Eijk's agreement (A)",
        "mean agreement of the layers of the votes, weighted by their votes",
    ),
    "van_der_eijk_polarization": ("Polarisation by van der Eijk's A", "(1 − A) ÷ 2"),
}
_CLASSIC = {
    "ram_classic_low_votes": ("Scores of 1 to 3", "how many there are"),
    "ram_classic_high_votes": ("Scores of 7 to 9", "how many there are"),
    "ram_classic_outside_median_region": (
        "Scores outside the third of the median",
        "votes outside 1–3, 4–6 or 7–9, whichever holds the median",
    ),
    "ram_classic_disagreement_third_rule": (
        "RAND/UCLA disagreement, rule of a third",
        "1 where a third or more is in each end of the scale, else 0",
    ),
    "ram_class": (
        "RAND/UCLA class",
        "3 endorsed, 2 uncertain, 1 rejected: the median, without disagreement",
    ),
}
_SPREAD = {"q25": "Lower quartile (Q1)", "q75": "Upper quartile (Q3)"}
_INDEX = {
    "ipr": ("Interpercentile range (IPR)", "P70 − P30"),
    "ipras": (
        "Interpercentile range adjusted for symmetry (IPRAS)",
        "2.35 + 1.5 |5 − (P30 + P70) ÷ 2|",
    ),
    "disagreement_index": ("Disagreement index (DI)", "IPR ÷ IPRAS"),
    "disagreement": ("RAND/UCLA disagreement", "1 where IPR ÷ IPRAS > 1, else 0"),
}


def _quartiles(kind: int) -> dict[str, tuple[str, str]]:
    """Return code -> name and formula of quartiles of one type."""
    found = {
        f"{code}_type{kind}": (
            f"{name}, type {kind}",
            f"between the votes at place {_PLACE[kind]} in order, q = 0.{code[1:]}",
        )
        for code, name in _SPREAD.items()
    }
    return found | {
        f"iqr_type{kind}": (f"Interquartile range (IQR), type {kind}", "Q3 − Q1")
    }


def _ranges(kind: int) -> dict[str, tuple[str, str]]:
    """Return code -> name and formula of RAND/UCLA's numbers of one type."""
    ends = {
        f"ram_p{each}_type{kind}": (
            f"{each}th percentile of the scores (P{each}), type {kind}",
            f"between the scores at place {_PLACE[kind]} in order, q = 0.{each}",
        )
        for each in (30, 70)
    }
    return ends | {
        f"ram_{code}_type{kind}": (f"{name}, type {kind}", formula)
        for code, (name, formula) in _INDEX.items()
    }


_RANKS = {
    "kendall_W_tie_corrected": (
        "Kendall's W, corrected for ties",
        "12 S ÷ (r² (m³ − m) − r T), S of the rank sums, T = Σ (t³ − t) of the ties",
    ),
    "kendall_W_uncorrected": ("Kendall's W", "12 S ÷ (r² (m³ − m))"),
    "kendall_chi2": ("Kendall's W, chi-square", "r (m − 1) W"),
    "kendall_df": ("Kendall's W, degrees of freedom (df)", "m − 1"),
    "kendall_p": ("Kendall's W, p value", "share of chi-square above r (m − 1) W"),
    "raters": ("Raters (r)", "how many there are"),
    "items": ("Items (m)", "how many there are"),
}
_CHANCE = ("Chance of so many alike (Pc)", "C(n, relevant) ÷ 2ⁿ")
_KAPPA = ("Modified kappa (kappa*)", "(I-CVI − Pc) ÷ (1 − Pc)")
_VALIDITY = {
    "i_cvi": ("Content validity index of an item (I-CVI)", "relevant ÷ experts"),
    "pc": _CHANCE,
    "kappa_star": _KAPPA,
    "class": (
        "Class of kappa*",
        "excellent above 0.74, good from 0.60, fair from 0.40, else poor",
    ),
    "pc_published": (f"{_CHANCE[0]}, as published", _CHANCE[1]),
    "kappa_published": (f"{_KAPPA[0]}, as published", _KAPPA[1]),
}
VOTES = {
    **pairs_of(_NUMBERS, "by definition"),
    **pairs_of(_SHARES, _COUNTED),
    **pairs_of(_LIMITS, _WILSON),
    **pairs_of(_SCORES, _TRIALS),
    **pairs_of(_CLOSE, _TASTLE),
    **pairs_of(_PEAKED, _EIJK),
    **pairs_of(_CLASSIC, _RAND),
    **pairs_of(_quartiles(7) | _quartiles(6), _QUANTILES),
    **pairs_of(_ranges(7) | _ranges(6), _RAND),
    **pairs_of(_RANKS, _KENDALL),
    **pairs_of(_VALIDITY, _POLIT),
}
