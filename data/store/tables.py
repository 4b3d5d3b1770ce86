"""The tables of a workshop, as they are after the newest migration."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text

metadata = MetaData()

event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(40), nullable=False),
    Column("at", String(20), nullable=False),
    Column("by", String(60), nullable=False),
    Column("body", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
)

# What a ballot must fit, beside the log so that one row can be locked.
box = Table(
    "box",
    metadata,
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("status", String(10), nullable=False),
    Column("wording", String(64), nullable=False),
    Column("scale", String(20), nullable=False),
)

# Without a row number: SQLite then keeps ballots in the order of their keys, which
# is no order of time. Until the close the answer is hidden (`keys`).
ballot = Table(
    "ballot",
    metadata,
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("voter_key", String(32), primary_key=True),
    Column("caucus", String(40), nullable=False),
    Column("answer", String(40), nullable=False),
    sqlite_with_rowid=False,
)

# Who may vote for one more person, while the round is open.
helper = Table(
    "helper",
    metadata,
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("helper_key", String(32), primary_key=True),
    sqlite_with_rowid=False,
)

# Reasons handed in from phones, until a recorder has put them in own words; caucus and
# text hidden together in the text (`slip_keys`), the caucus itself empty.
slip = Table(
    "slip",
    metadata,
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("slip_key", String(32), primary_key=True),
    Column("caucus", String(40), nullable=False),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Tickets on paper, by a digest of their code. The claim is a digest of the token that
# the browser got for it: whoever has the badge is known by it, nobody finds the badge
# or a ballot by it.
ticket = Table(
    "ticket",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("caucus", String(40), nullable=False),
    Column("number", Integer, nullable=False),
    Column("claim", String(64), nullable=False),
    Column("refused", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# How many joined; each trait counted on its own, never two together.
joined = Table(
    "joined",
    metadata,
    Column("trait", String(20), primary_key=True),
    Column("value", String(40), primary_key=True),
    Column("number", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Forms that somebody joined with, by their print: sent again, each is the same badge.
# What is held is a print too, of the browser and the caucus; neither leads to a phone.
used_form = Table(
    "used_form",
    metadata,
    Column("form", String(32), primary_key=True),
    Column("held", String(32), nullable=False),
    sqlite_with_rowid=False,
)

# What was deleted, until no file holds it any more.
unclean = Table(
    "unclean",
    metadata,
    Column("what", String(40), primary_key=True),
    Column("mark", String(32), nullable=False),
    sqlite_with_rowid=False,
)
