"""The words that pages explain, all of them in one place."""

import pandas as pd

from data.library.glossary import read_glossary


def table() -> pd.DataFrame:
    """Return every word with its meaning and source, in the order of the alphabet."""
    found = read_glossary()[["meaning", "source"]].sort_index(
        key=lambda of: of.str.lower()
    )
    found.columns = pd.Index(["In plain words", "As the field says in"])
    return found.rename_axis("Word")
