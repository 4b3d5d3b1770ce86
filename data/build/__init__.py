"""Making the tables of data/tables from the census folder, once, at a desk.

Imports the roots of `data` and `data.census`. Nothing served imports it;
`python -m data.build SOURCE` runs it.
"""
