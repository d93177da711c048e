"""The moves a sentence means among those on offer, from left to right.

A model of meaning, where there is one, ranks the moves; the words confirm and refuse, since the model does not tell a
sentence from its contrary. Two moves too close together are no recognition at all: a customer who asks again costs less
than one who answers another question. A move that costs something asks for more: see ``certainty``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from workstation.folding import straight_places, straightened
from workstation.roleplay.recognition.certainty import Certainty
from workstation.roleplay.recognition.encoder import Encoder
from workstation.roleplay.recognition.fitting import BY_MEANING, BY_WORDS, DOUBT, Fit, Fitting, Reading
from workstation.roleplay.recognition.likeness import Known, Lexicon, Offer, shares_all
from workstation.roleplay.recognition.meaning import DISCLAIMED, Clause, clauses, merged, unstressed, whole
from workstation.roleplay.recognition.parting import enumerated, halved
from workstation.roleplay.recognition.stretches import Stretch, around, parted, sentences, stretches
from workstation.roleplay.recognition.words import Words

VERSION = "10"

# A move of several that rule each other out is so much likelier than any other in its part of the breath.
CLEAR = 0.2
_MOST_CLAUSES = 14


# So many meanings are offered of a sentence that was not understood, and a third one where it is nearer than anything
# said at random.
_OFFERED = 2
_THIRD = 0.2
_KEPT = 16
# What parts a move from the next one.
_BETWEEN = " .,;:?!…)»\n\r\t"
# The clauses at the end of a stretch that add no more than this to its move may be another one’s, later.
_IDLE = 0.1
# What a move that less is enough for is worth.
_LEAST = 0.001
# And one that less is enough for has so many words at the least, less one.
_SPACES = 2
# A part of a sentence that denies is asked about where it is so much a move by itself.
_ALONE = 0.5
# A question is seldom asked again at once: by no more than this is it nearer than another one.
_AGAIN = 0.06


class Heard(NamedTuple):
    """The first move of a sentence, what is left to hear, and how clear it was (0 to 1).

    ``anew``: what is left begins a sentence of its own.
    """

    move: str
    rest: str
    margin: float
    anew: bool = True


class Near(NamedTuple):
    """A move, and how near a sentence comes to it: taken from the floor of its bars on, by a margin."""

    move: str
    score: float


class _Told(NamedTuple):
    """A move, how near a text comes to it, the part of it that does, and the whole sentence."""

    move: str
    score: float
    part: Stretch
    whole: Stretch


class Recognition(NamedTuple):
    """What a sentence means among what is offered: moves in order, or ``unclear``."""

    moves: tuple[str, ...]
    margin: float
    version: str
    unclear: bool


class Matcher:
    """Recognises sentences of one language. The same sentence and offer always give the same answer."""

    def __init__(self, words: Words, encoder: Encoder | None = None) -> None:
        self.words = words
        self.version = "/".join([VERSION, words.version, *([encoder.version] if encoder else [])])
        self._encoder = encoder
        self._lexicon = Lexicon(words)
        self._certainty = Certainty(self._lexicon, encoder)
        self._bars = BY_MEANING if encoder else BY_WORDS
        self._fitting = Fitting(self._lexicon, encoder, self._bars)
        # One sentence is asked about several times before it is decided what it was.
        self._taken_in = lru_cache(maxsize=_KEPT)(self._take_in)

    def learn(self, lines: Sequence[Offer]) -> None:
        """Take in what will be offered, words and model, so that no sentence waits for it."""
        self._lexicon.learn(lines)
        if self._encoder:
            self._encoder.learn(self._lexicon.texts(lines))

    def recognise(self, sentence: str, offered: Sequence[Offer]) -> Recognition:
        """Every move of the sentence among those offered now, each once, in the order said."""
        moves: list[str] = []
        margins = []
        rest = sentence
        before: Offer | None = None
        anew = True
        while heard := self.first_match(rest, [o for o in offered if o.id not in moves], before, anew):
            before = next(o for o in offered if o.id == heard.move)
            moves.append(heard.move)
            margins.append(heard.margin)
            rest, anew = heard.rest, heard.anew
        return Recognition(tuple(moves), min(margins, default=0.0), self.version, not moves)

    def first_match(
        self,
        sentence: str,
        offered: Sequence[Offer],
        after: Offer | None = None,
        anew: bool = True,
        barred: Collection[str] = (),
    ) -> Heard | None:
        """The first move the sentence means, or None.

        ``after``: the move that was understood just before it, ``anew`` when that one ended its sentence.
        ``barred``: moves that cost and that the sentence cannot be, however near it comes to them.
        """
        typed, sentence = sentence, unstressed(straightened(sentence))
        if not offered or not sentence:
            return None
        # What says the move before it once more is no other one.
        said = () if after is None or after.id in {offer.id for offer in offered} else (after,)
        known, cut, fits = self._taken_in(sentence, (*offered, *said))
        if (apart := self._two_in_one(sentence, cut, fits, known)) != cut:
            cut, fits = apart, self._fitting.fits(stretches(sentence, apart, self.words), known)
        fits = self._owned(fits, known)
        if cut and known.costly:
            anew = anew or self._goes_on(sentence)
            fits = self._certain(fits, cut, sentences(sentence, cut, self.words), known, anew, barred)
        if said:
            fits = [(stretch, _rather(fit, said[0].id, known)) for stretch, fit in fits]
        reading = self._best(len(cut), fits, self._bars.further if after else self._bars.floor)
        if after or reading:
            beside = known.asked - known.costly
            reading = self._best(len(cut), fits, self._bars.further if after else self._bars.floor, beside)
        while said and reading and reading[0][1].move == said[0].id:
            del reading[0]
        if not reading:
            return None
        stretch, first = reading[0]
        reading[0] = (_trimmed(stretch, first, fits), first)
        last = self._told(len(cut), reading, fits)
        left = typed[straight_places(typed)[cut[last - 1].end] :]
        rest = left.lstrip(_BETWEEN)
        return Heard(first.move, rest, round(min(first.margin, 1.0), 3), parted(left[: len(left) - len(rest)]))

    def says(self, sentence: str, wordings: Sequence[str]) -> bool:
        """Whether one of the wordings stands in the sentence: all that it means, said and not denied, in a row."""
        sentence = unstressed(straightened(sentence))
        if not sentence:
            return False
        wanted = [meanings for text in wordings if (meanings := whole(text, self.words))]
        said = [one.meanings for one in stretches(sentence, clauses(sentence, self.words), self.words)]
        return any(shares_all(one, each) for one in said for each in wanted)

    def plausible(self, sentence: str, offered: Sequence[Offer], instead: bool = False) -> tuple[str, ...]:
        """The moves a sentence that was not understood may have meant, the likeliest first: three at most, or none.

        A move that costs is none of them where the sentence says that it is not meant. ``instead``: of what it comes
        nearest to, which is not on offer; then, as after what is not meant, it must come nearer.
        """
        costly = {offer.id for offer in offered if offer.costs}
        near = self._near(sentence, offered)
        left = [one for one in near if not self._goes_against(one, one.move in costly, sentence, offered)]
        instead = instead or left[:1] != near[:1]
        if not left or left[0].score < (self._bars.instead if instead else self._bars.plausible):
            return ()
        third = (one for one in left[_OFFERED : _OFFERED + 1] if one.score >= _THIRD)
        return tuple(one.move for one in (*left[:_OFFERED], *third))

    def near_enough(self, sentence: str, offered: Sequence[Offer]) -> list[Near]:
        """The moves a sentence may have meant, whatever it says of them; the nearest first, none too far."""
        return [near for near in self.nearest(sentence, offered) if near.score >= self._bars.plausible]

    def denies(self, sentence: str, offered: Sequence[Offer]) -> bool:
        """Whether a sentence disclaims, or is likest to a move that costs and says that it is not meant."""
        costly = {offer.id for offer in offered if offer.costs}
        near = self._near(sentence, offered)
        if not near or near[0].score < self._bars.plausible:
            return any(DISCLAIMED in clause.meanings for clause in clauses(straightened(sentence), self.words))
        return self._goes_against(near[0], near[0].move in costly, sentence, offered)

    def apart(self, sentence: str, offered: Sequence[Offer]) -> tuple[str, ...]:
        """The moves that a sentence names one after the other, be they sure or not and though one rules another out."""
        sentence = unstressed(straightened(sentence))
        if not offered or not sentence:
            return ()
        known, cut, fits = self._taken_in(sentence, tuple(offered))
        fits = self._owned(fits, known)
        reading = self._best(len(cut), fits, self._bars.further)
        return tuple(dict.fromkeys(fit.move for _, fit in reading if fit.margin >= CLEAR))

    def nearest(self, sentence: str, offered: Sequence[Offer]) -> list[Near]:
        """How near a sentence, or a stretch of it, comes to each move that it does not deny; the nearest first."""
        return [Near(one.move, one.score) for one in self._near(sentence, offered)]

    def before(self, sentence: str, offered: Sequence[Offer], move: str) -> str:
        """What a text says before the sentence that comes nearest to a move, or before that part of it."""
        _, cut, _ = self._taken_in(unstressed(straightened(sentence)), tuple(offered))
        told = next((one for one in self._near(sentence, offered) if one.move == move), None)
        first = told.whole.first or told.part.first if told else 0
        return sentence[: straight_places(sentence)[cut[first].start]] if first else ""

    def asks(self, sentence: str, offered: Sequence[Offer], move: str) -> bool:
        """Whether the sentence of a text that comes nearest to a move is a question."""
        near = (one.whole for one in self._near(sentence, offered) if one.move == move)
        return any(self._lexicon.stands(whole.text, whole.asks).asks for whole in near)

    def _near(self, sentence: str, offered: Sequence[Offer]) -> list[_Told]:
        """The same, each with the sentence that comes so near."""
        sentence = unstressed(straightened(sentence))
        if not offered or not sentence:
            return []
        _, cut, fits = self._taken_in(sentence, tuple(offered))
        near: dict[str, tuple[float, Stretch]] = {}
        for stretch, fit in fits:
            if fit.move:  # what denies them is no way of saying any
                for move, score in fit.all.items():
                    if move not in near or score > near[move][0]:
                        near[move] = score, stretch
        parts = sentences(sentence, cut, self.words)
        return [
            _Told(move, *near[move], around(near[move][1], parts))
            for move in sorted(near, key=lambda move: (-near[move][0], move))
        ]

    def _goes_against(self, told: _Told, costs: bool, sentence: str, offered: Sequence[Offer]) -> bool:
        """Whether a sentence says of a move that it is not meant, and no part of it says the move by itself."""
        known = self._lexicon.known(tuple(offered))
        if not (costs and self._certainty.goes_against(told.move, told.whole, known)):
            return False
        sentence = unstressed(straightened(sentence))
        _, cut, fits = self._taken_in(sentence, tuple(offered))
        parts = sentences(sentence, cut, self.words)
        for stretch, fit in fits:
            if fit.move and fit.all.get(told.move, 0.0) >= _ALONE and stretch.text.count(" ") >= _SPACES:
                whole = around(stretch, parts)
                start, end = cut[stretch.first].start, cut[stretch.last - 1].end
                beside = sentence[cut[whole.first].start : start], sentence[end : cut[whole.last - 1].end]
                supposed = self._lexicon.stands(whole.text, whole.asks).supposed
                if self._certainty.stands_alone(told.move, stretch, beside, supposed, known):
                    return False
        return True

    def _take_in(self, sentence: str, offered: tuple[Offer, ...]) -> tuple[Known, list[Clause], Reading]:
        """What is offered made ready, the clauses of a sentence, and how far each stretch of them is each move."""
        known = self._lexicon.known(offered)
        cut = clauses(sentence, self.words, lambda stem: self._lexicon.spelt(stem, known))[:_MOST_CLAUSES]
        cut = enumerated(sentence, cut, self._lexicon, known)[:_MOST_CLAUSES]
        return known, cut, self._fitting.fits(stretches(sentence, cut, self.words), known)

    def _goes_on(self, rest: str) -> bool:
        """Whether what is left is joined to what was understood before it: « …, et puis votre adresse »."""
        return any(word in self.words.joins for word in self.words.split(rest)[:1])

    def _owned(self, fits: Reading, known: Known) -> Reading:
        """The fits without those that the speaker says they do not do: « I won’t drown you in figures »."""
        disowned = {
            id(fit)
            for stretch, fit in fits
            if fit.move and fit.score >= self._bars.floor and self._certainty.disowns(fit.move, stretch, known)
        }
        return [(stretch, DOUBT._replace(all=fit.all) if id(fit) in disowned else fit) for stretch, fit in fits]

    def _two_in_one(self, sentence: str, cut: list[Clause], fits: Reading, known: Known) -> list[Clause]:
        """The clauses, each that asks two harmless questions without a pause in two: « votre nom vous êtes né quand ».

        It is parted where the words of both halves are likest to the two.
        """
        found = list(cut)
        for stretch, fit in fits:
            harmless = sorted(
                (move for move in known.asked - known.costly if fit.all.get(move, 0.0) >= self._bars.floor),
                key=lambda move: (-fit.all[move], move),
            )
            if stretch.last - stretch.first == 1 and fit.margin < self._bars.margin and fit.move in harmless[:1]:
                clause = cut[stretch.first]
                halves = halved(sentence, clause, harmless[:2], self._lexicon, known) if len(harmless) > 1 else []
                if halves:
                    at = found.index(clause)
                    found[at : at + 1] = halves
        return found[:_MOST_CLAUSES]

    def _certain(
        self,
        fits: Reading,
        cut: list[Clause],
        whole: list[Stretch],
        known: Known,
        anew: bool,
        barred: Collection[str],
    ) -> Reading:
        """The fits without those of moves that cost something and that were not surely meant.

        Such a move is not what ends a sentence begun as another one: « tant mieux, bonne journée alors ».
        """
        begun = 0 if anew else whole[0].last
        reading = self._best(len(cut), fits, self._bars.further)
        harmless = [
            (stretch, max((score for move, score in fit.all.items() if move not in known.costly), default=0.0))
            for stretch, fit in fits
        ]

        def surely(stretch: Stretch, fit: Fit) -> bool:
            if stretch.first < begun or fit.move in barred:
                return False
            near = any(self._certainty.nearer(stretch, fit.score, other, score) for other, score in harmless)
            if near:
                return False
            # What other moves of the same breath say is nothing that this one leaves unsaid.
            others = [one for one, other in reading if other.move != fit.move and not one.meets(stretch)]
            taken = {at for other in others for at in range(other.first, other.last)}
            own = merged(clause.meanings for at, clause in enumerate(cut) if at not in taken)
            return self._certainty.surely(fit.move, fit.score + fit.margin, stretch, whole, known, own)

        return [
            (stretch, fit if fit.move not in known.costly or surely(stretch, fit) else DOUBT._replace(all=fit.all))
            for stretch, fit in fits
        ]

    def _told(self, clauses: int, reading: Reading, fits: Reading) -> int:
        """Where the first move ends: clauses that only say it again belong to it, another move's do not."""
        move, last = reading[0][1].move, reading[0][0].last
        taken = {at: fit.move for stretch, fit in reading for at in range(stretch.first, stretch.last)}
        alone = {stretch.first: fit for stretch, fit in fits if stretch.last - stretch.first == 1}
        for at in range(last, clauses):
            if taken.get(at, move) != move:
                break
            if at in taken or alone[at].all.get(move, 0.0) >= self._bars.floor:
                last = at + 1
        return last

    def _best(self, clauses: int, fits: Reading, floor: float, beside: Collection[str] = ()) -> Reading:
        """The reading that explains most of the clauses as moves, the others being left aside.

        ``beside``: moves that less is enough for, where they are clearly ahead of every other.
        """
        worth: list[tuple[float, Reading]] = [(0.0, [])]
        for end in range(1, clauses + 1):
            best = worth[end - 1]
            for stretch, fit in fits:
                if stretch.last != end:
                    continue
                near = fit.score >= floor and fit.margin >= self._bars.margin
                gain = fit.worth - self._bars.apart if near else 0.0
                if gain <= 0.0 and self._is_clear(stretch, fit, beside):
                    gain = _LEAST
                value = worth[stretch.first][0] + gain
                if value > best[0]:
                    best = (value, [*worth[stretch.first][1], (stretch, fit)])
            worth.append(best)
        return worth[-1][1]

    def _is_clear(self, stretch: Stretch, fit: Fit, beside: Collection[str]) -> bool:
        """Whether a fit is of one of the moves that less is enough for, and clearly ahead of every other."""
        clear = fit.score >= self._bars.clear and fit.margin >= self._bars.lead
        return clear and fit.move in beside and stretch.text.count(" ") >= _SPACES


def _rather(fit: Fit, said: str, known: Known) -> Fit:
    """The harmless question that a stretch is nearly as near to as to the move just said, not that one again."""
    others = {move: score for move, score in fit.all.items() if move != said}
    other = max(others, key=lambda move: (others[move], move), default="")
    if fit.move != said or other not in known.asked - known.costly or fit.score - others[other] > _AGAIN:
        return fit
    next_ = max((score for move, score in others.items() if move != other), default=0.0)
    return fit._replace(move=other, score=others[other], margin=others[other] - next_)


def _trimmed(stretch: Stretch, fit: Fit, fits: Reading) -> Stretch:
    """A stretch without the clauses at its end that add nothing to its move."""
    enough = [
        shorter
        for shorter, other in fits
        if shorter.first == stretch.first and shorter.last <= stretch.last and other.move == fit.move
        if other.score >= fit.score - _IDLE
    ]
    return min(enough, key=lambda shorter: shorter.last)
