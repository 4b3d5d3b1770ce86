"""Tests of `analysis.maps`."""
