"""A clause that asks several things without a pause, in as many: « votre nom vous êtes né quand »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workstation.roleplay.recognition.likeness import Known, Lexicon, agree
from workstation.roleplay.recognition.meaning import Clause, Meanings, clauses, merged

# Each part of such a clause is at least so like its question, by their words.
LIKE = 0.4
_SPACE = re.compile(r" +")
_MOST_SPACES = 30


def enumerated(sentence: str, cut: Sequence[Clause], lexicon: Lexicon, known: Known) -> list[Clause]:
    """The clauses, each that names several harmless questions in as many, however many they are."""
    return [part for clause in cut for part in _parts(sentence, clause, lexicon, known)]


def _parts(sentence: str, clause: Clause, lexicon: Lexicon, known: Known) -> list[Clause]:
    if len(_named(clause.meanings, lexicon, known)) < 2:
        return [clause]
    best: tuple[float, int] | None = None
    spaces = list(_SPACE.finditer(sentence, clause.start, clause.end))[:_MOST_SPACES]
    for space in spaces:
        halves = _halves(sentence, clause, space, lexicon, known)
        likes = [_named(half.meanings, lexicon, known) for half in halves]
        if all(likes) and likes[0].keys().isdisjoint(likes[1]):
            least = min(max(like.values()) for like in likes)
            if least >= LIKE and (best is None or least > best[0]):
                best = least, spaces.index(space)
    if best is None:
        return [clause]
    return [
        part
        for half in _halves(sentence, clause, spaces[best[1]], lexicon, known)
        for part in _parts(sentence, half, lexicon, known)
    ]


def _named(said: Meanings, lexicon: Lexicon, known: Known) -> dict[str, float]:
    """The harmless questions of which all that is not weak is said in some wording, and how like it they are."""
    weak = lexicon.words.weak_stems
    found: dict[str, float] = {}
    for move, phrases, _ in known.phrases:
        if move not in known.asked or move in known.costly:
            continue
        strong = [[(what, sign) for what, sign in phrase.meanings.items() if what not in weak] for phrase in phrases]
        if any(own and all(what in said and agree(said[what], sign) for what, sign in own) for own in strong):
            found[move] = max(like.score for like in lexicon.likenesses(said, phrases, known))
    return found


def halved(sentence: str, clause: Clause, moves: Sequence[str], lexicon: Lexicon, known: Known) -> list[Clause]:
    """The clause in two, where the words of both halves are likest to the two moves; nothing where they are not."""
    phrases = {move: own for move, own, _ in known.phrases if move in moves}
    best: tuple[float, list[Clause]] = (LIKE, [])
    for space in _SPACE.finditer(sentence, clause.start, clause.end):
        halves = _halves(sentence, clause, space, lexicon, known)
        likes = [
            {
                move: max(like.score for like in lexicon.likenesses(half.meanings, own, known))
                for move, own in phrases.items()
            }
            for half in halves
        ]
        for one, other in (moves, moves[::-1]):
            least = min(likes[0][one], likes[1][other])
            if least > best[0]:
                best = least, halves
    return best[1]


def _halves(sentence: str, clause: Clause, space: re.Match[str], lexicon: Lexicon, known: Known) -> list[Clause]:
    places = (clause.start, space.start(), space.end(), clause.end)
    return [_whole(sentence, start, end, lexicon, known) for start, end in list(pairwise(places))[::2]]


def _whole(sentence: str, start: int, end: int, lexicon: Lexicon, known: Known) -> Clause:
    said = clauses(sentence[start:end], lexicon.words, lambda stem: lexicon.spelt(stem, known))
    return Clause(start, end, merged(clause.meanings for clause in said))
