"""What Alembic runs for each command: it works on the connection it is handed, and reads no configuration file."""

from __future__ import annotations

from alembic import context

from db.rows import Base, in_migration


def _include(name: str | None, kind: str, _parents: object) -> bool:
    return in_migration(name, kind)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_name=_include,
    render_as_batch=True,  # SQLite alters a table by making it anew
    on_version_apply=context.config.attributes.get("on_version"),
)
with context.begin_transaction():
    context.run_migrations()
