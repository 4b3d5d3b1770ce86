"""Tests of `analysis.rates`."""
