"""Rehearsing: made-up votes that come again by their seed, and a clean end."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.schema import DropSchema

from data.store import terms
from data.store.database import backup, replaced_workshops
from data.store.database.engine import make_engine
from data.store.errors import StoreUnavailable
from data.store.events.state import Round
from data.store.faults import plainly
from data.store.keys.reason_keys import SlipKeys
from data.store.keys.round_secrets import Secrets, shred
from data.store.place import Place
from data.store.roles import Actor

# How a caucus leans, drawn anew for each: most agree, some are divided.
_LEANINGS = {
    terms.AGREEMENT: ((8, 2, 1, 1), (5, 4, 2, 1), (3, 3, 4, 2)),
    terms.APPROPRIATENESS: (
        (1, 1, 1, 1, 2, 3, 6, 8, 6, 1),
        (1, 1, 2, 3, 4, 4, 3, 2, 1, 1),
    ),
    terms.RELEVANCE: ((1, 2, 6, 6, 1), (3, 4, 4, 2, 1)),
}


def made_up(about: Round, seed: int, voters: int) -> Iterator[tuple[Actor, str]]:
    """Yield made-up voters with their answers, the same for the same seed.

    Parameters
    ----------
    about : the round
    seed : chooses tokens and answers
    voters : how many, spread evenly over the caucuses
    """
    chance = random.Random(f"{about.wording} {about.number} {seed}")
    answers = terms.SCALES[about.scale]
    places = terms.PLACES
    leaning = {caucus: chance.choice(_LEANINGS[about.scale]) for caucus in places}
    for voter in range(voters):
        caucus = places[voter % len(places)]
        token = f"{chance.getrandbits(128):032x}"
        answer = chance.choices(answers, leaning[caucus])[0]
        yield Actor(terms.PARTICIPANT, caucus, token), answer


def destroy(place: Place) -> None:
    """Destroy a rehearsal with all that belongs to it, whether it can be read or not.

    Parameters
    ----------
    place : of the rehearsal; its store is closed

    Raises
    ------
    StoreUnavailable
        Something could not be destroyed; everything else is.
    """
    failed = None
    for part in (_secrets, _backups, _schema, _file):
        try:
            with plainly():
                part(place)
        except StoreUnavailable as error:
            failed = failed or error
    if failed:
        raise failed


def _secrets(place: Place) -> None:
    Secrets.of(place).destroy_all_but(())
    SlipKeys.of(place).destroy_all_but(())
    _remove(place.secrets)
    _remove(place.spare)


def _backups(place: Place) -> None:
    for path in (*backup.kept(place), *replaced_workshops.whole(place)):
        shred(path)
    _remove(place.backups)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _schema(place: Place) -> None:
    if not place.url:
        return
    engine = make_engine(place)
    try:
        with engine.begin() as connection:
            connection.execute(DropSchema(place.schema, cascade=True, if_exists=True))
    finally:
        engine.dispose()


def _file(place: Place) -> None:
    for end in ("", "-wal", "-shm"):
        place.file.with_name(place.file.name + end).unlink(missing_ok=True)
