"""Joining, and the room check: what is well, what is not, who is told."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from data.store import terms
from data.store.errors import BadAnswer
from data.store.events.state import State
from data.workshop.wifi import Wifi, keep_wifi, read_wifi
from tests.support.pages.desk import begun, labels, opened, press, ready, said
from tests.support.workshop import FACILITATOR
from tests.support.workshop_asked import room
from ui.check import points as check_points
from ui.check import printed_sheet
from ui.desk import links
from ui.view.network import Address
from ui.workshop import presence, qr

room = room  # the fixture
begun, opened = begun, opened  # the fixtures


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
    monkeypatch.setattr(check_points.presence, "devices", lambda: 0)
    alone = points(check_points.network([]))
    assert not alone["Address"].well
    assert "firewall or client isolation" in alone["Devices"].said
    monkeypatch.setattr(check_points.presence, "devices", lambda: 3)
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
