"""What the census says of transgender persons, for whole provinces and no less."""

import pandas as pd

from analysis.rates.groups import Group
from analysis.sentences import transgender
from data.vocabulary import PROVINCES
from ui.edition import tables
from ui.gaps.compared import Compared


def said(pair: Compared) -> str:
    """Return the sentence on transgender persons; empty below whole provinces."""
    of, inside = pair.indicator, set(pair.table["province"])
    whole = [name for name in PROVINCES if name in inside]
    if of.kind != "share" or not _whole_provinces(pair):
        return ""
    cell = {"band": pair.chosen.band, "level": "province"}
    cube, group = tables.tables().counts, Group("transgender")
    sums = {
        side: cube.sums(expression, group, **cell).reindex(whole)
        for side, expression in (
            ("numerator", of.numerator),
            ("denominator", of.denominator),
        )
    }
    return transgender.by_province(pd.DataFrame(sums), of.state)


def _whole_provinces(pair: Compared) -> bool:
    """Say whether the area is made of whole provinces."""
    everywhere = tables.tables().districts["province"]
    inside = pair.table["province"]
    return len(inside) == int(everywhere.isin(inside).sum())
