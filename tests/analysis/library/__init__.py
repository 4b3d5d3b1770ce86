"""Tests of `analysis.library`."""
