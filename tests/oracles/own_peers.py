"""Who is alike, and a district's place among them, from the shipped tables alone."""

import math
import statistics

import numpy as np

from tests.oracles import of_tables

_SPELT = [
    *("none", "one", "two", "three", "four", "five"),
    *("six", "seven", "eight", "nine", "ten"),
]
POINTS = "\u00a0pp"
_ORDINALS = ["", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh "]


def traits():
    """Trait -> code -> value: ten's power of people, urban share, literacy."""
    people = of_tables.counted("counted_2023", "all", "all")
    urban = of_tables.counted("counted_2023", "all", "urban")
    return {
        "people": {code: math.log10(size) for code, size in people.items()},
        "urban": {code: 100 * urban[code] / people[code] for code in people},
        "literacy": of_tables.rates("literacy_10plus", "all", "all"),
    }


def _ranks(values):
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) + 1) / 2 for value in values]


def by_ranks(one, other):
    """Spearman's correlation: Pearson's of ranks, those that tie sharing theirs."""
    known = [
        code for code in one if one[code] == one[code] and other[code] == other[code]
    ]
    first, second = (_ranks([of[code] for code in known]) for of in (one, other))
    return float(np.corrcoef(first, second)[0, 1])


def matched(indicator, band):
    """The traits that are no near twin of what is compared."""
    rate = of_tables.rates(indicator, band, "all")
    return {
        name: values
        for name, values in traits().items()
        if abs(by_ranks(values, rate)) < 0.8
    }


def alike(here, indicator, band):
    """The six districts nearest to one, and those that tie with the sixth."""
    apart = dict.fromkeys(of_tables.districts(), 0.0)
    for values in matched(indicator, band).values():
        spread = statistics.pstdev(values.values())
        for code in apart:
            apart[code] += ((values[code] - values[here]) / spread) ** 2
    del apart[here]
    sixth = sorted(apart.values())[5]
    return sorted(
        (code for code in apart if apart[code] <= sixth), key=lambda code: apart[code]
    )


def judged(values, here, sign):
    """Peers that read worse, better and level, the median, and the points apart.

    None where the district or nearly all peers have no figure.
    """
    known = {code: of for code, of in values.items() if of == of}
    own = known.pop(here, math.nan)
    if own != own or len(known) < 2:
        return None
    written, middle = float(f"{own:.1f}"), statistics.median(known.values())
    read = {code: float(f"{of:.1f}") for code, of in known.items()}
    apart = round(sign * (written - float(f"{middle:.1f}")), 1)
    return {
        "worse": {c for c, of in read.items() if sign * (of - written) > 0},
        "better": {c for c, of in read.items() if sign * (of - written) < 0},
        "level": [c for c, of in read.items() if of == written],
        "median": float(f"{middle:.1f}"),
        "apart": 0.0 if abs(own - middle) < 0.05 else apart,
    }


def said(found, ends, unit):
    """The clause on a place: ``third worst of seven alike; 4.0 points worse …``."""
    worst, best, worse, better = ends
    below, above, same = (len(found[name]) for name in ("worse", "better", "level"))
    size = below + above + same
    if same == size:
        text = f"level with all {_SPELT[size]} alike"
    elif below == above:
        text = f"in the middle of {_SPELT[size + 1]} alike"
    else:
        order = _ORDINALS[min(below, above)]
        text = f"{order}{worst if below < above else best} of {_SPELT[size + 1]} alike"
    if 0 < same < size:
        names = [of_tables.districts()[code]["name"] for code in found["level"]]
        text += f", level with {listed(names)}"
    median = f"their median ({number(found['median'], unit)})"
    if not found["apart"]:
        return f"{text}; level with {median}"
    side = worse if found["apart"] > 0 else better
    return f"{text}; {abs(found['apart']):.1f} points {side} than {median}"


def number(value, unit):
    """One decimal and the unit; points have their sign."""
    sign = "+" if value > 0 and unit == POINTS else ""
    return f"{sign}{value:.1f}{unit}".replace("-", "−")


def listed(names):
    """Names as a sentence lists them."""
    head = ", ".join(names[:-1])
    return f"{head} and {names[-1]}" if head else names[-1]


def verdict(here, indicator, band, group, against):
    """The verdict of a district's page, without what is weak in it; "" without one."""
    of = of_tables.indicators()[indicator]
    sign = 1 if of["direction"] == "adverse" else -1
    rate = of_tables.rates(indicator, band, group)
    size = {
        code: pair[1] for code, pair in of_tables.sums(indicator, band, group).items()
    }
    codes = [here, *alike(here, indicator, band)]
    level = {c: rate[c] if size[c] >= of_tables.FEW else math.nan for c in codes}
    found = judged(level, here, sign)
    if found is None:
        return ""
    text = f"{said(found, ('worst', 'best', 'worse', 'better'), '%')}."
    text = f"{text[0].upper()}{text[1:]}"
    if against == "none":
        return text
    other = of_tables.rates(indicator, band, against)
    gap = {c: sign * (level[c] - other[c]) for c in codes}
    apart = judged(gap, here, 1)
    if apart is None:
        return text
    clause = said(apart, ("widest", "narrowest", "wider", "narrower"), POINTS)
    own = number(float(f"{gap[here]:.1f}") + 0.0, POINTS)
    return f"{text} Its gap of {own}: {clause}."
