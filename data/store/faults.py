"""Trouble with the database or the disk, put in words for the room."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from data.store.errors import StoreUnavailable

_FULL = ("The disk is full, so nothing was saved", "Free some space, then try again.")
_BUSY = (
    "The store was busy for too long, so nothing was saved",
    "Wait a moment and try again; if it stays so, close what else uses the store.",
)
_GONE = (
    "The workshop's file is not in its place, so nothing was saved",
    "Put the file back or plug the disk in again, then try again.",
)
_CLOSED = (
    "This folder cannot be written, so nothing was saved",
    "Choose another folder, or let Zila write there.",
)
_READS = (
    "The database can only be read, so nothing was saved",
    "Let its server write again, or give Zila the address of the one that does.",
)
_SILENT = (
    "The store does not answer, so nothing was saved",
    "Check that its disk or database server runs, then try again.",
)
_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CANTOPEN: _GONE,
    sqlite3.SQLITE_NOTADB: _GONE,
    sqlite3.SQLITE_READONLY: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
}
_POSTGRES = {
    "53100": _FULL,
    "55P03": _BUSY,
    "57014": _BUSY,
    "40P01": _BUSY,
    "25006": _READS,
}
_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ENOENT: _GONE,
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EROFS: _CLOSED,
}


@contextmanager
def plainly() -> Iterator[None]:
    """Turn trouble that is not our own mistake into StoreUnavailable."""
    try:
        yield
    except PoolTimeout as error:
        raise StoreUnavailable(*_BUSY) from error
    except (IntegrityError, DataError):
        raise
    except DBAPIError as error:
        raise StoreUnavailable(*_words(error.orig)) from error
    except sqlite3.Error as error:
        raise StoreUnavailable(*_words(error)) from error
    except OSError as error:
        raise StoreUnavailable(*_ERRNO.get(error.errno or 0, _SILENT)) from error


def busy() -> StoreUnavailable:
    """Return what to raise when others wrote for too long."""
    return StoreUnavailable(*_BUSY)


def gone() -> StoreUnavailable:
    """Return what to raise when the file is no longer where it was."""
    return StoreUnavailable(*_GONE)


def _words(error: BaseException | None) -> tuple[str, str]:
    """Return problem and remedy for what the driver said."""
    if isinstance(error, sqlite3.Error):
        # The lower byte is the kind; the rest says where it was noticed.
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        missing = "no such table" in str(error)
        return _GONE if missing else _SQLITE.get(code, _SILENT)
    return _POSTGRES.get(getattr(error, "sqlstate", None) or "", _SILENT)
