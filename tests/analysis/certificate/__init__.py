"""Tests of `analysis.certificate`."""
