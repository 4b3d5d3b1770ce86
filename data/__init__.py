"""Reading, checking and keeping: every table is checked once, here."""
