"""What stands around a drawing: its words, source, id and numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from data.census.indicators import Indicator
from data.vocabulary import PEOPLE


@dataclass(frozen=True)
class Facts:
    """What stands around a drawing.

    Parameters
    ----------
    headline : computed sentence; also the alternative text
    subtitle : measure, people, place
    source : source and vintage
    figure : figure id (see `ui.view.numbers.figure_id`)
    kind : of figure, one of `ui.notebook.kinds.KINDS`, which has its code
    table : the numbers, one row a place; or what makes them and `columns` once they
        are asked for
    columns : column settings for the table on screen
    caveats : what to be careful with
    title : name of the file to download
    measured : the indicators that it shows; where none is named, that of the view
    """

    headline: str
    subtitle: str
    source: str
    figure: str
    kind: str
    table: pd.DataFrame | Callable[[], tuple[pd.DataFrame, Mapping[str, object]]]
    columns: Mapping[str, object] = field(default_factory=dict)
    caveats: tuple[str, ...] = ()
    title: str = "figure"
    measured: tuple[Indicator, ...] = ()

    def numbers(self) -> tuple[pd.DataFrame, Mapping[str, object]]:
        """Return the numbers, and column settings for the table on screen."""
        if isinstance(self.table, pd.DataFrame):
            return self.table, self.columns
        return self.table()


def source_of(indicator: Indicator) -> str:
    """Return where figures come from, and whom their shares stand on.

    Source, years, table and universe: a share is of those whom the census describes in
    its tables of characteristics, never of all it counted.
    """
    base = f"{indicator.universe[:1].lower()}{indicator.universe[1:]}"
    if indicator.kind == "share":
        base = f"shares of {base}"
        if indicator.counted == PEOPLE and "described" not in base:
            base += ", as the tables of characteristics describe them"
    where = (indicator.source, indicator.vintage, indicator.source_table)
    return f"{', '.join(where)}; {base}"
