"""Every measure with its formula and its reading, and how far it agrees with others."""

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.inequality.measures import BINARY, MEASURES, ORDERED, UNORDERED
from analysis.votes.consensus import MEASURES as OF_VOTES
from analysis.votes.rules import GUARD, RULES
from data.certificate import read_certificate
from ui.edition import tables
from ui.figure.table import show

_APPLIES = {
    BINARY: "two groups",
    ORDERED: "groups in an order",
    UNORDERED: "groups without an order",
}
_METHODS = (
    (
        "Split of Theil's index or the mean log deviation",
        "Inequality within provinces + inequality between provinces; the two add up.",
        "Only inequality between districts is seen: people of one district count as "
        "equal, so it is a lower bound.",
        "Shorrocks 1980, Econometrica 48:613-625",
    ),
    (
        "Kitagawa's split",
        "Difference of two rates = difference in composition at the average rates + "
        "difference in rates at the average composition.",
        "How much of a gap between two places is, for example, urbanisation. It says "
        "nothing of causes.",
        "Kitagawa 1955, Journal of the American Statistical Association 50:1168-1194",
    ),
    (
        "Moran's I",
        "Mean product of neighbours' deviations ÷ variance; each district's "
        "neighbours weigh 1 together.",
        "Above its expected value −1 ÷ (n − 1): neighbours are alike.",
        "Cliff & Ord 1981; the gazetteer's neighbours, corners left out",
    ),
    (
        "Local Moran and G*",
        "The same for each district with its neighbours; p from seeded reshufflings of "
        "all other districts, two-sided, with the false discovery rate of Benjamini "
        "and Hochberg.",
        "Screening, not proof: it says where to look.",
        "Anselin 1995, Geographical Analysis 27:93-115; Ord & Getis 1995, "
        "Geographical Analysis 27:286-306",
    ),
    (
        "Index of several indicators",
        "Weighted mean of indicators on their favourable form, each from 0 (worst "
        "district) to 100 (best); 1,000 seeded weightings and leaving each out.",
        "A band of places, never one rank.",
        "Zila",
    ),
)
_FILES = {
    "inequality_expected": "Inequality",
    "parity_expected": "Parity",
    "decomposition_theil_expected": "Splits within and between",
    "decomposition_kitagawa_expected": "Kitagawa's split",
    "spatial_global_expected": "Neighbours, all districts together",
    "spatial_local_expected": "Neighbours, each district",
    "consensus_votes_expected": "Consensus of votes",
    "consensus_ratings_expected": "Agreement of rankings",
    "consensus_cvi_expected": "Content validity",
    "published_expected": "Published examples",
}
# So that name, formula and source stand side by side, their words in lines.
_WIDTHS = {
    "Measure": st.column_config.TextColumn(width=200, pinned=True),
    "Formula": st.column_config.TextColumn(width=300),
    "Defined in": st.column_config.TextColumn(width=280),
}
_LINES = 98


@tables.once
def certificate() -> pd.DataFrame:
    """Return the certificate of the project's own cases."""
    return read_certificate()


def inequality() -> pd.DataFrame:
    """Return the measures of inequality, one a row, as a reader needs them."""
    return pd.DataFrame(
        {
            "Measure": each.words.name,
            "Formula": each.words.formula,
            "Kind": "absolute" if each.absolute else "relative",
            "Applies to": writing.listed([_APPLIES[name] for name in each.dimensions]),
            "No inequality": each.none,
            "How to read it": each.words.reading,
            "Source": "; ".join(each.sources),
        }
        for each in MEASURES.values()
    )


def others() -> pd.DataFrame:
    """Return splits, neighbours and the index, one a row."""
    columns = ["Method", "Formula", "How to read it", "Source"]
    return pd.DataFrame(list(_METHODS), columns=columns)


def votes() -> pd.DataFrame:
    """Return the rules of consensus and the numbers that describe a vote."""
    rules = [
        ("Rule, advanced" if rule.advanced else "Rule", rule.name, rule.words)
        for rule in RULES.values()
    ]
    numbers = [("Number", each.name, each.words) for each in OF_VOTES.values()]
    return pd.DataFrame([*rules, *numbers], columns=["Kind", "Name", "In words"])


def agreement() -> str:
    """Say how many values were compared with other computations, and how they came."""
    of = certificate()
    compared = of[of["not_covered"] == ""]
    cases, failed = int(compared["cases"].sum()), int(compared["failures"].sum())
    outside = f"{failed:,} outside" if failed else "all within"
    return (
        f"{writing.count(cases, 'value')} in {writing.count(len(compared), 'line')} "
        f"compared with independent computations: {outside} the tolerance."
    )


def by_file() -> pd.DataFrame:
    """Return the certificate as a reader needs it, one line a measure."""
    of = certificate()
    return pd.DataFrame(
        {
            "Measure": of["name"],
            "Formula": of["formula"],
            "Defined in": of["source"],
            "Part": of["file"].map(lambda name: _FILES.get(name, name)),
            "Code": of["measure"],
            "Values": of["cases"],
            "Failed": of["failures"],
            "Further away than this: none": of["within"].map("{:.0e}".format),
            "Allowed": of["tolerance"],
            "Cases published in": of["cases_from"],
            "Not covered, and why": of["not_covered"],
        }
    )


def page() -> None:
    """Draw all of it."""
    st.header("Measures of inequality", anchor=False)
    st.write(
        "Difference and ratio name the two groups they compare. What is undefined is "
        "said to be so, never patched. A census has no sampling error, so its figures "
        "get no interval; where a standard error is known, a measure has one."
    )
    show(inequality(), "Measures of inequality")
    st.header("Splits, neighbours, an index", anchor=False)
    st.table(others())
    st.header("Votes", anchor=False)
    st.write(f"One rule is fixed before a round opens. {GUARD}")
    st.table(votes())
    st.header("The certificate", anchor=False)
    st.write(agreement())
    st.caption(
        "Most cases are the project's own: made by hand, on grids, drawn at random and "
        "taken from the census. Their expected values come from other formulas or "
        "other programs than the code they check. Published examples are worked by "
        "their authors: a value must agree to the last digit that they printed, and "
        "where the work itself was not read, the line says so. Run it on any folder "
        "of cases with `python -m analysis.certificate FOLDER`."
    )
    show(by_file(), "The certificate, a line a measure", _WIDTHS, row_height=_LINES)
