"""Tests of `data.store.events`."""
