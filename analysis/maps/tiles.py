"""Equal tiles: where each stands in the plane, and its stripes."""

SIDE = 62.0
_GUTTER = 0.03 * SIDE
_STRIPES = 5

Line = list[list[float]]


def square(row: int, col: int) -> Line:
    """Return two opposite corners of a tile, [x, y]; row 1 is the north."""
    x, y = col * SIDE, -row * SIDE
    return [[x + _GUTTER, y + _GUTTER], [x + SIDE - _GUTTER, y + SIDE - _GUTTER]]


def ring(corners: Line) -> Line:
    """Return the closed outline of a tile."""
    (left, low), (right, high) = corners
    return [[left, low], [right, low], [right, high], [left, high], [left, low]]


def stripes(corners: Line) -> list[Line]:
    """Return diagonal stripes inside a tile, for places without data."""
    (left, low), (right, _) = corners
    size = right - left
    step = size / _STRIPES
    lines = []
    for turn in range(1 - _STRIPES, _STRIPES):
        start, end = max(0.0, turn * step), min(size, size + turn * step)
        lines.append(
            [
                [round(left + start, 1), round(low + start - turn * step, 1)],
                [round(left + end, 1), round(low + end - turn * step, 1)],
            ]
        )
    return lines
