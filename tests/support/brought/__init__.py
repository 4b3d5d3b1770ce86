"""Layers that somebody brings: made up, and hostile."""
