"""Everything that draws, and nothing that computes."""
