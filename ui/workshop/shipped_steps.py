"""The steps of the storyline that Zila ships, as the store keeps them."""

from typing import Any

from data.store.verbs.storyline import Step
from data.workshop import storyline

# Names the step whose words a vote is on.
WORDED_AT = "worded_at"


def shipped() -> list[Step]:
    """Return the steps of the storyline as the store keeps them."""
    table = storyline.read_storyline().reset_index()
    steps = [_plain(row) for row in table.to_dict("records")]
    worded = {s["id"] for s in steps if s["kind"] == storyline.WORDING}
    return [_of_wording(step, worded) for step in steps]


def _of_wording(step: Step, worded: set[str]) -> Step:
    """Return a step whose vote is on the words of another step, if there is one.

    The vote of vote-ask-finance is on what is worded at ask-finance.
    """
    name = step["id"].removeprefix("vote-")
    own = step.get("asks") == storyline.TITLE and name != step["id"]
    return {**step, WORDED_AT: name} if own and name in worded else step


def _plain(row: dict[str, Any]) -> Step:
    """Return a row as JSON can hold it, without what is empty."""
    lists = {name: list(row[name]) for name in storyline.LISTS if row[name]}
    texts = {k: v for k, v in row.items() if isinstance(v, str) and v}
    return {**texts, **lists, "minutes": int(row["minutes"]), "day": int(row["day"])}
