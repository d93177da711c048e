"""Knowledge sheets (fiches): a short head between two ``---`` lines, then Markdown."""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass

from workstation.content.diagnostics import MOST_FAULTS, ContentFault, Diagnostic, Diagnostics, Place, lines_of, nearest
from workstation.content.reading import Block
from workstation.content.text import TextFault, insertions
from workstation.content.yaml_nodes import Mapping, parse
from workstation.i18n import mark


@dataclass(frozen=True)
class Sheet:
    """A sheet. ``body`` is Markdown."""

    id: str
    title: str
    tags: tuple[str, ...]
    body: str


def _check_insertions(text: str, found: Diagnostics) -> None:
    """A sheet speaks of figures alone: no customer has facts yet when it is opened."""
    for number, line in enumerate(lines_of(text), 1):
        try:
            wrong = next((f"{group}.{name}" for group, name in insertions(line) if group != "figures"), "")
        except TextFault as fault:
            wrong = fault.name
        if wrong:
            place = Place(number)
            found.add("RP045", found.within(place, wrong.rstrip("…")), name=wrong)


def unknown_figures(text: str, file: str, known: Collection[str]) -> list[Diagnostic]:
    """A diagnostic for each figure that a sheet, sound otherwise, inserts and nobody keeps."""
    found = Diagnostics(file, text)
    for number, line in enumerate(lines_of(text), 1):
        for _, name in insertions(line):
            if name not in known:
                found.add("RP045", found.within(Place(number), name), nearest(name, known), name=f"figures.{name}")
    return found.found


@functools.lru_cache(maxsize=64)
def read_sheet(text: str, file: str) -> Sheet:
    """A sheet file. Raises ``ContentFault``."""
    found = Diagnostics(file, text, MOST_FAULTS)
    opening, head, body = (*text.split("---\n", 2), "", "")[:3]
    root = parse("\n" + head, found) if not opening.strip() else None
    if not isinstance(root, Mapping) or not body.strip():
        if not found.errors:
            found.add("RP012", Place(), name="file", expected=mark("a head between two --- lines, then text"))
        raise ContentFault(found.errors)
    block = Block(root, found)
    sheet = Sheet(block.ident("id"), block.text("title", required=True), block.texts("tags"), body.strip())
    block.done()
    _check_insertions(text, found)
    if found.errors:
        raise ContentFault(found.errors)
    return sheet
