"""Tests of `data.store`."""
