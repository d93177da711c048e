"""Within what time an answer is due on a written channel (délais de réponse), and how a wait is announced there.

A scorecard says it for its channel; a session goes by the one it pinned.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from workstation.clock import SECOND, Millis
from workstation.content.reading import Block, open_document
from workstation.i18n import mark

KEY = "answers"
LANGUAGES = ("fr", "en", "de")
_LONGEST = 30 * 24 * 3600


@dataclass(frozen=True)
class Due:
    """From when an answer is to be watched, and from when it is late (ms)."""

    watch: Millis
    late: Millis


@dataclass(frozen=True)
class Answers:
    """When the first answer is due, and the next ones. ``announces``: wordings that announce a wait, by language."""

    first: Due
    next: Due
    announces: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


# What held in sessions older than these times in content.
FORMER = Answers(Due(20 * SECOND, 30 * SECOND), Due(60 * SECOND, 120 * SECOND))


def read_answers(top: Block) -> Answers | None:
    """The block of a scorecard; None where it has none."""
    block = top.block(KEY) if top.has(KEY) else None
    if block is None:
        return None
    first, then, announces = _due(block, "first"), _due(block, "next"), {}
    said = block.block("announces") if block.has("announces") else None
    if said is not None:
        announces = {language: said.texts(language) for language in LANGUAGES if said.has(language)}
        said.done()
    block.done()
    return Answers(first, then, announces)


@functools.lru_cache(maxsize=16)
def answers_in(text: str, file: str) -> Answers:
    """The times of a scorecard as a session pinned it. Raises ``ContentFault``."""
    return read_answers(open_document(text, file)) or FORMER


def _due(block: Block, key: str) -> Due:
    inner = block.block(key, required=True)
    if inner is None:
        return FORMER.first
    watch = inner.number("watch", 0, 1, _LONGEST, required=True)
    late = inner.number("late", 0, 1, _LONGEST, required=True)
    if watch >= late > 0:
        inner.wrong("late", inner.node.get("late") or inner.node, mark("a time after “watch”"))
    inner.done()
    return Due(watch * SECOND, late * SECOND)
