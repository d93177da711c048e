"""What the recruit is offered to say or do now: the list under the conversation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from workstation.chance import shuffled
from workstation.content.text import render_text
from workstation.i18n import tr
from workstation.phrases import deed, phrase
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.playing.advice import advised, identity_asked, identity_due
from workstation.roleplay.playing.costs import harms
from workstation.roleplay.playing.program import IDENTITY, PlaceTuple, Step
from workstation.roleplay.playing.step import WRONG_DEED, here, is_left, mistaken, node_at
from workstation.session.deeds import deed_of, deeds
from workstation.session.state import Contact

LETTERS = "ABCDEFGHIJKL"


@dataclass(frozen=True)
class Offered:
    """One line of the list. ``kind``: say, desk (to be done at the desk first), said (already).

    The sentences that may be said have the letters, from A on; what is done or done already has none. A letter stays
    with its sentence as long as the beat lasts, whatever is said or found true meanwhile: what that opens comes after
    what was there, and what tells of an act after the sentences that came with it.

    ``needed``: the identity level its act waits for, 0 when it waits for none. At guided help ``advised`` says that
    nothing left here is better now, ``poor`` that it harms, ``asked`` with what its act is to be done.
    """

    move: str
    letter: str
    text: str
    hint: str
    kind: str
    act: str = ""
    poor: bool = False
    needed: int = 0
    advised: bool = False
    asked: tuple[tuple[str, str], ...] = ()


def offered(contact: Contact, role: Role, past: Set[str] = frozenset()) -> tuple[Offered, ...]:
    """The moves left in the present beat in an order drawn once for the contact, and the subjects already covered.

    ``past``: moves whose act the desk does no more.
    """
    talk = contact.talk
    if not talk.place or talk.end or talk.concluded:
        return ()
    program, place = role.program, talk.place
    done = deeds(contact)
    dealt = shuffled(here(program, place), role.seed, contact.id, f"list {talk.beat}")
    came = _came(talk.trail, dealt)
    steps = sorted(dealt, key=lambda step: (came[step.move.id], bool(step.deed)))
    node = node_at(program, place)
    lines, kept, letters = [], {}, iter(LETTERS)
    for step in steps:
        still = is_left(place, step)
        covered = bool(node and step in node.subjects and step.move.id in talk.moves)
        if still or covered:
            needed = step.level if still and place[IDENTITY] < step.level else 0
            to_do = step.deed and (needed or not any(map(step.is_done_by, done)))
            if not (still and to_do and step.move.id in past):
                lines.append((step, "said" if not still else "desk" if to_do else "say", needed))
        if came[step.move.id] < len(talk.trail):
            kept[step.move.id] = next(letters, "")
    lines = _apart(lines, gentle=role.gentle)
    best = advised(program, place, [x[0] for x in lines], done) if role.gentle else frozenset()
    found = []
    for step, kind, needed in lines:
        move, letter = step.move, kept.get(step.move.id, "") if kind == "say" else ""
        hint = render_text(move.hint, role.values) if role.gentle else ""
        poor = role.gentle and harms(program, place, step)
        text = render_text(move.say, role.values)
        asked = _asked(step) if role.gentle else ()
        found.append(Offered(move.id, letter, text, hint, kind, move.desk, poor, needed, move.id in best, asked))
    return tuple(found)


def _came(trail: Sequence[PlaceTuple], steps: Sequence[Step]) -> dict[str, int]:
    """When each step was first to be had in the present beat, by the places come through; the last for one never."""
    return {
        step.move.id: next((n for n, place in enumerate(trail) if is_left(place, step)), len(trail)) for step in steps
    }


def _apart(lines: list[tuple[Step, str, int]], *, gentle: bool) -> list[tuple[Step, str, int]]:
    """Without the acts that read like one before them: how each is to be done is told at guided help alone."""
    seen: set[tuple[str, tuple[tuple[str, str], ...]]] = set()
    found = []
    for step, kind, needed in lines:
        said = step.move.desk, _asked(step) if gentle else ()
        if kind != "desk" or said not in seen:
            found.append((step, kind, needed))
        if kind == "desk":
            seen.add(said)
    return found


def identity_wanted(contact: Contact, role: Role) -> int:
    """The identity, 0 to 3, that the role-play asks for at this point of it."""
    return identity_asked(role.program, contact.talk.place, contact.talk.moves)


def _asked(step: Step) -> tuple[tuple[str, str], ...]:
    """What the deed of a move is to be done with, field by field."""
    return tuple((want.field, want.told()) for want in step.move.wants)


def whisper(contact: Contact, role: Role) -> str:
    """The tutor's word for this moment (à l'oreille), at guided help only: a deed just done otherwise comes first."""
    node = node_at(role.program, contact.talk.place) if contact.talk.place else None
    if node is None or not role.gentle:
        return ""
    return _lesson(contact, role) or " ".join((*_mismatch(contact, role), render_text(node.beat.whisper, role.values)))


def _mismatch(contact: Contact, role: Role) -> Iterator[str]:
    """The last answer of identity refused and not given again, until the role-play’s highest level is reached."""
    identity = contact.desk.identity(role.subject)
    if identity.waiting or identity.level >= identity_due(role.program):
        return
    last = (one.element for one in reversed(identity.answers))
    if element := next((each for each in last if each in identity.missed), ""):
        asked = phrase("element", element)
        yield tr("{asked}: not what the dossier holds. Ask for it again, or for another, before any act.", asked=asked)


def _lesson(contact: Contact, role: Role) -> str:
    """What a deed just done should have been, until something is said or done after it."""
    last = next((line for line in reversed(contact.lines) if line.who == "adviser" or line.code == "act"), None)
    if last is None or last.code != "act":
        return ""
    done = contact.desk.acts[-1]
    kind, _, move = mistaken(role.program, deed_of(done)).partition(":")
    step = role.program.step_of(move) if kind == WRONG_DEED else None
    if step is None:
        return ""
    asked = deed(step.move.desk, "", _asked(step))
    return tr("Done: {done}. Asked for: {asked}.", done=deed(done.act, done.target, done.values), asked=asked)
