"""The application: what to run, what to make ready, what to guard."""

import streamlit as st

from ui.serve.server import middleware, ready, routes

app = st.App("ui/shell.py", lifespan=ready, middleware=middleware, routes=routes)
