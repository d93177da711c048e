"""What is wrong with a content file: a stable code, the place, one sentence, and the cure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from workstation.content.caret import brief, same_place, under
from workstation.content.catalogue import CATALOGUE
from workstation.content.typography import as_written
from workstation.i18n import mark, tr, trn
from workstation.printable import printable

_TOO_MANY = 500
_FEW = 12  # choices that can be read at once
# From this likeness on a word is taken for another, misspelt; long words share letters by chance.
_NEAR, _NEAR_LONG, _LONG_WORD = 0.6, 0.7, 8
SURE = 0.9
"""How alike a word is to the one that was meant where several begin the same way."""
# Of many words, how many are told, from which likeness on, and what the beginning of a piece of one is.
_LIKELIEST, _ALIKE, _BEGINNING, _PIECES = 8, 0.35, 4, re.compile(r"[\W_]+")
MOST_FAULTS = 200  # of one file: nobody reads more, and finding them takes time
_LINE_END = re.compile(r"\r\n|[\n\r]")
# What an author wrote, as it is quoted in a sentence.
_QUOTED = frozenset({"name", "value", "found", "other"})
# A text that goes on over so many lines is searched no further for the word at fault.
_LONG = 40


@dataclass(frozen=True)
class Phrase:
    """Words kept until they are said in the reader's language; ``values`` fill them in."""

    text: str
    values: tuple[tuple[str, str | int], ...] = ()

    def said(self) -> str:
        """The words, in the language spoken now."""
        return tr(self.text, **dict(self.values))


def phrase(text: str, **values: str | int) -> Phrase:
    """Marked words and what fills them in."""
    return Phrase(text, tuple((key, brief(word) if isinstance(word, str) else word) for key, word in values.items()))


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
    """One fault. ``values`` fill the catalogue's sentence; ``suggestion`` is the word probably meant, or empty.

    ``others``: at how many other places of the file the same name is at fault. ``among``: the few words there are,
    or of so ``many`` the likeliest.
    """

    code: str
    file: str
    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    suggestion: str = ""
    source: str = ""
    others: int = 0
    among: tuple[str, ...] = ()
    many: int = 0

    @property
    def severity(self) -> str:
        """``error``, ``warning`` or ``hint``."""
        return CATALOGUE[self.code].severity

    @property
    def message(self) -> str:
        """The fault in one sentence, in the reader's language."""
        said = tr(CATALOGUE[self.code].message, **self._words())
        if self.others:
            said += " " + trn("The same goes for {n} other place.", "The same goes for {n} other places.", self.others)
        return said

    @property
    def cure(self) -> str:
        """What to do about it, in the reader's language."""
        if self.suggestion:
            return tr("Did you mean “{name}”?", name=self.suggestion)
        cure = tr(CATALOGUE[self.code].cure, **self._words()) if CATALOGUE[self.code].cure else ""
        if self.among:
            names = ", ".join(self.among)
            there = tr("The nearest of {n}: {names}.", n=self.many, names=names) if self.many else ""
            cure = f"{cure} {there or tr('Here there are: {names}.', names=names)}".strip()
        return cure

    def _words(self) -> dict[str, Any]:
        """The values, with what was expected, or the reason, said in the reader's language."""
        said = {key: value.said() for key, value in self.values.items() if isinstance(value, Phrase)}
        marked = ("expected", "reason", "detail")
        said |= {key: tr(value) for key in marked if (value := self.values.get(key)) and isinstance(value, str)}
        return {**self.values, **said}

    def describe(self) -> str:
        """``file:line:column: error RP010: sentence — cure``, then the source line with a caret."""
        head = (
            f"{printable(self.file)}:{self.place.line}:{self.place.column}: {self.severity} {self.code}: {self.message}"
        )
        text = f"{head} — {self.cure}" if self.cure else head
        if self.source.strip():
            line, blank = under(self.source, self.place.column)
            text += f"\n    {line}\n    {blank}^"
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
    """The faults found in one file and those it includes, collected in reading order.

    ``most``: after so many errors the file is given up, by ``ContentFault``; 0 when all are wanted.
    """

    def __init__(self, file: str, text: str = "", most: int = 0) -> None:
        self.file = file
        self.nodes = 0  # keys and values read so far
        self._most = most
        self._errors = self._warnings = 0
        self._lines = {"": lines_of(text)}
        self.found: list[Diagnostic] = []
        self._known: set[tuple[str, Place, str]] = set()
        self._told: dict[tuple[str, str, str], int] = {}

    def apart(self) -> Diagnostics:
        """Room for the faults of the same texts, found on a trial."""
        found = Diagnostics(self.file, most=self._most)
        found._lines = self._lines
        return found

    def includes(self, file: str, text: str) -> None:
        """Another file's text, so that its faults can show their lines."""
        self._lines[file] = lines_of(text)

    def add(
        self,
        code: str,
        place: Place,
        suggestion: str = "",
        about: str = "",
        among: Collection[str] = (),
        **values: Any,
    ) -> None:
        """Note a fault. ``about``: what the name at fault should be, when the catalogue does not say it for the code.

        ``among``: what it might have been; told when nothing near is suggested, the likeliest where they are many.
        A name that is at fault in many places of a file is told once, at the first of them, the others counted.
        """
        values |= {key: brief(word) for key, word in values.items() if key in _QUOTED and isinstance(word, str)}
        fault = Diagnostic(code, place.file or self.file, place, values, suggestion, self._line(place))
        if not suggestion and len(among) <= _FEW:
            fault = replace(fault, among=tuple(sorted(brief(word) for word in among)))
        elif not suggestion:
            near = likeliest(str(values.get("value") or values.get("name")), among)
            fault = replace(fault, among=tuple(map(brief, near)), many=len(among))
        known = code, place, str(values)
        if known in self._known:  # a fragment used twice has its fault once
            return
        self._known.add(known)
        about = about or CATALOGUE[code].about
        topic = place.file, about, str(values.get("name"))
        at = self._told.get(topic) if about else None
        if at is None:
            if self._room_for(fault):
                self._told[topic] = len(self.found)
                self.found.append(fault)
            return
        told = self.found[at]
        first = fault if (place.line, place.column) < (told.place.line, told.place.column) else told
        self.found[at] = replace(first, others=told.others + 1)

    def _room_for(self, fault: Diagnostic) -> bool:
        """Whether another fault is wanted. Raises ``ContentFault`` when there are errors enough."""
        if fault.severity != "error":
            self._warnings += 1
            return not self._most or self._warnings <= self._most
        self._errors += 1
        if self._most and self._errors > self._most:
            last = Diagnostic("RP009", fault.file, fault.place, {"most": self._most}, source=fault.source)
            raise ContentFault([*in_order(self.errors), last])
        return True

    def in_text(self, place: Place, text: str, column: int) -> Place:
        """Where a column (from 0) of a text read at ``place`` stands: a fragment's names are replaced as it is read."""
        return place.after(same_place(text, self._line(place)[place.column - 1 :], column))

    def where(self, first: Place, seen: Place) -> Phrase:
        """Where ``first`` stands, for who reads at ``seen``: its line, and its file when that is another."""
        if first.file == seen.file:
            return phrase(mark("at line {n}"), n=first.line)
        name = "/".join(PurePath(first.file or self.file).parts[-2:])
        return phrase(mark("at line {n} of {file}"), n=first.line, file=name)

    def withdraw(self, code: str, place: Place, name: str) -> None:
        """Take back what was said of a name at a place, another fault having been found to say it."""
        for n, fault in enumerate(self.found):
            if (fault.code, fault.place, fault.values.get("name")) == (code, place, name):
                del self.found[n]
                self._told = {topic: at - (at > n) for topic, at in self._told.items() if at != n}
                return

    def within(self, place: Place, word: str) -> Place:
        """Where ``word`` stands in the text that begins at ``place``; that place itself when it is not found.

        Its signs may be typed otherwise than they are set.
        """
        return self.first_of(as_written(word), place)[0]

    def first_of(self, signs: re.Pattern[str], place: Place) -> tuple[Place, str]:
        """The first of some signs at a place or after it, and where; the place and nothing when there is none."""
        for line in range(place.line, place.line + _LONG):
            start = place.column - 1 if line == place.line else 0
            if found := signs.search(self._line(Place(line, 1, place.file)), start):
                return Place(line, found.start() + 1, place.file), found[0]
        return place, ""

    def _line(self, place: Place) -> str:
        lines = self._lines.get(place.file, [])
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    @property
    def errors(self) -> list[Diagnostic]:
        """Those that keep the file from being used."""
        return [d for d in self.found if d.severity == "error"]

    def stop(self) -> None:
        """Raise ``ContentFault`` when there is any error."""
        if self.errors:
            raise ContentFault(in_order(self.errors))


def in_order(faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The faults in reading order, file by file."""
    return sorted(faults, key=lambda fault: (fault.place.file, fault.place.line, fault.place.column))


def lines_of(text: str) -> list[str]:
    """The lines as editors count them: a form feed or a line separator, say, ends none."""
    return _LINE_END.split(text)


class ContentFault(ValueError):
    """A content file that cannot be used; ``diagnostics`` says why."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__(diagnostics[0].describe())
        self.diagnostics = diagnostics


def likeliest(word: str, known: Collection[str]) -> list[str]:
    """The few of many words that an author may have meant: those that share a piece of it first."""
    if len(known) > _TOO_MANY:
        return []
    begun = _beginnings(word)
    shared = {one: len(begun & _beginnings(one)) for one in known}
    fewest = min(shared.values(), default=0)  # what they all share says nothing
    kin = sorted((one for one in known if shared[one] > fewest), key=lambda one: (-shared[one], one))
    return list(dict.fromkeys((*kin, *difflib.get_close_matches(word[:80], known, _LIKELIEST, _ALIKE))))[:_LIKELIEST]


def _beginnings(word: str) -> set[str]:
    """How the pieces of a word begin: « fraud-mule » and « fraude » have one alike."""
    return {piece[:_BEGINNING] for piece in _PIECES.split(word.casefold()) if len(piece) >= _BEGINNING}


def nearest(word: str, known: Iterable[str], least: float = 0) -> str:
    """The known word an author probably meant, or nothing. ``least``: how alike they must be, more than is usual."""
    words = list(known)
    if len(words) > _TOO_MANY:  # each comparison costs: a hostile file must not buy a million of them
        return ""
    cutoff = least or (_NEAR_LONG if len(word) > _LONG_WORD else _NEAR)
    found = difflib.get_close_matches(word[:80], words, 1, cutoff)
    return found[0] if found else ""
