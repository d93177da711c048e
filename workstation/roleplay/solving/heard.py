"""What the customer never says: facts that cannot be learnt, wordings for an impatience that never comes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workstation.content.diagnostics import Place
from workstation.roleplay.playing.program import Program
from workstation.roleplay.solving.graph import Graph

_FACT = re.compile(r"\{\{\s*facts\.([\w-]+)\s*\}\}")


@dataclass(frozen=True)
class Unheard:
    """``kind``: fact, or wording, of which ``name`` is the beat, the move or the ending, and ``text`` what is written.

    ``place``: where the words stand.
    """

    kind: str
    name: str
    text: str
    place: Place


def unheard(graph: Graph) -> Iterator[Unheard]:
    """Everything the customer never says though it is written; nothing when the exploration was cut."""
    if not graph.complete or not graph.cores:
        return
    said = set(graph.opening.lines)
    for what in graph.happened:
        said.update(what.effects.lines)
    heard = {fact for line in said for fact in _FACT.findall(line)}
    told: set[str] = set()
    for name, place, texts in _written(graph.program):
        for text in texts:
            for fact in _FACT.findall(text):
                if fact not in heard and fact not in told:
                    told.add(fact)
                    yield Unheard("fact", fact, text, place)
        calm, tense = texts
        if tense and calm in said and tense not in said:  # where neither is said, something else is wrong
            yield Unheard("wording", name, tense, place)


def _written(program: Program) -> Iterator[tuple[str, Place, tuple[str, str]]]:
    """Each of the customer's lines as its calm and its tense wording."""
    for node in program.nodes:
        beat = node.beat
        yield beat.id, beat.place, (beat.client, beat.client_tense)
        if beat.silence:
            yield beat.id, beat.place, (beat.silence.client, beat.silence.client_tense)
    for step in program.steps:
        yield step.move.id, step.move.place, (step.move.answer, step.move.answer_tense)
    hold = program.script.hold
    if hold:
        yield "hold", Place(), (hold.client, hold.client_tense)
    for end in program.script.ends:
        yield end.id, end.place, (end.client, end.client_tense)
