"""Making the tables of data/tables from the census folder, once, at a desk."""
