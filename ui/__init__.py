"""What people see and press: a room a page or address, and what pages share.

Streamlit puts this folder first on the import path: no room is named like a module of
Python. Each room says in its `__init__` what it is for and what it may import; no file
but `shell` and `header` stands here.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

import pandas as pd

# Text of small frames is read twice as fast from Python's own strings as from Arrow's.
pd.options.mode.string_storage = "python"

STATIC = Path(__file__).parent / "static"
# Fetched by scripts of other folders too, under their own version.
_SHARED = STATIC / "map" / "element.js"
TEMPLATES = Path(__file__).parent / "templates"


@cache
def by_address(name: str) -> str:
    """Return where a static file is fetched: an address that changes with its folder.

    Parameters
    ----------
    name : of the file, from the folder of static files on
    """
    contents = sha256()
    beside = {path for path in (STATIC / name).parent.iterdir() if path.is_file()}
    for path in sorted({*beside, _SHARED}):
        contents.update(path.read_bytes())
    return f"/app/static/{name}?v={contents.hexdigest()[:8]}"
