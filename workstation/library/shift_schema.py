"""The keys of a shift as a JSON Schema, by which editors complete and check.

``resources/schema/shift.v1.json`` is this written out by ``make diagnostics``.
"""

from __future__ import annotations

import json
from typing import Any

from workstation.channels import AT_ONCE, CHANNELS
from workstation.library.mail_entries import VISITS
from workstation.library.shifts import MAILS
from workstation.roleplay.reading.schema import FLAG, ID, MOMENT, TEXT, TEXTS, block, list_of, named, number, word

Shape = dict[str, Any]
_FROM_READY: Shape = {"type": "string", "pattern": "^[0-9]{1,3}:[0-5][0-9]$"}


def schema() -> Shape:
    """The whole language of a shift."""
    score = number(0, 100)
    expected = block("", end=TEXT, score=score, min_score=score, max_score=score, passed=FLAG, flags=TEXTS)
    colleague = block("name", name=TEXT, **dict.fromkeys(VISITS, _FROM_READY))
    again = block("text", sender=TEXT, address=TEXT, received=MOMENT, at=_FROM_READY, subject=TEXT, text=TEXT)
    contact = block(
        "id roleplay", id=ID, roleplay=ID, at=_FROM_READY, between=list_of(_FROM_READY), why=TEXT,
        received=MOMENT, limit=MOMENT, colleague=colleague, again=list_of(again),
    )  # fmt: skip
    test = block(
        "name",
        name=TEXT,
        role=word("exemplary", "failing", "other"),
        play=TEXTS,
        draws=named(TEXT),
        expect=block("", passed=FLAG, contacts=named(expected)),
    )
    shift = block(
        "format id title briefing contacts tests",
        format={"enum": [1, "1"]},
        id=ID,
        title=TEXT,
        briefing=TEXT,
        at=MOMENT,
        length=number(1, 480),
        capacity=block("", **{channel: number(1, AT_ONCE.get(channel, 1)) for channel in CHANNELS}),
        beside=FLAG,
        mails=word(*MAILS),
        approval=TEXT,
        contacts=list_of(contact),
        tests=list_of(test),
        why=TEXT,
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Shift", **shift}


def written() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
