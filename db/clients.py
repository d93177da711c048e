"""Finding and loading clients: what the desk asks of the training dataset. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, CursorResult

from db.engine import Database, DatabaseProblem
from db.names import FTS_TABLE, HELD_PLACES, PLACES
from db.sound import are_texts, printable, sound_rows
from workstation.bank.dossier import Dossier
from workstation.bank.records import Candidate
from workstation.bank.searching import Asked, asked
from workstation.bank.telephones import phone_digits
from workstation.dataset.living import lived
from workstation.dataset.record import (
    AccountRecord,
    AppointmentRecord,
    CardRecord,
    ClientRecord,
    ContractRecord,
    HeldRecord,
    IdentityRecord,
    IncidentRecord,
    InteractionRecord,
    OperationRecord,
    RelativeRecord,
    resolve,
)
from workstation.folding import plain_words

_LAST_LETTER = "\U0010ffff"
_LAST_DIGIT = ":"  # the character after 9
_MOST_READ = 500  # rows looked through for a letter, at a key of somebody who is typing on

_CANDIDATE = "SELECT key, id, first_name, last_name, city, birth_date, folded_last, folded_first, postcode FROM client "
_BY_LAST = _CANDIDATE + "WHERE folded_last >= ? AND folded_last < ? ORDER BY folded_last, folded_first LIMIT ?"
_BY_FIRST = _CANDIDATE + "WHERE folded_first >= ? AND folded_first < ? ORDER BY folded_first, folded_last LIMIT ?"
_BY_PHONE = _CANDIDATE + "WHERE phone >= ? AND phone < ? ORDER BY phone LIMIT ?"
_BY_NUMBER = _CANDIDATE + "WHERE number >= ? AND number < ? ORDER BY number LIMIT ?"
_BY_EMAIL = _CANDIDATE + "WHERE email >= ? AND email < ? ORDER BY email LIMIT ?"
_BY_WORDS = (
    _CANDIDATE.replace("FROM client", f"FROM {FTS_TABLE} JOIN client ON client.key = {FTS_TABLE}.rowid")
    + f"WHERE {FTS_TABLE} MATCH ?"
)
_SAME_PHONE = _CANDIDATE + "WHERE phone = ? ORDER BY key LIMIT ?"

_IDENTITY = (
    "SELECT key, id, number, title, first_name, last_name, birth_date, profession, street, postcode, city, phone, "
    "email, language, since, branch, adviser, fragile, sales_consent FROM client WHERE id = ?"
)
_HOUSEHOLD = (
    "SELECT other.id, other.first_name || ' ' || other.last_name, household.relation FROM household "
    "JOIN client AS other ON other.key = household.relative WHERE household.key >= ? AND household.key < ? "
    "ORDER BY household.key"
)
_ACCOUNTS = "SELECT id, kind, tail, balance, overdraft, opened FROM account WHERE key >= ? AND key < ? ORDER BY key"
_CARDS = (
    'SELECT id, kind, tail, status, debit, "limit", spent, cash_limit, cash_spent, '
    "coalesce(expires_in, expires_on), account, insured FROM card WHERE key >= ? AND key < ? ORDER BY key"
)
_OPERATIONS = (
    "SELECT id, day, label, amount, status, account, card FROM operation WHERE key >= ? AND key < ? ORDER BY key"
)
_INTERACTIONS = "SELECT day, channel, reason, outcome, note FROM interaction WHERE key >= ? AND key < ? ORDER BY key"
_CONTRACTS = "SELECT id, kind, label, amount FROM contract WHERE key >= ? AND key < ? ORDER BY key"
_APPOINTMENTS = "SELECT day, hour, subject, mode FROM appointment WHERE key >= ? AND key < ? ORDER BY key"
_HELD = "SELECT kind, day, what, about, state, amount, reference FROM held WHERE key >= ? AND key < ? ORDER BY key"
_INCIDENTS = "SELECT day, kind, label, state, amount FROM incident WHERE key >= ? AND key < ? ORDER BY key"

_SEED = "SELECT seed FROM dataset_info WHERE id = 1"

_Found = dict[int, Any]


class SqliteRecords:
    """The clients of the open file, as ``workstation.bank.records.Records`` asks for them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, text: str, limit: int = 20) -> list[Candidate]:
        """See ``Records.search``. One word is looked for in surnames, then first names, then elsewhere."""
        wanted = asked(text)
        if limit < 1:
            return []
        with self._database.reading() as connection:
            found = _answers(connection, wanted, limit)
        return sound_rows(self._database, "client", list(found.values())[:limit], _candidate)

    def by_phone(self, number: str, limit: int = 5) -> list[Candidate]:
        """See ``Records.by_phone``."""
        digits = phone_digits(number)
        if not digits:
            return []
        with self._database.reading() as connection:
            rows = connection.exec_driver_sql(_SAME_PHONE, (digits, limit)).all()
        return sound_rows(self._database, "client", rows, _candidate)

    def load(self, client: str, today: date) -> Dossier:
        """See ``Records.load``."""
        record = self.record(client)
        try:
            return resolve(record, today)
        except (TypeError, ValueError, OverflowError) as error:  # a day that is no number, or none of any calendar
            raise DatabaseProblem("damaged", self._database.path) from error

    def record(self, client: str) -> ClientRecord:
        """The record of a client, its days still counted from today. Raises ``KeyError`` when nobody has that id."""
        with self._database.reading() as connection:
            who = connection.exec_driver_sql(_IDENTITY, (client,)).one_or_none()
            if who is None:
                raise KeyError(client)
            self._must_be_read(who)

            def rows(statement: str, places: int = PLACES) -> Iterable[Any]:
                own = (who[0] * places, (who[0] + 1) * places)
                for row in connection.exec_driver_sql(statement, own):
                    self._must_be_read(row)
                    yield row

            record = ClientRecord(
                client=IdentityRecord._make((*who[1:17], bool(who[17]), bool(who[18]))),
                household=tuple(RelativeRecord(*row) for row in rows(_HOUSEHOLD)),
                accounts=tuple(AccountRecord(*row) for row in rows(_ACCOUNTS)),
                cards=tuple(CardRecord._make((*row[:11], bool(row[11]))) for row in rows(_CARDS)),
                operations=tuple(OperationRecord(*row) for row in rows(_OPERATIONS)),
                interactions=tuple(InteractionRecord(*row) for row in rows(_INTERACTIONS)),
                contracts=tuple(ContractRecord(*row) for row in rows(_CONTRACTS)),
                appointments=tuple(AppointmentRecord(*row) for row in rows(_APPOINTMENTS)),
                incidents=tuple(IncidentRecord(*row) for row in rows(_INCIDENTS)),
                held=tuple(HeldRecord(*row) for row in rows(_HELD, HELD_PLACES)),
            )
            if who[0] < 0:
                return record
            seed = connection.exec_driver_sql(_SEED).scalar_one()
        try:
            return lived(seed, record)
        except (TypeError, ValueError, LookupError, OverflowError) as error:  # what no generator writes
            raise DatabaseProblem("damaged", self._database.path) from error

    def _must_be_read(self, row: Iterable[Any]) -> None:
        """Raise ``DatabaseProblem`` when a text of the row can't be: half a dossier would be taken for a whole one."""
        if any(isinstance(value, bytes) for value in row):
            raise DatabaseProblem("damaged", self._database.path)


def _between(connection: Connection, statement: str, start: str, last: str, limit: int) -> list[Any]:
    """Rows whose column begins with ``start``."""
    return list(connection.exec_driver_sql(statement, (start, start + last, limit)))


def _answers(connection: Connection, wanted: Asked, limit: int) -> _Found:
    found: _Found = {}
    for number in wanted.numbers:
        for statement in (_BY_PHONE, _BY_NUMBER):
            _add(found, _between(connection, statement, number, _LAST_DIGIT, limit))
    for words in wanted.words if not found else ():
        if len(found) < limit:
            _add(found, _by_name(connection, words, limit))
    for words in wanted.otherwise:
        if not found:
            _add(found, _by_name(connection, words, limit))
    for mail in wanted.mails if not found else ():
        _add(found, _between(connection, _BY_EMAIL, mail, _LAST_LETTER, limit))
    return found


def _by_name(connection: Connection, words: Sequence[str], limit: int) -> list[Any]:
    if len(words) > 1:
        return _by_words(connection, words, limit)
    found: _Found = {}
    for statement in (_BY_LAST, _BY_FIRST):
        if len(found) < limit:
            _add(found, _between(connection, statement, words[0], _LAST_LETTER, limit))
    if len(found) < limit:  # a name written apart, the second half of a double one, a town
        _add(found, _by_words(connection, words, limit))
    return list(found.values())


def _by_words(connection: Connection, words: Sequence[str], limit: int) -> list[Any]:
    """Rows in which every word begins one. A letter alone begins too many to be looked up: it is looked for in rows."""
    long, letters = [word for word in words if len(word) > 1], [word for word in words if len(word) == 1]
    if long:
        rows = connection.exec_driver_sql(_BY_WORDS, (" ".join(f'"{word}"*' for word in long),))
        return sorted(_holding(rows, letters, limit), key=_name_order)
    found: _Found = {}
    for statement in (_BY_LAST, _BY_FIRST):
        begun = (letters[0], letters[0] + _LAST_LETTER, -1)
        _add(found, _holding(connection.exec_driver_sql(statement, begun), letters[1:], limit))
    return list(found.values())


def _holding(rows: CursorResult[Any], letters: Sequence[str], limit: int) -> list[Any]:
    """The first rows in which each letter begins a word; those after are not read, nor rows past a bound."""
    kept = (row for row in islice(rows, max(limit, _MOST_READ)) if not letters or _begin(row, letters))
    found = list(islice(kept, limit))
    rows.close()
    return found


def _begin(row: Any, letters: Sequence[str]) -> bool:
    words = f" {row[6]} {row[7]} {plain_words(printable(row[4]))} {row[8]}"
    return all(f" {letter}" in words for letter in letters)


def _add(found: _Found, rows: Iterable[Any]) -> None:
    for row in rows:
        found.setdefault(row[0], row)


def _name_order(row: Any) -> tuple[str, str, int]:
    return str(row[6]), str(row[7]), row[0]


def _candidate(_key: Any, client: Any, first: Any, last: Any, city: Any, born: Any, *_folded: Any) -> Candidate | None:
    """The row, when it is whole. Raises ``ValueError`` when the day of birth is not one."""
    if not are_texts(client, first, last, city, born):
        return None
    return Candidate(client, f"{first} {last}", city, int(born[:4]))
