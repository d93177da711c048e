"""Whose turn it is, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.clock import speaking_time
from workstation.i18n import tr
from workstation.session.state import Contact


@dataclass(frozen=True)
class Turn:
    """What the composer is about: ``kind`` is choose, hold, wait, concluded, done, paused or idle."""

    kind: str
    contact: str = ""
    beat: str = ""
    moves: int = 0


def turn_now(contact: Contact | None, paused: bool) -> Turn:
    """The turn of the contact on the desk."""
    if contact is None:
        return Turn("idle")
    talk, call = contact.talk, contact.call
    if paused:
        kind = "paused"
    elif talk.end or not call.on_line:
        kind = "done"
    elif talk.concluded and not talk.queue:
        kind = "concluded"
    elif call.phase == "held":
        kind = "hold"
    elif talk.your_turn:
        kind = "choose"
    else:
        kind = "wait"
    return Turn(kind, contact.id, talk.beat, len(talk.moves))


def who_speaks(contact: Contact, at: int) -> str:
    """Who is speaking, while it is not the adviser's turn."""
    last = next((line for line in reversed(contact.lines) if line.who == "adviser"), None)
    if last is not None and at < last.at + speaking_time(last.text):
        return tr("You are speaking…")
    if last is None:
        return tr("{name} is about to speak…", name=contact.offer.customer)
    return tr("{name} answers you…", name=contact.offer.customer)


def not_heard(gender: str) -> str:
    """What a hold means for what one says meanwhile."""
    return tr("She cannot hear you.") if gender == "f" else tr("He cannot hear you.")


def quiet_words(turn: Turn, contact: Contact, at: int, gender: str) -> str:
    """What stands where the moves are, while there are none."""
    match turn.kind:
        case "wait":
            return who_speaks(contact, at)
        case "hold":
            return not_heard(gender)
        case "paused":
            return tr("The session is paused. Time stands still.")
        case "concluded":
            return tr("Everything has been said. Let {name} hang up first.", name=contact.offer.customer)
        case _:
            return tr("The call is over.")
