"""Tests of `ui.ballot`."""
