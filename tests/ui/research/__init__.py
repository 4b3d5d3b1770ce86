"""Tests of `ui.research`."""
