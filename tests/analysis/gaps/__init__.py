"""Tests of `analysis.gaps`."""
