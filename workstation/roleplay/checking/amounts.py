"""Amounts of euros said in a text, in figures or in words, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from workstation.roleplay.checking.spelled import number

_FIGURES = r"\d{1,3}(?:[ .,]\d{3})+(?!\d)|\d+"
_UNIT = r"€|euros?\b|eur\b"
_WRITTEN = re.compile(
    rf"(?<![\w.,])(?P<euros>{_FIGURES})(?:[.,](?P<cents>\d{{1,2}})(?!\d))? ?(?:{_UNIT})"
    rf"(?: (?:et )?(?P<after>\d{{2}})(?![\d.,/]|\w| ?(?:{_UNIT}|%)"
    r"| (?:jours?|mois|ans?|fois|heures?|h|days?|cartes?)\b))?"
)
_LED = re.compile(rf"€ ?(?P<euros>{_FIGURES})(?:[.,](?P<cents>\d{{1,2}})(?!\d))?")
_THOUSANDS, _HUNDREDS = 1000, 100
_LEAST_PAIR = 10  # « forty-six fifty »: what follows the euros is tens of cents


class Amount(NamedTuple):
    """An amount in euro cents and where it stands in the text. ``exact``: its cents were told."""

    cents: int
    start: int
    end: int
    exact: bool


def amounts(text: str, bare: bool = False) -> tuple[Amount, ...]:
    """Every amount of a folded text (``spelled.flat``), in the order it is said.

    ``bare``: two numbers side by side are euros and cents (« forty-six fifty »), as people answer what they paid.
    """
    found = [*_in_figures(text), *_in_words(text)]
    if bare and not found:
        found = list(_pairs(text))
    return tuple(sorted(found, key=lambda one: one.start))


def _in_figures(text: str) -> Iterator[Amount]:
    for pattern in (_WRITTEN, _LED):
        for found in pattern.finditer(text):
            parts = found.groupdict()
            euros = int(re.sub(r"\D", "", parts["euros"]))
            told = parts.get("cents") or parts.get("after") or ""
            rest = int(told.ljust(2, "0")) if told else 0
            yield Amount(euros * 100 + rest, found.start(), found.end(), bool(rest))


def _in_words(text: str) -> Iterator[Amount]:
    for found in _spoken().finditer(text):
        euros = _value(found, "")
        rest = _small(found["cents"])
        if euros is not None:
            yield Amount(euros * 100 + rest, found.start(), found.end(), bool(rest))


def _pairs(text: str) -> Iterator[Amount]:
    for found in _paired().finditer(text):
        euros, rest = _small(found["euros"]), _small(found["cents"])
        if euros and rest >= _LEAST_PAIR:
            yield Amount(euros * 100 + rest, found.start(), found.end(), exact=True)


def _value(found: re.Match[str], prefix: str) -> int | None:
    parts = {key: found[prefix + key] for key in ("thousands", "thousand", "hundreds", "hundred", "units")}
    if not any(parts.values()):
        return None
    thousands = (_small(parts["thousands"]) or 1) * _THOUSANDS if parts["thousand"] else 0
    hundreds = (_small(parts["hundreds"]) or 1) * _HUNDREDS if parts["hundred"] else 0
    return thousands + hundreds + _small(parts["units"])


def _small(words: str | None) -> int:
    return _numbers().get(words.strip(), 0) if words else 0


@cache
def _numbers() -> dict[str, int]:
    """The numbers below 100 in the words of each language."""
    found: dict[str, int] = {}
    for n in range(1, 100):
        for words in number(n)[1:]:
            found.setdefault(words, n)
    return {"une": 1, "one": 1, "a": 1, "eine": 1, "einen": 1} | found


@cache
def _number() -> str:
    return "|".join(re.escape(words) for words in sorted(_numbers(), key=len, reverse=True))


@cache
def _spoken() -> re.Pattern[str]:
    n = _number()
    return re.compile(
        rf"(?<!\w)(?:(?:(?P<thousands>{n}) )?(?P<thousand>mille|thousand|tausend)\b ?)?"
        rf"(?:(?:(?P<hundreds>{n}) )?(?P<hundred>cents?|hundred|hundert)\b(?: and)? ?)?(?P<units>(?:{n})\b)? ?"
        rf"(?:d'|d |de )?(?:euros?\b|€)(?: (?:et |and |und )?(?P<cents>(?:{n})\b)(?: centimes?| cents?)?"
        r"(?! (?:euros?|jours?|mois|ans?|fois|heures?|minutes?|secondes?|days?|cartes?)\b))?"
    )


@cache
def _paired() -> re.Pattern[str]:
    n = _number()
    return re.compile(rf"(?<!\w)(?P<euros>{n}) (?P<cents>{n})(?!\w)(?! (?:heures?|h|jours?|mois|ans?|fois)\b)")
