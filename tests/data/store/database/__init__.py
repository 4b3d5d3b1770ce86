"""Tests of `data.store.database`."""
