"""Families of words that a text must not hold, whatever their agreement, their case and the signs between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from workstation.content.reading import finish, open_document
from workstation.folding import folded
from workstation.roleplay.judging import first
from workstation.roleplay.judging.agreement import agreed
from workstation.roleplay.judging.secrets import secrets

SECRETS = "secret"  # the family that is found by numbers too
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[.;!?\n]")
# A secret that is named and not told: not noted, forgotten, to be sent again.
_UNTOLD = re.compile(
    r"(?<!\w)(?:non|pas|jamais|aucune?|sans|ni|nulle? part|oubliee?s?|perdue?s?|bloquee?s?|erronee?s?|fausse?s?|faux"
    r"|par coeur|reedit\w*|reedition|renvoi|renvoye\w*|reinitialis\w*|changement|changer?|modif\w*|nouveaux?|nouvel"
    r"|not|never|without|forgotten|nicht|nie|ohne|vergessen)(?!\w)"
)


@dataclass(frozen=True)
class Finding:
    """A word that has no place in a text; ``neutral`` is what to write instead, or empty."""

    family: str
    word: str
    neutral: str = ""


@dataclass(frozen=True)
class Found:
    """A finding and where it stands in the folded text."""

    finding: Finding
    start: int
    end: int


@dataclass(frozen=True)
class NoteWords:
    """The families of words a CRM note must not hold (CNIL, zones de commentaires libres).

    ``marking``: the version of marking whose way of looking is used; the first compared whole words as listed.
    """

    families: Mapping[str, tuple[tuple[str, str], ...]]
    marking: int = 0

    def as_marked(self, version: int) -> NoteWords:
        """The same words, looked for as that version of marking did."""
        return NoteWords(self.families, version) if version == 1 else self

    def findings(self, text: str) -> list[Finding]:
        """Every forbidden word of the text, each once."""
        if self.marking == 1:
            return [Finding(*found) for found in first.findings(self.families, text)]
        return list(dict.fromkeys(found.finding for found in self.places(folded(text))))

    def places(self, plain: str) -> list[Found]:
        """Every forbidden word of a folded text and where it stands: the listed words first, then the secrets."""
        if self.marking == 1:
            return [
                Found(Finding(*found), at.start(), at.end())
                for found in first.findings(self.families, plain)
                for at in re.finditer(rf"(?<!\w){re.escape(folded(found[1]))}(?!\w)", plain)
            ]
        listed = [found for found in self._listed(plain) if not _untold(plain, found)]
        return listed + [Found(Finding(SECRETS, plain[start:end]), start, end) for start, end in secrets(plain)]

    def _listed(self, plain: str) -> Iterator[Found]:
        words = list(_WORD.finditer(plain))
        stems = [agreed(word[0]) for word in words]
        for at, stem in enumerate(stems):
            for rest, finding in self._index.get(stem, ()):
                if stems[at + 1 : at + 1 + len(rest)] == rest:
                    yield Found(finding, words[at].start(), words[at + len(rest)].end())

    @cached_property
    def _index(self) -> dict[str, list[tuple[list[str], Finding]]]:
        """The first word of each wording → the rest of it; a compound is known without its hyphens too."""
        found: dict[str, list[tuple[list[str], Finding]]] = {}
        for family, words in self.families.items():
            for word, neutral in words:
                plain = folded(word)
                written = {tuple(map(agreed, _WORD.findall(plain)))}
                if "-" in plain:
                    written.add((agreed("".join(_WORD.findall(plain))),))
                for stems in sorted(filter(None, written)):
                    begun = found.setdefault(stems[0], [])
                    if not any(rest == list(stems[1:]) and one.family == family for rest, one in begun):
                        begun.append((list(stems[1:]), Finding(family, word, neutral)))
        return found


# A text that asks for one asks for a secret, whatever else it says; unless it says not to give it.
_ASKS = re.compile(
    r"(?<!\w)(?<!ne )(?<!n')(?<!jamais )(?<!not )(?<!never )(?<!nicht )"
    r"(?:donne[rz]|communique[rz]|indique[rz]|envoye[rz]|ecrire|ecrivez|dicte[rz]|confirme[rz]|rappele[rz]|precise[rz]"
    r"|transmett\w+|tape[rz]|saisissez|saisir|lire|lisez|dites|dire|quel\w* (?:est|sera|etait)|merci de|besoin d"
    r"|il me faut"
    r"|give|send|tell|type|what(?:'s| is)|need|geben|senden|nennen|wie lautet|brauche)(?!\w)"
    r"(?! (?:pas|jamais|rien|aucun|not|never|nicht))"
)


def _untold(plain: str, found: Found) -> bool:
    """A secret's name alone is none where its sentence says that it was not noted, or is to be renewed."""
    if found.finding.family != SECRETS:
        return False
    start = max((one.end() for one in _SENTENCE.finditer(plain, 0, found.start)), default=0)
    end = _SENTENCE.search(plain, found.end)
    stop = end.start() if end else len(plain)
    return bool(_UNTOLD.search(plain, start, stop)) and not _ASKS.search(plain, start, stop)


@lru_cache(maxsize=4)
def read_note_words(text: str, file: str) -> NoteWords:
    """The word lists. Raises ``ContentFault``."""
    top = open_document(text, file)
    families: dict[str, list[tuple[str, str]]] = {}
    for block in top.blocks("families"):
        name = block.ident("id")
        neutral = block.text("neutral")
        families[name] = [(word, neutral) for word in block.texts("words")]
        block.done()
    finish(top)
    return NoteWords({name: tuple(words) for name, words in families.items()})
