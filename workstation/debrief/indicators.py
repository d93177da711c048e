"""The figures of one contact, as a call centre counts them; each is shown with its definition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median

from workstation.clock import SECOND
from workstation.debrief.answering import Answering
from workstation.folding import plain_words
from workstation.session.state import Contact


@dataclass(frozen=True)
class Indicators:
    """Seconds of session time; None where the thing did not happen.

    ``wait``: from the queue to the answer (attente avant décroché). ``talk``: the conversation, hold left out
    (DMC without hold). ``hold``: mise en attente. ``wrap_up``: post-appel. ``handling``: talk + hold + wrap-up
    (DMT, AHT). ``first_note``: from the answer to the first key of the note. ``sheets``: how many knowledge
    sheets were opened; ``named``: in how many of one's own lines the customer was called by their name; ``find``:
    the median time from the first letter of a search to the sheet opened from it.
    In writing: ``first_answer``, from the contact taken to the first message sent; ``next_answer``, the median
    of the later ones, each from the first line it answers; ``slowest``, the slowest of those; ``late``, how
    many of how many came late; ``waits_kept``, how many of the waits announced with a length were kept.
    ``named_after``: from the answer to the first time they were called by it.
    """

    wait: int = 0
    talk: int | None = None
    hold: int | None = None
    wrap_up: int | None = None
    handling: int | None = None
    first_note: int | None = None
    sheets: int | None = None
    named: int | None = None
    find: int | None = None
    first_answer: int | None = None
    next_answer: int | None = None
    slowest: int | None = None
    late: tuple[int, int] | None = None
    waits_kept: tuple[int, int] | None = None
    named_after: int | None = None


def read_indicators(contact: Contact, end: int, answering: Answering | None = None) -> Indicators:
    """The figures of a contact; ``end`` is the session's last moment (ms), for one that was never closed.

    ``answering``: how it was answered, of a written one.
    """
    life, leg = contact.life, contact.leg
    wait = life.waited(life.ended_at if life.phase == "abandoned" else end)
    if life.answered_at < 0:
        return Indicators(_seconds(wait))
    ended = life.ended_at if life.ended_at >= 0 else end
    held = leg.held_total + (end - leg.held_at if leg.held_at >= 0 else 0)
    closed = life.since if life.phase == "closed" else max(end, ended)
    talk, hold, wrap_up = _seconds(ended - life.answered_at - held), _seconds(held), _seconds(closed - ended)
    started = contact.desk.note.started_at
    first = _seconds(started - life.answered_at) if started >= 0 else None
    opened, sought = contact.desk.sheets, contact.desk.finds
    find = _seconds(round(median(sought))) if sought else None
    handling = talk + hold + wrap_up
    named, named_at = times_named(contact), first_named(contact)
    found = Indicators(_seconds(wait), talk, hold, wrap_up, handling, first, len(opened) or None, named, find)
    if named_at is not None:
        found = replace(found, named_after=_seconds(max(0, named_at - life.answered_at)))
    return _in_writing(found, answering) if answering is not None and answering.first is not None else found


def times_named(contact: Contact) -> int | None:
    """In how many lines the adviser called the customer by their surname; None where nobody knows it."""
    return len(_naming(contact)) if _surname(contact) else None


def first_named(contact: Contact) -> int | None:
    """When the adviser first called the customer by their surname (ms); None where that never came."""
    return next(iter(_naming(contact)), None)


def _surname(contact: Contact) -> str:
    return plain_words(contact.offer.customer).rpartition(" ")[2]


def _naming(contact: Contact) -> list[int]:
    """The moments of the adviser's lines in which the surname is said."""
    surname, said = _surname(contact), (line for line in contact.lines if line.who == "adviser")
    return [line.at for line in said if surname and surname in plain_words(line.text).split()]


def _in_writing(found: Indicators, answering: Answering) -> Indicators:
    return replace(
        found,
        hold=None,
        first_answer=_seconds(answering.first or 0),
        next_answer=_seconds(round(median(answering.then))) if answering.then else None,
        slowest=_seconds(max(answering.then)) if answering.then else None,
        late=(answering.late, len(answering.then) + 1),
        waits_kept=(answering.kept, answering.waits) if answering.waits else None,
    )


def _seconds(millis: int) -> int:
    return max(0, millis) // SECOND
