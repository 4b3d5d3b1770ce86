"""Tests of `ui.gaps`."""
