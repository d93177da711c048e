"""The wordings of rules: words and groups of words in order, found in a text whatever their agreement.

A wording is made of

- words (« mauvaise foi »), one of several (« quel|quelle »), beginnings (« remplac* »), any word (« * »), verbs with
  any ending that sounds like « -er » (« calm~ »: calmez, calmer, calmé), and any number in figures (« # »);
- groups that its file names (« <secret> »), whose ways are wordings without gaps and may name other groups;
- what may be left out (« [très] »), and gaps of a few words of the same sentence (« … »; two gaps are a longer one);
- at its head « ^ »: it begins a clause, be it after « bon, » or « madame, » (« ^zen »).

It reads folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from workstation.folding import folded
from workstation.roleplay.judging.agreement import agreed
from workstation.roleplay.judging.sentence import WORD, Sentence, Word, negators
from workstation.roleplay.judging.turns import TURNS

GAP = "…"
OPENS = "^"
_SOUND = "~"
_ONE = r"(?:<[a-z_]+>|#|[^\W_]+[*~]?|[*€£$])"
_PART = re.compile(rf"\[[^\[\]]+\]|…|{_ONE}(?:\|{_ONE})*")
_GROUP = re.compile(r"<([a-z_]+)>")
_NAMED = re.compile(r"<[a-z_]+>|\[[^\]]*\]")
_PLAIN = re.compile(r"[\w\s'’,.!?-]+")
# The endings of a verb that sound like its infinitive; « -ez », « -er » and « -é » are typed for one another.
_ENDINGS = ("er", "ez", "e", "es", "ee", "ees", "ai", "ait", "et")
# So many words may stand in a gap, none of them one that turns to something else: « dites-moi si vous avez … ».
_WIDEST = 6
# A group that names itself would never end.
_DEEPEST = 8
_NONE: frozenset[str] = frozenset()


class Element(NamedTuple):
    """A word of a wording: its stem, or the beginning that a word must have, whatever follows or with an ending."""

    stem: str
    begins: bool = False
    sounds: bool = False

    def fits(self, word: Word) -> bool:
        """Whether it is that word."""
        if self.begins:
            return word.text.startswith(self.stem) and (
                not self.sounds or word.text[len(self.stem) :] in _ENDINGS or word.text == self.stem
            )
        return word.stem == self.stem or word.text == self.stem


Way = tuple[Element, ...]


class Choice:
    """The ways of saying a part of a wording, which may be left out if ``optional``; a gap has none."""

    def __init__(self, ways: Sequence[Way], *, optional: bool = False) -> None:
        self.ways = tuple(sorted({way for way in ways if way}, key=len, reverse=True))
        self.optional = optional
        self._by_stem: dict[str, list[Way]] = {}
        self._begun: list[Way] = []
        for way in self.ways:
            if way[0].begins:
                self._begun.append(way)
            else:
                self._by_stem.setdefault(way[0].stem, []).append(way)

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The stems of which one must stand where this part stands; none where that is not known."""
        if self.optional or any(way[0].begins for way in self.ways):
            return _NONE
        return frozenset(way[0].stem for way in self.ways)

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
    """A wording that can be looked for. ``plain``: it is words alone. ``denies``: it holds its own denial.

    ``opens``: it begins a clause.
    """

    text: str
    written: tuple[str, ...]
    reader: Reader
    plain: bool
    denies: bool
    opens: bool = False

    @cached_property
    def parts(self) -> tuple[Choice, ...]:
        """What it is made of: read when a sentence first holds its first words, for most are never met."""
        return tuple(map(self.reader.part, self.written))

    @property
    def first(self) -> Choice:
        """What it begins with."""
        return self.reader.part(self.written[0])


Groups = Mapping[str, Sequence[str]]


def compiled(text: str, reader: Reader) -> Iterator[Wording]:
    """A wording in each of the ways it may be written. Raises ``WordingFault``."""
    plain = folded(text).replace("...", GAP)
    opens, plain = plain.startswith(OPENS), plain.removeprefix(OPENS)
    written = tuple(_PART.findall(plain))
    for part in written:
        reader.try_out(part)
    if not written or any(part == GAP or part.startswith("[") for part in (written[0], written[-1])):
        raise WordingFault
    simple = not opens and bool(_PLAIN.fullmatch(plain))
    own = _NAMED.sub(" ", plain)
    denies = any(word in negators(reader.language) for word in WORD.findall(own))
    yield Wording(text, written, reader, simple, denies, opens)
    if simple and "-" in plain:  # a compound is known without its hyphens too
        yield Wording(text, ("".join(WORD.findall(plain)),), reader, simple, denies)


class Reader:
    """Reads the parts of the wordings of a file in a language, each group once."""

    def __init__(self, language: str, groups: Groups) -> None:
        self.language = language
        self._groups = groups
        self._tried: set[str] = set()
        self._read: dict[str, tuple[Way, ...]] = {}
        self._choices: dict[str, Choice] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The groups there are."""
        return tuple(self._groups)

    def try_out(self, part: str, depth: int = 0) -> None:
        """Raises ``WordingFault`` for a part that names what nobody declares, or a group that holds a gap or itself."""
        for name in _GROUP.findall(part):
            if name in self._tried:
                continue
            if not self._groups.get(name) or depth > _DEEPEST:
                raise WordingFault(name if name not in self._groups else "")
            for way in self._groups[name]:
                plain = folded(way)
                if GAP in plain or not _PART.search(plain):
                    raise WordingFault
                self.try_out(plain, depth + 1)
            self._tried.add(name)

    def part(self, part: str) -> Choice:
        """A word, a group, what may be left out, or a gap."""
        if part not in self._choices:
            self._choices[part] = self._part(part)
        return self._choices[part]

    def _part(self, part: str) -> Choice:
        if part == GAP:
            return Choice(())
        optional = part.startswith("[")
        return Choice(self._ways(part.strip("[]")), optional=optional)

    def _ways(self, text: str) -> tuple[Way, ...]:
        """Every way of saying what holds no gap."""
        choices = []
        for part in _PART.findall(text):
            if part.startswith("["):
                choices.append(((), *self._ways(part.strip("[]"))))
            else:
                choices.append(tuple(way for one in part.split("|") for way in self._one(one)))
        return tuple(tuple(one for way in ways for one in way) for ways in product(*choices))

    def _one(self, one: str) -> tuple[Way, ...]:
        if not one.startswith("<"):
            return ((_element(one, self.language),),)
        name = one[1:-1]
        if name not in self._read:
            ways = (way for text in self._groups[name] for way in self._ways(folded(text)))
            self._read[name] = tuple(dict.fromkeys(ways))
        return self._read[name]


def _element(word: str, language: str) -> Element:
    if word.endswith(("*", _SOUND)):
        return Element(word[:-1], begins=True, sounds=word.endswith(_SOUND))
    return Element(agreed(word, language))


class Begun(NamedTuple):
    """A wording begun in one of its ways."""

    wording: Wording
    number: int
    way: Way


class _After:
    """The wordings that begin with one word, by the word that follows it; sorted when that word is first met."""

    def __init__(self) -> None:
        self._waiting: list[Begun] = []
        self._by_next: dict[str, list[Begun]] = {}
        self._others: list[Begun] = []

    def add(self, begun: Begun) -> None:
        self._waiting.append(begun)

    def _sort(self) -> None:
        for begun in self._waiting:
            way, parts = begun.way, begun.wording.parts
            following = _NONE
            if len(way) > 1:
                following = _NONE if way[1].begins else frozenset({way[1].stem})
            elif len(parts) > 1:
                following = parts[1].firsts
            for stem in following:
                self._by_next.setdefault(stem, []).append(begun)
            if not following:
                self._others.append(begun)
        self._waiting.clear()

    def begun(self, sentence: Sentence, at: int) -> Iterator[Begun]:
        """Those that may stand at that place."""
        self._sort()
        yield from self._others
        if at + 1 < len(sentence.words):
            following = sentence.words[at + 1]
            yield from self._by_next.get(following.stem, ())
            if following.text != following.stem:
                yield from self._by_next.get(following.text, ())


class Index:
    """Wordings by the words they begin with, so that a sentence is read once whatever their number."""

    def __init__(self) -> None:
        self._by_stem: dict[str, _After] = {}
        self._by_beginning: dict[str, _After] = {}
        self._lengths: set[int] = set()

    def add(self, wording: Wording, number: int) -> None:
        """Look for a wording; ``number`` comes back with what is found."""
        for way in wording.first.ways:
            under = self._by_beginning if way[0].begins else self._by_stem
            under.setdefault(way[0].stem, _After()).add(Begun(wording, number, way))
            if way[0].begins:
                self._lengths.add(len(way[0].stem))

    def found(self, sentence: Sentence) -> Iterator[tuple[Wording, int, tuple[int, ...]]]:
        """What stands in a sentence: the wording, its number, the places of its words."""
        stems = sentence.stems
        known: dict[frozenset[str], bool] = {}

        def stands(part: Choice) -> bool:
            needed = part.firsts
            if needed not in known:
                known[needed] = not needed or not needed.isdisjoint(stems)
            return known[needed]

        for at, word in enumerate(sentence.words):
            for after in self._after(word):
                for begun in after.begun(sentence, at):
                    wording = begun.wording
                    if wording.opens and not sentence.begins_clause(at):
                        continue
                    if all(map(stands, wording.parts[1:])) and (places := _begun(begun, sentence, at)):
                        yield wording, begun.number, places

    def places(self, sentence: Sentence) -> tuple[tuple[int, ...], ...]:
        """Where anything of it stands in a sentence."""
        return sentence.once(self, lambda: (places for _, _, places in self.found(sentence)))

    def _after(self, word: Word) -> Iterator[_After]:
        for text in {word.stem, word.text}:
            if text in self._by_stem:
                yield self._by_stem[text]
        for length in self._lengths:
            if len(word.text) >= length and word.text[:length] in self._by_beginning:
                yield self._by_beginning[word.text[:length]]


def _begun(begun: Begun, sentence: Sentence, at: int) -> tuple[int, ...]:
    return _way(begun.way, begun.wording.parts, 0, sentence, at)


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
    part = parts[number]
    if not part.ways:
        return _after_gap(parts, number + 1, sentence, at)
    if at < len(sentence.words):
        for way in part.begins(sentence.words[at]):
            if found := _way(way, parts, number, sentence, at):
                return found
    return _match(parts, number + 1, sentence, at) if part.optional else ()


def _after_gap(parts: tuple[Choice, ...], number: int, sentence: Sentence, at: int) -> tuple[int, ...]:
    turns = TURNS.get(sentence.language, _NONE)
    for place in range(at, min(at + _WIDEST + 1, len(sentence.words))):
        if found := _match(parts, number, sentence, place):
            return found
        if sentence.words[place].text in turns:
            return ()
    return ()
