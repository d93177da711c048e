"""``pack``: the house's pack listed, put into one file, taken in from one; and what it changes, in words."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from workstation.cli.answers import CommandFault, answer, lines
from workstation.i18n import tr, trn
from workstation.library.laying import Change, changed
from workstation.library.pack_file import put_out, take_in
from workstation.library.shelf import Shelf, shelf_of


def run(arguments: argparse.Namespace, shelf: Shelf, folder: Path) -> int:
    """List, export or import. Raises ``Problem`` or ``ContentFault``."""
    match arguments.action:
        case "import":
            for fault in take_in(_file(arguments), folder):
                lines(fault.describe())
            shelf = shelf_of(folder)
            lines(tr("The pack stands: {title}.", title=_title(shelf)))
        case "export":
            path = _file(arguments)
            if shelf.laid.pack is None:
                raise CommandFault(shelf.laid.refused or tr("There is no pack here: import one first."))
            if path.exists():
                raise CommandFault(tr("{path} exists already. Choose another name.", path=path))
            put_out(shelf.laid.pack, path)
            lines(tr("Written: {path}", path=path))
        case _:
            _list(arguments, shelf)
    return 0


def _list(arguments: argparse.Namespace, shelf: Shelf) -> None:
    laid = shelf.laid
    if arguments.json:
        head = laid.head if laid.pack else None
        told = {"id": head.id, "title": head.title, "version": head.version} if head else None
        answer({"pack": told, "refused": laid.refused, "changes": [changed_json(one) for one in laid.changes]})
        return
    if laid.pack is None:
        lines(laid.refused or tr("There is no pack here."))
        return
    lines(_title(shelf))
    for one in laid.changes:
        lines(changed(one))
    replaced = sum(one.was is not None for one in laid.changes)
    added = len(laid.changes) - replaced
    counts = trn("{n} thing replaced", "{n} things replaced", replaced), trn("{n} added", "{n} added", added)
    lines(f"{', '.join(counts)}.")


def _title(shelf: Shelf) -> str:
    head = shelf.laid.head
    return tr("{title}, version {n}", title=head.title, n=head.version) if head else ""


def _file(arguments: argparse.Namespace) -> Path:
    path: Path | None = arguments.file
    if path is None:
        raise CommandFault(tr("Name a file: main.py pack {action} FILE", action=arguments.action))
    return path


def changed_json(change: Change) -> dict[str, Any]:
    """A change as machines read it."""
    replaces = change.was is not None
    return {"kind": change.kind, "id": change.id, "replaces": replaces, "was": change.was, "now": change.now}
