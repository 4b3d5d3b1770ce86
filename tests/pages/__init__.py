"""What every page says, chosen by link and by hand."""
