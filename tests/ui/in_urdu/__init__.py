"""Tests of the Urdu of computed sentences."""
