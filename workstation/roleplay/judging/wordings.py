"""The wordings of rules: words and groups of words in order, found in a text whatever their agreement.

A wording is made of

- words (« mauvaise foi »), one of several (« quel|quelle »), beginnings (« remplac* »), any word (« * »), verbs with
  any ending that sounds like « -er » (« calm~ »: calmez, calmer, calmé), and any number in figures (« # »);
- groups that its file names (« <secret> »), whose ways are wordings without gaps and may name other groups;
- what may be left out (« [très] »), and gaps of a few words of the same sentence (« … »; two gaps are a longer one).

It reads folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import NamedTuple

from workstation.folding import folded
from workstation.roleplay.judging.agreement import agreed
from workstation.roleplay.judging.sentence import WORD, Sentence, Word, negators
from workstation.roleplay.judging.turns import TURNS

GAP = "…"
_SOUND = "~"
_ONE = r"(?:<[a-z_]+>|#|[^\W_]+[*~]?|[*€£$])"
_PART = re.compile(rf"\[[^\[\]]+\]|…|{_ONE}(?:\|{_ONE})*")
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
    """A wording ready to be looked for. ``plain``: it is words alone. ``denies``: it holds its own denial."""

    text: str
    parts: tuple[Choice, ...]
    plain: bool
    denies: bool


Groups = Mapping[str, Sequence[str]]


def compiled(text: str, language: str, groups: Groups) -> Iterator[Wording]:
    """A wording in each of the ways it may be written. Raises ``WordingFault``."""
    plain = folded(text).replace("...", GAP)
    reader = _reader(language, tuple((name, tuple(ways)) for name, ways in groups.items()))
    parts = tuple(reader.part(part) for part in _PART.findall(plain))
    if not parts or any(not part.ways or part.optional for part in (parts[0], parts[-1])):
        raise WordingFault
    simple = bool(_PLAIN.fullmatch(plain))
    own = WORD.findall(re.sub(r"<[a-z_]+>|\[[^\]]*\]", " ", plain))
    yield Wording(text, parts, simple, any(word in negators(language) for word in own))
    if simple and "-" in plain:  # a compound is known without its hyphens too
        one = Choice([(_element("".join(WORD.findall(plain)), language),)])
        yield Wording(text, (one,), simple, any(word in negators(language) for word in own))


@lru_cache(maxsize=64)
def _reader(language: str, groups: tuple[tuple[str, tuple[str, ...]], ...]) -> _Reader:
    return _Reader(language, dict(groups))


class _Reader:
    """The parts of wordings read, each group once."""

    def __init__(self, language: str, groups: Groups) -> None:
        self._language = language
        self._groups = groups
        self._read: dict[str, tuple[Way, ...]] = {}
        self._choices: dict[str, Choice] = {}

    def part(self, part: str) -> Choice:
        """A word, a group, what may be left out, or a gap."""
        if part not in self._choices:
            self._choices[part] = self._part(part)
        return self._choices[part]

    def _part(self, part: str) -> Choice:
        if part == GAP:
            return Choice(())
        optional = part.startswith("[")
        return Choice(self._ways(part.strip("[]"), 0), optional=optional)

    def _ways(self, text: str, depth: int) -> tuple[Way, ...]:
        """Every way of saying what holds no gap."""
        choices = []
        for part in _PART.findall(text):
            if part == GAP or depth > _DEEPEST:
                raise WordingFault
            if part.startswith("["):
                choices.append(((), *self._ways(part.strip("[]"), depth + 1)))
            else:
                choices.append(tuple(way for one in part.split("|") for way in self._one(one, depth)))
        return tuple(tuple(one for way in ways for one in way) for ways in product(*choices))

    def _one(self, one: str, depth: int) -> tuple[Way, ...]:
        if not one.startswith("<"):
            return ((_element(one, self._language),),)
        name = one[1:-1]
        if name not in self._groups:
            raise WordingFault(name)
        if name not in self._read:
            ways = (way for text in self._groups[name] for way in self._ways(folded(text), depth + 1))
            self._read[name] = tuple(dict.fromkeys(ways))
        return self._read[name]


def _element(word: str, language: str) -> Element:
    if word.endswith(("*", _SOUND)):
        return Element(word[:-1], begins=True, sounds=word.endswith(_SOUND))
    return Element(agreed(word, language))


class Begun(NamedTuple):
    """A wording begun in one of its ways. ``needed``: of each set one must stand in the sentence besides."""

    wording: Wording
    number: int
    way: Way
    needed: tuple[frozenset[str], ...]


class _After:
    """The wordings that begin with one word, by the word that follows it."""

    def __init__(self) -> None:
        self.by_next: dict[str, list[Begun]] = {}
        self.others: list[Begun] = []

    def add(self, begun: Begun) -> None:
        way, parts = begun.way, begun.wording.parts
        following = _NONE
        if len(way) > 1:
            following = _NONE if way[1].begins else frozenset({way[1].stem})
        elif len(parts) > 1:
            following = parts[1].firsts
        if following:
            for stem in following:
                self.by_next.setdefault(stem, []).append(begun)
        else:
            self.others.append(begun)

    def begun(self, sentence: Sentence, at: int) -> Iterator[Begun]:
        """Those that may stand at that place."""
        yield from self.others
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
        needed = tuple(firsts for part in wording.parts[1:] if (firsts := part.firsts))
        for way in wording.parts[0].ways:
            under = self._by_beginning if way[0].begins else self._by_stem
            under.setdefault(way[0].stem, _After()).add(Begun(wording, number, way, needed))
            if way[0].begins:
                self._lengths.add(len(way[0].stem))

    def found(self, sentence: Sentence) -> Iterator[tuple[Wording, int, tuple[int, ...]]]:
        """What stands in a sentence: the wording, its number, the places of its words."""
        stems = sentence.stems
        known: dict[frozenset[str], bool] = {}

        def stands(needed: frozenset[str]) -> bool:
            if needed not in known:
                known[needed] = not needed.isdisjoint(stems)
            return known[needed]

        for at, word in enumerate(sentence.words):
            for after in self._after(word):
                for begun in after.begun(sentence, at):
                    if all(map(stands, begun.needed)) and (places := _begun(begun, sentence, at)):
                        yield begun.wording, begun.number, places

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
