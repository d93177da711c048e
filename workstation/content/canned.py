"""Canned phrases (phrases types): what an adviser inserts by « /code » while writing, in the customer's language."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workstation.channels import CHANNELS
from workstation.content.by_language import in_language, texts_of, together
from workstation.content.diagnostics import Diagnostics, Place, nearest
from workstation.content.files import NamedText
from workstation.content.fillings import match
from workstation.content.reading import Block, finish, one_of, open_document
from workstation.content.typography import set_french


@dataclass(frozen=True)
class CannedPhrase:
    """A phrase. ``stage``: the stage of the guides it belongs to; ``title``: the situation, in the house's language."""

    id: str
    title: str
    stage: str
    channels: tuple[str, ...]
    texts: Mapping[str, str] = field(hash=False)
    place: Place = field(default=Place(), compare=False)

    def text(self, language: str) -> str:
        """What it says, its insertions as they are written."""
        return in_language(self.texts, language)


def read_phrase_file(text: str, file: str) -> tuple[CannedPhrase, ...]:
    """The phrases of one file. Raises ``ContentFault``."""
    return read_phrases(((file, text),))


def read_phrases(files: Sequence[tuple[str, str]]) -> tuple[CannedPhrase, ...]:
    """The phrases of all files, (name, text) each, in order. Raises ``ContentFault``."""
    return _read_phrases(tuple(NamedText(file, text) for file, text in files))


@functools.lru_cache(maxsize=8)
def _read_phrases(files: tuple[NamedText, ...]) -> tuple[CannedPhrase, ...]:
    return together([(text.file, text) for text in files], _read)


def _read(text: str, file: str) -> tuple[list[CannedPhrase], Diagnostics]:
    top = open_document(text, file)
    found = []
    for block in top.blocks("phrases"):
        found.append(
            CannedPhrase(
                block.ident("code"),
                set_french(block.text("title", required=True)),
                block.ident("stage"),
                channels_of(block),
                texts_of(block, "text", every=True),
                block.place_of("code"),
            )
        )
        block.done()
    finish(top, ("text",))
    return found, top.diagnostics


def channels_of(block: Block) -> tuple[str, ...]:
    """The channels that something is for."""
    found = block.texts("channels")
    if not found:
        block.diagnostics.add("RP011", block.place, name="channels")
    for name in found:
        if name not in CHANNELS:
            place = block.diagnostics.within(block.place_of("channels"), name)
            block.diagnostics.add("RP012", place, nearest(name, CHANNELS), name="channels", expected=one_of(CHANNELS))
    return found


def searched(
    phrases: Sequence[CannedPhrase], query: str, language: str, channel: str, stages: Mapping[str, str]
) -> list[CannedPhrase]:
    """The phrases of a channel that answer what was typed: by code first, then situation, stage and words.

    ``stages``: the titles of the stages, in order. Within a rank phrases stand in that of the conversation.
    """
    ranked, order = [], list(stages)
    for phrase in phrases:
        if channel in phrase.channels:
            texts = (phrase.id, phrase.title, stages.get(phrase.stage, phrase.stage), phrase.text(language))
            at = order.index(phrase.stage) if phrase.stage in stages else len(order)
            ranked.append((match(query, texts), at, phrase))
    return [phrase for rank, _, phrase in sorted(ranked, key=lambda one: one[:2]) if rank >= 0]
