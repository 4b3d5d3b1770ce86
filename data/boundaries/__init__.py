"""Adopting an official boundary layer in place of the sketch."""
