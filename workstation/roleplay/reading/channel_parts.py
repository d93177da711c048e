"""What each channel has no place for: nobody is put on hold in writing, or answers in writing on the telephone."""

from __future__ import annotations

from collections.abc import Iterator

from workstation.channels import DIALLED, WRITTEN
from workstation.content.reading import Block
from workstation.content.yaml_nodes import Mapping, Scalar, Sequence


def refuse_other(top: Block, channel: str) -> None:
    """Report the blocks of a file that its channel has no place for."""
    if not channel:  # it is missing, or misspelt: that is told
        return
    _refuse(top, "ring" if channel == "email" else "email", channel)
    unwanted = ["silence"] if channel == "email" else []
    unwanted += ["hold"] if channel in WRITTEN else ["reply", "files"]
    unwanted += [] if channel == "chat" else ["quiet"]
    unwanted += [] if channel == "email" else ["draft", "approval"]
    for key in _keys(top):
        if key.value in unwanted:
            top.diagnostics.add("RP068", key.place, name=key.value, channel=channel)


def _keys(top: Block) -> Iterator[Scalar]:
    """The keys of the file, of its beats and of its interrupts, and of the replies there."""
    yield from (key for key, _ in top.node.entries)
    beats, interrupts = top.node.get("beats"), top.node.get("interrupts")
    found = [body for _, body in beats.entries] if isinstance(beats, Mapping) else []
    found += interrupts.items if isinstance(interrupts, Sequence) else []
    for body in found:
        if isinstance(body, Mapping):
            yield from (key for key, _ in body.entries)
            reply = body.get("reply")
            yield from (key for key, _ in reply.entries) if isinstance(reply, Mapping) else ()


def refuse_defaults(top: Block, channel: str) -> None:
    """Report the defaults that a channel has no place for."""
    for key in ("silence",) if channel == "email" else ():
        _refuse(top, key, channel)
    for key in ("hold",) if channel in WRITTEN else ():
        _refuse(top, key, channel)
    for key in () if channel == "chat" else ("quiet",):
        _refuse(top, key, channel)


def refuse_within(ring: Block, channel: str) -> None:
    """Report what ``ring`` cannot know on the channel: a voice server's path, a wait on the line."""
    keys = ["ivr"] if channel in ("chat", "outbound") else []
    if channel != "chat":
        keys += ["page", "claims", "bot"]
    if channel in DIALLED:
        keys += ["authenticated", "waited", "patience"]
    for key in keys:
        _refuse(ring, key, channel)


def _refuse(block: Block, key: str, channel: str) -> None:
    if block.has(key):
        block.take(key)
        block.diagnostics.add("RP068", block.place_of(key), name=key, channel=channel)
