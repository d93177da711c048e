"""Writing the training dataset: the generated clients, and the people of role-plays beside them.

Clients are written some hundreds at a time, so that a session's log never waits long behind them; ``built`` stays 0
until the last one is in, so a dataset cut short is known and made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table
from sqlalchemy.exc import IntegrityError

from db.engine import Database, DatabaseProblem
from db.names import HELD_PLACES, PLACES
from db.rows import (
    AccountTable,
    AppointmentTable,
    CardTable,
    ClientTable,
    ContractTable,
    DatasetTable,
    HeldTable,
    HouseholdTable,
    IncidentTable,
    InteractionTable,
    OperationTable,
)
from db.sound import printable
from workstation.bank.searching import indexed
from workstation.bank.telephones import phone_digits
from workstation.dataset.generate import generate
from workstation.dataset.record import CardRecord, ClientRecord, digest
from workstation.dataset.version import GENERATOR_VERSION
from workstation.folding import plain_words

Progress = Callable[[int, int], None]

CHUNK = 500
"""Clients written in one transaction."""

_LARGE = 20_000
"""From this size on it is quicker to drop the indexes and make them again at the end."""

_Row = tuple[Any, ...]


def _insert(table: Any, verb: str = "INSERT") -> str:
    names = ", ".join(f'"{column.name}"' for column in table.__table__.columns)
    marks = ", ".join("?" for _ in table.__table__.columns)
    return f'{verb} INTO "{table.__tablename__}" ({names}) VALUES ({marks})'


_OWNED = (
    HouseholdTable, AccountTable, CardTable, OperationTable, InteractionTable, ContractTable, AppointmentTable,
    IncidentTable, HeldTable,
)  # fmt: skip
_PLACES = tuple(HELD_PLACES if table is HeldTable else PLACES for table in _OWNED)
_INSERT_CLIENT = _insert(ClientTable, "INSERT OR REPLACE")
_INSERT_OWNED = tuple(_insert(table) for table in _OWNED)
_INSERT_WORDS = "INSERT INTO client_words(rowid, words) VALUES (?, ?)"
_FIELDS = "last_name, first_name, city, postcode"  # what a client's words are made of
_DELETE_WORDS = "INSERT INTO client_words(client_words, rowid, words) VALUES ('delete', ?, ?)"


def build(
    database: Database, seed: int, size: int, reference_date: date, progress: Progress = lambda _done, _all: None
) -> None:
    """Put the dataset of that seed and size in the file, instead of the one there. ``progress``: (clients, in all).

    Raises ``ValueError`` for a size that can't be, and ``DatabaseProblem``; what was written by then is never taken for
    a whole dataset.
    """
    clients = generate(seed, size)
    with _in_bulk(database):
        with _writing(database) as connection:
            connection.exec_driver_sql(
                _insert(DatasetTable, "INSERT OR REPLACE"),
                (1, GENERATOR_VERSION, seed, size, reference_date.isoformat(), 0),
            )
            _empty(connection)
            if size >= _LARGE:
                for index in _indexes():
                    index.drop(connection, checkfirst=True)
        done = 0
        while batch := list(islice(clients, CHUNK)):
            with _writing(database) as connection:
                _write(connection, [(int(record.client.id[1:]), record, None) for record in batch], _generated_key)
            done += len(batch)
            progress(done, size)
        with _writing(database) as connection:
            for index in _indexes():
                index.create(connection, checkfirst=True)
            connection.exec_driver_sql("UPDATE dataset_info SET built = 1 WHERE id = 1")


@contextmanager
def _writing(database: Database) -> Iterator[Connection]:
    """A transaction that writes clients; in a whole file nothing of them can be in another's place."""
    try:
        with database.writing() as connection:
            yield connection
    except IntegrityError as error:
        raise DatabaseProblem("damaged", database.path) from error


def _indexes() -> Iterable[Any]:
    table = ClientTable.__table__
    assert isinstance(table, Table)  # noqa: S101  a declared class has nothing else
    return sorted((index for index in table.indexes if not index.unique), key=lambda index: str(index.name))


@contextmanager
def _in_bulk(database: Database) -> Iterator[None]:
    """While many rows are written: no look-up of each one's client, and one flush of the disk a checkpoint."""
    with database.outside() as driver:
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute("PRAGMA synchronous=NORMAL")
        driver.execute("PRAGMA cache_size=-65536")
    try:
        yield
    finally:
        with database.outside() as driver:
            driver.execute("PRAGMA foreign_keys=ON")
            driver.execute("PRAGMA synchronous=FULL")
            driver.execute("PRAGMA cache_size=-2000")


def _empty(connection: Connection) -> None:
    """Take every generated client out; the people of role-plays stay."""
    for table in _OWNED:
        connection.exec_driver_sql(f'DELETE FROM "{table.__tablename__}" WHERE key > 0')  # noqa: S608  our own name
    connection.exec_driver_sql("DELETE FROM client WHERE key > 0")
    connection.exec_driver_sql("INSERT INTO client_words(client_words) VALUES ('delete-all')")
    kept = connection.exec_driver_sql(f"SELECT key, {_FIELDS} FROM client").all()  # noqa: S608  our own names
    if kept:
        connection.exec_driver_sql(_INSERT_WORDS, [(key, indexed(*map(printable, fields))) for key, *fields in kept])


def _generated_key(client: str) -> int | None:
    return int(client[1:])


def _card_row(card: CardRecord) -> _Row:
    expires = (card.expires, None) if isinstance(card.expires, int) else (None, card.expires)
    return (*card[:9], *expires, *card[10:])


def _write(
    connection: Connection,
    batch: Iterable[tuple[int, ClientRecord, str | None]],
    key_of: Callable[[str], int | None],
) -> None:
    """Insert clients under their keys, with all they hold, and index their names."""
    clients: list[_Row] = []
    words: list[_Row] = []
    owned: tuple[list[_Row], ...] = tuple([] for _ in _OWNED)
    for key, record, mark in batch:
        who = record.client
        first, last = plain_words(who.first_name), plain_words(who.last_name)
        clients.append((key, *who, first, last, mark))
        words.append((key, indexed(who.last_name, who.first_name, who.city, who.postcode)))
        relatives = [(key_of(relative.client), relative.relation) for relative in record.household]
        parts: tuple[Iterable[_Row], ...] = (
            [row for row in relatives if row[0] is not None],
            record.accounts,
            [_card_row(card) for card in record.cards],
            record.operations,
            record.interactions,
            record.contracts,
            record.appointments,
            record.incidents,
            record.held,
        )
        for rows, part, places in zip(owned, parts, _PLACES, strict=True):
            rows.extend([(place, *values) for place, values in enumerate(part, key * places)])
    connection.exec_driver_sql(_INSERT_CLIENT, clients)
    connection.exec_driver_sql(_INSERT_WORDS, words)
    for statement, rows in zip(_INSERT_OWNED, owned, strict=True):
        if rows:
            connection.exec_driver_sql(statement, rows)


class _Known(NamedTuple):
    key: int
    digest: str
    words: str


def write_people(database: Database, records: Iterable[ClientRecord]) -> int:
    """Make the people of role-plays in the file these and no others; answers how many had to be written.

    Raises ``ValueError`` for an id that doesn't begin with ``P``, or for more things of a kind than a client can hold.
    A relative who isn't among them is left out of the household.
    """
    wanted = {record.client.id: record for record in records}
    for name, record in wanted.items():
        if not name.startswith("P"):
            raise ValueError(f"the id of a role-play's person begins with P: {name}")
        if any(len(part) > most for part, most in zip(record[1:], _PLACES, strict=True)):
            raise ValueError(f"{name} holds more than {PLACES} things of one kind")
    digests = {name: digest(record) for name, record in wanted.items()}
    with _writing(database) as connection:
        known = _known_people(connection)
        if {name: person.digest for name, person in known.items()} == digests:
            return 0
        changed = [name for name in wanted if name not in known or known[name].digest != digests[name]]
        gone = [name for name in known if name not in wanted]
        _forget(connection, [known[name] for name in (*changed, *gone) if name in known])
        lowest = min((person.key for person in known.values()), default=0)
        keys = {name: person.key for name, person in known.items() if name in wanted}
        for name in changed:
            if name not in keys:
                lowest -= 1
                keys[name] = lowest
        for name in gone:
            connection.exec_driver_sql("DELETE FROM household WHERE relative = ?", (known[name].key,))
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # two people of one household name each other
        for name in gone:
            connection.exec_driver_sql("DELETE FROM client WHERE key = ?", (known[name].key,))
        batch = [(keys[name], _tidy(wanted[name]), digests[name]) for name in changed]
        if batch:
            _write(connection, batch, keys.get)
    return len(changed)


def _tidy(record: ClientRecord) -> ClientRecord:
    """The telephone as the search compares it, the e-mail in lower case."""
    who = record.client
    return record._replace(client=who._replace(phone=phone_digits(who.phone), email=who.email.lower()))


def _known_people(connection: Connection) -> dict[str, _Known]:
    rows = connection.exec_driver_sql(
        f"SELECT id, key, digest, {_FIELDS} FROM client WHERE key < 0"  # noqa: S608  our own names
    )
    return {row[0]: _Known(row[1], row[2] or "", indexed(*map(printable, row[3:]))) for row in rows}


def _forget(connection: Connection, people: list[_Known]) -> None:
    """Take out what these people hold and the words they are found by; their own rows are replaced or deleted after."""
    for person in people:
        connection.exec_driver_sql(_DELETE_WORDS, (person.key, person.words))
        for table, places in zip(_OWNED, _PLACES, strict=True):
            name, own = table.__tablename__, (person.key * places, (person.key + 1) * places)
            connection.exec_driver_sql(f'DELETE FROM "{name}" WHERE key >= ? AND key < ?', own)  # noqa: S608  our own
