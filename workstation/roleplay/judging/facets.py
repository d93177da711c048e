"""Facets of a note or a reply: each a thing that the text says or does not say, judged alone.

A facet is said when one of its wordings stands in the text at the start of a word, whatever the agreement and the signs
between, in a clause that says something, and is not denied there. What it claims to have been done must stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from workstation.content.text import TextFault, render_text
from workstation.roleplay.judging.clauses import Reading, Token, read, tokens_of
from workstation.roleplay.judging.grammar import grammar
from workstation.roleplay.judging.pieces import pieces
from workstation.roleplay.model import Facet

Values = Mapping[str, Mapping[str, str]]

# So many small words may stand between two words of a wording: « carte a bien été bloquée ».
_BETWEEN = 5
_SHORTEST_BEGINNING = 4
# A number of so many signs compares by its signs alone, however they are grouped.
_REGROUPED = 5
_ARTICLES = {
    "fr": frozenset({"le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'"}),
    "en": frozenset({"the", "a", "an"}),
    "de": frozenset({"der", "die", "das", "den", "dem", "ein", "eine", "einen", "einer"}),
}


@dataclass(frozen=True)
class FacetJudged:
    """What came of a facet. ``denied``: its words stand there and are denied; ``false``: a deed that does not stand."""

    id: str
    met: bool
    denied: bool = False
    false: bool = False


@dataclass(frozen=True)
class Wording:
    """A wording ready to be looked for. ``denied``: it must be denied, or holds its own denial (« aucune … »).

    ``tells``: it is a sentence by itself as its author wrote it (« bloquée »).
    """

    words: tuple[Token, ...]
    denied: bool
    tells: bool


def judge_facets(
    facets: tuple[Facet, ...], text: str, language: str, values: Values, standing: Mapping[str, str]
) -> tuple[FacetJudged, ...]:
    """Each facet judged alone. ``standing``: the desk steps whose deed stands, with the reference it was given."""
    return FacetReader(facets, language, {**values, "reference": standing}).judge(text, standing)


class FacetReader:
    """Reads texts for the same facets again and again: a sentence read once is not read again."""

    def __init__(self, facets: tuple[Facet, ...], language: str, values: Values) -> None:
        self._facets = facets
        self._language = language
        self._wordings = [tuple(_wordings(facet, language, values)) for facet in facets]
        self._read: dict[str, tuple[tuple[bool, bool], ...]] = {}

    def judge(self, text: str, standing: Mapping[str, str]) -> tuple[FacetJudged, ...]:
        """What came of each facet, the deeds that stand being those."""
        said, denied = set[int](), set[int]()
        for start, end in pieces(text):
            for number, (says, denies) in enumerate(self._sentence(text[start:end])):
                if says:
                    said.add(number)
                if denies:
                    denied.add(number)
        return tuple(
            FacetJudged(facet.id, met=False, false=True)
            if n in said and facet.claims and facet.claims not in standing
            else FacetJudged(facet.id, n in said, n in denied and n not in said)
            for n, facet in enumerate(self._facets)
        )

    def _sentence(self, sentence: str) -> tuple[tuple[bool, bool], ...]:
        """For each facet, whether the sentence says it and whether it denies it."""
        if sentence not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            reading = read(sentence, self._language)
            self._read[sentence] = tuple(
                _told(facet, wordings, reading) for facet, wordings in zip(self._facets, self._wordings, strict=True)
            )
        return self._read[sentence]


def told(facets: tuple[Facet, ...], judged: tuple[FacetJudged, ...]) -> tuple[tuple[str, str], ...]:
    """What came of each facet that there is a word to say of, and what it is."""
    pairs = ((state_of(facet, one), facet) for facet, one in zip(facets, judged, strict=True))
    return tuple((state, what_of(facet)) for state, facet in pairs if state)


def what_of(facet: Facet) -> str:
    """What it is, as a reader is told: its author's reason, else the first of its wordings."""
    return facet.why or (facet.says[0] if facet.says else facet.id)


def state_of(facet: Facet, one: FacetJudged) -> str:
    """Met, missing, denied, false; unwanted where it should not be said; nothing where a fault was not made."""
    if facet.wanted:
        return "false" if one.false else "met" if one.met else "denied" if one.denied else "missing"
    return "unwanted" if one.met else ""


# So many sentences are kept: those of a text of 100,000 characters.
_KEPT = 4_096


def _told(facet: Facet, wordings: tuple[Wording, ...], reading: Reading) -> tuple[bool, bool]:
    said = denied = False
    for wording in wordings:
        for places in _found(wording, reading):
            against = any(reading.denied(at) for at in places)
            if against is not wording.denied:
                denied = True
            elif _stands(wording, reading, places) and not (facet.claims and reading.put_off(places)):
                said = True
    return said, denied


def _stands(wording: Wording, reading: Reading, places: tuple[int, ...]) -> bool:
    """Whether the clause says something, and not the key words alone."""
    clause = reading.of(places[-1])
    return clause.says or (wording.tells and clause.end - clause.start <= len(places) + _BETWEEN)


def _wordings(facet: Facet, language: str, values: Values) -> Iterator[Wording]:
    for text in facet.says:
        try:
            rendered = render_text(text, values)
        except TextFault:  # the reference of a deed that was not done: nobody can say it
            continue
        if wording := compiled(rendered, language, facet.denied):
            yield wording


@lru_cache(maxsize=4_096)
def compiled(text: str, language: str, denied: bool = False) -> Wording | None:
    """A wording with its articles left out; None when nothing of it is left."""
    words = grammar(language)
    reading = read(text, language)
    tokens = tokens_of(text, language)
    dated = any(token.kind == "date" for token in tokens)
    small = _ARTICLES.get(language, frozenset())
    kept = [token for token in tokens if token.kind or (token.word not in words.negators and token.word not in small)]
    if dated:  # « lundi 30 novembre » is the day it names
        kept = [token for token in kept if token.kind or token.word not in _WEEKDAYS]
    owned = any(token.word in words.negators for token in tokens)
    if not kept or not text.strip():
        return None
    return Wording(tuple(kept), denied or owned, _tells(reading))


_WEEKDAYS = frozenset(
    {
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag",
        "samstag", "sonntag",
    }
)  # fmt: skip


def _tells(reading: Reading) -> bool:
    return any(token.accented for token in reading.tokens)


def _found(wording: Wording, reading: Reading) -> Iterator[tuple[int, ...]]:
    """Where the wording stands: the places of its words, those in between left out."""
    for at in range(len(reading.tokens)):
        if places := _from(wording, reading, at):
            yield places


def _from(wording: Wording, reading: Reading, start: int) -> tuple[int, ...]:
    places: list[int] = []
    at, last = start, len(wording.words) - 1
    for number, word in enumerate(wording.words):
        for skipped in range(_BETWEEN + 1):
            length = _matches(word, reading.tokens, at + skipped, number == last)
            if length:
                at += skipped
                places += range(at, at + length)
                at += length
                break
            if not places or not _between(reading, at + skipped, places[-1]):
                return ()
        else:
            return ()
    return tuple(places)


def _between(reading: Reading, at: int, before: int) -> bool:
    """Whether a word may stand inside a wording: a small one, of the same clause."""
    if at >= len(reading.tokens):
        return False
    token, words = reading.tokens[at], reading.grammar
    if token.clause != reading.tokens[before].clause:
        return False
    return token.word in words.small or token.word in words.negators


def _matches(word: Token, tokens: tuple[Token, ...], at: int, last: bool) -> int:
    """How many words of the text are that word of a wording: one, or the groups of a number; 0 when it is another."""
    if at >= len(tokens):
        return 0
    token = tokens[at]
    if word.kind:
        if token.kind and _same_value(word, token):
            return 1
        return _regrouped(word.word, tokens, at)
    if token.kind:
        return 0
    if token.word == word.word or token.stem == word.stem:
        return 1
    return int(last and len(word.word) >= _SHORTEST_BEGINNING and token.word.startswith(word.word))


def _same_value(word: Token, token: Token) -> bool:
    if word.kind != token.kind:
        return False
    if word.kind == "date" and len(word.value) != len(token.value):  # a year left out is the one meant
        return word.value[-5:] == token.value[-5:]
    return word.value == token.value


def _regrouped(signs: str, tokens: tuple[Token, ...], at: int) -> int:
    if len(signs) < _REGROUPED:
        return 0
    found, length = "", 0
    while at + length < len(tokens) and len(found) < len(signs):
        found += tokens[at + length].word
        length += 1
    return length if found == signs else 0
