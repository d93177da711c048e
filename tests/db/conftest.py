"""A fresh database for each test, and one bank of 300 clients for those that only look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db import seed
from db.clients import SqliteRecords
from db.engine import Database
from db.migrate import open_database
from workstation.dataset.generate import generate
from workstation.dataset.living import lived
from workstation.dataset.record import ClientRecord

REFERENCE = date(2026, 11, 23)


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    opened = open_database(data_dir / "workstation.sqlite3")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def people() -> list[ClientRecord]:
    """Clients as they are opened."""
    return [lived(5, record) for record in generate(5, 300)]


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("bank") / "bank.sqlite3")
    seed.build(opened, 5, 300, REFERENCE)
    yield opened
    opened.close()


@pytest.fixture
def records(bank: Database) -> SqliteRecords:
    return SqliteRecords(bank)
