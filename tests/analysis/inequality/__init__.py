"""Tests of `analysis.inequality`."""
