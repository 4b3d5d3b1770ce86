"""How Alembic takes a step: on the connection it is given, in its transaction."""

from alembic import context

_connection = context.config.attributes["connection"]
context.configure(
    connection=_connection,
    # SQLite cannot alter a column: the table is made anew and filled.
    render_as_batch=_connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
