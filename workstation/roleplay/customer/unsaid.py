"""What a customer has not said yet: nobody says the same again word for word."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from workstation.chance import shuffled
from workstation.roleplay.judging.asides import Kind


def first(texts: Iterable[str], said: Collection[str]) -> str:
    """The first of the texts that was not said; nothing when all were."""
    return next((text for text in texts if text not in said), "")


def drawn(kind: Kind, tense: bool, seed: int, contact: str) -> tuple[str, ...]:
    """What may be answered to such a thing, in the order drawn for the contact; first what the tense say to it."""
    choices = (kind.tense, kind.answers) if tense else (kind.answers,)
    return tuple(text for texts in choices for text in shuffled(texts, seed, contact, f"aside {kind.id}"))
