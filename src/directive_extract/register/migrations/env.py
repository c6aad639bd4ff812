"""What Alembic runs a migration in: the connection that the caller opened, with the caller's transaction."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
