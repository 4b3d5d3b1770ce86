"""Tests of `ui.notebook`."""
