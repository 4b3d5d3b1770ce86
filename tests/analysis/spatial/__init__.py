"""Tests of `analysis.spatial`."""
