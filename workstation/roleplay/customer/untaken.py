"""What a sentence asks that is not taken up: a question before the move that was heard, or after the last one.

It is told under the sentence, at the desk and in the debrief: the customer answers one question, the other is not lost.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from workstation.folding import plain_words
from workstation.roleplay.customer.role import Role
from workstation.roleplay.recognition import Matcher, Offer, Words

_ENDED = (".", "?", "!", "…")
_ASKS = " ?\xa0\u202f"
_PIECES = re.compile(r"[^?]+\??")


def after(said: str, rest: str, role: Role, words: Words) -> str:
    """The words left over, where they ask something: by their mark, or by how they begin after « et » or a stop."""
    begun = _begins_one(said, rest, words)
    return rest if (begun or "?" in rest) and _matters(rest, role, 1 if begun else 2) else ""


def before(said: str, move: str, offers: Sequence[Offer], role: Role, matcher: Matcher) -> str:
    """The questions that come before the one heard as ``move``, where they are no part of it."""
    pieces = [piece for piece in _PIECES.findall(said) if piece.strip()]
    told, last = "".join(pieces[:-1]).strip(), pieces[-1] if pieces else ""
    if not told or not _matters(told, role, 2) or matcher.first_match(told, offers):
        return ""
    heard = matcher.first_match(last, offers)
    return told if heard and heard.move == move else ""


def _begins_one(said: str, rest: str, words: Words) -> bool:
    raw = words.split(rest)
    left = list(itertools.dropwhile(words.joins.__contains__, raw))
    if len(left) == len(raw) and not said.rstrip().endswith(_ENDED):
        return False  # « …, qui est perdue » goes on with what was said
    spoken = f"{' '.join(left)} "
    opening = words.questions - words.only - words.supposes
    return any(spoken.startswith(f"{phrase} ") for phrase in opening)


def _matters(text: str, role: Role, least: int) -> bool:
    """Whether ``least`` of its words say something, unlike « s’il vous plaît ? », and it is no small talk.

    Nor is it what only makes sure: « si j’ai bien compris ? »
    """
    language = role.program.script.language[:2]
    tongue = role.asides.tongues.get(language)
    if tongue is None or any(role.asides.heard(way, language) for way in (text, text.rstrip(_ASKS))):
        return False
    empty = tongue.small | tongue.fillers
    return sum(word not in empty for word in plain_words(text).split()) >= least
