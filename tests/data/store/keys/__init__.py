"""Tests of `data.store.keys`."""
