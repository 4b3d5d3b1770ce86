"""What the server makes ready before the first visitor comes."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import altair  # noqa: F401
import folium  # noqa: F401
import mapclassify  # noqa: F401
import streamlit as st
from starlette.middleware import Middleware

from ui import evidence, geometry, sources
from ui.headers import Headers


@asynccontextmanager
async def ready(app: st.App) -> AsyncIterator[None]:  # noqa: ARG001
    """Read the tables and set everything aside from the garbage collector.

    Parameters
    ----------
    app : the application, which Streamlit hands to every lifespan
    """
    sources.load()
    evidence.load()
    # Nothing read so far is ever dropped; without this each collection walks
    # through all of it, 80 to 200 ms at a time.
    gc.collect()
    gc.freeze()
    yield


routes = [geometry.route]
middleware = [Middleware(Headers)]
