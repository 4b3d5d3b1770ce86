"""What the tests of analysis share: made-up rounds, a grid, given values."""
