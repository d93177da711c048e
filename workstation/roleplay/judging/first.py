"""How the first version of marking looked for words: as listed, whole. Sessions begun under it are judged by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from workstation.folding import folded

_CARD_NUMBER = re.compile(r"(?<!\d)(?:\d[ \u00a0\u202f.-]?){12,18}\d(?!\d)")
_CODE = re.compile(
    r"\b(?:code|pin|cvv|cvc)(?:[ \u00a0](?:secret|confidentiel|pin|sms|reçu|carte|est|était|de la carte))*"
    r"[ \u00a0:=]*\d{3,8}(?!\d)",
    re.IGNORECASE,
)


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(folded(word))}(?!\w)")


def findings(families: Mapping[str, tuple[tuple[str, str], ...]], text: str) -> Iterator[tuple[str, str, str]]:
    """Family, word and neutral wording of every forbidden word, once each."""
    plain = folded(text)
    for family, words in families.items():
        for word, neutral in words:
            if _whole(word).search(plain):
                yield family, word, neutral
    for match in (_CARD_NUMBER.search(text), _CODE.search(text)):
        if match:
            yield "secret", match[0], ""


def places(
    families: Mapping[str, tuple[tuple[str, str], ...]], plain: str
) -> Iterator[tuple[tuple[str, str, str], int, int]]:
    """Every forbidden word of a folded text, and where it stands."""
    for found in findings(families, plain):
        for at in re.finditer(rf"(?<!\w){re.escape(folded(found[1]))}(?!\w)", plain):
            yield found, at.start(), at.end()
