"""Making layers of districts: the embedded sketch, and what every layer shares.

Imports the roots of `data` and `data.census`. Runs at a desk
(`python -m data.shapes`) and when a layer is adopted; the server uses `plane` alone.
"""
