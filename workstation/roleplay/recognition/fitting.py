"""How far each stretch of a sentence is each of the moves on offer, by meaning and by words."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from workstation.roleplay.recognition.encoder import Encoder
from workstation.roleplay.recognition.likeness import UNLIKE, Known, Lexicon, Likeness, Phrase, shares_all
from workstation.roleplay.recognition.stretches import Stretch

# Fitted over beats left out in turn, in steps no finer than the figures: what the model says and what the words say.
RANKED, WORDED = 0.65, 0.35
# A sentence of a long line, to the model.
RANKED_PART = 0.85
# A question is seldom a move that asks nothing.
QUESTION = 0.1


class Bars(NamedTuple):
    """A recognised move scores at least so much; after a first move, so much; and so much more than the next one.

    ``apart``: what each of several moves in one breath must explain beyond its floor, else they are rather one.
    ``plausible``: at least so much, and the recruit is asked whether it was meant; ``instead``: the same where the
    sentence says that what it comes nearest to is not meant. ``clear``: enough for a harmless question in one
    breath with another move, where it is ahead of every other by ``lead``.
    """

    floor: float
    further: float
    margin: float
    apart: float
    plausible: float
    instead: float
    clear: float
    lead: float


BY_WORDS = Bars(0.5, 0.6, 0.1, 0.0, 0.3, 0.3, 0.5, 0.2)
BY_MEANING = Bars(0.45, 0.5, 0.04, 0.02, 0.29, 0.45, 0.38, 0.14)


class Fit(NamedTuple):
    """The move a stretch fits best; ``worth`` is how much of the sentence that explains, ``all`` how each move fits."""

    move: str
    score: float
    margin: float
    worth: float
    all: dict[str, float]


Reading = list[tuple[Stretch, Fit]]
DOUBT = Fit("", 0.0, 0.0, 0.0, {})


class Fitting:
    """Fits stretches to moves, with the model of meaning where there is one."""

    def __init__(self, lexicon: Lexicon, encoder: Encoder | None, bars: Bars) -> None:
        self._lexicon = lexicon
        self._encoder = encoder
        self._bars = bars

    def fits(self, stretches: list[Stretch], known: Known) -> Reading:
        """For each stretch the move that fits it best, with its margin over the next."""
        texts = [phrase.text for _, phrases, _ in known.phrases for phrase in phrases]
        if self._encoder:
            ranks = self._encoder.likeness([stretch.text for stretch in stretches], texts)
            return [(stretch, self._ranked(stretch, row, known)) for stretch, row in zip(stretches, ranks, strict=True)]
        return [(stretch, self._worded(stretch, known)) for stretch in stretches]

    def _worded(self, stretch: Stretch, known: Known) -> Fit:
        """By the words alone."""
        scores: dict[str, Likeness] = {}
        contrary = 0.0
        for move, phrases, unless in known.phrases:
            if any(shares_all(stretch.meanings, barred) for barred in unless):
                continue
            likes = self._lexicon.likenesses(stretch.meanings, phrases, known)
            scores[move] = max(likes, default=UNLIKE)
            contrary = max((contrary, *(like.contrary for like in likes)))
        # What denies one move outright is not a way of saying another that it fits less.
        fit = _fit({move: like.score for move, like in scores.items()}, contrary - self._bars.margin)
        return fit._replace(worth=fit.score * scores[fit.move].shared) if fit.move else fit

    def _ranked(self, stretch: Stretch, ranks: Sequence[float], known: Known) -> Fit:
        """By the model, the words confirming and refusing."""
        scores: dict[str, float] = {}
        contrary = 0.0
        left = iter(ranks)
        for move, phrases, unless in known.phrases:
            own = [next(left) for _ in phrases]
            if any(shares_all(stretch.meanings, barred) for barred in unless):
                continue
            asks = QUESTION if stretch.asks and move not in known.asked else 0.0
            likes = self._lexicon.likenesses(stretch.meanings, phrases, known)
            ranked = worded = 0.0
            for rank, phrase, like in zip(own, phrases, likes, strict=True):
                score = RANKED * rank * _share(phrase)
                if like.contrary:
                    contrary = max(contrary, score + WORDED * like.contrary)
                else:
                    ranked, worded = max(ranked, score), max(worded, WORDED * like.score)
            scores[move] = ranked + worded - asks
        fit = _fit(scores, contrary)
        return fit._replace(worth=(fit.score - self._bars.floor) * sqrt(len(stretch.text.split())))


def _share(phrase: Phrase) -> float:
    return RANKED_PART if phrase.share < 1 else 1.0


def _fit(scores: dict[str, float], contrary: float) -> Fit:
    """The best of the moves, or none when what it denies was nearer."""
    ordered = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ordered or ordered[0][1] <= max(contrary, 0.0):
        return Fit("", 0.0, 0.0, 0.0, scores)
    (move, best), *others = ordered
    return Fit(move, best, best - max(0.0, others[0][1] if others else 0.0), 0.0, scores)
