"""Spelling (orthographe): words that a dictionary does not know, offline, in French and English.

The dictionaries stand in ``resources/spelling/`` with their licences (French: MPL 2.0; English: MIT and BSD). German
has none: what is kept of it for this reader is under the GPL.
"""

from __future__ import annotations

import re
from functools import cache
from io import StringIO
from typing import NamedTuple

from workstation.folding import folded
from workstation.paths import RESOURCES

LANGUAGES = ("fr", "en")
# A word like this one is proposed in its place.
NEAR = 80
SHORT = 4
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_ASIDE = re.compile(r"\{\{.*?\}\}|«.*?»|“.*?”|\S*[@/\\]\S*|\b[\w-]+\.\w{2,}\b", re.DOTALL)
_ENDS = '.!?…:«“"(\n'


class Unknown(NamedTuple):
    """A word no dictionary knows: where it begins in the text, and the word."""

    at: int
    word: str


class Speller:
    """One language's words. Making one reads the dictionary, which takes about a second."""

    def __init__(self, language: str) -> None:
        from spylls.hunspell import Dictionary, readers
        from spylls.hunspell.readers.file_reader import BaseReader

        class Reader(BaseReader):  # type: ignore[misc]  # the library's own leaves its files open
            def reset_encoding(self, encoding: str) -> None:
                """Every dictionary here is in UTF-8."""

        words = RESOURCES / "spelling" / language / language
        endings, context = readers.read_aff(Reader(StringIO(words.with_suffix(".aff").read_text(encoding="utf-8"))))
        stems = Reader(StringIO(words.with_suffix(".dic").read_text(encoding="utf-8")))
        self._dictionary = Dictionary(endings, readers.read_dic(stems, aff=endings, context=context))
        self._known: dict[str, bool] = {}
        self._stems: dict[str, list[str]] = {}

    def unknown(self, text: str) -> list[Unknown]:
        """The words of a text that are in no dictionary, in its order.

        What is filled in or quoted, an address, capitals and a name within a sentence are left alone, and so is a text
        of which most words are unknown: it is in another language.
        """
        bare = _ASIDE.sub(lambda found: " " * len(found[0]), text)
        words = list(WORD.finditer(bare))
        unknown = [
            Unknown(one.start(), one[0]) for one in words if not self._named(bare, one) and not self.knows(one[0])
        ]
        return unknown if len(unknown) < 3 or 2 * len(unknown) < len(words) else []

    def _named(self, text: str, word: re.Match[str]) -> bool:
        before = text[: word.start()].rstrip()
        return word[0].isupper() or (word[0][0].isupper() and bool(before) and before[-1] not in _ENDS)

    def knows(self, word: str) -> bool:
        """Whether a word, or each of those it joins, is in the dictionary."""
        word = word.replace("’", "'")
        if word not in self._known:
            self._known[word] = self._dictionary.lookup(word) or all(
                len(part) < 2 or self._dictionary.lookup(part) for part in re.split("['-]", word)
            )
        return self._known[word]

    def proposed(self, word: str) -> str:
        """The word of the dictionary most like one that is not in it, or nothing."""
        from rapidfuzz import fuzz, process

        if not self._stems:
            for entry in self._dictionary.dic.words:
                self._stems.setdefault(folded(entry.stem)[:1], []).append(entry.stem)
        if len(word) < SHORT:
            return ""
        near = process.extractOne(word, self._stems.get(folded(word)[:1], ()), scorer=fuzz.ratio, score_cutoff=NEAR)
        return str(near[0]) if near is not None else ""


@cache
def speller(language: str) -> Speller | None:
    """The speller of a language, read once; None for one without a dictionary."""
    return Speller(language) if language in LANGUAGES else None
