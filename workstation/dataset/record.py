"""What the bank holds about a client, with days counted from the day of the session: 0 is today, -3 three days ago.

``resolve`` turns a record into the dossier of one given day. Amounts are integers in euro cents. The birth date is a
real one (ISO text); a card expires a number of days from today, or at the end of a month (``2028-04``) when a person's
file states it.
"""

from __future__ import annotations

import calendar
import hashlib
from datetime import date, timedelta
from typing import NamedTuple

from workstation.bank.agenda import receives
from workstation.bank.dossier import (
    Account,
    Address,
    Appointment,
    Card,
    Client,
    Contract,
    Dossier,
    Incident,
    Interaction,
    Operation,
    Relative,
)
from workstation.bank.held import Held


class IdentityRecord(NamedTuple):
    """Who the client is. Fields as in ``Client``; ``birth_date`` is ISO text."""

    id: str
    number: str
    title: str
    first_name: str
    last_name: str
    birth_date: str
    profession: str
    street: str
    postcode: str
    city: str
    phone: str
    email: str
    language: str
    since: int
    branch: str
    adviser: str
    fragile: bool = False
    sales_consent: bool = False


class RelativeRecord(NamedTuple):
    """A client of the same household; ``client`` is their id."""

    client: str
    name: str
    relation: str


class AccountRecord(NamedTuple):
    """An account, as in ``Account``."""

    id: str
    kind: str
    tail: str
    balance: int
    overdraft: int = 0
    opened: int = 2015


class CardRecord(NamedTuple):
    """A card, as in ``Card``. ``expires``: days from today, or ``YYYY-MM``; either way the end of that month."""

    id: str
    kind: str
    tail: str
    status: str
    debit: str
    limit: int
    spent: int
    cash_limit: int
    cash_spent: int
    expires: int | str
    account: str
    insured: bool = False


class OperationRecord(NamedTuple):
    """An operation, as in ``Operation``; ``day`` counts from today."""

    id: str
    day: int
    label: str
    amount: int
    status: str
    account: str
    card: str = ""


class InteractionRecord(NamedTuple):
    """An earlier contact, as in ``Interaction``."""

    day: int
    channel: str
    reason: str
    outcome: str
    note: str = ""


class ContractRecord(NamedTuple):
    """Insurance or a loan, as in ``Contract``."""

    id: str
    kind: str
    label: str
    amount: int = 0


class AppointmentRecord(NamedTuple):
    """A meeting, as in ``Appointment``."""

    day: int
    hour: str
    subject: str
    mode: str


class IncidentRecord(NamedTuple):
    """Something that went wrong, as in ``Incident``."""

    day: int
    kind: str
    label: str
    state: str
    amount: int = 0


class HeldRecord(NamedTuple):
    """An item of a part without a limit of size, as in ``Held``."""

    kind: str
    day: int
    what: str = ""
    about: str = ""
    state: str = "open"
    amount: int = 0
    reference: str = ""


class ClientRecord(NamedTuple):
    """Everything the bank holds about one client, on no particular day."""

    client: IdentityRecord
    household: tuple[RelativeRecord, ...] = ()
    accounts: tuple[AccountRecord, ...] = ()
    cards: tuple[CardRecord, ...] = ()
    operations: tuple[OperationRecord, ...] = ()
    interactions: tuple[InteractionRecord, ...] = ()
    contracts: tuple[ContractRecord, ...] = ()
    appointments: tuple[AppointmentRecord, ...] = ()
    incidents: tuple[IncidentRecord, ...] = ()
    held: tuple[HeldRecord, ...] = ()


def digest(record: ClientRecord) -> str:
    """What changes when anything in the record does."""
    return hashlib.blake2b(repr(tuple(record)).encode(), digest_size=16).hexdigest()


def month_end(day: date) -> date:
    """The last day of that day's month, when a card expires."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _expiry(expires: int | str, today: date) -> date:
    if isinstance(expires, int):
        return month_end(today + timedelta(days=expires))
    return month_end(date.fromisoformat(f"{expires[:7]}-01"))


def _client(who: IdentityRecord) -> Client:
    return Client(
        id=who.id,
        number=who.number,
        title=who.title,
        first_name=who.first_name,
        last_name=who.last_name,
        birth_date=date.fromisoformat(who.birth_date),
        profession=who.profession,
        address=Address(who.street, who.postcode, who.city),
        phone=who.phone,
        email=who.email,
        language=who.language,
        since=who.since,
        branch=who.branch,
        adviser=who.adviser,
        fragile=bool(who.fragile),
        sales_consent=bool(who.sales_consent),
    )


def _card(card: CardRecord, today: date) -> Card:
    fields = card._asdict() | {"expires": _expiry(card.expires, today), "insured": bool(card.insured)}
    return Card(**fields)


def _meeting(met: AppointmentRecord, today: date) -> Appointment:
    """The meeting on the nearest day on which somebody receives, on its side of today."""
    day, step = today + timedelta(days=met.day), timedelta(days=1 if met.day > 0 else -1)
    while not receives(day, met.hour):
        day += step
    return Appointment(day, met.hour, met.subject, met.mode)


def resolve(record: ClientRecord, today: date) -> Dossier:
    """The dossier on ``today``: the only place where a count of days becomes a date."""

    def on(day: int) -> date:
        return today + timedelta(days=day)

    return Dossier(
        client=_client(record.client),
        household=tuple(Relative(*r) for r in record.household),
        accounts=tuple(Account(*a) for a in record.accounts),
        cards=tuple(_card(c, today) for c in record.cards),
        operations=tuple(
            Operation(o.id, on(o.day), o.label, o.amount, o.status, o.account, o.card) for o in record.operations
        ),
        interactions=tuple(Interaction(on(i.day), i.channel, i.reason, i.outcome, i.note) for i in record.interactions),
        contracts=tuple(Contract(*c) for c in record.contracts),
        appointments=tuple(_meeting(met, today) for met in record.appointments),
        incidents=tuple(Incident(on(i.day), i.kind, i.label, i.state, i.amount) for i in record.incidents),
        held=tuple(Held(h.kind, on(h.day), *h[2:]) for h in record.held),
    )
