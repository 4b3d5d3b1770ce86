"""Every table that the desk hands out is read back, and says what it is."""

import io

import pandas as pd
import streamlit as st

from data.library.posts import POSTS, read_posts
from data.store import terms
from tests.support.pages.desk import begun, opened, ready, room
from tests.support.workshop import FACILITATOR
from ui.lists import posts

room, begun, opened = room, begun, opened  # the fixtures
SAID = {"title", "source", "licence", "citation", "edition", "written", "workshop"}


def filled(room):
    """A room that has something for each of its tables."""
    number = ready(room, {"Sindh": ["agree"] * 6, "Punjab": ["agree"] * 6})
    room.close_round(FACILITATOR, number)
    room.reveal(FACILITATOR, number)
    room.decide(FACILITATOR, number, "validated", rationale="All agree.")
    room.park(FACILITATOR, "=1+1 of it", topic="Later", caucus="")
    first = posts.table(room.state(FACILITATOR))[0]
    row = {**first.row, "grade": "19"}
    named = {"what": "corrected", "key": first.key, "before": first.before}
    room.correct_post(FACILITATOR, first.province, row, **named)


def test_every_table_of_the_desk_says_what_it_is_and_reads_back(
    opened, begun, monkeypatch, tmp_path
):
    filled(begun)
    taken = {}

    def button(_, data, file_name=None, *_rest, **_more):
        taken[file_name] = data() if callable(data) else data
        return False

    monkeypatch.setattr(st, "download_button", button)
    app = opened("decide", terms.FACILITATOR)
    assert not app.exception
    tables = {name: data for name, data in taken.items() if name.endswith(".csv")}
    assert {"zila-decisions.csv", "parked.csv", "posts.csv", "posts-corrected.csv"} == {
        *tables
    }
    for name, data in tables.items():
        lines = data.decode("utf-8-sig").splitlines()
        above = [line.strip('"') for line in lines if line.strip('"').startswith("# ")]
        said = dict(line.removeprefix("# ").split(": ", 1) for line in above)
        assert said.keys() >= SAID | {"read in Python"}, (name, said.keys())
        assert f"'{name}', skiprows={len(said)})" in said["read in Python"]
        table = pd.read_csv(io.BytesIO(data), skiprows=len(said), dtype=str)
        assert len(table) and not any("Unnamed" in column for column in table)
    monkeypatch.setenv("ZILA_HOME", str(tmp_path))
    (tmp_path / "posts.csv").write_bytes(tables["posts.csv"])
    again = read_posts()
    assert tuple(again) == POSTS
    assert (again["status"] == "corrected by the province").sum() == 1
