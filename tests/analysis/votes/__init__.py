"""Tests of `analysis.votes`."""
