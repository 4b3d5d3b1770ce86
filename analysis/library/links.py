"""The links between findings and figures, both ways."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import parse_qsl

import pandas as pd


def fields(view: str) -> dict[str, str]:
    """Return what a view asks of an address: ``a=1&b=2`` as field -> value."""
    return dict(parse_qsl(view, keep_blank_values=True))


@cache
def _pairs(view: str) -> frozenset[tuple[str, str]]:
    # Views come from the library's tables, which name some hundred of them.
    return frozenset(fields(view).items())


def about(views: pd.Series, query: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids whose views a figure answers, the most exact first.

    A view names only the fields that matter to it; a figure answers it if it has the
    same value in each of these.

    Parameters
    ----------
    views : id -> tuple of views, of findings or of recommendations
    query : the whole query of the figure, field -> value
    """
    exact, wanted = {}, query.items()
    for id_, each in views.items():
        met = [len(a) for a in map(_pairs, each) if a <= wanted]
        if met:
            exact[id_] = max(met)
    return tuple(sorted(exact, key=lambda id_: -exact[id_]))


def resolve(findings: pd.DataFrame, name: str) -> str:
    """Return the id of a finding by its id or an earlier one; ``""`` if none has it.

    Parameters
    ----------
    findings : indexed by id: ``aliases`` : tuple
    name : an id, as a storyline or an old link writes it
    """
    wanted = name.strip().upper()
    if wanted in findings.index:
        return wanted
    has = findings["aliases"].map(lambda aliases: wanted in aliases)
    return str(findings.index[has][0]) if has.any() else ""


def siblings(findings: pd.DataFrame, id_: str) -> tuple[str, ...]:
    """Return the other findings of one finding's study, which count with it as one.

    Parameters
    ----------
    findings : indexed by id: ``study`` : str
    id_ : of the finding
    """
    same = findings.index[findings["study"] == findings.at[id_, "study"]]
    return tuple(each for each in same if each != id_)
