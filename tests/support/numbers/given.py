"""Expected values given by other programs."""

from pathlib import Path

import pytest

ORACLES = Path(__file__).parents[4] / "shared" / "oracles"
VOTES, RATINGS = "consensus_votes", "consensus_ratings"
needs_oracles = pytest.mark.skipif(
    not (ORACLES / f"{VOTES}.csv").exists(),
    reason=f"the oracles are not at {ORACLES}: not compared",
)
