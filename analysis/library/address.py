"""What an address asks of the library, read as it was meant."""

from collections.abc import Mapping

import pandas as pd

from analysis.library.search import FILTERS, Wanted, choices, slug
from analysis.names import readings

# What a value was called in links made before.
_FORMER = {("grade", "lead"): "heading-only", ("status", "lead"): "heading"}


def asked(
    query: Mapping[str, str], shelved: pd.DataFrame
) -> tuple[Wanted, dict[str, str]]:
    """Return what an address asks for, and what of it does not exist here.

    Parameters
    ----------
    query : parameters of an address; those that are no field are ignored
    shelved : see `shelf`

    Returns
    -------
    the choice; field -> values refused, joined by commas
    """
    chosen: dict[str, tuple[str, ...]] = {}
    refused = {}
    for field in FILTERS:
        known = offered(field, shelved)
        parts = [part for part in query.get(field, "").split(",") if part]
        parts = [_FORMER.get((field, part), part) for part in parts]
        read = [part if part in known else readings.read(part, known) for part in parts]
        chosen[field] = tuple(dict.fromkeys(known[each] for each in read if each))
        wrong = [part for part in parts if part not in known]
        if wrong:
            refused[field] = ",".join(wrong)
    return Wanted(words=query.get("words", "").strip(), **chosen), refused


def offered(field: str, shelved: pd.DataFrame) -> dict[str, str]:
    """Return {value as addresses write it: value} of a filter.

    Parameters
    ----------
    field : one of `FILTERS`
    shelved : see `shelf`
    """
    return {slug(value): value for value in choices(shelved, field, Wanted())}
