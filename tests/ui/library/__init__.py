"""Tests of `ui.library`."""
