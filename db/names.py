"""Names and numbers that the tables and those who ask them agree on; a start that only asks needs no tables."""

from __future__ import annotations

PLACES = 256
"""Most things of one kind that a client can hold."""

FTS_TABLE = "client_words"
"""The full-text index of names and towns: raw SQL in its migration, for SQLAlchemy has no word for it."""
