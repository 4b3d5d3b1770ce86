"""Tests of `ui.projector`."""
