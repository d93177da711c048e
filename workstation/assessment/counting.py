"""What of a contact counts: what came of each step, with what a trainer settled and, if asked for, what was contested.

What followed a sentence is never replayed: the sentence alone counts otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workstation import events as e
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.playing.step import Happening, Impossible, step
from workstation.session.correcting import without_undone
from workstation.session.state import SessionState, fold


@dataclass(frozen=True)
class Worth:
    """Points and flags of one step of a contact."""

    points: tuple[tuple[str, int], ...] = ()
    flags: tuple[str, ...] = ()


NOTHING = Worth()


@dataclass(frozen=True)
class Counted:
    """What is marked: the points and flags of all that counts."""

    points: tuple[tuple[str, int], ...] = ()
    flags: tuple[str, ...] = ()


def count(steps: Iterable[tuple[int, Worth]], otherwise: Mapping[int, Worth]) -> Counted:
    """Steps by entry, those of ``otherwise`` worth what it says; what of it is no step comes after them."""
    worth = {**dict(steps)}
    worth = {**{number: otherwise.get(number, each) for number, each in worth.items()}, **otherwise}
    points = tuple(point for each in worth.values() for point in each.points)
    return Counted(points, tuple(flag for each in worth.values() for flag in each.flags))


def counted(entries: Sequence[e.Entry[e.Event]], role: Role, contact: str, without: Collection[int] = ()) -> Counted:
    """What a kept contact counts, the sentences of the entries ``without`` set aside."""
    steps = [
        (entry.number, Worth(entry.event.points, entry.event.flags))
        for entry in without_undone(entries)
        if isinstance(entry.event, e.ConversationMoved) and entry.event.contact == contact
    ]
    return count(steps, {**settled(entries, role, contact), **dict.fromkeys(without, NOTHING)})


def settled(entries: Sequence[e.Entry[e.Event]], role: Role, contact: str) -> dict[int, Worth]:
    """What each sentence that a trainer settled is worth, by entry, where it is not what was heard.

    A move said again, or made before or after, earns once.
    """
    state, found = SessionState(), {}
    said: dict[int, tuple[tuple[int, ...], str]] = {}
    ruled: list[e.SentenceSettled] = []
    for entry in without_undone(entries):
        event, before = entry.event, state.contacts.get(contact)
        state = fold(state, entry)
        if isinstance(event, e.ConversationMoved | e.SentenceUnclear) and event.contact == contact and before:
            said[entry.number] = before.talk.place, event.move if isinstance(event, e.ConversationMoved) else ""
        elif isinstance(event, e.SentenceSettled) and event.contact == contact:
            ruled.append(event)
    made = [move for number, (_, move) in said.items() if number not in {one.number for one in ruled}]
    for one in ruled:
        place, move = said[one.number]
        if one.move != move or not move:
            found[one.number] = NOTHING if one.move in made else _worth(role, place, one.move)
        made.append(one.move)
    return found


def _worth(role: Role, place: tuple[int, ...], move: str) -> Worth:
    chosen = role.program.step_of(move) if move else None
    try:
        effects = step(role.program, place, Happening("move", chosen.number))[1] if chosen else None
    except Impossible:
        return NOTHING
    return Worth(effects.points, effects.flags) if effects else NOTHING
