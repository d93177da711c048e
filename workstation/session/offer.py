"""What the recruit is offered to say or do now: the list under the conversation."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.bank.identity import level
from workstation.bank.parts import OPENINGS
from workstation.chance import shuffled
from workstation.content.text import render_text
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.playing.program import Program, Step
from workstation.roleplay.playing.step import here, is_left, is_reached, node_at
from workstation.session.deeds import deeds
from workstation.session.state import Contact

LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Offered:
    """One line of the list. ``kind``: say, desk (to be done at the desk first), said (already).

    The sentences that may be said have the letters, from A on; what is done or done already has none.

    ``needed``: the identity level its act waits for, 0 when it waits for none.
    """

    move: str
    letter: str
    text: str
    hint: str
    kind: str
    act: str = ""
    poor: bool = False
    needed: int = 0


def offered(contact: Contact, role: Role) -> tuple[Offered, ...]:
    """The moves left in the present beat in an order drawn once for the contact, and the subjects already covered."""
    talk = contact.talk
    if not talk.place or talk.end or talk.concluded:
        return ()
    program, place = role.program, talk.place
    done = deeds(contact)
    steps = shuffled(here(program, place), role.seed, contact.id, f"list {talk.beat}")
    node = node_at(program, place)
    lines = []
    for step in steps:
        still = is_left(place, step)
        covered = bool(node and step in node.subjects and step.move.id in talk.moves)
        if still or covered:
            needed = step.level if still and not is_reached(place, step) else 0
            to_do = step.deed and (needed or not any(map(step.is_done_by, done)))
            lines.append((step, "said" if not still else "desk" if to_do else "say", needed))
    letters = iter(LETTERS)
    return tuple(
        _line(next(letters, "") if kind == "say" else "", step, kind, needed, role) for step, kind, needed in lines
    )


def identity_goal(program: Program) -> int:
    """The identity the role-play asks for, 0 to 3: what its exemplary play establishes, or its acts are open from."""
    found, verified = [0], set()
    for name in program.script.exemplary.steps:
        step = program.step_of(name)
        if step is not None:
            verified.add(step.move.verifies if not step.move.wrong else "")
            part = OPENINGS.get(step.move.desk)
            found += [step.level, part.level if part else 0]
    return max(*found, level(verified))


def _line(letter: str, step: Step, kind: str, needed: int, role: Role) -> Offered:
    move = step.move
    hint = render_text(move.hint, role.values) if role.gentle else ""
    poor = role.gentle and (move.mood < 0 or bool(move.flags))
    return Offered(move.id, letter, render_text(move.say, role.values), hint, kind, move.desk, poor, needed)


def whisper(contact: Contact, role: Role) -> str:
    """The tutor's word for this moment (à l'oreille), at guided help only."""
    node = node_at(role.program, contact.talk.place) if contact.talk.place else None
    return render_text(node.beat.whisper, role.values) if node and role.gentle else ""
