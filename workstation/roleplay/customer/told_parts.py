"""A long sentence counts for the parts of it that were said; at the end of a contact the customer asks for the others.

Nothing else of the talk depends on it: the move is made, and leads where it leads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import replace

from workstation import events as e
from workstation.channels import line_times, own_time
from workstation.content.text import TextFault, render_text
from workstation.roleplay.customer import actor, unsaid
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.model import Move, Part
from workstation.roleplay.playing.step import Effects, worded
from workstation.roleplay.recognition import Matcher

Points = tuple[tuple[str, int], ...]
COMPLETED = "completed"


def lacking(parts: Collection[Part], text: str, matcher: Matcher, role: Role) -> tuple[str, ...]:
    """The ids of the parts that a sentence does not say."""
    return tuple(part.id for part in parts if not matcher.says(text, tuple(_filled(part, role))))


def _filled(part: Part, role: Role) -> Iterator[str]:
    """Its wordings as they can be said now: not with the reference of a deed that was not done."""
    for says in part.says:
        with suppress(TextFault):
            yield render_text(says, role.values)


def earned(move: Move, points: Points, lacks: Collection[str]) -> Points:
    """What of its points a move earns without these parts: what each is worth, or as much as another, rounded down."""
    if not lacks:
        return points
    missing = [part for part in move.parts if part.id in lacks]
    if any(part.score for part in move.parts):
        lost = [one for part in missing for one in part.score]
        left = [(criterion, n - sum(worth for other, worth in lost if other == criterion)) for criterion, n in points]
    else:
        said = len(move.parts) - len(missing)
        left = [(criterion, n * said // len(move.parts)) for criterion, n in points]
    return tuple((criterion, n) for criterion, n in left if n > 0)


def counted(moved: e.ConversationMoved, talk: Talk, text: str, role: Role, matcher: Matcher) -> e.ConversationMoved:
    """The move for the parts that the sentence says, or that were said beside the matter just before it. The customer
    asks for the first of the others, in place of their answer, where the contact would be over.
    """
    chosen = role.program.step_of(moved.move)
    text = "\n\n".join((*talk.beside, text))
    lacks = lacking(chosen.move.parts, text, matcher, role) if chosen and chosen.move.parts else ()
    if chosen is None or not lacks:
        return moved
    moved = replace(moved, lacks=lacks, points=earned(chosen.move, moved.points, lacks))
    asked = _asked(chosen.move.parts, lacks, talk, role)
    if not (moved.concluded and asked):
        return moved
    before, after = line_times(role.program.script.channel, asked)
    answered = moved.lines[0].at if moved.lines else moved.ready_at
    line = e.QueuedLine(answered + before, asked)
    return replace(moved, lines=(line,), ready_at=line.at + after)


def completed(talk: Talk, contact: str, text: str, role: Role, matcher: Matcher, at: int) -> e.ConversationMoved | None:
    """What the customer asked for is said, or something else is; they answer as they would have. None: nothing was
    asked.
    """
    chosen = role.program.step_of(talk.owed.move) if talk.owed else None
    if talk.owed is None or chosen is None:
        return None
    left = [part for part in chosen.move.parts if part.id in talk.owed.lacks]
    lacks = lacking(left, text, matcher, role)
    had, now = earned(chosen.move, chosen.move.score, talk.owed.lacks), earned(chosen.move, chosen.move.score, lacks)
    points = tuple((criterion, n - dict(had).get(criterion, 0)) for criterion, n in now)
    answer = worded(role.program, talk.place, chosen.move.answer, chosen.move.answer_tense)
    lines = (answer,) if answer else ()
    later = own_time(role.program.script.channel, text)
    moved = actor.written(talk, contact, talk.place, Effects(lines), role, None, at + later, COMPLETED)
    return replace(moved, said=text, lacks=lacks, points=tuple(one for one in points if one[1] > 0),
                   matcher=matcher.version, concluded=True)  # fmt: skip


def _asked(parts: Collection[Part], lacks: Collection[str], talk: Talk, role: Role) -> str:
    """How the customer asks for one of the parts left out."""
    asks = (render_text(part.client, role.values) for part in parts if part.id in lacks and part.client)
    return unsaid.first(asks, talk.lines)
