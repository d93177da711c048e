"""The call guide (guide d'appel): the stages of a conversation, what each is for, and model phrases."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace

from workstation.content.reading import Block, finish, is_count, open_document
from workstation.content.text import TextFault, render_text

INSERTED = {"bank": {"name": "…"}}
"""What a model phrase may insert."""


@dataclass(frozen=True)
class Stage:
    """A stage of the conversation. ``seconds`` is the usual time it takes, from and to.

    ``question`` is what a supervisor asks whoever raises their hand there: it leaves them to find the rest.
    """

    id: str
    title: str
    goal: str
    phrases: tuple[str, ...]
    mandatory: bool
    seconds: tuple[int, int]
    question: str = ""


@dataclass(frozen=True)
class Guide:
    """The stages in order."""

    id: str
    stages: tuple[Stage, ...]

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
                _phrases(block),
                block.flag("mandatory"),
                (low, high),
                block.text("question"),
            )
        )
        block.done()
    finish(top, ("phrases",))
    return Guide(name, tuple(stages))


def as_said(guide: Guide, values: Mapping[str, Mapping[str, str]]) -> Guide:
    """The guide with its model phrases filled in."""
    stages = (replace(one, phrases=tuple(render_text(text, values) for text in one.phrases)) for one in guide.stages)
    return replace(guide, stages=tuple(stages))


def _phrases(block: Block) -> tuple[str, ...]:
    found = block.texts("phrases")
    for text in found:
        try:
            render_text(text, INSERTED)
        except TextFault as fault:
            place = block.diagnostics.within(block.place_of("phrases"), fault.name.rstrip("…"))
            block.diagnostics.add("RP045", place, name=fault.name)
    return found
