"""Wordings that stand in texts that do not mean them: one letter, or a word inside another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from workstation.content.diagnostics import Diagnostics, Place
from workstation.folding import folded, plain_words
from workstation.paths import RESOURCES
from workstation.roleplay import model as m
from workstation.roleplay.checking.meaning.outcomes import elements, judged
from workstation.roleplay.checking.meaning.said import quoted
from workstation.roleplay.checking.texts import all_moves

_WORD = re.compile(r"[^\W\d_]{3,}")
# A facet's last word may begin another: so short a beginning says little.
_SHORT, _LONGER = 3, 2
# What French adds to a word without making it another.
_AGREED = re.compile(r"e?s?|x")
_CONTRARY = frozenset({"de", "des", "in", "im", "ir", "il", "me", "mal", "non", "un", "dis", "mis"})
_INSERTED = re.compile(r"\{\{.*?\}\}")


def check_wordings(script: m.Script, diagnostics: Diagnostics) -> None:
    """Report each wording of one letter."""
    for words, place in _all(script):
        plain = plain_words(_INSERTED.sub("xx", words))
        if words.strip() and len(plain) < 2:
            diagnostics.add("RP132", quoted(diagnostics, place, words), name=words)


def advise_wordings(script: m.Script, diagnostics: Diagnostics) -> None:
    """Warn of each wording that stands inside another word where letters are compared, or begins another."""
    written = " ".join(_spoken(script))
    for beat, key, check in judged(script):
        for element in elements(check):
            for words in element.any:
                _told(words, beat.at(f"{key}.must", key), holding(words, written), diagnostics)
        for facet in check.facets:
            for words in facet.says:
                _told(words, facet.at(f"says.{words}", "says"), begun_by(words, written), diagnostics)


def _told(words: str, place: Place, other: str, diagnostics: Diagnostics) -> None:
    if other:
        diagnostics.add("RP133", quoted(diagnostics, place, words), name=words, other=other)


def holding(words: str, written: str = "") -> str:
    """A word that holds the wording, not at its beginning, and so is taken for it; nothing when none is known.

    ``written``: a text whose words may hold it too.
    """
    first, _, rest = folded(words).strip().partition(" ")
    if not first.isalpha():
        return ""
    found = (word for word in _known(written) if word != first and first in word[1:])
    if rest:  # the words that follow leave little to be taken for it, but its contrary
        found = (word for word in found if word.endswith(first) and word.removesuffix(first) in _CONTRARY)
    return _shortest(found)


def begun_by(words: str, written: str = "") -> str:
    """Another word that a short wording begins; nothing when none is known."""
    last = folded(words).strip()
    if len(last) != _SHORT or not last.isalpha():
        return ""
    found = (word for word in _known(written) if word.startswith(last) and len(word) >= len(last) + _LONGER)
    return _shortest(word for word in found if not _AGREED.fullmatch(word[len(last) :]))


def _shortest(found: Iterable[str]) -> str:
    """The shortest of the words, as it is written."""
    word = min(found, key=len, default="")
    return lexicon().get(word, word)


def _known(written: str) -> Iterator[str]:
    yield from lexicon()
    yield from _WORD.findall(folded(written))


@cache
def lexicon() -> Mapping[str, str]:
    """Common words in which shorter ones stand, by their folded letters: ``resources/words/*.txt``."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((RESOURCES / "words").glob("*.txt"))]
    lines = [line for text in texts for line in text.splitlines() if not line.startswith("#")]
    return {folded(word): word for line in lines for word in line.split()}


def _all(script: m.Script) -> Iterator[tuple[str, Place]]:
    """Every wording that a text is compared with."""
    for move, _ in all_moves(script):
        for key, wordings in (("hears", move.hears), ("unless", move.unless)):
            yield from ((words, move.at(f"{key}.{words}", key)) for words in wordings)
    for beat, key, check in judged(script):
        for element in elements(check):
            yield from ((words, beat.at(f"{key}.must", key)) for words in element.any)
        for facet in check.facets:
            yield from ((words, facet.at(f"says.{words}", "says")) for words in facet.says)


def _spoken(script: m.Script) -> Iterator[str]:
    """What notes and replies of the role-play are likely to say: the texts of its tests."""
    for test in script.tests:
        yield from (note.text for _, note in test.notes)
        yield from (text for _, text in test.replies)
