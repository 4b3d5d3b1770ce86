"""Who asks: cookies, links and forms of our own, and nobody else's."""

import pytest
from starlette.requests import Request
from starlette.responses import Response

from data.store import terms
from data.store.errors import BadSeal, NotAllowed, OutOfTurn
from data.store.in_use import open_workshops, rehearsal_mode
from data.store.keys.badge import Badge
from data.store.roles import Actor
from tests.support.voters import person
from tests.support.workshop_asked import LEADER, cookies, fixtures
from ui.ballot.visit import Visit
from ui.projector import look
from ui.workshop import pulse, who_asks
from ui.workshop.secret_links import first_path, role_path

(room,) = fixtures
VOTER = Badge(person(1, "Sindh"), {"language": "ur"})


def test_a_cookie_says_who_holds_it(room):
    for held in (LEADER, VOTER):
        assert who_asks.badge(room, cookies(room, held)) == held
    assert who_asks.badge(room, {}).actor.role == terms.VIEWER


def test_a_forged_or_foreign_cookie_makes_a_viewer(room):
    good = cookies(room, LEADER)
    name, value = next(iter(good.items()))
    other = open_workshops.room("elsewhere")
    forged = {
        "one letter changed": value[:-2] + ("A" if value[-2] != "A" else "B") + "A",
        "no signature": value.rpartition(".")[0],
        "another workshop's": other.seal.badge(LEADER),
        "of another use": room.seal.close("form", ["facilitator", "", "f" * 32, {}]),
        "nonsense": "%00ضلع",
    }
    for what, each in forged.items():
        assert who_asks.badge(room, {name: each}).actor.role == terms.VIEWER, what


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(room):
    answer = Response()
    who_asks.give(answer, room, VOTER)
    said = answer.headers["set-cookie"]
    assert "HttpOnly" in said
    assert "SameSite=lax" in said
    # The room has no certificate, so a cookie for https alone would not come back.
    assert "Secure" not in said


def test_a_form_passes_for_the_browser_it_was_given_to_only(room):
    token = who_asks.form_token(room, VOTER)
    who_asks.require_token(room, VOTER, token)
    for held, given in [
        (LEADER, token),
        (Badge(person(2, "Sindh")), token),
        (VOTER, ""),
        (VOTER, token[:-1]),
        (VOTER, open_workshops.room("elsewhere").seal.close("form", "x")),
    ]:
        with pytest.raises(BadSeal):
            who_asks.require_token(room, held, given)


def test_a_secret_link_gives_its_role_and_is_the_same_again(room):
    path = role_path(terms.RECORDER, "Punjab")
    held = room.seal.read_link(path.removeprefix("/enter/"))
    assert (held.actor.role, held.actor.caucus) == (terms.RECORDER, "Punjab")
    assert path == role_path(terms.RECORDER, "Punjab")
    others = [role_path(terms.RECORDER, "Punjab", another=True), first_path()]
    assert len({path, *others, role_path(terms.FACILITATOR)}) == 4
    with pytest.raises(BadSeal):
        open_workshops.room("elsewhere").seal.read_link(path.removeprefix("/enter/"))


def test_a_rehearsal_has_the_same_leaders_and_other_voters(room):
    leader, voter = cookies(room, LEADER), cookies(room, VOTER)
    rehearsal = rehearsal_mode.begin(LEADER.actor)
    assert rehearsal.store.place.rehearsal
    assert rehearsal_mode.now() is rehearsal
    assert who_asks.badge(rehearsal, leader) == LEADER
    assert who_asks.badge(rehearsal, voter).actor.role == terms.VIEWER
    joined = rehearsal.seal.badge(VOTER)
    assert (
        who_asks.badge(rehearsal, voter | {who_asks.cookie_name(rehearsal): joined})
        == VOTER
    )
    rehearsal_mode.end(LEADER.actor)
    assert rehearsal_mode.now() is room
    assert (
        who_asks.badge(room, {who_asks.cookie_name(room): joined}).actor.role
        == "viewer"
    )


def test_nothing_of_one_rehearsal_is_good_in_the_next(room):
    real = who_asks.cookie_name(room)
    first = rehearsal_mode.begin(LEADER.actor)
    kept = cookies(first, VOTER)
    link, form = (
        first.seal.link(terms.RECORDER, "Sindh"),
        who_asks.form_token(first, VOTER),
    )
    assert first.seal.read_link(link).actor.caucus == "Sindh"
    rehearsal_mode.end(LEADER.actor)
    second = rehearsal_mode.begin(LEADER.actor)
    assert second is not first
    assert second.store.place.file == first.store.place.file
    assert len({real, who_asks.cookie_name(first), who_asks.cookie_name(second)}) == 3
    (sealed,) = kept.values()
    held = kept | {who_asks.cookie_name(second): sealed, real: sealed}
    assert who_asks.badge(second, held).actor.role == terms.VIEWER
    with pytest.raises(BadSeal):
        second.seal.read_link(link)
    with pytest.raises(BadSeal):
        who_asks.require_token(second, VOTER, form)
    rehearsal_mode.end(LEADER.actor)
    assert who_asks.cookie_name(open_workshops.room()) == real == "zila-workshop"


def test_the_marks_of_two_rehearsals_differ(room):
    assert pulse.look() == ("workshop.0", (0, 0))
    seen = []
    for _ in range(2):
        begun = rehearsal_mode.begin(LEADER.actor)
        drawn = look.look(begun, "").mark
        assert pulse.look()[0] == drawn
        assert Visit(begun).mark == drawn
        seen.append(drawn)
        rehearsal_mode.end(LEADER.actor)
    assert seen[0] != seen[1]
    assert room.store.place.full_name == "workshop"


def test_another_server_moves_to_the_rehearsal_that_runs_now(room, monkeypatch):
    here, there = open_workshops._rooms, {}
    assert rehearsal_mode.now() is room
    rehearsal_mode.begin(LEADER.actor)
    monkeypatch.setattr(open_workshops, "_rooms", there)
    old = rehearsal_mode.now()
    monkeypatch.setattr(open_workshops, "_rooms", here)
    rehearsal_mode.end(LEADER.actor)
    begun = rehearsal_mode.begin(LEADER.actor)
    begun.make(LEADER.actor, "The second")
    monkeypatch.setattr(open_workshops, "_rooms", there)
    assert rehearsal_mode.now() is not old
    assert rehearsal_mode.now().state(LEADER.actor).title == "The second"
    assert who_asks.cookie_name(rehearsal_mode.now()) == who_asks.cookie_name(begun)
    monkeypatch.setattr(
        open_workshops, "_rooms", here | {"there": rehearsal_mode.now()}
    )


@pytest.mark.parametrize("role", [r for r in terms.ROLES if r != terms.FACILITATOR])
def test_only_the_facilitator_begins_and_ends_a_rehearsal(room, role):
    assert room
    actor = Actor(role, "Sindh", "a" * 32)
    with pytest.raises(NotAllowed):
        rehearsal_mode.begin(actor)
    assert not rehearsal_mode.rehearsing()
    rehearsal_mode.begin(LEADER.actor)
    with pytest.raises(NotAllowed):
        rehearsal_mode.end(actor)
    assert rehearsal_mode.rehearsing()


def test_the_end_of_a_rehearsal_leaves_nothing_of_it(room):
    with pytest.raises(OutOfTurn):
        rehearsal_mode.end(LEADER.actor)
    rehearsal = rehearsal_mode.begin(LEADER.actor)
    rehearsal.make(LEADER.actor, "Made up")
    rehearsal.store.backup()
    where = rehearsal.store.place
    assert where.file.exists()
    rehearsal_mode.end(LEADER.actor)
    left = [path for path in where.root.rglob("*rehears*") if path.is_file()]
    assert left == []
    assert room.state(LEADER.actor).title == ""


def entered(room, link, held=None):
    headers = []
    if held:
        said = f"{who_asks.cookie_name(room)}={room.seal.badge(held)}"
        headers.append((b"cookie", said.encode()))
    scope = {"type": "http", "method": "GET", "path": "/enter", "headers": headers}
    link = link.removeprefix("/enter/")
    scope |= {"path_params": {"link": link}, "query_string": b""}
    return who_asks._enter(Request(scope))


def role_given(room, answer):
    said = answer.headers.get("set-cookie", "").partition(";")[0]
    name, _, sealed = said.partition("=")
    return who_asks.badge(room, {name: sealed.strip('"')}).actor.role


def test_the_projectors_link_gives_its_own_role_and_takes_no_other(room):
    link = role_path(terms.PROJECTOR)
    answer = entered(room, link)
    assert answer.headers["location"] == "/screen"
    assert role_given(room, answer) == terms.PROJECTOR
    # The facilitator's own browser goes on leading, and a voter goes on voting.
    assert role_given(room, entered(room, link, LEADER)) == terms.FACILITATOR
    refused = entered(room, link, VOTER)
    assert refused.status_code == 403
    assert "set-cookie" not in refused.headers
    rehearsal_mode.begin(LEADER.actor)
    projector = cookies(room, Badge(Actor(terms.PROJECTOR)))
    assert who_asks.badge(rehearsal_mode.now(), projector).actor.role == terms.PROJECTOR
    rehearsal_mode.end(LEADER.actor)
