"""Hard contacts: the insults that were heard, in their exact words, and when a pause to calm down is one’s due.

Source of the procedure: the trade’s rules for difficult calls (the limit, a warning, the end or the supervisor; the
exact words noted and told at once; a pause).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workstation.content.experts import ESCALATION
from workstation.roleplay.customer.role import Role
from workstation.roleplay.judging.rules import HEARD
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState
from workstation.session.transcript import Line

ABUSE = "abuse"
"""The rule of what nobody has to bear."""
HARD = "hard"
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
COOL_DOWN = "cool_down"
"""The reason of a pause that a hard contact gives right to (retour au calme)."""


def insults(contact: Contact, role: Role) -> tuple[str, ...]:
    """What the customer said that nobody has to bear, each sentence in its exact words."""
    return insults_in(contact.lines, role)


def insults_in(lines: Iterable[Line], role: Role) -> tuple[str, ...]:
    """Those in some lines of a conversation."""
    language = role.program.script.language[:2]
    said = (text for line in lines if line.who == "customer" for text in _SENTENCES.split(line.text))
    return tuple(text for text in said if _is_abuse(text, role, language))


def limit(role: Role) -> str:
    """The sentence that sets the limit, in the customer’s language; nothing in a session older than it."""
    rule = role.rules.get(ABUSE)
    return rule.better.get(role.program.script.language[:2], "") if rule else ""


def is_reported(contact: Contact) -> bool:
    """Whether something of the contact was brought up to whoever is in charge."""
    return any(asked.way == ESCALATION for asked in contact.desk.asked)


def may_cool_down(state: SessionState, pins: Pins) -> bool:
    """Whether the last contact that was closed was a hard one."""
    closed = [contact for contact in state.own if contact.phase == "closed"]
    last = max(closed, key=lambda contact: contact.life.since, default=None)
    if last is None or state.started is None:
        return False
    return was_hard(last, pins.role(state.started, last.offer))


def was_hard(contact: Contact, role: Role) -> bool:
    """Whether a contact was a hard one: insults, no patience left, or hard by nature."""
    worn = contact.talk.place != () and contact.talk.patience <= 0
    return worn or role.program.script.difficulty == HARD or bool(insults(contact, role))


def _is_abuse(text: str, role: Role, language: str) -> bool:
    return any(found.family == ABUSE for found in role.rules.findings(text, HEARD, language))
