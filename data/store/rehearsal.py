"""Rehearsing: made-up votes that come again by their seed, and a clean end."""

import random
import shutil
from collections.abc import Iterator

from sqlalchemy.schema import DropSchema

from data.store import backup, words
from data.store.faults import plainly
from data.store.roles import Actor
from data.store.secret import shred
from data.store.state import Round
from data.store.store import Store

# How a caucus leans, drawn anew for each: most agree, some are divided.
_LEANINGS = {
    words.AGREEMENT: ((8, 2, 1, 1), (5, 4, 2, 1), (3, 3, 4, 2)),
    words.APPROPRIATENESS: (
        (1, 1, 1, 1, 2, 3, 6, 8, 6, 1),
        (1, 1, 2, 3, 4, 4, 3, 2, 1, 1),
    ),
    words.RELEVANCE: ((1, 2, 6, 6, 1), (3, 4, 4, 2, 1)),
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
    answers = words.SCALES[about.scale]
    places = words.PLACES
    leaning = {caucus: chance.choice(_LEANINGS[about.scale]) for caucus in places}
    for voter in range(voters):
        caucus = places[voter % len(places)]
        token = f"{chance.getrandbits(128):032x}"
        answer = chance.choices(answers, leaning[caucus])[0]
        yield Actor(words.PARTICIPANT, caucus, token), answer


def destroy(store: Store) -> None:
    """Destroy a store with all that belongs to it."""
    with plainly():
        for number in store.secrets.rounds():
            store.secrets.destroy(number)
        for path in backup.kept(store.place):
            shred(path)
        for folder in (store.place.secrets, store.place.backups):
            shutil.rmtree(folder, ignore_errors=True)
        if store.place.url:
            with store.writing() as connection:
                connection.execute(DropSchema(store.place.schema, cascade=True))
        store.close()
        file = store.place.file
        for end in ("", "-wal", "-shm"):
            file.with_name(file.name + end).unlink(missing_ok=True)
