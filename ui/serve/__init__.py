"""Start, guard and pack the server: `python -m ui.serve`, headers, the bundle.

Imports `ui.edition`, `ui.view` and the workshop's rooms that answer at addresses of
their own. `unpack` runs on any Python without packages, so nothing stands here.
"""
