"""Tests of `ui.methods`."""
