"""Tests of `ui.desk`."""
