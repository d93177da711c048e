"""A client's dossier (dossier client) as the adviser's screen shows it, on one given day.

Amounts are integers in euro cents; dates are real dates, already worked out for the day of the session.
Values are codes where the interface must translate them, and plain text where the bank's files hold text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from workstation.bank.held import Held


@dataclass(frozen=True)
class Address:
    """A postal address in France."""

    street: str
    postcode: str
    city: str


@dataclass(frozen=True)
class Client:
    """A person with a dossier (particulier). ``id`` is ``C…`` when generated, ``P-…`` when a role-play has them."""

    id: str
    number: str
    title: str
    first_name: str
    last_name: str
    birth_date: date
    profession: str
    address: Address
    phone: str
    email: str
    language: str
    since: int
    branch: str
    adviser: str
    fragile: bool = False
    sales_consent: bool = False

    @property
    def name(self) -> str:
        """First name and surname, as said aloud."""
        return f"{self.first_name} {self.last_name}"

    @property
    def formal_name(self) -> str:
        """Title and surname: « Mme Vasseur »."""
        return f"{self.title} {self.last_name}"


@dataclass(frozen=True)
class Relative:
    """Somebody of the same household, a client too (même foyer). ``relation``: spouse, child, parent."""

    client: str
    name: str
    relation: str


@dataclass(frozen=True)
class Account:
    """An account. ``kind``: current, joint, livret_a, ldds, lep, livret_jeune, cel, pel, life_insurance."""

    id: str
    kind: str
    tail: str
    balance: int
    overdraft: int = 0
    opened: int = 2015


@dataclass(frozen=True)
class Card:
    """A payment card.

    ``kind``: classic, premier, deposit_only. ``status``: active, locked, blocked, expired. ``debit``: immediate or
    deferred. ``limit`` is what may be paid over 30 rolling days and ``spent`` what has been; both in cents.
    ``blocked_for``: why it was blocked in this session.
    """

    id: str
    kind: str
    tail: str
    status: str
    debit: str
    limit: int
    spent: int
    cash_limit: int
    cash_spent: int
    expires: date
    account: str
    insured: bool = False
    blocked_for: str = ""

    @property
    def left(self) -> int:
        """What may still be paid over the 30 rolling days, in cents."""
        return max(0, self.limit - self.spent)


@dataclass(frozen=True)
class Operation:
    """A line of an account or card. ``status``: booked, pending, refused. A debit's amount is negative."""

    id: str
    day: date
    label: str
    amount: int
    status: str
    account: str
    card: str = ""


@dataclass(frozen=True)
class Interaction:
    """An earlier contact.

    ``channel``: call, chat, email, branch, callback; ``outcome``: solved, pending, transferred, refused.
    """

    day: date
    channel: str
    reason: str
    outcome: str
    note: str = ""


@dataclass(frozen=True)
class Contract:
    """Insurance or a loan. ``kind``: payment_insurance, home_insurance, car_insurance, personal_loan, mortgage."""

    id: str
    kind: str
    label: str
    amount: int = 0


@dataclass(frozen=True)
class Appointment:
    """A meeting to come, or past, at the branch or by video. ``mode``: branch, phone, video."""

    day: date
    hour: str
    subject: str
    mode: str


ANOMALIES = (
    "returned_mail", "missing_email", "expired_identity", "duplicate_phone", "death_reported", "guardianship",
    "double_dossier",
)  # fmt: skip
"""Kinds of incident that say what is wrong with the dossier itself."""


@dataclass(frozen=True)
class Incident:
    """Something that went wrong.

    ``kind``: rejected_debit, overdraft_exceeded, dispute, complaint, fraud, and what is wrong with the dossier itself
    (``ANOMALIES``); ``state``: open, closed.
    """

    day: date
    kind: str
    label: str
    state: str
    amount: int = 0


REPRESENTED = ("strong_curatorship", "guardianship")
"""Measures of protection under which a representative alone runs the accounts (curatelle renforcée, tutelle)."""


@dataclass(frozen=True)
class Dossier:
    """Everything the bank holds about one client."""

    client: Client
    household: tuple[Relative, ...] = ()
    accounts: tuple[Account, ...] = ()
    cards: tuple[Card, ...] = ()
    operations: tuple[Operation, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    contracts: tuple[Contract, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    incidents: tuple[Incident, ...] = ()
    held: tuple[Held, ...] = ()

    def items(self, kind: str) -> tuple[Held, ...]:
        """The items of that kind, in the order kept."""
        return tuple(item for item in self.held if item.kind == kind)

    def with_item(self, item: Held) -> Dossier:
        """The dossier with one item more."""
        return replace(self, held=(*self.held, item))

    @property
    def befallen(self) -> str:
        """What keeps acts from being done on the client's word: ``deceased``, ``protected``, or nothing.

        Under a simple curatorship (curatelle simple) the daily account stays theirs (Code civil, art. 467 and 472).
        """
        if self.items("death"):
            return "deceased"
        return "protected" if any(item.what in REPRESENTED for item in self.items("protection")) else ""

    def is_closed(self, account: str) -> bool:
        """Whether that account was closed."""
        return any(item.about == account for item in self.items("account_closed"))
