"""A call at nine, and an instruction of the day that comes into force at five past."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.content import CONTENT, LOST_CARD, changed, on_the_shelf
from tests.support.shift import BANK, CONTENTS, PINS, Shift
from workstation import events as e
from workstation.clock import MINUTE
from workstation.library.shelf import Shelf
from workstation.library.start import Start, begin
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog

HOUR, OVER = 5 * MINUTE, 10 * MINUTE
"""The role-play begins at 9:00, the instruction at 9:05; it is over at 9:10."""
INSTRUCTION = """format: 1
id: free-card
title: "Carte offerte"
text: "La carte de remplacement est à {{ figures.card_fee }}."
from: "2026-11-23 09:05"
until: "2026-11-23 09:10"
figures:
  - {id: card_fee, value: "0 €"}
sheets:
  - {sheet: card-block, passage: "Bloquer ne nuit à personne.", becomes: "Rappelez avant de bloquer."}
acts:
  - {act: card.order, offered: false, ask: branch, source: "Consigne"}
"""
NOTE = LOST_CARD[LOST_CARD.index("    note:\n") : LOST_CARD.index("\nhold:")]
PRICED = changed((NOTE, """    note:
      code: [CARD-LOST]
      outcome: [solved]
      facets:
        - {id: price, says: ["{{ figures.card_fee }}"], score: {note: 2}, why: "Le prix annoncé engage la banque."}
      moves:
        - {id: noted, why: "Noté.", end: done}
"""))  # fmt: skip


class Morning(Shift):
    """A call at nine, with the instruction on the shelf."""

    def __init__(self, folder: Path, text: str = LOST_CARD) -> None:
        root = folder / "scripts"
        shutil.copytree(CONTENT, root)
        (root / "instructions").mkdir()
        (root / "instructions" / "free-card.yaml").write_text(INSTRUCTION, encoding="utf-8")
        self.contents, self.log, self.now = CONTENTS, MemoryEventLog(), 0
        start = Start("s1", "practice", "inès", "Inès Moreau", "choice", 1, "2026-11-23T09:00:00")
        self.session = begin(start, on_the_shelf(text), Shelf(root), self.log, World(BANK, PINS))

    @property
    def started(self) -> e.SessionStarted:
        assert self.state.started is not None
        return self.state.started

    def at(self, millis: int) -> None:
        """Let time pass until then."""
        self.session.advance(millis)
        self.now = self.session.at

    def read(self) -> dict[str, str]:
        """The figure and the sheet as they are read now, and whether the house orders cards."""
        ordered = PINS.perimeter(self.started).of("card.order").barred("junior")
        return {
            "fee": PINS.figures(self.started)["card_fee"],
            "sheet": PINS.sheet(self.started, "card-block").body.splitlines()[-1],
            "order": ordered,
        }
