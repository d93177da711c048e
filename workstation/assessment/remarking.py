"""A kept contact marked again: each step is worked out anew from the role-play, under a version of marking.

The log is folded as it stands; what came of each step (points, flags, where it led) is asked of the role-play again.
Under the version the session began with it must be what the log holds; under another the difference is what changes.
What a typed sentence was heard as is taken as it was heard: which program heard it is no matter of marking.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from workstation import events as e
from workstation.assessment.counting import NOTHING, Worth, count, settled
from workstation.assessment.marking import Marks, mark
from workstation.assessment.scorecard import Scorecard
from workstation.bank.parts import PARTS
from workstation.roleplay.customer import actor, forbidden, told_parts
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.playing import elsewhere
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import END, Step
from workstation.roleplay.playing.step import Happening, Impossible, is_open, step
from workstation.session.correcting import without_undone
from workstation.session.deeds import deed_of, standing
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState, fold, fold_all


@dataclass(frozen=True)
class Effect:
    """What comes of a step of the conversation, as far as marks rest on it."""

    cause: str
    move: str
    place: tuple[int, ...]
    points: tuple[tuple[str, int], ...]
    flags: tuple[str, ...]
    end: str


@dataclass(frozen=True)
class Reworked:
    """A step of the log: its entry, what the log holds, what the role-play says. None: no such step, there or here."""

    number: int
    logged: Effect | None
    found: Effect | None


def rework(entries: Sequence[e.Entry[e.Event]], pins: Pins, version: int, contact: str) -> Iterator[Reworked]:
    """Every step of a contact, as kept and worked out again. Raises ``KeyError`` for a contact that never was."""
    state, waiting, last = SessionState(), _Waiting(), None
    for entry in without_undone(entries):
        if entry.number == entry.origin:
            yield from waiting.let_go()
        event, before = entry.event, state.contacts.get(contact)
        state = fold(state, entry)
        if state.started is None or before is None or getattr(event, "contact", "") != contact:
            continue
        role = _role(state, before, pins, version)
        if isinstance(event, e.ConversationMoved):
            found = waiting.take() or _by_itself(event, before.talk, role, last)
            yield Reworked(entry.number, effect_of(event), found)
        elif isinstance(event, e.ContactEvent) and not isinstance(event, e.ContactOffered):
            after, last = state.contacts[contact], event
            came = actor.react(after.talk, contact, event, _role(state, after, pins, version), entry.at)
            waiting.add(entry.number, came)
    yield from waiting.let_go()


def remark(
    entries: Sequence[e.Entry[e.Event]],
    pins: Pins,
    card: Scorecard,
    version: int,
    contact: str,
    without: Collection[int] = (),
) -> Marks:
    """The marks of a contact under a version of marking, every step worked out again; ``without`` as ``counted``."""
    state = fold_all(list(entries))
    there, end = state.contacts[contact], ""
    steps: list[tuple[int, Worth]] = []
    for one in rework(entries, pins, version, contact):
        effect = (one.found or one.logged) if one.logged else None
        if effect:
            steps.append((one.number, Worth(effect.points, effect.flags)))
            end = effect.end or end
    role = _role(state, there, pins, version)
    got = count(steps, {**settled(entries, role, contact), **dict.fromkeys(without, NOTHING)})
    return mark(version, card, role.program.script, got.points, got.flags, end)


def effect_of(moved: e.ConversationMoved) -> Effect:
    """The step as marks see it."""
    return Effect(moved.cause, moved.move, moved.place, moved.points, moved.flags, moved.end)


class _Waiting:
    """The steps that the role-play answered an event with, until the log tells of them."""

    def __init__(self) -> None:
        self._steps: list[tuple[int, Effect]] = []

    def add(self, number: int, came: Sequence[e.Event]) -> None:
        self._steps += [(number, effect_of(event)) for event in came if isinstance(event, e.ConversationMoved)]

    def take(self) -> Effect | None:
        return self._steps.pop(0)[1] if self._steps else None

    def let_go(self) -> Iterator[Reworked]:
        """Steps that the log does not tell of."""
        for number, effect in self._steps:
            yield Reworked(number, None, effect)
        self._steps = []


def _role(state: SessionState, contact: Contact, pins: Pins, version: int) -> Role:
    started = state.started
    assert started is not None  # noqa: S101  asked for once the session has begun
    role = pins.role(replace(started, marking=version), contact.offer)
    return role.after(standing(contact, role.program), contact.desk.identity(role.subject).missed)


def _by_itself(event: e.ConversationMoved, talk: Talk, role: Role, last: e.Event | None) -> Effect | None:
    """What comes of a sentence that was said, of a silence or of a hold; None of what cannot have happened there.

    ``last`` is the event before it: in the oldest logs an act at the desk said its sentence by itself.
    """
    try:
        if event.cause in ("silence", "hold"):
            [came] = actor.fall_due(talk, event.contact, event.cause, role, talk.acted_at)
            return effect_of(came) if isinstance(came, e.ConversationMoved) else None
        if event.cause == "forbidden":
            return _forbidden(event, talk, role)
        if event.cause == told_parts.COMPLETED:
            return effect_of(event) if talk.owed else None
        chosen = role.program.step_of(event.move)
        if chosen is None or (event.cause != "said" and not (event.cause == "desk" and _is_of(chosen, last))):
            return None
        if is_open(role.program, talk.place, chosen):
            place, effects = step(role.program, talk.place, Happening("move", chosen.number))
        elif event.matcher:  # in words of one's own, who the customer is may be asked anywhere
            place, effects = elsewhere.told(role.program, talk.place, chosen)
        else:
            return None
    except Impossible:
        return None
    end = role.program.ends[place[END]] if place[END] >= 0 else ""
    points = told_parts.earned(chosen.move, effects.points, event.lacks)
    return Effect(event.cause, chosen.move.id, place, points, effects.flags, end)


def _forbidden(event: e.ConversationMoved, talk: Talk, role: Role) -> Effect | None:
    """What comes of breaking rules, each for the first time; None where one was broken before or is not broken."""
    known = forbidden.broken(event.said, role, talk.place) if event.said else dict.fromkeys(role.rules.ids)
    if any(flag in talk.flags or flag not in known for flag in event.flags):
        return None
    return Effect("forbidden", "", forbidden.fallen(talk.place, event.flags, role), (), event.flags, "")


def _is_of(chosen: Step, event: e.Event | None) -> bool:
    """Whether the event is the deed of the move."""
    if isinstance(event, e.ActDone):
        return chosen.is_done_by(deed_of(event))
    if isinstance(event, e.SectionOpened):
        return chosen.is_done_by(Deed(PARTS[event.section].step, event.client))
    return False
