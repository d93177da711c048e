"""Colleagues asked while a contact waits: experts, whoever a matter is brought up to, who approves what is to leave.

The mechanism is declared once, for every channel: one asks in a few words, the answer comes after a while, late
sometimes, and is sometimes wrong. What is asked is recognised by its words; nobody needs the client's name for it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field

from workstation.content.by_language import together
from workstation.content.diagnostics import Diagnostics, Place
from workstation.content.files import NamedText
from workstation.content.fillings import check_variables
from workstation.content.reading import Block, finish, open_document
from workstation.content.typography import set_french

ADVICE, ESCALATION, APPROVAL = "advice", "escalation", "approval"
WAYS = (ADVICE, ESCALATION, APPROVAL)
RIGHT, LATE, WRONG = "right", "late", "wrong"
FATES = (RIGHT, LATE, WRONG)
"""What may come of a question: the answer in its time, the same much later, or one that is not right."""
LONGEST_DELAY = 3600
_LATER = 3
"""A late answer takes so many times as long. Design default."""


@dataclass(frozen=True)
class Answer:
    """What is answered to what ``asked`` recognises; ``wrong``: what somebody in haste answers instead, if anything."""

    id: str
    asked: tuple[str, ...]
    say: str
    wrong: str = ""


@dataclass(frozen=True)
class Expert:
    """Whom one asks. ``delay``: between how many seconds the answer comes; ``unsure``: to what is not recognised.

    Of who approves, ``unsure`` goes with a reply that they let leave.
    """

    id: str
    title: str
    way: str
    delay: tuple[int, int]
    unsure: str
    answers: tuple[Answer, ...] = ()
    place: Place = field(default=Place(), compare=False)

    def seconds(self, drawn: float, fate: str) -> int:
        """How long the answer takes, ``drawn`` between 0 and 1."""
        low, high = self.delay
        return round(low + drawn * (high - low)) * (_LATER if fate == LATE else 1)


def read_expert_file(text: str, file: str) -> tuple[Expert, ...]:
    """The colleagues of one file. Raises ``ContentFault``."""
    return read_experts(((file, text),))


def read_experts(files: Sequence[tuple[str, str]]) -> tuple[Expert, ...]:
    """The colleagues of all files, (name, text) each, in order. Raises ``ContentFault``."""
    return _read_experts(tuple(NamedText(file, text) for file, text in files))


@functools.lru_cache(maxsize=8)
def _read_experts(files: tuple[NamedText, ...]) -> tuple[Expert, ...]:
    return together([(text.file, text) for text in files], _read)


def _read(text: str, file: str) -> tuple[list[Expert], Diagnostics]:
    top = open_document(text, file)
    found = []
    for block in top.blocks("experts"):
        low = block.number("after", 0, 10, LONGEST_DELAY, required=True)
        found.append(
            Expert(
                block.ident("id"),
                set_french(block.text("title", required=True)),
                block.choice("way", WAYS, ADVICE),
                (low, block.number("until", low, low, LONGEST_DELAY)),
                _said(block, "unsure", required=True),
                tuple(_answer(one) for one in block.blocks("answers")),
                block.place_of("id"),
            )
        )
        block.done()
    finish(top, ("say", "wrong", "unsure"))
    return found, top.diagnostics


def _answer(block: Block) -> Answer:
    asked = block.texts("asked")
    if not asked:
        block.diagnostics.add("RP011", block.place, name="asked")
    found = Answer(block.ident("id"), asked, _said(block, "say", required=True), _said(block, "wrong"))
    block.done()
    return found


def _said(block: Block, key: str, *, required: bool = False) -> str:
    text = set_french(block.text(key, required=required))
    check_variables(text, block.place_of(key), block.diagnostics)
    return text
