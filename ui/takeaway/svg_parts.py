"""What an SVG is made of: lines and text."""

from html import escape

from ui.figure import theme

_FONT = "font-family='Segoe UI, Helvetica, Arial, sans-serif'"


def line(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return a thin line, as of a stripe where there are no data."""
    (x1, y1), (x2, y2) = start, end
    return (
        f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}' "
        f"stroke='{theme.NO_DATA}'/>"
    )


def text(said: str, at: tuple[float, float], size: int, weight: int = 400) -> str:
    """Return a line of text, every sign escaped."""
    return (
        f"<text x='{at[0]:.0f}' y='{at[1]:.0f}' font-size='{size}' "
        f"font-weight='{weight}' fill='{theme.INK}' {_FONT}>{escape(said)}</text>"
    )
