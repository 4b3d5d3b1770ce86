"""Names, formulas and sources of the measures of neighbours, by code."""

from analysis.certificate.named import pairs_of

_CLIFF = "Cliff & Ord 1981, Spatial Processes"
_ANSELIN = "Anselin 1995, Geographical Analysis 27:93-115"
_SOKAL = (
    "Sokal, Oden & Thomson 1998, Geographical Analysis 30:331-354; "
    "Anselin 1995, Geographical Analysis 27:93-115"
)
_ORD = "Ord & Getis 1995, Geographical Analysis 27:286-306"
_RATE = (
    "Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289-300"
)
_STEPPED = "the least of m p ÷ rank from its rank on, m tests"
_GLOBAL = {
    "moran_I": ("Moran's I", "(n ÷ S0) Σ w z z' ÷ Σ z², S0 = Σ w", "−1 ÷ (n − 1)"),
    "geary_C": ("Geary's C", "(n − 1) Σ w (x − x')² ÷ (2 S0 Σ z²), S0 = Σ w", "1"),
}
_COLUMNS = {
    "variance": ("variance", "of the index over reshufflings, or over normal values"),
    "z": ("z", "(index − expected value) ÷ standard deviation; C is turned round"),
    "p": ("p value", "share of the normal distribution beyond z, on the side asked"),
    "permutation p": (
        "p value by reshuffling",
        "(reshufflings at least as far + 1) ÷ (reshufflings + 1)",
    ),
    "variance, z, p with units alone": ("variance, z and p with units alone", ""),
}


def _of_all() -> dict[str, tuple[str, str]]:
    """Return code -> name and formula of the measures over all units together."""
    found = {}
    for code, (name, formula, mean) in _GLOBAL.items():
        found[f"{code} estimate"] = (name, formula)
        found[f"{code} permutation estimate"] = (name, formula)
        found[f"{code} expectation"] = (f"{name}, expected value", mean)
        for column, (ending, made) in _COLUMNS.items():
            found[f"{code} {column}"] = (f"{name}, {ending}", made)
    return found


_LOCAL = {
    "spatial_lag": ("Mean of the neighbours (lag)", "Σ w y, weights of 1 together"),
    "quadrant": (
        "Quadrant",
        "the unit above or below the mean (H, L), then its neighbours' mean",
    ),
    "local_I": (
        "Local Moran (local I)",
        "z × mean of the neighbours' z ÷ m2, m2 = Σ z² ÷ n",
    ),
    "p_perm_folded": (
        "Local Moran, p of one side by reshuffling",
        "(the fewer of draws at least as high or as low + 1) ÷ (draws + 1)",
    ),
    "p_perm_two_sided": (
        "Local Moran, p by reshuffling",
        "twice the p of one side, at most 1",
    ),
}
_MOMENTS = {
    "E_conditional": ("Local Moran, expected value", "−z² ÷ ((n − 1) m2)"),
    "var_conditional": (
        "Local Moran, variance",
        "(z ÷ m2)² × variance of the mean of its number of neighbours, of others' z",
    ),
    "z_conditional": (
        "Local Moran, z",
        "(local I − expected value) ÷ standard deviation",
    ),
    "p_conditional_two_sided": (
        "Local Moran, p of the normal distribution",
        "twice the share of the normal distribution beyond |z|",
    ),
    "z_total": (
        "Local Moran, z with all values reshuffled",
        "(local I − expected value) ÷ standard deviation, the unit's own value too",
    ),
}
_HOT = {
    "Gstar_z_binary": (
        "Getis–Ord G*, as z",
        "(Σ w y − W mean) ÷ (s √((n S1 − W²) ÷ (n − 1))), w 0 or 1, itself included; "
        "W = Σ w, S1 = Σ w²",
    ),
    "G_z_binary": (
        "Getis–Ord G, as z",
        "as G*, with neither sums, mean nor s of the unit itself",
    ),
}
_RATES = {
    "p_conditional_fdr": (
        "Local Moran, false discovery rate (FDR) of the normal p",
        _STEPPED,
    ),
    "p_perm_two_sided_fdr": (
        "Local Moran, false discovery rate (FDR) of p by reshuffling",
        _STEPPED,
    ),
    "p_perm_two_sided_fdr, stepped up from the file's own p": (
        "False discovery rate (FDR) of the file's own p",
        _STEPPED,
    ),
    "fdr_found_5pct": (
        "Tests found at a false discovery rate (FDR) of 5%",
        f"how many are at most 0.05: {_STEPPED}",
    ),
}
PLACES = {
    **pairs_of(_of_all(), _CLIFF),
    **pairs_of(_LOCAL, _ANSELIN),
    **pairs_of(_MOMENTS, _SOKAL),
    **pairs_of(_HOT, _ORD),
    **pairs_of(_RATES, _RATE),
}
