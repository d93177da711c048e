"""Disposition codes (codes de qualification), outcomes and follow-ups: what a note must be closed with."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from workstation.content.reading import Block, finish, open_document


@dataclass(frozen=True)
class Reason:
    """A motif (no children) or a family of motifs. ``near`` names codes often mistaken for it."""

    code: str
    title: str
    children: tuple[Reason, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """An outcome or a follow-up."""

    code: str
    title: str


@dataclass(frozen=True)
class Dispositions:
    """Everything the note's lists offer."""

    reasons: tuple[Reason, ...]
    outcomes: tuple[Choice, ...]
    follow_ups: tuple[Choice, ...]

    def leaves(self) -> tuple[tuple[Reason, Reason], ...]:
        """Every (family, motif) pair."""
        return tuple((family, leaf) for family in self.reasons for leaf in family.children)

    def leaf(self, code: str) -> Reason | None:
        """The motif of that code."""
        return next((leaf for _, leaf in self.leaves() if leaf.code == code), None)

    def nearest(self, code: str, count: int = 3) -> tuple[Reason, ...]:
        """The motifs to show first for a contact about ``code``: never ``code`` alone, in a stable order."""
        wanted = self.leaf(code)
        if wanted is None:
            return ()
        siblings = [leaf.code for family, leaf in self.leaves() if wanted in family.children]
        codes = sorted(dict.fromkeys([code, *wanted.near, *siblings]), key=lambda c: (c not in (code, *wanted.near), c))
        found = [leaf for c in codes[:count] if (leaf := self.leaf(c))]
        return tuple(sorted(found, key=lambda leaf: leaf.code))


def _reason(block: Block) -> Reason:
    reason = Reason(
        code=block.text("code", required=True),
        title=block.text("title", required=True),
        children=tuple(_reason(child) for child in block.blocks("children")),
        near=block.texts("near"),
    )
    block.done()
    return reason


def _choices(top: Block, key: str) -> tuple[Choice, ...]:
    choices = []
    for block in top.blocks(key):
        choices.append(Choice(block.text("code", required=True), block.text("title", required=True)))
        block.done()
    return tuple(choices)


@functools.lru_cache(maxsize=4)
def read_dispositions(text: str, file: str) -> Dispositions:
    """The lists. Raises ``ContentFault``."""
    top = open_document(text, file)
    found = Dispositions(
        reasons=tuple(_reason(block) for block in top.blocks("reasons")),
        outcomes=_choices(top, "outcomes"),
        follow_ups=_choices(top, "follow_ups"),
    )
    finish(top)
    return found
