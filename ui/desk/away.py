"""While the workshop cannot be read: the page says so and goes on by itself."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from data.store.errors import StoreUnavailable
from data.store.in_use import rehearsal_mode
from data.store.roles import VIEWER

_EVERY = 2


@contextmanager
def patiently() -> Iterator[None]:
    """Draw a page of the room; where it cannot be read, wait until it can."""
    try:
        yield
    except StoreUnavailable as error:
        _wait(error.remedy, time.monotonic())


def _look(remedy: str, since: float) -> None:
    """Say that nothing can be read, and draw the page anew once it can.

    Parameters
    ----------
    remedy : what can be done about it, one sentence
    since : seconds of the monotonic clock at which the page was drawn
    """
    # What failed may be more than a look: the page is not drawn anew without a pause.
    if time.monotonic() - since > _EVERY / 2:
        try:
            rehearsal_mode.now().state(VIEWER)
        except StoreUnavailable as error:
            remedy = error.remedy
        else:
            st.rerun()
    st.error(
        f"{remedy} This page goes on by itself.",
        title="The workshop cannot be read now",
        icon=":material/error:",
    )


_wait = st.fragment(_look, run_every=_EVERY)
