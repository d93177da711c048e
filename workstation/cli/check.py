"""``check``: every kind of file in ``scripts/``, and the tests that role-plays carry."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from workstation.cli.answers import CommandFault, answer, lines
from workstation.content.diagnostics import ContentFault, Diagnostic, Diagnostics
from workstation.i18n import tr, trn
from workstation.library.playing import test_faults
from workstation.library.shelf import Roleplay, Shelf, read_roleplay
from workstation.paths import SCRIPTS


def run(arguments: argparse.Namespace, shelf: Shelf) -> int:
    """Check and list the faults; 1 when there is an error."""
    found: list[Diagnostic] = []
    for path in arguments.paths or [SCRIPTS]:
        found += _check(path, shelf)
    errors = [fault for fault in found if fault.severity == "error"]
    if arguments.json:
        answer({"diagnostics": [fault.as_json() for fault in found], "proofs": []})
    else:
        for fault in found:
            lines(fault.describe())
        warnings = len(found) - len(errors)
        lines(
            f"{trn('{n} error', '{n} errors', len(errors))}, {trn('{n} remark', '{n} remarks', warnings)}."
            if found
            else tr("Everything is in order.")
        )
    return 1 if errors else 0


def _check(path: Path, shelf: Shelf) -> Iterable[Diagnostic]:
    if path.is_dir() and (path / "scorecards").is_dir():
        there = Shelf(path)
        found = there.check()
        if not any(fault.severity == "error" for fault in found):
            for roleplay in there.roleplays:
                found += failed_tests(roleplay, there)
        return found
    if path.is_dir():
        return [fault for file in sorted(path.rglob("*.yaml")) for fault in _roleplay(file, shelf)]
    if path.exists():
        return _roleplay(path, shelf)
    raise CommandFault(tr("There is nothing at {path}.", path=path))


def _roleplay(path: Path, shelf: Shelf) -> list[Diagnostic]:
    roleplay = read_roleplay(path, shelf.around)
    return [*roleplay.diagnostics, *(failed_tests(roleplay, shelf) if roleplay.program else [])]


def failed_tests(roleplay: Roleplay, shelf: Shelf) -> list[Diagnostic]:
    """A diagnostic for each of the role-play's tests that does not come out as it expects."""
    if roleplay.program is None:
        return []
    found = Diagnostics(str(roleplay.path), roleplay.text)
    try:
        for test, detail in test_faults(roleplay, shelf):
            found.add("RP050", test.place, name=test.name, detail=detail)
    except ContentFault as fault:
        return fault.diagnostics
    return found.found
