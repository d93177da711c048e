"""Words alike but for their agreement: singular and plural, masculine and feminine.

French endings are read by our own few rules: a stemmer takes « voilà » for « voilée » and « blanchiment » for
« blanche », and would find in a note what nobody wrote. English and German have Snowball's, but for the adverbs of
English: “normally” hesitates, and “back to normal” does not.
"""

from __future__ import annotations

from functools import cache, lru_cache

import snowballstemmer

_SNOWBALL = {"en": "english", "de": "german"}
# Feminines and plurals that no ending tells.
_IRREGULAR = {
    "faux": "fau", "fausse": "fau", "fausses": "fau", "fou": "fou", "fous": "fou", "folle": "fou", "folles": "fou",
    "vieux": "vieu", "vieil": "vieu", "vieille": "vieu", "vieilles": "vieu", "maligne": "malin", "malignes": "malin",
    "tous": "tout", "toutes": "tout", "mise": "mis", "mises": "mis", "lues": "lu", "lue": "lu", "vue": "vu",
    "vues": "vu", "dues": "du",
}  # fmt: skip
_SHORTEST = 3


@lru_cache(maxsize=65_536)
def agreed(word: str, language: str = "fr") -> str:
    """What a folded word has in common with its other agreements: « énervés » and « énervée » give the same."""
    if language in _SNOWBALL:
        return _stem(word, language) if len(word) > _SHORTEST else word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return _french(word) if len(word) > _SHORTEST and word.isalpha() else word


def _stem(word: str, language: str) -> str:
    stem = str(_stemmer(language).stemWord(word))
    if language == "en" and word.endswith("ly") and stem == _stemmer(language).stemWord(word[:-2]):
        return word
    return stem


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_SNOWBALL[language])


def _french(word: str) -> str:
    if word.endswith("aux") and not word.endswith("eaux"):
        return word[:-3] + "al"
    kept = _cut(_cut(word, "sx"), "e", _SHORTEST + 1)
    kept = _cut(kept, "s") if kept != word else kept
    if kept.endswith("eau"):  # nouveau, nouvelle
        return kept[:-3] + "el"
    if kept.endswith("tric"):  # manipulatrice, manipulateur
        return kept[:-3] + "eu"
    if kept.endswith("eur") and len(kept) > _SHORTEST + 1:
        return kept[:-1]
    if kept[-1] == "v":  # naïve, naïf
        return kept[:-1] + "f"
    return kept[:-1] if len(kept) > _SHORTEST and kept[-1] == kept[-2] and kept[-1] in "lnt" else kept


def _cut(word: str, endings: str, shortest: int = _SHORTEST) -> str:
    while len(word) > shortest and word[-1] in endings:
        word = word[:-1]
    return word
