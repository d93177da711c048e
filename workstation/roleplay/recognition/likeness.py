"""How far a stretch of a sentence is one of the phrases on offer, judged by the words of both.

Words that fewer of the moves use weigh more; what the sentence says beside the move and what the move says beside the
sentence both count against it; a meaning denied on one side only is a refusal to match.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from workstation.roleplay.model import Move
from workstation.roleplay.recognition.meaning import BOTH, DISCLAIMED, OPEN, Meanings, whole, without_insertions
from workstation.roleplay.recognition.stance import Stance, stance
from workstation.roleplay.recognition.words import CONTRARY, DENIED, SAID, Words

# At least this much weight is shared: one word of the move's own, or several that others use too.
EVIDENCE = 0.7
# Less will do when the phrase is said whole.
WHOLE_EVIDENCE = 0.3
# A meaning denied on one side only may weigh this share of what is shared, no more.
MOST_DENIED = 0.2
# A sentence of a long line is nearly enough by itself.
PART = 0.9
_RARITY = (0.0, 1.0, 0.7, 0.5, 0.35)
_WEAK = 0.25
_STRANGE = 0.6
_HALF = 0.5
_WHOLE = 0.95
_CACHE = 64
_STANCES = 4_000
_ENDS = re.compile(r"[.?!…;]|: ")


class Offer(NamedTuple):
    """A move on offer: how it is said, how else, what rules it out, and whether it costs something."""

    id: str
    say: str
    hears: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    costs: bool = False


Weights = dict[tuple[str, int], float]


class Phrase(NamedTuple):
    """One way of saying a move: its words as a model takes them, its meanings, their weight, how far it is enough.

    ``stance``: how it stands to what it speaks of.
    """

    text: str
    meanings: Meanings
    weight: float
    share: float
    stance: Stance


class Known(NamedTuple):
    """What is offered, made ready: phrases of each move, a weight for each meaning, stems a slip may have meant.

    ``asked`` and ``costly`` are the moves that ask something and those that cost something.
    """

    phrases: tuple[tuple[str, tuple[Phrase, ...], tuple[Meanings, ...]], ...]
    asked: frozenset[str]
    costly: frozenset[str]
    weights: Weights
    stems: dict[str, list[str]]


class Likeness(NamedTuple):
    """From 0 to 1; the weight shared; and, of a phrase that is denied, how far it would else have been meant."""

    score: float
    shared: float
    contrary: float


UNLIKE = Likeness(0.0, 0.0, 0.0)


def offer_of(move: Move, say: str = "", costs: bool = False) -> Offer:
    """A role-play's move as the matcher takes it; ``say`` is the sentence as shown, when it has insertions."""
    return Offer(move.id, say or move.say, move.hears, move.unless, costs)


class Lexicon:
    """A language's words brought to bear on what is offered; what was made ready once is kept."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._texts: dict[str, Meanings] = {}
        self._ready: dict[tuple[Offer, ...], Known] = {}
        self._stances = lru_cache(maxsize=_STANCES)(lambda text, asked: stance(text, words, asked))

    def stands(self, text: str, asked: bool = False) -> Stance:
        """How a sentence stands to what it speaks of, see ``stance``."""
        return self._stances(text, asked)

    def known(self, offered: tuple[Offer, ...]) -> Known:
        """What is offered, made ready."""
        if offered not in self._ready:
            if len(self._ready) >= _CACHE:
                self._ready.clear()
            self._ready[offered] = self._prepared(offered)
        return self._ready[offered]

    def texts(self, lines: Iterable[Offer]) -> list[str]:
        """All that a model would be asked about these moves, whichever of them are offered together."""
        said = [text for offer in lines for text in (offer.say, *offer.hears, *_parts(offer.say))]
        return sorted({self._plain(text) for text in said})

    def learn(self, lines: Iterable[Offer]) -> None:
        """Read what will be offered."""
        for offer in lines:
            for text in (offer.say, *offer.hears, *offer.unless, *_parts(offer.say)):
                self._read(text)
                self._written(offer, text)

    def spelt(self, stem: str, known: Known) -> str:
        """An unknown stem one slip away from one that is offered, two in a long word."""
        others = known.stems.get(stem[:1], [])
        if len(stem) < 5 or stem in self.words.known or stem in others:
            return stem
        distance, other = min(((OSA.distance(stem, other), other) for other in others), default=(len(stem), stem))
        return other if distance <= (2 if len(stem) >= 8 else 1) else stem

    def likenesses(self, said: Meanings, phrases: tuple[Phrase, ...], known: Known) -> list[Likeness]:
        """How far a stretch is each of a move's phrases."""
        weight = sum(self.weight(meaning, sign, known) for meaning, sign in said.items())
        return [_likeness(said, weight, phrase, known.weights) for phrase in phrases]

    def weight(self, meaning: str, sign: int, known: Known) -> float:
        """How much a meaning counts among what is offered."""
        for way in (sign, SAID, DENIED, CONTRARY, -CONTRARY, BOTH, OPEN):
            if (meaning, way) in known.weights:
                return known.weights[meaning, way]
        return _STRANGE * (_WEAK if meaning in self.words.weak_stems else 1)

    def _read(self, text: str) -> Meanings:
        """What an author's text means; the same texts come back from beat to beat."""
        if text not in self._texts:
            self._texts[text] = whole(text, self.words)
        return self._texts[text]

    def _prepared(self, offered: tuple[Offer, ...]) -> Known:
        texts = [
            (offer, [(offer.say, 1.0), *((h, 1.0) for h in offer.hears), *self._own_parts(offer, offered)])
            for offer in offered
        ]
        read = [(offer, [(text, self._read(text), share) for text, share in said]) for offer, said in texts]
        used = Counter(way for _, said in read for way in {way for _, m, _ in said for way in m.items()})
        weak = self.words.weak_stems
        weights = {
            way: _RARITY[min(count, len(_RARITY) - 1)] * (_WEAK if way[0] in weak else 1) for way, count in used.items()
        }
        phrases = tuple(
            (
                offer.id,
                tuple(self._phrase(offer, text, meanings, weights, share) for text, meanings, share in said),
                tuple(m for text in offer.unless if (m := self._read(text))),
            )
            for offer, said in read
        )
        asked = frozenset(offer.id for offer in offered if any("?" in text for text in (offer.say, *offer.hears)))
        costly = frozenset(offer.id for offer in offered if offer.costs)
        return Known(phrases, asked, costly, weights, self._stems([text for _, said in texts for text, _ in said]))

    def _phrase(self, offer: Offer, text: str, meanings: Meanings, weights: Weights, share: float) -> Phrase:
        weight = sum(weights[way] for way in meanings.items())
        stands = self._written(offer, text)
        return Phrase(self._plain(text), meanings, weight, share, stands)

    def _written(self, offer: Offer, text: str) -> Stance:
        """How an author's text stands. Their pauses are no measure: « un devis, sans engagement » is one breath."""
        return self.stands(without_insertions(text).replace(",", " "), "?" in offer.say)

    def _plain(self, text: str) -> str:
        return self.words.written_out(without_insertions(text))

    def _own_parts(self, offer: Offer, offered: tuple[Offer, ...]) -> list[tuple[str, float]]:
        """The sentences of a move's line that no other move says as well (« Banque Orvanne, bonjour »)."""
        others = [self._read(text).items() for o in offered if o.id != offer.id for text in (o.say, *o.hears)]
        read = [(part, self._read(part).items()) for part in _parts(offer.say)]
        return [(part, PART) for part, own in read if own and not any(own <= other for other in others)]

    def _stems(self, texts: list[str]) -> dict[str, list[str]]:
        """The stems a slip may have meant, by their first letter."""
        stems = {s for text in texts for s in self.words.stems(text) if len(s) > 3}
        stems |= {s for s in self.words.known if len(s) > 3}
        by_letter: dict[str, list[str]] = {}
        for stem in sorted(stems):
            by_letter.setdefault(stem[0], []).append(stem)
        return by_letter


def shares_all(said: Meanings, wanted: Meanings) -> bool:
    """Whether a stretch says all of what rules a move out."""
    return all(meaning in said and agree(said[meaning], sign) for meaning, sign in wanted.items())


def _parts(say: str) -> list[str]:
    """The sentences of a long line, each enough by itself or nearly."""
    parts = [part for part in _ENDS.split(say) if part.strip()]
    return parts if len(parts) > 1 else []


def agree(one: int, other: int) -> bool:
    """Whether two signs of one meaning do not deny each other."""
    return one == other or OPEN in (one, other)


def _likeness(said: Meanings, weight: float, phrase: Phrase, weights: Weights) -> Likeness:
    """How far a stretch is a phrase. What one says both ways and the other one way is half denied."""
    shared = denied = alone = 0.0
    for meaning in said.keys() & phrase.meanings.keys():
        here, there = said[meaning], phrase.meanings[meaning]
        if agree(here, there):
            shared += weights[meaning, there]
        else:
            denied += weights[meaning, there] * (_HALF if BOTH in (here, there) else 1)
            # Said this way by another move on offer, it is that move's affair.
            alone += weights[meaning, there] if (meaning, here) not in weights else 0.0
    both = weight + phrase.weight
    disclaimed = DISCLAIMED in said and DISCLAIMED not in phrase.meanings
    if disclaimed or denied > MOST_DENIED * shared:
        return Likeness(0.0, 0.0, phrase.share * 2 * (shared + alone) / both)
    if not shared or shared < (WHOLE_EVIDENCE if shared > _WHOLE * phrase.weight else EVIDENCE):
        return UNLIKE
    return Likeness(phrase.share * 2 * shared / both - denied / both, shared, 0.0)
