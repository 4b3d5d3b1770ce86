"""The desk opened without a browser: a workshop begun, a page as somebody."""

import pytest
from streamlit.testing.v1 import AppTest

from data.store import terms
from data.store.keys.badge import Badge, new_token
from data.store.roles import Actor
from tests.support.workshop import FACILITATOR, RULE, people
from tests.support.workshop_asked import room
from ui.desk import links, seat
from ui.workshop import storyline, who_asks

room = room  # the fixture

STATEMENT = "test-vote"


@pytest.fixture
def begun(room):
    storyline.prepare(room, FACILITATOR)
    room.go(FACILITATOR, STATEMENT)
    return room


@pytest.fixture
def opened(begun, monkeypatch):
    """A function that opens a page as somebody; the same person again and again."""

    def page(name, role=terms.VIEWER, caucus="", address="http://localhost:8501/"):
        held = Badge(Actor(role, caucus, new_token()))
        cookie = begun.seal.badge(held)
        monkeypatch.setattr(
            seat, "cookies", lambda: {who_asks.cookie_name(begun): cookie}
        )
        monkeypatch.setattr(links, "page_address", lambda: address)
        app = AppTest.from_file("../../../ui/shell.py", default_timeout=60)
        return app.switch_page(f"../pages/{name}.py").run()

    return page


def said(app):
    """Everything that a page says in words."""
    parts = (app.title, app.header, app.subheader, app.markdown, app.caption)
    drawn = [each.proto.body for each in app.get("html")]
    alerts = (*app.warning, *app.error, *app.info, *app.success)
    told = [f"{each.proto.title} {each.value}" for each in alerts]
    return "\n".join([*(each.value for kind in parts for each in kind), *drawn, *told])


def labels(app):
    return [each.label for each in (*app.button, *app.get("download_button"))]


def ready(room, votes=None, **more):
    """A closed round with these votes: caucus -> answers."""
    room.word(FACILITATOR, STATEMENT, "We have tea at eleven.")
    number = room.open_round(FACILITATOR, STATEMENT, RULE, **more)
    wording = room.state(FACILITATOR).rounds[number].wording
    for place, (caucus, answers) in enumerate((votes or {}).items()):
        voters = people(caucus, len(answers), 1000 * (place + 1))
        for voter, answer in zip(voters, answers, strict=True):
            room.vote(voter, number, answer, wording)
    return number


def press(app, label):
    found = [each for each in app.button if each.label == label]
    assert found, f"no button “{label}” among {labels(app)}"
    return found[0].click().run()
