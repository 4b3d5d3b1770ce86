"""The room goes on at another laptop: forty phones, an open vote, a move, a copy."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from data.store import __main__ as command
from data.store import terms
from data.store.in_use import open_workshops, rehearsal_mode
from data.store.roles import Actor
from data.vocabulary import VOTE_APART
from tests.bench.bench_room import join
from tests.browser.evidence.live_map import PATIENCE
from tests.browser.workshop.hall import said
from tests.support.phone import Phone
from tests.support.serving import serve
from ui.workshop import storyline
from ui.workshop.secret_links import role_path

LEADER = Actor(terms.FACILITATOR)
PHONES, VOTED = 40, 36
ANSWERS = terms.SCALES[terms.AGREEMENT]


@pytest.fixture
def laptop(tmp_path, monkeypatch):
    """A function that turns to a laptop of its own, with or without a server."""
    for name in ("DATABASE_URL", "ZILA_WORKSHOP"):
        monkeypatch.delenv(name, raising=False)

    def turn(name):
        for room in open_workshops._rooms.values():
            room.store.close()
        monkeypatch.setattr(open_workshops, "_rooms", {})
        monkeypatch.setenv("ZILA_HOME", str(tmp_path / name))
        return tmp_path / name

    yield turn
    for room in open_workshops._rooms.values():
        room.store.close()


def opened():
    """A workshop made ready, with an open vote; return its number."""
    room = rehearsal_mode.now()
    storyline.prepare(room, LEADER)
    room.go(LEADER, "test-vote")
    asks = storyline.asked(storyline.step_of(room.state(LEADER)))
    return storyline.open_vote(room, LEADER, asks)


def cast(phone, answer):
    phone.get()
    phone.send(phone.form("answer"), answer=answer)
    assert "Recorded at" in phone.text()


def fetched(page, label, path):
    with page.expect_download(timeout=PATIENCE) as waiting:
        page.get_by_role("button", name=label, exact=True).click()
    assert waiting.value.suggested_filename.endswith(".zila")
    waiting.value.save_as(path)
    return path


@pytest.mark.long
def test_forty_phones_go_on_at_another_laptop_with_their_votes(
    laptop, open_tab, tmp_path, capsys
):
    old = laptop("old")
    number = opened()
    with serve(tmp_path / "server-old", home=old, fork=True) as there:
        code = rehearsal_mode.now().state(LEADER).code
        phones = [join(Phone(there.host, there.port), code, n) for n in range(PHONES)]
        for n, phone in enumerate(phones[:VOTED]):
            cast(phone, ANSWERS[n % 4])
        desk = open_tab(at=there)
        desk.open(role_path(terms.FACILITATOR))
        desk.open("/decide")
        copy = fetched(desk.page, "Copy to a stick", tmp_path / "copy.zila")
        # The room goes on: the next phone votes after the copy was made.
        cast(phones[VOTED], "agree")
        # One has the ballot open, and presses only once the room is elsewhere.
        phones[-1].get()
        held = phones[-1].form("answer")
        desk.settle()
        desk.page.get_by_role("button", name="Move to another laptop").click()
        desk.page.get_by_label("Name of the other laptop").fill("The hall's own")
        desk.page.get_by_role("button", name="Close here and make the file").click()
        told = desk.page.get_by_text("The workshop was moved to another laptop")
        expect(told).to_be_visible(timeout=PATIENCE)
        expect(desk.page.get_by_text("It went to “The hall's own”")).to_be_visible()
        desk.settle()
        moved = fetched(desk.page, "Save the file", tmp_path / "move.zila")
        # Here nobody is let in any more, and no vote is called recorded.
        before = phones[0].cookies.copy()
        phones[0].get()
        assert "moving to another laptop" in phones[0].text()
        assert there.ask("/ready")[0] == 503
        late = join_refused(there, code)
        assert "moving to another laptop" in late
        assert rehearsal_mode.now().votes(LEADER, number) == VOTED + 1
        assert phones[0].cookies == before
        phones[-1].send(held, answer="agree")
        assert phones[-1].status == 503
        assert "Not saved yet" in phones[-1].text()
        desk.page.goto("about:blank")
    link, new = role_path(terms.FACILITATOR), laptop("new")
    assert command.main(["import", str(moved)]) == 0
    assert f"{VOTED + 1} ballots" in capsys.readouterr().out
    with serve(tmp_path / "server-new", home=new, fork=True) as here:
        for n, phone in enumerate(phones):
            phone.hang_up()
            phone.port = here.port
            phone.get()
            # When it was recorded is told by the laptop only that recorded it.
            kept = said("recorded_before") in phone.text()
            assert kept == (n <= VOTED), phone.text()
            if n < VOTED:
                answer = ANSWERS[n % 4].capitalize()
                assert said("your_answer", answer=answer) in phone.text()
        for phone in (*phones[:4], *phones[VOTED + 1 :]):
            form = held if phone is phones[-1] else phone.form("answer")
            phone.send(form, answer="disagree")
            assert "Recorded at" in phone.text()
        room = rehearsal_mode.now()
        assert room.votes(LEADER, number) == PHONES
        assert room.headcount(LEADER) == PHONES
        assert here.ask("/ready")[0] == 200
        # Who leads here does so by a link made here; the old one gives nothing.
        assert here.ask(link)[0] == 403
        desk = open_tab(at=here)
        desk.open(role_path(terms.FACILITATOR))
        desk.open("/decide")
        expect(desk.page.get_by_text("round 1 is open")).to_be_visible(timeout=PATIENCE)
        desk.settle()
        desk.page.goto("about:blank")
        room.close_round(LEADER, number)
        room.reveal(LEADER, number)
        made = room.state(LEADER).rounds[number]
        places = [terms.PLACES[n % len(terms.PLACES)] for n in range(PHONES)]
        assert made.voters == Counter(places)
        # Four observers and four partners are too few for their answers to be kept.
        kept = sum(place not in VOTE_APART for place in places)
        counted = room.counts(LEADER, number).by_means["phone"]
        assert sum(sum(each.values()) for each in counted.values()) == kept
        phones[0].get()
        assert "disagree" in phones[0].text().lower()
        assert room.verify(LEADER).ballots == kept
    at = laptop("third")
    assert command.main(["import", str(copy)]) == 0
    assert rehearsal_mode.now().votes(LEADER, number) == VOTED
    assert rehearsal_mode.now().store.secrets.rounds() == [number]
    assert at == rehearsal_mode.now().store.place.root


def join_refused(there, code):
    """What somebody reads who comes to the old laptop now."""
    late = Phone(there.host, there.port)
    late.get()
    late.send(late.form("language"), language="en")
    late.get(f"/vote/{code}")
    return late.text()
