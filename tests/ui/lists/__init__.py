"""Tests of the lists of a workshop."""
