"""The role-play of format 2 that the help shows, with what it need not write left out, changed and read."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import BUNDLED
from workstation.content.diagnostics import ContentFault
from workstation.paths import RESOURCES, SCRIPTS
from workstation.roleplay import model as m
from workstation.roleplay.reading.includes import Folders
from workstation.roleplay.reading.loader import load_with

BASE = RESOURCES / "help" / "examples" / "base"
SHARED = (BASE / "shared.yaml").read_text(encoding="utf-8")
FOLDERS = Folders((BASE, SCRIPTS))


def of(text: str, *changes: tuple[str, str]) -> m.Script:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return load_with(text, "shared.yaml", None, FOLDERS).program.script


def faults(text: str, *changes: tuple[str, str]) -> list[tuple[str, str, int, str]]:
    """The code, file, line and cure of each error."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    try:
        load_with(text, "shared.yaml", BUNDLED.around, FOLDERS)
    except ContentFault as fault:
        return [(one.code, Path(one.file).name, one.place.line, one.cure) for one in fault.diagnostics]
    return []


def beat(script: m.Script, name: str) -> m.Beat:
    return next(one for one in script.beats if one.id == name)
