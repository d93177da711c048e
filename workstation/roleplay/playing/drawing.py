"""What is drawn for a contact: how the customer words something, what they add, whether they are wrong or interrupt.

All is drawn at once when the contact is offered, each by its own key, and stands in that event. The role-play of the
contact is then the author's with what was drawn in it: nothing else knows that it might have been otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workstation.chance import draw
from workstation.content.diagnostics import Place
from workstation.roleplay.model import Beat, Move, Script
from workstation.roleplay.playing.program import USED, Node, Program, Step
from workstation.roleplay.sayings import NONE, WRONG, Draw, Saying

Drawn = tuple[tuple[str, str], ...]
RARE = 0.2
"""How often somebody says wrong what they may say wrong: as often as the rest, and one expects it every time."""
# A step that says what is drawn: ``draw:ask_birth=wrong``.
STEP = "draw:"


def draws_of(script: Script) -> tuple[Draw, ...]:
    """Everything that is drawn, in reading order. Named after the beat or the move; what is added, ``BEAT.adds``."""
    return tuple(_draws_of(script))


def _draws_of(script: Script) -> Iterator[Draw]:
    for beat in (*script.beats, *(one.beat for one in script.interrupts)):
        if beat.others:
            yield Draw(beat.id, _values(beat.others, beat.first), beat.others, beat.at("client"))
        if beat.adds:
            yield Draw(f"{beat.id}.adds", (NONE, *(one.name for one in beat.adds)), beat.adds, beat.at("adds"))
        for move in _moves(beat):
            if move.others:
                yield Draw(move.id, _values(move.others), move.others, move.at("answer"))
    for move in script.desk:
        if move.others:
            yield Draw(move.id, _values(move.others), move.others, move.at("answer"))


def _moves(beat: Beat) -> Iterator[Move]:
    yield from beat.moves
    for part in (beat.subjects.of if beat.subjects else (), beat.reply.moves if beat.reply else ()):
        yield from part


def _values(others: tuple[Saying, ...], first: str = "1") -> tuple[str, ...]:
    """The names in the order they are written."""
    names = [one.name for one in others]
    return (first, *names) if first == "1" else (NONE, first, *names[1:])


def weighty(script: Script) -> Iterator[tuple[Draw, str, Place]]:
    """The values that may change a mark or a place, the first apart: a wrong answer, whether an interrupt comes up."""
    for one in draws_of(script):
        for other in one.others:
            if other.name == WRONG:
                yield one, WRONG, other.place
            elif other.name == NONE:
                yield one, *((NONE, other.place) if one.values[0] != NONE else (one.values[1], one.place))


def drawn_by(script: Script, seed: int, contact: str) -> Drawn:
    """What the seed draws for a contact; each value is as likely as the others, but for a wrong answer (``RARE``)."""
    return tuple((one.name, _drawn(one, draw(seed, contact, f"draw {one.name}"))) for one in draws_of(script))


def _drawn(one: Draw, luck: float) -> str:
    usual = [value for value in one.values if value != WRONG]
    if len(usual) < len(one.values):
        if luck < RARE:
            return WRONG
        luck = (luck - RARE) / (1 - RARE)
    return usual[int(luck * len(usual))]


def drawn_as(script: Script, named: Mapping[str, str]) -> Drawn:
    """The values that are named, and the first of everything else. Raises ``ValueError`` for what there is not."""
    draws = {one.name: one for one in draws_of(script)}
    for name, value in named.items():
        if name not in draws or value not in draws[name].values:
            raise ValueError(f"{name}={value}")
    return tuple((name, named.get(name, one.values[0])) for name, one in draws.items())


def taken_from(steps: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """What steps say is drawn, and the other steps."""
    said = [step.removeprefix(STEP).partition("=") for step in steps if step.startswith(STEP)]
    return {name: value for name, _, value in said}, [step for step in steps if not step.startswith(STEP)]


def as_drawn(program: Program, drawn: Drawn) -> Program:
    """The role-play as this customer plays it. The places are those of the author's."""
    if not drawn:
        return program
    values = dict(drawn)
    steps = tuple(step._replace(move=_answering(step.move, values)) for step in program.steps)
    used = program.start[USED]
    for one in program.interrupts:
        away = values.get(program.nodes[one.node].beat.id) == NONE
        used = used | one.bits if away else used & ~one.bits
    return replace(
        program,
        script=_shown(program.script, values),
        nodes=tuple(_spoken(node, steps, values) for node in program.nodes),
        desk=_same(program.desk, steps),
        steps=steps,
        interrupts=tuple(one._replace(comes="", away=False) for one in program.interrupts),
        start=(*program.start[:USED], used, *program.start[USED + 1 :]),
    )


def _shown(script: Script, values: Mapping[str, str]) -> Script:
    """The role-play whose exemplary test is the one that names what is drawn, where what is drawn asks for another."""
    drawn = {(one.name, value) for one, value, _ in weighty(script) if values.get(one.name) == value}
    shown = [test for test in script.tests if drawn & {*test.draws} and test.expect.passed and test.expect.flags == ()]
    if not shown:
        return script
    best = max(shown, key=lambda test: len(drawn & {*test.draws}))
    tests = tuple(
        replace(test, role="exemplary" if test is best else "other" if test.role == "exemplary" else test.role)
        for test in script.tests
    )
    return replace(script, tests=tests)


def _spoken(node: Node, steps: tuple[Step, ...], values: Mapping[str, str]) -> Node:
    return node._replace(
        beat=_worded(node.beat, values),
        moves=_same(node.moves, steps),
        subjects=_same(node.subjects, steps),
        note=_same(node.note, steps),
        reply=_same(node.reply, steps),
    )


def _same(among: tuple[Step, ...], steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(steps[one.number] for one in among)


def _worded(beat: Beat, values: Mapping[str, str]) -> Beat:
    said = _chosen(beat.others, values.get(beat.id))
    added = _chosen(beat.adds, values.get(f"{beat.id}.adds"))
    if said:
        beat = replace(beat, client=said.calm, client_tense=said.tense)
    return replace(beat, digression=added.calm) if added else beat


def _answering(move: Move, values: Mapping[str, str]) -> Move:
    said = _chosen(move.others, values.get(move.id))
    if said is None:
        return move
    return replace(move, answer=said.calm, answer_tense=said.tense, wrong=move.wrong or said.name == WRONG)


def _chosen(among: tuple[Saying, ...], value: str | None) -> Saying | None:
    return next((one for one in among if one.name == value), None)
