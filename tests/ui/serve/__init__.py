"""Tests of `ui.serve`."""
