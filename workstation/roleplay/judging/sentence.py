"""A folded sentence as words, with the clauses they stand in: what is denied there, quoted, and already found there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from workstation.roleplay.judging.agreement import agreed
from workstation.roleplay.judging.grammar import grammar
from workstation.roleplay.judging.turns import ASKED, IDIOMS, JOINS, LEADS_IN, NEW_CLAUSE, SUBJECTS, SUPPOSED, TAKES_UP

WORD = re.compile(r"[^\W_]+|[€£$]")
NUMBER = "#"
Span = tuple[int, ...]
_NUMERAL = re.compile(r"\d+")
# « M. » ends nothing.
_SENTENCE = re.compile(r"(?:[^.;!?\n]|(?<= m)\.(?= \w))*(?:[.;!?\n]+|\Z)")
_CLAUSE = re.compile(r"[,:;.!?()«»\"]| - ")
_QUOTED = re.compile(r"«[^«»]*»|\"[^\"]*\"|(?<!\w)'(?=\w)(?:[^'.;]|(?<=\w)'(?=\w))+'(?!\w)")
# A sentence of so many letters may be taken up by the next.
_SHORTLY = 160
# Nobody says more in one sentence: a text without an end is cut after so many letters, between two words.
_LONGEST = 600
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


class Sentence:
    """A folded sentence as words, with the clauses they stand in."""

    def __init__(self, plain: str, language: str) -> None:
        self.plain = plain
        self.language = language
        self.words = tuple(_words(plain, language))
        self._found: dict[object, tuple[Span, ...]] = {}

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its words, as they are and without their agreement."""
        return frozenset(one for word in self.words for one in (word.stem, word.text))

    def once(self, looked_for: object, look: Callable[[], Iterator[Span]]) -> tuple[Span, ...]:
        """Where something stands in it, looked for once."""
        if looked_for not in self._found:
            self._found[looked_for] = tuple(look())
        return self._found[looked_for]

    def begins_clause(self, at: int) -> bool:
        """Whether a word begins its clause, be it after « bon » or « mais »."""
        clause, small = self.words[at].clause, LEADS_IN.get(self.language, _NONE)
        while at and self.words[at - 1].clause == clause:
            at -= 1
            if self.words[at].text not in small:
                return False
        return True

    def goes_on(self, before: int, at: int) -> bool:
        """Whether an order joined to what stands ``before`` begins there: « …, et donnez-moi … »."""
        if self.words[at].text in SUBJECTS.get(self.language, _NONE):
            return False
        if before >= at or self.words[before].clause == self.words[at].clause or not self.begins_clause(at):
            return False
        joins = JOINS.get(self.language, _NONE)
        return any(self.words[place].text in joins for place in range(before + 1, at))

    @cached_property
    def _quotes(self) -> tuple[tuple[int, int], ...]:
        """What is quoted, where something else is said around it."""
        found = tuple(quote.span() for quote in _QUOTED.finditer(self.plain))
        return found if found and WORD.search(_QUOTED.sub("", self.plain)) else ()

    def quoted(self, places: Sequence[int]) -> bool:
        """Whether these words are somebody else's, between signs of quotation: « ils disent « donnez le code » »."""
        start, end = self.words[places[0]].start, self.words[places[-1]].end
        return any(opens < start and end < closes for opens, closes in self._quotes)

    @cached_property
    def _idle(self) -> tuple[tuple[int, int], ...]:
        """The stretches whose word of denial denies nothing."""
        idioms = IDIOMS.get(self.language)
        return tuple(found.span() for found in idioms.finditer(self.plain)) if idioms else ()

    def _in_idiom(self, word: Word) -> bool:
        return any(start <= word.start < end for start, end in self._idle)

    def denied(self, places: Sequence[int]) -> bool:
        """Whether one of the clauses that these words stand in denies something: « je ne demande jamais … »."""
        clauses = {self.words[at].clause for at in places}
        return not self._denying.isdisjoint(clauses) and ("?" not in self.plain or self._asking.isdisjoint(clauses))

    @cached_property
    def _denying(self) -> frozenset[int]:
        """The clauses that deny something: in no idiom, and not only supposed (« si vous ne me dites pas … »)."""
        supposed, denials = SUPPOSED.get(self.language, _NONE), negators(self.language)
        found: set[int] = set()
        supposing = -1
        for word in self.words:
            if word.text in supposed:
                supposing = word.clause
            elif word.text in denials and word.clause != supposing and not self._in_idiom(word):
                found.add(word.clause)
        return frozenset(found)

    @cached_property
    def _asking(self) -> frozenset[int]:
        """« vous ne pourriez pas me dire … ? »: the clauses that ask, for all that they deny."""
        return frozenset(word.clause for word in self.words if word.text in ASKED.get(self.language, _NONE))


def sentences(plain: str) -> Iterator[tuple[str, int]]:
    """The sentences of a folded text, with the sign that ends each, and where they begin.

    One that takes up what the last one names goes with it: « les trois chiffres, vous les avez ? Dites-les-moi. »
    """
    start = end = 0
    for found in _SENTENCE.finditer(plain):
        if not found[0]:
            continue
        if end - start and not (end - start < _SHORTLY and TAKES_UP.match(found[0])):
            yield from _cut(plain, start, end)
            start = found.start()
        end = found.end()
    if end > start:
        yield from _cut(plain, start, end)


def _cut(plain: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    while end - start > _LONGEST:
        at = plain.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        at = at + 1 if at > 0 else start + _LONGEST
        yield plain[start:at], start
        start = at
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
    for found in WORD.finditer(plain):
        clause += bool(_CLAUSE.search(plain, at, found.start()) or found[0] in begins)
        stem = NUMBER if _NUMERAL.fullmatch(found[0]) else agreed(found[0], language)
        yield Word(found[0], stem, found.start(), found.end(), clause)
        at = found.end()
