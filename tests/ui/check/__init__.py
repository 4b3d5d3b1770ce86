"""The room check: what is well before the day, and what is not."""
