"""The files of rules read, each fault at its place; and the lists of words of older sessions, read as rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from workstation.content.diagnostics import ContentFault, Diagnostics, Place
from workstation.content.files import NamedText
from workstation.content.reading import Block, finish, one_of, open_document
from workstation.content.yaml_nodes import Scalar
from workstation.content.yaml_nodes import Sequence as YamlList
from workstation.folding import folded
from workstation.i18n import mark
from workstation.roleplay.judging import wordings as w
from workstation.roleplay.judging.looks import LOOKS
from workstation.roleplay.judging.rules import IDENTIFIED, PLACES, SEVERITIES, Rule, Rules
from workstation.roleplay.judging.sentence import read

OLDER_RULES = "note_words.yaml"
"""The lists of words that older content and older sessions hold in place of rules."""
LANGUAGES = ("fr", "en", "de")
"""Those a customer may speak."""
Groups = Mapping[str, Mapping[str, Sequence[str]]]
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
        _contradictions(rules, sources)
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
    for block in top.blocks("families"):
        name, neutral = block.ident("id"), block.text("neutral")
        says = [wording for word in block.texts("words") for wording in w.compiled(word, "fr", {})]
        block.done()
        looks = ("card", "account", "code") if name == "secret" else ()
        better = {"fr": neutral} if neutral else {}
        places = dict.fromkeys(PLACES, "")
        rules.append(Rule(name, "", "", places, {"fr": tuple(says)}, better=better, looks=looks, strict=True))
    finish(top)
    return Rules(tuple(rules))


def _read(text: str, file: str) -> tuple[list[Rule], Diagnostics]:
    top = open_document(text, file)
    groups = _groups(top)
    told = _Reader(top, groups, file).wordings("told")
    rules = [_Reader(block, groups, file, told).rule() for block in top.blocks("rules")]
    finish(top)
    return rules, top.diagnostics


def _groups(top: Block) -> Groups:
    """Ways of saying one thing, by language and name: what « <name> » stands for in the wordings of the file."""
    block = top.block("groups")
    found: dict[str, dict[str, Sequence[str]]] = {language: {} for language in LANGUAGES}
    if block is None:
        return found
    for language in LANGUAGES:
        inner = block.block(language)
        if inner is not None:
            found[language] = {name.value: inner.texts(name.value) for name, _ in inner.node.entries}
            inner.done()
    block.done()
    return found


class _Reader:
    """One rule being read; ``told`` holds for every rule of the file."""

    def __init__(self, block: Block, groups: Groups, file: str, told: Told | None = None) -> None:
        self.block = block
        self.groups = groups
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
        self._lifts_itself(found)
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
            return list(w.compiled(text, language, self.groups[language]))
        except w.WordingFault as fault:
            place = self.diagnostics.within(self.block.place_of(key), text)
            if fault.group:
                known = tuple(self.groups[language])
                place = self.diagnostics.within(place, f"<{fault.group}>")
                self.diagnostics.add("RP124", place, among=known, name=fault.group, language=language)
            else:
                self.block.diagnostics.add("RP012", place, name=key, expected=mark("words, and gaps between them"))
            return []

    def _lifts_itself(self, rule: Rule) -> None:
        """A guard that stands in one of the rule's own wordings: that wording would never be found."""
        for language, wordings in rule.says.items():
            for wording in wordings:
                sentence = read(folded(wording.text), language)
                if wording.plain and rule.guarded(sentence, tuple(range(len(sentence.words)))):
                    place = self.diagnostics.within(self.block.place_of("says"), wording.text)
                    self.diagnostics.add("RP122", place, name=rule.id, wording=wording.text)


def _twice(rules: Iterable[Rule], sources: Mapping[str, Diagnostics]) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        known = seen.setdefault(rule.id, rule)
        if known is not rule:
            at, diagnostics = rule.place, sources[rule.place.file]
            first = known.place if known.place.file != at.file else Place(known.place.line, known.place.column)
            where = diagnostics.where(first, Place(at.line, at.column))
            diagnostics.add("RP031", Place(at.line, at.column), name=rule.id, where=where)


def _contradictions(rules: Sequence[Rule], sources: Mapping[str, Diagnostics]) -> None:
    """What one rule advises or needs, and another forbids at the same place."""
    store = Rules(tuple(rules))
    for rule in rules:
        advised = [*rule.better.items(), *((one, text.text) for one, ways in rule.needs.items() for text in ways)]
        for language, text in advised:
            for place in rule.places:
                against = [one for one in store.findings(text, place, language, identity=IDENTIFIED) if one.word]
                if against:
                    at = Place(rule.place.line, rule.place.column)
                    diagnostics = sources[rule.place.file]
                    at = diagnostics.within(at, text)
                    diagnostics.add("RP123", at, name=rule.id, other=against[0].family, wording=against[0].word)
                    break
