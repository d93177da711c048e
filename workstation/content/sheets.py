"""Knowledge sheets (fiches): a short head between two ``---`` lines, then Markdown."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from workstation.content.diagnostics import MOST_FAULTS, ContentFault, Diagnostic, Diagnostics, Place, lines_of, nearest
from workstation.content.figures import Figure
from workstation.content.reading import FIRST_DAY, Block
from workstation.content.text import TextFault, insertions, render_text
from workstation.content.yaml_nodes import Mapping as Node
from workstation.content.yaml_nodes import parse
from workstation.i18n import language, mark, tr
from workstation.wording import full_date

KINDS = ("procedure", "product", "question", "script", "glossary")
"""What a sheet is: how something is done, what is sold, what clients ask, what is said, what words mean."""


@dataclass(frozen=True)
class Sheet:
    """A sheet. ``body`` is Markdown, in which a line that begins with ``>`` is a sentence to say.

    ``tags`` are the other words it is looked for by; ``related`` the ids of sheets to read with it. ``written`` and
    ``reviewed`` are the roles that answer for it, ``reviewed_on`` the day, ``sources`` what it rests on. It holds from
    ``start`` to ``until``.
    """

    id: str
    title: str
    tags: tuple[str, ...]
    body: str
    kind: str = KINDS[0]
    related: tuple[str, ...] = ()
    written: str = ""
    reviewed: str = ""
    reviewed_on: date | None = None
    start: date = FIRST_DAY
    until: date | None = None
    sources: tuple[str, ...] = ()

    def valid_on(self, day: date) -> bool:
        """Whether the sheet holds on ``day``."""
        return self.start <= day and (self.until is None or day <= self.until)


def _known(group: str, name: str) -> bool:
    return group == "figures" or (group, name) == ("bank", "name")


def check_insertions(text: str, found: Diagnostics) -> None:
    """A sheet speaks of figures and of the bank alone: no customer has facts yet when it is opened."""
    for number, line in enumerate(lines_of(text), 1):
        try:
            wrong = next((f"{group}.{name}" for group, name in insertions(line) if not _known(group, name)), "")
        except TextFault as fault:
            wrong = fault.name
        if wrong:
            place = Place(number)
            found.add("RP045", found.within(place, wrong.rstrip("…")), name=wrong)


def unknown_figures(text: str, file: str, known: Collection[str]) -> list[Diagnostic]:
    """A diagnostic for each figure that a sheet, sound otherwise, inserts and nobody keeps."""
    found = Diagnostics(file, text)
    for number, line in enumerate(lines_of(text), 1):
        for group, name in insertions(line):
            if group == "figures" and name not in known:
                found.add("RP045", found.within(Place(number), name), nearest(name, known), name=f"figures.{name}")
    return found.found


def sheet_faults(sheet: Sheet, text: str, file: str, known: Collection[str], day: date) -> list[Diagnostic]:
    """A remark for each link that leads nowhere, for whoever does not answer for the sheet, for one past its day."""
    found = Diagnostics(file, text)
    for name in sheet.related:
        if name not in known:
            found.add("RP170", _line_of(found, text, name), nearest(name, known), name=name)
    missing = [key for key in ("written", "reviewed", "reviewed_on", "sources") if not getattr(sheet, key)]
    if missing:
        found.add("RP171", _line_of(found, text, sheet.id), name=missing[0])
    if sheet.until is not None and sheet.until < day:
        until = sheet.until.isoformat()
        found.add("RP172", _line_of(found, text, until), until=until, day=day.isoformat())
    return found.found


def _line_of(found: Diagnostics, text: str, word: str) -> Place:
    """Where a word of the head stands."""
    number = next((n for n, line in enumerate(lines_of(text), 1) if word in line), 1)
    return found.within(Place(number), word)


@functools.lru_cache(maxsize=8_192)
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
    sheet = Sheet(
        block.ident("id"),
        block.text("title", required=True),
        block.texts("tags"),
        body.strip(),
        block.choice("kind", KINDS, KINDS[0]),
        block.texts("related"),
        block.text("written"),
        block.text("reviewed"),
        block.day("reviewed_on"),
        start := block.day("from") or FIRST_DAY,
        block.day("until", low=start),
        block.texts("sources"),
    )
    block.done()
    check_insertions(text, found)
    if found.errors:
        raise ContentFault(found.errors)
    return sheet


def as_read(
    sheet: Sheet, figures: Mapping[str, Figure], day: date, values: Mapping[str, Mapping[str, str]] | None = None
) -> Sheet:
    """A sheet as a recruit reads it on ``day``, its figures filled in; beside each that is unsure, that it is.

    ``values`` are the house’s: what ``{{ bank.name }}`` stands for.
    """
    wanted = {name for group, name in insertions(sheet.body) if group == "figures"}
    told = {name: _told(figures[name], day, sheet.reviewed) for name in wanted if name in figures}
    return replace(sheet, body=render_text(sheet.body, {**(values or {}), "figures": told}))


def _told(figure: Figure, day: date, asked: str) -> str:
    """``asked``: who answers for the sheet, and so for a figure that is unsure."""
    if figure.instructed is not None:
        since = full_date(figure.instructed, language())
        return tr("{value} (instruction of {day})", value=figure.value, day=since)
    doubt = tr("to be verified with: {who}", who=asked) if asked else tr("to be verified")
    if figure.until is not None and figure.until < day:
        until = full_date(figure.until, language())
        return tr("{value} (held until {day}, {doubt})", value=figure.value, day=until, doubt=doubt)
    if figure.sure == "to_verify" or not figure.valid_on(day):
        return f"{figure.value} ({doubt})"
    return figure.value
