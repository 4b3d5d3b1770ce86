"""What a recommendation rests on, and what is missing, said openly."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.library.grade import STRONG, WEAK, best, graded
from analysis.writing import count, either
from data.vocabulary import VOTABLE

# The capital territory has no province to speak for it in the study.
EXPECTED = ("Balochistan", "Khyber Pakhtunkhwa", "Punjab", "Sindh")
ENOUGH = 2


@dataclass(frozen=True)
class Completeness:
    """What stands behind one recommendation.

    Parameters
    ----------
    recommendation : its id
    findings : ids of the findings that count: votable, and not the recommendation
        told again
    set_aside : ids of the others that bear on it: context, leads, circular ones
    studies : number of studies behind `findings`; several findings of one count once
    views : queries of addresses of its own figures and those of `findings`
    best : best grade of `findings`, empty if there are none
    complete : whether there is a finding, and a view unless none can exist
    thin : whether the evidence is thin: under two studies, or none above weak
    missing : sentences on what is missing, empty if nothing is
    """

    recommendation: str
    findings: tuple[str, ...]
    set_aside: tuple[str, ...]
    studies: int
    views: tuple[str, ...]
    best: str
    complete: bool
    thin: bool
    missing: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What stands behind it, in one sentence."""
        if not self.findings:
            return "No finding stands behind it yet."
        found = count(len(self.findings), "finding")
        studies = count(self.studies, "study", "studies")
        thin = "Thin evidence: " if self.thin else ""
        grade = "the best of them " if self.findings[1:] else ""
        return f"{thin}{found} from {studies}, {grade}{self.best}."


def completeness(recommendation: pd.Series, findings: pd.DataFrame) -> Completeness:
    """Return what stands behind a recommendation.

    Parameters
    ----------
    recommendation : named by its id: ``views`` (tuple), ``why_no_view`` (str)
    findings : indexed by id: ``recommendations``, ``provinces``, ``views`` : tuples;
        ``status``, ``study`` : str; ``circular`` : bool; what `analysis.library.grade`
        needs
    """
    bears = findings["recommendations"].map(lambda ids: recommendation.name in ids)
    counts = bears & (findings["status"] == VOTABLE) & ~findings["circular"]
    behind = graded(findings[counts])
    own = [*recommendation["views"], *(v for views in behind["views"] for v in views)]
    grade, studies = best(behind["grade"]), behind["study"].nunique()
    thin = studies < ENOUGH or grade == WEAK
    return Completeness(
        recommendation.name,
        tuple(behind.index),
        tuple(findings.index[bears & ~counts]),
        studies,
        tuple(dict.fromkeys(own)),
        grade,
        bool(len(behind) and (own or recommendation["why_no_view"])),
        thin,
        _missing(recommendation, behind, has_view=bool(own)),
    )


def completeness_of_all(
    recommendations: pd.DataFrame, findings: pd.DataFrame
) -> dict[str, Completeness]:
    """Return what stands behind every recommendation, by id (see `completeness`)."""
    return {id_: completeness(row, findings) for id_, row in recommendations.iterrows()}


def said(found: Iterable[Completeness]) -> str:
    """Say how many recommendations rest on thin and on strong evidence.

    Parameters
    ----------
    found : of every recommendation
    """
    every = list(found)
    thin, strong = sum(e.thin for e in every), sum(e.best == STRONG for e in every)
    of = f"{thin or 'None'} of {count(len(every), 'recommendation')}"
    verb = "rest" if thin > 1 else "rests"
    return f"{of} {verb} on thin evidence, {strong or 'none'} on strong"


def _missing(
    recommendation: pd.Series, behind: pd.DataFrame, *, has_view: bool
) -> tuple[str, ...]:
    """Return what is missing, in sentences."""
    said = []
    if behind.empty:
        said.append("No finding but the recommendation itself.")
    elif behind["study"].nunique() < ENOUGH:
        said.append("Thin evidence: a single study.")
    if len(behind) and best(behind["grade"]) == WEAK:
        said.append("Thin evidence: nothing better than weak.")
    spoken = {place for places in behind["provinces"] for place in places}
    silent = [province for province in EXPECTED if province not in spoken]
    if len(behind) and silent:
        said.append(f"No finding speaks of {either(silent)} by name.")
    if not has_view:
        why = recommendation["why_no_view"]
        said.append(why or "A figure could be shown beside it; none is linked yet.")
    return tuple(said)
