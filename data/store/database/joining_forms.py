"""Joining forms: however often one is sent, by a finger or a browser, it is one badge.

A browser is given a secret before it joins, and its form a print of that secret. The
badge's token is made from the secret, so that it is the same each time, after a restart
too; whoever only sees the form has another secret, and becomes nobody else.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from data.store import terms
from data.store.database import ballots
from data.store.errors import BadSeal
from data.store.keys.signing import Seal
from data.store.tables import used_form

_LENGTH = 32


@dataclass(frozen=True)
class Form:
    """A joining form that was sent.

    Parameters
    ----------
    print : of the browser's secret, as the form has it
    secret : as the browser's own cookie has it; empty where it keeps none
    """

    print: str
    secret: str = ""

    def token(self, seal: Seal, generation: int) -> str:
        """Return what the phone is known by: the same for the same form and browser.

        Parameters
        ----------
        seal : of the workshop
        generation : of the badge
        """
        said = f"token of {self.secret or self.print} {bool(self.secret)} {generation}"
        return seal.digest("form", said).hex()[:_LENGTH]


def print_of(seal: Seal, secret: str) -> str:
    """Return what a form says of a browser's secret; it does not lead back.

    Parameters
    ----------
    seal : of the workshop
    secret : of the browser
    """
    return seal.digest("form", f"of {secret}").hex()[:_LENGTH]


def claim(connection: Connection, seal: Seal, form: Form, caucus: str) -> str | None:
    """Take a form for one browser; return the caucus it was taken with before.

    Parameters
    ----------
    connection : in a transaction that may write
    seal : of the workshop
    form : that was sent
    caucus : chosen in it

    Returns
    -------
    None if this is the first time

    Raises
    ------
    BadSeal
        Another browser was there before.
    """
    key = seal.digest("used form", form.print).hex()[:_LENGTH]
    row = {"form": key, "held": _held(seal, form, caucus)}
    if ballots.put_once(connection, used_form, row):
        return None
    held = connection.scalar(select(used_form.c.held).where(used_form.c.form == key))
    for place in terms.PLACES:
        if _held(seal, form, place) == held:
            return place
    raise BadSeal("Another phone has joined with this form", "Load the page again.")


def _held(seal: Seal, form: Form, caucus: str) -> str:
    return seal.digest("held form", f"{form.print} {form.secret} {caucus}").hex()[
        :_LENGTH
    ]
