"""A bank of two people and one role-play, which no trainer's edit of the real content can disturb; and what ships."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay.playing.program import Program
from workstation.roleplay.reading.loader import load

CONTENT = Path(__file__).parent / "content"
SHELF = Shelf(CONTENT)
# What ships, read once in a run by whoever only looks at it.
BUNDLED = Shelf()
LOST_CARD = (CONTENT / "roleplays" / "lost-card.yaml").read_text(encoding="utf-8")
FILE = "lost-card.yaml"


def beside(own: Path) -> Shelf:
    """What ships, known already, with a folder of one's own beside it."""
    shelf = Shelf(own=own)
    if BUNDLED.roleplays and shelf.people == BUNDLED.people:
        shelf._known.update(BUNDLED._known)
    return shelf


def changed(*changes: tuple[str, str], text: str = LOST_CARD) -> str:
    """The role-play with each fragment, which must stand there exactly once, replaced."""
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times in the role-play: {old}"
        text = text.replace(old, new)
    return text


@cache
def read(text: str = LOST_CARD) -> Program:
    """The program of a role-play that must check."""
    return load(text, FILE, SHELF.around)[0]


def on_the_shelf(text: str = LOST_CARD) -> Roleplay:
    """A role-play as the library hands it out."""
    return Roleplay(Path(FILE), text, read(text), ())
