"""Contradictions in a dossier: each kind looked for is declared once, with what it says.

A dossier that contradicts itself teaches juniors to look away; every generated one is looked through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from workstation.bank.dossier import Dossier
from workstation.dataset.checking import between, life, money, things
from workstation.dataset.checking.kinds import Check, Contradiction

CHECKS: Mapping[str, Check] = MappingProxyType(
    {check.kind: check for room in (things, money, life) for check in room.CHECKS}
)
"""Kind → what is looked for in one dossier; ``between.KINDS`` are looked for across several."""


def contradictions(dossier: Dossier, today: date) -> Iterator[Contradiction]:
    """Everything that cannot be in that dossier, as it stands on ``today``."""
    for check in CHECKS.values():
        for detail in check.found(dossier, today):
            yield Contradiction(check.kind, dossier.client.id, detail)


def looked_for() -> dict[str, str]:
    """Every kind, and what it says."""
    return {kind: check.words for kind, check in CHECKS.items()} | dict(between.KINDS)


def contradictions_between(dossiers: Iterable[Dossier]) -> Iterator[Contradiction]:
    """Everything in which two of those dossiers contradict each other."""
    return between.found(dossiers)
