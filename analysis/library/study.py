"""One study counts once, however many findings come from it."""

import pandas as pd


def siblings(findings: pd.DataFrame, id_: str) -> tuple[str, ...]:
    """Return the other findings of one finding's study, which count with it as one.

    Parameters
    ----------
    findings : indexed by id: ``study`` : str
    id_ : of the finding
    """
    same = findings.index[findings["study"] == findings.at[id_, "study"]]
    return tuple(each for each in same if each != id_)
