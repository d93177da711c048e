"""A sentence cut into clauses, each clause into signed meanings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from workstation.folding import folded, straightened
from workstation.roleplay.recognition.words import DENIED, SAID, Words

# Decimal commas and hours stay whole: « 64,12 € », « 9:30 ».
_LIMITS = re.compile(r"(?<!\d)[.,:]|[.,:](?!\d)|[?!;…()\n]|\s[-–—]\s")
# Brackets around a few words stress them: « je ne bloque (pas) votre carte ».
_STRESSED = re.compile(r"[(\[{<]\s*[^\W_]+(?:[^\w()\[\]{}<>]+[^\W_]+){0,2}\s*[)\]}>]")
_ENDING = re.compile(r"(?<!\.)\.(?!\.)|[?!;]")
_CLAUSE = re.compile(r"[.?!;…:,()\n]")
_WORD = re.compile(r"[^\W_]+")
_INSERTED = re.compile(r"\{\{.*?\}\}")
_FAR = 5  # « ne … que » within so many words
_FINAL = "?"
# From the head of a word on: else a long run of letters is gone through once for each of them.
_HYPHEN = re.compile(r"(?<![^\W_])([^\W_]+)(?:-t)?-([^\W_]+)")
_IF = " s il "  # « s’il vous plaît » speaks of nobody
# Said of a clause that disclaims; no word has this meaning.
DISCLAIMED = "~"

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
    found: list[Clause] = []
    last, linked = 0, False
    for topic, start, end in _stretches(text, words):
        if (only := folded(text[start:end])) in words.joins:
            linked = only in words.links and not text[last:start].strip()
            continue
        asked = text[end : end + 3].strip().startswith(_FINAL)
        carried = linked and _ends_denied(text[:last], words) and not _stands(text[start:end], words)
        last, linked = end, False
        meanings = _meanings(text[start:end], words, spell, asked, carried)
        if topic < start:
            denied = not asked and any(_turned(words.split(text[start:end]), words))
            meanings = merged([_topic(_meanings(text[topic:start], words, spell, False), denied), meanings])
        if meanings:
            found.append(Clause(topic, end, meanings))
    return found


def _topic(named: Meanings, denied: bool) -> Meanings:
    """What is named first is denied with what is said of it: « un rendez-vous, je n’en ai pas »."""
    return {meaning: DENIED if denied and sign == SAID else sign for meaning, sign in named.items()}


def whole(text: str, words: Words) -> Meanings:
    """The meanings of a whole text, clause by clause."""
    return merged(clause.meanings for clause in clauses(unstressed(straightened(without_insertions(text))), words))


def without_insertions(text: str) -> str:
    """A text without what is inserted into it at play time."""
    return _INSERTED.sub(" ", text)


def unstressed(text: str) -> str:
    """A text without the brackets that stress a few of its words; every letter stays in its place."""
    return _STRESSED.sub(lambda stressed: f" {stressed[0][1:-1]} ", text)


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


def _stretches(text: str, words: Words) -> list[tuple[int, int, int]]:
    """Where each clause begins, its topic and then the rest of it, and where it ends in the text as typed."""
    cuts = [0]
    for limit in _LIMITS.finditer(text):
        cuts += [limit.start(), limit.end()]
    for word in _WORD.finditer(text):
        if folded(word[0]) in words.joins and text[word.end() : word.end() + 1] != "-":  # not « puis-je »
            cuts += [word.start(), word.end()]
    cuts = [*sorted(cuts), len(text)]
    found: list[tuple[int, int, int]] = []
    for start, end in pairwise(cuts):
        if not _WORD.search(text, start, end):
            continue
        before = found[-1] if found else (0, 0, 0)
        apposed = text[before[2] : start].strip() == ","
        if apposed and not _stands(text[before[0] : before[2]], words) and _resumes(text[start:end], words):
            found[-1] = (before[0], start, end)
        elif found and not _ENDING.search(text, before[2], start) and _parts_denial(text, before, start, end, words):
            found[-1] = (*before[:2], end)
        else:
            found.append((start, start, end))
    return found


def _parts_denial(text: str, before: tuple[int, int, int], start: int, end: int, words: Words) -> bool:
    """Whether only a pause parts a negator from what it denies: « ce n’est pas … gratuit », « do not, read it »."""
    raw = words.split(text[before[1] : before[2]])
    after = words.split(text[start:end])
    if len(after) == 1 and after[0] in words.negators:
        return not text[end : end + 3].strip().startswith(_FINAL)
    hangs = len(raw) > 1 and raw[-1] in words.negators and raw[-2] in words.empty
    return hangs and not _stands(text[start:end], words) and not any(word in words.speaker for word in after)


def _stands(text: str, words: Words) -> bool:
    """Whether a stretch has a subject of its own, or denies: no mere topic of what follows."""
    return any(w in words.subjects or w in words.openers or w in words.negators for w in words.split(text))


def _resumes(text: str, words: Words) -> bool:
    """Whether a clause speaks of a topic named just before it: « …, il est en pause », « …, je n’en ai pas »."""
    spoken = f" {' '.join(words.split(text))} ".replace(_IF, " ")
    return any(f" {phrase} " in spoken for phrase in words.resumes)


def _ends_denied(text: str, words: Words) -> bool:
    """Whether the last words before a link are denied, and what it links with them too."""
    raw = words.split(_CLAUSE.split(text)[-1])
    return bool(raw) and raw[-1] not in words.negators and _turned(raw, words)[-1]


def _meanings(text: str, words: Words, spell: Spell, asked: bool, carried: bool = False) -> Meanings:
    raw = words.split(text)
    stems = [spell(words.stem(word)) for word in raw]
    turned = [True] * len(raw) if carried else _turned(raw, words)
    asked = asked or asks(text, raw, words)
    found: Meanings = {}
    if not asked and _disclaims(stems, words):
        found[DISCLAIMED] = SAID
    at = 0
    while at < len(raw):
        meaning, sign, length = _at(raw, stems, at, words)
        # A phrase that holds its own negation (« ne quittez pas ») means what the list says it means, unless another
        # one denies it (« cannot do without »): an opener is half of one, and goes with that inside (« n’est pas … »).
        own = any(w in words.negators or w in words.openers for w in raw[at : at + length])
        denied = turned[at] and not (own and (length == 1 or words.openers))
        if meaning:
            _add(found, meaning, (OPEN if asked else -sign) if denied else sign)
        at += length
    return found


def asks(text: str, raw: list[str], words: Words) -> bool:
    """Whether it is a question, whatever its mark: « pourquoi n’avez-vous pas … », « ne pourriez-vous pas … »."""
    first = next((word for word in raw if word not in words.joins), "")
    turned = (tuple(map(folded, pair.groups())) for pair in _HYPHEN.finditer(text))
    return first in words.asks or any(
        pronoun in words.inverted and words.stems(f"{verb} {pronoun}") not in words.phrases for verb, pronoun in turned
    )


def _disclaims(stems: list[str], words: Words) -> bool:
    """« je ne vous dis pas que … », « je ne vous demande pas … »: not a way of saying or asking it."""
    return any(
        tuple(stems[at : at + length]) in words.disclaimers
        for length in words.disclaiming
        for at in range(len(stems) - length + 1)
    )


def _at(raw: list[str], stems: list[str], at: int, words: Words) -> tuple[str, int, int]:
    """The meaning that begins at a word, its sign, and how many words it takes."""
    for length in range(min(words.longest, len(stems) - at), 0, -1):
        known = words.meaning(tuple(raw[at : at + length]), tuple(stems[at : at + length]))
        if known:
            return *known, length
    word = raw[at]
    small = word in words.empty or word in words.negators or word in words.openers or word in words.only
    return "" if small else stems[at], 1, 1


def _turned(raw: list[str], words: Words) -> list[bool]:
    """Which words of the clause are denied."""
    known = idioms(raw, words)
    turned = [False] * len(raw)
    for at, word in enumerate(raw):
        if at in known:
            continue
        if word in words.negators:
            first = _first_denied(raw, at, words)
        elif word in words.openers and not restricts(raw, at, words):
            first = at
        else:
            continue
        end = _anew(raw, at, words)
        turned[first:end] = [True] * (end - first)
    return turned


def _anew(raw: list[str], at: int, words: Words) -> int:
    """Where what a negator denies ends: at a new subject that nothing ties to it (« vous inquiétez pas on … »)."""
    for place in range(at + 1, len(raw)):
        before = raw[place - 1]
        tied = before in words.empty or before in words.subjects or before in words.only or before in words.weak
        if raw[place] in words.anew and (before in words.negators or not tied):
            return place
    return len(raw)


def _first_denied(raw: list[str], at: int, words: Words) -> int:
    """Where a negator begins to bear: on the word before it; on all before it when it comes last (« Karte nicht »)."""
    if raw[at] in words.ahead or any(word in words.openers for word in raw[:at]):
        return at
    last = all(word in words.empty or word in words.weak for word in raw[at + 1 :])
    return 0 if last and not words.openers else max(0, at - 1)


def idioms(raw: list[str], words: Words) -> set[int]:
    """The places inside known phrases: their negators deny nothing else."""
    stems = [words.stem(word) for word in raw]
    inside: set[int] = set()
    for at in range(len(stems)):
        for length in range(min(words.longest, len(stems) - at), 1, -1):
            if tuple(stems[at : at + length]) in words.phrases:
                inside.update(range(at, at + length))
                break
    return inside


def restricts(raw: list[str], at: int, words: Words) -> bool:
    """Whether it affirms: « ce n’est que », « ne coûte que »."""
    after = raw[at + 1 : at + 1 + _FAR]
    if any(w in words.negators for w in after):
        return False
    before = " ".join(raw[:at])
    return any(w in words.only for w in after) or any(phrase in before for phrase in words.expletive)
