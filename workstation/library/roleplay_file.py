"""One role-play as its file stands: ready to be played, or with what keeps it from being."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from workstation.content.diagnostics import ContentFault, Diagnostic, Diagnostics
from workstation.content.files import read_file
from workstation.roleplay.checking.checks import Around
from workstation.roleplay.model import Script
from workstation.roleplay.playing.program import Program
from workstation.roleplay.reading.includes import FOLDER, Folders, bundle
from workstation.roleplay.reading.loader import Advice, load_with
from workstation.roleplay.reading.trying import check_fragments


@dataclass(frozen=True)
class Roleplay:
    """A role-play on the shelf: ready to be played, or greyed by the faults that keep it from being."""

    path: Path
    text: str
    program: Program | None
    faults: tuple[Diagnostic, ...]
    includes: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()  # the included texts by the file their faults are reported under
    advice: Advice | None = field(default=None, repr=False, compare=False)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with it, and what could be better where nothing is."""
        return (*self.faults, *self.advice.warnings) if self.advice else self.faults

    def nothing_found(self) -> Diagnostics:
        """Room for what is found wrong once it can be played, each fault with its line in whatever file it stands."""
        found = Diagnostics(str(self.path), self.text)
        for file, text in self.sources:
            found.includes(file, text)
        return found

    @property
    def pinned(self) -> str:
        """The whole that a session keeps, so that it replays the same whatever is edited later."""
        return bundle(self.text, dict(self.includes), dict(self.script.computed) if self.program else None)

    @property
    def script_program(self) -> Program:
        """The program. Only of a role-play that checks."""
        assert self.program is not None  # noqa: S101  callers ask ``program`` first
        return self.program

    @property
    def script(self) -> Script:
        """The role-play. Only of one that checks."""
        return self.script_program.script


def read_roleplay(path: Path, around: Around | None, folders: Folders | None = None) -> Roleplay:
    """A role-play file, whatever its state. What it includes is looked for in ``folders``, the bundled ones else."""
    text = ""
    try:
        text = read_file(path)
        if path.parent.name == FOLDER:
            found = check_fragments(text, str(path), folders or Folders())
            return Roleplay(path, text, None, tuple(found))
        loaded = load_with(text, str(path), around, folders or Folders())
        kept, sources = tuple(loaded.includes.items()), tuple(loaded.sources.items())
        return Roleplay(path, text, loaded.program, (), kept, sources, loaded.advice)
    except ContentFault as fault:
        return Roleplay(path, text, None, tuple(fault.diagnostics))
