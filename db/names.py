"""Names and numbers that the tables and those who ask them agree on; a start that only asks needs no tables."""

from __future__ import annotations

PLACES = 256
"""Most things of one kind that a client can hold."""

HELD_PLACES = 65_536
"""Most items that a client can hold of the parts that have no limit of their own."""

FTS_TABLE = "client_words"
"""The full-text index of names and towns: raw SQL in its migration, for SQLAlchemy has no word for it."""
