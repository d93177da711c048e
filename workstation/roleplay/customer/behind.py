"""What belongs to a beat just left: the customer answers from what it held, and nothing of the role-play moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workstation import events as e
from workstation.content.text import render_text
from workstation.roleplay.customer import beside, offered
from workstation.roleplay.customer.breath import Breath, besides
from workstation.roleplay.judging.asides import AGAIN, ALSO, LATE
from workstation.roleplay.playing.elsewhere import can_count
from workstation.roleplay.playing.messages import whole
from workstation.roleplay.playing.program import Step
from workstation.roleplay.playing.step import worded
from workstation.roleplay.recognition import Offer

# What is said of a beat left is no move of this one where it is so much nearer to it.
_NEARER = 0.1
# A question is asked again in words so near to it, or else in a few words, nearly its own: « votre nom, déjà ». And a
# question that is none of those left is only acknowledged where it is as near to what was said.
_ASKED, _WORDED, _SAID = 0.65, 0.85, 0.6
_FEW = 8


def heard(
    breath: Breath, offers: Sequence[Offer], soon: Sequence[Offer] = ()
) -> e.AsideHeard | e.ConversationMoved | None:
    """A question or a sentence of a beat just left, where nothing here is as near to it, nor anything that comes soon.

    A question has its answer, be it for the second time; what asks nothing, or tells of an act, is acknowledged. A
    question of identity asked for the first time counts as where it is written.
    """
    role, matcher, state = breath.role, breath.matcher, breath.state
    passed = offered.passed(state, role)
    found = matcher.first_match(breath.text, passed)
    step = role.program.step_of(found.move) if found else None
    if step is None:
        return None
    here, there, later = (matcher.nearest(breath.text, some)[:1] for some in (offers, passed, soon))
    if here and here[0].score > there[0].score - _NEARER:
        return None
    if later and later[0].score > there[0].score:
        return None
    answer = answer_of(step, breath) if "?" in step.move.say and not step.deed else ""
    asks = matcher.asks(breath.text, passed, step.move.id)
    score = next((near.score for near in matcher.nearest(breath.text, passed) if near.move == step.move.id), 0.0)
    new = answer and step.move.id not in state.moves and answer not in state.lines
    if new and can_count(role.program, state.place, step):
        return besides(state, breath, step, breath.text)
    again = score >= _ASKED if asks else score >= _WORDED and len(breath.text.split()) <= _FEW
    if answer and not new and not again:  # who tells what they were told asks nothing
        if asks or matcher.plausible(breath.text, offers):
            return None
        answer = ""
    if not answer and asks and score < _SAID:
        return None
    kind = beside.of_shape(ALSO if new else AGAIN if answer else LATE, role)
    if kind is None:
        return None
    told = replace(state, told=answer) if answer else state
    aside = beside.heard(
        told, breath.contact, breath.text, kind, role, matcher.version, breath.at, answer if new else ""
    )
    return replace(aside, move=step.move.id)


def answer_of(step: Step, breath: Breath) -> str:
    """What the customer answers there, in one."""
    role = breath.role
    text = worded(role.program, breath.state.place, step.move.answer, step.move.answer_tense)
    return whole(role.program.script.channel, render_text(text, role.values)) if text else ""
