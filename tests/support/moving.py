"""What the tests of moving share: a file made here, another laptop."""

import json
from hashlib import sha256

from data.store.database import workshop_file
from tests.support.postgres import server
from tests.support.workshop import (
    FACILITATOR,
    VIEWER,
    person,
)


def votes(room, number, wording, start, stop, answer="agree"):
    for each in range(start, stop):
        room.vote(person(each), number, answer, wording)


def saved(room, home, name="file.zila"):
    path = home / name
    room.take_away(FACILITATOR, path)
    return path


def everything(room) -> dict:
    """All rows, secrets and keys, as they are on the disk now."""
    found = workshop_file.read(saved(room, room.store.place.root / "look", "now.zila"))
    return {"rows": found.rows, "secrets": found.secrets, "keys": found.keys}


def elsewhere(monkeypatch, home, engine="sqlite"):
    """Turn to another laptop; the workshop keeps its name."""
    monkeypatch.setenv("ZILA_HOME", str(home))
    if engine == "sqlite":
        monkeypatch.delenv("DATABASE_URL", raising=False)
    else:
        import psycopg

        base = f"laptop{abs(hash(str(home))) % 10**9}"
        with psycopg.connect(server().url, autocommit=True) as raw:
            raw.execute(f'CREATE DATABASE "{base}"')
        monkeypatch.setenv(
            "DATABASE_URL", server().url.replace("/postgres", f"/{base}")
        )


def vote(room, number, wording):
    room.vote(person(9), number, "agree", wording)


def change(room, number, wording):
    room.vote(person(1), number, "disagree", wording)


def slip(room, number, _):
    room.hand_in(person(1), number, "Because.")


def join(room, *_):
    room.join(VIEWER, "Sindh", {"sex": "female"}, code=room.state(VIEWER).code)


def forged(path, lines):
    """A file with further or other lines, sealed as export would."""
    body = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    end = {"lines": len(lines), "sha256": sha256(body).hexdigest()}
    path.write_bytes(body + json.dumps(end).encode() + b"\n")
    return path


def read_lines(path):
    return [json.loads(line) for line in path.read_bytes().splitlines()[:-1]]
