"""One file of shared content as it stands in a trainer's hands: its text, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.content.files import read_file
from workstation.library.kinds import KINDS, Kind
from workstation.library.laying import Laid, sources
from workstation.library.shelf import Shelf
from workstation.printable import printable

_TITLE = re.compile(r"^title:[ \t]+[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class ContentFile:
    """A file of a kind of content: one that ships, or one of the house's pack."""

    path: Path
    kind: Kind
    text: str
    own: bool
    diagnostics: tuple[Diagnostic, ...]

    @property
    def id(self) -> str:
        """Its name without its ending."""
        return self.path.stem

    @property
    def title(self) -> str:
        """What it says it is called; its name where it is a list of things."""
        found = _TITLE.search(self.text)
        return printable(found[1]) if found else self.id


def kinds_shown() -> tuple[Kind, ...]:
    """The kinds of content that are worked on beside role-plays and shifts."""
    return tuple(kind for kind in KINDS if kind.words)


def content_files(shelf: Shelf, kind: Kind) -> tuple[ContentFile, ...]:
    """The files of a kind: the pack's with all that is wrong with them, then those that ship, which are sound."""
    mine = kind.files(shelf.pack) if shelf.pack is not None and shelf.pack.is_dir() else []
    laid = Laid(shelf.root, shelf.pack).faults if mine else []
    own = [_own(path, kind, shelf, laid) for path in mine]
    return (*own, *(ContentFile(path, kind, _text(path), False, ()) for path in kind.files(shelf.root)))


def _own(path: Path, kind: Kind, shelf: Shelf, laid: list[Diagnostic]) -> ContentFile:
    found = [fault for fault in laid if fault.file == str(path)]
    try:
        there = next(one for one in sources(kind, shelf.root, shelf.pack) if one.file == str(path))
        found += [there.told(fault) for fault in kind.faults_in(there.text, there.file, shelf)]
    except ContentFault as fault:
        found += [one for one in fault.diagnostics if one.file == str(path)]
    once = [fault for n, fault in enumerate(found) if fault not in found[:n]]
    return ContentFile(path, kind, _text(path), True, tuple(once))


def _text(path: Path) -> str:
    try:
        return read_file(path)
    except ContentFault:
        return ""
