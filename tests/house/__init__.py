"""How the code is laid out, documented and required."""
