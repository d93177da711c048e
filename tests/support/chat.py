"""A chat that ships, taken at the desk, with what its channel gives it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.support.content import BUNDLED
from tests.support.shift import CONTENTS, PINS, Shift
from workstation import commands as c
from workstation.content.files import read_file
from workstation.library.playing import NOTHING_DRAWN, small_bank
from workstation.library.shelf import Roleplay
from workstation.library.start import Start, begin
from workstation.paths import SCRIPTS
from workstation.roleplay.reading.loader import load_with
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import Pins
from workstation.session.transcript import Line

LOCKED = read_file(SCRIPTS / "roleplays" / "chat-app-locked.yaml")
STUCK = read_file(SCRIPTS / "roleplays" / "chat-lep-stuck.yaml")
BANK = small_bank(BUNDLED.people)


@cache
def roleplay_of(text: str) -> Roleplay:
    """A role-play of what ships, changed or not, with what it includes."""
    loaded = load_with(text, "chat.yaml", BUNDLED.around, BUNDLED.folders)
    kept, sources = tuple(loaded.includes.items()), tuple(loaded.sources.items())
    return Roleplay(Path("chat.yaml"), text, loaded.program, (), kept, sources)


class Chat(Shift):
    """The chat, its first messages there to be read."""

    def __init__(self, text: str = LOCKED, help_level: str = "free", seed: int = 1, *, drawn: bool = False) -> None:
        self.contents = CONTENTS
        self.log = MemoryEventLog()
        self.now = 0
        draws = None if drawn else NOTHING_DRAWN
        start = Start("s1", "practice", "inès", "Inès Moreau", help_level, seed, "2026-11-23T09:00:00", draws=draws)
        self.session = begin(start, roleplay_of(text), BUNDLED, self.log, World(BANK, PINS))
        self.ring()
        self.do(c.AnswerContact("c1"))
        self.wait(0)

    def world(self) -> World:
        return World(self.session.world.records, Pins(self.contents))

    @property
    def own(self) -> list[Line]:
        """What the adviser has written so far, as it was heard."""
        return [line for line in self.contact.lines if line.who == "adviser"]
