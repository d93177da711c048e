"""A language's words: which mean the same, which mean the opposite, which say no. Content, read from YAML."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from unicodedata import normalize

from workstation.content.reading import Block, finish, open_document
from workstation.content.yaml_nodes import Scalar, Sequence
from workstation.folding import folded, straightened
from workstation.i18n import mark

# The signs of a meaning: said, denied, its contrary said (and denied: the negative).
SAID, DENIED, CONTRARY = 1, -1, 3

_WORD = re.compile(r"[a-z0-9]+")
_WRITTEN = re.compile(r"[^\W_]+")
_LONGEST = 20_000  # letters of a text: contractions that feed one another have no end
_LONGEST_WORD = 40
_KEPT = 2_000
_SMALL = 2
_VOWELS = "aeiouyh"

A_PAIR = mark("two words with = between, such as tel=téléphone")
OPPOSITES = mark("words, then / or //, then words that say the opposite")
SAME = mark("words with commas between")


@dataclass(frozen=True)
class Words:
    """The words of a language, folded. ``version`` changes with any of them.

    ``same`` and ``opposite`` hold words and short phrases; the two sides of an opposite are one meaning with two signs.
    ``empty`` words say nothing, ``weak`` ones little. ``negators`` turn what follows; ``openers`` (« ne ») turn it too,
    unless ``only`` (« que ») follows. Negators that are ``ahead`` (« sans ») never turn what stands before them, and
    ``anew`` words (« on ») begin what is no longer denied. ``joins`` begin a new clause; ``links``, those of them that
    carry a denial on. ``speaker`` words are the speaker (« je »), ``supposes`` those that open a condition or a time to
    come (« si », « avant »), ``questions`` those that a question begins with,
    ``turns`` those after which a sentence says otherwise (« mais »), ``reports`` those of what others say or would have
    done (« ma collègue », « d’habitude »), ``hangs`` those that begin what hangs on another clause (« que »).
    ``accents`` are words as written, for those who type without accents.
    ``elided`` are the small words that lose a letter before a vowel, the longest first; ``clipped`` what some of them
    become before a consonant, where nobody writes them so (« j »), and the whole word.
    ``marked`` are words that their accents alone tell from another (« né »), and what they are read as.
    ``pardon`` is how a customer asks again, the first time and the next.
    """

    language: str
    version: str
    contractions: tuple[tuple[str, str], ...]
    spellings: Mapping[str, str]
    endings: frozenset[str]
    empty: frozenset[str]
    weak: frozenset[str]
    openers: frozenset[str]
    negators: frozenset[str]
    ahead: frozenset[str]
    anew: frozenset[str]
    links: frozenset[str]
    only: frozenset[str]
    joins: frozenset[str]
    subjects: frozenset[str]
    resumes: frozenset[str]
    asks: frozenset[str]
    inverted: frozenset[str]
    expletive: frozenset[str]
    disclaims: tuple[str, ...]
    speaker: frozenset[str]
    supposes: frozenset[str]
    questions: frozenset[str]
    turns: frozenset[str]
    reports: frozenset[str]
    hangs: frozenset[str]
    elided: tuple[str, ...]
    clipped: tuple[tuple[str, str], ...]
    marked: Mapping[str, str]
    pardon: tuple[str, ...]
    accents: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...], int], ...]

    def split(self, text: str) -> list[str]:
        """The words of a text, contractions and usual spellings written out."""
        return list(self._splits(text))

    @cached_property
    def _splits(self) -> Callable[[str], tuple[str, ...]]:
        """The same, kept: a sentence is read in runs of clauses that are much alike."""
        return lru_cache(maxsize=_KEPT)(self._split)

    def _split(self, text: str) -> tuple[str, ...]:
        plain = folded(self._unmarked(text))
        for short, long in self.contractions:
            plain = plain.replace(short, long)[:_LONGEST]
        words: list[str] = []
        for found in _WORD.finditer(plain):
            word = found[0]
            if word in self.spellings and not plain.startswith("'", found.end()):
                words += _WORD.findall(self.spellings[word])
            else:
                words += _WORD.findall(self._parted(word))
        return tuple(words)

    def _unmarked(self, text: str) -> str:
        """A text in which no word is another once its accents are dropped."""
        if not self.marked:
            return text
        return _WRITTEN.sub(lambda word: self.marked.get(word[0].lower(), word[0]), normalize("NFC", text))

    def _parted(self, word: str) -> str:
        """A word typed without the apostrophe of a small one before it (« lappli »): the two of them; else itself.

        Only where what is typed is no word and what is left over is one; what is left of a word clipped before a
        consonant (« jvois ») is always one.
        """
        if word in self.vocabulary:
            return word
        for small, whole in self.clipped:
            left = word.removeprefix(small)
            if left != word and len(left) > 1 and left[0] not in _VOWELS:
                return f"{whole} {self.spellings.get(left, left)}"
        for small in self.elided:
            left = word.removeprefix(small)
            if left != word and left[:1] in _VOWELS and (left in self.vocabulary or left in self.spellings):
                return f"{small} {self.spellings.get(left, left)}"
        return word

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of more than two letters these lists hold, folded."""
        listed = (
            word for group in (*self.same, *(side for two in self.opposites for side in two[:2])) for word in group
        )
        texts = (*self.accents, *self.empty, *self.weak, *self.negators, *listed, *self.spellings.values())
        return frozenset(word for text in texts for word in _WORD.findall(folded(text)) if len(word) > _SMALL)

    def denials(self, text: str, *, as_typed: bool = False) -> int:
        """How many words deny; ``as_typed``: what is short stays so."""
        said = _WORD.findall(folded(text)) if as_typed else self.split(text)
        return sum(word in self.negators for word in said)

    def stem(self, word: str) -> str:
        """A word without its ending; never fewer than three letters."""
        for length in range(min(self.longest_ending, len(word) - 3), 0, -1):
            if word[-length:] in self.endings:
                return word[:-length]
        return word

    def stems(self, text: str) -> tuple[str, ...]:
        """The stems of a text's words, small words included."""
        return tuple(self.stem(word) for word in self.split(text))

    @cached_property
    def weak_stems(self) -> frozenset[str]:
        """The stems of weak words. A meaning is never weak, whatever words may say it."""
        return frozenset(self.stem(word) for word in self.weak)

    @cached_property
    def written(self) -> dict[tuple[str, ...], tuple[str, int]]:
        """A word or phrase exactly as listed → its meaning and sign. The first list that has it decides."""
        found: dict[tuple[str, ...], tuple[str, int]] = {}
        for this, that, sign in self.opposites:
            for side, way in ((this, SAID), (that, sign)):
                for words in side:
                    found.setdefault(tuple(self.split(words)), (f"={this[0]}", way))
        for group in self.same:
            meaning = found.get(tuple(self.split(group[0])), (f"={group[0]}", SAID))
            for words in group:
                found.setdefault(tuple(self.split(words)), meaning)
        return self._as_spoken(found)

    def _as_spoken(self, listed: dict[tuple[str, ...], tuple[str, int]]) -> dict[tuple[str, ...], tuple[str, int]]:
        """What is listed, and the same without « ne »: « ne quittez pas », « quittez pas »."""
        spoken = dict(listed)
        for words, meaning in listed.items():
            if any(word in self.openers for word in words) and any(word in self.negators for word in words):
                spoken.setdefault(tuple(word for word in words if word not in self.openers), meaning)
        return spoken

    @cached_property
    def phrases(self) -> dict[tuple[str, ...], tuple[str, int]]:
        """Stems of a word or phrase → its meaning and sign, for the forms that no list has."""
        found: dict[tuple[str, ...], tuple[str, int]] = {}
        for words, meaning in self.written.items():
            found.setdefault(tuple(map(self.stem, words)), meaning)
        return found

    def meaning(self, raw: tuple[str, ...], stems: tuple[str, ...]) -> tuple[str, int] | None:
        """The meaning and sign of a word or phrase, and None when it is in no list."""
        return self.written.get(raw) or self.phrases.get(stems)

    @cached_property
    def disclaimers(self) -> frozenset[tuple[str, ...]]:
        """The stems of the phrases that disclaim."""
        return frozenset(stems for phrase in self.disclaims if (stems := self.stems(phrase)))

    @cached_property
    def disclaiming(self) -> tuple[int, ...]:
        """How many words such a phrase may have."""
        return tuple(sorted({len(stems) for stems in self.disclaimers}))

    def written_out(self, text: str) -> str:
        """The text in small letters, usual spellings written out, the accents put back that the typist left out."""
        return _WRITTEN.sub(self._written, straightened(normalize("NFC", text.lower()))[:_LONGEST]).strip()

    def _written(self, word: re.Match[str]) -> str:
        plain = folded(word[0])
        if plain in self.spellings and not word.string.startswith("'", word.end()):
            return self.spellings[plain]
        if plain == word[0] and (parted := self._parted(plain)) != plain:
            small, _, left = parted.partition(" ")
            left = self.accented.get(left, left)
            return f"{small}'{left}" if small in self.elided else f"{small} {left}"
        return self.accented.get(plain, word[0]) if plain == word[0] else word[0]

    @cached_property
    def accented(self) -> dict[str, str]:
        """A word as typed without its accents → as it is written."""
        found: dict[str, str] = {}
        for word in self.accents:
            found.setdefault(folded(word), word)
        return found

    @cached_property
    def longest_ending(self) -> int:
        """How many letters the longest ending has."""
        return max(map(len, self.endings), default=0)

    @cached_property
    def longest(self) -> int:
        """How many words the longest phrase has."""
        return max((len(stems) for stems in self.phrases), default=1)

    @cached_property
    def known(self) -> frozenset[str]:
        """Every stem these words speak of: none of them is a slip of the keyboard."""
        small = self.empty | self.weak | self.negators | self.openers | self.only | self.joins
        return frozenset({self.stem(word) for word in small} | {s for stems in self.phrases for s in stems})


def _listed(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part.strip() for text in texts for part in text.split(",") if part.strip())


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(part) for part in _listed(texts))


def _opposite(line: str) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """``a / b``: not to do one is not to do the other. ``a // b``: what is not one is the other (gratuit, payant)."""
    this, slashes, that = line.partition(" // " if " // " in line else " / ")
    return _listed([this]), _listed([that]), DENIED if slashes == " // " else CONTRARY


def _pairs(top: Block, key: str) -> list[tuple[str, str]]:
    pairs = [line.partition("=") for line in top.texts(key)]
    good = [bool(short.strip() and sign) and len(short + long) <= _LONGEST_WORD for short, sign, long in pairs]
    _whole(top, key, A_PAIR, good)
    return [(short, long) for short, _, long in pairs]


def _whole(top: Block, key: str, expected: str, good: list[bool]) -> None:
    """Report the lines of a list that are not what they should be."""
    node = top.node.get(key)
    items = [item for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else [node]
    for item, fits in zip(items, good, strict=False):
        if item is not None and not fits:
            top.wrong(key, item, expected)


def read_words(text: str, file: str) -> Words:
    """A language's words. Raises ``ContentFault``."""
    top = open_document(text, file)
    language = top.text("language", required=True)
    pairs = _pairs(top, "contractions")
    spellings = _pairs(top, "spellings")
    opposites = [_opposite(line) for line in top.texts("opposites")]
    _whole(top, "opposites", OPPOSITES, [all(line[:2]) for line in opposites])
    same = [_listed([line]) for line in top.texts("same")]
    _whole(top, "same", SAME, [bool(line) for line in same])
    words = Words(
        language=language,
        version=f"words-1/{language}/{hashlib.sha256(text.encode()).hexdigest()[:8]}",
        contractions=tuple((folded(short), " " * long.startswith(" ") + folded(long)) for short, long in pairs),
        spellings={folded(short): folded(long) for short, long in spellings},
        endings=_folded(top.texts("endings")),
        empty=_folded(top.texts("empty")),
        weak=_folded(top.texts("weak")),
        openers=_folded(top.texts("openers")),
        negators=_folded(top.texts("negators")),
        ahead=_folded(top.texts("ahead")),
        anew=_folded(top.texts("anew")),
        links=_folded(top.texts("links")),
        only=_folded(top.texts("only")),
        joins=_folded(top.texts("joins")),
        subjects=_folded(top.texts("subjects")),
        resumes=_folded(top.texts("resumes")),
        asks=_folded(top.texts("asks")),
        inverted=_folded(top.texts("inverted")),
        expletive=_folded(top.texts("expletive")),
        disclaims=_listed(top.texts("disclaims")),
        speaker=_folded(top.texts("speaker")),
        supposes=_folded(top.texts("supposes")),
        questions=_folded(top.texts("questions")),
        turns=_folded(top.texts("turns")),
        reports=_folded(top.texts("reports")),
        hangs=_folded(top.texts("hangs")),
        elided=tuple(sorted(_folded(top.texts("elided")), key=lambda word: (-len(word), word))),
        marked=dict(_pairs(top, "marked")),
        clipped=tuple((folded(short), folded(long)) for short, long in _pairs(top, "clipped")),
        pardon=top.texts("pardon"),
        accents=_listed(top.texts("accents")),
        same=tuple(same),
        opposites=tuple(opposites),
    )
    finish(top)
    return words
