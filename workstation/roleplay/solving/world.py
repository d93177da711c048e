"""What can happen next at a place: every open sentence, every act at the desk, every reply and note, impatience.

An honest adviser judges each answer of identity as it comes, rightly; that, and leaving it unjudged, are the two ways
explored: a wrong answer that is drawn leads where a right one does that is left unjudged. Accepting a wrong one is the
breach ``wrong_identity``, fatal: nothing is explored past it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workstation.bank.identity import ELEMENTS
from workstation.bank.parts import SECRECY
from workstation.roleplay.playing.drawing import STEP
from workstation.roleplay.playing.program import (
    BEAT,
    END,
    HOLDS,
    IDENTITY,
    SILENCES,
    USED,
    Interruption,
    Node,
    PlaceTuple,
    Program,
    Step,
    most_lacking,
)  # fmt: skip
from workstation.roleplay.playing.step import Effects, Happening, Impossible, desk_step, is_left, make, replies, step
from workstation.roleplay.sayings import NONE
from workstation.roleplay.solving.places import NEEDED, SECTION_BITS, Places, level_of
from workstation.roleplay.solving.variants import Variant, variants, written

WAITS = ("silence", "hold")
DRAW = "draw"


class Turn(NamedTuple):
    """Something that happened; ``step`` is its name in ``tests:``.

    ``kind``: say, desk (the role-play's own acts), left (said, the answer not judged, or wrong), reply, silence, hold,
    note; draw (an interrupt is drawn otherwise than first, before anything is done); endless where silent routes never
    come to rest.
    """

    kind: str
    step: str
    move: Step | None
    place: PlaceTuple
    effects: Effects


class Choice(NamedTuple):
    """Something that may happen in a beat, open or not. ``kind``: say, desk, reply, note, silence, hold, draw.

    A text judged by facets is a ``variant``, whose outcome the place decides; ``drawn`` is an interrupt that
    chance may leave out.
    """

    kind: str
    step: Step | None = None
    variant: Variant | None = None
    drawn: Interruption | None = None


def choices(program: Program, node: Node) -> list[Choice]:
    """Everything that may happen in a beat, in the author's order."""
    if node.note:
        return _texts(node, "note") or [Choice("note", chosen) for chosen in possible_notes(node)]
    found = [Choice("say", chosen) for chosen in (*node.subjects, *node.moves)]
    found += _texts(node, "reply") or [Choice("reply", chosen) for chosen in node.reply]
    found += [Choice("desk", chosen) for chosen in program.desk]
    if node.beat.silence:
        found.append(Choice("silence"))
    if program.script.hold:
        found.append(Choice("hold"))
    if node.number in _opening(program):
        found += [Choice(DRAW, drawn=one) for one in program.interrupts if one.comes]
    return found


def _opening(program: Program) -> set[int]:
    """The beats where a contact may begin: nobody has done anything in them that is not remembered there."""
    found, waiting = set[int](), [program.start_target]
    while waiting:
        beat = waiting.pop()
        if beat >= 0 and beat not in found:
            found.add(beat)
            waiting += [target for _, target in program.nodes[beat].route]
    return found


def _texts(node: Node, kind: str) -> list[Choice]:
    """The texts tried where facets judge."""
    check = node.beat.note if kind == "note" else node.beat.reply
    if check is None or not check.facets:
        return []
    return [Choice(kind, None, variant) for variant in variants(node.beat.id, check)]


def turns(places: Places, place: PlaceTuple) -> Iterator[Turn]:
    """Everything that can happen at a place."""
    if place[END] < 0:
        for choice in choices(places.program, places.program.nodes[place[BEAT]]):
            yield from turns_of(places, place, choice)


def turns_of(places: Places, place: PlaceTuple, choice: Choice) -> Iterator[Turn]:
    """What comes of one choice at a place where the conversation goes on: nothing when it is not open."""
    program, chosen = places.program, choice.step
    match choice.kind:
        case "note" | "reply" if choice.variant:
            yield from _told(places, place, choice.kind, choice.variant)
        case "note" if chosen:
            after, effects = step(program, place, Happening("note", chosen.number))
            yield Turn("note", f"note:{chosen.move.id}", chosen, after, effects)
        case "say" if chosen:
            if is_left(place, chosen) and not _taken(places, place, chosen):
                yield from _made(places, place, chosen, "say")
        case "reply" if chosen:
            if chosen in possible_replies(program, place):
                yield from _made(places, place, chosen, "reply")
        case "desk" if chosen:
            if chosen.deed and desk_step(program, place, chosen.deed) is chosen:
                yield from _made(places, place, chosen, "desk")
        case "draw" if choice.drawn:
            yield from _drawn(program, place, choice.drawn)
        case _:
            yield from _waits(places, place, choice.kind)


def _drawn(program: Program, place: PlaceTuple, one: Interruption) -> Iterator[Turn]:
    """What is drawn otherwise than first, before anything is done."""
    drawn = sum(other.bits for other in program.interrupts if other.comes)
    if place[USED] & ~drawn or (place[USED] & one.bits == one.bits) is not one.away:
        return
    used = place[USED] & ~one.bits if one.away else place[USED] | one.bits
    name = f"{STEP}{program.nodes[one.node].beat.id}={one.comes if one.away else NONE}"
    yield Turn(DRAW, name, None, _with(place, USED, used), Effects())


def _told(places: Places, place: PlaceTuple, kind: str, variant: Variant) -> Iterator[Turn]:
    """A text judged by facets."""
    program = places.program
    happening = written(program, place[: len(program.start)], kind, variant)
    if happening is None:
        return
    chosen, name = program.steps[happening.value], f"{kind}:{variant.name}"
    try:
        after, effects = step(program, place, happening)
    except Impossible:
        yield Turn("endless", name, chosen, place, Effects())
        return
    yield Turn(kind, name, chosen, after, effects)


def _taken(places: Places, place: PlaceTuple, chosen: Step) -> bool:
    """Whether the act at the desk means another move of the beat."""
    return chosen.deed is not None and desk_step(places.program, place, chosen.deed) is not chosen


def _made(places: Places, place: PlaceTuple, chosen: Step, kind: str) -> Iterator[Turn]:
    name = f"reply:{chosen.move.id}" if kind == "reply" else chosen.move.id
    try:
        after, effects = make(places.program, place, chosen)
    except Impossible:
        yield Turn("endless", name, chosen, place, Effects())
        return
    act = chosen.move.desk
    if act in SECTION_BITS and not place[places.opened] & SECTION_BITS[act]:
        if place[IDENTITY] < NEEDED[act]:
            effects = effects._replace(flags=tuple(dict.fromkeys((*effects.flags, SECRECY))))
        else:
            after = _with(after, places.opened, place[places.opened] | SECTION_BITS[act])
    if not chosen.move.verifies or after[END] >= 0:
        yield Turn(kind, name, chosen, after, effects)
        return
    judged = _judged(places, after, chosen)
    yield Turn(kind, name, chosen, judged, effects)
    if chosen.move.verifies != "app":  # the workstation takes the application's answer by itself
        left = _with(after, places.accepted, after[places.accepted] & ~_element(chosen))
        if left != judged:
            yield Turn("left", name, chosen, left, effects)


def _element(chosen: Step) -> int:
    return 1 << ELEMENTS.index(chosen.move.verifies)


def _judged(places: Places, place: PlaceTuple, chosen: Step) -> PlaceTuple:
    accepted = place[places.accepted] & ~_element(chosen)
    if not chosen.move.wrong:
        accepted |= _element(chosen)
    reached = level_of(accepted, places.authenticated)
    place, _ = step(places.program, place, Happening("identity", reached))
    return _with(place, places.accepted, accepted)


def _with(place: PlaceTuple, slot: int, value: int) -> PlaceTuple:
    return (*place[:slot], value, *place[slot + 1 :])


def _waits(places: Places, place: PlaceTuple, kind: str) -> Iterator[Turn]:
    program = places.program
    borne, slot = program.nodes[place[BEAT]].beat.silence, SILENCES
    if kind == "hold":
        borne, slot = program.script.hold, HOLDS
    if borne and place[slot] < borne.limit:
        after, effects = step(program, place, Happening(kind))
        yield Turn(kind, f"{'hold' if kind == 'hold' else 'wait'}:{borne.after}", None, after, effects)


def possible_notes(node: Node) -> list[Step]:
    """The outcomes of a note that its checks can come to, in the order they are tried."""
    check = node.beat.note
    return _possible(node.note, most_lacking(check), bool(check.must_not)) if check else []


def possible_replies(program: Program, place: PlaceTuple) -> list[Step]:
    """The outcomes of a reply that its checks can come to at a place, in the order they are tried."""
    check = program.nodes[place[BEAT]].beat.reply
    if check is None:
        return []
    return _possible(replies(program, place), most_lacking(check), bool(check.families or check.never))


def _possible(among: Sequence[Step], most: int, unwanted: bool) -> list[Step]:
    found: list[Step] = []
    covered = -1
    for chosen in among:
        if chosen.move.breach:
            if unwanted:
                found.append(chosen)
                unwanted = False  # the first takes them all
            continue
        reach = most if chosen.move.missing is None else chosen.move.missing
        if reach > covered:
            found.append(chosen)
            covered = reach
        if covered >= most:
            break
    return found


def uncovered_note(node: Node) -> int | None:
    """The least number of missing elements for which a note comes to nothing, or None when every note counts."""
    check = node.beat.note
    return _uncovered(node.note, most_lacking(check)) if check else None


def uncovered_reply(program: Program, place: PlaceTuple) -> int | None:
    """The same of a reply sent at a place."""
    check = program.nodes[place[BEAT]].beat.reply
    return _uncovered(replies(program, place), most_lacking(check)) if check else None


def _uncovered(among: Sequence[Step], most: int) -> int | None:
    if any(chosen.judged is None and not chosen.move.breach and chosen.move.missing is None for chosen in among):
        return None
    reaches = [
        most if chosen.move.missing is None else chosen.move.missing for chosen in among if not chosen.move.breach
    ]
    covered = max(reaches, default=-1)
    return covered + 1 if covered < most else None
