"""All measures of inequality: what each is for, and how it is computed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from analysis.inequality import between_groups, entropy, impact
from analysis.inequality.concentration import (
    ERREYGERS,
    PLAIN,
    WAGSTAFF,
    absolute_concentration,
    relative_concentration,
)
from analysis.inequality.difference import difference
from analysis.inequality.disparity import index_of_disparity
from analysis.inequality.gini import gini_index
from analysis.inequality.mean_difference import Target, mean_difference
from analysis.inequality.measure_words import WORDS, Words
from analysis.inequality.parity import parity_indices
from analysis.inequality.ratio import ratio
from analysis.inequality.slope import relative_index, slope_index
from analysis.inequality.subgroups import Subgroups
from analysis.result import Result

BINARY, ORDERED, UNORDERED = "binary", "ordered", "non-ordered"
DIMENSIONS = (BINARY, ORDERED, UNORDERED)

_WHO = (
    "WHO, Handbook on health inequality monitoring, 2013",
    "Schlotheuber & Hosseinpoor 2022, International Journal of Environmental "
    "Research and Public Health 19(6):3697",
)
_AHN = "Ahn et al. 2018, JCO Clinical Cancer Informatics 2:1-19"
_WALTER = "Walter 1978, International Journal of Epidemiology 7:175-182"
_UNITS = {"bgv": "pp²", "ti": "× 1,000", "mld": "× 1,000"}
_UNITS |= dict.fromkeys(("cov", "idisu", "idisw", "paf"), "%")
_UIS = "UNESCO Institute for Statistics, SDG indicator 4.5.1"
_BANK = "O'Donnell et al. 2008, Analyzing health equity using household survey data"


_Compute = Callable[[Subgroups], Result]


@dataclass(frozen=True)
class Measure:
    """A measure of inequality.

    Parameters
    ----------
    id : key
    compute : groups -> result
    dimensions : where it applies: ``binary``, ``ordered``, ``non-ordered``
    absolute : whether it is in the indicator's unit, or relative to a level
    simple : whether it compares two groups only
    none : its value where there is no inequality
    sources : where it is defined
    """

    id: str
    compute: _Compute
    dimensions: tuple[str, ...]
    absolute: bool
    simple: bool = False
    none: int = 0
    sources: tuple[str, ...] = _WHO

    @property
    def unit(self) -> str:
        """Return the unit of its value for an indicator in percent; often none."""
        return _UNITS.get(self.id, "pp" if self.absolute else "")

    @property
    def words(self) -> Words:
        """Return its name, formula and reading."""
        return WORDS[self.id]


def _parity(groups: Subgroups) -> Result:
    return parity_indices(groups)[0]


def _adjusted(groups: Subgroups) -> Result:
    return parity_indices(groups)[1]


def _in_order(
    measure: str,
    compute: Callable[[Subgroups], Result],
    *,
    absolute: bool,
    none: int,
    source: str,
) -> Measure:
    sources = (*_WHO, source) if source else _WHO
    return Measure(measure, compute, (ORDERED,), absolute, none=none, sources=sources)


def _without_order(
    measure: str,
    compute: Callable[[Subgroups], Result],
    *,
    absolute: bool,
    source: str = "",
) -> Measure:
    sources = (*_WHO, source) if source else _WHO
    return Measure(measure, compute, (UNORDERED,), absolute, sources=sources)


_SIMPLE = (
    Measure("d", difference, DIMENSIONS, True, simple=True),
    Measure("r", ratio, DIMENSIONS, False, simple=True, none=1),
    Measure("parity", _parity, (BINARY,), False, True, 1, (_UIS,)),
    Measure("adjusted-parity", _adjusted, (BINARY,), False, True, 1, (_UIS,)),
)
_ORDERED = tuple(
    _in_order(measure, compute, absolute=absolute, none=none, source=source)
    for measure, compute, absolute, none, source in (
        ("aci", absolute_concentration, True, 0, _BANK),
        ("rci", partial(relative_concentration, form=PLAIN), False, 0, _BANK),
        (
            "rci-wagstaff",
            partial(relative_concentration, form=WAGSTAFF),
            False,
            0,
            "Wagstaff 2011, Health Economics 20:1155-1160",
        ),
        (
            "rci-erreygers",
            partial(relative_concentration, form=ERREYGERS),
            False,
            0,
            "Erreygers 2009, Journal of Health Economics 28:504-515",
        ),
        ("sii", slope_index, True, 0, ""),
        ("sii-linear", partial(slope_index, logit=False), True, 0, ""),
        ("rii", relative_index, False, 1, ""),
        ("rii-linear", partial(relative_index, logit=False), False, 1, ""),
    )
)
_DISTANCES = tuple(
    _without_order(
        f"md{target}{letter}",
        partial(mean_difference, target=target, weighted=letter == "w"),
        absolute=True,
    )
    for target in Target
    for letter in "uw"
)
_SPREAD = (
    _without_order(
        "bgv", between_groups.between_group_variance, absolute=True, source=_AHN
    ),
    _without_order("bgsd", between_groups.between_group_deviation, absolute=True),
    _without_order("cov", between_groups.coefficient_of_variation, absolute=False),
    *_DISTANCES,
    *(
        _without_order(
            f"idis{letter}",
            partial(index_of_disparity, weighted=letter == "w"),
            absolute=False,
        )
        for letter in "uw"
    ),
    _without_order("ti", entropy.theil_index, absolute=False, source=_AHN),
    _without_order("mld", entropy.mean_log_deviation, absolute=False, source=_AHN),
    _without_order("gini", gini_index, absolute=False),
)
_IMPACT = tuple(
    Measure(measure, compute, (ORDERED, UNORDERED), absolute, sources=(*_WHO, _WALTER))
    for measure, compute, absolute in (
        ("par", impact.attributable_risk, True),
        ("paf", impact.attributable_fraction, False),
    )
)
MEASURES = {each.id: each for each in (*_SIMPLE, *_ORDERED, *_SPREAD, *_IMPACT)}


def applicable(dimension: str) -> list[Measure]:
    """Return the measures that may be shown for a kind of dimension.

    Parameters
    ----------
    dimension : ``binary`` (sex, residence), ``ordered`` (fifths) or ``non-ordered``
        (provinces, districts)

    Raises
    ------
    ValueError
        Another kind.
    """
    if dimension not in DIMENSIONS:
        raise ValueError(f"{dimension} is no kind of dimension")
    return [each for each in MEASURES.values() if dimension in each.dimensions]
