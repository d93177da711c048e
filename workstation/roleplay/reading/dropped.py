"""What is of written channels: files that a customer may drop, what one does where they write no more, drafts.

``files: {notice: {name: "avis.pdf", kind: pdf, size: "240 Ko", sees: "…"}}``;
``quiet: {first: 180, again: 300, close: 480, say: ["…", "…", "…"]}``;
``draft: {text: "…", faults: [{words: "…", why: "…"}]}`` within a ``reply``.
"""

from __future__ import annotations

from workstation.attachments import HOLDS, KINDS, Attachment, size_of
from workstation.content.reading import Block
from workstation.content.yaml_nodes import Mapping
from workstation.i18n import mark
from workstation.roleplay import model as m
from workstation.roleplay.proposals import Approval, Fault, Proposal, Return

STAGES = 3


def read_quiet(top: Block) -> m.Quiet | None:
    """When one writes again to a customer who writes no more, when one closes, and the words for each."""
    block = top.block("quiet")
    if block is None:
        return None
    first, again, close = (block.number(key, 0, 10, 3600, required=True) for key in ("first", "again", "close"))
    if not first < again < close:
        block.wrong("again", block.node.get("again") or block.node, mark("between “first” and “close”"))
    say = block.texts("say")
    if len(say) != STAGES:
        block.wrong(
            "say", block.node.get("say") or block.node, mark("three texts: twice a reminder, then how to resume")
        )
    block.done()
    return m.Quiet((first, again, close), say)


def read_files(top: Block) -> tuple[tuple[str, Attachment], ...]:
    """By id. What a file is is said by ``kind``: its name may tell of another."""
    found = []
    for name, node in top.named("files"):
        if not isinstance(node, Mapping):
            top.wrong(name.value, node, mark("a block such as {name: notice.pdf, kind: pdf, size: 240 KB}"))
            continue
        block = Block(node, top.diagnostics)
        size = block.text("size", required=True)
        if size and size_of(size) < 0:
            block.wrong("size", block.node.get("size") or block.node, mark("a size such as 240 KB, 2 MB or 1 GB"))
        kind = block.choice("kind", tuple(KINDS), required=True)
        holds = block.choice("holds", HOLDS, "")
        found.append(
            (name.value, Attachment(block.text("name", required=True), kind, size_of(size), block.text("sees"), holds))
        )
        block.done()
    return tuple(found)


def read_draft(reply: Block) -> Proposal | None:
    """What a machine drafted, and what was planted in it: each fault stands there word for word."""
    block = reply.block("draft")
    if block is None:
        return None
    text, faults = block.text("text", required=True), []
    for one in block.blocks("faults"):
        words, why = one.text("words", required=True), one.text("why", required=True)
        if words not in text:
            one.wrong("words", one.node.get("words") or one.node, mark("words that stand in the draft"))
        faults.append(Fault(words, why))
        one.done()
    block.done()
    return Proposal(text, tuple(faults))


def read_approval(reply: Block) -> Approval | None:
    """Who reads it before it leaves, and what they send it back for."""
    block = reply.block("approval")
    if block is None:
        return None
    by, returns = block.text("by", required=True), []
    for one in block.blocks("returns"):
        says, found = one.texts("says"), one.texts("found")
        if not (says or found):
            one.take("found", required=True)
        place = one.place_of("found") if found else one.place
        returns.append(Return(says, found, one.text("why", required=True), place))
        one.done()
    block.done()
    return Approval(by, tuple(returns), block.place_of("by"))
