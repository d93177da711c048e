"""A sentence cut into clauses, each clause into signed meanings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from workstation.roleplay.recognition.words import Words, folded

# Decimal commas and hours stay whole: « 64,12 € », « 9:30 ».
_LIMITS = re.compile(r"(?<!\d)[.,:]|[.,:](?!\d)|[?!;…()«»\n]|\s[-–—]\s")
_WORD = re.compile(r"[^\W_]+")
_INSERTED = re.compile(r"\{\{.*?\}\}")
_FAR = 5  # « ne … que » within so many words
_FINAL = "?"

# A question leaves a meaning open; a sentence of several clauses may say it both ways (« gratuit …, payant … »).
OPEN, BOTH = 0, 2

Meanings = dict[str, int]
Spell = Callable[[str], str]


class Clause(NamedTuple):
    """A stretch of a sentence. ``meanings``: meaning → its sign, negative when denied, ``OPEN`` in a question."""

    start: int
    end: int
    meanings: Meanings


def clauses(text: str, words: Words, spell: Spell = str) -> list[Clause]:
    """The clauses of a text that say something, in order. ``spell`` corrects the stem of an unknown word."""
    found = []
    for start, end in _stretches(text, words):
        meanings = _meanings(text[start:end], words, spell, text[end : end + 3].strip().startswith(_FINAL))
        if meanings:
            found.append(Clause(start, end, meanings))
    return found


def whole(text: str, words: Words) -> Meanings:
    """The meanings of a whole text, clause by clause."""
    return merged(clause.meanings for clause in clauses(_INSERTED.sub(" ", text), words))


def merged(parts: Iterable[Meanings]) -> Meanings:
    """Several clauses as one."""
    together: Meanings = {}
    for part in parts:
        for meaning, sign in part.items():
            _add(together, meaning, sign)
    return together


def _add(found: Meanings, meaning: str, sign: int) -> None:
    before = found.get(meaning, sign)
    found[meaning] = (before or sign) if before == sign or OPEN in (before, sign) else BOTH


def _stretches(text: str, words: Words) -> list[tuple[int, int]]:
    """Where each clause begins and ends in the text as typed."""
    cuts = [0]
    for limit in _LIMITS.finditer(text):
        cuts += [limit.start(), limit.end()]
    for word in _WORD.finditer(text):
        if folded(word[0]) in words.joins and text[word.end() : word.end() + 1] != "-":  # not « puis-je »
            cuts += [word.start(), word.end()]
    cuts = [*sorted(cuts), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if text[start:end].strip()]


def _meanings(text: str, words: Words, spell: Spell, asked: bool) -> Meanings:
    raw = words.split(text)
    stems = [spell(words.stem(word)) for word in raw]
    turned = _turned(raw, words)
    found: Meanings = {}
    at = 0
    while at < len(raw):
        meaning, sign, length = _at(raw, stems, at, words)
        # A phrase that holds its own negation (« ne quittez pas ») means what the list says it means.
        denied = turned[at] and not any(w in words.negators or w in words.openers for w in raw[at : at + length])
        if meaning:
            _add(found, meaning, (OPEN if asked else -sign) if denied else sign)
        at += length
    return found


def _at(raw: list[str], stems: list[str], at: int, words: Words) -> tuple[str, int, int]:
    """The meaning that begins at a word, its sign, and how many words it takes."""
    for length in range(min(words.longest, len(stems) - at), 0, -1):
        known = words.phrases.get(tuple(stems[at : at + length]))
        if known:
            return *known, length
    word = raw[at]
    small = word in words.empty or word in words.negators or word in words.openers or word in words.only
    return "" if small else stems[at], 1, 1


def _turned(raw: list[str], words: Words) -> list[bool]:
    """Which words of the clause are denied."""
    idioms = _idioms(raw, words)
    turned = [False] * len(raw)
    for at, word in enumerate(raw):
        if at in idioms:
            continue
        if word in words.negators:
            first = _first_denied(raw, at, words)
        elif word in words.openers and not _restricts(raw, at, words):
            first = at
        else:
            continue
        turned[first:] = [True] * (len(raw) - first)
    return turned


def _first_denied(raw: list[str], at: int, words: Words) -> int:
    """Where a negator begins to bear: on the word before it; on all before it when it comes last (« Karte nicht »)."""
    if any(word in words.openers for word in raw[:at]):
        return at
    last = all(word in words.empty or word in words.weak for word in raw[at + 1 :])
    return 0 if last and not words.openers else max(0, at - 1)


def _idioms(raw: list[str], words: Words) -> set[int]:
    """The places inside known phrases: their negators deny nothing else."""
    stems = [words.stem(word) for word in raw]
    inside: set[int] = set()
    for at in range(len(stems)):
        for length in range(min(words.longest, len(stems) - at), 1, -1):
            if tuple(stems[at : at + length]) in words.phrases:
                inside.update(range(at, at + length))
                break
    return inside


def _restricts(raw: list[str], at: int, words: Words) -> bool:
    """« ce n’est que », « ne coûte que »: it affirms."""
    after = raw[at + 1 : at + 1 + _FAR]
    return any(w in words.only for w in after) and not any(w in words.negators for w in after)
