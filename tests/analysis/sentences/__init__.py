"""Tests of `analysis.sentences`."""
