"""How a sentence stands to what it speaks of: denied, by the speaker themself, supposed, asked.

Two sentences with the same words are not one when they stand otherwise: « votre nom s’affiche, cela me suffit » and
« votre nom s’affiche, cela ne me suffit pas ».
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from workstation.folding import straightened
from workstation.roleplay.recognition.meaning import asks, idioms, restricts
from workstation.roleplay.recognition.words import Words

# A speaker within so many words before a negator denies it themself: « je ne vous le dirai pas ».
_NEAR = 5
_MOST = 2
# What is said between two pauses: who speaks before one is not who denies after it.
_PAUSE = re.compile(r"(?<!\d)[.,:]|[.,:](?!\d)|[?!;…()\n]")
_QUOTED = re.compile(r"[«“„\"][^«»“”„\"]*[»”“\"]")
_SAID = re.compile(r"[^\W_]")


class Stance(NamedTuple):
    """``denials``: how many negators, two at most; ``speaker``: the speaker denies one.

    ``turns``: it goes on to say otherwise. ``supposes``: there is a condition, or what is still to come;
    ``supposed``: the sentence begins with it. ``reports``: it tells what others say or do, or what is done as a rule.
    ``quotes``: some of it stands between signs of quotation, as what others say or what is not said.
    """

    denials: int
    speaker: bool
    turns: bool
    supposes: bool
    supposed: bool
    asks: bool
    reports: bool
    quotes: bool

    def may_be(self, other: Stance) -> bool:
        """Whether a sentence that stands so may be a way of saying a phrase that stands like the ``other``."""
        alone = self.denials and other.asks and not self.asks
        return (
            self.denials == other.denials
            and not alone
            and not (self.turns and not other.turns)
            and not (self.speaker and not other.speaker)
            and not (self.supposed and not other.supposes)
            and not (self.reports and not other.reports)
            and not (self.quotes and not other.quotes)
        )

    def goes_against(self, other: Stance) -> bool:
        """Whether a sentence that stands so says that it is not what a phrase says that stands like the ``other``."""
        return bool(
            (self.speaker and not other.speaker)
            or (self.reports and not other.reports)
            or (self.supposed and not other.supposes)
            or (self.denials and not other.denials and not self.asks)
            or (self.denials and self.turns and not other.turns)
        )


def stance(text: str, words: Words, asked: bool = False) -> Stance:
    """How a sentence stands; ``asked`` when it is known to be a question, whatever it looks like."""
    plain = straightened(text)
    raw = words.split(plain)
    inside = idioms(raw, words)
    denials = [at for at in range(len(raw)) if at not in inside and _denies(raw, at, words)]
    speaker = any(_speaker_denies(part, words) for part in _PAUSE.split(plain))
    spoken = f" {' '.join(itertools.dropwhile(words.joins.__contains__, raw))} "
    asked = asked or plain.endswith("?") or asks(plain, raw, words)
    asked = asked or any(spoken.startswith(f" {phrase} ") for phrase in words.questions)
    turns = any(f" {phrase} " in spoken for phrase in words.turns)
    supposing = [spoken.find(f" {phrase} ") for phrase in words.supposes]
    reports = any(f" {phrase} " in spoken for phrase in words.reports)
    supposes = max(supposing, default=-1) >= 0
    around, quoted = _QUOTED.subn(" ", plain)
    quotes = bool(quoted and _SAID.search(around))
    return Stance(min(len(denials), _MOST), speaker, turns, supposes, 0 in supposing, asked, reports, quotes)


def _speaker_denies(part: str, words: Words) -> bool:
    raw = words.split(part)
    inside = idioms(raw, words)
    denials = [at for at in range(len(raw)) if at not in inside and _denies(raw, at, words)]
    return any(word in words.speaker for at in denials for word in raw[max(0, at - _NEAR) : at])


def _denies(raw: list[str], at: int, words: Words) -> bool:
    """Whether a word denies; an opener does when no negator goes with it: « n’en parlons plus »."""
    if raw[at] in words.openers:
        followed = any(word in words.negators for word in raw[at + 1 : at + 1 + _NEAR])
        return not followed and not restricts(raw, at, words)
    return raw[at] in words.negators
