"""Check, keep and move a workshop.

``python -m data.store verify | orphans | backup | export FILE | import FILE``
``python -m data.store link | links | withdraw LINK | renew``
"""

import argparse
import sys
from pathlib import Path

from data.errors import ZilaError
from data.store import audit, bring, given
from data.store.place import place
from data.store.room import Room
from data.store.store import Store


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
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
    out.add_argument(
        "--with-open-rounds",
        action="store_true",
        help="let another laptop go on at once: the file then holds secrets",
    )
    commands.add_parser("link", help="say the facilitator's secret link")
    commands.add_parser("links", help="list the secret links that were given")
    end = commands.add_parser("withdraw", help="end a secret link and its badges")
    end.add_argument("link", help="as `links` names it")
    commands.add_parser("renew", help="end all links and badges: everybody joins again")
    into = commands.add_parser("import", help="bring in what export or backup wrote")
    into.add_argument("file", type=Path)
    return parser


def _do(asked: argparse.Namespace) -> list[str]:
    """Return what was done, in lines."""
    if asked.command == "import":
        store = Store(bring.bring_in(asked.file))
        # It also shreds older back-ups of rounds that are closed by now.
        store.backup()
        return [f"Brought in: {store.place.name}", *_verified(store)]
    where = place(asked.workshop, rehearsal=asked.rehearsal)
    store = Store(where, make=False)
    if asked.command == "verify":
        return _verified(store)
    if asked.command == "orphans":
        return audit.orphans(store) or ["Nothing hangs in the air."]
    if asked.command == "backup":
        return [str(store.backup())]
    if asked.command in given.VERBS:
        return given.VERBS[asked.command](Room(store), getattr(asked, "link", ""))
    bring.take_away(store, asked.file, open_rounds=asked.with_open_rounds)
    lines = [f"Written: {asked.file}"]
    secret = "It holds secrets of open rounds: delete it once it was brought in."
    return [*lines, secret] if asked.with_open_rounds else lines


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
