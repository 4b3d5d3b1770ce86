"""Tests of `ui.figure`."""
