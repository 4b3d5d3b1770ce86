"""A workshop that comes a second time, to a standby or back: nothing lost or double."""

import pytest

from data.store import __main__ as command
from data.store.badge import new_token
from data.store.bring import bring_in
from data.store.errors import BadSeal
from data.store.forms import Form, print_of
from data.store.place import place
from data.store.room import Room
from data.store.store import Store
from tests.test_moving import elsewhere, saved
from tests.workshop import FACILITATOR, STEWARD, VIEWER, again, fixtures, opened

home, name, room = fixtures


def joined(room, secret, code=None):
    """The badge of a browser with this secret; the same form is the same badge."""
    form = Form(print_of(room.seal, secret), secret)
    code = code or room.state(VIEWER).code
    return room.join(VIEWER, "Sindh", {}, code=code, form=form)


def votes_again(there, phones, number, wording):
    """Every phone votes, and has its form sent again first if its badge is unknown."""
    for badge, newcomer in phones:
        try:
            actor = there.seal.read_badge(badge).actor
        except BadSeal:
            actor = joined(there, there.seal.open("newcomer", newcomer)).actor
        there.vote(actor, number, "disagree", wording)


def phones_of(room, number):
    secrets = [new_token() for _ in range(number)]
    return [
        (room.seal.badge(joined(room, each)), room.seal.close("newcomer", each))
        for each in secrets
    ]


def test_phones_vote_once_on_a_standby_that_had_a_back_up_before_the_file(
    room, home, monkeypatch, capsys
):
    room.make(FACILITATOR, "t")
    room.set_code(FACILITATOR)
    phones = phones_of(room, 6)
    backup = home / "kept.zila"
    backup.write_bytes(room.backup(STEWARD).read_bytes())
    number, wording = opened(room)
    for badge, _ in phones:
        room.vote(room.seal.read_badge(badge).actor, number, "agree", wording)
    file = saved(room, home)
    engine = "postgresql" if room.store.place.url else "sqlite"
    elsewhere(monkeypatch, home / "standby", engine)
    assert (
        command.main(["--workshop", room.store.place.name, "import", str(backup)]) == 0
    )
    assert "The file holds no key of phones" in capsys.readouterr().out
    assert command.main(["--workshop", room.store.place.name, "import", str(file)]) == 0
    assert "no key" not in capsys.readouterr().out
    there = Room(Store(place(room.store.place.name)))
    assert there.votes(VIEWER, number) == 6
    votes_again(there, phones, number, wording)
    assert there.votes(VIEWER, number) == 6
    # The form itself, sent once more, is the same badge too.
    first = there.seal.open("newcomer", phones[0][1])
    assert joined(there, first).actor == there.seal.read_badge(phones[0][0]).actor
    assert there.headcount(VIEWER) == 6
    there.store.close()


def test_a_laptops_own_file_and_its_own_back_up_lack_no_key(room, home, capsys):
    room.set_code(FACILITATOR)
    phones = phones_of(room, 2)
    number, wording = opened(room)
    file = saved(room, home)
    for path in (file, room.backup(STEWARD)):
        assert command.main(["import", str(path)]) == 0
        assert "no key" not in capsys.readouterr().out
    back = again(room)
    votes_again(back, phones, number, wording)
    votes_again(back, phones, number, wording)
    assert back.votes(VIEWER, number) == 2
    back.store.close()


def test_there_and_back_a_form_and_a_ticket_are_the_same_phone(room, home):
    """The digests of a workshop are those of the laptop where it began."""
    room.set_code(FACILITATOR)
    (ticket,) = room.make_tickets(FACILITATOR, {"Sindh": 1})
    secret, other = new_token(), new_token()
    first = joined(room, secret).actor
    second = joined(room, other, ticket.code).actor
    whole = room.whole_code(FACILITATOR, room.state(VIEWER).code)
    number, wording = opened(room)
    for each in (first, second):
        room.vote(each, number, "agree", wording)
    room.move_away(FACILITATOR, "There")
    path = saved(room, home)
    with pytest.MonkeyPatch.context() as patch:
        elsewhere(patch, home / "there")
        there = Room(Store(bring_in(path)))
        there.move_away(FACILITATOR, "Back")
        back = saved(there, home, "back.zila")
        there.store.close()
    bring_in(back)
    here = again(room)
    assert here.whole_code(FACILITATOR, here.state(VIEWER).code) == whole
    assert joined(here, secret).actor == first
    assert joined(here, other, ticket.code).actor == second
    assert here.headcount(VIEWER) == 2
    for each in (first, second):
        here.vote(each, number, "disagree", wording)
    assert here.votes(VIEWER, number) == 2
    here.store.close()
