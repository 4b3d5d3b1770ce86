"""Tests of `analysis.names`."""
