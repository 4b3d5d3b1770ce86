"""Tests of `analysis`, room by room."""
