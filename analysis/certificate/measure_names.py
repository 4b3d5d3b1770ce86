"""What the codes of a certificate are called in full, their formulas and sources."""

from analysis.certificate.named import Named, pairs_of
from analysis.certificate.named_places import PLACES
from analysis.certificate.named_votes import VOTES
from analysis.inequality.measure_words import WORDS
from analysis.inequality.measures import MEASURES

_UIS = "; ".join(MEASURES["parity"].sources)
_WHO = "; ".join(MEASURES["gini"].sources)
_SHORROCKS = "Shorrocks 1980, Econometrica 48:613-625"
_KITAGAWA = (
    "Kitagawa 1955, Journal of the American Statistical Association 50:1168-1194"
)
_PARITY = {
    "parity_index": ("Parity index (PI)", WORDS["parity"].formula),
    "adjusted_parity_index": (
        "Adjusted parity index (API)",
        WORDS["adjusted-parity"].formula,
    ),
    "difference_points": (
        "Difference in points",
        "first group − second group",
    ),
    "adjusted_in_0_97_1_03": (
        "Adjusted parity index within the band of parity",
        "1 where 0.97 ≤ adjusted parity index ≤ 1.03, else 0",
    ),
    "unadjusted_in_0_97_1_03": (
        "Parity index within the band of parity",
        "1 where 0.97 ≤ parity index ≤ 1.03, else 0",
    ),
    "class_by_unadjusted": (
        "Which group is lower or higher",
        "parity from 0.97 to 1.03 of the parity index, else by its side of 1",
    ),
    "favoured": (
        "Which group is favoured",
        "outside the band, the higher group; of an adverse indicator the lower",
    ),
}
_SPLITS = {
    "theil_T": ("Theil's index (T)", "Σ p r ln r, r = y ÷ average"),
    "theil_T_between": (
        "Theil's index (T) between groups",
        "Σ s ln(m ÷ average), s a group's share of the total, m its mean",
    ),
    "theil_T_within": (
        "Theil's index (T) within groups",
        "Σ s × T of a group, s its share of the total",
    ),
    "theil_T_between_share": ("Share of T between groups", "T between ÷ T"),
    "group_theil_T": ("Theil's index (T) of one group", "T of its units alone"),
    "mld_L": ("Mean log deviation (L)", "−Σ p ln r, r = y ÷ average"),
    "mld_L_between": (
        "Mean log deviation (L) between groups",
        "−Σ q ln(m ÷ average), q a group's share of people, m its mean",
    ),
    "mld_L_within": (
        "Mean log deviation (L) within groups",
        "Σ q × L of a group, q its share of people",
    ),
    "mld_L_between_share": ("Share of L between groups", "L between ÷ L"),
    "group_mld_L": ("Mean log deviation (L) of one group", "L of its units alone"),
    "group_mean": ("Mean of a group (m)", "Σ p y ÷ Σ p over its units"),
}
_SPREAD = {
    "gini": ("Gini index (G)", WORDS["gini"].formula),
    "gini_small_sample_corrected": (
        "Gini index (G), corrected for few units",
        "G × n ÷ (n − 1)",
    ),
    "coefficient_of_variation_population": (
        "Coefficient of variation (CV)",
        "standard deviation with divisor n ÷ average",
    ),
}
_TWO_PLACES = {
    "crude_rate1": ("Crude rate of the first group", "Σ a A, a shares, A rates"),
    "crude_rate2": ("Crude rate of the second group", "Σ b B, b shares, B rates"),
    "difference_1_minus_2": ("Difference of the crude rates", "Σ a A − Σ b B"),
    "composition_effect": ("Composition effect", "Σ (a − b)(A + B) ÷ 2"),
    "rate_effect": ("Rate effect", "Σ (A − B)(a + b) ÷ 2"),
}
# Measures that Zila does not compute: names only.
_NOT_OURS = {
    "atkinson_0.5": ("Atkinson's index, aversion 0.5", ""),
    "atkinson_1": ("Atkinson's index, aversion 1", ""),
    "leik_dispersion": ("Leik's ordinal dispersion", ""),
    "krippendorff_alpha_ordinal": ("Krippendorff's alpha, ordinal", ""),
    "krippendorff_alpha_interval": ("Krippendorff's alpha, interval", ""),
}
_NAMED = {
    **pairs_of(_PARITY, _UIS),
    **pairs_of(_SPLITS, _SHORROCKS),
    **pairs_of(_SPREAD, _WHO),
    **pairs_of(_TWO_PLACES, _KITAGAWA),
    **pairs_of(_NOT_OURS, ""),
    **PLACES,
    **VOTES,
}
_VARIANTS = {
    "no reference": "no group chosen to compare with",
    "reference": "against a chosen group",
    "ordered": "groups in an order",
    "logit": "logit curve",
    "linear": "straight line",
    "wagstaff": "Wagstaff's form for an indicator",
    "erreygers": "Erreygers's form for an indicator",
}
_LIMITS = "simulated limits"


def key_of(measure: str, variant: str) -> str:
    """Return our key of a measure of inequality in a variant.

    Parameters
    ----------
    measure : as the file calls it
    variant : of it, as the file calls it

    >>> key_of("sii", "sii(linear)"), key_of("rci", "rci(wagstaff,0-100)")
    ('sii-linear', 'rci-wagstaff')
    """
    for form in ("linear", "wagstaff", "erreygers"):
        if form in variant:
            return f"{measure}-{form}"
    return measure


def named(measure: str) -> Named:
    """Return what a code is called in full; all empty for one that nobody knows.

    Parameters
    ----------
    measure : of a line of a certificate

    >>> named("sii(logit)").name
    'Slope index of inequality (SII), logit curve'
    """
    if measure in _NAMED:
        return _NAMED[measure]
    code, _, ending = measure.partition(", ")
    base, _, variant = code.partition("(")
    key = key_of(base, code)
    if key not in WORDS:
        return Named()
    form, _, bounds = variant.rstrip(")").partition(",")
    within = f" from {bounds.replace('-', ' to ')}" if bounds else ""
    form = _VARIANTS.get(form, form) + within
    told = [f"{WORDS[base].name} ({base.upper()})", form, ending]
    formula = WORDS[key].formula
    if ending == _LIMITS:
        formula = f"2.5th and 97.5th percentile over simulated figures of: {formula}"
    sources = "; ".join(MEASURES[key].sources)
    return Named(", ".join(filter(None, told)), formula, sources)
