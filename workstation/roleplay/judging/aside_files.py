"""The files of asides read, each fault at its place."""

from __future__ import annotations

from functools import lru_cache

from workstation.content.diagnostics import ContentFault
from workstation.content.files import NamedText
from workstation.content.reading import Block, finish, open_document
from workstation.content.text import TextFault, render_text
from workstation.folding import folded, plain_words
from workstation.i18n import mark
from workstation.roleplay.judging import wordings as w
from workstation.roleplay.judging.asides import ALSO, SHAPES, Asides, Kind, Said, Tongue

LAST = {"said": {"last": "…", "request": "…", "point": "…"}}
"""What an answer may insert: what the customer last said, what they asked for last, and what they still wait for."""
_MOST_ANSWERS = 99
_MOST_WAIT = 120


def read_asides(files: tuple[tuple[str, str], ...]) -> Asides:
    """Every language's asides, (name, text) each. Raises ``ContentFault`` with what is wrong in any of them."""
    return _read_asides(tuple(NamedText(file, text) for file, text in files))


@lru_cache(maxsize=8)
def _read_asides(files: tuple[NamedText, ...]) -> Asides:
    tongues: dict[str, Tongue] = {}
    faults = []
    for text in files:
        try:
            tongue = read_aside_file(text, text.file)
        except ContentFault as fault:
            faults += fault.diagnostics
            continue
        tongues[tongue.language] = tongue
    if faults:
        raise ContentFault(faults)
    return Asides(tongues)


def read_aside_file(text: str, file: str) -> Tongue:
    """One language's asides. Raises ``ContentFault``."""
    top = open_document(text, file)
    language = top.text("language", required=True)
    small = _words(top, "small")
    fillers = _words(top, "fillers")
    reader = w.Reader(language, _groups(top))
    said: set[str] = set()
    kinds = tuple(_kind(block, reader, said) for block in top.blocks("kinds"))
    checking, unanswered = top.texts("checking"), top.texts("unanswered")
    finish(top, ("answers", "tense", "unfinished"))
    return Tongue(language, small, fillers, kinds, checking, unanswered)


def _words(top: Block, key: str) -> frozenset[str]:
    return frozenset(word for text in top.texts(key) for word in plain_words(text).split())


def _groups(top: Block) -> dict[str, tuple[str, ...]]:
    block = top.block("groups")
    if block is None:
        return {}
    found = {name.value: block.texts(name.value) for name, _ in block.node.entries}
    block.done()
    return found


def _kind(block: Block, reader: w.Reader, said: set[str]) -> Kind:
    """``said``: the answers of the kinds before it."""
    found = Kind(
        block.ident("id"),
        block.text("title", required=True),
        tuple(way for text in block.texts("says") for way in _ways(block, text, reader)),
        tuple(one.wording for text in block.texts("unless") for one in _ways(block, text, reader, "unless")),
        _answers(block, "answers", said),
        _answers(block, "tense", said),
        _answers(block, "after", said),
        block.number("most", _MOST_ANSWERS, 1, _MOST_ANSWERS),
        block.flag("asks"),
        block.flag("act"),
        block.flag("light"),
        block.number("waits", 0, 0, _MOST_WAIT),
        block.choice("shape", SHAPES),
        block.text("offered"),
        block.flag("closes"),
        _answers(block, "unfinished", said),
    )
    if not (found.says or found.shape):
        block.diagnostics.add("RP011", block.place, name="says")
    if not found.answers and found.shape != ALSO:  # the move asked too has its own
        block.diagnostics.add("RP011", block.place, name="answers")
    block.done()
    return found


def _ways(block: Block, text: str, reader: w.Reader, key: str = "says") -> list[Said]:
    """A wording in each of its ways; a gap at an end of it takes the rest of its clause."""
    words = text.replace("...", w.GAP).strip()
    plain, asked = words.removesuffix("?").strip(), words.endswith("?")
    before, after = plain.startswith(w.GAP), plain.endswith(w.GAP)
    try:
        return [Said(one, before, after, asked) for one in w.compiled(plain.strip(f"{w.GAP} "), reader)]
    except w.WordingFault as fault:
        place = block.diagnostics.within(block.place_of(key), text)
        if fault.group:
            block.diagnostics.add("RP124", place, among=reader.names, name=fault.group, language=reader.language)
        else:
            block.diagnostics.add("RP012", place, name=key, expected=mark("words, and gaps between them"))
        return []


def _answers(block: Block, key: str, said: set[str]) -> tuple[str, ...]:
    """What the customer answers: an answer that stands twice in a file would be said twice."""
    found = block.texts(key)
    for text in found:
        faults = []
        try:
            render_text(text, LAST)
        except TextFault as fault:
            faults.append((fault.name, "{{ said.last }}, {{ said.request }}, {{ said.point }}"))
        if (plain := folded(text)) in said:
            faults.append((text, mark("said by one kind alone, and once")))
        for name, expected in faults:  # where the text stands is looked for when there is something to say of it
            place = block.diagnostics.within(block.place_of(key), text)
            block.diagnostics.add("RP012", place, name=name, expected=expected)
        said.add(plain)
    return found
