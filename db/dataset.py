"""What dataset the file holds, asked without the tables that build one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.engine import Database
from db.sound import are_numbers
from workstation.dataset.record import ClientRecord, digest
from workstation.dataset.version import GENERATOR_VERSION, DatasetInfo

_INFO = "SELECT version, seed, size, reference_date, built FROM dataset_info WHERE id = 1"


def info(database: Database) -> DatasetInfo | None:
    """The dataset in the file; None before the first one was begun, or if that is not said any more."""
    with database.reading() as connection:
        row = connection.exec_driver_sql(_INFO).one_or_none()
    if row is None:
        return None
    version, seed, size, reference, built = row
    try:
        day = date.fromisoformat(reference)
    except (TypeError, ValueError):
        return None
    return DatasetInfo(version, seed, size, day, bool(built)) if are_numbers(version, seed, size) else None


def is_ready(database: Database, seed: int, size: int, reference_date: date) -> bool:
    """Whether that very dataset is there, whole, and made by the generator of today."""
    return info(database) == DatasetInfo(GENERATOR_VERSION, seed, size, reference_date)


def has_people(database: Database, records: Iterable[ClientRecord]) -> bool:
    """Whether the people of role-plays in the file are these, as they are now, and no others."""
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, digest FROM client WHERE key < 0").all()
    return {row[0]: row[1] for row in rows} == {record.client.id: digest(record) for record in records}
