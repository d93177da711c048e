"""What a customer still waits for, in other words than they asked it: nobody says their last sentence again.

The author's own words for a silence say it best; else they want to be known, or answered, or they wait for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workstation.content.text import render_text
from workstation.roleplay.customer import offered
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.judging.asides import Tongue
from workstation.roleplay.playing.step import node_at, worded

_SENTENCE = re.compile(r"[^.?!…]+[.?!…]*")
# A question is still in the air when so few sentences have followed it.
_LAST = 2


def point(talk: Talk, role: Role) -> str:
    """What they wait for, as they have not said it yet; nothing where they wait for nothing."""
    tongue = role.asides.tongues.get(role.program.script.language[:2])
    if tongue is None:
        return ""
    return next((text for text in _ways(talk, role, tongue) if not any(text in line for line in talk.lines)), "")


def request(talk: Talk, role: Role) -> str:
    """What they asked last, or have just come to; nothing where something else has followed it."""
    last = _sentences(talk.told)[::-1][:_LAST]
    asked = next((part for part in last if part.endswith("?")), "")
    return asked or (last[0] if last and offered.begins(talk, role) else "")


def _ways(talk: Talk, role: Role, tongue: Tongue) -> Iterator[str]:
    node = node_at(role.program, talk.place)
    silence = node.beat.silence if node else None
    if silence:
        said = render_text(worded(role.program, talk.place, silence.client, silence.client_tense), role.values)
        # « Allô ? » asks whether somebody is there, and somebody has just spoken.
        own = " ".join(part for part in _sentences(said) if not role.asides.heard(part, tongue.language))
        if own.endswith("?"):
            yield own
    if node and any(step.move.verifies for step in node.subjects):
        yield from tongue.checking
    elif request(talk, role):
        yield from tongue.unanswered


def _sentences(text: str) -> list[str]:
    return [part for found in _SENTENCE.finditer(text) if (part := found[0].strip())]
