"""A bank of two people and one role-play, which no trainer's edit of the real content can disturb; and what ships."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from dataclasses import fields
from functools import cache, cached_property
from pathlib import Path

import yaml

from workstation.content.dates import REFERENCE_DATE
from workstation.library.shelf import Roleplay, Shelf
from workstation.paths import SCRIPTS
from workstation.roleplay.playing.program import Program
from workstation.roleplay.reading.includes import Folders
from workstation.roleplay.reading.loader import load_with

CONTENT = Path(__file__).parent / "content"
SHELF = Shelf(CONTENT)
pinned_files = Shelf.pinned_files
# What ships, read once in a run by whoever only looks at it.
BUNDLED = Shelf()
LOST_CARD = (CONTENT / "roleplays" / "lost-card.yaml").read_text(encoding="utf-8")
FILE = "lost-card.yaml"


# What rests on folders of one's own besides.
_PERSONAL = frozenset({"roleplays", "folders", "laid"})


def share_what_ships(shelf: Shelf) -> None:
    """Let a shelf of what ships know what was read of it in this run: nobody changes it, and nobody reads it twice."""
    has_pack = shelf.pack is not None and shelf.pack.is_dir()
    if shelf is BUNDLED or has_pack or shelf.root != SCRIPTS or shelf.day != REFERENCE_DATE:
        return
    if shelf.pack is not None and shelf.pack.exists():
        return
    if BUNDLED.roleplays:
        known = (pair for kind in Shelf.__mro__ for pair in vars(kind).items())
        parts = {name for name, part in known if isinstance(part, cached_property)} - _PERSONAL
        vars(shelf).update({name: known for name, known in vars(BUNDLED).items() if name in parts})
        shelf._known.update(BUNDLED._known)


@cache
def pinned_of_what_ships() -> dict[str, str]:
    """The texts that a session of what ships keeps, read from the disk once in a run."""
    return pinned_files(BUNDLED)


def know_what_is_pinned(shelf: Shelf) -> dict[str, str]:
    """The texts that a session keeps: those that ship are the same all through a run."""
    if shelf.root == SCRIPTS and shelf.laid.pack is None:
        return dict(pinned_of_what_ships())
    return pinned_files(shelf)


def unread() -> Shelf:
    """A shelf of what ships that has read nothing yet, for whoever puts something else in place of a part."""
    shelf = Shelf()
    for name in vars(BUNDLED).keys() - {each.name for each in fields(Shelf)}:
        vars(shelf).pop(name, None)
    shelf._known.clear()
    return shelf


def laid_out(folder: Path, *roleplays: str, days: Collection[str] = ()) -> Path:
    """A copy of what ships, of whose role-plays and shifts only these are kept."""
    root = folder / "scripts"
    shutil.copytree(SCRIPTS, root, ignore=shutil.ignore_patterns("roleplays", "days"))
    for part, kept in (("roleplays", roleplays), ("days", days)):
        (root / part).mkdir()
        for name in kept:
            shutil.copy(SCRIPTS / part / f"{name}.yaml", root / part)
    return root


def dumped(head: object) -> str:
    """A role-play put together from plain values, as its author would have written it."""
    safely = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(head, Dumper=safely, sort_keys=False, allow_unicode=True))


def changed(*changes: tuple[str, str], text: str = LOST_CARD) -> str:
    """The role-play with each fragment, which must stand there exactly once, replaced."""
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times in the role-play: {old}"
        text = text.replace(old, new)
    return text


@cache
def read(text: str = LOST_CARD) -> Program:
    """The program of a role-play that must check."""
    return load_with(text, FILE, SHELF.around, Folders()).program


def on_the_shelf(text: str = LOST_CARD) -> Roleplay:
    """A role-play as the library hands it out."""
    return Roleplay(Path(FILE), text, read(text), ())
