"""The values of a view by plain pandas."""

from functools import cache

import pandas as pd

from tests.oracles import pivot


@cache
def by_hand(name, band, key, other) -> pd.DataFrame:
    """The same three columns, from the pivot table of the counts."""
    of, ours = pivot.catalogue()[name], pivot.expected(name, band, key)
    number = ours["top"]
    if of.direction == "favourable":
        number = ours["bottom"] - ours["top"]
    if of.kind != "count":
        number = number.where(ours["bottom"] > 0)
    table = pd.DataFrame({"level": ours["rate"], "number": number})
    if other:
        apart = ours["rate"] - pivot.expected(name, band, other)["rate"]
        table["gap"] = apart if of.direction == "adverse" else -apart
    return table
