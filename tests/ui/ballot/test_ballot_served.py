"""The ballot at a real server: joined, voted, forged, flooded."""

import http.client
import re
from urllib.parse import urlencode

from data.store import terms
from data.store.in_use import open_workshops
from data.store.keys.badge import Badge
from data.vocabulary import CAUCUSES, VOTE_APART
from tests.support.pages.ballot import asked, cast, hall, opened, phone, said, visit
from tests.support.phone import Phone
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot import posts
from ui.ballot.receipts import Receipts
from ui.ballot.visit import LANGUAGE
from ui.workshop import more_time, newcomer, who_asks

asked, hall = asked, hall  # the fixtures


def test_a_phone_joins_from_the_wall_in_three_steps(hall):
    server, made = hall
    code = made.state(FACILITATOR).code
    mine = Phone(server.host, server.port)
    mine.get(f"/vote/{code.lower()}")
    before = made.headcount(FACILITATOR)
    mine.send(mine.form("language"), language="ur")
    assert said("join_title", "ur") in mine.text()
    form = mine.form("caucus")
    assert form.fields["code"] == code
    assert tuple(form.choices["caucus"]) == CAUCUSES + VOTE_APART
    assert mine.cookies.keys() == {LANGUAGE, newcomer.cookie_name(made)}
    told = made.attendance(FACILITATOR)
    mine.send(form, caucus="Sindh", work="district", sex="prefer not to say")
    assert mine.status == 200
    assert said("waiting", "ur") in mine.text()
    assert said("caucus_sindh", "ur") in mine.text()
    assert made.headcount(FACILITATOR) == before + 1
    # What people say of themselves is written five at a time, and then of all five.
    attended = made.attendance(FACILITATOR)
    kinds = ("work", "sex", "language")
    assert all(attended.get(kind) == told.get(kind) for kind in kinds)
    for work in ("district", "school", "school", "school"):
        assert made.attendance(FACILITATOR).get("work") == told.get("work")
        other = Phone(server.host, server.port)
        other.cookies[LANGUAGE] = "ur"
        other.get(f"/vote/{code}")
        other.send(other.form("caucus"), caucus="Sindh", work=work, sex="female")
        assert other.status == 200
    assert made.headcount(FACILITATOR) == before + 5
    attended = made.attendance(FACILITATOR)
    assert attended["work"]["district"] >= 2
    assert attended["work"]["school"] >= 3
    assert attended["sex"]["prefer not to say"] >= 1
    assert attended["sex"]["female"] >= 4
    assert attended["language"]["ur"] >= 5
    # Pressed twice, or sent again later: still the same voter, counted once.
    held = dict(mine.cookies)
    mine.send(form, caucus="Punjab")
    assert mine.status == 200
    assert mine.cookies == held
    assert made.headcount(FACILITATOR) == before + 5


def test_a_wrong_code_keeps_what_was_chosen(hall):
    server, made = hall
    mine = Phone(server.host, server.port)
    mine.cookies[LANGUAGE] = "en"
    mine.get()
    mine.send(mine.form("caucus"), code="AAAAAA", caucus="Punjab")
    assert mine.status == 403
    assert said("error_code") in mine.text()
    assert 'value="Punjab" checked' in mine.page
    mine.send(mine.form("caucus"), code=made.state(FACILITATOR).code, caucus="")
    assert mine.status == 400
    assert said("error_choose") in mine.text()


def test_a_vote_is_recorded_changed_and_explained(asked):
    server, made, number = asked
    mine = phone(server, made, 1, "Sindh")
    mine.send(mine.form("answer"), answer="agree")
    assert mine.path == "/vote"
    assert re.search(r"Recorded at \d\d:\d\d:\d\d", mine.text())
    answer, code = made.own_vote(person(1, "Sindh"), number)
    assert answer == "agree"
    assert code in mine.text()
    assert mine.bytes < 30_000
    mine.send(mine.form("answer"), answer="agree with changes")
    assert made.own_vote(person(1, "Sindh"), number)[0] == "agree with changes"
    assert said("changes") in mine.text()
    mine.send(mine.form("reason"), reason="Say “in 2023”.")
    assert said("reason_sent") in mine.text()
    assert [each.text for each in made.slips(FACILITATOR, number)] == ["Say “in 2023”."]
    mine.send(mine.form("reason"), reason="x" * 401)
    assert mine.status == 400
    assert said("error_too_long", count=400) in mine.text()
    assert made.votes(FACILITATOR, number) == 1


def test_a_script_is_answered_at_once_with_the_page_a_form_is_led_to(asked):
    server, made, number = asked
    mine = phone(server, made, 41, "Sindh")
    mine.script = True
    for answer in ("agree", "disagree"):
        before = len(mine.took)
        mine.send(mine.form("answer"), answer=answer)
        direct = mine.page
        assert (mine.status, mine.path, len(mine.took)) == (200, "/vote", before + 1)
        assert mine.get() == direct
    mine.send(mine.form("reason"), reason="Say more.")
    assert mine.path == f"/vote?handed={number}"
    assert said("reason_sent") in mine.text()
    # It says what was voted, so nobody keeps it.
    line = http.client.HTTPConnection(server.host, server.port, timeout=20)
    fields = mine.form("answer").fields | {"answer": "agree"}
    headers = {
        "Cookie": "; ".join(f"{name}={value}" for name, value in mine.cookies.items()),
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Zila-Script": "1",
    }
    line.request("POST", "/vote", urlencode(fields), headers)
    answer = line.getresponse()
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("Content-Location") == "/vote"
    line.close()
    assert made.votes(FACILITATOR, number) == 1


def test_a_form_without_a_script_is_led_on_so_that_a_reload_sends_nothing(asked):
    server, made, number = asked
    mine = phone(server, made, 42)
    before = len(mine.took)
    mine.send(mine.form("answer"), answer="agree")
    assert (mine.path, len(mine.took)) == ("/vote", before + 2)


def test_a_script_is_led_on_where_the_room_has_gone_on(hall):
    server, made = hall
    number = opened(made)
    held = visit(made, person(43))
    held.direct, held.round = True, None
    form = {"token": held.token, "round": str(number), "answer": "agree"}
    form["wording"] = made.state(FACILITATOR).rounds[number].wording
    answer = posts.vote(held, form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/vote")
    assert made.votes(FACILITATOR, number) == 1
    made.close_round(FACILITATOR, number)


def test_another_persons_vote_is_apart_and_never_shown(asked):
    server, made, number = asked
    helper = person(2, "Punjab")
    mine = phone(server, made, 2, "Punjab")
    mine.send(next(form for form in mine.forms() if form.action == "/vote/assist"))
    assert said("assist_other") in mine.text()
    other = mine.form("answer")
    mine.send(other, answer="disagree")
    assert re.search(
        r"The other person's vote was recorded at \d\d:\d\d:\d\d", mine.text()
    )
    assert "Your answer" not in mine.text()
    assert "answer" not in {name for form in mine.forms() for name in form.choices}
    # Its form sent again changes nothing, and every answer looks the same: the phone
    # must not find out what the other person said.
    pages = set()
    for answer in ("agree", "agree with changes", "disagree", "can't judge"):
        mine.send(other, answer=answer)
        pages.add((mine.status, mine.text()))
    assert len(pages) == 1
    assert made.own_vote(helper, number, assisted=True)[0] == "disagree"
    mine.get("/vote")
    mine.send(mine.form("answer"), answer="agree")
    assert made.own_vote(helper, number)[0] == "agree"
    assert made.votes(FACILITATOR, number) == 2
    assert "disagree" not in str(mine.cookies)
    # Only the server that gave it can read what the phone keeps, and tells its own.
    kept = Receipts.read(made, helper, number, mine.cookies)
    assert kept.forgotten and not (kept.own or kept.other)
    mine.get("/vote")
    assert said("your_answer", answer="Agree") in mine.text()
    mine.get(f"/vote?other={number}")
    assert "other person's vote was recorded at" in mine.text()
    made.close_round(FACILITATOR, number)
    mine.get("/vote")
    assert said("your_answer", answer="Agree") in mine.text()
    assert "disagree" not in mine.text().lower()


def test_no_more_votes_for_others_than_the_round_allows(hall):
    server, made = hall
    number = opened(made, limit=1)
    first, second = (phone(server, made, n, "Sindh") for n in (3, 4))
    for each in (first, second):
        each.send(next(f for f in each.forms() if f.action == "/vote/assist"))
    assert first.status == 200
    assert second.status == 403
    assert said("assist_spent") in second.text()
    made.close_round(FACILITATOR, number)


def test_who_needs_more_time_is_counted_once_by_each_phone(asked):
    server, made, number = asked
    mine = phone(server, made, 5)
    form = next(form for form in mine.forms() if form.action == "/vote/more-time")
    mine.send(form)
    assert said("more_time_asked") in mine.text()
    for n in (1, 1, 2):
        more_time.ask(made, person(n), number)
    assert more_time.wanting(number) == 2
    assert more_time.wanting(number + 1) == 0


def test_a_round_that_pauses_and_closes_says_so_to_the_sender(hall):
    server, made = hall
    number = opened(made)
    mine = phone(server, made, 6)
    form = mine.form("answer")
    made.pause(FACILITATOR, number)
    mine.send(form, answer="agree")
    assert mine.status == 409
    assert said("error_paused") in mine.text()
    made.resume(FACILITATOR, number)
    mine.send(form, answer="agree", wording="0" * 64)
    assert mine.status == 409
    assert said("error_wording") in mine.text()
    assert mine.form("answer").fields["wording"] == form.fields["wording"]
    mine.send(form, answer="perhaps")
    assert mine.status == 400
    assert said("error_choose") in mine.text()
    made.close_round(FACILITATOR, number)
    mine.send(form, answer="agree")
    assert mine.status == 409
    assert said("error_closed") in mine.text()
    assert made.votes(FACILITATOR, number) == 0


def _forgeries(server, made, mine, form):
    """(what, phone, form, status): none of them may be recorded."""
    other = phone(server, made, 31)
    viewer = Phone(server.host, server.port)
    forged = Phone(server.host, server.port)
    name = who_asks.cookie_name(made)
    forged.cookies[name] = mine.cookies[name][:-3] + "AAA"
    elsewhere = open_workshops.room("elsewhere")
    foreign = Phone(server.host, server.port)
    foreign.cookies[name] = elsewhere.seal.badge(Badge(person(30)))
    facilitator = phone(server, made, 32, "", terms.FACILITATOR)
    without = {key: value for key, value in form.fields.items() if key != "token"}
    old = made.seal.close("form", "x")
    yield "no token", mine, without, 403
    yield "empty token", mine, {**without, "token": ""}, 403
    yield "another browser's token", other, form.fields, 403
    yield "a token of ours for nobody", mine, {**without, "token": old}, 403
    yield "a viewer", viewer, form.fields, 403
    yield "a forged cookie", forged, form.fields, 403
    yield "another workshop's cookie", foreign, form.fields, 403
    yield "who leads", facilitator, form.fields, 403
    yield "no round", mine, {**form.fields, "round": "9999"}, 409
    yield "nonsense for a round", mine, {**form.fields, "round": "1; drop"}, 400


def test_forged_and_foreign_votes_are_refused_with_the_whole_page(asked):
    server, made, number = asked
    mine = phone(server, made, 30)
    form = mine.form("answer")
    for what, sender, fields, status in _forgeries(server, made, mine, form):
        form_ = type(form)("/vote", {**fields, "answer": "agree"})
        sender.send(form_)
        assert sender.status == status, what
        assert "<main" in sender.page, what
        assert "Recorded" not in sender.text(), what
        assert made.votes(FACILITATOR, number) == 0, what


def test_a_form_that_was_open_before_this_version_is_taken(asked):
    server, made, number = asked
    mine = phone(server, made, 33)
    form = mine.form("answer")
    held = Badge(person(33), {"language": "en"})
    form.fields["token"] = made.seal.close("form", who_asks._print(held))
    mine.send(form, answer="agree")
    assert mine.status == 200
    assert made.votes(FACILITATOR, number) == 1


def test_a_page_of_another_address_and_a_flood_are_refused(asked):
    import http.client
    from urllib.parse import urlencode

    server, made, number = asked
    mine = phone(server, made, 34)
    fields = {**mine.form("answer").fields, "answer": "agree"}
    named = "; ".join(f"{k}={v}" for k, v in mine.cookies.items())
    for origin, body, status in [
        ("http://evil.example", urlencode(fields), 403),
        ("null", urlencode(fields), 403),
        (server.url, urlencode({**fields, "reason": "x" * 70_000}), 413),
    ]:
        line = http.client.HTTPConnection(server.host, server.port, timeout=20)
        headers = {
            "Cookie": named,
            "Origin": origin,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        line.request("POST", "/vote", body, headers)
        assert line.getresponse().status == status
        line.close()
    assert made.votes(FACILITATOR, number) == 0


def test_a_replayed_vote_is_one_vote_and_after_the_close_none(hall):
    server, made = hall
    number = opened(made)
    mine = phone(server, made, 35)
    form = mine.form("answer")
    for _ in range(3):
        mine.send(form, answer="agree")
    assert made.votes(FACILITATOR, number) == 1
    made.close_round(FACILITATOR, number)
    again = opened(made)
    mine.send(form, answer="disagree")
    assert mine.status == 409
    assert made.votes(FACILITATOR, again) == 0
    made.close_round(FACILITATOR, again)


def test_odd_addresses_lead_to_the_page(hall):
    server, _ = hall
    for path in ("/vote/join", "/vote/assist", "/vote/AAA", "/vote/0O1I0O"):
        status, headers, _ = server.ask(path)
        assert (status, headers["location"]) == (303, "/vote"), path
    status, headers, body = server.ask("/vote/ballot.js")
    assert status == 200
    assert headers["content-type"].startswith("text/javascript")
    assert len(body) < 15_000


def test_who_waits_is_told_the_number_of_votes_and_nothing_else(asked):
    import json

    server, made, number = asked
    cast(made, number, person(1), "agree")
    status, headers, body = server.ask("/vote/next?seen=")
    told = json.loads(body)
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert told.keys() == {"mark", "votes"}
    assert told["mark"] == f"workshop.{made.state(FACILITATOR).seq}"
