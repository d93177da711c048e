"""Which role-plays answer to what is typed, and under which headings they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from widgets.home.model import SHIFT, RoleplayRow
from widgets.home.words import channel_plural
from workstation.folding import plain_words
from workstation.i18n import tr
from workstation.phrases import phrase

GROUPINGS = ("motif", "channel", "difficulty")


@dataclass(frozen=True)
class Group:
    """A heading and its rows; ``name`` is a code, empty for the only group of a list without headings."""

    name: str
    title: str
    rows: tuple[RoleplayRow, ...]


def grouping_word(by: str) -> str:
    """What the role-plays are put together by."""
    return {"motif": tr("Motif"), "channel": tr("Channel"), "difficulty": tr("Difficulty")}[by]


def answers(row: RoleplayRow, typed: str) -> bool:
    """Whether every word typed begins a word of the row, in any order, whatever the case and the accents."""
    said = f" {plain_words(' '.join((*_words(row), *row.trains)))}"
    return all(f" {word}" in said for word in plain_words(typed).split())


def _words(row: RoleplayRow) -> tuple[str, ...]:
    if row.problem:
        return row.title, row.problem
    return row.title, row.summary, row.motif, phrase("channel", row.channel), phrase("difficulty", row.difficulty)


def grouped(rows: Sequence[RoleplayRow], by: str) -> tuple[Group, ...]:
    """The rows under their headings, in the order they come; one group without a name where ``by`` is empty.

    The heading of the recommended row comes first, and what cannot be played last.
    """
    if not by:
        return (Group("", "", tuple(rows)),)
    found: dict[str, tuple[str, list[RoleplayRow]]] = {}
    for row in rows:
        name, title = _place(row, by)
        found.setdefault(name, (title, []))[1].append(row)
    groups = [Group(name, title, tuple(under)) for name, (title, under) in found.items()]
    return tuple(sorted(groups, key=lambda each: (each.name == "problem", not any(r.recommended for r in each.rows))))


def _place(row: RoleplayRow, by: str) -> tuple[str, str]:
    if row.problem:
        return "problem", tr("Cannot be played")
    match by:
        case "channel":
            return f"channel {row.channel}", channel_plural(row.channel)
        case "difficulty":
            return f"difficulty {row.difficulty}", phrase("difficulty", row.difficulty)
        case _:
            if row.channel == SHIFT:  # it is about no motif of its own
                return "motif shift", channel_plural(SHIFT)
            return f"motif {row.motif}", row.motif or tr("Other motifs")
