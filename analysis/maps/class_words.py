"""The words of a map's classes: ways of classing, and what each class is called."""

from collections.abc import Callable

METHODS = {
    "round": "Round numbers",
    "natural": "Natural breaks",
    "quantiles": "Equal counts",
    "equal": "Equal steps",
}
EXPLAINED = {
    "round": "Equal steps at round numbers, so one shade darker always means the "
    "same difference. The default for rates and gaps.",
    "natural": "Breaks where the values leave the widest gaps (Fisher–Jenks). The "
    "default for numbers of people, which a few large districts dominate.",
    "quantiles": "As many values of both groups in each class, whatever the distance "
    "between them: shows order, hides how large the differences are.",
    "equal": "Equal steps from the lowest to the highest value.",
}


def sides_named(steps: list[float], word: str) -> list[str]:
    """Name the classes of one side, the nearest to parity first."""
    ends = [f"{step:g}" for step in steps]
    between = [
        f"{word} by {low} to {high} pp"
        for low, high in zip(ends, ends[1:], strict=False)
    ]
    return [*between, f"{word} by more than {ends[-1]} pp"] if ends else []


def labels_of(
    breaks: tuple[float, ...], write: Callable[[float], str]
) -> tuple[str, ...]:
    """Name the classes from low to high by their ends."""
    if not breaks:
        return ("All values",)
    ends = [write(value) for value in breaks]
    between = [
        f"Over {low} to {high}" for low, high in zip(ends, ends[1:], strict=False)
    ]
    return (f"Up to {ends[0]}", *between, f"Over {ends[-1]}")
