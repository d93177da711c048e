"""The blocks of a role-play file, read one by one."""

from __future__ import annotations

from dataclasses import replace

from workstation.bank.parts import OPENINGS, SECRECY
from workstation.content.reading import Block, is_count
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.i18n import mark
from workstation.roleplay import model as m
from workstation.roleplay.reading.channel_parts import refuse_other, refuse_within
from workstation.roleplay.reading.declared_parts import read_handles
from workstation.roleplay.reading.dropped import read_approval, read_draft
from workstation.roleplay.reading.email_part import read_email
from workstation.roleplay.reading.sayings import read_adds, read_line, read_sayings, read_texts
from workstation.roleplay.reading.spots import WITHIN_BEAT, WITHIN_MOVE, spots
from workstation.roleplay.reading.written_parts import (
    families_asked,
    read_elements,
    read_facets,
    read_parts,
    read_unwanted,
)

ONLY_IN_FRAGMENTS = mark("is written outside a fragment")


def read_ring(top: Block, channel: str) -> m.Ring:
    """What is shown before the answer: ``ring``, or ``email`` where the contact is one."""
    refuse_other(top, channel)
    if channel == "email":
        return read_email(top)
    block = top.block("ring")
    if block is None:
        return m.Ring()
    refuse_within(block, channel)
    ring = m.Ring(
        block.text("line"),
        block.texts("ivr"),
        block.flag("authenticated"),
        block.number("waited", 0, 0, 3600),
        block.number("patience", 60, 5, 3600),
        page=block.text("page"),
        claims=block.text("claims"),
        bot=tuple(_answered(one) for one in block.blocks("bot")),
    )
    if ring.claims and ring.authenticated:
        block.wrong(
            "claims", block.node.get("claims") or block.node, mark("nothing, where the visitor is authenticated")
        )
    block.done()
    return ring


def _answered(block: Block) -> tuple[str, str]:
    found = block.text("asked", required=True), block.text("answered", required=True)
    block.done()
    return found


def read_patience(block: Block, key: str) -> m.Patience | None:
    """A silence or a hold that the customer does not bear for ever."""
    inner = block.block(key)
    if inner is None:
        return None
    client, tense = read_line(inner, "client")
    found = m.Patience(
        inner.number("after", 10, 3, 600, required=True),
        client,
        inner.number("mood", 0, -10, 10),
        inner.number("limit", 1, 1, 5),
        inner.text("flag"),
        tense,
    )
    inner.done()
    return found


def _points(block: Block) -> tuple[tuple[str, int], ...]:
    found = []
    for name, node in block.named("score"):
        if isinstance(node, Scalar) and is_count(node.value):
            found.append((name.value, int(node.value)))
        else:
            block.wrong(name.value, node, mark("a whole number"))
    return tuple(found)


def _condition(block: Block, key: str) -> m.Condition | None:
    if not block.has(key):
        block.take(key)
        return None
    node = block.node.get(key)
    text = block.text(key)
    # The caret falls inside the quotes, on the condition itself.
    place = node.place if node else block.place
    quoted = isinstance(node, Scalar) and node.quoted
    return m.Condition(text, place.after(1) if quoted else place)


def _wants(block: Block) -> tuple[m.Want, ...]:
    """What a deed must say: ``reason: lost``, ``reason: [lost, stolen]``, ``amount: {min: 2500, max: 3500}``."""
    found = []
    for name, node in block.named("with"):
        if isinstance(node, Scalar):
            found.append(m.Want(name.value, (node.value,)))
        elif isinstance(node, Sequence) and node.items and all(isinstance(item, Scalar) for item in node.items):
            found.append(m.Want(name.value, tuple(item.value for item in node.items if isinstance(item, Scalar))))
        elif isinstance(node, Mapping):
            inner = Block(node, block.diagnostics)
            low = inner.number("min", 0, 0, 10_000_000)
            found.append(m.Want(name.value, (), low, inner.number("max", 10_000_000, 0, 10_000_000)))
            inner.done()
        else:
            block.wrong(name.value, node, mark("a value, a list of values, or {min: 2500, max: 3500}"))
    return tuple(found)


def _breach(block: Block) -> tuple[m.Condition | None, str, bool]:
    """The condition that a move may break and the flag that this raises, or whether an outcome is a breach."""
    rule = block.block("breach") if isinstance(block.node.get("breach"), Mapping) else None
    if rule is None:
        return None, "", block.flag("breach")
    found = _condition(rule, "unless"), rule.text("flag", required=True), False
    rule.done()
    return found


def read_move(block: Block, desk_key: str = "desk") -> m.Move:
    """A move, a subject, a desk act or a note's outcome. ``desk_key``: ``act`` in the list of acts."""
    breach_unless, breach_flag, breach = _breach(block)
    answer = read_sayings(block, "answer")
    move = m.Move(
        id=block.ident("id"),
        place=block.place,
        say=block.text("say"),
        hint=block.text("hint"),
        intent=block.text("intent"),
        asks=block.text("asks"),
        hears=block.texts("hears"),
        unless=block.texts("unless"),
        when=_condition(block, "when"),
        score=_points(block),
        mood=block.number("mood", 0, -10, 10),
        sets=read_texts(block, "set"),
        flags=block.texts("flag"),
        why=block.text("why"),
        better=block.text("better"),
        answer=answer[0].calm,
        answer_tense=answer[0].tense,
        others=answer[1:],
        verifies=block.text("verifies"),
        wrong=block.flag("wrong"),
        takes=block.number("takes", 0, 0, 600),
        limit=block.number("limit", 1, 1, 5),
        desk=block.text(desk_key),
        wants=_wants(block),
        client=block.text("client"),
        breach_unless=breach_unless,
        breach_flag=breach_flag,
        breach=breach,
        missing=block.number("missing", 0, 0, 20) if block.has("missing") else None,
        next=block.text("next"),
        end=block.text("end"),
        parts=read_parts(block, _points),
        handles=read_handles(block),
        spots=spots(block.node, WITHIN_MOVE),
    )
    block.take("missing")
    if block.has("exit"):
        block.diagnostics.add("RP034", block.place_of("exit"), name=block.text("exit"), reason=ONLY_IN_FRAGMENTS)
    block.done()
    return move


def read_desk(top: Block) -> tuple[m.Move, ...]:
    """Acts possible at any time of the contact. To open a part below its level is the breach, said or not."""
    return tuple(_guarded(read_move(block, "act")) for block in top.blocks("desk"))


def _guarded(move: m.Move) -> m.Move:
    part = OPENINGS.get(move.desk)
    if part is None or move.breach_unless or move.flags:
        return move
    return replace(move, breach_unless=m.Condition(f"identity >= {part.level}", move.place), breach_flag=SECRECY)


def _subjects(block: Block) -> m.Subjects | None:
    inner = block.block("subjects")
    if inner is None:
        return None
    of = tuple(read_move(item, "desk") for item in inner.blocks("of"))
    then = inner.block("then", required=True)
    sets: tuple[tuple[str, str], ...] = ()
    target = ""
    if then:
        sets, target = read_texts(then, "set"), then.text("next", required=True)
        then.done()
    found = m.Subjects(inner.number("need", 1, 1, 20, required=True), of, sets, target, inner.place)
    inner.done()
    return found


def _route(block: Block) -> tuple[m.Branch, ...]:
    branches = []
    for item in block.blocks("route"):
        if item.has("else"):
            branches.append(m.Branch(None, item.text("else"), spots(item.node)["else"]))
        else:
            item.take("if", required=True)
            branches.append(
                m.Branch(
                    _condition(item, "if"), item.text("next", required=True), spots(item.node).get("next", item.place)
                )
            )
        item.done()
    return tuple(branches)


def read_note(block: Block) -> m.NoteCheck | None:
    """How the note after the contact is judged."""
    inner = block.block("note")
    if inner is None:
        return None
    codes, outcomes = inner.texts("code"), inner.texts("outcome")
    must, must_not = read_elements(inner, "must"), inner.texts("must_not")
    facets = read_facets(inner, _points)
    moves = tuple(read_move(item) for item in inner.blocks("moves"))
    families = tuple(dict.fromkeys((*must_not, *families_asked(moves))))
    found = m.NoteCheck(codes, outcomes, must, families, moves, inner.texts("follow_up"), facets)
    inner.done()
    return found


def _reply(block: Block) -> m.ReplyCheck | None:
    inner = block.block("reply")
    if inner is None:
        return None
    must_not, never = read_unwanted(inner)
    must, facets = read_elements(inner, "must"), read_facets(inner, _points)
    moves = tuple(read_move(item) for item in inner.blocks("moves"))
    asked = [name for name in families_asked(moves) if name not in {element.id for element in never}]
    families = tuple(dict.fromkeys((*must_not, *asked)))
    draft, approval = read_draft(inner), read_approval(inner)
    inner.done()
    return m.ReplyCheck(must, families, never, moves, facets, draft, approval)


def _beat(name: str, node: Node, top: Block) -> m.Beat | None:
    if not isinstance(node, Mapping):
        top.wrong(name, node, mark("a block of keys"))
        return None
    block = Block(node, top.diagnostics)
    client, *others = read_sayings(block, "client")
    beat = m.Beat(
        id=name,
        place=block.place,
        stage=block.choice("stage", m.STAGES),
        objection=block.ident("objection", required=False),
        client=client.calm,
        client_tense=client.tense,
        others=tuple(others),
        adds=read_adds(block),
        whisper=block.text("whisper"),
        moves=tuple(read_move(item) for item in block.blocks("moves")),
        subjects=_subjects(block),
        silence=read_patience(block, "silence"),
        route=_route(block),
        note=read_note(block),
        reply=_reply(block),
        spots=spots(block.node, WITHIN_BEAT),
    )
    block.done()
    return beat


def read_beats(top: Block) -> tuple[m.Beat, ...]:
    """The moments of the conversation, in reading order."""
    found = [_beat(name.value, node, top) for name, node in top.named("beats", required=True)]
    return tuple(beat for beat in found if beat)


def read_interrupts(top: Block) -> tuple[m.Interrupt, ...]:
    """What may come up in any beat."""
    found = []
    for block in top.blocks("interrupts"):
        client, *others = read_sayings(block, "client", may_be_none=True)
        beat = m.Beat(
            id=block.ident("id"),
            place=block.place,
            stage=block.choice("stage", m.STAGES),
            client=client.calm,
            client_tense=client.tense,
            first=client.name,
            others=tuple(others),
            whisper=block.text("whisper"),
            moves=tuple(read_move(item) for item in block.blocks("moves")),
            silence=read_patience(block, "silence"),
            spots=spots(block.node, WITHIN_BEAT),
        )
        if not block.has("when"):
            block.take("when", required=True)
        found.append(m.Interrupt(beat, _condition(block, "when"), block.number("limit", 1, 1, 5)))
        block.done()
    return tuple(found)


def _no_points(_block: Block) -> tuple[tuple[str, int], ...]:
    """A summary earns nothing by itself: it is taken, or sent back."""
    return ()


def read_ends(top: Block) -> tuple[m.End, ...]:
    """The endings."""
    found = []
    for name, node in top.named("ends", required=True):
        if not isinstance(node, Mapping):
            top.wrong(name.value, node, mark("a block such as {kind: closed}"))
            continue
        block = Block(node, top.diagnostics)
        kind = block.choice("kind", ("closed", "failed"), required=True)
        title, (client, tense) = block.text("title"), read_line(block, "client")
        passed = name.value == m.TRANSFERRED
        to = block.texts("to") if passed else ()
        summary = read_facets(block, _no_points, "summary") if passed else ()
        when = _condition(block, "when")
        found.append(m.End(name.value, kind, title, client, when, name.place, tense, to, summary))
        block.done()
    return tuple(found)
