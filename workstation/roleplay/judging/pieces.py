"""A text in pieces that are looked at one by one, so that a letter typed asks for one of them only.

A piece ends with a sentence. Where a sentence has no end in sight it ends after a long word: what decides is the text
there and nothing before it, so that the other pieces stay as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# After « réf. » or « M. », before a figure and in „26. Dezember“ a full stop ends nothing.
_END = re.compile(
    r"(?<![ .(’'][A-Za-zÀ-ÿ])(?<!\b[A-Za-z]{2})(?<!\b[Rr][ée]f)(?<!\b[Tt][ée]l)[.!?;…]+\s+(?=\D)"
    r"(?!(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)|\n[ \t]*\n\s*"
)
# Past so many characters a sentence is cut, where a clause ends if it can be.
_MOST = 600
_CLAUSE = re.compile(r"(?<!\d)[,:)][ ]|[ ](?:et|mais|puis|and|but|und|aber)(?=[ ])")
_LONG = re.compile(r"(?<![^\W\d_])[^\W\d_]{9,40}[ ](?=[^\W\d_])")


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where each piece begins and ends."""
    start = 0
    for found in _END.finditer(text):
        yield from _cut(text, start, found.end(), (_CLAUSE, _LONG))
        start = found.end()
    yield from _cut(text, start, len(text), (_CLAUSE, _LONG))


def _cut(text: str, start: int, end: int, where: tuple[re.Pattern[str], ...]) -> Iterator[tuple[int, int]]:
    if end - start > _MOST and where:
        for found in where[0].finditer(text, start, end):
            yield from _cut(text, start, found.end(), where[1:])
            start = found.end()
        yield from _cut(text, start, end, where[1:])
    elif start < end:
        yield start, end
