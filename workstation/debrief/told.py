"""The note held against what was really done: each act that stands, told or not, and each told that does not stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workstation.debrief.judged import JudgedText
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.playing.program import Step
from workstation.session.deeds import deed_of, standing_acts
from workstation.session.state import Contact


@dataclass(frozen=True)
class ToldDeed:
    """An act beside the note. ``state``: told, untold, unasked (the note is not asked for it), false (not done).

    Told is what the note is asked to say of it, or its reference.

    ``act``, ``target`` and ``values`` are those of the act; of one that was never done, the act alone. ``reference`` is
    what the client was given. ``why`` is the author's reason for telling it.
    """

    state: str
    act: str
    target: str = ""
    values: tuple[tuple[str, str], ...] = ()
    reference: str = ""
    why: str = ""


def told_deeds(contact: Contact, role: Role, texts: Sequence[JudgedText]) -> tuple[ToldDeed, ...]:
    """What the last note saved says of the acts; nothing where none was. ``texts``: the contact's, judged."""
    note = next((text for text in reversed(texts) if text.kind == "note"), None)
    return (*_done(contact, role, note), *_claimed(role, note)) if note else ()


def _done(contact: Contact, role: Role, note: JudgedText) -> Iterator[ToldDeed]:
    for done in standing_acts(contact):
        moves = {step.move.id for step in role.program.steps if step.is_done_by(deed_of(done))}
        asked = [
            (facet, judged)
            for facet, judged in zip(note.check.facets, note.judgement.facets, strict=True)
            if facet.claims in moves and facet.wanted
        ]
        quoted = bool(done.reference) and done.reference in note.text
        met = quoted or any(judged.met for _, judged in asked)
        state = "told" if met else "untold" if asked else "unasked"
        why = asked[0][0].why if asked and state == "untold" else ""
        yield ToldDeed(state, done.act, done.target, done.values, done.reference, why)


def _claimed(role: Role, note: JudgedText) -> Iterator[ToldDeed]:
    for facet, judged in zip(note.check.facets, note.judgement.facets, strict=True):
        step: Step | None = role.program.step_of(facet.claims) if judged.false else None
        if step is not None:
            yield ToldDeed("false", step.move.desk, why=facet.why)
