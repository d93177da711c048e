"""The day's instructions in a session: each comes into force at its hour, and is over at its end, while time runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from workstation import events as e
from workstation.bank.instructions import in_force
from workstation.session.day import opens
from workstation.session.pins import Pins
from workstation.session.state import SessionState


def standing(started: e.SessionStarted, at: int, pins: Pins) -> tuple[str, ...]:
    """The ids of the instructions in force at a session time, the oldest first."""
    moment = opens(started) + timedelta(milliseconds=at)
    return tuple(one.id for one in in_force(pins.all_instructions(started.manifest), moment))


def due(state: SessionState, pins: Pins) -> int | None:
    """When the next instruction comes into force or is over, in session time; None while nothing is to change."""
    if state.started is None or state.paused or state.ended:
        return None
    begins, known = opens(state.started), pins.all_instructions(state.started.manifest)
    hours = {moment for one in known for moment in (one.start, one.until)}
    coming = [(hour - begins) // timedelta(milliseconds=1) for hour in hours]
    return min((at for at in coming if at > state.instructed_at), default=None)


def fall_due(state: SessionState, at: int, pins: Pins) -> list[e.Event]:
    """What is in force from now on."""
    return [e.InstructionsChanged(standing(state.started, at, pins))] if state.started is not None else []


def as_of(entries: Sequence[e.Entry[e.Event]], contact: str) -> e.SessionStarted | None:
    """The start of a session under the instructions that were in force when a contact was last heard of."""
    now = found = None
    for event in (entry.event for entry in entries):
        if isinstance(event, e.SessionStarted):
            now = event
        elif isinstance(event, e.InstructionsChanged) and now is not None:
            now = replace(now, instructions=event.in_force)
        elif getattr(event, "contact", "") == contact:
            found = now
    return found or now
