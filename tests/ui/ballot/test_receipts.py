"""A receipt says when, to its own phone only, and not for long."""

import base64

from data.store.database.store import Store
from data.store.keys.receipt import Receipt
from data.store.verbs.room import Room
from tests.support.pages.ballot import (
    cast,
    cookie,
    opened,
    plain,
    room,
    said,
    visit,
    with_receipt,
)
from tests.support.voters import person
from tests.support.workshop import FACILITATOR
from ui.ballot.page import page
from ui.ballot.receipts import Receipts, cookie_name

room = room  # the fixture


def test_it_is_recorded_only_where_a_receipt_says_when(room):
    number = opened(room)
    receipt = cast(room, number, person(1), "agree with changes")
    unheard = page(visit(room, person(1)))
    text = plain(unheard)
    assert said("recorded_before") in text
    assert "Recorded at" not in text
    assert said("your_answer", answer="Agree with changes") in text
    # The phone now keeps what the store said, for after the close.
    kept = cookie(unheard, cookie_name(room))
    room.close_round(FACILITATOR, number)
    text = plain(page(visit(room, person(1), receipts=kept)))
    assert said("your_answer", answer="Agree with changes") in text
    assert said("closed_without") not in text
    assert receipt.code


def test_the_store_is_believed_before_the_cookie(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1))
    cast(room, number, person(1), "disagree")
    text = plain(page(visit(room, person(1), receipts=kept)))
    assert said("your_answer", answer="Disagree") in text
    assert 'data-kind="ballot"' in page(visit(room, person(2))).body.decode()


def test_a_phone_that_did_not_vote_is_told_so_after_the_close(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1))
    room.close_round(FACILITATOR, number)
    assert said("closed_without") in plain(page(visit(room, person(2))))
    # Somebody else's receipts tell this phone nothing.
    assert said("closed_forgotten") in plain(
        page(visit(room, person(2), receipts=kept))
    )
    assert said("closed_without") not in plain(
        page(visit(room, person(1), receipts=kept))
    )


def receipt_line(answer, room):
    """The line that sets the receipt cookie."""
    return next(
        value.decode()
        for key, value in answer.raw_headers
        if key == b"set-cookie" and value.startswith(f"{cookie_name(room)}=".encode())
    )


def test_a_receipt_goes_with_the_ballot_only_for_hours_and_nobody_reads_it(room):
    number = opened(room)
    lines = []
    for n, answer in enumerate(("agree", "agree with changes", "can't judge")):
        held = Receipts(number)
        held.keep(number, Receipt("10:12:03", f"CODE234{n}", answer))
        held.keep_other(number, "10:12:04")
        given = page(visit(room))
        held.give(given, room, person(n))
        lines.append(receipt_line(given, room))
    # The length tells no answer.
    assert len({len(line) for line in lines}) == 1
    for line in lines:
        assert len(line) < 700
        assert {"HttpOnly", "SameSite=lax", "Path=/vote", "Max-Age=10800"} <= set(
            line.split("; ")
        )
        hidden = line.split(";")[0].partition(".")[2]
        plain = base64.urlsafe_b64decode(hidden + "==")
        assert len(plain) == 256 + 28
        for told in (b"CODE", b"agree", b"judge", b"10:12"):
            assert told not in plain
    sealed = {cookie_name(room): cookie(given, cookie_name(room))}
    kept = Receipts.read(room, person(2), number, sealed)
    assert kept.own.answer == "can't judge"
    assert kept.other == "10:12:04"


def test_a_receipt_is_read_by_its_phone_and_in_its_round_only(room):
    number = opened(room)
    sealed = {cookie_name(room): with_receipt(room, number, person(1))}
    assert Receipts.read(room, person(1), number, sealed).own
    assert not Receipts.read(room, person(2), number, sealed).own
    assert not Receipts.read(room, person(1), number + 1, sealed).own
    room.close_round(FACILITATOR, number)
    assert Receipts.read(room, person(1), number, sealed).own
    # The next round's key takes the place of this one's: nobody reads it any more.
    assert opened(room) == number + 1
    page(visit(room, person(3), receipts=f"{number + 1}.AAAA"))
    assert not Receipts.read(room, person(1), number, sealed).own


def test_after_a_new_start_a_phone_is_not_told_that_it_did_not_vote(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1))
    room.close_round(FACILITATOR, number)
    there = Room(Store(room.store.place))
    for path in room.store.place.root.rglob("*"):
        if path.is_file():
            assert kept.encode() not in path.read_bytes()
    text = plain(page(visit(there, person(1), receipts=kept)))
    assert said("closed_forgotten") in text
    assert said("closed_without") not in text
    there.store.close()


def test_the_receipts_of_before_are_taken_from_the_phone(room):
    number = opened(room)
    cast(room, number, person(1), "agree")
    here = visit(room, person(1))
    older = f"zila-receipts-{room.store.place.name}"
    here.cookies[older] = room.seal.close("receipts", ["x", [], []])
    lines = [v.decode() for k, v in page(here).raw_headers if k == b"set-cookie"]
    gone = next(line for line in lines if line.startswith(f"{older}="))
    assert "Max-Age=0" in gone
    assert "Path=/;" in f"{gone};"


def test_a_forged_receipt_is_no_receipt(room):
    number = opened(room)
    kept = with_receipt(room, number, person(1))
    room.close_round(FACILITATOR, number)
    half, _, hidden = kept.partition(".")
    turned = "B" if hidden[30] == "A" else "A"
    forgeries = (
        f"{half}.{hidden[:30]}{turned}{hidden[31:]}",
        f"{half}.{hidden[:-8]}",
        f"{half}.",
        f"{half}.ضلع",
        "nonsense",
        "." * 300,
    )
    for forged in forgeries:
        text = plain(page(visit(room, person(1), receipts=forged)))
        assert said("your_answer", answer="Agree") not in text
