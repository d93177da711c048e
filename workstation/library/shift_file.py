"""One shift as its file stands: ready to be played, or with what keeps it from being."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.content.files import read_file
from workstation.library.shift_checks import shift_faults
from workstation.library.shifts import Shift, read_shift
from workstation.roleplay.model import Script


@dataclass(frozen=True)
class ShiftFile:
    """A shift on the shelf: ready to be played, or greyed with its diagnostics."""

    path: Path
    text: str
    shift: Shift | None
    diagnostics: tuple[Diagnostic, ...]


def read_shift_file(path: Path, scripts: Mapping[str, Script]) -> ShiftFile:
    """A shift's file, whatever its state; ``scripts``: the role-plays that can be played, by id."""
    text = ""
    try:
        text = read_file(path)
        shift = read_shift(text, str(path))
    except ContentFault as fault:
        return ShiftFile(path, text, None, tuple(fault.diagnostics))
    faults = tuple(shift_faults(shift, text, str(path), scripts))
    broken = any(fault.severity == "error" for fault in faults)
    return ShiftFile(path, text, None if broken else shift, faults)
