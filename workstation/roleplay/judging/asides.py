"""Asides: what is said beside the matter and is no move. Announcing, thinking aloud, acknowledging, small talk.

A kind of aside is one entry of ``scripts/asides/``: wordings by which it is known, and what the customer answers. A
text is an aside when nothing in it is left over once its asides, its fillers and the names are taken away.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from workstation.folding import folded, plain_words
from workstation.roleplay.judging.sentence import Sentence, read, sentences
from workstation.roleplay.judging.wordings import Index, Wording

FOREIGN, NO_WORDS, TOO_MUCH = "foreign", "no_words", "too_much"
SILENCE, HOLD, LEAVE = "silence", "hold", "leave"
ALSO, EARLY, LATE, AGAIN, DENIED, LOST = "also", "early", "late", "again", "denied", "lost"
SHAPES = (FOREIGN, NO_WORDS, TOO_MUCH, SILENCE, HOLD, LEAVE, ALSO, EARLY, LATE, AGAIN, DENIED, LOST)
"""What is known by its shape: another language or alphabet, nothing but signs, more than anybody takes in at once; and
nothing at all: the adviser is silent, keeps them on hold, or does not end the call, so that the customer leaves. Then
what the role-play itself shows: one more question than a beat needs, what belongs to a later beat or to one just left,
what is asked though it was answered, a fault that the adviser says they do not commit, and what is not understood
though the customer has asked again."""
# A minute of speech, and so many sentences: past that a customer cuts in.
_MOST_WORDS, _MOST_SENTENCES = 160, 15
# So many small words of another language, and twice those of the customer's own.
_FOREIGN_WORDS, _FOREIGN_TIMES = 2, 2
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[a-z]")
_ENDS = re.compile(r"[.!?;…\n]+")
# What is looked at of a text: an aside is short.
_LONGEST = 1_000


class Said(NamedTuple):
    """A wording of an aside, and whether what stands before it in its clause, and after it, belongs to it.

    ``asked``: it counts in a question alone.
    """

    wording: Wording
    before: bool = False
    after: bool = False
    asked: bool = False


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of aside. ``title``: its name, in the house's language; ``unless``: what makes another thing of it.

    ``answers`` are the customer's, ``tense`` those of one whose patience is half gone, at most ``most`` of them, and
    ``after`` those that follow, in order. ``asks``: it may be a question. ``act``: it announces what is done at the
    desk. ``light``: in a few words it is no fault anywhere, whatever a move is worded like. ``waits``: seconds for
    which the customer then bears silence gladly. ``shape``: by what shape it is known. ``offered``: the sentence of the
    house that says it, always at hand where sentences are picked. ``closes``: it brings a talk to its end, and is the
    move here that is worded so, however far from its words; ``unfinished``: what is answered before the end.
    """

    id: str
    title: str
    says: tuple[Said, ...] = ()
    unless: tuple[Wording, ...] = ()
    answers: tuple[str, ...] = ()
    tense: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    most: int = 99
    asks: bool = False
    act: bool = False
    light: bool = False
    waits: int = 0
    shape: str = ""
    offered: str = ""
    closes: bool = False
    unfinished: tuple[str, ...] = ()

    def excused(self, sentence: Sentence) -> bool:
        """Whether something in the sentence makes another thing of it."""
        return next(self._guards.found(sentence), None) is not None

    @cached_property
    def _guards(self) -> Index:
        index = Index()
        for wording in self.unless:
            index.add(wording, 0)
        return index


@dataclass(frozen=True, eq=False)
class Tongue:
    """A language: its small words, the fillers that say nothing, and its kinds of aside in the order they are tried.

    ``checking``: how a customer asks what else is needed to know who they are; ``unanswered``: how they recall
    what they asked for without saying it again.
    """

    language: str
    small: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    kinds: tuple[Kind, ...] = ()
    checking: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()

    @cached_property
    def index(self) -> Index:
        """The wordings of all kinds."""
        found = Index()
        for number, (_, said) in enumerate(self.ways):
            found.add(said.wording, number)
        return found

    @cached_property
    def ways(self) -> tuple[tuple[Kind, Said], ...]:
        """Every wording, with its kind."""
        return tuple((kind, said) for kind in self.kinds for said in kind.says)


@dataclass(frozen=True, eq=False)
class Asides:
    """The asides of every language."""

    tongues: Mapping[str, Tongue] = field(default_factory=dict)

    def heard(self, text: str, language: str, names: Collection[str] = ()) -> Kind | None:
        """The kind of aside that the whole of a text is; ``names``: folded words that may stand anywhere in it."""
        tongue = self.tongues.get(language)
        if tongue is None or not tongue.kinds:
            return None
        if shape := self.shape(text):
            return self.of_shape(shape, language)
        found: set[str] = set()
        for plain, _ in sentences(folded(text[:_LONGEST])):
            sentence = read(plain, language)
            kinds = _covering(sentence, tongue, names)
            if kinds is None:
                return None
            found |= {kind.id for kind in _without_closing(kinds)}
        return next((kind for kind in tongue.kinds if kind.id in found), None)

    def announced(self, text: str, language: str) -> Kind | None:
        """The kind by which an act is announced, unless a text says that it is done."""
        tongue = self.tongues.get(language)
        kind = next((one for one in tongue.kinds if one.act), None) if tongue else None
        if kind and any(kind.excused(read(plain, language)) for plain, _ in sentences(folded(text[:_LONGEST]))):
            return None
        return kind

    def offered(self, language: str) -> Kind | None:
        """The kind whose sentence is at hand where sentences are picked."""
        tongue = self.tongues.get(language)
        return next((kind for kind in tongue.kinds if kind.offered), None) if tongue else None

    def get(self, kind: str, language: str) -> Kind | None:
        """The kind of that id."""
        tongue = self.tongues.get(language)
        return next((one for one in tongue.kinds if one.id == kind), None) if tongue else None

    def of_shape(self, shape: str, language: str) -> Kind | None:
        """The kind known by that shape."""
        tongue = self.tongues.get(language)
        return next((kind for kind in tongue.kinds if kind.shape == shape), None) if tongue else None

    def shape(self, text: str) -> str:
        """Too much, or nothing but signs; else nothing."""
        if len(text.split(None, _MOST_WORDS)) > _MOST_WORDS or len(text) > _MOST_WORDS * 16:
            return TOO_MUCH
        if len([part for part in _ENDS.split(text) if part.strip()]) > _MOST_SENTENCES:
            return TOO_MUCH
        return "" if any(letter.isalnum() for letter in text) else NO_WORDS

    def foreign(self, text: str, language: str) -> bool:
        """Whether a text is in another language or alphabet than the customer's."""
        letters = _LETTERS.findall(folded(text[:_LONGEST]))
        if letters and 2 * sum(bool(_LATIN.match(letter)) for letter in letters) < len(letters):
            return True
        said = plain_words(text[:_LONGEST]).split()
        counts = {name: sum(word in tongue.small for word in said) for name, tongue in self.tongues.items()}
        own = counts.pop(language, 0)
        most = max(counts.values(), default=0)
        return most >= _FOREIGN_WORDS and most > _FOREIGN_TIMES * own


def _covering(sentence: Sentence, tongue: Tongue, names: Collection[str]) -> list[Kind] | None:
    """The kinds that together say all of a sentence, in the order said; None when something is left over."""
    covered = {at for at, word in enumerate(sentence.words) if word.text in tongue.fillers or word.text in names}
    found: list[tuple[int, Kind]] = []
    for kind, places in _found(sentence, tongue):
        if not kind.excused(sentence):
            covered.update(places)
            found.append((places[0], kind))
    found.sort(key=lambda one: (one[0], not one[1].closes))
    return [kind for _, kind in found] if len(covered) == len(sentence.words) else None


def _without_closing(kinds: Sequence[Kind]) -> Iterable[Kind]:
    """The kinds of a sentence; one that begins as another thing closes nothing: « tant mieux, bonne journée alors »."""
    begins = next((kind for kind in kinds if not kind.light), None)
    return kinds if begins and begins.closes else (kind for kind in kinds if not kind.closes)


def _found(sentence: Sentence, tongue: Tongue) -> Iterator[tuple[Kind, range]]:
    """Each aside in a sentence and the words it takes, as far as its clause goes where it is open."""
    asked = "?" in sentence.plain
    clauses = [word.clause for word in sentence.words]
    for wording, number, places in tongue.index.found(sentence):
        kind, said = tongue.ways[number]
        if said.asked and not asked:
            continue
        first, last = places[0], places[-1]
        while said.before and first and clauses[first - 1] == clauses[first]:
            first -= 1
        while said.after and last + 1 < len(clauses) and clauses[last + 1] == clauses[last]:
            last += 1
        if asked and not (kind.asks or (kind.light and last + 1 < len(clauses))):  # « merci, autre chose ? »
            continue
        where = range(first, last + 1)
        if wording.denies or not sentence.denied(where):
            yield kind, where
