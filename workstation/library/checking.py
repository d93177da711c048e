"""One content file checked as what its folder says it is."""

from __future__ import annotations

from pathlib import Path

from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.library.kinds import KINDS, kind_of
from workstation.library.shelf import Shelf


def content_files(folder: Path) -> list[Path]:
    """Every file of a folder, and of those in it, that training content may be written in; not of hidden ones."""
    others = {Path(kind.where).suffix for kind in KINDS} - {".yaml"}
    found = [path for suffix in others for path in folder.rglob(f"*{suffix}") if kind_of(path)]
    found = sorted([*folder.rglob("*.yaml"), *found])
    return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def faults_of(path: Path, shelf: Shelf) -> list[Diagnostic] | None:
    """What is wrong with a file that is no role-play; None when it is to be read as one."""
    kind = kind_of(path)
    if kind is None:
        return None
    try:
        return kind.faults(path, shelf)
    except ContentFault as fault:
        return fault.diagnostics
