"""Rows of a log become entries, those of files that kept no transactions too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workstation import events as e
from workstation.commands import NAMES, CloseContact, stored_name
from workstation.events.codec import UnreadableEvent, decode
from workstation.session.asking import cause_of
from workstation.session.log import StoredEvent


def read_entries(rows: Iterable[StoredEvent]) -> Iterator[e.Entry[e.Event]]:
    """The entries of a session, from its first. Raises ``UnreadableEvent`` when one cannot be read or is missing."""
    before: e.Entry[e.Event] | None = None
    for number, row in enumerate(rows, 1):
        if row.number != number:
            raise UnreadableEvent(f"event {number} is missing")
        event = decode(row.name, row.version, row.body)
        if row.origin is None or row.asked is None:
            origin, asked = _worked_out(row, event, before)
        else:
            origin, asked = row.origin, row.asked
            _must_fit(number, origin, asked, before)
        before = e.Entry(number, row.at, event, origin, asked)
        yield before


def _must_fit(number: int, origin: int, asked: str, before: e.Entry[e.Event] | None) -> None:
    """A transaction begins here, or goes on as it began."""
    goes_on = before is not None and (origin, asked) == (before.origin, before.asked)
    if (asked and asked not in NAMES) or not (origin == number or goes_on):
        raise UnreadableEvent(f"event {number} has no place in its transaction")


def _worked_out(row: StoredEvent, event: e.Event, before: e.Entry[e.Event] | None) -> tuple[int, str]:
    """The transaction of a row that does not tell: one has a single moment, and begins where something is asked."""
    if before is not None and row.at == before.at and _goes_on(event, before):
        return before.origin, before.asked
    cause = cause_of(event)
    return row.number, "" if isinstance(cause, str) else stored_name(type(cause))


def _goes_on(event: e.Event, before: e.Entry[e.Event]) -> bool:
    """Whether the event answers one just before it."""
    last = before.event
    if isinstance(event, e.CustomerLeft):  # with a word of it, where they have one left
        return isinstance(last, e.CustomerSpoke)
    if isinstance(event, e.DossierOpened):  # the caller's comes on screen by itself
        return isinstance(last, e.ContactAnswered)
    if isinstance(event, e.PresenceSet) and (event.status, event.reason) == ("not_ready", "training"):
        return isinstance(last, e.ContactAbandoned)
    if isinstance(event, e.PresenceSet) and (event.status, event.reason) == ("not_ready", "break"):
        if isinstance(last, e.ContactAbandoned | e.ChannelSet):
            return True  # the pause that was asked for begins
        return before.asked == stored_name(CloseContact) and not isinstance(last, e.PresenceSet | e.SessionEnded)
    if isinstance(event, e.ConversationMoved) and event.cause == "said" and event.matcher:
        # Several moves were understood in one breath.
        return isinstance(last, e.ConversationMoved) and last.matcher == event.matcher
    return cause_of(event) == "another"
