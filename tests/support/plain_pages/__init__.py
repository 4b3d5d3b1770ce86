"""What the tests of the plain pages share: readers of script and style."""
