"""What became of a layer that was adopted, for the steward to read."""

from dataclasses import dataclass

_MOST_NAMED = 40


@dataclass(frozen=True)
class Report:
    """What became of a layer.

    ``matched``, ``missing`` and ``far`` name districts (``far``: drawn more than
    25 km from where the gazetteer has them; ``changed``: whose area the mending of
    overlaps and the simplifying changed by more than 2 %); ``extra`` names areas
    left out, ``doubtful`` those whose P-code and name differ, ``repaired`` and
    ``joined`` what was mended and put together.
    """

    matched: list[str]
    missing: list[str]
    outside: list[str]
    extra: list[str]
    doubtful: list[str]
    repaired: list[str]
    joined: list[str]
    far: list[str]
    changed: list[str]

    def __str__(self) -> str:
        """Return the report as lines of text, the empty parts left out."""
        parts = {
            "Missing, without a shape": self.missing,
            "Outside the census tables": self.outside,
            "Not recognised, left out": self.extra,
            "Code and name of two districts, check": self.doubtful,
            "Shapes repaired": self.repaired,
            "Put together from several areas": self.joined,
            "Far from where they should be, check": self.far,
            "Changed by more than 2 %, check": self.changed,
        }
        total = len(self.matched) + len(self.missing)
        lines = [f"Matched: {len(self.matched)} of {total} districts"]
        lines += [f"{head}: {_some(names)}" for head, names in parts.items() if names]
        return "\n".join(lines)


def _some(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return "; ".join(names[:_MOST_NAMED]) + (f"; and {more:,} more" if more > 0 else "")
