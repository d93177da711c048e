"""A role-play as it is read: with all that it leaves to fragments, channel, intents and exemplary test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath

from workstation.content.diagnostics import Place
from workstation.content.reading import open_document
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.i18n import tr
from workstation.roleplay.model import Script
from workstation.roleplay.playing.drawing import draws_of
from workstation.roleplay.reading.computing import TARGET
from workstation.roleplay.reading.expand import expand
from workstation.roleplay.reading.formats import FORMATS
from workstation.roleplay.reading.fragments import Fragments
from workstation.roleplay.reading.includes import Includes
from workstation.roleplay.reading.sharing import shared

_COMPUTED = "computed"
_LONGEST = 120


def explained(text: str, file: str, includes: Includes, script: Script) -> Iterator[str]:
    """The lines of the whole; a comment says where what follows it was taken from, the last ones what is drawn.

    Only of a role-play that checks.
    """
    top = open_document(text, file, FORMATS)
    fragments = Fragments(top.diagnostics, includes)
    fragments.origins.note("", top)
    whole = shared(expand(top, fragments), fragments).node
    yield from _block(_measured(whole, dict(script.computed)), "", "")
    for one in draws_of(script):
        yield "# " + tr("drawn: {name}, {values}", name=one.name, values=" | ".join(one.values))


def _measured(whole: Mapping, computed: dict[str, int]) -> Mapping:
    """The whole with its computed measures in their places."""
    found = Mapping(whole.place)
    for key, node in whole.entries:
        if key.value == "rubric" and isinstance(node, Mapping):
            inner = [(name, _with(body, "max", computed.get(f"rubric.{name.value}"))) for name, body in node.entries]
            found.entries.append((key, Mapping(node.place, inner)))
        elif key.value == "scenario" and isinstance(node, Mapping) and TARGET in computed:
            time = node.get("time") or Mapping(node.place)
            rest = [pair for pair in node.entries if pair[0].value != "time"]
            timed = (Scalar("time", time.place), _with(time, "target", computed[TARGET]))
            found.entries.append((key, Mapping(node.place, [*rest, timed])))
        else:
            found.entries.append((key, node))
    return found


def _with(body: Node, key: str, value: int | None) -> Node:
    if value is None or not isinstance(body, Mapping):
        return body
    place = Place(file=_COMPUTED)
    return Mapping(body.place, [*body.entries, (Scalar(key, place), Scalar(str(value), place))])


def _block(node: Mapping, margin: str, origin: str) -> Iterator[str]:
    for key, value in node.entries:
        if key.value == "intent" and node.get("id") is not None:  # its wordings are written out
            continue
        here = value.place.file
        note = f"  # {_from(here)}" if here != origin else ""
        if flat := _flat(value, len(margin) + len(key.value), here):
            yield f"{margin}{key.value}: {flat}{note}"
        else:
            yield f"{margin}{key.value}:{note}"
            yield from _below(value, margin + "  ", here)


def _below(node: Node, margin: str, origin: str) -> Iterator[str]:
    if isinstance(node, Mapping):
        yield from _block(node, margin, origin)
    elif isinstance(node, Sequence):
        for item in node.items:
            note = f"  # {_from(item.place.file)}" if item.place.file != origin else ""
            if flat := _flat(item, len(margin), item.place.file):
                yield f"{margin}- {flat}{note}"
                continue
            lines = list(_below(item, margin + "  ", item.place.file))
            yield f"{margin}- {lines[0].strip()}{note}"
            yield from lines[1:]


def _flat(node: Node, before: int, origin: str) -> str:
    """A value on one line, when it is short and comes from one place; nothing otherwise."""
    if isinstance(node, Scalar):
        return _word(node)
    if not _is_one(node, origin):
        return ""
    if isinstance(node, Sequence):
        inner = [_flat(item, 0, origin) for item in node.items]
        flat = f"[{', '.join(inner)}]"
    else:
        inner = [_flat(value, 0, origin) for _, value in node.entries]
        named = zip(node.entries, inner, strict=True)
        flat = "{" + ", ".join(f"{key.value}: {words}" for (key, _), words in named) + "}"
    return flat if all(inner) and before + len(flat) <= _LONGEST else ""


def _is_one(node: Node, origin: str) -> bool:
    """Whether a value was written in one file."""
    if isinstance(node, Scalar):
        return node.place.file == origin
    below = node.items if isinstance(node, Sequence) else [value for _, value in node.entries]
    return node.place.file == origin and all(_is_one(one, origin) for one in below)


def _word(node: Scalar) -> str:
    plain = node.value.replace("_", "").replace("-", "").replace(".", "").replace("/", "")
    return node.value if not node.quoted and plain.isalnum() else json.dumps(node.value, ensure_ascii=False)


def _from(file: str) -> str:
    if not file:
        return tr("from the role-play")
    if file == _COMPUTED:
        return tr("from the exemplary test")
    path = PurePath(file)
    return tr("from {file}", file=f"{path.parent.name}/{path.name}")
