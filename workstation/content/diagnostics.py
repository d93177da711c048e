"""What is wrong with a content file: a stable code, the place, one sentence, and the cure."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workstation.content.catalogue import CATALOGUE
from workstation.i18n import tr

_TOO_MANY = 500


@dataclass(frozen=True)
class Place:
    """Where in a file, counted from 1. ``file`` is empty for the file being checked, else one that it includes."""

    line: int = 1
    column: int = 1
    file: str = ""

    def after(self, columns: int) -> Place:
        """The place so many columns further on the line."""
        return Place(self.line, self.column + columns, self.file)


@dataclass(frozen=True)
class Diagnostic:
    """One fault. ``values`` fill the catalogue's sentence; ``cure`` is a proposal in the author's words, or empty."""

    code: str
    file: str
    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    suggestion: str = ""
    source: str = ""

    @property
    def severity(self) -> str:
        """``error`` or ``warning``."""
        return CATALOGUE[self.code].severity

    @property
    def message(self) -> str:
        """The fault in one sentence, in the reader's language."""
        return tr(CATALOGUE[self.code].message, **self._words())

    @property
    def cure(self) -> str:
        """What to do about it, in the reader's language."""
        if self.suggestion:
            return tr("Did you mean “{name}”?", name=self.suggestion)
        return tr(CATALOGUE[self.code].cure, **self._words()) if CATALOGUE[self.code].cure else ""

    def _words(self) -> dict[str, Any]:
        """The values, with what was expected, or the reason, said in the reader's language."""
        said = {key: tr(self.values[key]) for key in ("expected", "reason") if self.values.get(key)}
        return {**self.values, **said}

    def describe(self) -> str:
        """``file:line:column: error RP010: sentence — cure``, then the source line with a caret."""
        head = f"{self.file}:{self.place.line}:{self.place.column}: {self.severity} {self.code}: {self.message}"
        text = f"{head} — {self.cure}" if self.cure else head
        if self.source.strip():
            text += f"\n    {self.source}\n    {' ' * (self.place.column - 1)}^"
        return text

    def as_json(self) -> dict[str, Any]:
        """The form of ``check --json``."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.file,
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message,
            "cure": self.cure,
        }


class Diagnostics:
    """The faults found in one file and those it includes, collected in reading order."""

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self._lines = {"": text.splitlines()}
        self.found: list[Diagnostic] = []
        self._known: set[tuple[str, Place, str]] = set()

    def includes(self, file: str, text: str) -> None:
        """Another file's text, so that its faults can show their lines."""
        self._lines[file] = text.splitlines()

    def add(self, code: str, place: Place, suggestion: str = "", **values: Any) -> None:
        """Note a fault."""
        lines = self._lines.get(place.file, [])
        source = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
        fault = Diagnostic(code, place.file or self.file, place, values, suggestion, source[:200])
        known = code, place, str(values)
        if known not in self._known:  # a fragment used twice has its fault once
            self._known.add(known)
            self.found.append(fault)

    @property
    def errors(self) -> list[Diagnostic]:
        """Those that keep the file from being used."""
        return [d for d in self.found if d.severity == "error"]

    def stop(self) -> None:
        """Raise ``ContentFault`` when there is any error."""
        if self.errors:
            raise ContentFault(sorted(self.errors, key=lambda d: (d.place.file, d.place.line, d.place.column)))


class ContentFault(ValueError):
    """A content file that cannot be used; ``diagnostics`` says why."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__(diagnostics[0].describe())
        self.diagnostics = diagnostics


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word an author probably meant, or nothing."""
    words = list(known)
    if len(words) > _TOO_MANY:  # each comparison costs: a hostile file must not buy a million of them
        return ""
    found = difflib.get_close_matches(word[:80], words, 1, 0.6)
    return found[0] if found else ""
