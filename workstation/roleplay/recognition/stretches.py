"""The runs of clauses of a text that may say one thing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from workstation.roleplay.recognition.meaning import Clause, Meanings, merged
from workstation.roleplay.recognition.words import Words

_FINAL = re.compile(r"\s*\?")
_STRONG = re.compile(r"[.?!;:…\n]")
_LONGEST_SPAN = 5


class Stretch(NamedTuple):
    """Some clauses taken together: the first, the last excluded, their words and meanings, whether they ask."""

    first: int
    last: int
    text: str
    meanings: Meanings
    asks: bool

    def meets(self, other: Stretch) -> bool:
        """Whether both hold a clause."""
        return self.first < other.last and other.first < self.last


def stretches(sentence: str, cut: list[Clause], words: Words) -> list[Stretch]:
    """The runs of clauses a move may take: any within a sentence, whole sentences beyond."""
    ends = set(_ends(sentence, cut))
    found = []
    for first in range(len(cut)):
        for last in range(first + 1, min(len(cut), first + _LONGEST_SPAN) + 1):
            crosses = any(first < end < last for end in ends)
            if crosses and not {first, last} <= ends:
                continue
            found.append(_taken(sentence, cut, first, last, words))
    return found


def sentences(sentence: str, cut: list[Clause], words: Words) -> list[Stretch]:
    """The clauses of each whole sentence taken together, however many."""
    if not cut:
        return []
    return [_taken(sentence, cut, first, last, words) for first, last in pairwise(_ends(sentence, cut))]


def around(stretch: Stretch, whole: list[Stretch]) -> Stretch:
    """The whole sentence that a stretch is of; itself, where it is of several."""
    return next((one for one in whole if one.first <= stretch.first and stretch.last <= one.last), stretch)


def parted(between: str) -> bool:
    """Whether what stands between two clauses ends a sentence."""
    return _STRONG.search(between) is not None


def _ends(sentence: str, cut: list[Clause]) -> list[int]:
    """The clauses at which a sentence begins, and how many there are."""
    inside = range(1, len(cut))
    return [0, *(at for at in inside if _STRONG.search(sentence, cut[at - 1].end, cut[at].start + 1)), len(cut)]


def _taken(sentence: str, cut: list[Clause], first: int, last: int, words: Words) -> Stretch:
    start, end = cut[first].start, cut[last - 1].end
    meanings = merged(clause.meanings for clause in cut[first:last])
    asks = _FINAL.match(sentence, end) is not None
    return Stretch(first, last, words.written_out(sentence[start:end]), meanings, asks)
