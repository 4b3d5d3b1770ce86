"""Making boundary layers: the embedded sketch, and what every layer shares."""
