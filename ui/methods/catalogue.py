"""What Sources & methods shows: definitions, formulas, outlines, known traps."""

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.gaps.peers import TWIN
from analysis.maps.class_words import EXPLAINED
from analysis.maps.class_words import METHODS as CLASS_METHODS
from analysis.maps.classes import ABOUT_EQUAL
from analysis.rates.flags import FAST_GROWTH, OUTSIDE_TABLES
from data.vocabulary import YEARS_BETWEEN_CENSUSES
from ui.edition import geometry, tables
from ui.view import controls, options, session

COLUMNS = {
    "Indicator": st.column_config.TextColumn(width="medium", pinned=True),
    "Definition": st.column_config.TextColumn(width="large"),
}
WEAK = (
    f"A count is called volatile above {FAST_GROWTH:g}% growth a year between the "
    f"censuses, and incomplete where at least {OUTSIDE_TABLES:g}% of the people "
    "counted appear in no table of characteristics. Every download carries the flag."
)
METHODS = {
    "Rates": "Every rate is a ratio of sums: the counts of all tehsils of a place are "
    "added up first, and divided once. A rate is never averaged. "
    "Growth is (people 2023 ÷ people 2017) to the power of "
    f"1 ÷ {YEARS_BETWEEN_CENSUSES}, less 1, in percent a year. "
    "The census is a full count, so its figures have no sampling error and "
    "no interval is shown.",
    "Two bases": "241,499,431 people were counted; 240,458,089 of them are described "
    "in the tables of characteristics. A characteristic is never divided by the first. "
    "One share stands on the people counted: that of people who live in towns, since "
    "where somebody was counted is known of (almost) everybody. By it districts are "
    "also put into fifths and matched with peers.",
    "The gap": "Percentage points by which the chosen group is worse off than the "
    "other: rate of the other less its own for a favourable indicator, its own less "
    "the other's for an adverse one. Swapping the groups flips the sign. Differences "
    f"within {ABOUT_EQUAL:g} point are called about equal on maps. A gap is taken from "
    "unrounded rates: where the rates written beside it differ by another number, the "
    "line says “before rounding”.",
    "Parity": "The favourable rate of the group ÷ that of the other; 1 is parity. For "
    "out of school it is computed on children in school. It is always shown with both "
    "levels, since 0.9 may be 9 against 10 or 81 against 90.",
    "In people": "Gap × people of the group in each district where it is behind; "
    "districts where it is ahead count as 0 and are never subtracted, and a gap that "
    "reads 0.0 counts for nobody. Province and "
    "country are the sums of their districts. The same formula on the totals, where "
    "each group counts wherever it lives, gives another number, and the sentence "
    "says why; it names only what works in that direction. Households are counted "
    "where the figures are of households.",
    "As it is written": "Rates and gaps are written with one decimal, and sentences, "
    "classes and quarters count them as they are written, so that whoever counts in a "
    "table finds the same number. Downloads hold all decimals.",
    "Three lenses": "The gap (who is behind), the level (how bad it is for those "
    "behind) and the number (how many people). Each alone misleads, so they are "
    "linked everywhere, and no sentence claims “furthest behind” from one of them.",
    "Also severe": "Worst quarter by level, gap no wider than the whole area's.",
    "Peers": "The districts at the shortest distance over population (logarithm), the "
    "share of people counted who live in towns, and literacy, each in standard "
    f"deviations over all districts. A trait whose rank correlation with the figure "
    f"compared is {TWIN:g} or more in size is left out: districts matched on what is "
    "compared would be alike in it by construction.",
    "Nobody there": "Where nobody of a group lives a figure is not applicable.",
    "Classes": "A class includes its upper end. Breaks are computed on all districts "
    "and both groups together, so that swapping groups or narrowing the area keeps "
    "the scale. For gaps the steps are the same on both sides of parity.\n\n"
    + "\n".join(f"- **{CLASS_METHODS[key]}.** {EXPLAINED[key]}" for key in EXPLAINED),
    "Circles": "The area of a circle is in proportion to people. On shapes, counts are "
    "drawn as circles, since large empty districts would look like many people.",
    "Grades of findings": "By rule, never by feel: a finding is strong until something "
    "holds it back, and the lowest cap decides. One of which no "
    "more than a heading was read: “heading only”, no evidence yet. Told "
    "by the body whose own work it is, one event, one district, an account, an "
    "announcement or a report without a date: at most weak. Not read in full, an "
    "order, a plan, a review, or an unknown or small number asked: at most moderate. "
    "A recommendation told again is no evidence for itself.",
    "Whom nobody ranks": "Reported disability, religious minorities and languages are "
    "context: no gap, no ranking. Transgender persons count in every total and are "
    "shown by province at most (Gaps: Crossed).",
}


def table() -> pd.DataFrame:
    """Return the catalogue as a table."""
    return pd.DataFrame(
        {
            "Indicator": of.label,
            "Definition": of.definition,
            "Direction": of.direction,
            "Unit": of.unit,
            "Who": of.universe,
            "Split by": ", ".join(of.dimensions) or "nothing",
            "Ages": ", ".join(of.bands),
            "Down to": of.finest,
            "Source": f"{of.source_table}, {of.vintage}",
        }
        for of in tables.tables().indicators.values()
    )


def one_indicator() -> None:
    """Draw one indicator in full: counts, rate, caveats."""
    controls.pick("indicator", label="One indicator in full")
    of = options.indicator(session.selected())
    st.markdown(f"**{of.label}.** {of.definition}")
    formula = _items(of.numerator)
    if of.denominator:
        formula = f"{formula}  ÷  {_items(of.denominator)}"
    st.code(formula, language=None)
    st.caption(f"{of.source}, {of.vintage}. {of.source_table}. {of.universe}.")
    for caveat in of.caveats:
        st.markdown(f"- {caveat}")


def _items(expression: tuple[tuple[int, str], ...]) -> str:
    terms = [f"{'+' if sign > 0 else '−'} {item}" for sign, item in expression]
    return " ".join(terms).removeprefix("+ ")


def gaps_in_source() -> pd.DataFrame:
    """Return what the source lacks, one row a district and reason."""
    lacking = tables.tables().missing
    names = tables.tables().districts["name"]
    grouped = lacking.groupby(["district", "why"], sort=False)["item"].agg(set)
    return pd.DataFrame(
        {
            "District": writing.literal(names[district]),
            "What": writing.literal("; ".join(_made_from(items))),
            "Why": writing.literal(why),
        }
        for (district, why), items in grouped.items()
    )


def _made_from(items: set[str]) -> list[str]:
    """Return the labels of the indicators that need any of some items."""
    found = tables.tables().indicators.values()
    return [of.label for of in found if items & set(of.items)]


def others() -> pd.DataFrame:
    """Return other published estimates that Zila shows beside its own."""
    return pd.DataFrame(
        {
            "Figure": f"{row.value:g} {row.unit}",
            "Of": writing.sentence(row.people),
            "Year": row.year,
            "Source": f"[{row.source}]({row.url})",
            "Read in": writing.sentence(row.how_read),
            "Last read": writing.date(row.read_on),
        }
        for row in tables.tables().published.itertuples()
    )


def layer() -> pd.DataFrame:
    """Return who issued the layer in use, and who cleared it."""
    about = geometry.shapes().metadata
    rows = {
        "Title": about["title"],
        "Issuer": about["issuer"],
        "Vintage": about["vintage"],
        "Licence": about["licence"],
        "Source": about["source"],
        "Clearance": about["clearance"],
        "Disclaimer": about["disclaimer"],
        "In use": f"{geometry.shapes().id}, hash {geometry.shapes().edition}",
    }
    said = [writing.literal(str(value)) for value in rows.values()]
    return pd.DataFrame({"": rows.keys(), "Layer": said})


def approximate_note() -> str:
    """Return what the dashed lines mean in the layer in use."""
    return geometry.shapes().metadata["approximate_note"]


def approximate() -> pd.DataFrame:
    """Return the districts whose outline is approximate, and why."""
    names = tables.tables().districts["name"]
    return pd.DataFrame(
        {"District": names[code], "Why": why}
        for code, why in geometry.shapes().approximate.items()
    )


def weak() -> pd.DataFrame:
    """Return the districts whose counts are volatile or incomplete."""
    flags = tables.flags()
    found = tables.tables().districts.loc[flags[flags != ""].index]
    return pd.DataFrame(
        {
            "District": found["name"],
            "Province": found["province"],
            "Flag": flags[found.index],
        }
    )
