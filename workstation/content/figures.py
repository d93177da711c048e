"""Legal figures and tariffs: one dated table, each with its source and how sure it is."""

from __future__ import annotations

import functools
import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from workstation.content.diagnostics import Diagnostic, Diagnostics, Place
from workstation.content.reading import FIRST_DAY, Block, finish, open_document

HOME = "fr"
"""The language in which figures are written."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_EUROS = re.compile(r"(\d[\d\s]*)\s€")
_DELAY = re.compile(r"(\d+)\s(jour|semaine|mois|an)s?")


@dataclass(frozen=True)
class Figure:
    """A figure as inserted in a text. ``sure``: verified, or to_verify when its source was secondary or dated.

    ``value`` is in the house's language, ``in_words`` what it is in others: « 10 jours », “10 days”.
    ``instructed``: the day of the instruction that gives it that value for now.
    """

    id: str
    label: str
    value: str
    start: date
    until: date | None
    source: str
    sure: str
    place: Place = field(default=Place(), compare=False)
    in_words: Mapping[str, str] = field(default_factory=dict, hash=False)
    instructed: date | None = None

    def said(self, language: str) -> str:
        """What it is in a language; nothing where it holds words that are not said in it."""
        if language == HOME:
            return self.value
        return self.in_words.get(language, "" if _WORD.search(self.value) else self.value)

    def valid_on(self, day: date) -> bool:
        """Whether the figure holds on ``day``."""
        return self.start <= day and (self.until is None or day <= self.until)


@functools.lru_cache(maxsize=4)
def read_figures(text: str, file: str) -> tuple[Figure, ...]:
    """The table. Raises ``ContentFault``."""
    top = open_document(text, file)
    figures = []
    for block in top.blocks("figures"):
        figures.append(
            Figure(
                id=block.ident("id"),
                label=block.text("label", required=True),
                value=block.text("value", required=True),
                start=(start := block.day("from", required=True) or FIRST_DAY),
                until=block.day("until", low=start),
                source=block.text("source", required=True),
                sure=block.choice("sure", ("verified", "to_verify"), "to_verify", required=True),
                place=until.place if (until := block.node.get("until")) else block.place,
                in_words=in_words(block),
            )
        )
        block.done()
    finish(top)
    return tuple(figures)


def in_words(block: Block) -> dict[str, str]:
    """What a figure is in other languages than the house's, as its entry says."""
    inner = block.block("said")
    if inner is None:
        return {}
    found = {name.value: inner.text(name.value) for name, _ in inner.node.entries}
    inner.done()
    return found


def standing_on(figures: Sequence[Figure], day: date) -> dict[str, Figure]:
    """The figure that is said for each id on ``day``: what holds, else the last that held, else the first to come.

    A customer must be able to finish the sentence: ``lapsed_on`` says which values no longer hold.
    """
    earliest_first = sorted(figures, key=lambda figure: figure.start)
    coming = {figure.id: figure for figure in reversed(earliest_first)}
    return coming | {figure.id: figure for figure in earliest_first if figure.start <= day}


def values_on(figures: Sequence[Figure], day: date) -> dict[str, str]:
    """What ``{{ figures.id }}`` stands for on ``day``."""
    return {name: figure.value for name, figure in standing_on(figures, day).items()}


@dataclass(frozen=True)
class Delay:
    """A length of time as a law counts it: whole months of the calendar, or days."""

    months: int = 0
    days: int = 0

    def end(self, since: date) -> date:
        """The last day of it."""
        at = since.year * 12 + since.month - 1 + self.months
        year, month = at // 12, at % 12 + 1
        day = min(since.day, monthrange(year, month)[1])
        return date(year, month, day) + timedelta(days=self.days)


def as_delay(value: str) -> Delay | None:
    """The delay that a figure states: « 8 semaines », « 13 mois ». None where it states no such thing."""
    found = _DELAY.fullmatch(value)
    if found is None:
        return None
    number = int(found[1])
    match found[2]:
        case "jour":
            return Delay(days=number)
        case "semaine":
            return Delay(days=7 * number)
        case "mois":
            return Delay(months=number)
        case _:
            return Delay(months=12 * number)


def as_euros(value: str) -> int | None:
    """The whole euros that a figure states: « 22 950 € ». None where it states no such thing."""
    found = _EUROS.fullmatch(value)
    return int("".join(found[1].split())) if found else None


def lapsed_on(figures: Sequence[Figure], day: date) -> list[Figure]:
    """The figures that held before ``day`` and that nothing replaces, as they last were."""
    last = {figure.id: figure for figure in sorted(figures, key=lambda one: one.start) if figure.start <= day}
    return [figure for figure in last.values() if not figure.valid_on(day)]


def begun_on(figures: Sequence[Figure], day: date) -> list[str]:
    """The ids of the figures that hold on ``day``, or have held."""
    return list(dict.fromkeys(figure.id for figure in figures if figure.start <= day))


def lapsed_faults(figures: Sequence[Figure], file: str, text: str, day: date) -> list[Diagnostic]:
    """A warning for each figure that will no longer hold when a session takes place."""
    found = Diagnostics(file, text)
    for figure in lapsed_on(figures, day):
        found.add("RP065", figure.place, name=figure.id, until=str(figure.until), day=str(day))
    return found.found
