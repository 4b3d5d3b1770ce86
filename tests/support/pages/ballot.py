"""The ballot read as a phone shows it, and a room for it."""

import re
from html.parser import HTMLParser

import pytest

from analysis.votes.rules import RULES
from data.store import terms
from data.store.in_use import open_workshops, rehearsal_mode
from data.store.keys.badge import Badge
from data.workshop.ballot_words import read_ballot_words
from tests.support.phone import Phone
from tests.support.serving import serve
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot import posts
from ui.ballot.receipts import cookie_name
from ui.ballot.visit import LANGUAGE, Visit
from ui.workshop import storyline, who_asks

WORDS = read_ballot_words()
ENGLISH = "Girls are behind in 119 of 136 districts."
URDU = "لڑکیاں 136 میں سے 119 اضلاع میں پیچھے ہیں۔"
STATEMENT = "test-vote"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }} \"'&"
LANGUAGES = ("en", "ur")


def said(id_, language="en", /, **gaps):
    return WORDS.loc[id_, language].format(**gaps)


class Reader(HTMLParser):
    """Says in which language each text of the body stands."""

    VOID = ("input", "meta", "link", "br")

    def __init__(self):
        super().__init__()
        self.open, self.found, self.ids = [], [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"])
        if tag not in self.VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            continue

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        if not data.strip() or "body" not in tags:
            return
        marks = [given for _, given in self.open if "lang" in given]
        self.found.append((" ".join(data.split()), marks[-1]))


def read(text):
    reader = Reader()
    reader.feed(text)
    return reader


def plain(answer):
    text = answer if isinstance(answer, str) else answer.body.decode()
    body = text[text.index("<main") : text.index('<div id="words"')]
    reader = Reader()
    reader.open = [("body", {"lang": "", "dir": ""})]
    reader.feed(re.sub("</?bdi[^>]*>", "", body))
    return " ".join(each for each, _ in reader.found)


@pytest.fixture
def room(tmp_path, monkeypatch):
    monkeypatch.setenv("ZILA_HOME", str(tmp_path))
    for name in ("DATABASE_URL", "ZILA_WORKSHOP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(open_workshops, "_rooms", {})
    made = rehearsal_mode.now()
    prepare(made)
    yield made
    for found in open_workshops._rooms.values():
        found.store.close()


def prepare(room):
    storyline.prepare(room, FACILITATOR)
    room.go(FACILITATOR, STATEMENT)


def opened(room, rule="agreement-75", text=ENGLISH, urdu=URDU, **named):
    """A round that is open on the statement of the step; its number."""
    room.word(FACILITATOR, STATEMENT, text)
    if urdu:
        room.translate(FACILITATOR, STATEMENT, urdu, status=terms.FINAL)
    chosen = RULES[rule]
    fixed = {"id": chosen.id, "name": chosen.name, "words": chosen.words}
    return room.open_round(FACILITATOR, STATEMENT, fixed, scale=chosen.scale, **named)


def visit(room, actor=None, language="en", receipts=None, **query):
    cookies = {LANGUAGE: language} if language else {}
    if actor:
        cookies[who_asks.cookie_name(room)] = room.seal.badge(Badge(actor))
    if receipts:
        cookies[cookie_name(room)] = receipts
    return Visit(room, cookies, query, "192.0.2.7")


def cast(room, number, actor, answer, **named):
    wording = room.state(FACILITATOR).rounds[number].wording
    return room.vote(actor, number, answer, wording, **named)


def cookie(answer, name):
    for key, value in answer.raw_headers:
        found = re.match(rf"{re.escape(name)}=([^;]*)", value.decode("latin-1"))
        if key == b"set-cookie" and found:
            return found[1]
    return ""


def with_receipt(room, number, actor, answer="agree"):
    """The receipts cookie of a phone that voted over its page."""
    here = visit(room, actor)
    form = {
        "token": who_asks.form_token(room, here.held),
        "round": str(number),
        "wording": room.state(FACILITATOR).rounds[number].wording,
        "answer": answer,
    }
    return cookie(posts.vote(here, form), cookie_name(room))


# A real server from here on.


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """(server, room) of a workshop of its own."""
    folder = tmp_path_factory.mktemp("ballot")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZILA_HOME", str(folder / "home"))
        for name in ("DATABASE_URL", "ZILA_WORKSHOP"):
            patch.delenv(name, raising=False)
        patch.setattr(open_workshops, "_rooms", {})
        made = rehearsal_mode.now()
        prepare(made)
        with serve(folder / "server", home=folder / "home", fork=True) as server:
            yield server, made
        for found in open_workshops._rooms.values():
            found.store.close()


@pytest.fixture
def asked(hall):
    """(server, room, number of a round that is open)."""
    server, made = hall
    number = opened(made)
    yield server, made, number
    made.close_round(FACILITATOR, number)


def phone(server, room, number, caucus="", role=terms.PARTICIPANT):
    """A phone that has joined."""
    held = Badge(person(number, caucus, role), {"language": "en"})
    found = Phone(server.host, server.port)
    found.cookies[who_asks.cookie_name(room)] = room.seal.badge(held)
    found.get()
    return found
