"""The files of rules read, each fault at its place; and the lists of words of older sessions, read as rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from workstation.content.diagnostics import ContentFault, Diagnostics, Place
from workstation.content.files import NamedText
from workstation.content.reading import Block, finish, one_of, open_document
from workstation.content.yaml_nodes import Scalar
from workstation.content.yaml_nodes import Sequence as YamlList
from workstation.i18n import mark
from workstation.roleplay.judging import wordings as w
from workstation.roleplay.judging.looks import LOOKS
from workstation.roleplay.judging.rules import IDENTIFIED, PLACES, SEVERITIES, Rule, Rules

OLDER_RULES = "note_words.yaml"
"""The lists of words that older content and older sessions hold in place of rules."""
LANGUAGES = ("fr", "en", "de")
"""Those a customer may speak."""
Readers = Mapping[str, w.Reader]
Told = Mapping[str, tuple[w.Wording, ...]]
_MOST_PATIENCE = 6


def read_rules(files: tuple[tuple[str, str], ...]) -> Rules:
    """Every rule of the files, (name, text) each. Raises ``ContentFault`` with what is wrong in any of them."""
    return _read_rules(tuple(NamedText(file, text) for file, text in files))


@lru_cache(maxsize=8)
def _read_rules(files: tuple[NamedText, ...]) -> Rules:
    rules: list[Rule] = []
    sources: dict[str, Diagnostics] = {}
    faults = []
    for text in files:
        try:
            found, diagnostics = _read(text, text.file)
        except ContentFault as fault:
            faults += fault.diagnostics
            continue
        sources[text.file] = diagnostics
        rules += found
    if not faults:
        _twice(rules, sources)
        faults = [fault for diagnostics in sources.values() for fault in diagnostics.errors]
    if faults:
        raise ContentFault(faults)
    return Rules(tuple(rules))


def read_rule_file(text: str, file: str) -> Rules:
    """The rules of one file. Raises ``ContentFault``."""
    return read_rules(((file, text),))


@lru_cache(maxsize=4)
def lifted_words(text: str, file: str) -> Rules:
    """The families of words of an older session as rules that weigh nothing by themselves. Raises ``ContentFault``."""
    top = open_document(text, file)
    rules = []
    listed = w.Reader("fr", {})
    for block in top.blocks("families"):
        name, neutral = block.ident("id"), block.text("neutral")
        says = [wording for word in block.texts("words") for wording in w.compiled(word, listed)]
        block.done()
        looks = ("card", "account", "code") if name == "secret" else ()
        better = {"fr": neutral} if neutral else {}
        places = dict.fromkeys(PLACES, "")
        rules.append(Rule(name, "", "", places, {"fr": tuple(says)}, better=better, looks=looks, strict=True))
    finish(top)
    return Rules(tuple(rules))


def _read(text: str, file: str) -> tuple[list[Rule], Diagnostics]:
    top = open_document(text, file)
    readers = _readers(top)
    told = _Reader(top, readers, file).wordings("told")
    rules = [_Reader(block, readers, file, told).rule() for block in top.blocks("rules")]
    finish(top)
    return rules, top.diagnostics


def _readers(top: Block) -> Readers:
    """Who reads wordings in each language, with the file's groups: what « <name> » stands for."""
    block = top.block("groups")
    found: dict[str, dict[str, Sequence[str]]] = {language: {} for language in LANGUAGES}
    for language in LANGUAGES if block is not None else ():
        inner = block.block(language) if block is not None else None
        if inner is not None:
            found[language] = {name.value: inner.texts(name.value) for name, _ in inner.node.entries}
            inner.done()
    if block is not None:
        block.done()
    return {language: w.Reader(language, groups) for language, groups in found.items()}


class _Reader:
    """One rule being read; ``told`` holds for every rule of the file."""

    def __init__(self, block: Block, readers: Readers, file: str, told: Told | None = None) -> None:
        self.block = block
        self.readers = readers
        self.diagnostics = block.diagnostics
        self.file = file
        self._told = told or {}

    def rule(self) -> Rule:
        block = self.block
        found = Rule(
            block.ident("id"),
            block.text("title", required=True),
            block.text("reason", required=True),
            self._places(),
            self.wordings("says"),
            self.wordings("needs"),
            self.wordings("unless"),
            self.wordings("part_of"),
            {language: texts[0] for language, texts in self._texts("better") if texts},
            {language: texts for language, texts in self._texts("answer") if texts},
            self._looks(),
            block.flag("strict"),
            block.number("below", IDENTIFIED + 1, 1, IDENTIFIED),
            block.number("mood", 0, -_MOST_PATIENCE, 0),
            self._told,
            Place(block.place.line, block.place.column, self.file),
        )
        if not (found.says or found.needs or found.looks):
            place = name.place if (name := block.node.get("id")) else block.place
            self.diagnostics.add("RP125", place, name=found.id)
        block.done()
        return found

    def _places(self) -> dict[str, str]:
        inner = self.block.block("places", required=True)
        if inner is None:
            return {}
        found = {place: inner.choice(place, SEVERITIES) for place in PLACES if inner.has(place)}
        inner.done()
        if not found and not self.diagnostics.errors:
            self.diagnostics.add("RP012", inner.place, name="places", expected=one_of(PLACES))
        return found

    def _looks(self) -> tuple[str, ...]:
        found = self.block.texts("looks")
        for name in found:
            if name not in LOOKS:
                place = self.diagnostics.within(self.block.place_of("looks"), name)
                self.diagnostics.add("RP012", place, among=tuple(LOOKS), name="looks", expected=one_of(LOOKS))
        return tuple(name for name in found if name in LOOKS)

    def _texts(self, key: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Texts by language; those of no language are French, the house’s."""
        node = self.block.node.get(key)
        if isinstance(node, Scalar | YamlList):
            yield "fr", self.block.texts(key)
            return
        inner = self.block.block(key)
        for language in LANGUAGES if inner is not None else ():
            if inner is not None and inner.has(language):
                yield language, inner.texts(language)
        if inner is not None:
            inner.done()

    def wordings(self, key: str) -> dict[str, tuple[w.Wording, ...]]:
        """The wordings under a key, by language."""
        found = {}
        for language, texts in self._texts(key):
            found[language] = tuple(one for text in texts for one in self._compiled(text, language, key))
        return {language: wordings for language, wordings in found.items() if wordings}

    def _compiled(self, text: str, language: str, key: str) -> list[w.Wording]:
        try:
            return list(w.compiled(text, self.readers[language]))
        except w.WordingFault as fault:
            place = self.diagnostics.within(self.block.place_of(key), text)
            if fault.group:
                known = self.readers[language].names
                place = self.diagnostics.within(place, f"<{fault.group}>")
                self.diagnostics.add("RP124", place, among=known, name=fault.group, language=language)
            else:
                self.block.diagnostics.add("RP012", place, name=key, expected=mark("words, and gaps between them"))
            return []


def _twice(rules: Iterable[Rule], sources: Mapping[str, Diagnostics]) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        known = seen.setdefault(rule.id, rule)
        if known is not rule:
            at, diagnostics = rule.place, sources[rule.place.file]
            first = known.place if known.place.file != at.file else Place(known.place.line, known.place.column)
            where = diagnostics.where(first, Place(at.line, at.column))
            diagnostics.add("RP031", Place(at.line, at.column), name=rule.id, where=where)
