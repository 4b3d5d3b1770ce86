"""Tests of `data.boundaries`."""
