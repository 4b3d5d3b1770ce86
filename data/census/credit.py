"""Whom to credit for the figures, and under which terms they may be used."""

PUBLISHER = "Pakistan Bureau of Statistics"
LICENCE = (
    "Counts: official statistics, cite the Pakistan Bureau of Statistics. "
    "P-codes, names and neighbours: credit OCHA"
)
TRANSCRIPT = "as transcribed in the R package PakPC2023 0.2.0"


def citation(source: str, tables: str, year: str, part: str) -> str:
    """Return how figures are cited.

    Parameters
    ----------
    source : publisher and census
    tables : of the source
    year : which the figures speak of
    part : what of Zila shows them
    """
    publisher, _, work = source.partition(", ")
    return f"{publisher} ({year}): {work}, {tables}, {TRANSCRIPT}. {part}"
