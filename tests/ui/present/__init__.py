"""Tests of the facilitator's second screen."""
