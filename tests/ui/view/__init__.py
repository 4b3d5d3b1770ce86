"""Tests of `ui.view`."""
