"""By what districts are alike, where an indicator is compared between them."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from analysis.gaps import peers
from data.vocabulary import ALL
from ui.edition import tables
from ui.view import options
from ui.view.selection import Selection


@dataclass(frozen=True)
class Matched:
    """By what districts are matched for one comparison.

    Parameters
    ----------
    traits : one row a district, one column a trait; shared, so never to be changed
    rule : the same in words, without a full stop
    """

    traits: pd.DataFrame
    rule: str


def matched(selection: Selection) -> Matched:
    """Return by what districts are alike, without what the selection compares."""
    return _matched(selection.indicator, selection.band)


@tables.once
def _matched(indicator: str, band: str) -> Matched:
    of = tables.tables().indicators[indicator]
    compared = tables.rates_of(indicator, band, ALL, "district")["rate"]
    kept, left_out = peers.unlike_compared(traits(), compared)
    label = f"{of.label}{options.at_age(of, band)}"
    return Matched(kept, peers.rule(kept, left_out, label))


@cache
def traits() -> pd.DataFrame:
    """Return what districts can be alike in.

    Returns
    -------
    DataFrame, indexed by district: ``people`` (power of ten), ``urban`` (percent of
    the people counted) and ``literacy`` (percent); shared, so never to be changed
    """
    level = "district"
    people = tables.rates_of("population", ALL, ALL, level)["numerator"]
    urban = tables.rates_of("population", ALL, "urban", level)["numerator"]
    literacy = tables.rates_of("literacy_10plus", ALL, ALL, level)["rate"]
    return pd.DataFrame(
        {"people": np.log10(people), "urban": 100 * urban / people}
    ).assign(literacy=literacy)
