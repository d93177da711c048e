"""The wordings of rules: words and groups of words in order, found in a text whatever their agreement.

A wording is made of words (« mauvaise foi »), of beginnings of words (« remplac* »), of groups that its file names
(« <secret> »), of any number in figures (« # »), and of gaps of a few words of the same sentence (« … »; two gaps are
a longer one). It reads folded text.
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
from workstation.roleplay.judging.turns import ASKED, IDIOMS, NEW_CLAUSE, SUPPOSED, TAKES_UP, TURNS

GAP = "…"
_WORD = re.compile(r"[^\W_]+|[€£$]")
_PART = re.compile(r"<[a-z_]+>|…|#|[^\W_]+\*?|[€£$]")
_GROUPED = re.compile(r"#|[^\W_]+\*?|[€£$]")
NUMBER = "#"
_NUMERAL = re.compile(r"\d+")
_SENTENCE = re.compile(r"[^.;!?\n]*(?:[.;!?\n]+|\Z)")
_CLAUSE = re.compile(r"[,:;.!?()«»\"]| - ")
_QUOTED = re.compile(r"«[^«»]*»|\"[^\"]*\"|(?<!\w)'(?=\w)(?:[^'.;]|(?<=\w)'(?=\w))+'(?!\w)")
# So many words may stand in a gap, none of them one that turns to something else: « dites-moi si vous avez … ».
_WIDEST = 6
# A sentence of so many letters may be taken up by the next.
_SHORTLY = 160
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
    def stems(self) -> frozenset[str]:
        """Its words, as they are and without their agreement."""
        return frozenset(one for word in self.words for one in (word.stem, word.text))

    @cached_property
    def _quotes(self) -> tuple[tuple[int, int], ...]:
        """What is quoted, where something else is said around it."""
        found = tuple(quote.span() for quote in _QUOTED.finditer(self.plain))
        around = _QUOTED.sub("", self.plain)
        return found if _WORD.search(around) else ()

    def quoted(self, places: Sequence[int]) -> bool:
        """Whether these words are somebody else's, between signs of quotation: « ils disent « donnez le code » »."""
        start, end = self.words[places[0]].start, self.words[places[-1]].end
        return any(opens < start and end < closes for opens, closes in self._quotes)

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
    """The sentences of a folded text, with the sign that ends each, and where they begin.

    One that takes up what the last one names goes with it: « les trois chiffres, vous les avez ? Dites-les-moi. »
    """
    start = end = 0
    for found in _SENTENCE.finditer(plain):
        if not found[0]:
            continue
        if end - start and not (end - start < _SHORTLY and TAKES_UP.match(found[0])):
            yield plain[start:end], start
            start = found.start()
        end = found.end()
    if end > start:
        yield plain[start:end], start


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
        stem = NUMBER if _NUMERAL.fullmatch(found[0]) else agreed(found[0], language)
        yield Word(found[0], stem, found.start(), found.end(), clause)
        at = found.end()


def compiled(text: str, language: str, groups: Mapping[str, Sequence[str]]) -> Iterator[Wording]:
    """A wording in each of the ways it may be written. Raises ``WordingFault``."""
    plain = folded(text).replace("...", GAP)
    parts = tuple(_part(part, language, groups) for part in _PART.findall(plain))
    if not parts or not parts[0].ways or not parts[-1].ways:
        raise WordingFault
    simple = not any(sign in plain for sign in (GAP, "<", "*", NUMBER))
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
    return _group(tuple(groups[name]), language)


@lru_cache(maxsize=256)
def _group(ways: tuple[str, ...], language: str) -> Choice:
    """A group, read once for all the wordings that name it."""
    return Choice([tuple(_element(word, language) for word in _GROUPED.findall(folded(way))) for way in ways])


def _element(word: str, language: str) -> Element:
    return Element(word[:-1], begins=True) if word.endswith("*") else Element(agreed(word, language))


class Begun(NamedTuple):
    """A wording begun in one of its ways. ``last`` are the beginnings of its last part, one of which must follow.

    ``last`` is empty where the word after the first tells enough.
    """

    wording: Wording
    number: int
    way: Way
    last: frozenset[str] = _NONE


class _After:
    """The wordings that begin with one word, by the word that follows it."""

    def __init__(self) -> None:
        self.by_next: dict[str, list[Begun]] = {}
        self.others: dict[frozenset[str], list[Begun]] = {}

    def add(self, wording: Wording, number: int, way: Way) -> None:
        parts = wording.parts
        following = {way[1]} if len(way) > 1 else {one[0] for one in parts[1].ways} if len(parts) > 1 else set()
        if following and not any(one.begins for one in following):
            for stem in {one.stem for one in following}:
                self.by_next.setdefault(stem, []).append(Begun(wording, number, way))
            return
        ends = {one[0] for one in parts[-1].ways} if len(parts) > 1 else set()
        last = _NONE if any(one.begins for one in ends) else frozenset(one.stem for one in ends)
        self.others.setdefault(last, []).append(Begun(wording, number, way, last))

    def begun(self, sentence: Sentence, at: int) -> Iterator[Begun]:
        """Those that may stand at that place."""
        for last, begun in self.others.items():
            if not last or not last.isdisjoint(sentence.stems):
                yield from begun
        if at + 1 < len(sentence.words):
            following = sentence.words[at + 1]
            yield from self.by_next.get(following.stem, ())
            if following.text != following.stem:
                yield from self.by_next.get(following.text, ())


class Index:
    """Wordings by the words they begin with, so that a sentence is read once whatever their number."""

    def __init__(self) -> None:
        self._by_stem: dict[str, _After] = {}
        self._by_beginning: dict[str, _After] = {}
        self._lengths: set[int] = set()

    def add(self, wording: Wording, number: int) -> None:
        """Look for a wording; ``number`` comes back with what is found."""
        for way in wording.parts[0].ways:
            under = self._by_beginning if way[0].begins else self._by_stem
            under.setdefault(way[0].stem, _After()).add(wording, number, way)
            if way[0].begins:
                self._lengths.add(len(way[0].stem))

    def found(self, sentence: Sentence) -> Iterator[tuple[Wording, int, tuple[int, ...]]]:
        """What stands in a sentence: the wording, its number, the places of its words."""
        for at, word in enumerate(sentence.words):
            for after in self._after(word):
                for begun in after.begun(sentence, at):
                    if places := _way(begun.way, begun.wording.parts, 0, sentence, at):
                        yield begun.wording, begun.number, places

    def _after(self, word: Word) -> Iterator[_After]:
        for text in {word.stem, word.text}:
            if text in self._by_stem:
                yield self._by_stem[text]
        for length in self._lengths:
            if len(word.text) >= length and word.text[:length] in self._by_beginning:
                yield self._by_beginning[word.text[:length]]


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
