"""Folding: what two spellings of a name must have in common to be found alike."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
NATIONAL_LENGTH = 10


@lru_cache(maxsize=32_768)
def fold(text: str) -> str:
    """Lower case, no accent, words apart by one space: « L’Haÿ-les-Roses » gives ``l hay les roses``."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split())


def phone_digits(text: str) -> str:
    """The national form of a French number, digits only: ``+33 6 39 98 41 07`` gives ``0639984107``."""
    digits = "".join(c for c in text if c in "0123456789")
    if text.strip().startswith("+33"):
        return "0" + digits[2:].removeprefix("0")
    if digits.startswith("0033") and len(digits) > NATIONAL_LENGTH:
        return "0" + digits[4:].removeprefix("0")
    return digits
