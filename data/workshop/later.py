"""What a step waits for: parts of Zila that are not there yet.

Such a step is passed by the arrows, until it is taken in by hand or its part is there.
"""

from collections.abc import Mapping
from typing import Any

from data.workshop import storyline

# kind of step -> what it waits for; an entry goes when its part comes
NOT_YET = {storyline.PLAN: "the plans", storyline.REPORT: "the report"}
TAKEN_IN = "taken_in"


def waits_for(step: Mapping[str, Any]) -> str:
    """Return what a step waits for; empty where it waits for nothing.

    Parameters
    ----------
    step : with its "kind"; "taken_in" where the facilitator uses it all the same
    """
    return "" if step.get(TAKEN_IN) else NOT_YET.get(step["kind"], "")
