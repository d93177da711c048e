"""The tests a role-play carries in its own file."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from workstation.content.diagnostics import Place
from workstation.content.reading import SEEN, Block, is_blank
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.i18n import mark
from workstation.roleplay import model as m

Text = TypeVar("Text")


def _notes(block: Block) -> tuple[tuple[str, m.NoteText], ...]:
    found = []
    for name, node in block.named("notes"):
        if not isinstance(node, Mapping):
            block.wrong(name.value, node, mark("a block of keys"))
            continue
        inner = Block(node, block.diagnostics)
        found.append(
            (
                name.value,
                m.NoteText(
                    inner.text("code", required=True),
                    inner.text("outcome", required=True),
                    inner.text("follow_up"),
                    inner.text("text", required=True),
                ),
            )
        )
        inner.done()
    return tuple(found)


def _replies(block: Block) -> tuple[tuple[str, str], ...]:
    found = []
    for name, node in block.named("replies"):
        if not isinstance(node, Mapping):
            block.wrong(name.value, node, mark("a block of keys"))
            continue
        inner = Block(node, block.diagnostics)
        found.append((name.value, inner.text("text", required=True)))
        inner.done()
    return tuple(found)


def _transfers(block: Block) -> tuple[tuple[str, m.Handed], ...]:
    found = []
    for name, node in block.named("transfers"):
        if not isinstance(node, Mapping):
            block.wrong(name.value, node, mark("a block of keys"))
            continue
        inner = Block(node, block.diagnostics)
        warm = inner.has("tells")
        summary = inner.text("summary", required=not warm)
        found.append((name.value, m.Handed(inner.text("to", required=True), summary, inner.texts("tells"))))
        inner.done()
    return tuple(found)


def read_draws(block: Block) -> tuple[tuple[str, str], ...]:
    """What is drawn, by names that may be a fragment's (``doubt/explain``) or of what is added (``greet.adds``)."""
    inner = block.block("draws")
    found = []
    for name, node in inner.node.entries if inner else ():
        if isinstance(node, Scalar):
            found.append((name.value, node.value))
        else:
            block.wrong(name.value, node, mark("a text"))
    return tuple(found)


def _expectation(block: Block) -> m.Expectation:
    inner = block.block("expect")
    found = read_expectation(inner) if inner else m.Expectation()
    if not block.has("fails"):
        return found
    if found.flags is not None or block.has("role"):
        block.wrong("fails", block.node, mark("the breaches alone: neither “role” nor “flags” stands beside it"))
    return replace(found, flags=block.texts("fails"))


def read_expectation(inner: Block) -> m.Expectation:
    """What must come of one contact."""

    def score(key: str) -> int | None:
        return inner.number(key, 0, 0, 100) if inner.has(key) else None

    found = m.Expectation(
        end=inner.text("end"),
        score=score("score"),
        min_score=score("min_score"),
        max_score=score("max_score"),
        passed=inner.flag("passed") if inner.has("passed") else None,
        flags=inner.texts("flags") if inner.has("flags") else None,
        transferred=inner.text("transferred"),
    )
    inner.done()
    return found


def read_spots(node: Mapping) -> dict[str, Place]:
    """Where each step of ``play`` is written, and each thing expected."""
    found: dict[str, Place] = {}
    for key, value in node.entries:
        found["play" if key.value == "instead" else key.value] = value.place
        if key.value == "draws" and isinstance(value, Mapping):
            found |= {f"draw.{name.value}": name.place for name, _ in value.entries}
        if key.value == "play" and isinstance(value, Sequence):
            found |= {f"play.{n}": item.place for n, item in enumerate(value.items)}
        elif key.value == "fails":
            found["expect.flags"] = value.place
        elif key.value in ("expect", "draws") and isinstance(value, Mapping):
            found |= {f"{key.value}.{name.value}": inner.place for name, inner in value.entries}
    return found


def _exemplary(block: Block) -> tuple[str, ...]:
    """The steps of the exemplary test, when the block is it."""
    role, play = block.node.get("role"), block.node.get("play")
    wanted = isinstance(role, Scalar) and role.value == "exemplary" and isinstance(play, Sequence)
    return _steps(play) if wanted else ()


def _replaced(block: Block) -> tuple[tuple[str, Place], ...]:
    """What a test that has no ``play`` does otherwise than the exemplary one."""
    written = block.node.get("instead") if not block.has("play") else None
    return tuple((name.value, name.place) for name, _ in written.entries) if isinstance(written, Mapping) else ()


def _steps(node: Node | None) -> tuple[str, ...]:
    items = node.items if isinstance(node, Sequence) else [node]
    return tuple(item.value for item in items if isinstance(item, Scalar) and item.value != m.NO_MOVE)


def _otherwise(block: Block, exemplary: tuple[str, ...]) -> tuple[str, ...]:
    """The exemplary steps, some of them replaced: by a step, by several, or by ``none``."""
    block.take("play")
    written = block.take("instead")
    if not isinstance(written, Mapping):
        block.wrong("instead", written or block.node, mark("a block of keys"))
        return exemplary
    instead = {name.value: _steps(node) for name, node in written.entries}
    return tuple(one for step in exemplary for one in instead.get(step, (step,)))


def _named(
    steps: tuple[str, ...], kind: str, own: dict[str, Text], known: dict[str, Text]
) -> tuple[tuple[str, Text], ...]:
    """The texts of a test: its own, and those it names that a test before it wrote."""
    wanted = (step.removeprefix(f"{kind}:") for step in steps if step.startswith(f"{kind}:"))
    return tuple({**own, **{name: known[name] for name in wanted if name in known}}.items())


def read_tests(top: Block) -> tuple[m.Play, ...]:
    """Play-throughs with what must come of them.

    One without ``play`` does what the exemplary one does, but for what it says it does ``instead``. What one writes, a
    note, a reply or a transfer, a later one may name. ``fails: [flag]`` is a failing one that expects those breaches.
    """
    found: list[m.Play] = []
    notes: dict[str, m.NoteText] = {}
    replies: dict[str, str] = {}
    transfers: dict[str, m.Handed] = {}
    blocks = list(top.blocks("tests"))
    exemplary = next((steps for block in blocks if (steps := _exemplary(block))), ())
    for block in blocks:
        steps = _otherwise(block, exemplary) if block.has("instead") and not block.has("play") else block.texts("play")
        notes |= (own := dict(_notes(block)))
        replies |= (written := dict(_replies(block)))
        transfers |= (handed := dict(_transfers(block)))
        found.append(
            m.Play(
                name=block.text("name", required=True),
                role=block.choice(
                    "role", ("exemplary", "failing", "other"), "failing" if block.has("fails") else "other"
                ),
                steps=steps,
                notes=_named(steps, "note", own, notes),
                expect=_expectation(block),
                place=block.place,
                replies=_named(steps, "reply", written, replies),
                draws=read_draws(block),
                transfers=_named(steps, "transfer", handed, transfers),
                replaced=_replaced(block),
                spots=read_spots(block.node),
            )
        )
        block.done()
    return tuple(found)


def read_sentences(top: Block) -> tuple[m.Sentence, ...]:
    """Sentences with the moves they are meant for: ``{"bjr c pour ma carte": take_charge}``."""
    block = top.block("sentences")
    found = []
    for text, move in block.node.entries if block else ():
        if not isinstance(move, Scalar):
            top.wrong(text.value, move, mark("the id of a move, or none"))
        elif is_blank(text.value):
            top.diagnostics.add("RP012", text.place, name="sentences", expected=SEEN)
        else:
            found.append(m.Sentence(text.value, move.value, move.place))
    return tuple(found)
