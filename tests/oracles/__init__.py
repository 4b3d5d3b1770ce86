"""Second opinions: expected values by other formulas and programs."""
