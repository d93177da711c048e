"""What belongs to a later beat: put off by the customer, but for who they are, which anybody tells whenever asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workstation.roleplay.customer import offered
from workstation.roleplay.customer.breath import Breath
from workstation.roleplay.playing.elsewhere import led
from workstation.roleplay.playing.program import BEAT, Step
from workstation.roleplay.recognition import Offer

# What is said of a later beat is no move of this one where it is so much nearer to it.
_LATER = 0.15


def heard(breath: Breath, offers: Sequence[Offer]) -> Step | None:
    """The move of one of the next two beats that a text is, surely more than any here.

    A question about who the customer is need be no surer than that.
    """
    soon = offered.soon(breath.state, breath.role)
    found = breath.matcher.first_match(breath.text, soon)
    step = breath.role.program.step_of(found.move) if found else None
    if step is None:
        return None
    here, there = breath.matcher.nearest(breath.text, offers)[:1], breath.matcher.nearest(breath.text, soon)[:1]
    by = 0.0 if step.move.verifies else _LATER
    return None if here and here[0].score > there[0].score - by else step


def there(breath: Breath, asked: Step) -> Breath | None:
    """The breath where a question of identity stands; None of what is none, or that nothing leads to."""
    program = breath.role.program
    place = led(program, breath.state.place, asked)
    if place is None:
        return None
    return replace(breath, state=replace(breath.state, place=place, beat=program.nodes[place[BEAT]].beat.id))
