"""The words that pages explain, all of them in one place."""

import pandas as pd

from data.library.glossary import read_glossary

SAID = (
    "The plain words are Zila's own. The works named say more; they are named as the "
    "field usually cites them, and were not read again for this page."
)


def table() -> pd.DataFrame:
    """Return every word with its meaning and source, in the order of the alphabet."""
    found = read_glossary()[["meaning", "source"]].sort_index(
        key=lambda of: of.str.lower()
    )
    found.columns = pd.Index(["In plain words", "More on it in"])
    return found.rename_axis("Word")
