"""What two indicators say of each other over districts, in a sentence."""

from analysis.gaps.association import Association
from analysis.sentences.phrases import part, say

_SIDES = {True: "rise together", False: "go opposite ways"}


def together(found: Association, x: str, y: str) -> str:
    """Say which way two indicators go together, or that it can't be told.

    Parameters
    ----------
    found : result of `analysis.gaps.association.association`
    x, y : what the two are called
    """
    names = {"x": x, "y": y, "places": f"{found.n} districts, not people"}
    r = {"pearson": signed(found.pearson.estimate)}
    r["spearman"] = signed(found.spearman.estimate)
    if found.line is not None:
        way = _SIDES[found.pearson.estimate > 0]
        return say([part("together", way=way, **names, **r)])
    parts = [part("untold", why=found.why, **names)]
    if found.pearson.note != found.why:
        parts.append(part("shaky", **r))
    return say(parts)


def signed(r: float) -> str:
    """Write a correlation with its sign and two decimals."""
    text = f"{r:+.2f}".replace("-", "−")
    return text[1:] if not text.strip("+−0.") else text
