"""Every form the tables ever had comes up to the newest with all that was in it."""

import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, inspect, text
from sqlalchemy.exc import IntegrityError

from data.store.database import migrate, workshop_file
from data.store.database.store import Store
from data.store.errors import StoreUnavailable
from data.store.events.chain import follow
from data.store.moving.bringing_in import bring_in
from data.store.place import make_folder, place
from data.store.tables import metadata
from data.store.verbs.room import Room
from tests.support.workshop import FACILITATOR, STEWARD, VIEWER, fixtures, opened

home, name, room = fixtures
*OLDER, NEWEST = migrate.revisions()


def test_there_is_one_line_of_revisions():
    # Two heads, or one number twice, would raise or be fewer.
    steps = [*(migrate._SCRIPTS / "versions").glob("0*.py")]
    assert len(migrate.revisions()) == len(steps)
    assert migrate.revisions()[0] == "0001"
    walk = ScriptDirectory.from_config(migrate._config()).walk_revisions()
    assert [each.revision for each in walk] == list(reversed(migrate.revisions()))


def test_the_newest_form_is_what_the_code_knows(room):
    with room.store.writing() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
        for table in metadata.tables.values():
            kept = inspect(connection).get_pk_constraint(table.name)
            assert kept["constrained_columns"] == [c.name for c in table.primary_key]
    assert [each for each in found if "alembic_version" not in str(each)] == []


def at(where, revision) -> Store:
    """A workshop as the version of that revision left it, in the middle of a round."""
    store = Store(where)
    with store.writing() as connection:
        for table in workshop_file.tables(connection):
            connection.execute(text(f'DROP TABLE "{table.name}"'))
        connection.execute(text("DROP TABLE alembic_version"))
        if where.url:
            connection.execute(text("DROP FUNCTION event_kept"))
        migrate.upgrade(connection, revision)
        _fill(
            {table.name: table for table in workshop_file.tables(connection)},
            connection,
        )
    return store


def _fill(tables, connection) -> None:
    rows = {
        "box": {"round": 1, "status": "open", "wording": "w", "scale": "agreement"},
        "helper": {"round": 1, "helper_key": "h"},
        "slip": {"round": 1, "slip_key": "s", "caucus": "Sindh", "text": "x"},
        "joined": {"trait": "sex", "value": "female", "number": 4},
    }
    last = None
    opening = {"round": 1, "statement": "S", "texts": {"en": "x"}, "wording": "w"}
    opening |= {
        "scale": "agreement",
        "rule": {"id": "agreement-75"},
        "limit": 3,
        "caucuses": True,
    }
    for kind, content in (
        ("workshop made", {"title": "Lahore", "rehearsal": False, "name": "x"}),
        ("round opened", opening),
    ):
        last = follow(last, kind, ("2026-11-21T10:00:00Z", "facilitator"), content)
        event = {c.name: getattr(last, c.name) for c in tables["event"].columns}
        connection.execute(insert(tables["event"]).values(event))
    for key in "abc":
        ballot = {"round": 1, "voter_key": key, "caucus": "Sindh", "answer": "agree"}
        connection.execute(insert(tables["ballot"]).values(ballot))
    for table, row in rows.items():
        if table in tables:
            connection.execute(insert(tables[table]).values(row))


@pytest.mark.parametrize("revision", migrate.revisions())
def test_each_form_comes_up_with_its_data_after_a_backup(home, name, revision):
    where = place(name)
    at(where, revision).close()
    room = Room(Store(where))
    assert room.verify(STEWARD).ballots == 3
    assert room.state(VIEWER).title == "Lahore"
    assert room.votes(VIEWER, 1) == 3
    with room.store.reading() as connection:
        assert migrate.needed(connection) is None
    for change in ("UPDATE event SET at = at", "DELETE FROM event"):
        with (
            pytest.raises(IntegrityError, match="no changes"),
            room.store.writing() as raw,
        ):
            raw.execute(text(change))
    kept = [path.name for path in where.backups.glob("*before-change-of*")]
    assert len(kept) == (revision in OLDER)
    assert where.root == home
    room.store.close()


@pytest.mark.parametrize("revision", migrate.revisions())
def test_a_file_of_each_form_can_be_brought_in(home, name, revision, monkeypatch):
    store = at(place(name), revision)
    path = home / "old.zila"
    with store.reading() as connection:
        packed = workshop_file.pack(connection, store.place, workshop_file.EVERYTHING)
    workshop_file.write(path, packed)
    store.close()
    monkeypatch.setenv("ZILA_HOME", str(home / "other"))
    room = Room(Store(bring_in(path)))
    assert room.votes(VIEWER, 1) == 3
    assert room.verify(STEWARD).events == 2
    assert room.attendance(FACILITATOR) == (
        {} if revision == "0001" else {"sex": {"female": 4}}
    )
    room.store.close()


def test_a_workshop_of_a_newer_version_is_left_alone(room):
    with room.store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreUnavailable, match="newer version"):
        Store(room.store.place)
    assert not list(room.store.place.backups.glob("*"))


NEWEST = migrate.revisions()[-1]
STEP = '''
"""A step of a later version."""
import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{before}"


def upgrade():
    with op.batch_alter_table("ballot") as table:
        table.add_column(sa.Column("more", sa.String(9), server_default="none"))
    {then}
'''


@pytest.fixture
def later(tmp_path, monkeypatch):
    """Add a step to a copy of the migrations."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate._SCRIPTS, scripts)

    def add(then: str = "") -> None:
        step = scripts / "versions" / "later_more.py"
        step.write_text(STEP.format(then=then, before=NEWEST), encoding="utf-8")
        monkeypatch.setattr(migrate, "_SCRIPTS", scripts)
        migrate.revisions.cache_clear()

    yield add
    monkeypatch.undo()
    migrate.revisions.cache_clear()


def test_a_step_that_makes_a_table_anew_keeps_every_ballot(room, later):
    opened(room)
    room.store.close()
    where = room.store.place
    with Store(where).writing() as connection:
        row = {"round": 1, "voter_key": "a", "caucus": "Sindh", "answer": "agree"}
        connection.execute(insert(metadata.tables["ballot"]).values(row))
    later()
    again = Store(where)
    with again.reading() as connection:
        found = connection.execute(text("SELECT voter_key, more FROM ballot")).all()
        assert migrate.revision(connection) == "later"
    assert [tuple(row) for row in found] == [("a", "none")]
    again.close()


def test_a_step_that_fails_leaves_everything_as_it_was(room, later):
    number, _ = opened(room)
    room.store.close()
    later("raise RuntimeError('half-way')")
    with pytest.raises(RuntimeError, match="half-way"):
        Store(room.store.place)
    with room.store.reading() as connection:
        columns = inspect(connection).get_columns("ballot")
        assert migrate.revision(connection) == NEWEST
    assert "more" not in [column["name"] for column in columns]
    assert room.state(VIEWER).running.number == number


def test_the_path_of_the_project_may_hold_any_sign(tmp_path, monkeypatch):
    scripts = tmp_path / "50% of; a: b"
    shutil.copytree(migrate._SCRIPTS, scripts)
    monkeypatch.setattr(migrate, "_SCRIPTS", scripts)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = tmp_path / "home %41 #?& ضلع"
    make_folder(folder)
    monkeypatch.setenv("ZILA_HOME", str(folder))
    store = Store(place("x"))
    assert store.place.file.exists()
    store.close()
