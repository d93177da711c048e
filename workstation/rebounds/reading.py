"""The files of rebounds read, each fault at its place."""

from __future__ import annotations

from functools import lru_cache

from workstation.bank.perimeter import JOBS
from workstation.content.diagnostics import ContentFault, Place, nearest
from workstation.content.files import NamedText
from workstation.content.reading import Block, finish, one_of, open_document
from workstation.content.yaml_nodes import Scalar
from workstation.rebounds.facts import NAMES
from workstation.rebounds.rules import Bar, Rebound, Rebounds
from workstation.roleplay.playing.conditions import ConditionFault, Predicate, read_condition

SPOKEN = ("fr", "en", "de")
"""The languages an opening may be written in; the house's is needed."""


def read_rebounds(files: tuple[tuple[str, str], ...]) -> Rebounds:
    """Every file, (name, text) each, as one. Raises ``ContentFault`` with what is wrong in any of them."""
    return _read(tuple(NamedText(file, text) for file, text in files))


@lru_cache(maxsize=8)
def _read(files: tuple[NamedText, ...]) -> Rebounds:
    found, faults = Rebounds(), []
    for text in files:
        try:
            one = read_rebound_file(text, text.file)
        except ContentFault as fault:
            faults += fault.diagnostics
            continue
        found = Rebounds(found.rebounds + one.rebounds, found.never + one.never, found.wait + one.wait)
    if faults:
        raise ContentFault(faults)
    return found


def read_rebound_file(text: str, file: str) -> Rebounds:
    """One file. Raises ``ContentFault``."""
    top = open_document(text, file)
    places: dict[str, Place] = {}
    rebounds = tuple(_rebound(_once(block, places)) for block in top.blocks("rebounds"))
    never = tuple(_bar(_once(block, places)) for block in top.blocks("never"))
    wait = tuple(_bar(_once(block, places)) for block in top.blocks("wait"))
    finish(top)
    return Rebounds(rebounds, never, wait)


def _once(block: Block, places: dict[str, Place]) -> Block:
    """The block, its id told where another has it already."""
    node = block.node.get("id")
    if isinstance(node, Scalar):
        first = places.setdefault(node.value, node.place)
        if first != node.place:
            where = block.diagnostics.where(first, node.place)
            block.diagnostics.add("RP031", node.place, name=node.value, where=where)
    return block


def _rebound(block: Block) -> Rebound:
    opening = block.block("opening", required=True)
    said = {name: opening.text(name, required=name == SPOKEN[0]) for name in SPOKEN} if opening else {}
    if opening:
        opening.done()
    jobs = block.texts("jobs")
    for job in jobs:
        if job not in JOBS:
            place = block.diagnostics.within(block.place_of("jobs"), job)
            block.diagnostics.add("RP012", place, nearest(job, JOBS), name="jobs", expected=one_of(JOBS))
    found = Rebound(
        block.ident("id"),
        block.text("title", required=True),
        _condition(block, "eligible"),
        _condition(block, "signal"),
        block.text("reason", required=True),
        {name: words for name, words in said.items() if words},
        block.text("basis", required=True),
        block.text("sheet"),
        jobs,
        (block.text("eligible"), block.text("signal")),
        block.place_of("id"),
    )
    block.done()
    return found


def _bar(block: Block) -> Bar:
    found = Bar(block.ident("id"), block.text("when"), block.text("why", required=True), _condition(block, "when"))
    block.done()
    return found


def _condition(block: Block, key: str) -> Predicate:
    text = block.text(key, required=True)
    if not text:
        return _never
    node = block.node.get(key)
    place = node.place if isinstance(node, Scalar) else block.place_of(key)
    try:
        found, always = read_condition(text, NAMES, {})
    except ConditionFault as fault:
        where = block.diagnostics.in_text(place, text, fault.column)
        suggestion = nearest(fault.name, fault.known)
        block.diagnostics.add(fault.code, where, suggestion, about=fault.about, detail=fault.detail, name=fault.name)
        return _never
    if always is not None:
        block.diagnostics.add("RP024", place, condition=text, word="true" if always else "false")
    return found


def _never(_facts: object) -> bool:
    return False
