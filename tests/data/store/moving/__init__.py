"""Tests of `data.store.moving`."""
