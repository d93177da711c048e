"""Legal figures and tariffs: one dated table, each with its source and how sure it is."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from workstation.content.diagnostics import Diagnostic, Diagnostics, Place
from workstation.content.reading import FIRST_DAY, Block, finish, open_document

HOME = "fr"
"""The language in which figures are written."""
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Figure:
    """A figure as inserted in a text. ``sure``: verified, or to_verify when its source was secondary or dated.

    ``value`` is in the house's language, ``in_words`` what it is in others: « 10 jours », “10 days”.
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
                in_words=_in_words(block),
            )
        )
        block.done()
    finish(top)
    return tuple(figures)


def _in_words(block: Block) -> dict[str, str]:
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
