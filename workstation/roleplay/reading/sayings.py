"""What the customer says, in one way or in several."""

from __future__ import annotations

from workstation.content.reading import A_TEXT, AN_ID, Block, is_blank, is_id
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.i18n import mark
from workstation.roleplay.sayings import NONE, Saying

_MOODS = ("calm", "tense")
_SAYING = mark("a text, {calm: …, tense: …} or a text under its own name, such as {wrong: …}")
_ALONE = mark("a text, {calm: …, tense: …}, or a list whose first is said otherwise, such as […, {wrong: …}]")
_FIRST = mark("a list whose first text has no name: it is what stands where nothing is drawn")


def read_texts(top: Block, key: str) -> tuple[tuple[str, str], ...]:
    """A block of named texts (facts, dates)."""
    found = []
    for name, node in top.named(key):
        if isinstance(node, Scalar):
            found.append((name.value, node.value))
        else:
            top.wrong(name.value, node, mark("a text"))
    return tuple(found)


def read_line(block: Block, key: str) -> tuple[str, str]:
    """What the customer says: one text, or one for when they are calm and one for when they are tense."""
    if not isinstance(block.node.get(key), Mapping):
        return block.text(key), ""
    inner = block.block(key)
    if inner is None:
        return "", ""
    found = inner.text("calm", required=True), inner.text("tense", required=True)
    inner.done()
    return found


def read_sayings(block: Block, key: str, *, may_be_none: bool = False) -> tuple[Saying, ...]:
    """What the customer says, and the other ways of saying it where it is a list: always one at least.

    ``may_be_none``: a way may be ``none``; written first, it comes second here.
    """
    node = block.node.get(key)
    if isinstance(node, Mapping) and len(node.entries) == 1 and node.entries[0][0].value not in _MOODS:
        block.take(key)
        block.wrong(key, node, _ALONE)
        return (Saying("1", "", "", node.place),)
    if not isinstance(node, Sequence):
        return (Saying("1", *read_line(block, key), node.place if node else block.place),)
    block.take(key)
    if len(node.items) < 2:
        block.diagnostics.add("RP160", node.place, name=key)
    found = [one for n, item in enumerate(node.items) if (one := _saying(block, key, n, item, may_be_none))]
    if found and found[0].name == NONE:
        if len(found) == 1 or found[1].name == NONE:
            block.wrong(key, node, A_TEXT)
        found[:2] = reversed(found[:2])
    if found and not found[0].name.isdecimal():
        block.wrong(key, node, _FIRST)
    return tuple(found) or (Saying("1", "", "", node.place),)


def _saying(block: Block, key: str, number: int, node: Node, may_be_none: bool) -> Saying | None:
    name, said = str(number + 1), node
    if isinstance(node, Mapping) and len(node.entries) == 1 and node.entries[0][0].value not in _MOODS:
        ((written, said),) = node.entries
        name = written.value
        if not is_id(name) or name == NONE:
            block.diagnostics.add("RP012", written.place, name=name, expected=AN_ID)
    if isinstance(said, Scalar):
        if said is node and may_be_none and said.value == NONE and not said.quoted:
            return Saying(NONE, "", "", said.place)
        if is_blank(said.value) or (said.value == NONE and not said.quoted):
            block.wrong(key, said, A_TEXT)
        return Saying(name, said.value, "", said.place)
    if isinstance(said, Mapping) and all(mood.value in _MOODS for mood, _ in said.entries):
        inner = Block(said, block.diagnostics)
        found = Saying(name, inner.text("calm", required=True), inner.text("tense", required=True), said.place)
        inner.done()
        return found
    block.wrong(key, said, _SAYING)
    return None


def read_adds(block: Block) -> tuple[Saying, ...]:
    """What the customer may digress to in a beat."""
    node = block.node.get("adds")
    places = [item.place for item in node.items] if isinstance(node, Sequence) else [node.place] if node else []
    texts = block.texts("adds")
    return tuple(Saying(str(n), text, "", place) for n, (text, place) in enumerate(zip(texts, places, strict=False), 1))
