"""The six sentences Zila opens with: two through each lens, all computed."""

from dataclasses import dataclass, field

import pandas as pd

from analysis import writing
from analysis.gaps.gap import gaps
from analysis.gaps.lenses import GAP, LEVEL, NUMBER
from analysis.maps.classes import ABOUT_EQUAL
from analysis.rates.rates import total
from analysis.sentences import headline
from data.vocabulary import ADVERSE

TOP = 20


@dataclass(frozen=True)
class Said:
    """A sentence, the lens it looks through and the view that shows it.

    Parameters
    ----------
    lens : ``gap``, ``level`` or ``number``
    text : the sentence
    view : what to ask of the map, field -> value
    """

    lens: str
    text: str
    view: dict[str, str] = field(default_factory=dict)


def rate_in(rates: pd.DataFrame, keep: pd.Series) -> float:
    """Return the rate over the districts kept, a ratio of sums."""
    return total(rates[keep])["rate"]


def behind_everywhere(girls: pd.DataFrame, boys: pd.DataFrame) -> Said:
    """Say in how many districts girls are behind boys."""
    subject = headline.Subject(
        "girls", "boys", "are out of school", "are out of school", ADVERSE, "share"
    )
    table = gaps(girls, boys, direction=ADVERSE)
    return Said(GAP, headline.gap(table, subject), {"group": "female"})


def boys_behind(rates: dict[str, pd.DataFrame], province: pd.Series) -> Said:
    """Say where, by province and residence, boys are behind girls.

    Parameters
    ----------
    rates : district rates by group: ``female-rural``, ``male-rural``, …
    province : of each district
    """
    found = []
    for residence in ("rural", "urban"):
        girls, boys = rates[f"female-{residence}"], rates[f"male-{residence}"]
        for name in sorted(province.unique()):
            here = province == name
            pair = rate_in(boys, here), rate_in(girls, here)
            if round(pair[0] - pair[1], 1) > ABOUT_EQUAL:
                found.append((pair[0] - pair[1], residence, name, pair))
    if not found:
        text = "In no province's towns or villages are boys more than 1 point behind."
        return Said(GAP, text, {"group": "male", "against": "female"})
    _, residence, name, (boys_rate, girls_rate) = max(found)
    text = (
        f"Not everywhere: in {residence} {name} boys are behind. "
        f"{writing.percent(boys_rate)} of them are out of school, "
        f"{writing.percent(girls_rate)} of girls."
    )
    group = {"group": f"male-{residence}", "against": f"female-{residence}"}
    return Said(GAP, text, group | {"within": name.lower().replace(" ", "-")})


def rural_girls(girls: pd.DataFrame, province: pd.Series) -> Said:
    """Say in which provinces more than half of rural girls are out of school."""
    by_province = {
        name: rate_in(girls, province == name) for name in sorted(province.unique())
    }
    over = [name for name, rate in by_province.items() if rate > 50]
    listed = writing.listed([f"{writing.percent(by_province[n])} in {n}" for n in over])
    lowest = min(by_province, key=lambda name: by_province[name])
    rest = f"{writing.percent(by_province[lowest])} in {lowest}"
    text = f"Of rural girls, {listed} are out of school; {rest}."
    if not over:
        text = (
            f"In no province are more than half of rural girls out of school; {rest}."
        )
    return Said(LEVEL, text, {"group": "female-rural", "against": "male-rural"})


def merged_districts(
    girls: pd.DataFrame, boys: pd.DataFrame, merged: pd.Series, settled: pd.Series
) -> Said:
    """Compare the merged with the settled districts of Khyber Pakhtunkhwa."""
    pair = [
        f"{writing.percent(rate_in(girls, part))} of girls and "
        f"{writing.percent(rate_in(boys, part))} of boys"
        for part in (merged, settled)
    ]
    text = (
        f"In the merged districts {pair[0]} are out of school; "
        f"in the settled districts of Khyber Pakhtunkhwa {pair[1]}."
    )
    return Said(LEVEL, text, {"within": "khyber-pakhtunkhwa-merged"})


def how_many(
    girls: pd.DataFrame,
    boys: pd.DataFrame,
    everybody: pd.DataFrame,
    never: pd.DataFrame,
) -> Said:
    """Say how many children are out of school and how many never attended.

    Parameters
    ----------
    girls, boys, everybody : rates of being out of school
    never : rates of never having attended, of everybody
    """
    first, second = (writing.people(each["numerator"].sum()) for each in (girls, boys))
    share = 100 * never["numerator"].sum() / everybody["numerator"].sum()
    text = (
        f"{first} girls and {second} boys are out of school; "
        f"{writing.percent(share)} of all out of school never attended."
    )
    return Said(NUMBER, text, {"group": "all"})


def two_rankings(girls: pd.DataFrame, boys: pd.DataFrame, province: pd.Series) -> Said:
    """Say how differently two lenses pick districts, by one province."""
    gap = gaps(girls, boys, direction=ADVERSE)["gap"].nlargest(TOP).index
    number = girls["numerator"].nlargest(TOP).index
    first, second = (
        province[places].value_counts().reindex(sorted(set(province)), fill_value=0)
        for places in (gap, number)
    )
    name = (second - first).idxmax()
    text = (
        f"Of the {TOP} districts with the widest gap {_some(first[name])} in {name}; "
        f"of the {TOP} with the most girls out of school {_some(second[name])}."
    )
    return Said(NUMBER, text, {"group": "female"})


def _some(count: int) -> str:
    return "none is" if not count else f"{count} {'is' if count == 1 else 'are'}"
