"""The desk and the room check: words, redlines, who is refused what."""

import json
import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from analysis.redline import IN, KEPT, OUT, Part, redline
from data.store import terms
from data.store.errors import BadAnswer, NotAllowed, OutOfTurn, StoreUnavailable
from data.store.events import kinds
from data.store.events.chain import START, Event
from data.store.events.state import State
from data.store.keys.badge import Badge, new_token
from data.store.roles import Actor
from data.store.verbs import open_workshops, rehearsal_mode
from data.workshop.wifi import Wifi, keep_wifi, read_wifi
from tests.support.door import room
from tests.support.voters import person
from tests.support.workshop import FACILITATOR, RULE, people
from ui import STATIC
from ui.check import points as check_points
from ui.check import printed_sheet
from ui.desk import away as desk_away
from ui.desk import links, live, log_words, seat, text
from ui.view.network import Address
from ui.workshop import door, presence, qr, storyline

room = room  # the fixture
STATEMENT = "test-vote"
WORDS = ["girls", "are", "behind", "in", "119", "ضلع"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12)


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
        monkeypatch.setattr(seat, "cookies", lambda: {door.cookie_name(begun): cookie})
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
    room.word(FACILITATOR, STATEMENT, "Tea at eleven?")
    number = room.open_round(FACILITATOR, STATEMENT, RULE, **more)
    wording = room.state(FACILITATOR).rounds[number].wording
    for place, (caucus, answers) in enumerate((votes or {}).items()):
        voters = people(caucus, len(answers), 1000 * (place + 1))
        for voter, answer in zip(voters, answers, strict=True):
            room.vote(voter, number, answer, wording)
    return number


# The redline.


def test_a_redline_names_what_went_and_what_came():
    old = "Girls are behind in 119 districts."
    new = "Girls are far behind in 120 districts."
    assert redline(old, new) == (
        Part(KEPT, "Girls are"),
        Part(IN, "far"),
        Part(KEPT, "behind in"),
        Part(OUT, "119"),
        Part(IN, "120"),
        Part(KEPT, "districts."),
    )


@given(TEXTS, TEXTS)
def test_both_wordings_can_be_read_from_a_redline(old, new):
    parts = redline(" ".join(old), " ".join(new))
    assert " ".join(each.text for each in parts if each.kind != IN).split() == old
    assert " ".join(each.text for each in parts if each.kind != OUT).split() == new


def test_a_redline_on_a_page_is_marked_by_more_than_colour_and_is_only_text():
    html = text.marked("safe word", "safe <script>alert(1)</script>")
    assert "<script" not in html
    assert re.search(r"<del><span[^>]*>out: </span>word</del>", html)
    assert re.search(r"<ins><span[^>]*>in: </span>&lt;script&gt;", html)
    style = (STATIC / "room/desk.css").read_text()
    assert re.search(r"del \{[^}]*line-through", style)
    assert re.search(r"ins \{[^}]*underline", style)


def test_a_text_has_its_language_and_direction():
    urdu = text.paragraph("ضلع", terms.URDU, "wording")
    assert 'lang="ur" dir="rtl"' in urdu
    assert 'lang="en" dir="ltr"' in text.paragraph("x", terms.ENGLISH, "wording")


# The log.

EVERY_KIND = [v for k, v in vars(kinds).items() if k.isupper() and isinstance(v, str)]
CONTENT = {
    "title": "Lahore",
    "code": "ABC234",
    "role": "recorder",
    "caucus": "Punjab",
    "statement": "F-27",
    "text": "Girls are behind.",
    "language": "ur",
    "status": "final",
    "round": 3,
    "rule": {"name": "Agreement of 75%"},
    "ballots": 41,
    "objections": 2,
    "to": "everybody",
    "answers": {"agree": 7, "disagree": 2},
    "position": "supports",
    "post": "Secretary",
    "outcome": "needs evidence",
    "steps": [{"id": "a"}],
    "step": "tea",
    "skipped": True,
    "screen": "black",
    "frozen": True,
    "label": "Tea",
    "seconds": 150,
    "seq": 12,
    "why": "wrong table",
    "people": {"Sindh": 12},
    "tickets": {"Sindh": 12, "Punjab": 9},
    "numbers": [3, 7],
    "needed": True,
}


def event(kind, **changes):
    content = json.dumps(CONTENT | changes)
    return Event(1, kind, "2026-11-21T10:12:03Z", "facilitator", content, START, START)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_kind_of_event_has_words(kind):
    step = {"id": "x", "title": "Tea"} if kind == kinds.ADDED else "tea"
    sentence = log_words.sentence(event(kind, step=step))
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert "{" not in sentence
    assert not sentence.endswith(".")


def test_there_are_words_for_nothing_else():
    assert set(log_words.SAID) == set(EVERY_KIND)


def test_events_in_words():
    tell = log_words.sentence
    assert tell(event(kinds.HANDS)) == "9 hands of Punjab entered, round 3"
    assert tell(event(kinds.CLOSED, ballots=1)) == "Round 3 closed with 1 vote"
    assert tell(event(kinds.TIMER)) == "Clock “Tea” started, 2 min 30 s"
    assert tell(event(kinds.EXTENDED, seconds=-60)) == "Clock shortened by 1 min"
    assert tell(event(kinds.UNDONE)) == "Step 12 of the log taken back: wrong table"


# Who waits.


def test_for_whom_the_room_waits():
    html = live.table({"Sindh": 5, "Punjab": 4}, {"Sindh": 3, "Punjab": 5}, {})
    rows = re.findall(r"scope=row>([^<]+)</th><td>(\d+)</td><td>([^<]+)", html)
    assert rows == [("Punjab", "5", "all in"), ("Sindh", "3", "2 not yet")]
    helped = live.table({"Sindh": 3}, {"Sindh": 3}, {"Sindh": 1})
    assert "1 not yet" in helped


# The pages, by role.

LEADING = ("Open the vote", "New code", "Start the rehearsal", "Check the log")


def test_the_facilitator_finds_the_desk(opened):
    app = opened("decide", terms.FACILITATOR)
    assert not app.exception
    assert app.title[0].value == "Tea at eleven?"
    assert set(LEADING) <= set(labels(app))
    assert "can't judge" in said(app).lower()
    assert "no verdict below 5 votes" in said(app)


@pytest.mark.parametrize("role", [terms.VIEWER, terms.PARTICIPANT])
def test_who_watches_or_votes_is_offered_nothing_to_do(opened, begun, role):
    number = ready(begun, {"Sindh": ["agree"] * 6, "Punjab": ["agree"] * 6})
    app = opened("decide", role, "Sindh" if role == terms.PARTICIPANT else "")
    assert not app.exception
    assert labels(app) == []
    assert "6" not in app.title[0].value
    assert "Nothing has been decided or revealed yet" in said(app)
    begun.close_round(FACILITATOR, number)
    begun.reveal(FACILITATOR, number)
    begun.decide(FACILITATOR, number, "validated", rationale="All agree.")
    app.run()
    assert labels(app) == ["Public recount"]
    assert "2 of 4 provinces agree; Balochistan" in said(app)
    assert f"**Validated**, {terms.LEVEL}" in said(app)


def test_each_caucus_sees_its_own_result_before_the_others(opened, begun):
    number = ready(begun, {"Sindh": ["agree"] * 6, "Punjab": ["disagree"] * 6})
    begun.close_round(FACILITATOR, number)
    begun.reveal(FACILITATOR, number, terms.OWN_CAUCUS)
    own = said(opened("decide", terms.PARTICIPANT, "Sindh"))
    assert "Sindh: agreed; at least 5 of 6 agree" in own
    assert "Punjab" not in own
    assert "of 6 agree" not in said(opened("decide", terms.VIEWER))
    assert "of 6 agree" not in said(opened("decide", terms.FACILITATOR))


def test_nothing_of_a_result_shows_before_its_time(opened, begun):
    number = ready(begun, {"Sindh": ["agree"] * 6, "Punjab": ["disagree"] * 6})
    for step in (lambda: None, lambda: begun.close_round(FACILITATOR, number)):
        step()
        for role in (terms.FACILITATOR, terms.STEWARD, terms.VIEWER):
            told = said(opened("decide", role))
            assert not re.search(r"\d+ of \d+ agree|\d of 12|\d disagree", told)
            assert "1 of 4" not in told


def test_a_recorder_must_take_the_seat_and_has_the_own_caucus_only(opened, begun):
    number = ready(begun)
    begun.hand_in(person(1, "Sindh"), number, "Ours alone")
    begun.hand_in(person(2, "Punjab"), number, "Theirs")
    app = opened("decide", terms.RECORDER, "Sindh")
    assert labels(app) == ["Take the seat"]
    app.button[0].click().run()
    assert not app.exception
    assert "Ours alone" in said(app)
    assert "Theirs" not in said(app)
    assert not set(LEADING) & set(labels(app))
    assert app.selectbox(key=f"table_{number}").options == ["Sindh"]
    app.text_input[0].set_value("Secretary")
    press(app, "Record this position")
    assert begun.state(FACILITATOR).rounds[number].positions[0]["caucus"] == "Sindh"
    press(app, "Undo")
    assert begun.state(FACILITATOR).rounds[number].positions == ()
    assert labels(opened("decide", terms.RECORDER, "Sindh")) == []


def test_a_steward_translates_and_keeps_the_log(opened, begun):
    ready(begun)
    app = opened("decide", terms.STEWARD)
    assert not app.exception
    assert set(labels(app)) == {
        "Keep this translation",
        "Check the log",
        "Back up now",
    }
    app.text_area[0].set_value("چائے گیارہ بجے؟")
    app.radio[0].set_value(terms.FINAL)
    press(app, "Keep this translation")
    texts = begun.state(FACILITATOR).statements[STATEMENT].texts
    assert texts[terms.URDU] == "چائے گیارہ بجے؟"
    press(app, "Check the log")
    assert "are as they were written" in said(app)
    press(app, "Back up now")
    assert "The newest back-up is" in said(app)


def press(app, label):
    found = [each for each in app.button if each.label == label]
    assert found, f"no button “{label}” among {labels(app)}"
    return found[0].click().run()


def test_any_finding_and_an_own_statement_can_be_put_to_the_vote(opened, begun):
    app = opened("decide", terms.FACILITATOR)
    about = app.selectbox(key=f"about_{STATEMENT}")
    assert about.value == STATEMENT
    assert any(each.startswith("F061") for each in about.options)
    assert any(each.startswith("R8") for each in about.options)
    about.set_value("R3").run()
    press(app, "Open the vote")
    first = begun.state(FACILITATOR).running
    assert first.statement == "R3"
    assert begun.state(FACILITATOR).statements["R3"].about["recommendation"] == "R3"
    begun.close_round(FACILITATOR, first.number)
    app.run()
    app.text_input[0].set_value("Fees")
    [each for each in app.text_area if each.label == "What it says"][0].set_value(
        "No school asks for fees."
    )
    press(app, "Put it before the room")
    assert app.selectbox(key=f"about_{STATEMENT}").value == "Fees"
    press(app, "Open the vote")
    assert begun.state(FACILITATOR).running.texts == {"en": "No school asks for fees."}


def test_the_rule_is_chosen_before_and_shown_after_the_opening(opened, begun):
    app = opened("decide", terms.FACILITATOR)
    names = app.radio(key=f"rule_{STATEMENT}_False").options
    assert names == ["Agreement of 75%", "RAND/UCLA", "Core outcome 70/15"]
    app.toggle(key=f"more_{STATEMENT}").set_value(True).run()
    rule = app.radio(key=f"rule_{STATEMENT}_True")
    assert "Content validity" in rule.options
    rule.set_value("core-outcome").run()
    assert "fewer than 15% score 1 to 3" in said(app)
    press(app, "Open the vote")
    assert begun.state(FACILITATOR).running.scale == "appropriateness"
    assert "fewer than 15% score 1 to 3" in said(app)
    assert not [each for each in app.radio if (each.key or "").startswith("rule_")]


def test_closing_is_asked_twice(opened, begun):
    number = ready(begun)
    app = opened("decide", terms.FACILITATOR)
    shut = [each for each in app.button if each.label == "Close for good"][0]
    assert shut.disabled
    assert "Closing is for good" in said(app)
    key = f"sure_to_close_{begun.store.place.full_name}_{number}"
    app.checkbox(key=key).set_value(True).run()
    assert begun.state(FACILITATOR).rounds[number].status == terms.OPEN
    press(app, "Close for good")
    assert begun.state(FACILITATOR).rounds[number].status == terms.CLOSED


def test_a_press_meant_for_a_rehearsal_closes_nothing_in_the_workshop(opened, begun):
    rehearsal_mode.begin(FACILITATOR)
    made = rehearsal_mode.now()
    storyline.prepare(made, FACILITATOR)
    made.go(FACILITATOR, STATEMENT)
    ready(made)
    app = opened("decide", terms.FACILITATOR)
    (sure,) = [each for each in app.checkbox if "Everybody" in each.label]
    sure.set_value(True).run()
    names = ("Pause", "Close for good")
    stale = [each for each in app.button if each.label in names]
    assert [each.disabled for each in stale] == [False, False]
    rehearsal_mode.end(FACILITATOR)
    number = ready(begun)
    for each in stale:
        each.click()
    app.run()
    assert not app.exception
    assert begun.state(FACILITATOR).rounds[number].status == terms.OPEN
    (shut,) = [each for each in app.button if each.label == "Close for good"]
    assert shut.disabled


@pytest.mark.parametrize("role", [terms.VIEWER, terms.PARTICIPANT, terms.STEWARD])
def test_who_does_not_lead_reads_no_joining_code(opened, begun, role):
    code = begun.state(FACILITATOR).code
    app = opened("decide", role, "Sindh" if role == terms.PARTICIPANT else "")
    assert not app.exception
    assert code not in said(app)
    if role == terms.VIEWER:
        assert "The code is on the wall." in said(app)
        begun.set_code(FACILITATOR, shut=True)
        assert "Joining is shut." in said(app.run())
        assert "on the wall" not in said(app)


@pytest.mark.parametrize("page", ["decide", "check"])
def test_an_outage_is_said_plainly_and_ends_by_itself(opened, begun, page, monkeypatch):
    app = opened(page, terms.FACILITATOR)
    file = begun.store.place.file
    away = file.rename(file.with_suffix(".away"))
    app.run()
    (told,) = app.error
    assert told.proto.title == "The workshop cannot be read now"
    assert told.value.endswith("This page goes on by itself.")
    assert "nothing was saved" not in said(app).lower()
    again, shown = [], []
    monkeypatch.setattr(desk_away.st, "rerun", lambda: again.append(1))
    monkeypatch.setattr(desk_away.st, "error", lambda body, **_: shown.append(body))
    desk_away._look("Wait.", time.monotonic() - 60)
    assert (again, len(shown)) == ([], 1)
    away.rename(file)
    desk_away._look("Wait.", time.monotonic())
    assert again == []
    desk_away._look("Wait.", time.monotonic() - 60)
    assert again == [1]
    monkeypatch.undo()


def test_what_is_refused_is_said_beside_it_and_inputs_stay(opened, begun):
    number = ready(begun)
    begun.close_round(FACILITATOR, number)
    app = opened("decide", terms.FACILITATOR)
    app.text_area(key=f"dissent_{number}_0").set_value("Typed at length.")
    press(app, "Record this decision")
    assert [(e.proto.title, e.value) for e in app.error] == [
        ("The rationale is empty", "Write it, then try again.")
    ]
    assert app.text_area(key=f"dissent_{number}_0").value == "Typed at length."
    assert begun.state(FACILITATOR).rounds[number].decisions == ()


def test_a_slip_becomes_a_reason_in_own_words_and_is_destroyed(opened, begun):
    number = ready(begun)
    begun.hand_in(person(1, "Sindh"), number, "I, from Thatta, say no")
    app = opened("decide", terms.FACILITATOR)
    key = begun.slips(FACILITATOR, number)[0].key
    app.text_area(key=f"reason_text_{key}").set_value("Distances are too long.")
    app.selectbox(key=f"reason_side_{key}").set_value("disagree")
    press(app, "Note it and destroy the slip")
    noted = begun.state(FACILITATOR).rounds[number].reasons[0]
    assert (noted["text"], noted["side"]) == ("Distances are too long.", "disagree")
    assert noted["caucus"] == ""
    assert begun.slips(FACILITATOR, number) == []
    assert "Thatta" not in said(app)


def test_the_desk_takes_a_slip_up_in_one_turn(opened, begun, monkeypatch):
    number = ready(begun)
    begun.hand_in(person(1, "Sindh"), number, "I, from Thatta, say no")
    app = opened("decide", terms.FACILITATOR)
    key = begun.slips(FACILITATOR, number)[0].key
    app.text_area(key=f"reason_text_{key}").set_value("Too far.")
    with monkeypatch.context() as at:
        at.setattr("data.store.database.reason_rows.delete", fails)
        press(app, "Note it and destroy the slip")
    assert app.error[0].proto.title == "The disk is full"
    assert begun.state(FACILITATOR).rounds[number].reasons == ()
    assert len(begun.slips(FACILITATOR, number)) == 1
    press(app, "Note it and destroy the slip")
    noted = begun.state(FACILITATOR).rounds[number].reasons
    assert [each["text"] for each in noted] == ["Too far."]
    assert begun.slips(FACILITATOR, number) == []


def fails(*_):
    raise StoreUnavailable("The disk is full", "Free some space.")


def test_a_slip_is_taken_up_by_its_own_caucus_and_named_as_no_other(begun):
    number = ready(begun)
    begun.hand_in(person(1, "Sindh"), number, "Ours")
    (slip,) = begun.slips(FACILITATOR, number)
    punjab, sindh = (
        person(n, c, terms.RECORDER) for n, c in ((8, "Punjab"), (9, "Sindh"))
    )
    take = begun.take_up
    with pytest.raises(NotAllowed):
        take(sindh, number, slip.key, "No seat yet.")
    begun.take_seat(punjab)
    begun.take_seat(sindh)
    with pytest.raises(OutOfTurn):
        take(punjab, number, slip.key, "Not ours.")
    for wrong in ({"caucus": "Punjab"}, {"side": "perhaps"}):
        with pytest.raises(BadAnswer):
            take(FACILITATOR, number, slip.key, "Text.", **wrong)
    with pytest.raises(BadAnswer):
        take(FACILITATOR, number, slip.key, "  ")
    assert begun.slips(FACILITATOR, number) == [slip]
    take(sindh, number, slip.key, "In own words.", caucus="Sindh")
    (noted,) = begun.state(FACILITATOR).rounds[number].reasons
    assert (noted["caucus"], noted["by"]) == ("Sindh", "recorder, Sindh")


def test_a_rehearsal_waits_for_the_round_that_runs(opened, begun):
    number = ready(begun)
    app = opened("decide", terms.FACILITATOR)
    (start,) = [each for each in app.button if each.label == "Start the rehearsal"]
    assert start.disabled
    assert f"Round {number} still runs" in said(app)
    begun.close_round(FACILITATOR, number)
    press(app.run(), "Start the rehearsal")
    assert rehearsal_mode.rehearsing()


@pytest.mark.parametrize("page", ["decide", "check"])
def test_a_rehearsal_that_cannot_be_opened_is_ended_from_the_desk(opened, page):
    where = rehearsal_mode.begin(FACILITATOR).store.place
    open_workshops.shut(rehearsal=True)
    where.file.write_bytes(b"no database" * 500)
    assert labels(opened(page)) == []
    assert labels(opened(page, terms.RECORDER, "Sindh")) == []
    app = opened(page, terms.FACILITATOR)
    assert labels(app) == ["End the rehearsal"]
    press(app, "End the rehearsal")
    assert not app.exception
    assert not rehearsal_mode.rehearsing()
    assert not where.file.exists()
    assert "End the rehearsal" not in labels(app)
    assert not app.error


def test_a_rehearsal_says_so_on_every_page_of_the_workshop(opened, begun):
    rehearsal_mode.begin(FACILITATOR)
    for page in ("decide", "check"):
        for role in (terms.FACILITATOR, terms.VIEWER):
            assert "Rehearsal: made-up votes" in said(opened(page, role)), page
    rehearsal_mode.end(FACILITATOR)
    assert begun.state(FACILITATOR).title == storyline.TITLE
    assert "made-up" not in said(opened("decide", terms.FACILITATOR))


# Joining, and the room check.


def test_phones_are_led_to_an_address_they_can_reach(monkeypatch):
    here = [Address("192.168.8.4", "wlan0"), links.LOCAL]
    monkeypatch.setattr(links, "addresses", lambda: here)
    lan = "http://192.168.8.4:8501"
    assert links.origins("http://localhost:8501/decide") == [lan]
    assert links.origins("http://127.0.0.1:8501/decide") == [lan]
    assert links.origins(f"{lan}/decide") == [lan]
    assert links.origins("http://10.0.0.7:8501/") == ["http://10.0.0.7:8501", lan]
    assert links.origins("https://zila.example/x") == ["https://zila.example"]
    assert links.origins("") == [lan]


def test_a_qr_code_is_dark_on_white_with_its_quiet_zone():
    drawn = qr.svg("http://192.168.8.4:8501/vote/ABC234")
    width = int(re.search(r'viewBox="0 0 (\d+) \1"', drawn).group(1))
    # A module count is 21 + 4 a version, and four modules are quiet on each side.
    assert (width - 8 - 21) % 4 == 0
    assert f'fill="#fff" d="M0 0h{width}v{width}' in drawn
    assert "M4 4.5" in drawn
    assert qr.svg("a") != qr.svg("b")
    assert "xmlns" in qr._alone(drawn)


def test_the_wifi_is_kept_in_a_file_of_its_own(tmp_path):
    assert read_wifi(tmp_path) == Wifi()
    keep_wifi(" Hall; A ", "eleven o'clock", tmp_path)
    assert read_wifi(tmp_path) == Wifi("Hall; A", "eleven o'clock")
    assert (tmp_path / "wifi.json").stat().st_mode & 0o077 == 0
    for name, password in [("x" * 33, ""), ("Hall", "short"), ("Hall", "x" * 64)]:
        with pytest.raises(BadAnswer):
            keep_wifi(name, password, tmp_path)
    assert read_wifi(tmp_path).name == "Hall; A"
    (tmp_path / "wifi.json").write_text("[1]")
    assert read_wifi(tmp_path) == Wifi()
    keep_wifi("", "", tmp_path)
    assert not (tmp_path / "wifi.json").exists()


def test_the_wifi_is_in_no_export_and_not_in_the_log(begun, tmp_path):
    keep_wifi("Hall-of-tea", "eleven o'clock")
    begun.store.backup()
    begun.take_away(FACILITATOR, tmp_path / "away.zila")
    home = begun.store.place.root
    others = [p for p in home.rglob("*") if p.is_file() and p.name != "wifi.json"]
    for path in [*others, tmp_path / "away.zila"]:
        assert b"eleven o'clock" not in path.read_bytes(), path
    assert not any("eleven" in each.body for each in begun.history(FACILITATOR)[4:])


def test_the_sheet_on_the_wall_escapes_what_was_typed():
    html = printed_sheet.sheet(
        Wifi("<b>Hall", "<i>secret"), "http://a:1/vote/X", "ABC234"
    )
    assert "&lt;b&gt;Hall" in html
    assert "&lt;i&gt;secret" in html
    assert html.count("<img") == 2
    assert "ABC234" in printed_sheet.printed(html)
    assert "Rehearsal" in printed_sheet.sheet(Wifi(), "", "", rehearsal=True)


def points(found):
    return {each.what: each for each in found}


def test_the_check_tells_what_is_well_from_what_is_not(begun, monkeypatch):
    monkeypatch.setattr(check_points.devices, "number", lambda: 0)
    alone = points(check_points.network([]))
    assert not alone["Address"].well
    assert "firewall or client isolation" in alone["Devices"].said
    monkeypatch.setattr(check_points.devices, "number", lambda: 3)
    reached = points(check_points.network(["http://a:1", "http://b:1"]))
    assert reached["Address"].well
    assert "Phones use http://a:1." in reached["Address"].said
    assert "3 other devices" in reached["Devices"].said
    state = begun.state(FACILITATOR)
    came = points(check_points.people(state, 4))
    assert came["Code"].well
    assert came["Phones"].well
    assert not came["Recorders"].well
    kept = points(check_points.store(begun, state))
    assert kept["Store"].well
    assert not kept["Back-up"].well
    begun.backup(FACILITATOR)
    assert points(check_points.store(begun, state))["Back-up"].well


def test_a_round_without_its_key_is_noticed(begun):
    number = ready(begun)
    state = begun.state(FACILITATOR)
    assert points(check_points.store(begun, state))["Secrets"].well
    begun.store.secrets.destroy(number)
    found = points(check_points.store(begun, state))["Secrets"]
    assert not found.well
    assert f"round {number}" in found.said


def test_a_store_that_cannot_be_written_is_noticed(begun):
    begun.store.place.file.rename(begun.store.place.file.with_suffix(".away"))
    found = points(check_points.store(begun, State()))["Store"]
    assert not found.well
    assert "nothing was saved" in found.said


def test_the_clock_and_the_disk_are_looked_at(monkeypatch):
    now = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
    behind = -int(now.astimezone().utcoffset().total_seconds() // 60)
    fine = points(check_points.computer(State(), now, behind))
    assert fine["Clock"].well
    assert not points(check_points.computer(State(), now, behind + 300))["Clock"].well
    later = State(at=(now + timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M:%SZ"))
    assert (
        "was set back" in points(check_points.computer(later, now, None))["Clock"].said
    )
    usage = type("Usage", (), {"free": 999_000_000})
    monkeypatch.setattr(check_points.shutil, "disk_usage", lambda _: usage)
    assert not points(check_points.computer(State(), now, None))["Disk"].well


def test_the_projector_is_measured(monkeypatch):
    monkeypatch.setattr(presence, "_screens", {})
    assert not check_points.screen().well
    presence.note("wall", ("1280", "720"))
    assert check_points.screen().well
    assert "1280 × 720" in check_points.screen().said
    presence.note("small", ("800", "600"))
    assert not check_points.screen().well


@pytest.mark.parametrize("role", [terms.VIEWER, terms.PARTICIPANT, terms.RECORDER])
def test_the_room_check_tells_others_nothing(opened, role):
    keep_wifi("Hall-of-tea", "eleven o'clock")
    app = opened("check", role, "" if role == terms.VIEWER else "Sindh")
    assert not app.exception
    assert "eleven" not in said(app)
    assert "for who leads the room" in said(app)
    assert labels(app) == []


def test_the_room_check_shows_the_wifi_to_who_leads(opened, begun):
    keep_wifi("Hall-of-tea", "eleven o'clock")
    app = opened("check", terms.FACILITATOR)
    assert not app.exception
    assert "Hall-of-tea" in said(app)
    assert begun.state(FACILITATOR).code in said(app)
    app.text_input(key="wifi_password").set_value("short")
    press(app, "Keep it")
    assert app.error[0].proto.title == "A wifi password has 8 to 63 signs"
    assert read_wifi().password == "eleven o'clock"
