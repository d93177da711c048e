"""The sentences of recruits that trainers may read: of exams, and of sessions whose recruit shares them.

Nobody's name stands in them, nor a day: what was said, where, what it was heard as, and how often.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workstation import events as e
from workstation.folding import folded
from workstation.library.masking import without_names
from workstation.library.start import reopen
from workstation.library.store import Store, world_of
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.playing.step import left_moves
from workstation.session.afterwards import questions
from workstation.session.correcting import heard_words
from workstation.session.runner import Session
from workstation.session.state import Contact, SessionState, fold
from workstation.session.unreadable import UnreadableSession, read_or_set_aside

KINDS = ("contested", "doubtful", "asked", "unclear")
"""In the order they are shown: what waits for somebody first."""


@dataclass(frozen=True)
class Where:
    """The sentence of an exam that waits to be settled."""

    session: str
    contact: str
    entry: int


@dataclass(frozen=True)
class Move:
    """A move that the sentence may be, and the neutral words for it."""

    id: str
    words: str


@dataclass(frozen=True)
class Sentence:
    """``kind`` is one of ``KINDS``. ``heard`` are the words for what it was taken for, ``why`` what its author says.

    ``likely`` are moves it may well be, the likeliest first; ``moves`` all those open there. ``where``: it is settled
    by its own; others are told once, with ``times``.
    """

    kind: str
    text: str
    beat: str
    times: int = 1
    heard: str = ""
    why: str = ""
    likely: tuple[Move, ...] = ()
    moves: tuple[Move, ...] = ()
    where: Where | None = None


def sentences(store: Store, scenario: str) -> tuple[Sentence, ...]:
    """Those of a role-play, what waits to be settled first, then the most frequent."""
    names = [profile.name for profile in store.profiles.list()]
    found: dict[tuple[object, ...], Sentence] = {}
    for session in store.readable_sessions(scenario):
        try:
            with read_or_set_aside(session):
                told = list(_of_session(reopen(session, store.log, world_of(store)), names))
        except UnreadableSession:
            continue
        for one in told:
            key = (one.where or "", one.kind, one.beat, folded(one.text).rstrip(" .!?…"), one.likely[:1])
            before = found.get(key)
            found[key] = replace(before, times=before.times + 1) if before else one
    return tuple(sorted(found.values(), key=_order))


def _order(one: Sentence) -> tuple[bool, int, int]:
    return one.where is None, KINDS.index(one.kind), -one.times


def _of_session(session: Session, names: Iterable[str]) -> Iterator[Sentence]:
    state, pins = session.state, session.world.pins
    if state.started is None:
        return
    exam = state.started.kind == "exam"
    for contact in state.contacts.values():
        role = pins.role(state.started, contact.offer)
        persona = role.program.script.persona.name
        known = (*names, state.started.adviser, contact.offer.customer, persona, *contact.offer.names)
        waiting = {line.number for line in questions(state, contact.id)} if exam else set()
        for entry, one in _of_contact(session.entries(), state, contact, role):
            masked = replace(
                one,
                text=without_names(" ".join(one.text.split()), known, role.program.script.language[:2]),
                why=without_names(one.why, known, "fr"),
                where=Where(session.id, contact.id, entry) if entry in waiting else None,
            )
            yield masked


def _of_contact(
    entries: Iterable[e.Entry[e.Event]], state: SessionState, contact: Contact, role: Role
) -> Iterator[tuple[int, Sentence]]:
    """Each sentence worth reading, with its entry."""
    folding, asked = SessionState(), None
    for entry in entries:
        event, before = entry.event, folding.contacts.get(contact.id)
        folding = fold(folding, entry)
        if before is None or getattr(event, "contact", "") != contact.id:
            continue
        open_ = _moves(before, role)
        if isinstance(event, e.SentenceUnclear):
            kind = "doubtful" if event.offered else "unclear"
            yield entry.number, Sentence(kind, event.text, event.beat, likely=_offered(event.offered), moves=open_)
        elif isinstance(event, e.SentenceAsked):
            asked = event
        elif isinstance(event, e.MeaningChosen) and asked is not None:
            chosen = asked.offered[event.number - 1 : event.number] if event.number else ()
            likely = _offered((*chosen, *(each for each in asked.offered if each not in chosen)))
            heard = chosen[0].asks if chosen else ""
            yield entry.number, Sentence("asked", asked.text, asked.beat, heard=heard, likely=likely, moves=open_)
            asked = None
        elif isinstance(event, e.HearingCorrected):
            likely = _offered(event.offered[event.number - 1 : event.number] if event.number else ())
            there = folding.contacts[contact.id]
            yield (
                entry.number,
                Sentence(
                    "contested",
                    event.text,
                    there.talk.beat,
                    heard=event.heard,
                    likely=likely,
                    moves=_moves(there, role),
                ),
            )
        elif isinstance(event, e.ConversationMoved) and (contact.id, entry.number) in state.contested:
            why = state.contested[contact.id, entry.number].why
            heard = heard_words(event.move, role) if event.move else ""
            yield entry.number, Sentence("contested", event.said, before.talk.beat, heard=heard, why=why, moves=open_)


def _moves(contact: Contact, role: Role) -> tuple[Move, ...]:
    if not contact.talk.place:
        return ()
    steps = [step for step in left_moves(role.program, contact.talk.place) if step.move.say]
    return tuple(Move(step.move.id, heard_words(step.move.id, role)) for step in steps)


def _offered(offered: Iterable[e.Meaning]) -> tuple[Move, ...]:
    return tuple(Move(each.move, each.asks) for each in offered)
