"""The storyline and the projector: next, back, black, frozen, the running clock."""

from typing import Any

from data.store import terms
from data.store.errors import BadAnswer, OutOfTurn
from data.store.events import countdown, kinds
from data.store.roles import Actor, verb
from data.store.verbs.on_the_wall import NOTHING
from data.store.verbs.turn import Desk, Turn, one_of, said

_MOST_STEPS = 500
_MOST_SECONDS = 24 * 3600
Step = dict[str, Any]


class Stages(Desk):
    """The verbs of the one who presents."""

    @verb(terms.FACILITATOR)
    def set_storyline(self, actor: Actor, steps: list[Step]) -> None:
        """Set all steps anew, for example to those that Zila ships.

        Parameters
        ----------
        actor : the facilitator
        steps : in order; each has "id" and "kind", and whatever its kind needs
        """
        names = [_checked(step)["id"] for step in steps]
        if len(set(names)) < len(names) or len(names) > _MOST_STEPS:
            raise BadAnswer("Two steps have one name", "Name each step differently.")
        self._note(actor, kinds.STORYLINE, {"steps": steps})

    @verb(terms.FACILITATOR)
    def add_step(self, actor: Actor, step: Step, after: str) -> None:
        """Put a new step behind another one, or first where `after` is empty."""
        with self._turn(actor) as turn:
            if _checked(step)["id"] in _names(turn):
                raise BadAnswer("There is a step of this name", "Name it differently.")
            if after:
                _known(turn, after)
            turn.note(kinds.ADDED, {"step": step, "after": after})

    @verb(terms.FACILITATOR)
    def change_step(self, actor: Actor, name: str, changes: Step) -> None:
        """Change what a step says or shows; its id stays."""
        with self._turn(actor) as turn:
            _known(turn, name)
            if {"id", "skipped"} & changes.keys():
                raise BadAnswer("A step keeps its name", "Add a new step instead.")
            turn.note(kinds.CHANGED, {"step": name, "changes": changes})

    @verb(terms.FACILITATOR)
    def skip_step(self, actor: Actor, name: str, skipped: bool = True) -> None:
        """Leave a step out, or take it in again."""
        with self._turn(actor) as turn:
            _known(turn, name)
            turn.note(kinds.SKIPPED, {"step": name, "skipped": bool(skipped)})

    @verb(terms.FACILITATOR)
    def order_steps(self, actor: Actor, order: list[str]) -> None:
        """Put the steps into another order; every step must be named once."""
        with self._turn(actor) as turn:
            if sorted(order) != sorted(_names(turn)):
                raise BadAnswer("The order leaves steps out", "Name every step once.")
            turn.note(kinds.ORDERED, {"order": list(order)})

    @verb(terms.FACILITATOR)
    def go(self, actor: Actor, name: str) -> None:
        """Go to a step, to its first page; all screens follow, unless they are frozen.

        To the step where one is leads back from what was put up in its place.
        """
        with self._turn(actor) as turn:
            _known(turn, name)
            stage = turn.state.stage
            if stage.step != name:
                turn.note(kinds.STEP, {"step": name})
            elif stage.put_up:
                turn.note(kinds.PUT_UP, dict(NOTHING))
            elif stage.page:
                turn.note(kinds.PAGE, {"page": 0})

    @verb(terms.FACILITATOR)
    def set_screen(self, actor: Actor, screen: str) -> None:
        """Show the step, or one of the other `terms.SCREENS` in its place."""
        one_of(screen, terms.SCREENS, "screen")
        with self._turn(actor) as turn:
            if turn.state.stage.screen != screen:
                turn.note(kinds.SCREEN, {"screen": screen})

    @verb(terms.FACILITATOR)
    def turn_page(self, actor: Actor, page: int) -> None:
        """Show another page of what the screen shows; a step begins at page 0."""
        if not 0 <= page < _MOST_STEPS:
            raise BadAnswer("There is no such page", "Choose one of those it has.")
        with self._turn(actor) as turn:
            if turn.state.stage.page != page:
                turn.note(kinds.PAGE, {"page": page})

    @verb(terms.FACILITATOR)
    def freeze(self, actor: Actor, frozen: bool = True) -> None:
        """Hold the projector at what it shows while the facilitator looks ahead."""
        with self._turn(actor) as turn:
            if bool(turn.state.stage.frozen) != frozen:
                turn.note(kinds.FROZEN, {"frozen": bool(frozen)})

    @verb(terms.FACILITATOR)
    def light(self, actor: Actor, area: str = "") -> None:
        """Light one area on the figure of the step, none where it is empty."""
        area = said(area, "area", 60, may_be_empty=True)
        with self._turn(actor) as turn:
            if turn.state.stage.lit != area:
                turn.note(kinds.LIT, {"area": area})

    @verb(terms.FACILITATOR)
    def set_tongues(self, actor: Actor, tongues: str) -> None:
        """Set which languages the wall shows, the first of them large."""
        one_of(tongues, terms.TONGUES, "choice of languages")
        with self._turn(actor) as turn:
            if turn.state.stage.tongues != tongues:
                turn.note(kinds.TONGUES, {"tongues": tongues})

    @verb(terms.FACILITATOR)
    def start_timer(self, actor: Actor, seconds: int, label: str = "") -> None:
        """Start a clock that runs down, in place of one that runs."""
        label = said(label, "label", 80, may_be_empty=True)
        content = {"label": label, "seconds": _seconds(seconds, least=1)}
        with self._turn(actor) as turn:
            turn.note(kinds.TIMER, content)
            timer = turn.state.stage.timer
        # From here on no setting of the clock makes it longer or shorter.
        if timer is not None:
            countdown.seconds_left(timer, self.store.place.full_name)

    @verb(terms.FACILITATOR)
    def more_time(self, actor: Actor, seconds: int) -> None:
        """Give the running clock more time, or less."""
        seconds = _seconds(seconds, least=-_MOST_SECONDS)
        with self._turn(actor) as turn:
            if turn.state.stage.timer is None:
                raise OutOfTurn("No clock runs", "Start one.")
            turn.note(kinds.EXTENDED, {"seconds": seconds})

    @verb(terms.FACILITATOR)
    def stop_timer(self, actor: Actor) -> None:
        """Take the clock away."""
        with self._turn(actor) as turn:
            if turn.state.stage.timer is not None:
                turn.note(kinds.STOPPED, {})

    def _note(self, actor: Actor, kind: str, content: dict[str, Any]) -> None:
        with self._turn(actor) as turn:
            turn.note(kind, content)


def _names(turn: Turn) -> list[str]:
    return [step["id"] for step in turn.state.stage.steps]


def _known(turn: Turn, name: str) -> None:
    if name not in _names(turn):
        raise OutOfTurn(f"There is no step {name}", "Choose one of the storyline.")


def _checked(step: Step) -> Step:
    """Return a step that has a name and a kind, or raise BadAnswer."""
    for part in ("id", "kind"):
        said(step.get(part, ""), f"{part} of a step", 60)
    return step


def _seconds(seconds: int, least: int) -> int:
    if not least <= seconds <= _MOST_SECONDS:
        raise BadAnswer("This is no length of time", "Take a day at most.")
    return int(seconds)
