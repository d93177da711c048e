"""What a trainer works on: role-plays and shifts as files, each with its text, line by line, and its faults."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from workstation.content.diagnostics import ContentFault, Diagnostic, lines_of
from workstation.content.files import read_file
from workstation.content.mending import mended
from workstation.i18n import tr, trn
from workstation.library.content_file import ContentFile
from workstation.library.drawn import played_faults
from workstation.library.shelf import Roleplay, Shelf, read_roleplay
from workstation.library.shift_file import ShiftFile
from workstation.library.shift_playing import failed_trials, roleplays_of
from workstation.library.shifts import Shift
from workstation.library.template_language import SPOKEN
from workstation.library.templates import SCHEMA, SHIFT_SCHEMA, new_roleplay, new_shift, schema_line, slug
from workstation.library.writing import NotWritten, write_whole, writing
from workstation.printable import printable
from workstation.problem import Problem
from workstation.roleplay.reading.includes import FOLDER

_INCLUDED = re.compile(rf"{FOLDER}(?:/[A-Za-z0-9][A-Za-z0-9_-]*)+\.yaml")
_PERSON = re.compile(r"\bclient:[ \t]*[\"']?([a-z0-9][a-z0-9_-]*)")


SHIFT = "shift"
"""What stands in the place of a channel where several may come."""


@dataclass(frozen=True)
class Entry:
    """A file in the list. ``errors`` keep it from being played; ``remarks`` do not. Hints are not counted.

    ``channel`` is ``SHIFT`` of a shift. ``sort``: what trainers call its kind, where it is shared content.
    """

    path: Path
    own: bool
    id: str
    title: str
    channel: str
    errors: int = 0
    remarks: int = 0
    sort: str = ""

    @property
    def state(self) -> str:
        """``ok``, ``remarks`` or ``errors``."""
        return "errors" if self.errors else "remarks" if self.remarks else "ok"


@dataclass(frozen=True)
class SourceFile:
    """A text as its author wrote it, and what is wrong in it, in reading order."""

    path: Path
    name: str
    lines: tuple[str, ...]
    faults: tuple[Diagnostic, ...]

    def at(self, line: int) -> tuple[Diagnostic, ...]:
        """What is wrong at a line, counted from 1."""
        return tuple(fault for fault in self.faults if fault.place.line == line)


@dataclass(frozen=True)
class Opened:
    """A role-play, a shift or shared content under work: its own file first, then those it includes."""

    entry: Entry
    work: Roleplay | ShiftFile | ContentFile
    files: tuple[SourceFile, ...]
    beside: tuple[str, ...] = ()
    """The texts of the role-plays that a shift brings."""
    touches: str = ""
    """Of shared content, what a change of it touches, in words."""

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong, file by file."""
        return tuple(fault for file in self.files for fault in file.faults)

    def spelt(self, hints: Iterable[Diagnostic]) -> Opened:
        """The same with hints that were found in its own file meanwhile."""
        own, *others = self.files
        own = replace(own, faults=_in_order((*own.faults, *hints)))
        return replace(self, files=(own, *others))

    @property
    def roleplay(self) -> Roleplay | None:
        """The role-play, where it is one."""
        return self.work if isinstance(self.work, Roleplay) else None

    @property
    def played(self) -> Roleplay | Shift | None:
        """What is tried at the desk; None while it cannot be."""
        if isinstance(self.work, ShiftFile):
            return self.work.shift
        return self.work if isinstance(self.work, Roleplay) and self.work.program is not None else None

    @property
    def playable(self) -> bool:
        """Whether it can be tried."""
        return self.played is not None

    @property
    def pinned(self) -> str:
        """Everything that a session of it would keep: another text, another play."""
        own = self.work.pinned if isinstance(self.work, Roleplay) else self.work.text
        return "\0".join((own, *self.beside))


def entries(shelf: Shelf) -> tuple[Entry, ...]:
    """Every file of a role-play or a shift: the trainer's own first, then the bundled ones, in order of title."""
    found = [_entry(one, shelf, _told(one, shelf)) for one in _works(shelf)]
    return tuple(sorted(found, key=lambda entry: (not entry.own, entry.title.casefold(), entry.path.name)))


class Verified:
    """Remembers how the tests of each file came out: they are played again once its text has changed."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[str, list[Diagnostic]]] = {}

    def faults(self, opened: Opened, shelf: Shelf) -> list[Diagnostic]:
        """A diagnostic for each of its tests that does not come out as it expects."""
        text, found = self._known.get(opened.entry.path, ("", []))
        if text != opened.pinned:
            found = _tests_of(opened, shelf)
            self._known[opened.entry.path] = opened.pinned, found
        return found


def _tests_of(opened: Opened, shelf: Shelf) -> list[Diagnostic]:
    work = opened.work
    if isinstance(work, Roleplay):
        return played_faults(work, shelf)
    shift = work.shift if isinstance(work, ShiftFile) else None
    return failed_trials(shift, str(work.path), shelf) if shift is not None else []


def open_file(shelf: Shelf, path: Path, verified: Verified | None = None) -> Opened:
    """A file of the shelf with all that is wrong with it, its own tests included when it is the trainer's."""
    work = next((one for one in _works(shelf) if one.path == path), None)
    work = work or read_roleplay(path, shelf.around, shelf.folders)
    bare = Opened(_entry(work, shelf, work.diagnostics), work, (), _brought(work, shelf))
    faults = list(work.diagnostics)
    if bare.entry.own:  # the bundled ones are tested before they ship
        faults += (verified or Verified()).faults(bare, shelf)
    return replace(bare, entry=_entry(work, shelf, faults), files=tuple(_files(work, shelf, faults)))


def _brought(work: Roleplay | ShiftFile, shelf: Shelf) -> tuple[str, ...]:
    if isinstance(work, Roleplay) or work.shift is None:
        return ()
    return tuple(one.pinned for one in roleplays_of(work.shift, shelf).values())


def summary(faults: Iterable[Diagnostic]) -> str:
    """« 2 erreurs, 1 conseil », or that there is nothing to say."""
    severities = [fault.severity for fault in faults]
    return counted(severities.count("error"), severities.count("warning"))


def counted(errors: int, remarks: int) -> str:
    """So many errors and pieces of advice, in words."""
    parts = []
    if errors:
        parts.append(trn("{n} error", "{n} errors", errors))
    if remarks:
        parts.append(trn("{n} tip", "{n} tips", remarks))
    return ", ".join(parts) or tr("Nothing to report")


def to_watch(shelf: Shelf, opened: Opened | None) -> tuple[Path, ...]:
    """The files and folders whose change may change what is shown."""
    places = {shelf.root / "people"}
    if shelf.own:
        places |= {shelf.own, shelf.own / FOLDER, *shelf.own.glob("*.yaml")}
    if shelf.own_days:
        places |= {shelf.own_days, *shelf.own_days.glob("*.yaml")}
    if opened:
        text = opened.work.text
        roots = [shelf.own, shelf.root] if shelf.own else [shelf.root]
        included = [root / name for root in roots for name in _INCLUDED.findall(text)]
        places |= {opened.entry.path, *included, *(path.parent for path in included)}
        places |= {shelf.root / "people" / f"{slug}.yaml" for slug in _PERSON.findall(text)}
    return tuple(sorted(path for path in places if path.exists()))


def new_file(shelf: Shelf, channel: str, title: str, speaks: str = SPOKEN[0]) -> Path:
    """Begin a role-play from its channel's template, or a shift, under the id its title gives. Raises ``Problem``.

    ``speaks``: what the customer of a role-play speaks.
    """
    if channel == SHIFT:
        path = free_path(shelf, slug(title), shelf.own_days)
        new_shift(path, title)
    else:
        path = free_path(shelf, slug(title), shelf.own)
        new_roleplay(channel, path, title, speaks)
    return path


def copy_of(shelf: Shelf, entry: Entry) -> Path:
    """A copy to be changed, in the trainer's folder: another id, its title says so, revision 1. Raises ``Problem``."""
    shift = entry.channel == SHIFT
    path = free_path(shelf, slug(entry.id), shelf.own_days if shift else shelf.own)
    indent = "" if shift else "  "
    title = tr("{title} (copy)", title=entry.title)
    values = {"id": path.stem, "title": json.dumps(title, ensure_ascii=False), "revision": "1"}
    lines = []
    try:
        for line in lines_of(read_file(entry.path).removesuffix("\n")):
            key, colon, rest = line.strip().partition(":")
            if colon and line.startswith(indent) and not line.startswith(f"{indent} ") and key in values:
                comment = rest[rest.index(" #") :] if " #" in rest and '"' not in rest else ""
                line = f"{indent}{key}: {values.pop(key)}{comment}"  # noqa: PLW2901  the first of each is the header's
            schema = schema_line(path, SHIFT_SCHEMA if shift else SCHEMA).rstrip("\n")
            lines.append(schema if line.startswith("# yaml-language-server:") else line)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(lines) + "\n")
    except ContentFault as fault:
        raise Problem(fault.diagnostics[0].message) from fault
    except OSError as fault:
        raise NotWritten(str(path)) from fault
    return path


def mend(fault: Diagnostic) -> bool:
    """Write the cure of a fault into its file; whether it could be: the file may have changed. Raises ``Problem``."""
    path = Path(fault.file)
    try:
        put = mended(read_file(path), fault)
        if put is None:
            return False
        ends = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
        write_whole(path, put.replace("\n", ends))
    except ContentFault as found:
        raise Problem(found.diagnostics[0].message) from found
    except OSError as found:
        raise NotWritten(str(path)) from found
    return True


def can_mend(opened: Opened, fault: Diagnostic) -> bool:
    """Whether the cure of a fault is plain, and its file the trainer's."""
    file = next((one for one in opened.files if str(one.path) == fault.file), None)
    if file is None or not opened.entry.own or not file.path.is_relative_to(opened.entry.path.parent):
        return False
    return mended("\n".join(file.lines), fault) is not None


def free_path(shelf: Shelf, wanted: str, folder: Path | None) -> Path:
    """Where a new file of that id goes in a folder: the id itself, or with a number when taken. Raises ``Problem``."""
    if folder is None:
        raise Problem(tr("There is no folder of your own here."))
    if not wanted:
        raise Problem(tr("Give it a title with at least one letter or digit."))
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    taken = {_entry(one, shelf, ()).id for one in _works(shelf)} | {path.stem for path in folder.glob("*.yaml")}
    number = 1
    name = wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return folder / f"{name}.yaml"


def _works(shelf: Shelf) -> Iterable[Roleplay | ShiftFile]:
    yield from shelf.roleplays
    yield from shelf.shift_files


def _told(one: Roleplay | ShiftFile, shelf: Shelf) -> tuple[Diagnostic, ...]:
    """What the list of files tells of one. What ships was gone through before: nobody waits for its advice."""
    return one.faults if isinstance(one, Roleplay) and one.path.is_relative_to(shelf.root) else one.diagnostics


def _is_own(path: Path, shelf: Shelf) -> bool:
    return shelf.own is not None and path.parent in (shelf.own, shelf.own_days)


def _entry(one: Roleplay | ShiftFile, shelf: Shelf, faults: Iterable[Diagnostic]) -> Entry:
    severities = [fault.severity for fault in faults]
    counts = severities.count("error"), severities.count("warning")
    if isinstance(one, ShiftFile):
        name, title = (one.shift.id, one.shift.title) if one.shift else _head_of(one.text, one.path.stem, "")
        return Entry(one.path, _is_own(one.path, shelf), name, title, SHIFT, *counts)
    if one.program is not None:
        script = one.script
        return Entry(one.path, _is_own(one.path, shelf), script.id, script.title, script.channel, *counts)
    name, title = _head_of(one.text, one.path.stem, "  ")
    channel = re.search(r"^  channel:[ \t]+([a-z]+)", one.text, re.MULTILINE)
    return Entry(one.path, _is_own(one.path, shelf), name, title, channel[1] if channel else "call", *counts)


def _head_of(text: str, stem: str, indent: str) -> tuple[str, str]:
    """Id and title of a file that cannot be read, as far as it says them."""
    head: dict[str, str] = {}
    for found in re.finditer(rf"^{indent}(id|title):[ \t]+(.*?)[ \t]*$", text, re.MULTILINE):
        head.setdefault(found[1], _bare(found[2]))
    return head.get("id", stem), printable(head.get("title", stem))


def _bare(value: str) -> str:
    """A value without its quotes, or without the comment after it."""
    if value[:1] in ('"', "'"):
        return value[1:].partition(value[0])[0]
    return value.partition(" #")[0].strip()


def _files(one: Roleplay | ShiftFile, shelf: Shelf, faults: list[Diagnostic]) -> Iterable[SourceFile]:
    """The file and those it includes; a fault of a file that is neither is told in the first."""
    others = {}
    roots = [root for root in (shelf.own, shelf.root) if root]
    included = [name for name, _ in one.includes] if isinstance(one, Roleplay) else []
    for name in dict.fromkeys((*included, *_INCLUDED.findall(one.text))):
        path = next((root / name for root in roots if (root / name).is_file()), None)
        if path is not None:
            others[str(path)] = (path, name)
    mine = [fault for fault in faults if fault.file not in others]
    yield SourceFile(one.path, one.path.name, _split(one.text), _in_order(mine))
    for file, (path, name) in others.items():
        theirs = [fault for fault in faults if fault.file == file]
        yield SourceFile(path, name, _lines(path), _in_order(theirs))


def _lines(path: Path) -> tuple[str, ...]:
    try:
        return _split(read_file(path))
    except ContentFault:
        return ()


def _split(text: str) -> tuple[str, ...]:
    return tuple(lines_of(text.removesuffix("\n"))) if text else ()


def _in_order(faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(faults, key=lambda fault: (fault.place.line, fault.place.column, fault.severity)))
