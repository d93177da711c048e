"""Shared content as a trainer works on it: the files of a kind, one of them opened, its copy in the house's pack."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from workstation.content.diagnostics import ContentFault, lines_of
from workstation.content.files import read_file
from workstation.i18n import tr
from workstation.library.authoring import Entry, Opened, SourceFile
from workstation.library.content_file import ContentFile, content_files
from workstation.library.kinds import Kind
from workstation.library.merging import REPLACES, as_blocks, entries_of
from workstation.library.pack_folder import HEAD
from workstation.library.shelf import Shelf
from workstation.library.touching import touched
from workstation.library.writing import NotWritten
from workstation.problem import Problem

_SCHEMA = "# yaml-language-server:"


def content_entries(shelf: Shelf, kind: Kind) -> tuple[Entry, ...]:
    """The files of a kind as the list shows them: the house's own first, in order of title."""
    found = [_entry(one) for one in content_files(shelf, kind)]
    return tuple(sorted(found, key=lambda entry: (not entry.own, entry.title.casefold(), entry.path.name)))


def open_content(shelf: Shelf, kind: Kind, path: Path) -> Opened | None:
    """A file of a kind with all that is wrong with it and what a change of it touches; None when it is gone."""
    one = next((one for one in content_files(shelf, kind) if one.path == path), None)
    if one is None:
        return None
    text = tuple(lines_of(one.text.removesuffix("\n"))) if one.text else ()
    faults = tuple(sorted(one.diagnostics, key=lambda fault: (fault.place.line, fault.place.column, fault.severity)))
    source = SourceFile(one.path, one.path.name, text, faults)
    return Opened(_entry(one), one, (source,), touches=touched(shelf, kind, one.id, _names(one)).said())


def content_to_watch(shelf: Shelf, kind: Kind) -> tuple[Path, ...]:
    """The files and folders whose change may change what is shown of a kind."""
    if shelf.pack is None:
        return ()
    places = {shelf.pack.parent, shelf.pack, (shelf.pack / kind.where).parent, *kind.files(shelf.pack)}
    return tuple(sorted(path for path in places if path.exists()))


def copy_content(shelf: Shelf, entry: Entry) -> Path:
    """A copy to be changed, in the house's pack, that takes the place of what ships. Raises ``Problem``.

    What ships is never written. A pack is begun where there is none.
    """
    if shelf.pack is None:
        raise Problem(tr("There is no folder of your own here."))
    path = entry.path if entry.own else shelf.pack / entry.path.relative_to(shelf.root)
    if path.exists():
        raise Problem(tr("The house’s pack has this one already: it is among yours."))
    try:
        text = _replacing(read_file(entry.path), entry.path.stem)
        path.parent.mkdir(parents=True, exist_ok=True)
        head = shelf.pack / HEAD
        if not head.exists():
            title = tr("The house’s own content")
            head.write_text(f'format: 1\npack: house\ntitle: "{title}"\nversion: 1\n', encoding="utf-8", newline="\n")
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except ContentFault as fault:
        raise Problem(fault.diagnostics[0].message) from fault
    except OSError as fault:
        raise NotWritten(str(path)) from fault
    return path


def _replacing(text: str, name: str) -> str:
    """The text, saying at its top that it takes the place of what ships."""
    lines = [line for line in lines_of(text.removesuffix("\n")) if not line.startswith(_SCHEMA)]
    at = next((n for n, line in enumerate(lines) if line.startswith(("format:", "---"))), -1)
    return "\n".join([*lines[: at + 1], f"{REPLACES}: {name}", *lines[at + 1 :]]) + "\n"


def _names(one: ContentFile) -> Iterable[str]:
    """What a change of the file may change, by name: its entries, or the file itself."""
    if not one.kind.entries:
        return [one.id]
    try:
        root = as_blocks(one.text, str(one.path))
    except ContentFault:
        return []
    return [name for block, by in one.kind.entries.items() for name, _, _ in entries_of(root, block, by)]


def _entry(one: ContentFile) -> Entry:
    severities = [fault.severity for fault in one.diagnostics]
    counts = severities.count("error"), severities.count("warning")
    return Entry(one.path, one.own, one.id, one.title, "", *counts, sort=one.kind.words)
