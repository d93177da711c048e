"""People on the list of a file, for those who keep sessions of theirs."""

from __future__ import annotations

from db.engine import Database
from db.profiles import SqliteProfiles


def enrol(database: Database, *names: str) -> None:
    """Put these on the list, whoever is not there yet."""
    profiles = SqliteProfiles(database)
    there = {person.id for person in profiles.list()}
    for name in names:
        if name not in there:
            profiles.add(name, "recruit", "2026-11-23T09:00:00")
