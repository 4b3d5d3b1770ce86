"""The projector: what it shows of every step, and what it never shows."""

import http.client
import json
import re
from html import unescape

import pytest
from starlette.requests import Request

from analysis.sentences import votes as votes_sentence
from analysis.votes import published as counting
from analysis.votes.rules import asked_with
from data.store import terms
from data.store.errors import BadAnswer, StoreUnavailable
from data.store.in_use import rehearsal_mode
from data.store.keys.badge import Badge
from data.store.roles import Actor
from data.vocabulary import CAUCUSES
from data.workshop.wifi import Wifi, keep_wifi
from tests.support.pages.screen import (
    STEPS,
    closed,
    names_in,
    room,
    text,
    voted,
    wall,
)
from tests.support.workshop import FACILITATOR, VIEWER
from ui.clicker.keys import go, press
from ui.edition import library
from ui.map.picture import picture
from ui.present import steps
from ui.projector import join, routes
from ui.projector.figures import figure
from ui.projector.look import look
from ui.projector.scene import main
from ui.view import options
from ui.workshop import presence, qr, rounds, storyline, who_asks
from ui.workshop.pulse import Counts

room = room  # the fixture

HOSTILE = '<img src=x onerror="alert(1)">&amp;'


def test_every_shipped_step_is_drawn_with_one_heading_and_its_words(room):
    for step in STEPS:
        room.go(FACILITATOR, step["id"])
        html = wall(room)
        assert f'data-step="{step["id"]}"' in html
        assert f'data-kind="{step["kind"]}"' in html
        assert html.count("<h1") == 1
        said = storyline.asked(step).text if storyline.asked(step) else step["title"]
        assert " ".join(said.split()) in text(html) or said == "Zila"
        for id_ in step.get("findings", ()) if step["kind"] != "vote" else ():
            assert library.shelf().at[id_, "statement"] in text(html)


VIEWS = sorted({view for step in STEPS for view in step.get("views", ())})


@pytest.mark.parametrize("view", VIEWS)
def test_a_figure_says_what_the_map_says_but_names_no_district(view):
    selection = options.selection_of(view)
    shown = picture(selection).lenses[selection.lens]
    on_wall = figure(view)
    first, named, _ = shown.headline.partition("; widest in ")
    assert on_wall.headline == (f"{first}." if named else shown.headline)
    counts = [int(key.number) for key in on_wall.keys if key.number]
    inside = len(picture(selection).inside)
    assert sum(counts) == inside
    outside = 24 if selection.within == "pakistan" else 0
    assert on_wall.tiles.count("<rect x=") == inside
    assert on_wall.tiles.count('class="outside"') == outside


def test_no_district_is_named_where_views_are_shown(room):
    said = [picture(options.selection_of(view)) for view in VIEWS]
    headlines = [each.lenses[each.selection.lens].headline for each in said]
    assert any(names_in(headline) for headline in headlines)
    for step in STEPS:
        if step["kind"] in ("view", "plan"):
            room.go(FACILITATOR, step["id"])
            assert names_in(unescape(wall(room))) == []


def test_a_figure_not_for_a_room_is_not_drawn_nor_can_it_be_added():
    view = "indicator=religious_minorities&group=all&against=none&lens=level"
    found = figure(view)
    assert (found.tiles, found.keys) == ("", ())
    assert "not shown" in found.headline
    with pytest.raises(BadAnswer):
        steps.view_of(f"http://zila/map?{view}")


def test_what_people_wrote_is_never_markup(room):
    room.add_step(FACILITATOR, {"id": "x", "kind": "title", "title": HOSTILE}, "")
    room.make(FACILITATOR, HOSTILE)
    room.word(FACILITATOR, "R1", f"Words {HOSTILE}")
    room.word(FACILITATOR, "R1", f"Other words {HOSTILE}")
    room.translate(FACILITATOR, "R1", HOSTILE, status=terms.FINAL)
    drawn = []
    for name in ("x", "word-r1", "vote-r1"):
        room.go(FACILITATOR, name)
        drawn.append(wall(room))
    press(room, FACILITATOR, "open")
    closed(room)
    number = len(room.state(VIEWER).rounds)
    more = {"rationale": HOSTILE, "dissent": HOSTILE, "follow_up": HOSTILE}
    room.decide(FACILITATOR, number, "validated", **more)
    for name in ("wall", "close-1"):
        room.go(FACILITATOR, name)
        drawn.append(wall(room))
    room.start_timer(FACILITATOR, 60, HOSTILE)
    drawn.append(wall(room))
    room.set_screen(FACILITATOR, terms.NEUTRAL)
    drawn.append(wall(room))
    assert all("&lt;img src=x" in html and "<img src=x" not in html for html in drawn)
    assert "<img src=x" not in steps.listed(room.state(VIEWER))


def test_a_step_without_what_its_kind_needs_is_shown_as_a_title(room):
    for kind in ("vote", "view", "finding", "wording", "dance", "card"):
        step = {"id": kind, "kind": kind, "title": f"A {kind}"}
        room.add_step(FACILITATOR, step, "")
        room.go(FACILITATOR, kind)
        assert f"A {kind}" in text(wall(room))


def test_black_shows_nothing_and_neutral_no_step(room):
    room.go(FACILITATOR, "find-time")
    press(room, FACILITATOR, "black")
    assert text(wall(room)) == "The screen is black"
    press(room, FACILITATOR, "neutral")
    assert 'data-kind="neutral"' in wall(room)
    assert "Supervisors" not in wall(room)
    assert "Supervisors" in wall(room, ahead=True)
    press(room, FACILITATOR, "neutral")
    assert "Supervisors" in wall(room)


def test_a_held_screen_stays_while_the_facilitator_looks_ahead(room):
    room.go(FACILITATOR, "find-time")
    press(room, FACILITATOR, "freeze")
    press(room, FACILITATOR, "next")
    assert 'data-step="find-time"' in wall(room)
    assert 'data-step="vote-f025"' in wall(room, ahead=True)
    press(room, FACILITATOR, "freeze")
    assert 'data-step="vote-f025"' in wall(room)


def test_before_the_reveal_the_screen_depends_on_the_number_of_votes_only(room):
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    drawn = []
    for answer in ("agree", "disagree"):
        voted(room, [answer] * 12)
        drawn.append(wall(room))
    assert drawn[0] == drawn[1]
    assert "12 of 12 have voted" in text(drawn[0])
    for step in ("pause", "open"):
        press(room, FACILITATOR, step)
        assert "disagree" not in wall(room)
    again = "Press R again to reveal the result of F025, round 1."
    assert closed(room).text == again
    said = text(wall(room))
    assert "Votes are in: 12" in said
    assert "disagree" not in said
    room.reveal(FACILITATOR, 1, terms.OWN_CAUCUS)
    assert text(wall(room)) == said


def published(room, number):
    of = room.state(VIEWER).rounds[number]
    votes = room.counts(VIEWER, number).by_means
    rule = asked_with(of.rule["id"], of.question)
    known = of.voters or None
    return counting.publish(votes, rule, caucuses=of.caucuses, voters=known)


@pytest.mark.usefixtures("room")
def test_the_reveal_in_a_rehearsal_says_what_may_be_published():
    rehearsed = rehearsal_mode.begin(FACILITATOR)
    storyline.prepare(rehearsed, FACILITATOR)
    for seed, step in enumerate(("vote-f025", "vote-f011", "rank-r1", "vote-f019")):
        go(rehearsed, FACILITATOR, step)
        press(rehearsed, FACILITATOR, "open")
        number = rehearsed.state(VIEWER).running.number
        rehearsed.rehearse(FACILITATOR, number, seed=seed, voters=70)
        sure = closed(rehearsed).sure
        press(rehearsed, FACILITATOR, "reveal", sure)
        html, whole = wall(rehearsed), published(rehearsed, number)
        said = text(html)
        assert votes_sentence.headline(whole) in said
        assert "Rehearsal: made-up votes" in said
        by_caucus = rehearsed.state(VIEWER).rounds[number].caucuses
        rows = re.findall(r'<th scope="row">(.*?)</th>', html)
        named = list(CAUCUSES) if by_caucus else ["The room"]
        named += [whole.small.caucus] if by_caucus and whole.small else []
        assert [unescape(row) for row in rows] == named
        every = [*whole.rows, *([whole.small] if whole.small else [])]
        shown = [row for row in every if row.told] if by_caucus else [whole]
        assert html.count('class="bar"') == len(shown)


def test_a_second_round_shows_both_wordings_and_what_changed(room):
    room.go(FACILITATOR, "vote-f025")
    press(room, FACILITATOR, "open")
    closed(room)
    old = library.shelf().at["F025", "statement"]
    new = old.replace("10 days", "six days")
    assert new != old
    room.word(FACILITATOR, "F025", new)
    html = wall(room)
    assert "F025, round 2 Wording changed" in text(html)
    assert re.findall(r"<del>(.*?)</del>", html) == ["10"]
    assert re.findall(r"<ins>(.*?)</ins>", html) == ["six"]
    asked = press(room, FACILITATOR, "open")
    assert asked.text == "Press O again to open F025, round 2."
    press(room, FACILITATOR, "open", asked.sure)
    assert "F025, round 2 Wording changed" in text(wall(room))
    room.go(FACILITATOR, "vote-f033")
    assert "Voting goes on: F025, round 2 · 0 of 0" in text(wall(room))
    assert "Wording changed" not in wall(room)


def test_putting_in_order_is_another_vote_than_the_wording(room):
    room.go(FACILITATOR, "vote-r1")
    press(room, FACILITATOR, "open")
    press(room, FACILITATOR, "reveal", closed(room).sure)
    room.go(FACILITATOR, "rank-r1")
    assert rounds.current(room.state(VIEWER)) is None
    assert "Median of the scores" not in text(wall(room))
    assert "Code" in text(wall(room))
    press(room, FACILITATOR, "open")
    assert rounds.current(room.state(VIEWER)).scale == terms.APPROPRIATENESS


def pages(room):
    """What all pages of this step say."""
    found = [text(wall(room))]
    while f"Page {len(found)} of {len(found)}" not in found[-1]:
        press(room, FACILITATOR, "next")
        found.append(text(wall(room)))
    return found


def test_a_decision_is_told_with_its_level_and_dissent(room):
    room.go(FACILITATOR, "vote-r1")
    press(room, FACILITATOR, "open")
    closed(room)
    more = {"rationale": "x", "dissent": "Sindh asks for money first."}
    room.decide(FACILITATOR, 1, "validated with revision", **more)
    room.go(FACILITATOR, "wall")
    said = " ".join(pages(room))
    assert "Validated with revision" in said
    assert terms.LEVEL in said
    assert "Sindh asks for money first." in said
    assert said.count("Not decided") == 7
    step = {"id": "one", "kind": "decision", "title": "R1", "recommendations": ["R1"]}
    room.add_step(FACILITATOR, step, "wall")
    room.go(FACILITATOR, "one")
    assert "Validated with revision" in text(wall(room))
    assert library.asks().at["R1", "text"] in text(wall(room))


def test_a_break_starts_its_clock_and_takes_it_away(room):
    go(room, FACILITATOR, "tea-1")
    timer = room.state(VIEWER).stage.timer
    assert (timer.seconds, timer.label) == (20 * 60, "Tea")
    assert re.search(r"until \d\d:\d\d", text(wall(room)))
    press(room, FACILITATOR, "next")
    assert room.state(VIEWER).stage.timer is None
    room.start_timer(FACILITATOR, 90, "Groups")
    press(room, FACILITATOR, "back")
    assert room.state(VIEWER).stage.timer.label == "Groups"
    press(room, FACILITATOR, "next")
    assert "Groups" in text(wall(room))


def test_the_wall_says_how_to_join_until_the_door_is_shut(room):
    room.go(FACILITATOR, "arrivals")
    code = room.state(VIEWER).code
    assert f"Code {code} 192.168.1.5:8501/vote" in text(wall(room))
    assert room.whole_code(FACILITATOR, code) not in text(wall(room))
    room.set_code(FACILITATOR, shut=True)
    assert "192.168.1.5" not in wall(room)


@pytest.mark.parametrize("role", terms.ROLES)
def test_code_and_wifi_stand_on_the_rooms_own_screens_only(room, monkeypatch, role):
    keep_wifi("Hall", "eleven o'clock")
    addressed = []
    draw = qr.svg
    monkeypatch.setattr(qr, "svg", lambda *a: addressed.append(a[0]) or draw(*a))
    code = room.state(VIEWER).code
    secrets = {code, room.whole_code(FACILITATOR, code), "eleven o'clock"}
    held = Badge(Actor(role, "Sindh", "a" * 32))
    inside = role in ("facilitator", "steward", "projector")
    for step in ("arrivals", "tea-1", "vote-f025"):
        room.go(FACILITATOR, step)
        told = routes._told(look(room, "http://a", held.actor), held, preview=False)
        drawn = unescape(f"{told['html']} {addressed}")
        assert any(secret in drawn for secret in secrets) is inside
        said = text(told["html"])
        assert ("Open the projector’s link on it." in said) is not inside
        addressed.clear()


def test_a_stranger_is_never_given_the_drawing_of_the_rooms_own_screen(room):
    room.go(FACILITATOR, "arrivals")
    code = room.state(VIEWER).code
    for _ in range(2):
        assert code in wall(room)
        assert code not in str(main(look(room, "http://192.168.1.5:8501")))


def test_with_tickets_the_wall_shows_no_code(room):
    room.make_tickets(FACILITATOR, {"Sindh": 1})
    room.need_tickets(FACILITATOR, True)
    room.go(FACILITATOR, "arrivals")
    said = text(wall(room))
    assert "Join with your ticket 192.168.1.5:8501/vote" in said
    assert room.state(VIEWER).code not in said


def test_the_wall_shows_the_wifi_beside_the_address_where_people_wait(room):
    known = Wifi('Hall "A"; <b>', "eleven; o'clock")
    scan = re.search(r' d="M4 4[^"]+"', qr.wifi(known.name, known.password)).group()
    for step in ("arrivals", "tea-1"):
        room.go(FACILITATOR, step)
        drawn = wall(room)
        html, mark = join.with_wifi(drawn, known)
        assert scan in html, step
        assert html.count("<svg") == 2
        assert 'Wifi Hall "A"; <b> Password eleven; o\'clock' in text(html)
        assert "<b>Hall" in html
        assert "&lt;b&gt;" in html
        assert mark != join.with_wifi(drawn, Wifi(known.name, ""))[1] != ""
        bare, none = join.with_wifi(drawn, Wifi())
        assert (bare.count("<svg"), none) == (1, "")
        assert join.SLOT not in bare
    open_net = join.with_wifi(drawn, Wifi("Hall"))[0]
    assert "Password" not in open_net
    room.go(FACILITATOR, "vote-f025")
    assert join.with_wifi(wall(room), known) == (wall(room), "")
    room.go(FACILITATOR, "arrivals")
    room.set_code(FACILITATOR, shut=True)
    assert join.with_wifi(wall(room), known) == (wall(room), "")


def test_a_screen_is_told_of_a_wifi_that_is_entered_while_it_waits(room):
    room.go(FACILITATOR, "arrivals")
    held = Badge(Actor(terms.PROJECTOR))
    told = routes._told(look(room, "http://a", held.actor), held, preview=False)
    assert (told["wifi"], told["html"].count("<svg")) == ("", 1)
    keep_wifi("Hall", "eleven o'clock")

    none = Counts()

    def asked(wifi):
        query = f"seen={told['mark']}&votes=0.0&wifi={wifi}"
        cookie = f"{who_asks.cookie_name(room)}={room.seal.badge(held)}".encode()
        scope = {"type": "http", "path": "/", "scheme": "http"}
        scope["headers"] = [(b"cookie", cookie)]
        request = Request(scope | {"query_string": query.encode()})
        return json.loads(
            routes._answer(request, told["mark"], none, (told["mark"], none)).body
        )

    new = asked("")
    assert "Wifi <b>Hall</b>" in new["html"]
    assert asked(new["wifi"])["html"] is None


def test_the_drawing_is_kept_until_something_changes(room):
    room.go(FACILITATOR, "find-time")
    first = main(look(room, "http://a"))
    assert main(look(room, "http://a")) is first
    room.make(FACILITATOR, "Another title")
    assert main(look(room, "http://a")) is not first


def test_steps_are_moved_and_added_in_the_room(room):
    state = room.state(VIEWER)
    order = [step["id"] for step in STEPS]
    assert steps.moved(state, order[0], -1) == order
    swapped = [order[1], order[0], *order[2:]]
    assert steps.moved(state, order[0], 1) == swapped
    assert steps.moved(state, order[1], -1) == swapped
    for kind in steps.LIVE:
        view = {"view": f"http://zila:8501/map?{VIEWS[0]}&junk=1"}
        step = steps.made(room.state(VIEWER), kind, f"A new {kind}", view)
        room.add_step(FACILITATOR, step, room.state(VIEWER).stage.step)
        go(room, FACILITATOR, step["id"])
        assert f"A new {kind}" in text(wall(room))
        assert f'data-kind="{kind}"' in wall(room)
    with pytest.raises(BadAnswer):
        steps.made(state, "title", "  ", {})


def test_screens_are_known_by_their_size():
    presence.note("one", ("1280", "720"), now=lambda: 5.0)
    presence.note("two", ("1024", "768"), now=lambda: 8.0)
    presence.note("bad", ("-4", "1e9"), now=lambda: 8.0)
    presence.note("one", ("1920", "1080"), now=lambda: 9.0)
    found = presence.screens(now=lambda: 10.0)
    assert found[:2] == [(1920, 1080, 1.0), (1024, 768, 2.0)]
    assert presence.screens(now=lambda: 700.0) == []


def asked(server, path, body=b"", **headers):
    connection = http.client.HTTPConnection(server.host, server.port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("POST" if body else "GET", path, body or None, named)
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


def test_anybody_may_look_and_nobody_may_press_without_our_form(server):
    status, headers, page = asked(server, "/screen")
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert b'data-token=""' in page
    assert b'http-equiv="refresh"' in page
    status, _, body = asked(server, "/screen/next?seen=nothing&w=1&h=x&votes=-1")
    assert status == 200
    assert json.loads(body)["token"] == ""
    kind = {"content_type": "application/json"}
    for sent in (b'{"act":"next"}', b"[1]", b"{", b'{"act":1,"token":{}}'):
        assert asked(server, "/screen/act", sent, **kind)[0] == 403
    form = {"content_type": "application/x-www-form-urlencoded"}
    assert asked(server, "/screen/act", b"act=next&token=x", **form)[0] == 403
    assert asked(server, "/screen/act", b"x" * 70_000, **form)[0] == 413
    strange = {"origin": "http://elsewhere.example", **kind}
    assert asked(server, "/screen/act", b'{"act":"next"}', **strange)[0] == 403


def test_the_screen_waits_where_the_store_does_not_answer(monkeypatch):
    def away():
        raise StoreUnavailable("The store is away", "Wait.")

    monkeypatch.setattr(routes.rehearsal_mode, "now", away)
    scope = {"type": "http", "headers": [], "query_string": b"", "path": "/screen"}
    page = routes._page(Request(scope))
    assert (page.status_code, b"does not answer" in page.body) == (200, True)
    answer = routes._answer(Request(scope), "", None, ())
    assert (answer.status_code, json.loads(answer.body)) == (503, {"mark": ""})


def test_a_vote_beside_the_storyline_is_on_the_wall_until_one_goes_on(room):
    room.go(FACILITATOR, "lens-gap")
    room.word(FACILITATOR, "own", "Lunch is at one.")
    rule = {"id": "agreement-75", "name": "Agreement of 75%", "words": "At least 75%."}
    room.open_round(FACILITATOR, "own", rule)
    assert "Lunch is at one." in wall(room)
    assert "Voting is open" in wall(room)
    room.go(FACILITATOR, "lens-level")
    assert "Lunch is at one." not in wall(room)
