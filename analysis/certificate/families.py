"""The families of measures a certificate covers, by the file of their values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from analysis.certificate import (
    decomposition,
    inequality,
    parity,
    published,
    ratings,
    spatial,
    spatial_local,
    votes,
)
from analysis.certificate.columns import unknown_lines
from analysis.certificate.line import Line, lacking, not_covered

NOT_COVERED = "Zila has no measure of this kind"
_TOUCHING = ("spatial_values", "spatial_neighbours")


@dataclass(frozen=True)
class Family:
    """Measures whose expected values stand in one file.

    Parameters
    ----------
    expected : the file of expected values, without its ending
    inputs : the files that the values were computed from, without their endings
    lines : the expected values, then the inputs -> lines
    known : the columns of expected values that `lines` reads; empty where none is
        looked for
    """

    expected: str
    inputs: tuple[str, ...]
    lines: Callable[..., list[Line]]
    known: tuple[str, ...] = ()


def _later(expected: pd.DataFrame) -> list[Line]:
    return [not_covered("all", len(expected), NOT_COVERED)]


FAMILIES = (
    Family(
        "inequality_expected",
        ("inequality_inputs",),
        inequality.lines,
        inequality.KNOWN,
    ),
    Family("parity_expected", (), parity.lines, parity.KNOWN),
    Family(
        "decomposition_theil_expected",
        ("decomposition_theil_inputs",),
        decomposition.split_lines,
        decomposition.KNOWN,
    ),
    Family(
        "decomposition_kitagawa_expected",
        ("decomposition_kitagawa_inputs",),
        decomposition.kitagawa_lines,
        decomposition.KITAGAWA_KNOWN,
    ),
    Family(
        "decomposition_oaxaca_expected",
        ("decomposition_oaxaca_inputs",),
        decomposition.oaxaca_lines,
    ),
    Family("spatial_global_expected", _TOUCHING, spatial.global_lines, spatial.KNOWN),
    Family(
        "spatial_local_expected",
        _TOUCHING,
        spatial_local.local_lines,
        spatial_local.KNOWN,
    ),
    Family("consensus_votes_expected", ("consensus_votes",), votes.lines, votes.KNOWN),
    Family(
        "consensus_ratings_expected",
        ("consensus_ratings",),
        ratings.lines,
        ratings.KNOWN,
    ),
    Family(
        "consensus_cvi_expected", (), ratings.validity_lines, ratings.VALIDITY_KNOWN
    ),
    Family(
        "published_expected", ("published_inputs",), published.lines, published.KNOWN
    ),
    Family("survey_expected", (), _later),
    Family("disclosure_thresholds", (), _later),
    Family("disclosure_dominance", (), _later),
    Family("disclosure_kanonymity_expected", (), _later),
    Family("disclosure_suppression_audit", (), _later),
)


def certificate(tables: Mapping[str, pd.DataFrame]) -> list[Line]:
    """Return the lines of every family whose expected values are among the tables.

    Parameters
    ----------
    tables : the files of a folder, by name without ending; names of datasets, units
        and groups are texts

    Notes
    -----
    Expected values without their inputs, or in another format, count as failures.
    """
    made = []
    for family in FAMILIES:
        if family.expected in tables:
            lines = _lines(family, tables)
            asked = [line for line in lines if line.cases]
            made += [replace(line, file=family.expected) for line in asked]
    return made


def _lines(family: Family, tables: Mapping[str, pd.DataFrame]) -> list[Line]:
    expected = tables[family.expected]
    missing = [name for name in family.inputs if name not in tables]
    if missing:
        return [_failed(expected, f"{', '.join(missing)} is not in the folder")]
    if expected.columns.empty:
        return [_failed(expected, "cannot be read")]
    unread = unknown_lines(expected, family.known) if family.known else []
    try:
        return (
            family.lines(expected, *(tables[name] for name in family.inputs)) + unread
        )
    except (KeyError, AttributeError) as error:
        column = getattr(error, "name", None) or error
        return [_failed(expected, f"another format: {column} is missing")]
    except (ValueError, TypeError) as error:
        return [_failed(expected, f"cannot be computed: {error}")]


def _failed(expected: pd.DataFrame, why: str) -> Line:
    return lacking("all", len(expected), why)
