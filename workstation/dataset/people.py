"""Role-play people among the generated clients: their records, and a small bank that holds nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from workstation.bank.dossier import Dossier
from workstation.bank.people import REFERENCE, Person
from workstation.bank.records import Candidate, Records
from workstation.bank.searching import asked, indexed
from workstation.bank.telephones import phone_digits
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


def _offset(day: date) -> int:
    return (day - REFERENCE).days


def record_of(person: Person) -> ClientRecord:
    """The person as any dataset keeps them."""
    held = person.dossier
    who = held.client
    return ClientRecord(
        client=IdentityRecord(
            who.id, who.number, who.title, who.first_name, who.last_name, who.birth_date.isoformat(), who.profession,
            who.address.street, who.address.postcode, who.address.city, who.phone, who.email, who.language, who.since,
            who.branch, who.adviser, who.fragile, who.sales_consent,
        ),
        household=tuple(RelativeRecord(r.client, r.name, r.relation) for r in held.household),
        accounts=tuple(AccountRecord(a.id, a.kind, a.tail, a.balance, a.overdraft, a.opened) for a in held.accounts),
        cards=tuple(
            CardRecord(
                c.id, c.kind, c.tail, c.status, c.debit, c.limit, c.spent, c.cash_limit, c.cash_spent,
                c.expires.isoformat()[:7], c.account, c.insured,
            )
            for c in held.cards
        ),
        operations=tuple(
            OperationRecord(o.id, _offset(o.day), o.label, o.amount, o.status, o.account, o.card)
            for o in held.operations
        ),
        interactions=tuple(
            InteractionRecord(_offset(i.day), i.channel, i.reason, i.outcome, i.note) for i in held.interactions
        ),
        contracts=tuple(ContractRecord(c.id, c.kind, c.label, c.amount) for c in held.contracts),
        appointments=tuple(AppointmentRecord(_offset(a.day), a.hour, a.subject, a.mode) for a in held.appointments),
        incidents=tuple(IncidentRecord(_offset(i.day), i.kind, i.label, i.state, i.amount) for i in held.incidents),
        held=tuple(
            HeldRecord(h.kind, _offset(h.day), h.what, h.about, h.state, h.amount, h.reference) for h in held.held
        ),
    )  # fmt: skip


class OneMore:
    """``Records`` with one person more, found once whatever the others hold: a role-play may describe its own client.

    They are there as the role-play that is played describes them, whatever its file has become since.
    """

    def __init__(self, records: Records, person: Person) -> None:
        self._records = records
        self._one = SmallBank([record_of(person)])
        self._client = person.client

    def _first(self, mine: list[Candidate], others: list[Candidate], limit: int) -> list[Candidate]:
        return [*mine, *(one for one in others if one.client != self._client)][:limit]

    def search(self, text: str, limit: int = 20) -> list[Candidate]:
        """Clients who answer to these words."""
        return self._first(self._one.search(text, limit), self._records.search(text, limit), limit)

    def by_phone(self, number: str, limit: int = 5) -> list[Candidate]:
        """Everybody whose dossier holds the number."""
        return self._first(self._one.by_phone(number, limit), self._records.by_phone(number, limit), limit)

    def load(self, client: str, today: date) -> Dossier:
        """The dossier on ``today``. Raises ``KeyError``."""
        return (self._one if client == self._client else self._records).load(client, today)


class SmallBank:
    """``Records`` over a handful of clients in memory: headless play needs no database."""

    def __init__(self, records: Iterable[ClientRecord]) -> None:
        self._records = {record.client.id: record for record in records}

    def _candidate(self, record: ClientRecord) -> Candidate:
        who = record.client
        return Candidate(who.id, f"{who.first_name} {who.last_name}", who.city, int(who.birth_date[:4]))

    def search(self, text: str, limit: int = 20) -> list[Candidate]:
        """See ``Records.search``."""
        wanted = asked(text)
        found = self._whose(lambda one: _begins((phone_digits(one.phone), one.number), wanted.numbers))
        if not found:
            found = self._whose(lambda one: any(_all_begun(one, words) for words in wanted.words))
        for words in wanted.otherwise:
            found = found or self._whose(partial(_all_begun, words=words))
        found = found or self._whose(lambda one: _begins((one.email.lower(),), wanted.mails))
        return found[:limit]

    def _whose(self, fits: Callable[[IdentityRecord], bool]) -> list[Candidate]:
        return [self._candidate(record) for record in self._records.values() if fits(record.client)]

    def by_phone(self, number: str, limit: int = 5) -> list[Candidate]:
        """Everybody whose dossier holds the number."""
        digits = phone_digits(number)
        held = (r for r in self._records.values() if digits and phone_digits(r.client.phone) == digits)
        return [self._candidate(record) for record in held][:limit]

    def load(self, client: str, today: date) -> Dossier:
        """The dossier on ``today``. Raises ``KeyError``."""
        return resolve(self._records[client], today)


def _begins(values: tuple[str, ...], starts: tuple[str, ...]) -> bool:
    return any(value.startswith(start) for value in values for start in starts)


def _all_begun(who: IdentityRecord, words: tuple[str, ...]) -> bool:
    known = indexed(who.last_name, who.first_name, who.city, who.postcode).split()
    return all(any(word.startswith(begun) for word in known) for begun in words)
