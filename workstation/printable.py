"""Names as they may be shown: a file's may hold signs that a terminal obeys, or that turn round what follows."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Marks that let a terminal or a window write from right to left, whatever stands beside them.
TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OBEYED = frozenset(("Cc", "Cs", "Cn", "Co", "Zl", "Zp"))


@lru_cache(maxsize=2048)
def is_printable(sign: str) -> bool:
    """Whether a sign may be written as it is: it stands for itself alone."""
    return sign in "\n\t" or (unicodedata.category(sign) not in _OBEYED and sign not in TURNS)


def printable(text: str) -> str:
    """The text with the code of each control character and each turn of direction; line breaks and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    if all(map(is_printable, set(text))):
        return text
    return "".join(sign if is_printable(sign) else sign.encode("unicode_escape").decode() for sign in text)
