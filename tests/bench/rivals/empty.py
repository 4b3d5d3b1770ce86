"""A Streamlit page that does nothing: a choice, and a text that repeats it."""

import json
import os
from pathlib import Path

import streamlit as st

words = json.loads((Path(os.environ["BENCH_FIGURES"]) / "words.json").read_text())
labels = words["indicators"]
usual = list(labels).index(words["indicator"])
chosen = st.selectbox(
    "Indicator", labels, usual, format_func=labels.__getitem__, key="indicator"
)
st.title(labels[chosen], anchor=False)
