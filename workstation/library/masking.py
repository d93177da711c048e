"""A sentence without what could tell who said it or to whom: names, numbers, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workstation.folding import folded

HIDDEN = "…"
_ADDRESS = re.compile(r"\S+@\S+")
_NUMBER = re.compile(r"[A-Za-z]{0,2}\d(?:[\d\s.,/:\-\u00a0\u202f]*\d)?")
_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
# After these, in the three languages, a word with a capital is a name wherever it stands.
_TITLES = frozenset(
    (
        "m",
        "mr",
        "mme",
        "mlle",
        "monsieur",
        "madame",
        "mademoiselle",
        "mrs",
        "ms",
        "miss",
        "sir",
        "herr",
        "frau",
        "maître",
    )
)
_NAMED = frozenset(("appelle", "prénom", "nom", "name", "called", "heiße", "heisse"))
# In English these have a capital and are nobody.
_ENGLISH = frozenset(
    (
        *("i", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "english", "french"),
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december", "mr", "mrs", "ms", "german", "euro", "euros", "europe"),
    )
)


def without_names(text: str, names: Iterable[str], language: str) -> str:
    """The text with the names, numbers and addresses in it hidden.

    ``names`` are known ones. In French and English a capital inside a sentence makes a name; German gives one to every
    noun, so there the known names and those after a title or « mein Name ist » are hidden.
    """
    known = {folded(part) for name in names for part in _WORD.findall(name) if len(part) > 1}
    known -= {folded(word) for word in _TITLES}
    text = _NUMBER.sub(HIDDEN, _ADDRESS.sub(HIDDEN, text))
    shown, end, before = [], 0, ""
    for found in _WORD.finditer(text):
        word, between = found[0], text[end : found.start()]
        begins = not before or any(sign in between for sign in '.?!…:\n«»"“”')
        hidden = _is_name(word, before, begins, known, language)
        shown += [between, HIDDEN if hidden else word]
        before, end = word, found.end()
    return re.sub(rf"{HIDDEN}(?:[\s’'\-]*{HIDDEN})+", HIDDEN, "".join(shown) + text[end:])


def _is_name(word: str, before: str, begins: bool, known: set[str], language: str) -> bool:
    plain, after = folded(word), folded(before)
    if plain in known or any(part in known for part in re.split(r"[’'\-]", plain)):
        return True
    capital = word[0].isupper() and not word.isupper()
    if not capital or plain in {folded(title) for title in _TITLES}:
        return False
    if after in {folded(title) for title in _TITLES | _NAMED}:
        return True
    if begins or language == "de":
        return False
    return not (language == "en" and re.split(r"[’']", plain)[0] in _ENGLISH)


def wording_of(masked: str) -> str:
    """What of a masked sentence may be kept as a wording: what is hidden leaves no trace."""
    bare = re.sub(rf"(?<!\w){HIDDEN}(?!\w)", " ", masked) if HIDDEN in masked else masked
    return re.sub(r"\s+([,.])", r"\1", " ".join(bare.split())).strip(" ,;:")
