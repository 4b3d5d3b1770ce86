"""Tests of `ui`, room by room."""
