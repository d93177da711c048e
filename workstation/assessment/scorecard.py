"""Scorecards (grilles d'évaluation): one per channel, criteria with weights, knock-outs, and the built-in flags.

What a breach costs is decided once for the whole house (fautes): by the scorecard for those that the workstation raises
by itself, in ``breaches.yaml`` for those that a role-play's moves raise.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from workstation.content.answers import Answers, read_answers
from workstation.content.reading import Block, finish, one_of, open_document
from workstation.content.yaml_nodes import Mapping
from workstation.i18n import mark
from workstation.roleplay.judging.rules import FATAL, HEAVY, PENALTIES, SEVERITIES
from workstation.roleplay.playing.step import WRONG_CLIENT, WRONG_DEED


@dataclass(frozen=True)
class ScoredCriterion:
    """A criterion. ``weight`` is its share of 100 when all apply; ``knock_out`` says what forfeits all."""

    id: str
    title: str
    weight: int
    knock_out: str = ""


@dataclass(frozen=True)
class ScoredFlag:
    """A breach and what it costs, whatever the role-play."""

    id: str
    title: str
    fatal: bool
    penalty: int
    why: str


@dataclass(frozen=True)
class Scorecard:
    """A channel's scorecard.

    ``flags`` are those that the workstation raises by itself, ``breaches`` those of the house that moves may raise.
    ``answers``: within what time an answer is due, on a written channel.
    """

    id: str
    version: int
    criteria: tuple[ScoredCriterion, ...]
    flags: tuple[ScoredFlag, ...]
    pass_mark: int
    answers: Answers | None = None
    breaches: tuple[ScoredFlag, ...] = ()

    def house(self, flag: str) -> ScoredFlag | None:
        """What the house says of a flag; None of a role-play's own."""
        return next((found for found in (*self.flags, *self.breaches) if found.id == flag), None)

    def criterion(self, criterion: str) -> ScoredCriterion:
        """The criterion of that id. Raises ``KeyError``."""
        for found in self.criteria:
            if found.id == criterion:
                return found
        raise KeyError(criterion)


BREACHES = "breaches.yaml"
"""Where a content folder declares the house's breaches."""


@functools.lru_cache(maxsize=16)
def read_breaches(text: str, file: str) -> tuple[ScoredFlag, ...]:
    """The house's breaches. Raises ``ContentFault``."""
    top = open_document(text, file)
    found = []
    for name, node in top.named("breaches"):
        if not isinstance(node, Mapping):
            top.wrong(name.value, node, mark("a block of keys"))
            continue
        block = Block(node, top.diagnostics)
        severity = block.choice("severity", SEVERITIES, HEAVY, required=True)
        title, why = block.text("title", required=True), block.text("why", required=True)
        found.append(ScoredFlag(name.value, title, severity == FATAL, PENALTIES[severity], why))
        block.done()
    finish(top)
    return tuple(found)


def read_scorecard(text: str, file: str) -> Scorecard:
    """A scorecard file, with every flag that a session raises by itself. Raises ``ContentFault``."""
    return _read(text, file, frozenset((WRONG_CLIENT, WRONG_DEED)))


def pinned_scorecard(text: str, file: str) -> Scorecard:
    """A scorecard as a session pinned it: flags that came later cost nothing there. Raises ``ContentFault``."""
    return _read(text, file, frozenset())


@functools.lru_cache(maxsize=16)
def _read(text: str, file: str, needed: frozenset[str]) -> Scorecard:
    top = open_document(text, file)
    criteria = []
    for block in top.blocks("criteria"):
        criteria.append(
            ScoredCriterion(
                block.ident("id"),
                block.text("title", required=True),
                block.number("weight", 0, 1, 100, required=True),
                block.text("knock_out"),
            )
        )
        block.done()
    flags = []
    for name, node in top.named("flags"):
        if not isinstance(node, Mapping):
            top.wrong(name.value, node, mark("a block of keys"))
            continue
        block = Block(node, top.diagnostics)
        flags.append(
            ScoredFlag(
                name.value,
                block.text("title", required=True),
                block.flag("fatal"),
                block.number("penalty", 0, 0, 100),
                block.text("why", required=True),
            )
        )
        block.done()
    missing = sorted(needed - {flag.id for flag in flags})
    if missing:
        top.wrong("flags", top.node.get("flags") or top.node, one_of(missing))
    card = Scorecard(
        top.ident("scorecard"),
        top.number("version", 1, 1, required=True),
        tuple(criteria),
        tuple(flags),
        top.number("pass_mark", 80, 1, 100),
        read_answers(top),
    )
    finish(top)
    return card
