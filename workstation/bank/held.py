"""Parts of a dossier that have no limit of size: items of a kind, dated, with a state (pièces du dossier).

A kind is declared once, in ``HELD``; a dossier keeps any number of items of it, and a new kind needs no new table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workstation.i18n import mark


@dataclass(frozen=True)
class Held:
    """One item. ``what`` is a code of the kind's own, ``about`` a text of the bank's, ``amount`` in cents."""

    kind: str
    day: date
    what: str = ""
    about: str = ""
    state: str = "open"
    amount: int = 0
    reference: str = ""


@dataclass(frozen=True)
class HeldKind:
    """A kind of item: its words, the part of the dossier where it is shown, and the act whose choices word its code."""

    words: str
    part: str
    act: str = ""


HELD: Mapping[str, HeldKind] = {
    "document": HeldKind(mark("Document sent"), "acts", "document.send"),
    "approval": HeldKind(mark("Approval asked in the app"), "acts"),
    "alert": HeldKind(mark("Second level alerted"), "acts", "alert.second_level"),
    "card_order": HeldKind(mark("Card on its way"), "cards"),
    "creditor_block": HeldKind(mark("Creditor blocked"), "operations", "creditor.block"),
}
