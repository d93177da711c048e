"""What content names in the house's language and every interface shows: stages and criteria.

Content is written in French and its own words stand there. In another language the code has the general word.
"""

from __future__ import annotations

from collections.abc import Mapping

from workstation.i18n import language, mark, tr
from workstation.phrases import PHRASES

HOUSE_LANGUAGE = "fr"

HEADINGS: Mapping[str, Mapping[str, str]] = {
    "stage": PHRASES["stage"],
    "criterion": {
        "welcome": mark("Opening words"),
        "identify": mark("Identity of the caller"),
        "discover": mark("Listening and discovery"),
        "rephrase": mark("Rephrasing confirmed"),
        "answer": mark("Exact and complete answer"),
        "escalation": mark("Remit and escalation"),
        "language": mark("Language, tone, empathy"),
        "tone": mark("Tone and personal touch"),
        "hold": mark("Holds and silences"),
        "objection": mark("Objections"),
        "rebound": mark("Rebound offered"),
        "conclude": mark("Summary and leave-taking"),
        "note": mark("Note and disposition"),
        "anticipate": mark("Next question anticipated"),
        "concurrency": mark("Conversations kept apart"),
        "consent": mark("Consent and objection respected"),
        "pace": mark("Pace and waits announced"),
        "security": mark("Security and personal data"),
        "structure": mark("Subject, plan and steps to take"),
        "template": mark("Template cleaned"),
    },
}


def heading(group: str, code: str, title: str) -> str:
    """The name of a stage or a criterion: its author's ``title`` in the house's language, else the code's.

    What a house of its own has added keeps its title in every language. Raises ``KeyError`` for an unknown group.
    """
    words = HEADINGS[group]
    return title if language() == HOUSE_LANGUAGE or code not in words else tr(words[code])
