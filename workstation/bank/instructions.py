"""The day's instruction (consigne du jour): a rule that changes from one hour to another, and a text that says so.

What it changes are figures, passages of sheets and lines of the perimeter: whoever reads one of these at a moment reads
it as the instructions in force then have it, and knows nothing of them otherwise.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from workstation.bank.perimeter import Perimeter, Remit, read_remits
from workstation.content.diagnostics import Place
from workstation.content.figures import Figure, in_words
from workstation.content.reading import Block, finish, open_document
from workstation.content.sheets import Sheet, check_insertions
from workstation.content.text import insertions, render_text
from workstation.i18n import language, mark, tr
from workstation.wording import full_date, hour

FILLED = ("text", "becomes")
"""The texts in which figures are inserted."""
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")
_A_MOMENT = mark("a day and an hour such as 2026-11-24 08:30")
_NEVER = datetime(1, 1, 1)  # noqa: DTZ001  the bank's wall clock, as sessions have it


@dataclass(frozen=True)
class Restated:
    """A figure that the instruction gives another value, in the house's language and in others."""

    id: str
    value: str
    in_words: Mapping[str, str]
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True)
class Passage:
    """Words of a sheet, to the letter, and what is read in their place."""

    sheet: str
    says: str
    becomes: str
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True)
class Instruction:
    """``text`` says the change to advisers. It is in force from ``start`` to ``until``, by the bank's wall clock.

    ``remits``: lines that stand in the place of the perimeter's own.
    """

    id: str
    title: str
    text: str
    start: datetime
    until: datetime
    figures: tuple[Restated, ...] = ()
    passages: tuple[Passage, ...] = ()
    remits: tuple[Remit, ...] = ()
    place: Place = field(default=Place(), compare=False)

    @property
    def since(self) -> str:
        """From when it is in force, in the reader's language."""
        at = self.start.hour * 60 + self.start.minute
        return tr("{day}, {hour}", day=full_date(self.start.date(), language()), hour=hour(at, 0))

    @property
    def told(self) -> str:
        """What it says, in one breath."""
        return tr("Since {since}: {title}. {text}", since=self.since, title=self.title, text=self.text)

    @property
    def changed(self) -> frozenset[tuple[str, str]]:
        """What it changes, as (kind, id): two of them in force together do not change the same."""
        found = {("figures", one.id) for one in self.figures} | {("acts", one.act) for one in self.remits}
        return frozenset(found | {(one.sheet, one.says) for one in self.passages})

    def stands_at(self, moment: datetime) -> bool:
        """Whether it is in force: from its hour on, until just before its end."""
        return self.start <= moment < self.until


@functools.lru_cache(maxsize=64)
def read_instruction(text: str, file: str) -> Instruction:
    """An instruction's file. Raises ``ContentFault``."""
    top = open_document(text, file)
    found = Instruction(
        id=top.ident("id"),
        title=top.text("title", required=True),
        text=top.text("text", required=True),
        start=(start := _moment(top, "from")),
        until=_moment(top, "until"),
        figures=tuple(_figures(top)),
        passages=tuple(_passages(top)),
        remits=read_remits(top),
        place=top.place_of("id"),
    )
    if _NEVER < found.until <= start:
        top.wrong("until", top.node.get("until") or top.node, mark("a moment after the one of “from”"))
    if not found.changed:
        top.diagnostics.add("RP011", top.place, name="figures")
    check_insertions(text, top.diagnostics)
    finish(top, FILLED)
    return found


def read_instructions(files: Iterable[tuple[str, str]]) -> tuple[Instruction, ...]:
    """The instructions of (file, text) pairs. Raises ``ContentFault``."""
    return tuple(read_instruction(text, file) for file, text in files)


def _moment(top: Block, key: str) -> datetime:
    written, node = top.text(key, required=True), top.node.get(key)
    try:
        return datetime.fromisoformat(written if _MOMENT.fullmatch(written) else "")
    except ValueError:
        if node is not None:
            top.wrong(key, node, _A_MOMENT)
        return _NEVER


def _figures(top: Block) -> Iterator[Restated]:
    for block in top.blocks("figures"):
        value = block.text("value", required=True)
        yield Restated(block.ident("id"), value, in_words(block), block.place_of("id"))
        block.done()


def _passages(top: Block) -> Iterator[Passage]:
    for block in top.blocks("sheets"):
        says, becomes = block.text("passage", required=True), block.text("becomes", required=True)
        yield Passage(block.ident("sheet"), says, becomes, block.place_of("passage"))
        block.done()


def in_force(instructions: Iterable[Instruction], moment: datetime) -> tuple[Instruction, ...]:
    """Those in force at a moment, the oldest first: where two change the same, the later one has it."""
    return tuple(sorted((one for one in instructions if one.stands_at(moment)), key=_began))


def _began(one: Instruction) -> tuple[datetime, str]:
    return one.start, one.id


def restated(figures: Mapping[str, Figure], standing: Sequence[Instruction]) -> dict[str, Figure]:
    """The figures as the instructions in force have them; of one that nobody keeps there is nothing to restate."""
    found = dict(figures)
    for one in standing:
        for said in one.figures:
            if (was := found.get(said.id)) is not None:
                since = one.start.date()
                found[said.id] = replace(was, value=said.value, in_words=said.in_words, instructed=since)
    return found


def filled(standing: Sequence[Instruction], figures: Mapping[str, Figure]) -> tuple[Instruction, ...]:
    """The instructions as they are read, the figures of their texts filled in."""
    values = {"figures": {name: figure.value for name, figure in figures.items()}}
    return tuple(replace(one, text=render_text(one.text, values)) for one in standing)


def instructed_perimeter(perimeter: Perimeter, standing: Sequence[Instruction]) -> Perimeter:
    """The perimeter with the lines that the instructions in force put in the place of its own."""
    remits = {remit.act: remit for one in standing for remit in one.remits}
    return replace(perimeter, remits={**perimeter.remits, **remits}) if remits else perimeter


def instructed_sheet(sheet: Sheet, standing: Sequence[Instruction]) -> Sheet:
    """A sheet, its figures still to be filled in, with what the instructions in force change, said at its head."""
    body, told = sheet.body, []
    used = {name for group, name in insertions(sheet.body) if group == "figures"}
    for one in standing:
        mine = [passage for passage in one.passages if passage.sheet == sheet.id]
        for passage in mine:
            body = "\n".join(_instead(line, passage, one) for line in body.split("\n"))
        if mine or used & {said.id for said in one.figures}:
            told.append(tr("**Instruction of the day.** {told}", told=one.told))
    return replace(sheet, body="\n\n".join([*told, body])) if told else sheet


def _instead(line: str, passage: Passage, one: Instruction) -> str:
    """A line with the words that hold now; a sentence to say bears no mark, for it is inserted as it stands."""
    if passage.says not in line:
        return line
    changed = line.replace(passage.says, passage.becomes)
    day = full_date(one.start.date(), language())
    return changed if line.startswith(">") else tr("{line} (instruction of {day})", line=changed, day=day)
