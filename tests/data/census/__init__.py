"""Tests of `data.census`."""
