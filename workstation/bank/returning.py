"""What was changed for a time and comes back at its date: the limit of a card (plafond temporaire)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workstation.bank.dossier import Card, Dossier
from workstation.bank.held import Held

KIND = "limit_return"
PLANNED, DONE = "planned", "done"


def waiting(dossier: Dossier, card: str) -> Held | None:
    """The return that a card's limit waits for, if it was changed for a time."""
    return next((item for item in dossier.items(KIND) if item.about == card and item.state == PLANNED), None)


def for_a_time(dossier: Dossier, card: Card, limit: int, until: date, reference: str) -> Dossier:
    """The dossier with that limit, in cents, until a day; a limit changed again comes back to what it was at first."""
    before = waiting(dossier, card.id)
    usual = before.amount if before else card.limit
    item = Held(KIND, until, "", card.id, PLANNED, usual, reference)
    held = (*(one for one in dossier.held if one is not before), item)
    return replace(_with_limit(dossier, card.id, limit), held=held)


def restored(dossier: Dossier, today: date) -> Dossier:
    """The dossier after every return that is due on ``today``."""
    for item in dossier.items(KIND):
        if item.state == PLANNED and item.day <= today:
            held = tuple(replace(one, state=DONE) if one is item else one for one in dossier.held)
            dossier = replace(_with_limit(dossier, item.about, item.amount), held=held)
    return dossier


def _with_limit(dossier: Dossier, card: str, limit: int) -> Dossier:
    return replace(dossier, cards=tuple(replace(one, limit=limit) if one.id == card else one for one in dossier.cards))
