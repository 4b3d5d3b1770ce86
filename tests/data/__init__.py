"""Tests of `data`, room by room."""
