"""What phrases, templates and documents have in common: texts by language, and ids that no two files share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from workstation.content.diagnostics import ContentFault, Diagnostics, Place
from workstation.content.fillings import LANGUAGES, check_variables
from workstation.content.reading import Block
from workstation.content.typography import set_text


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def place(self) -> Place: ...


Named = TypeVar("Named", bound=_Named)


def texts_of(block: Block, key: str, *, every: bool, filled: bool = True) -> dict[str, str]:
    """A text by language; the house's own language has to be there, and the others too where ``every`` is asked.

    ``filled``: its insertions are variables, and are checked.
    """
    inner = block.block(key, required=True)
    if inner is None:
        return {}
    found = {language: set_text(inner.text(language), language) for language in LANGUAGES if inner.has(language)}
    for language in LANGUAGES if every else LANGUAGES[:1]:
        if language not in found:
            block.diagnostics.add("RP213", block.place_of(key), name=key, language=language)
    if filled:
        for language, text in found.items():
            check_variables(text, inner.place_of(language), block.diagnostics)
    inner.done()
    return found


def together(
    files: Sequence[tuple[str, str]], read: Callable[[str, str], tuple[Sequence[Named], Diagnostics]]
) -> tuple[Named, ...]:
    """What the files of a kind hold, (name, text) each; an id stands once in all of them. Raises ``ContentFault``."""
    faults, found = [], []
    sources: dict[str, Diagnostics] = {}
    for file, text in files:
        try:
            entries, sources[file] = read(text, file)
            found += [(file, entry) for entry in entries]
        except ContentFault as fault:
            faults += fault.diagnostics
    known: dict[str, tuple[str, Named]] = {}
    for file, entry in found:
        if entry.id in known:
            first, other = known[entry.id]
            seen = Place(other.place.line, other.place.column, "" if first == file else first)
            told = sources[file]
            told.add("RP031", entry.place, name=entry.id, where=told.where(seen, entry.place))
        known.setdefault(entry.id, (file, entry))
    faults += [fault for diagnostics in sources.values() for fault in diagnostics.errors]
    if faults:
        raise ContentFault(faults)
    return tuple(entry for _, entry in found)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in a language, in the house's own where it is not said in that one."""
    return texts.get(language) or texts.get(LANGUAGES[0], "")
