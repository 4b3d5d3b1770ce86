"""Tests of `ui.workshop`."""
