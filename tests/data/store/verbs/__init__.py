"""Tests of `data.store.verbs`."""
