"""Knowledge sheets (fiches): a short head between two ``---`` lines, then Markdown."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from workstation.content.diagnostics import ContentFault, Diagnostics, Place
from workstation.content.reading import Block
from workstation.content.yaml_nodes import Mapping, parse
from workstation.i18n import mark


@dataclass(frozen=True)
class Sheet:
    """A sheet. ``body`` is Markdown."""

    id: str
    title: str
    tags: tuple[str, ...]
    body: str


@functools.lru_cache(maxsize=64)
def read_sheet(text: str, file: str) -> Sheet:
    """A sheet file. Raises ``ContentFault``."""
    found = Diagnostics(file, text)
    opening, head, body = (*text.split("---\n", 2), "", "")[:3]
    root = parse("\n" + head, found) if not opening.strip() else None
    if not isinstance(root, Mapping) or not body.strip():
        if not found.errors:
            found.add("RP012", Place(), name="file", expected=mark("a head between two --- lines, then text"))
        raise ContentFault(found.errors)
    block = Block(root, found)
    sheet = Sheet(block.ident("id"), block.text("title", required=True), block.texts("tags"), body.strip())
    block.done()
    if found.errors:
        raise ContentFault(found.errors)
    return sheet
