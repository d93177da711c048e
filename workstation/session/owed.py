"""What each open contact waits for: the answer that is owed, and what came while one was elsewhere."""

from __future__ import annotations

from itertools import takewhile
from typing import Literal

from workstation.channels import WRITTEN
from workstation.clock import Millis
from workstation.content.answers import Answers
from workstation.session.state import Contact, SessionState

Pace = Literal["ease", "watch", "over"]


def owed_since(contact: Contact) -> Millis:
    """Since when a written conversation waits for the adviser, or -1 while it does not: its first line unanswered."""
    since = -1
    if contact.offer.channel not in WRITTEN or not contact.on_line:
        return since
    for line in reversed(contact.lines):  # from the end: of a long conversation only what is unanswered is read
        if line.who == "adviser":
            break
        if line.who == "customer":
            since = line.at
    return since


def pace(contact: Contact, at: Millis, answers: Answers) -> Pace:
    """How an answer that is owed stands at session time ``at``, by when it is due: in time, to watch, late."""
    first = all(line.who != "adviser" for line in contact.lines)
    due = answers.first if first else answers.next
    waited = at - owed_since(contact)
    return "over" if waited >= due.late else "watch" if waited >= due.watch else "ease"


def unread(state: SessionState, contact: Contact) -> int:
    """How many of the customer's messages came since the contact was put aside; 0 in hand, and of what is spoken."""
    if contact.id == state.queue.focus or not contact.on_line or contact.offer.channel not in WRITTEN:
        return 0
    left = state.queue.left_at.get(contact.id, -1)
    since = takewhile(lambda line: line.at > left, reversed(contact.lines))
    return sum(line.who == "customer" for line in since)


def beside(state: SessionState) -> Contact | None:
    """The chat that goes on beside the one in hand: the first that was offered; None where no chat is in hand."""
    hand = state.in_hand
    if hand is None or hand.offer.channel != "chat" or not hand.on_line:
        return None
    chats = (one for one in state.contacts.values() if one.offer.channel == "chat" and one.on_line)
    return next((one for one in chats if one.id != hand.id), None)


def next_waiting(state: SessionState) -> str:
    """The open contact to turn to, besides the one in hand: the answer owed longest, then the oldest; or nothing."""
    others = [
        c for c in state.contacts.values() if c.phase in ("talking", "held", "wrap_up") and c.id != state.queue.focus
    ]
    owed = [contact for contact in others if owed_since(contact) >= 0]
    if owed:
        return min(owed, key=owed_since).id
    return min(others, key=lambda contact: contact.life.since).id if others else ""
