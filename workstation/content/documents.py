"""The library of documents an adviser may share: what each is for, who may have it, by which way, and how long.

A document is fictional: what opens is a page with its title, what it is for and what stands in it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from workstation.content.by_language import in_language, texts_of, together
from workstation.content.diagnostics import Diagnostics, Place, nearest
from workstation.content.files import NamedText
from workstation.content.fillings import match
from workstation.content.reading import FIRST_DAY, Block, finish, one_of, open_document
from workstation.content.typography import set_french

CHAT, MAIL, SECURE = "chat", "email", "secure"
WAYS = (CHAT, MAIL, SECURE)
"""How a document goes: into the chat, by open mail, into the secure space of the client."""
ANYONE, CLIENT, HOLDER = "anyone", "client", "holder"
AUDIENCES = (ANYONE, CLIENT, HOLDER)
"""Who may have it: anybody; whoever is a client; the holder alone, of whom it holds data."""
RIGHT, ANOTHER, SECRET, EARLY, OPEN, LAPSED = "", "another", "secret", "identity", "channel", "lapsed"
"""What is wrong with a sharing, the gravest first; nothing when it is right."""


@dataclass(frozen=True)
class Document:
    """A document. ``identity``: the level to be reached before it goes; ``contents``: what stands in it."""

    id: str
    titles: Mapping[str, str] = field(hash=False)
    purpose: str = ""
    audience: str = ANYONE
    ways: tuple[str, ...] = WAYS
    identity: int = 0
    start: date = FIRST_DAY
    until: date | None = None
    contents: tuple[str, ...] = ()
    place: Place = field(default=Place(), compare=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it exists in."""
        return tuple(self.titles)

    @property
    def personal(self) -> bool:
        """Whether it holds data of a client."""
        return self.audience == HOLDER

    def title(self, language: str) -> str:
        """Its title, in the house's language where it does not exist in that one."""
        return in_language(self.titles, language)

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day."""
        return self.start <= day and (self.until is None or day <= self.until)

    def wrong(self, way: str, level: int, day: date, *, another: bool) -> str:
        """What is wrong with sharing it that way, at that identity; ``another``: with whom it does not concern."""
        if self.personal and another:
            return ANOTHER
        if level < self.identity:
            return SECRET if self.personal else EARLY
        if way not in self.ways:
            return OPEN
        return RIGHT if self.holds_on(day) else LAPSED


def read_document_file(text: str, file: str) -> tuple[Document, ...]:
    """The documents of one file. Raises ``ContentFault``."""
    return read_documents(((file, text),))


def read_documents(files: Sequence[tuple[str, str]]) -> tuple[Document, ...]:
    """The documents of all files, (name, text) each, in order. Raises ``ContentFault``."""
    return _read_documents(tuple(NamedText(file, text) for file, text in files))


@functools.lru_cache(maxsize=8)
def _read_documents(files: tuple[NamedText, ...]) -> tuple[Document, ...]:
    return together([(text.file, text) for text in files], _read)


def _read(text: str, file: str) -> tuple[list[Document], Diagnostics]:
    top = open_document(text, file)
    found = []
    for block in top.blocks("documents"):
        start = block.day("from", required=True) or FIRST_DAY
        found.append(
            Document(
                block.ident("id"),
                texts_of(block, "title", every=False, filled=False),
                set_french(block.text("purpose", required=True)),
                block.choice("audience", AUDIENCES, ANYONE, required=True),
                _ways(block),
                block.number("identity", 0, 0, 3),
                start,
                block.day("until", low=start),
                tuple(map(set_french, block.texts("contents"))),
                block.place_of("id"),
            )
        )
        _guarded(block, found[-1])
        block.done()
    finish(top)
    return found, top.diagnostics


def _ways(block: Block) -> tuple[str, ...]:
    found = block.texts("ways")
    if not found:
        block.diagnostics.add("RP011", block.place, name="ways")
    for name in found:
        if name not in WAYS:
            place = block.diagnostics.within(block.place_of("ways"), name)
            block.diagnostics.add("RP012", place, nearest(name, WAYS), name="ways", expected=one_of(WAYS))
    return found


def _guarded(block: Block, document: Document) -> None:
    """Report what would let a client's data go to anybody: by open mail, or before the identity that shows it."""
    if document.personal and (MAIL in document.ways or document.identity < 2):
        block.diagnostics.add("RP216", block.place_of("audience"), name=document.id)


def found_documents(documents: Sequence[Document], query: str, language: str) -> list[Document]:
    """The documents that answer what was typed: by title first, then id, purpose and contents."""
    ranked = [
        (match(query, (one.title(language), *one.titles.values(), one.id, one.purpose, *one.contents)), one)
        for one in documents
    ]
    return [one for rank, one in sorted(ranked, key=lambda pair: pair[0]) if rank >= 0]
