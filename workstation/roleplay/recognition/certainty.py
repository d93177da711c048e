"""Whether a move that costs something was surely said: by the words and by their meaning, in its whole sentence.

« Ne vous inquiétez pas, je m’en occupe » is not « ne vous inquiétez pas », and « votre nom s’affiche, mais cela ne me
suffit pas » is not trust in a name on a screen. A fault held against somebody who did not commit it costs more than a
customer who asks again.
"""

from __future__ import annotations

from collections.abc import Sequence

from workstation.roleplay.recognition.encoder import Encoder
from workstation.roleplay.recognition.likeness import Known, Lexicon, Phrase, agree
from workstation.roleplay.recognition.meaning import Meanings, merged
from workstation.roleplay.recognition.stretches import Stretch, around

# Fitted like the matcher's bars: at the very least as near in meaning and in words, with so much of the sentence said
# by the move, and together so sure.
MEANT, WORDED, SPOKEN, SURE = 0.45, 0.35, 0.5, 2.25
# A whole sentence so far ahead of every other move and so near in meaning together may be in other words than the
# author’s.
FAR = 1.7
# What share the part of the sentence that the move speaks of has in it, and its length up to so many words: a few words
# may mean many things.
SPOKEN_OF, LONG, WORDS = 0.5, 0.5, 15
# A question that the move never asks must be nearer in meaning by so much.
QUESTION = 0.2
# By the words alone: a whole wording, no less, and nothing besides.
WHOLE = 0.95
# Nearly a whole wording.
NEARLY = 0.9
# No harmless move comes nearer than this in the same words, nor is as likely beside them.
APART, BESIDE = 0.1, 0.5


class Certainty:
    """Judges the moves that cost something, with the model of meaning where there is one."""

    def __init__(self, lexicon: Lexicon, encoder: Encoder | None) -> None:
        self._lexicon = lexicon
        self._encoder = encoder

    def nearer(self, stretch: Stretch, score: float, other: Stretch, harmless: float) -> bool:
        """Whether a harmless move in another stretch is as near, so that the one that costs is not to be taken."""
        beside = other.last <= stretch.first or stretch.last <= other.first
        return harmless >= BESIDE if beside else harmless > score - APART

    def disowns(self, move: str, stretch: Stretch, known: Known) -> bool:
        """Whether the speaker denies in a stretch, and in no wording of the move."""
        if not self._lexicon.stands(stretch.text, stretch.asks).speaker:
            return False
        phrases = next(phrases for id_, phrases, _ in known.phrases if id_ == move)
        return not any(phrase.stance.speaker for phrase in phrases)

    def goes_against(self, move: str, whole: Stretch, known: Known) -> bool:
        """Whether a whole sentence says of a move that it is not meant, however the move may be worded.

        Its very words mean it, however they stand.
        """
        stands = self._lexicon.stands(whole.text, whole.asks)
        phrases = next(phrases for id_, phrases, _ in known.phrases if id_ == move)
        likes = self._lexicon.likenesses(whole.meanings, phrases, known)
        worded = any(like.score >= NEARLY for like in likes)
        return not worded and all(stands.goes_against(phrase.stance) for phrase in phrases)

    def stands_alone(self, move: str, stretch: Stretch, beside: tuple[str, str], supposed: bool, known: Known) -> bool:
        """Whether a stretch is a move by itself, whatever is denied ``beside`` it, before and after.

        « Petit silence, ne raccrochez pas », but not what hangs on what is denied (« …, que c’est votre faute »), what
        others say, what is ``supposed``, or what is taken back afterwards.
        """
        before, after = beside
        words = self._lexicon.words
        raw, left = words.split(stretch.text), f" {' '.join(words.split(after))} "
        hangs = any(word in words.hangs for word in raw[:1]) or self._lexicon.stands(before).reports
        if hangs or any(f" {phrase} " in left for phrase in words.turns):
            return False
        phrases = next(phrases for id_, phrases, _ in known.phrases if id_ == move)
        stands = self._lexicon.stands(stretch.text, stretch.asks)
        ways = (phrase.stance for phrase in phrases if phrase.stance.supposes or not supposed)
        return any(not stands.goes_against(way) for way in ways)

    def surely(
        self, move: str, lead: float, stretch: Stretch, sentences: Sequence[Stretch], known: Known, own: Meanings
    ) -> bool:
        """Whether the move that a stretch is likest to is what its whole sentence says.

        ``lead``: how far the stretch is the move, and how much farther than the next one, together. ``own``: what the
        text says besides the other moves in it.
        """
        whole = around(stretch, list(sentences))
        phrases = next(phrases for id_, phrases, _ in known.phrases if id_ == move)
        stands = self._lexicon.stands(whole.text, whole.asks)
        said_so = tuple(phrase for phrase in phrases if stands.may_be(phrase.stance))
        if not said_so:
            return False
        if self._encoder is None:
            return self._wording(sentences, phrases, known)
        meant, worded = self._nearest(self._encoder, (whole, stretch), said_so, known)
        if whole.asks and not any(phrase.stance.asks for phrase in phrases):
            meant -= QUESTION
        if meant < MEANT:
            return False
        if lead + meant >= FAR and (stretch.first, stretch.last) == (whole.first, whole.last):
            return True
        if worded < WORDED:
            return False
        left = {meaning: sign for meaning, sign in whole.meanings.items() if meaning in own}
        spoken = self._spoken_of(left, phrases, known)
        long = LONG * min(len(whole.text.split()), WORDS) / WORDS
        return spoken >= SPOKEN and lead + meant + SPOKEN_OF * spoken + long >= SURE

    def _wording(self, sentences: Sequence[Stretch], phrases: tuple[Phrase, ...], known: Known) -> bool:
        """Whether the whole text is a wording of the move, as the author wrote it."""
        said = merged(sentence.meanings for sentence in sentences)
        likes = self._lexicon.likenesses(said, phrases, known)
        return any(like.score >= WHOLE for like in likes)

    def _spoken_of(self, said: Meanings, phrases: tuple[Phrase, ...], known: Known) -> float:
        """How much of a sentence (0 to 1) is what the move speaks of, in any of its wordings."""
        weights = {meaning: self._lexicon.weight(meaning, sign, known) for meaning, sign in said.items()}
        own = [
            weights[meaning]
            for meaning, sign in said.items()
            if any(meaning in p.meanings and agree(sign, p.meanings[meaning]) for p in phrases)
        ]
        return sum(own) / (sum(weights.values()) or 1.0)

    def _nearest(
        self, encoder: Encoder, stretches: Sequence[Stretch], phrases: tuple[Phrase, ...], known: Known
    ) -> tuple[float, float]:
        """How near the meaning and the words are to the move, in phrases that the stretches do not deny."""
        meant = worded = 0.0
        texts = [phrase.text for phrase in phrases]
        for stretch in stretches:
            [ranks] = encoder.likeness([stretch.text], texts)
            likes = self._lexicon.likenesses(stretch.meanings, phrases, known)
            for rank, like in zip(ranks, likes, strict=True):
                if not like.contrary:
                    meant, worded = max(meant, rank), max(worded, like.score)
        return meant, worded
