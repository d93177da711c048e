"""Whether the customer of a call speaks as people do: the spread of lengths, how lines open, then hesitation.

What is compared with was counted on open corpora of dialogues, French ones above all, and lies below raw speech on
purpose: a turn at a bank's telephone is shorter than a story. Hints: somebody curt or formal may well speak otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workstation.content.diagnostics import Diagnostics
from workstation.folding import folded
from workstation.roleplay import model as m
from workstation.roleplay.checking.meaning.said import INSERTED
from workstation.roleplay.checking.texts import SPOKEN, all_beats, all_moves

_LINES = 20  # fewer say nothing of a spread
_SHORT, _LONG = 3, 25
_FACT = re.compile(r"\{\{[-+ ]*facts\.(\w+)[-+ ]*\}\}")
_OPENERS = {
    "fr": "oui non ben bah bon alors mais et ah oh eh euh hein enfin attendez voila donc ok ouais si la d dites "
    "ecoutez tiens merci allo parce justement bonjour hm",
    "en": "yes no yeah yep nope oh ah well so but and um uh er erm right okay ok hi hello look listen sorry "
    "hang hold just thanks fine great now good",
    "de": "ja nein na ach ah oh also und aber aha hm ah ahm okay gut so doch hallo guten moment warten danke naja tja",
}
_HESITATIONS = {
    "fr": r"euh|ben|bah|hein|enfin|voila|quoi|bon|hm|genre|du coup",
    "en": r"um|uh|er|erm|well|like|you know|i mean|sort of|kind of|hm",
    "de": r"ah|ahm|hm|na|naja|also|halt|irgendwie|sozusagen|tja",
}


@dataclass(frozen=True)
class Figures:
    """Of the customer's lines: how many there are, shares in hundredths, and hesitations in a hundred words."""

    lines: int
    short: int
    long: int
    opening: int
    hesitations: float


def hint_voices(script: m.Script, diagnostics: Diagnostics) -> None:
    """Hint at what is far from how people speak, on the telephone."""
    found = figures(script) if script.channel in SPOKEN else None
    place = next((beat.at("client.calm", "client") for beat in all_beats(script) if beat.client), None)
    if found is None or place is None or found.lines < _LINES:
        return
    if found.short < 10:
        diagnostics.add("RP190", place, n=found.short)
    if not found.long:
        diagnostics.add("RP193", place)
    if found.opening < 20:
        diagnostics.add("RP191", place, n=found.opening)
    if found.hesitations < 0.5:
        diagnostics.add("RP192", place, n=f"{found.hesitations:.1f}")


def figures(script: m.Script) -> Figures | None:
    """Of everything the customer may say; None where the words of their language are not known."""
    language = script.language[:2]
    facts = dict(script.facts)
    lines = [INSERTED.sub("x", _FACT.sub(lambda found: facts.get(found[1], "x"), line)) for line in _lines(script)]
    if language not in _OPENERS or not lines:
        return None
    lengths = [len(line.split()) for line in lines]
    openers, said = _OPENERS[language].split(), [folded(line) for line in lines]
    opening = sum(re.split(r"\W+", line.lstrip(" .…"), maxsplit=1)[0] in openers for line in said)
    hesitations = sum(len(re.findall(rf"\b(?:{_HESITATIONS[language]})\b", line)) for line in said)
    return Figures(
        len(lines),
        _share(sum(n <= _SHORT for n in lengths), len(lines)),
        _share(sum(n > _LONG for n in lengths), len(lines)),
        _share(opening, len(lines)),
        100 * hesitations / sum(lengths),
    )


def _share(n: int, of: int) -> int:
    return round(100 * n / of)


def _lines(script: m.Script) -> Iterator[str]:
    for beat in all_beats(script):
        yield from filter(None, (beat.client, *(one.calm for one in (*beat.others, *beat.adds))))
    for move, _ in all_moves(script):
        yield from filter(None, (move.answer, *(one.calm for one in move.others)))
