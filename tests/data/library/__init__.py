"""Tests of `data.library`."""
