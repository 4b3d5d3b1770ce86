"""The forms the tables of a workshop have had, and the steps between them."""
