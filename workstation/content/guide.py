"""The call guide (guide d'appel): the stages of a conversation, what each is for, and model phrases."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace

from workstation.content.fillings import VARIABLES, filled
from workstation.content.manners import Manner
from workstation.content.reading import Block, finish, is_count, open_document
from workstation.content.text import TextFault, in_pieces

LANGUAGE = "fr"
"""The language in which a guide is written."""


@dataclass(frozen=True)
class Stage:
    """A stage of the conversation. ``seconds`` is the usual time it takes, from and to.

    ``question`` is what a supervisor asks whoever raises their hand there: it leaves them to find the rest. ``must``
    are the sentences that have to be said there, besides the model phrases.
    """

    id: str
    title: str
    goal: str
    phrases: tuple[str, ...]
    mandatory: bool
    seconds: tuple[int, int]
    question: str = ""
    must: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guide:
    """The stages in order. ``manner``: how one speaks with whoever is there, where that asks for something."""

    id: str
    stages: tuple[Stage, ...]
    manner: Manner | None = None

    def stage(self, stage: str) -> Stage | None:
        """The stage of that id."""
        return next((s for s in self.stages if s.id == stage), None)


@functools.lru_cache(maxsize=8)
def read_guide(text: str, file: str) -> Guide:
    """A guide file. Raises ``ContentFault``."""
    top = open_document(text, file)
    name = top.ident("guide")
    stages = []
    for block in top.blocks("stages"):
        seconds = block.texts("seconds")
        low, high = (int(s) if is_count(s) else 0 for s in (*seconds, "0", "0")[:2])
        stages.append(
            Stage(
                block.ident("id"),
                block.text("title", required=True),
                block.text("goal", required=True),
                _phrases(block, "phrases"),
                block.flag("mandatory"),
                (low, high),
                block.text("question"),
                _phrases(block, "must"),
            )
        )
        block.done()
    finish(top, ("phrases",))
    return Guide(name, tuple(stages))


def as_said(guide: Guide, values: Mapping[str, str]) -> Guide:
    """The guide with its sentences filled in; what is not known, or not in sight yet, is left to be completed."""

    def said(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(filled(text, values, LANGUAGE)[0] for text in texts)

    stages = (replace(one, phrases=said(one.phrases), must=said(one.must)) for one in guide.stages)
    return replace(guide, stages=tuple(stages))


def _phrases(block: Block, key: str) -> tuple[str, ...]:
    found = block.texts(key)
    for text in found:
        if unknown := _unknown(text):
            place = block.diagnostics.within(block.place_of(key), unknown.rstrip("…"))
            block.diagnostics.add("RP045", place, name=unknown)
    return found


def _unknown(text: str) -> str:
    """What a sentence inserts that is no variable."""
    try:
        return next((name for _, name in in_pieces(text) if name and name not in VARIABLES), "")
    except TextFault as fault:
        return fault.name
