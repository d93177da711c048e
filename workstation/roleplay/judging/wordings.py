"""The wordings of rules: words and groups of words in order, found in a text whatever their agreement.

A wording is made of words (« mauvaise foi »), of beginnings of words (« remplac* »), of groups that its file names
(« <secret> »), and of gaps of a few words of the same sentence (« … »). It reads folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from workstation.folding import folded
from workstation.roleplay.judging.agreement import agreed
from workstation.roleplay.judging.grammar import grammar
from workstation.roleplay.judging.turns import ASKED, IDIOMS, NEW_CLAUSE, SUPPOSED, TURNS

GAP = "…"
_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"<[a-z_]+>|…|[^\W_]+\*?")
_GROUPED = re.compile(r"[^\W_]+\*?")
_SENTENCE = re.compile(r"[^.;!?\n]*(?:[.;!?\n]+|\Z)")
_CLAUSE = re.compile(r"[,:()«»\"]| - ")
# So many words may stand in a gap, none of them one that turns to something else: « dites-moi si vous avez … ».
_WIDEST = 6
# Words of denial that mostly mean something else: « noch einmal » is once more.
_ALSO_ELSE = frozenset({"noch"})
_NONE: frozenset[str] = frozenset()


class Word(NamedTuple):
    """A word of a folded sentence. ``clause`` is a number."""

    text: str
    stem: str
    start: int
    end: int
    clause: int


class Element(NamedTuple):
    """A word of a wording: its stem, or the beginning that a word must have."""

    stem: str
    begins: bool = False

    def fits(self, word: Word) -> bool:
        """Whether it is that word."""
        return word.text.startswith(self.stem) if self.begins else word.stem == self.stem or word.text == self.stem


Way = tuple[Element, ...]


class Choice:
    """The ways of saying a part of a wording; a gap has none."""

    def __init__(self, ways: Sequence[Way]) -> None:
        self.ways = tuple(sorted({way for way in ways if way}, key=len, reverse=True))
        self._by_stem: dict[str, list[Way]] = {}
        self._begun: list[Way] = []
        for way in self.ways:
            if way[0].begins:
                self._begun.append(way)
            else:
                self._by_stem.setdefault(way[0].stem, []).append(way)

    def begins(self, word: Word) -> Iterator[Way]:
        """The ways that begin with that word."""
        yield from self._by_stem.get(word.stem, ())
        if word.text != word.stem:
            yield from self._by_stem.get(word.text, ())
        for way in self._begun:
            if way[0].fits(word):
                yield way


class WordingFault(ValueError):
    """A wording that cannot be read: the group it names and that nobody declares, or nothing when it has no word."""

    def __init__(self, group: str = "") -> None:
        super().__init__(group)
        self.group = group


@dataclass(frozen=True, eq=False)
class Wording:
    """A wording ready to be looked for. ``plain``: it is words alone. ``denies``: it holds its own denial."""

    text: str
    parts: tuple[Choice, ...]
    plain: bool
    denies: bool


class Sentence:
    """A folded sentence as words, with the clauses they stand in."""

    def __init__(self, plain: str, language: str) -> None:
        self.plain = plain
        self.language = language
        self.words = tuple(_words(plain, language))

    @cached_property
    def _idle(self) -> tuple[tuple[int, int], ...]:
        """The stretches whose word of denial denies nothing."""
        idioms = IDIOMS.get(self.language)
        return tuple(found.span() for found in idioms.finditer(self.plain)) if idioms else ()

    def denied(self, places: Sequence[int]) -> bool:
        """Whether one of the clauses that these words stand in denies something: « je ne demande jamais … »."""
        clauses = {self.words[at].clause for at in places}
        inside = [word for word in self.words if word.clause in clauses]
        return any(self._denies(word) for word in inside) and not self._still_asks(inside)

    def _denies(self, word: Word) -> bool:
        """Whether a word denies: not in an idiom, nor what is only supposed (« si vous ne me dites pas … »)."""
        if word.text not in negators(self.language):
            return False
        if any(start <= word.start < end for start, end in self._idle):
            return False
        supposed = SUPPOSED.get(self.language, _NONE)
        return not any(
            one.text in supposed and one.clause == word.clause and one.start < word.start for one in self.words
        )

    def _still_asks(self, inside: Sequence[Word]) -> bool:
        """« vous ne pourriez pas me dire … ? »: a request, for all that it denies."""
        return "?" in self.plain and any(word.text in ASKED.get(self.language, _NONE) for word in inside)


def sentences(plain: str) -> Iterator[tuple[str, int]]:
    """The sentences of a folded text, with the sign that ends each, and where they begin."""
    for found in _SENTENCE.finditer(plain):
        if found[0]:
            yield found[0], found.start()


@lru_cache(maxsize=4_096)
def read(plain: str, language: str) -> Sentence:
    """A folded sentence, read once for all that looks into it."""
    return Sentence(plain, language)


@lru_cache(maxsize=8)
def negators(language: str) -> frozenset[str]:
    """The words of a language that deny, without the apostrophes that a word here never has."""
    return frozenset(word.strip("'") for word in grammar(language).negators) - _ALSO_ELSE


def _words(plain: str, language: str) -> Iterator[Word]:
    clause = at = 0
    begins = NEW_CLAUSE.get(language, _NONE)
    for found in _WORD.finditer(plain):
        clause += bool(_CLAUSE.search(plain, at, found.start()) or found[0] in begins)
        yield Word(found[0], agreed(found[0], language), found.start(), found.end(), clause)
        at = found.end()


def compiled(text: str, language: str, groups: Mapping[str, Sequence[str]]) -> Iterator[Wording]:
    """A wording in each of the ways it may be written. Raises ``WordingFault``."""
    plain = folded(text).replace("...", GAP)
    parts = tuple(_part(part, language, groups) for part in _PART.findall(plain))
    if not parts or not parts[0].ways or not parts[-1].ways:
        raise WordingFault
    simple = not any(sign in plain for sign in (GAP, "<", "*"))
    denies = any(word in negators(language) for word in _WORD.findall(re.sub(r"<[a-z_]+>", " ", plain)))
    yield Wording(text, parts, simple, denies)
    if simple and "-" in plain:  # a compound is known without its hyphens too
        yield Wording(text, (Choice([(_element("".join(_WORD.findall(plain)), language),)]),), simple, denies)


def _part(part: str, language: str, groups: Mapping[str, Sequence[str]]) -> Choice:
    if part == GAP:
        return Choice(())
    if not part.startswith("<"):
        return Choice([(_element(part, language),)])
    name = part[1:-1]
    if name not in groups:
        raise WordingFault(name)
    return Choice([tuple(_element(word, language) for word in _GROUPED.findall(folded(way))) for way in groups[name]])


def _element(word: str, language: str) -> Element:
    return Element(word[:-1], begins=True) if word.endswith("*") else Element(agreed(word, language))


Begun = tuple[Wording, int, Way]


class Index:
    """Wordings by the word they begin with, so that a sentence is read once whatever their number."""

    def __init__(self) -> None:
        self._by_stem: dict[str, list[Begun]] = {}
        self._by_beginning: dict[str, list[Begun]] = {}
        self._lengths: set[int] = set()

    def add(self, wording: Wording, number: int) -> None:
        """Look for a wording; ``number`` comes back with what is found."""
        for way in wording.parts[0].ways:
            under = self._by_beginning if way[0].begins else self._by_stem
            under.setdefault(way[0].stem, []).append((wording, number, way))
            if way[0].begins:
                self._lengths.add(len(way[0].stem))

    def found(self, sentence: Sentence) -> Iterator[tuple[Wording, int, tuple[int, ...]]]:
        """What stands in a sentence: the wording, its number, the places of its words."""
        for at, word in enumerate(sentence.words):
            for wording, number, way in self._begun(word):
                if places := _way(way, wording.parts, 0, sentence, at):
                    yield wording, number, places

    def _begun(self, word: Word) -> Iterator[Begun]:
        yield from self._by_stem.get(word.stem, ())
        if word.text != word.stem:
            yield from self._by_stem.get(word.text, ())
        for length in self._lengths:
            if len(word.text) >= length:
                yield from self._by_beginning.get(word.text[:length], ())


def _way(way: Way, parts: tuple[Choice, ...], number: int, sentence: Sentence, at: int) -> tuple[int, ...]:
    """The places of the words of the parts from ``number`` on, said in that way at ``at``; empty when they differ."""
    end = at + len(way)
    if end > len(sentence.words) or not all(one.fits(sentence.words[at + n]) for n, one in enumerate(way)):
        return ()
    here = tuple(range(at, end))
    if number + 1 == len(parts):
        return here
    rest = _match(parts, number + 1, sentence, end)
    return here + rest if rest else ()


def _match(parts: tuple[Choice, ...], number: int, sentence: Sentence, at: int) -> tuple[int, ...]:
    """The same, in whatever way."""
    if not parts[number].ways:
        return _after_gap(parts, number + 1, sentence, at)
    if at < len(sentence.words):
        for way in parts[number].begins(sentence.words[at]):
            if found := _way(way, parts, number, sentence, at):
                return found
    return ()


def _after_gap(parts: tuple[Choice, ...], number: int, sentence: Sentence, at: int) -> tuple[int, ...]:
    turns = TURNS.get(sentence.language, _NONE)
    for place in range(at, min(at + _WIDEST + 1, len(sentence.words))):
        if found := _match(parts, number, sentence, place):
            return found
        if sentence.words[place].text in turns:
            return ()
    return ()
