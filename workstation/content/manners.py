"""Manners (manières d'être): how somebody comes across in a conversation, and how one speaks with them.

A manner is seen in an exchange and qualifies nobody: it is advice to the adviser, never a thing to note.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from workstation.content.reading import finish, open_document

MANNERS = "manners.yaml"
"""Where a content folder declares its manners."""
PLAIN = "calm"
"""The manner that asks for nothing in particular."""


@dataclass(frozen=True)
class Manner:
    """One manner. ``speak``: how to speak with somebody so; ``avoid``: what puts them off; ``phrases``: ways to say."""

    id: str
    title: str
    speak: str
    avoid: str
    phrases: tuple[str, ...]


@functools.lru_cache(maxsize=8)
def read_manners(text: str, file: str) -> Mapping[str, Manner]:
    """The manners by id. Raises ``ContentFault``."""
    top = open_document(text, file)
    top.ident("manners")
    found: dict[str, Manner] = {}
    for block in top.blocks("kinds"):
        one = Manner(
            block.ident("id"),
            block.text("title", required=True),
            block.text("speak", required=True),
            block.text("avoid", required=True),
            block.texts("phrases"),
        )
        if one.id in found:
            where = block.diagnostics.where(top.place, block.place_of("id"))
            block.diagnostics.add("RP031", block.place_of("id"), name=one.id, where=where)
        found[one.id] = one
        block.done()
    finish(top)
    return found
