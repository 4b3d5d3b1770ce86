"""Which words stand on the wall: decisions, or reasons in a recorder's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import writing
from data.store import terms
from data.store.events.state import Round, State
from data.store.roles import VIEWER, Actor
from data.store.verbs.room import Room
from data.store.verbs.storyline import Step
from data.workshop import storyline
from data.workshop.questions import called
from ui.decided import both_languages, parts
from ui.decided import outcomes as decided
from ui.decided.outcomes import Decided
from ui.decided.wall_pages import Block, Part, pages, room_under
from ui.edition import library
from ui.workshop import results, rounds
from ui.workshop import storyline as workshop_storyline

_LEVEL = "Every outcome is at technical level, subject to competent authority."
_WORDS_OF = "In the recorder’s words. Who said it is not kept."
_NOTHING = "No vote has been closed yet."
# What these steps of the storyline ask for, and so name where it is missing.
_ASKED = {"instruments": ("instrument", "department"), "follow-up": ("post", "review")}
_FOLLOW_UP = "follow-up"
# Lines that a title and a foot of both languages take more.
_TWICE = 1


@dataclass(frozen=True)
class Sheet:
    """Words for the wall.

    Parameters
    ----------
    title, lead : what stands over all pages; the lead may be empty
    pages : of blocks; one, empty, where there is nothing to say
    foot : what stands under all pages
    """

    title: str
    lead: str
    pages: list[list[Block]]
    foot: str

    def page(self, number: int) -> int:
        """Return a page that is there, from 0, the nearest to the one named."""
        return min(max(0, number), len(self.pages) - 1)


def on_wall(room: Room, state: State) -> Sheet | None:
    """Return the words that stand on the wall now; None where none do.

    Parameters
    ----------
    room, state : the room that is used now, and what its log says
    """
    if state.stage.put_up:
        return put_up(room, state)
    step = workshop_storyline.step_of(state)
    if step is None or step["kind"] != storyline.DECISION or rounds.just_opened(state):
        return None
    return of_step(room, state, step)


def put_up(room: Room, state: State) -> Sheet | None:
    """Return the words that stand in place of the step; None where none do."""
    what = state.stage.put_up
    if not what:
        return None
    found = state.rounds[what["round"]]
    if what["of"] == terms.DECIDED:
        return _alone(state, decided.of_round(room, state, found.number))
    return _reasons(room, state, found, what["reasons"])


def of_step(room: Room, state: State, step: Step) -> Sheet:
    """Return the words of a step of decisions: one, those it names, or all."""
    named = list(step.get("recommendations", ()))
    known = decided.of_statements(
        room, state, named or decided.closed_statements(state)
    )
    if len(named) == 1:
        return _alone(state, known[0], step["title"])
    asked = _ASKED.get(step["id"], ())
    if step["id"] == _FOLLOW_UP:
        known = [each for each in known if _followed(each)]
    foot = _LEVEL if known else _NOTHING
    blocks = [_listed(state, each, asked) for each in known]
    return _sheet(state, (step["title"], ""), blocks, foot)


def turn(room: Room, actor: Actor, steps: int) -> bool:
    """Turn a page of the words on the wall; before the first, the step is back.

    Parameters
    ----------
    room, actor : the room that is used now, the facilitator
    steps : 1 for the next page, −1 for the one before

    Returns
    -------
    whether there was something to turn; else one goes on to another step
    """
    state = room.state(actor)
    sheet = on_wall(room, state)
    if sheet is None or state.stage.screen != terms.SHOWN:
        return False
    page = sheet.page(state.stage.page) + steps
    if page == sheet.page(page):
        room.turn_page(actor, page)
    elif steps < 0 and state.stage.put_up:
        room.take_down(actor)
    else:
        return False
    return True


def _sheet(
    state: State, over: tuple[str, str], blocks: list[Block], foot: str
) -> Sheet:
    """Return blocks under a title and a lead, in both languages where the wall is."""
    most = room_under(*over)
    if both_languages.asked_for(state):
        blocks = [both_languages.with_urdu(each) for each in blocks]
        most -= 2 * _TWICE
    return Sheet(*over, pages(blocks, most), foot)


def _followed(each: Decided) -> bool:
    """Say whether something follows from a decision."""
    told = each.follow_up or each.follow_ups or each.statement in library.asks().index
    return bool(each.outcome and told)


def _alone(state: State, each: Decided, title: str = "") -> Sheet:
    """Return one decision with all that belongs to it."""
    name = each.name or f"round {each.round}"
    lead = title or f"Decision on {name}"
    told = [Part("result", each.result), Part("asks", each.question)]
    told += [*parts.wording(state, each), *parts.said(state, each)]
    block = Block((), tuple(part for part in told if part.text), bool(each.outcome))
    outcome = writing.sentence(each.outcome) or "Not decided"
    foot = f"{writing.sentence(each.level)}." if each.level else _LEVEL
    return _sheet(state, (outcome, lead), [block], foot)


def _listed(state: State, each: Decided, asked: Sequence[str]) -> Block:
    """Return one decision among others."""
    outcome = writing.sentence(each.outcome) or "Not decided"
    head = (("name", each.name), ("outcome", outcome), ("result", each.brief))
    words = parts.wording(state, each)[: 1 + both_languages.asked_for(state)]
    below = [*words, *parts.said(state, each, asked)]
    told = tuple(pair for pair in head if pair[1])
    return Block(told, tuple(p for p in below if p.text), bool(each.outcome))


def _reasons(room: Room, state: State, found: Round, numbers: Sequence[int]) -> Sheet:
    """Return reasons as recorders put them.

    For which answer a reason speaks is said only where the published result tells of
    that answer: else the reason would tell of a vote that the result hides.

    Parameters
    ----------
    room, state : the room that is used now, and what its log says
    found : the round
    numbers : of the events that noted them
    """
    seen = results.shown(room, VIEWER, found.number)
    total = seen.whole.total if seen and seen.whole else {}
    certain = {answer for answer, (least, _) in total.items() if least}
    known = {each["seq"]: each for each in found.reasons}
    blocks = []
    for said in (known[seq] for seq in numbers if seq in known):
        answer = called(found.question, said["side"])
        side = f"For “{answer}”" if said["side"] in certain else ""
        blocks.append(Block((), (Part("reason", parts.one_line(said["text"]), side),)))
    name = decided.called(found.statement) or f"round {found.number}"
    over = ("Reasons", f"What was said on {name}")
    return _sheet(state, over, blocks, _WORDS_OF)
