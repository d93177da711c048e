"""The role-play, or the shift, that a command names."""

from __future__ import annotations

from pathlib import Path

from workstation.cli.answers import CommandFault
from workstation.content.diagnostics import ContentFault
from workstation.content.files import read_file
from workstation.i18n import tr
from workstation.library.kinds import kind_of
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.shift_checks import shift_faults
from workstation.library.shifts import Shift, read_shift


def find(shelf: Shelf, scenario: str) -> Roleplay:
    """The role-play asked for. Raises ``CommandFault`` when there is none, ``ContentFault`` when it does not check."""
    found = shelf.find(scenario)
    if found is None:
        known = ", ".join(one.script.id for one in shelf.roleplays if one.program)
        raise CommandFault(tr("There is no role-play “{name}”. Those here: {known}.", name=scenario, known=known))
    if found.program is None:
        raise ContentFault(list(found.diagnostics))
    return found


def find_shift(shelf: Shelf, name: str) -> Shift | None:
    """The shift of that id, or at that path, and None for what is no shift.

    Raises ``ContentFault`` when it does not check.
    """
    sources = {source.stem: source for source in shelf.laid.part("shifts")}
    path = Path(name)
    kind = kind_of(path) if path.suffix == ".yaml" and path.is_file() else None
    if kind is not None and kind.name == "shifts":
        text, file = read_file(path), name
    elif name in sources:
        text, file = sources[name].text, sources[name].file
    else:
        return None
    shift = read_shift(text, file)
    errors = [
        fault for fault in shift_faults(shift, text, file, shelf.scripts, shelf.readers) if fault.severity == "error"
    ]
    if errors:
        raise ContentFault(errors)
    return shift
