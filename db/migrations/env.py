"""Where Alembic starts: always on a connection that `db.schema` hands over, in its transaction."""

from alembic import context

from db.models import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
