"""Tests of `ui.map`."""
