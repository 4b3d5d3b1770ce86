"""Tests of `data.workshop`."""
