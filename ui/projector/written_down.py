"""Lists on the wall: posts by province, what is parked, the agenda; in pages."""

from typing import Any

from data.store import terms, times
from data.store.verbs.storyline import Step
from data.workshop import standing
from data.workshop.agenda import PAKISTAN, Slot, written
from ui.lists import agenda, parked, posts, turning
from ui.projector.look import Look

LISTS = {terms.AGENDA: "Agenda", terms.PARKED: "What is parked"}
_ZONE = round(PAKISTAN.utcoffset(None).total_seconds() / 60)


def posts_scene(of: Look, step: Step) -> dict[str, Any]:  # noqa: ARG001
    """Return what the table of posts shows: a province a page, corrections marked."""
    pages = posts.pages(of.state)
    page = turning.shown(of.state, len(pages))
    province, rows = pages[page] if pages else ("", [])
    told = [
        {
            "post": each.row["post"],
            "about": posts.about(each.row),
            "old": each.old,
            "mark": each.mark,
            "look": _look(each),
        }
        for each in rows
    ]
    return {"province": province, "rows": told, **_page(page, len(pages))}


def _look(each: posts.Post) -> str:
    return "struck" if each.struck else "corrected" if each.said else ""


def parked_scene(of: Look, step: Step | None) -> dict[str, Any]:
    """Return what is parked: all of it, or of one topic where a step lists it.

    Parameters
    ----------
    of : one look at the room
    step : that lists its own topic; None for the whole list
    """
    pages = parked.pages(of.state, step)
    page = turning.shown(of.state, len(pages))
    rows = [
        {
            "topic": "" if step else parked.topic(each),
            "text": each.text,
            "mark": parked.mark(each),
            "why": each.why if each.closed else "",
            "look": "closed" if each.closed else "",
        }
        for each in (pages[page] if pages else [])
    ]
    return {"rows": rows, **_page(page, len(pages))}


def agenda_scene(of: Look, step: Step | None) -> dict[str, Any]:
    """Return the agenda from the step the room is at: times as things stand now.

    Parameters
    ----------
    of : one look at the room
    step : that shows the day in short; None for all that comes
    """
    now = agenda.now(of.state)
    pages = agenda.pages(now, brief=step is not None)
    page = turning.shown(of.state, len(pages))
    over = max(0, now.now - now.due) if now.here else 0
    late = (now.behind or 0) - over
    rows = [
        {
            "due": each.start + late,
            "at": written(each.start + late + over * (each.id != _id(now.here))),
            "title": each.title,
            "look": "now" if each.id == _id(now.here) else "rest" * each.rests,
        }
        for each in (pages[page] if pages else [])
    ]
    return {
        "day": now.day,
        "rows": rows,
        "now": written(now.now),
        "zone": _ZONE,
        "late": late,
        "until": _until(of, now),
        "slack": standing.told(now.behind),
        **_page(page, len(pages)),
    }


def _until(of: Look, now: standing.Standing) -> int:
    """Return until when the step here lasts, in seconds since 1970; 0 before one."""
    if now.here is None:
        return 0
    came = int(times.read(of.state.stage.came).timestamp()) // 60 * 60
    return came + now.here.minutes * 60


def _id(slot: Slot | None) -> str:
    return slot.id if slot else ""


def _page(page: int, pages: int) -> dict[str, int]:
    return {"page": page + 1, "pages": pages}
