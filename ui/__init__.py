"""What people see and press: a room a page or address, and what pages share.

Streamlit puts this folder first on the import path: no room is named like a module of
Python. Each room says in its `__init__` what it is for and what it may import; no file
but `shell` and `header` stands here.
"""

from pathlib import Path

STATIC = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"
