"""Pure functions over tidy frames, one concept a file."""
