"""Where the moves of a beat lead when they do not say: ``next`` written once, for the beat."""

from __future__ import annotations

from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence

NEXT = "next"
_LEAVES = (NEXT, "end")


def led(beat: Mapping) -> Mapping:
    """A beat whose moves lead where it says, unless they say otherwise; where its subjects lead once asked, too.

    A beat in which nothing is said or done keeps its ``next``, a key that is unknown there.
    """
    to = next((pair for pair in beat.entries if pair[0].value == NEXT), None)
    if to is None or all(beat.get(key) is None for key in ("moves", "subjects", "reply")):
        return beat
    return Mapping(beat.place, [(key, _part(key.value, node, to)) for key, node in beat.entries if key is not to[0]])


def _part(key: str, node: Node, to: tuple[Scalar, Node]) -> Node:
    match key, node:
        case "moves", Sequence():
            return Sequence(node.place, [_going(item, to) for item in node.items])
        case "reply", Mapping():
            return Mapping(node.place, [(name, _part(name.value, inner, to)) for name, inner in node.entries])
        case "subjects", Mapping() if node.get("then") is None:
            then = Mapping(to[0].place, [to])
            return Mapping(node.place, [*node.entries, (Scalar("then", to[0].place), then)])
        case "subjects", Mapping():
            inner = [(name, _going(value, to) if name.value == "then" else value) for name, value in node.entries]
            return Mapping(node.place, inner)
        case _:
            return node


def _going(move: Node, to: tuple[Scalar, Node]) -> Node:
    if not isinstance(move, Mapping) or any(move.get(key) is not None for key in _LEAVES):
        return move
    return Mapping(move.place, [*move.entries, to])
