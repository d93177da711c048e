"""The tables as they are today. How a file came to have them is told in ``migrations/``.

Clients have an integer ``key``, above 0 for the generated ones and under 0 for the people of role-plays, who therefore
come first in any list read in key order. Days count from the day of the session.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.names import FTS_TABLE

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}
"""Rows lie in the order of their key: a session's events are read in one place of the file."""


class Base(DeclarativeBase):
    """What all tables share: the names of their constraints and the types of their columns."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text(), int: Integer(), bool: Integer()}


class ClientTable(Base):
    """Who a client is. ``digest`` is set for the people of role-plays: it tells whether their file has changed."""

    __tablename__ = "client"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    number: Mapped[str]
    title: Mapped[str]
    first_name: Mapped[str]
    last_name: Mapped[str]
    birth_date: Mapped[str]
    profession: Mapped[str]
    street: Mapped[str]
    postcode: Mapped[str]
    city: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    language: Mapped[str]
    since: Mapped[int]
    branch: Mapped[str]
    adviser: Mapped[str]
    fragile: Mapped[bool]
    sales_consent: Mapped[bool]
    folded_first: Mapped[str]
    folded_last: Mapped[str]
    digest: Mapped[str | None]
    __table_args__ = (
        Index(None, "id", unique=True),
        Index(None, "number"),
        Index(None, "phone"),
        Index(None, "email"),
        Index(None, "folded_last", "folded_first"),
        Index(None, "folded_first", "folded_last"),
    )


class Owned:
    """What belongs to a client. Its key says whose it is and where it stands: ``client.key * PLACES + position``.

    So a dossier lies in one place of the file, in its order, and is read by a range of keys without an index.
    """

    key: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


class HouseholdTable(Owned, Base):
    """A client's relative who is a client too."""

    __tablename__ = "household"
    relative: Mapped[int] = mapped_column(ForeignKey("client.key"))
    relation: Mapped[str]


class AccountTable(Owned, Base):
    """An account."""

    __tablename__ = "account"
    id: Mapped[str]
    kind: Mapped[str]
    tail: Mapped[str]
    balance: Mapped[int]
    overdraft: Mapped[int]
    opened: Mapped[int]


class CardTable(Owned, Base):
    """A card. It expires ``expires_in`` days from today, or in ``expires_on`` (``YYYY-MM``): one of the two is null."""

    __tablename__ = "card"
    id: Mapped[str]
    kind: Mapped[str]
    tail: Mapped[str]
    status: Mapped[str]
    debit: Mapped[str]
    limit: Mapped[int]
    spent: Mapped[int]
    cash_limit: Mapped[int]
    cash_spent: Mapped[int]
    expires_in: Mapped[int | None]
    expires_on: Mapped[str | None]
    account: Mapped[str]
    insured: Mapped[bool]


class OperationTable(Owned, Base):
    """An operation of an account or a card."""

    __tablename__ = "operation"
    id: Mapped[str]
    day: Mapped[int]
    label: Mapped[str]
    amount: Mapped[int]
    status: Mapped[str]
    account: Mapped[str]
    card: Mapped[str]


class InteractionTable(Owned, Base):
    """An earlier contact."""

    __tablename__ = "interaction"
    day: Mapped[int]
    channel: Mapped[str]
    reason: Mapped[str]
    outcome: Mapped[str]
    note: Mapped[str]


class ContractTable(Owned, Base):
    """Insurance or a loan."""

    __tablename__ = "contract"
    id: Mapped[str]
    kind: Mapped[str]
    label: Mapped[str]
    amount: Mapped[int]


class AppointmentTable(Owned, Base):
    """A meeting to come, or past."""

    __tablename__ = "appointment"
    day: Mapped[int]
    hour: Mapped[str]
    subject: Mapped[str]
    mode: Mapped[str]


class IncidentTable(Owned, Base):
    """Something that went wrong."""

    __tablename__ = "incident"
    day: Mapped[int]
    kind: Mapped[str]
    label: Mapped[str]
    state: Mapped[str]
    amount: Mapped[int]


class HeldTable(Base):
    """An item of a part without a limit of size; its key is ``client.key * HELD_PLACES + position``."""

    __tablename__ = "held"
    key: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    day: Mapped[int]
    what: Mapped[str]
    about: Mapped[str]
    state: Mapped[str]
    amount: Mapped[int]
    reference: Mapped[str]


class DatasetTable(Base):
    """The one dataset of the file. ``built`` is 0 while it is being made, so a half-made one is known."""

    __tablename__ = "dataset_info"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    seed: Mapped[int]
    size: Mapped[int]
    reference_date: Mapped[str]
    built: Mapped[bool]


class ProfileTable(Base):
    """A person who uses the program. ``pin`` is salted and hashed, or null."""

    __tablename__ = "profile"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    created: Mapped[str]
    pin: Mapped[str | None]


class SessionTable(Base):
    """A session: what its log belongs to."""

    __tablename__ = "session"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    profile: Mapped[str]
    scenario: Mapped[str]
    state: Mapped[str]
    started: Mapped[str]
    parent: Mapped[str | None] = mapped_column(ForeignKey("session.id"))
    fork_at: Mapped[int | None]
    __table_args__ = (Index(None, "profile"), Index(None, "parent"), Index(None, "started"))


class EventTable(Base):
    """An event. Triggers refuse every change, and every deletion but that of a session marked erased.

    ``origin`` and ``asked`` are null in rows kept before there were such columns.
    """

    __tablename__ = "session_event"
    session: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[int]
    name: Mapped[str]
    version: Mapped[int]
    body: Mapped[str]
    origin: Mapped[int | None]
    asked: Mapped[str | None]
    __table_args__ = CLUSTERED


class ContentTable(Base):
    """A text that a session was played with, kept once under its digest."""

    __tablename__ = "content_text"
    digest: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    text: Mapped[str]


class ResultTable(Base):
    """What a contact of a session was worth. ``points`` and ``flags`` are JSON text; ``passed`` is 0 or 1."""

    __tablename__ = "result"
    session: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    contact: Mapped[str] = mapped_column(primary_key=True)
    scenario: Mapped[str]
    profile: Mapped[str]
    score: Mapped[int | None]
    passed: Mapped[bool]
    marking: Mapped[str]
    points: Mapped[str]
    flags: Mapped[str]
    seconds: Mapped[int]
    __table_args__ = (Index(None, "profile", "scenario"),)


def in_migration(name: str | None, kind: str) -> bool:
    """Whether a table of the file is one of these: the full-text index and what SQLite keeps for it aren't."""
    return not (kind == "table" and name is not None and name.startswith(FTS_TABLE))
