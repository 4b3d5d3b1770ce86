"""What a reader takes from a label or a sentence: numbers, as far as they are said."""

import re
from collections.abc import Sequence

import numpy as np

_NUMBER = re.compile(r"[−+]?\d[\d,]*(?:\.\d+)?")
_SHARE = re.compile(
    r" are behind .+? in "
    r"(?:all (?P<all>\d+)|(?P<some>none|\d+) of (?P<of>\d+)) district"
)


def number(text: str) -> float:
    """The first number of a text, millions written out."""
    said = _NUMBER.search(text).group().replace("−", "-").replace(",", "")
    million = re.match(r"\D*[\d.,]+ million", text)
    return float(said) * (1_000_000 if million else 1)


def printed(values) -> np.ndarray:
    """Values as one decimal prints them."""
    return np.array([float(f"{value:.1f}") for value in values])


def holds(label: str, values: np.ndarray) -> np.ndarray:
    """Whether values are what the label of a class says, whatever the unit."""
    ends = [float(text.replace(",", "")) for text in re.findall(r"\d[\d,.]*", label)]
    if label.startswith("Ahead"):
        return holds(label.replace("Ahead", "Behind"), -values)
    if label.startswith("About equal"):
        return np.abs(values) <= ends[0]
    if label.startswith("Up to"):
        return values <= ends[0]
    if " to " in label:
        return (ends[0] < values) & (values <= ends[1])
    return values > ends[0] if ends else values == values


def class_by_label(labels: Sequence[str], values: np.ndarray) -> np.ndarray:
    """The class each value belongs to by the labels alone; −1 where there is none.

    A value that fits two labels, or none though it is known, is in class −2.
    """
    fits = np.array([holds(label, values) for label in labels])
    found = np.where(fits.sum(axis=0) == 1, fits.argmax(axis=0), -2)
    return np.where(np.isnan(values), -1, found)


def gap_is_right(text: str, gaps, who: str, other: str) -> bool:
    """Whether a headline on the gap says what a column of gaps holds."""
    gaps = gaps.dropna()
    if gaps.empty:
        return text.startswith(("No figures for ", "Not applicable: "))
    if len(gaps) == 1:
        return _one_is_right(text, gaps.iloc[0], who, other)
    gaps = printed(gaps)
    said = _SHARE.search(text).groupdict()
    behind = said["all"] or said["some"].replace("none", "0")
    compared = said["all"] or said["of"]
    wide = re.search(r"by more than 10 points in (\d+|each of them)", text)
    expected = int((gaps > 10).sum())
    found = wide.group(1).replace("each of them", behind) if wide else "0"
    widest = re.search(r"widest in .+ \(\+([\d.]+)\spp\)", text)
    return (
        text.lower().startswith(who.lower())
        and int(behind) == int((gaps > 0).sum())
        and int(compared) == len(gaps)
        and int(found) == expected
        and (widest is None or widest.group(1) == f"{gaps.max():.1f}")
    )


def _one_is_right(text: str, gap: float, who: str, other: str) -> bool:
    size = f"{abs(gap):.1f}"
    if size == "0.0":
        return f"{who} and {other} are level".lower() in text.lower()
    first, second = (who, other) if gap > 0 else (other, who)
    return text.lower().startswith(
        f"{first} are {size}\u00a0pp behind {second}".lower()
    )


def level_is_right(text: str, rates, overall: float) -> bool:
    """Whether a headline on the level says the whole and the range."""
    rates = rates.dropna()
    if rates.empty:
        return text.startswith(("No figures for ", "Not applicable: "))
    whole, *rest = re.findall(r"([\d.,]+)%", text)
    low, high = f"{rates.min():.1f}", f"{rates.max():.1f}"
    said = [] if low == high else [low.strip("-"), high]
    return whole == f"{abs(overall):.1f}" and rest == said


def number_is_right(text: str, numbers) -> bool:
    """Whether a headline on people says the sum, and who holds half of it."""
    numbers = numbers.dropna()
    if numbers.empty:
        return text.startswith(("No figures for ", "Not applicable: "))
    total, half = (
        numbers.sum(),
        re.search(r"(?:live|are) in (\d+) of (\d+) district", text),
    )
    near = abs(number(text) - total) <= max(0.05 * total, 0)
    if half is None:
        return near and (len(numbers) < 4 or total == 0)
    places, of = int(half.group(1)), int(half.group(2))
    ordered = sorted(numbers, reverse=True)
    return (
        near
        and of == len(numbers)
        and 2 * sum(ordered[:places]) >= total > 2 * sum(ordered[: places - 1])
    )
