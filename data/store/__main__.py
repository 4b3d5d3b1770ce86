"""Check, keep and move a workshop.

``python -m data.store verify | orphans | backup | export FILE | import FILE``
``python -m data.store link | links | withdraw LINK | renew``
``python -m data.store words export FILE | import FILE``
"""

import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from data.errors import ZilaError
from data.store.database import audit, workshop_file
from data.store.database.store import Store
from data.store.moving import bringing_in, taking_away
from data.store.place import place
from data.store.verbs import link_commands
from data.store.verbs.room import Room
from data.workshop import words_table

SECRET = (
    "It is as secret as the ballots: it holds open votes and the keys of phones. "
    "Delete it once it was brought in."
)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m data.store", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--workshop", default="", help="its name; else ZILA_WORKSHOP")
    parser.add_argument("--rehearsal", action="store_true", help="take its rehearsal")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("verify", help="check the log and the ballots byte by byte")
    commands.add_parser("orphans", help="list what names something that is not there")
    commands.add_parser("backup", help="make a back-up now")
    out = commands.add_parser("export", help="write the workshop into one file")
    out.add_argument("file", type=Path)
    # What this once asked for is always done.
    out.add_argument("--with-open-rounds", action="store_true", help=SUPPRESS)
    _add_links(commands.add_parser)
    words = commands.add_parser("words", help="all Urdu words, to be corrected")
    words.add_argument("way", choices=("export", "import"))
    words.add_argument("file", type=Path)
    into = commands.add_parser("import", help="bring in what export or backup wrote")
    into.add_argument("file", type=Path)
    into.add_argument(
        "--put-aside",
        action="store_true",
        help="take it even if something here is not in it, which is kept in a file",
    )
    return parser


def _add_links(add: Callable[..., ArgumentParser]) -> None:
    add("link", help="say the facilitator's secret link")
    add("links", help="list the secret links that were given")
    end = add("withdraw", help="end a secret link and its badges")
    end.add_argument("link", help="as `links` names it")
    add("renew", help="end all links and badges: everybody joins again")


def _do(asked: Namespace) -> list[str]:
    """Return what was done, in lines."""
    if asked.command == "import":
        return bring_in(asked.file, put_aside=asked.put_aside)
    if asked.command == "words":
        way = words_table.write if asked.way == "export" else words_table.bring_in
        return way(asked.file)
    where = place(asked.workshop, rehearsal=asked.rehearsal)
    store = Store(where, make=False)
    if asked.command == "verify":
        return _verified(store)
    if asked.command == "orphans":
        return audit.orphans(store) or ["Nothing hangs in the air."]
    if asked.command == "backup":
        return [str(store.backup())]
    if asked.command in link_commands.VERBS:
        return link_commands.VERBS[asked.command](
            Room(store), getattr(asked, "link", "")
        )
    workshop_file.write(asked.file, taking_away.take_away(store))
    return [f"Written: {asked.file}", SECRET]


def bring_in(file: Path, *, put_aside: bool = False) -> list[str]:
    """Bring a file in, saying what it changes; return what is there now, in lines.

    Parameters
    ----------
    file : what an export, a move or a back-up wrote
    put_aside : see `bring.bring_in`
    """
    store = Store(bringing_in.bring_in(file, put_aside=put_aside, tell=print))
    # It also shreds older back-ups of rounds that are closed by now.
    store.backup()
    lines = [f"Brought in: {store.place.name}", *_verified(store), *_keyless(store)]
    lines.append(f"Delete {file} once the room goes on: it may lead to open votes.")
    store.close()
    return lines


def _keyless(store: Store) -> list[str]:
    """Return what to do where an open round has no key here."""
    with store.reading() as connection:
        running = store.log.state(connection).running
    if running is None or running.number in store.secrets.rounds():
        return []
    return [
        f"The key of {running.name} is not in the file: close the round "
        "and open it again, and everybody votes anew."
    ]


def _verified(store: Store) -> list[str]:
    found = audit.verify(store)
    return [
        f"{found.events} events, {found.rounds} rounds, {found.ballots} ballots: "
        "all as they were written",
        f"Last event: {found.digest}",
    ]


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return the exit code."""
    try:
        print("\n".join(_do(_parser().parse_args(arguments))))
    except ZilaError as error:
        print(f"{error.problem}.\n{error.remedy}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
