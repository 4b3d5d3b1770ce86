"""Whatever happens in whatever order, every vote is in once."""

from collections import Counter

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from data.store import terms
from data.store.database.store import Store
from data.store.errors import (
    OutOfTurn,
    RoundClosed,
    RoundPaused,
)
from data.store.place import Place
from data.store.verbs.room import Room
from tests.support.stored import kept_of
from tests.support.voters import VIEWER, person
from tests.support.workshop import (
    FACILITATOR,
    Clock,
    again,
    opened,
    phones,
)


class Rounds(RuleBasedStateMachine):
    """A workshop that does anything in any order, beside a plain model of it."""

    folder = None
    names = iter(range(10**6))

    @initialize()
    def start(self):
        where = Place(f"m{next(self.names)}", self.folder)
        self.room = Room(Store(where, Clock()))
        self.room.word(FACILITATOR, "S", "First.")
        self.votes, self.status, self.wording = {}, {}, {}

    def teardown(self):
        if hasattr(self, "room"):
            self.room.verify(FACILITATOR)
            self.room.store.close()

    @property
    def number(self):
        return len(self.status)

    @property
    def running(self):
        return self.status.get(self.number, terms.CLOSED) != terms.CLOSED

    @precondition(lambda self: not self.running)
    @rule(reword=st.booleans())
    def open(self, reword):
        if reword:
            self.room.word(FACILITATOR, "S", f"Wording {self.number}.")
        number, wording = opened(self.room, "S")
        self.status[number], self.wording[number] = terms.OPEN, wording
        self.votes[number] = {}

    @precondition(lambda self: self.status)
    @rule(
        who=st.integers(0, 9),
        choice=st.sampled_from(terms.SCALES[terms.AGREEMENT]),
        back=st.integers(0, 1),
    )
    def vote(self, who, choice, back):
        number = max(1, self.number - back)
        expected = {terms.CLOSED: RoundClosed, terms.PAUSED: RoundPaused}
        try:
            self.room.vote(person(who), number, choice, self.wording[number])
        except OutOfTurn as error:
            assert type(error) is expected[self.status[number]]
        else:
            assert self.status[number] == terms.OPEN
            self.votes[number][who] = choice

    @precondition(lambda self: self.running)
    @rule(status=st.sampled_from([terms.PAUSED, terms.OPEN]))
    def pause_or_resume(self, status):
        pause = status == terms.PAUSED
        act = self.room.pause if pause else self.room.resume
        act(FACILITATOR, self.number)
        self.status[self.number] = status

    @precondition(lambda self: self.running)
    @rule()
    def close(self):
        self.room.close_round(FACILITATOR, self.number)
        self.status[self.number] = terms.CLOSED

    @rule()
    def restart(self):
        self.room.store.close()
        self.room = again(self.room)

    @invariant()
    def every_vote_once_and_no_other(self):
        for number, votes in getattr(self, "votes", {}).items():
            every = Counter(person(who).caucus for who in votes)
            assert self.room.votes(VIEWER, number) == len(votes)
            assert self.room.votes_in(FACILITATOR, number) == every
            told = {each: each for each in every}
            if self.status[number] == terms.CLOSED:
                told = {each: kept_of(each, every) for each in every}
            expected = Counter(
                (told[person(who).caucus], said)
                for who, said in votes.items()
                if told[person(who).caucus]
            )
            found = phones(self.room, number)
            flat = {(c, a): n for c, each in found.items() for a, n in each.items()}
            assert flat == expected


def test_whatever_happens_every_vote_is_in_once(tmp_path):
    machine = type("RoundsHere", (Rounds,), {"folder": tmp_path})
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=10, stateful_step_count=16, deadline=None),
    )
