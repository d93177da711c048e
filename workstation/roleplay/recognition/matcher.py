"""The moves a sentence means among those on offer, from left to right.

Words that fewer of the moves use weigh more; what the sentence says beside the move and what the move says beside the
sentence both count against it; a meaning denied on one side only is a refusal to match. Two moves too close together
are no recognition at all: a customer who asks again costs less than one who answers another question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from workstation.roleplay.model import Move
from workstation.roleplay.recognition.meaning import BOTH, OPEN, Clause, Meanings, clauses, merged, whole
from workstation.roleplay.recognition.words import CONTRARY, DENIED, SAID, Words

VERSION = "1"

# A recognised move scores at least so much, and so much more than the next; what follows a first move, more still.
FLOOR = 0.5
FURTHER_FLOOR = 0.6
MARGIN = 0.1
# At least this much weight is shared: one word of the move's own, or several that others use too.
EVIDENCE = 0.7
# Less will do when the phrase is said whole.
WHOLE_EVIDENCE = 0.3
# A meaning denied on one side only may weigh this share of what is shared, no more.
MOST_DENIED = 0.2
_RARITY = (0.0, 1.0, 0.7, 0.5, 0.35)
_WEAK = 0.25
_STRANGE = 0.6
_PART = 0.9
_HALF = 0.5
_LONGEST_SPAN = 6
_MOST_CLAUSES = 14
_WHOLE = 0.95
_CACHE = 64


class Offer(NamedTuple):
    """A move on offer: how it is said, how else, and what rules it out."""

    id: str
    say: str
    hears: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Heard(NamedTuple):
    """The first move of a sentence, what is left to hear, and how clear it was (0 to 1)."""

    move: str
    rest: str
    margin: float


class Recognition(NamedTuple):
    """What a sentence means among what is offered: moves in order, or ``unclear``."""

    moves: tuple[str, ...]
    margin: float
    version: str
    unclear: bool


Weights = dict[tuple[str, int], float]


class _Phrase(NamedTuple):
    meanings: Meanings
    weight: float
    share: float


class _Known(NamedTuple):
    """What is offered, made ready: phrases of each move, a weight for each meaning, stems a slip may have meant."""

    phrases: tuple[tuple[str, tuple[_Phrase, ...], tuple[Meanings, ...]], ...]
    weights: Weights
    stems: dict[str, list[str]]


class _Fit(NamedTuple):
    move: str
    score: float
    margin: float
    shared: float


class _Likeness(NamedTuple):
    """From 0 to 1; the weight shared; and, of a phrase that is denied, how far it would else have been meant."""

    score: float
    shared: float
    contrary: float


_NONE = _Fit("", 0.0, 0.0, 0.0)
_UNLIKE = _Likeness(0.0, 0.0, 0.0)


def offer_of(move: Move, say: str = "") -> Offer:
    """A role-play's move as the matcher takes it; ``say`` is the sentence as shown, when it has insertions."""
    return Offer(move.id, say or move.say, move.hears, move.unless)


class Matcher:
    """Recognises sentences of one language. The same sentence and offer always give the same answer."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.version = f"{VERSION}/{words.version}"
        self._texts: dict[str, Meanings] = {}
        self._ready: dict[tuple[Offer, ...], _Known] = {}

    def recognise(self, sentence: str, offered: Sequence[Offer]) -> Recognition:
        """Every move of the sentence among those offered now, each once, in the order said."""
        moves: list[str] = []
        margins = []
        rest = sentence
        while heard := self.first_match(rest, [o for o in offered if o.id not in moves], further=bool(moves)):
            moves.append(heard.move)
            margins.append(heard.margin)
            rest = heard.rest
        return Recognition(tuple(moves), min(margins, default=0.0), self.version, not moves)

    def first_match(self, sentence: str, offered: Sequence[Offer], *, further: bool = False) -> Heard | None:
        """The first move the sentence means, or None. ``further``: something was already understood before it."""
        if not offered or not sentence.strip():
            return None
        known = self._known(tuple(offered))
        cut = clauses(sentence, self.words, lambda stem: self._spelt(stem, known))[:_MOST_CLAUSES]
        spans = self._best(cut, known, FURTHER_FLOOR if further else FLOOR)
        if not spans:
            return None
        first = spans[0][2]
        last = self._told(cut, spans, known)
        return Heard(first.move, sentence[cut[last - 1].end :].lstrip(" .,;:?!…"), round(first.margin, 3))

    def _told(self, cut: list[Clause], spans: list[tuple[int, int, _Fit]], known: _Known) -> int:
        """Where the first move ends: clauses that only say it again belong to it, another move's do not."""
        move, last = spans[0][2].move, spans[0][1]
        taken = {at: fit.move for start, end, fit in spans for at in range(start, end)}
        for at in range(last, len(cut)):
            if taken.get(at, move) != move:
                break
            if at in taken or self._likes(cut[at].meanings, move, known) >= FLOOR:
                last = at + 1
        return last

    def _likes(self, said: Meanings, move: str, known: _Known) -> float:
        """How far a stretch fits one move, whatever others it fits."""
        weight = sum(self._weight(meaning, sign, known) for meaning, sign in said.items())
        phrases = next(phrases for name, phrases, _ in known.phrases if name == move)
        return max((_likeness(said, weight, phrase, known.weights).score for phrase in phrases), default=0.0)

    def _best(self, cut: list[Clause], known: _Known, floor: float) -> list[tuple[int, int, _Fit]]:
        """The best way to read the clauses as moves: (first, last excluded, fit), the others being left aside."""
        worth: list[tuple[float, list[tuple[int, int, _Fit]]]] = [(0.0, [])]
        for end in range(1, len(cut) + 1):
            best = worth[end - 1]
            for start in range(max(0, end - _LONGEST_SPAN), end):
                fit = self._fit(merged(c.meanings for c in cut[start:end]), known)
                value = worth[start][0] + fit.score * fit.shared
                if fit.score >= floor and fit.margin >= MARGIN and value > best[0]:
                    best = (value, [*worth[start][1], (start, end, fit)])
            worth.append(best)
        return worth[-1][1]

    def _fit(self, said: Meanings, known: _Known) -> _Fit:
        """The move that fits a stretch best, with its margin over the next."""
        weight = sum(self._weight(meaning, sign, known) for meaning, sign in said.items())
        fits, contrary = [], 0.0
        for move, phrases, unless in known.phrases:
            if any(_shares_all(said, barred) for barred in unless):
                continue
            likes = [_likeness(said, weight, phrase, known.weights) for phrase in phrases]
            score, shared, _ = max(likes, default=_UNLIKE)
            contrary = max((contrary, *(like.contrary for like in likes)))
            fits.append(_Fit(move, score, score, shared))
        fits.sort(key=lambda fit: (-fit.score, fit.move))
        # What denies one move outright is not a way of saying another that it fits less.
        if not fits or not fits[0].score or contrary > fits[0].score + MARGIN:
            return _NONE
        return fits[0]._replace(margin=fits[0].score - (fits[1].margin if len(fits) > 1 else 0.0))

    def _weight(self, meaning: str, sign: int, known: _Known) -> float:
        for way in (sign, SAID, DENIED, CONTRARY, -CONTRARY, BOTH, OPEN):
            if (meaning, way) in known.weights:
                return known.weights[meaning, way]
        return _STRANGE * (_WEAK if meaning in self.words.weak_stems else 1)

    def _spelt(self, stem: str, known: _Known) -> str:
        """An unknown stem one slip away from one that is offered, two in a long word."""
        others = known.stems.get(stem[:1], [])
        if len(stem) < 5 or stem in self.words.known or stem in others:
            return stem
        distance, other = min(((OSA.distance(stem, other), other) for other in others), default=(len(stem), stem))
        return other if distance <= (2 if len(stem) >= 8 else 1) else stem

    def _known(self, offered: tuple[Offer, ...]) -> _Known:
        if offered not in self._ready:
            if len(self._ready) >= _CACHE:
                self._ready.clear()
            self._ready[offered] = self._prepared(offered)
        return self._ready[offered]

    def _read(self, text: str) -> Meanings:
        """What an author's text means; the same texts come back from beat to beat."""
        if text not in self._texts:
            self._texts[text] = whole(text, self.words)
        return self._texts[text]

    def _prepared(self, offered: tuple[Offer, ...]) -> _Known:
        texts = [(offer, [(offer.say, 1.0), *((h, 1.0) for h in offer.hears), *_parts(offer.say)]) for offer in offered]
        read = [(offer, [(self._read(text), share) for text, share in said]) for offer, said in texts]
        used = Counter(way for _, said in read for way in {way for m, _ in said for way in m.items()})
        weak = self.words.weak_stems
        weights = {
            way: _RARITY[min(count, len(_RARITY) - 1)] * (_WEAK if way[0] in weak else 1) for way, count in used.items()
        }
        phrases = tuple(
            (
                offer.id,
                tuple(_Phrase(m, sum(weights[way] for way in m.items()), share) for m, share in said if m),
                tuple(m for text in offer.unless if (m := self._read(text))),
            )
            for offer, said in read
        )
        stems = {s for offer, said in texts for text, _ in said for s in self.words.stems(text) if len(s) > 3}
        stems |= {s for s in self.words.known if len(s) > 3}
        by_letter: dict[str, list[str]] = {}
        for stem in sorted(stems):
            by_letter.setdefault(stem[0], []).append(stem)
        return _Known(phrases, weights, by_letter)


def _parts(say: str) -> list[tuple[str, float]]:
    """The sentences of a long line, each enough by itself or nearly."""
    parts = [part for part in say.replace("?", ".").replace(" : ", ".").replace(";", ".").split(".") if part.strip()]
    return [(part, _PART) for part in parts] if len(parts) > 1 else []


def _shares_all(said: Meanings, wanted: Meanings) -> bool:
    return all(meaning in said and _agree(said[meaning], sign) for meaning, sign in wanted.items())


def _agree(one: int, other: int) -> bool:
    return one == other or OPEN in (one, other)


def _likeness(said: Meanings, weight: float, phrase: _Phrase, weights: Weights) -> _Likeness:
    """How far a stretch is a phrase. What one says both ways and the other one way is half denied."""
    shared = denied = alone = 0.0
    for meaning in said.keys() & phrase.meanings.keys():
        here, there = said[meaning], phrase.meanings[meaning]
        if _agree(here, there):
            shared += weights[meaning, there]
        else:
            denied += weights[meaning, there] * (_HALF if BOTH in (here, there) else 1)
            # Said this way by another move on offer, it is that move's affair.
            alone += weights[meaning, there] if (meaning, here) not in weights else 0.0
    both = weight + phrase.weight
    if denied > MOST_DENIED * shared:
        return _Likeness(0.0, 0.0, phrase.share * 2 * (shared + alone) / both)
    if not shared or shared < (WHOLE_EVIDENCE if shared > _WHOLE * phrase.weight else EVIDENCE):
        return _UNLIKE
    return _Likeness(phrase.share * 2 * shared / both - denied / both, shared, 0.0)
