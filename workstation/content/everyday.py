"""Everyday words: what people type in a search of the sheets, and what the sheets say for it. Content, read from YAML.

A word is known by its stem, so that a plural, a feminine, a verb and its noun are one word.
"""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from workstation.content.reading import finish, open_document
from workstation.folding import plain_words

EVERYDAY = "everyday.yaml"
"""Where a content folder declares its everyday words."""
# Words of a question that say nothing of its matter.
_EMPTY_WORDS = """
    a ai alors as au aux avec avoir c ca ce ces cela cette comment combien d dans de des doit dois du elle elles en
    est et etre eux faire fait faut il ils j je jusqu l la le les leur lui ma mais me mes mon n ne non nous on ont
    ou par pas peut peux plus pour puis qu quand que quel quelle quelles quels qui quoi s sa se sera ses si son sont
    suis sur ta te tu un une va vais veut veux vos votre vous y
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
# What makes a noun of a verb, or conjugates it, without its last e; the longest first.
_ENDINGS = ("issement", "ement", "ation", "ition", "erait", "anc", "er", "ez")
_SHORTEST = 4
_MONEY = str.maketrans({"€": " eur ", "%": " pct "})


@functools.lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """A folded word without what agrees or conjugates: « perdues » is « perdu », « contestation » is « contest »."""
    if len(word) > 4 and word.endswith("aux"):
        return word[:-1] if word.endswith("eaux") else word[:-3] + "al"
    bare = word[:-1] if len(word) > 3 and word[-1] in "sx" else word
    short = bare.rstrip("e")
    if len(short) < 3:
        return bare
    ending = next((each for each in _ENDINGS if short.endswith(each) and len(short) - len(each) >= _SHORTEST), "")
    short = short.removesuffix(ending)
    while len(short) > 3 and (short[-1] in "se" or short[-1] == short[-2]):
        short = short[:-1]
    return short


def typed_words(text: str) -> list[str]:
    """The folded words of a text, its signs of money as words."""
    return plain_words(text.translate(_MONEY)).split()


def telling(word: str) -> bool:
    """Whether a folded word says something of a matter."""
    return word not in _EMPTY


def _shapes(words: Iterable[str]) -> list[str]:
    """The stems of folded words, one for all numbers."""
    return ["0" if word.isdigit() else stem(word) for word in words]


class _Phrase(NamedTuple):
    stems: tuple[str, ...]
    sign: str


def _by_head(lines: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, Sequence[_Phrase]]:
    """Phrases by the first of their stems, the longest first, each with the sign that stands for its line."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for sign, phrases in lines:
        for phrase in phrases:
            if stems := tuple(_shapes(typed_words(phrase.replace("#", "0")))):
                found[stems[0]].append(_Phrase(stems, sign))
    return {head: sorted(each, key=lambda one: -len(one.stems)) for head, each in found.items()}


def _standing(phrases: Mapping[str, Sequence[_Phrase]], stems: Sequence[str], at: int) -> list[_Phrase]:
    """The phrases that stand at a place among stems, the longest first."""
    return [one for one in phrases.get(stems[at], ()) if tuple(stems[at : at + len(one.stems)]) == one.stems]


def is_ask(key: str) -> bool:
    """Whether what a text is found by is the kind of question that it answers."""
    return key[0] == "?"


class Ask(NamedTuple):
    """What a question begins with, and what a line that answers it is known by: its words, or that it is a step."""

    asked: tuple[str, ...]
    told: tuple[str, ...]
    steps: bool = False


class Sought(NamedTuple):
    """What a question looks for: its telling words, each with the signs it is known by too; the signs of its kind.

    A phrase that means one thing is one word, the empty one.
    """

    words: tuple[tuple[str, frozenset[str]], ...]
    asks: frozenset[str]


@dataclass(frozen=True)
class Everyday:
    """Words that mean the same, what each kind of question asks for, the headings of what not to do or to say."""

    same: tuple[tuple[str, ...], ...] = ()
    asks: tuple[Ask, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def steps(self) -> frozenset[str]:
        """The signs that a step of a procedure is known by."""
        return frozenset(f"?{number}" for number, ask in enumerate(self.asks) if ask.steps)

    @cached_property
    def _wrong(self) -> frozenset[str]:
        return frozenset(map(plain_words, self.wrong))

    def is_wrong(self, heading: str) -> bool:
        """Whether what stands under a heading is what not to do, or not to say."""
        return plain_words(heading) in self._wrong

    @cached_property
    def _meant(self) -> Mapping[str, Sequence[_Phrase]]:
        return _by_head((f"={number}", words) for number, words in enumerate(self.same))

    @cached_property
    def _asked(self) -> Mapping[str, Sequence[_Phrase]]:
        return _by_head((f"?{number}", ask.asked) for number, ask in enumerate(self.asks))

    @cached_property
    def _signs(self) -> Mapping[str, Sequence[_Phrase]]:
        told = ((f"?{number}", ask.told) for number, ask in enumerate(self.asks))
        return _by_head(itertools.chain(((f"={number}", words) for number, words in enumerate(self.same)), told))

    def held(self, text: str) -> frozenset[str]:
        """What a text is found by: the stems of its telling words, the signs of what they mean, of what they answer."""
        words, signs = typed_words(text), self._signs
        shapes = _shapes(words)
        found = {stem(word) for word in words if telling(word)}
        for at, shape in enumerate(shapes):
            if shape in signs:
                found.update(one.sign for one in _standing(signs, shapes, at))
        return frozenset(found)

    def sought(self, words: Sequence[str]) -> Sought:
        """What folded words look for."""
        stems = _shapes(words)
        found: dict[tuple[str, frozenset[str]], None] = {}
        asks: set[str] = set()
        at = 0
        while at < len(words):
            asked, meant = _standing(self._asked, stems, at), _standing(self._meant, stems, at)
            long = max([1, *(len(one.stems) for one in (*asked, *meant))])
            asks |= {one.sign for one in asked if len(one.stems) == long}
            signs = frozenset(one.sign for one in meant if len(one.stems) == long)
            word = words[at] if long == 1 and telling(words[at]) else ""
            if word or signs:
                found[word, signs] = None
            at += long
        return Sought(tuple(found), frozenset(asks))


@functools.lru_cache(maxsize=8)
def read_everyday(text: str, file: str) -> Everyday:
    """The everyday words. Raises ``ContentFault``."""
    top = open_document(text, file)
    top.ident("everyday")
    same = tuple(tuple(line.split(",")) for line in top.texts("same"))
    asks = []
    for block in top.blocks("asks"):
        asks.append(Ask(block.texts("asked"), block.texts("told"), block.flag("steps")))
        if not asks[-1].asked:
            block.diagnostics.add("RP011", block.place, name="asked")
        block.done()
    wrong = top.texts("wrong")
    finish(top)
    return Everyday(same, tuple(asks), wrong)
