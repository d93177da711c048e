"""A question of identity asked again after its answer was refused: answered, wherever the conversation has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workstation import events as e
from workstation.roleplay.customer import behind, beside, offered
from workstation.roleplay.customer.breath import Breath
from workstation.roleplay.judging.asides import AGAIN
from workstation.roleplay.recognition import Offer


def heard(breath: Breath, offers: Sequence[Offer]) -> e.AsideHeard | None:
    """The answer, right this time, to be compared with the dossier; None where something said here is nearer.

    It moves nothing else: whoever is identified by it stands where a right answer at first would have led.
    """
    role, matcher = breath.role, breath.matcher
    asking = offered.asking(role.refused, role) if role.refused else []
    found = matcher.first_match(breath.text, asking)
    asked, kind = role.program.step_of(found.move) if found else None, beside.of_shape(AGAIN, role)
    if asked is None or kind is None:
        return None
    here, there = matcher.nearest(breath.text, offers)[:1], matcher.nearest(breath.text, asking)[:1]
    if here and here[0].score > there[0].score:
        return None
    element = asked.move.verifies
    same = (step for step in role.program.steps if step.move.verifies == element and not step.move.wrong)
    answer = next((text for step in same if (text := behind.answer_of(step, breath))), "")
    if not answer:
        return None
    aside = beside.heard(breath.state, breath.contact, breath.text, kind, role, matcher.version, breath.at, answer)
    return replace(aside, move=asked.move.id, asks=(e.Question(element, answer, right=True),))
