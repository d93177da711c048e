"""What a role-play declares and its other parts name: who speaks, variables, rubric, flags; what a move handles."""

from __future__ import annotations

from workstation.content.diagnostics import nearest
from workstation.content.objections import TAGS
from workstation.content.reading import Block, one_of
from workstation.content.yaml_nodes import Mapping, Scalar
from workstation.i18n import mark
from workstation.roleplay import model as m

_BOOL = ("false", "true")


def read_handles(block: Block) -> tuple[str, ...]:
    """What a move does with the objection at hand: ``probe``, ``answer.isolation``, ``poor.pressure``, ``let_go``."""
    found = block.texts("handles")
    for tag in found:
        if tag not in TAGS:
            place = block.diagnostics.within(block.place_of("handles"), tag)
            block.diagnostics.add("RP012", place, nearest(tag, TAGS), name="handles", expected=one_of(TAGS))
    return found


def read_persona(top: Block) -> m.Persona:
    """Who speaks."""
    block = top.block("persona", required=True)
    if block is None:
        return m.Persona("", "", "f", 3, 4)
    patience = block.block("patience", required=True)
    start, maximum = 3, 4
    if patience:
        maximum = patience.number("max", 4, 1, 10, required=True)
        start = patience.number("start", maximum, 1, maximum, required=True)
        patience.done()
    persona = m.Persona(
        block.text("name", required=True),
        block.text("title"),
        block.choice("gender", ("f", "m"), "f"),
        start,
        maximum,
        block.text("mood"),
    )
    block.done()
    return persona


def read_variables(top: Block) -> tuple[m.Variable, ...]:
    """Typed, bounded variables; « named: false » is one that is true or false, and begins so."""
    found = []
    for name, node in top.named("vars"):
        if isinstance(node, Scalar) and node.value in _BOOL:
            found.append(m.Variable(name.value, "bool", _BOOL, _BOOL.index(node.value)))
            continue
        if not isinstance(node, Mapping):
            top.wrong(name.value, node, mark("true, false, or a block such as {type: int, max: 3, start: 0}"))
            continue
        block = Block(node, top.diagnostics)
        kind = block.choice("type", ("bool", "int", "enum"), required=True)
        values: tuple[str, ...] = _BOOL
        if kind == "int":
            low, high = block.number("min", 0, -50, 50), block.number("max", 1, -50, 50, required=True)
            values = tuple(str(n) for n in range(low, high + 1))
        elif kind == "enum":
            values = block.texts("values")
        first = block.text("start", required=True)
        block.done()
        if first not in values and kind == "bool" and first:
            block.wrong("start", block.node.get("start") or node, mark("true or false"))
            continue
        if first not in values:
            block.diagnostics.add("RP043", block.place_of("start"), name=name.value, value=first)
            continue
        start = int(first) if kind == "int" else values.index(first)
        found.append(m.Variable(name.value, kind, values, start))
    return tuple(found)


def read_rubric(top: Block) -> tuple[m.Criterion, ...]:
    """The criteria that apply, and the points obtainable."""
    found = []
    for name, node in top.named("rubric", required=True):
        if not isinstance(node, Mapping):
            top.wrong(name.value, node, mark("a block such as {max: 2}"))
            continue
        block = Block(node, top.diagnostics)
        maximum = block.number("max", 0, 1, 100)
        found.append(m.Criterion(name.value, maximum, block.flag("critical"), name.place))
        block.done()
    return tuple(found)


def read_lifts(top: Block) -> tuple[m.Lift, ...]:
    """The rules this role-play lifts: a reason, or a level of identity from which, and a reason."""
    found = []
    for name, node in top.named("lift"):
        if isinstance(node, Scalar):
            found.append(m.Lift(name.value, node.value))
        elif isinstance(node, Mapping):
            block = Block(node, top.diagnostics)
            level = block.number("from", 1, 1, 3, required=True)
            found.append(m.Lift(name.value, block.text("why", required=True), level))
            block.done()
        else:
            top.wrong(name.value, node, mark("a text, or a block such as {from: 2, why: …}"))
    return tuple(found)


def read_flags(top: Block) -> tuple[m.Flag, ...]:
    """The breaches this role-play can mark."""
    found = []
    for name, node in top.named("flags"):
        if not isinstance(node, Mapping):
            top.wrong(name.value, node, mark("a block such as {fatal: true, why: …}"))
            continue
        block = Block(node, top.diagnostics)
        found.append(
            m.Flag(
                name.value, block.flag("fatal"), block.number("penalty", 0, 0, 100), block.text("why", required=True)
            )
        )
        block.done()
    return tuple(found)
