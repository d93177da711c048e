"""Search in knowledge sheets, as one types: accents, plurals and slips of the finger aside, to the line that answers.

An index in memory, made once for the sheets a session pinned: words in order of name, each with the sheets it stands
in. What is typed is read word by word; a word that no sheet holds gives way to those it begins, then to those one or
two letters away. Then the lines of the best sheets are weighed: the words that tell the lines of a sheet apart count,
so do the heading above, and the kind of answer that the question asks for.
"""

from __future__ import annotations

import bisect
import heapq
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import filterfalse
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from workstation.content.everyday import Everyday, Sought, is_ask, stem, telling, typed_words
from workstation.content.sheets import Sheet

MOST_WORDS = 24
"""Words of a search that are looked for; what a whole pasted page says after them is left."""
MOST_SHEETS = 12
"""Sheets that a search shows: the nearest, where more answer."""
LONGEST = 32
MOST_ENDINGS = 20
_TITLE, _TAG, _HEADING, _TEXT, _AGAIN = 6.0, 5.0, 2.5, 1.0, 0.3
_HELD, _RARE = 5.0, 1.0
"""What it is worth to a sheet that it holds one more of the words, whichever, and as much again as the word is rare."""
_PREFIX, _SLIP, _MEANT = 0.7, 0.7, 0.85
_SHORTEST_SLIP, _TWO_SLIPS = 4, 8
_ABOVE, _AROUND, _BESIDE = 0.6, 0.5, 0.25
"""What a word is worth to a sentence that does not hold it: its heading does, its line does, its passage does."""
_ANSWERS = 1.5
"""What it is worth to a sentence to answer the kind of question, beside a word."""
_TOPIC = 0.4
"""What a word of the title is worth to a sentence: all the sheet is about it."""
_WRONG, _SAID = 0.3, 0.85
"""How far what not to do is an answer, where the sheet has hardly another, and what is said to a customer."""
_SHORT = 110
"""Letters of a line that is shown whole."""
_NONE: frozenset[str] = frozenset()
_SIGNS = re.compile(r"^(?:[-*>]|\d{1,3}[.)])\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[«A-ZÀ-Ý])")


@dataclass(frozen=True)
class Passage:
    """What stands under one heading of a sheet; ``number`` counts the sheet's passages from 0."""

    sheet: str
    title: str
    number: int
    heading: str
    text: str

    def lines(self) -> list[str]:
        """Its lines, with their signs of Markdown; its heading where it has none."""
        return [line.strip() for line in self.text.splitlines() if line.strip()] or [self.heading]


def sentences(line: str) -> list[str]:
    """A line's sentences, without the signs of Markdown."""
    return _SENTENCE.split(_plain(line))


def _plain(line: str) -> str:
    return _SIGNS.sub("", line).replace("**", "")


@dataclass(frozen=True)
class Hit:
    """A sheet that answers a search, by the passage and the line of it that tell; ``whole``: it holds all the words."""

    passage: Passage
    line: str
    score: float
    whole: bool


def passages(sheet: Sheet) -> tuple[Passage, ...]:
    """The parts of a sheet, each under its heading; what stands before the first has none."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in sheet.body.splitlines():
        if line.startswith("#"):
            found.append((line.lstrip("#").strip(), []))
        else:
            found[-1][1].append(line)
    texts = [(heading, "\n".join(lines).strip()) for heading, lines in found]
    kept = [(heading, text) for heading, text in texts if heading or text]
    return tuple(Passage(sheet.id, sheet.title, at, heading, text) for at, (heading, text) in enumerate(kept))


def _shown(line: str, sentence: str) -> str:
    """What is shown of a line: all of it where it is short, else from the sentence on."""
    plain = _plain(line)
    return plain if len(plain) <= _SHORT else plain[plain.index(sentence) :]


class _Told(NamedTuple):
    """A sentence of a sheet: what it, its line, the heading above and its passage are found by.

    ``sure``: how far it may be taken for an answer.
    """

    passage: Passage
    text: str
    held: frozenset[str]
    around: frozenset[str]
    above: frozenset[str]
    beside: frozenset[str]
    sure: float

    def share(self, key: str) -> float:
        """How far a word that is looked for stands in the sentence or about it."""
        if key in self.held:
            return 1.0
        if key in self.above:
            return _ABOVE
        return 0.0 if key not in self.beside else _AROUND if key in self.around else _BESIDE


@dataclass(frozen=True)
class _Indexed:
    """A sheet as it is looked through: its sentences, and all that they are found by."""

    told: tuple[_Told, ...]
    title: frozenset[str]
    held: frozenset[str]

    @classmethod
    def of(cls, sheet: Sheet, everyday: Everyday) -> _Indexed:
        """A sheet, its sentences read."""
        found: list[_Told] = []
        for part in passages(sheet):
            above, wrong = everyday.held(part.heading), _WRONG if everyday.is_wrong(part.heading) else 1.0
            lines = [(line, [(text, everyday.held(text)) for text in sentences(line)]) for line in part.lines()]
            beside = _NONE.union(*(held for _, told in lines for _, held in told))
            for line, told in lines:
                around = _NONE.union(*(held for _, held in told))
                sure = wrong * (_SAID if line.startswith(">") else 1.0)
                steps = everyday.steps if line[0].isdigit() else _NONE
                for text, held in told:
                    found.append(_Told(part, _shown(line, text), held | steps, around, above, beside, sure))
        return cls(tuple(found), everyday.held(sheet.title), _NONE.union(*(one.held | one.above for one in found)))

    def best(self, near: Sequence[Mapping[str, float]], asks: Iterable[str]) -> tuple[float, _Told]:
        """The sentence that answers best, and what it is worth."""
        scored = [0.0] * len(self.told)
        for known in (*near, *({ask: _ANSWERS} for ask in asks)):
            met = [0.0] * len(self.told)
            for key in known.keys() & self.held:
                shares = [one.share(key) for one in self.told]
                topic = _TOPIC if key in self.title else 1.0
                rare = topic * known[key] * math.log(1 + len(shares) / sum(share >= _ABOVE for share in shares))
                met = [max(each, share * rare) for each, share in zip(met, shares, strict=True)]
            scored = [each + more for each, more in zip(scored, met, strict=True)]
        scored = [each * one.sure for each, one in zip(scored, self.told, strict=True)]
        at = scored.index(max(scored))
        return scored[at], self.told[at]


@dataclass
class SheetIndex:
    """The words of the sheets. ``find`` answers a search; nothing else is to be known of it."""

    everyday: Everyday = field(default_factory=Everyday)
    _sheets: list[_Indexed] = field(default_factory=list)
    _where: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    _words: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, sheets: Iterable[Sheet], everyday: Everyday | None = None) -> SheetIndex:
        """An index over sheets, their figures filled in or not, as everyday words lead to them."""
        made = cls(everyday or Everyday())
        words: set[str] = set()
        for sheet in sheets:
            words.update(
                word for word in typed_words(f"{sheet.title} {' '.join(sheet.tags)} {sheet.body}") if telling(word)
            )
            made._add(sheet)
        made._words = sorted(words)
        for at in made._where.values():
            rarity = math.log(1 + len(made._sheets) / len(at))
            for number in at:
                at[number] = (at[number] + _RARE) * rarity + _HELD
        return made

    def find(self, query: str, most: int = MOST_SHEETS) -> tuple[Hit, ...]:
        """The sheets that answer, the best first: those that hold most of the words, then the rarer and the nearer.

        Of more than ``most``, those that hold all the words are left out last.
        """
        words = [word[:LONGEST] for word in typed_words(query[: MOST_WORDS * (LONGEST + 1)])[:MOST_WORDS]]
        sought = self.everyday.sought(words)
        if not sought.words:
            sought = Sought(tuple((word, frozenset()) for word in dict.fromkeys(words)), sought.asks)
        near = [
            self._near(word, last=at == len(sought.words) - 1) | dict.fromkeys(signs, _MEANT)
            for at, (word, signs) in enumerate(sought.words)
        ]
        score: dict[int, float] = defaultdict(float)
        holds: dict[int, int] = defaultdict(int)
        for known in near:
            for number, worth in self._met(known).items():
                score[number] += worth
                holds[number] += 1
        hits: list[Hit] = []
        whole = {number for number, held in holds.items() if held == len(near)}
        for number in heapq.nlargest(most, score, key=lambda number: (number in whole, score[number])):
            worth, told = self._sheets[number].best(near, sought.asks)
            hits.append(Hit(told.passage, told.text, score[number] + worth, number in whole))
        return tuple(sorted(hits, key=lambda hit: -hit.score))

    def _met(self, known: Mapping[str, float]) -> Mapping[int, float]:
        """The sheets that hold a word looked for, under any of its keys, and what it is worth there."""
        met: dict[int, float] = {}
        for key, sure in known.items():
            for number, worth in self._where.get(key, {}).items():
                if (held := worth * sure) > met.get(number, 0.0):
                    met[number] = held
        return met

    def _add(self, sheet: Sheet) -> None:
        number, indexed = len(self._sheets), _Indexed.of(sheet, self.everyday)
        self._sheets.append(indexed)
        for words, weight in ((sheet.title, _TITLE), (" ".join(sheet.tags), _TAG)):
            for key in filterfalse(is_ask, self.everyday.held(words)):
                self._where[key][number] = self._where[key].get(number, 0.0) + weight
        for part in {one.passage.number: one for one in indexed.told}.values():
            held = dict.fromkeys(part.beside, _TEXT) | dict.fromkeys(part.above, _HEADING)
            for key in filterfalse(is_ask, held):
                at = self._where[key]
                at[number] = max(at.get(number, 0.0), held[key]) + _AGAIN

    def _near(self, word: str, *, last: bool) -> dict[str, float]:
        """The words of the sheets that a typed one stands for, and how surely."""
        key = stem(word) if word else ""
        found = {key: 1.0} if key in self._where else {}
        if word and (not found or last):  # the last is still being typed
            found = {**self._begun(word), **found}
        if not found and len(word) >= _SHORTEST_SLIP:
            slips = 1 if len(word) < _TWO_SLIPS else 2
            near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=8)
            found = {stem(known): _SLIP / far for known, far, _at in near if far}
        return found

    def _begun(self, word: str) -> dict[str, float]:
        if len(word) < 2:
            return {}
        start = bisect.bisect_left(self._words, word)
        end = bisect.bisect_left(self._words, word + "\uffff", start)
        return dict.fromkeys(map(stem, self._words[start : min(end, start + MOST_ENDINGS)]), _PREFIX)
