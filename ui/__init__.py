"""Everything that draws, and nothing that computes."""

import os

# Read by Arrow as it is loaded: its own pool keeps 28 MB more than the system's.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
