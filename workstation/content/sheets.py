"""Knowledge sheets (fiches): a short head between two ``---`` lines, then Markdown."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from workstation.content.diagnostics import MOST_FAULTS, ContentFault, Diagnostic, Diagnostics, Place, lines_of, nearest
from workstation.content.figures import Figure
from workstation.content.reading import Block
from workstation.content.text import TextFault, insertions, render_text
from workstation.content.yaml_nodes import Mapping as Node
from workstation.content.yaml_nodes import parse
from workstation.i18n import language, mark, tr
from workstation.wording import full_date


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
    if not isinstance(root, Node) or not body.strip():
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


def as_read(sheet: Sheet, figures: Mapping[str, Figure], day: date) -> Sheet:
    """A sheet as a recruit reads it on ``day``, its figures filled in; beside each that is unsure, that it is."""
    return replace(sheet, body=render_text(sheet.body, {"figures": {n: _told(f, day) for n, f in figures.items()}}))


def _told(figure: Figure, day: date) -> str:
    if figure.until is not None and figure.until < day:
        until = full_date(figure.until, language())
        return tr("{value} (held until {day}, to be verified)", value=figure.value, day=until)
    if figure.sure == "to_verify" or not figure.valid_on(day):
        return tr("{value} (to be verified)", value=figure.value)
    return figure.value
