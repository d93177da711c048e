"""What may be said to a customer where the talk stands, as a recogniser takes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from workstation.content.objections import SKIPPED
from workstation.content.text import render_text
from workstation.roleplay.customer import forbidden
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.playing.costs import costly
from workstation.roleplay.playing.program import BEAT, PlaceTuple, Program, Step
from workstation.roleplay.playing.step import left_moves, node_at
from workstation.roleplay.recognition import Offer, offer_of

# So many beats left are still in people's minds.
_PASSED = 3


def here(state: Talk, role: Role) -> list[Offer]:
    """The moves left where the talk stands."""
    return _offers(role, state.place)


def costs(offers: Iterable[Offer]) -> frozenset[str]:
    """The ids of those that cost something."""
    return frozenset(offer.id for offer in offers if offer.costs)


def soon(state: Talk, role: Role) -> list[Offer]:
    """The moves of the beats to which one move leads from here, or two."""
    place = state.place

    def at(number: int) -> PlaceTuple:
        return (*place[:BEAT], number, *place[BEAT + 1 :])

    first = _next(role.program, place)
    beats = first.union(*(_next(role.program, at(number)) for number in first)) - {place[BEAT]}
    offers = (offer for number in sorted(beats) for offer in _offers(role, at(number)))
    return list({offer.id: offer for offer in offers}.values())


def passed(state: Talk, role: Role) -> list[Offer]:
    """What may be said in the beats left last and costs nothing there, whether it was said or not.

    Of the acts at the desk only those that were done: they are told of once the talk has gone on.
    """
    program, place = role.program, state.place
    left = list(dict.fromkeys(number for number in _homes(state, program) if number != place[BEAT]))[:_PASSED]
    found: list[Offer] = []
    for number in left:
        cost = costly(program, (*place[:BEAT], number, *place[BEAT + 1 :]))
        node = program.nodes[number]
        steps = (step for step in (*node.moves, *node.subjects) if step.move.say and step.move.id not in cost)
        found += [_offer(step, role) for step in steps if not step.deed or step.move.id in state.moves]
    return found


def begins(state: Talk, role: Role) -> bool:
    """Whether the customer has only just come to what this beat is about, and nothing was said of it yet."""
    node = node_at(role.program, state.place)
    return bool(node and node.beat.client) and next(_homes(state, role.program), -1) != state.place[BEAT]


def going_on(state: Talk, role: Role) -> str:
    """The move by which the talk goes on past an objection that was answered; nothing where there is none to pass."""
    steps = left_moves(role.program, state.place)
    return next((step.move.id for step in steps if SKIPPED in step.move.handles), "")


def questions(state: Talk, role: Role) -> frozenset[str]:
    """The ids of the questions of this beat that may be asked in any order, and that cost nothing."""
    node = node_at(role.program, state.place)
    cost = costly(role.program, state.place)
    return frozenset(step.move.id for step in node.subjects if step.move.id not in cost) if node else frozenset()


def barred(text: str, state: Talk, role: Role) -> frozenset[str]:
    """The moves that break a rule and that a text cannot be: no rule as grave is broken in it."""
    return forbidden.barred(left_moves(role.program, state.place), text, role, state.place)


def anywhere(role: Role) -> list[Offer]:
    """Everything that can be said anywhere in the role-play."""
    return [_offer(step, role) for step in _all(role.program) if step.move.say]


def asking(elements: Collection[str], role: Role) -> list[Offer]:
    """A question for each of those elements of identity: two for one would be as near, and neither the nearest."""
    steps = (step for step in _all(role.program) if step.move.verifies in elements and step.move.say)
    return [_offer(step, role) for step in {step.move.verifies: step for step in steps}.values()]


def rehearse(role: Role) -> None:
    """Find what rules say of every wording of the role-play, once for all sentences."""
    for step in _all(role.program):
        forbidden.told(step.move, role)


def _homes(state: Talk, program: Program) -> Iterator[int]:
    """The beat of each move made, the last one first."""
    homes = {step.move.id: node.number for node in program.nodes for step in (*node.moves, *node.subjects)}
    return (homes[move] for move in reversed(state.moves) if move in homes)


def _all(program: Program) -> Iterable[Step]:
    return (step for node in program.nodes for step in (*node.moves, *node.subjects))


def _offers(role: Role, place: PlaceTuple) -> list[Offer]:
    cost = costly(role.program, place)
    return [_offer(step, role, step.move.id in cost) for step in left_moves(role.program, place) if step.move.say]


def _offer(step: Step, role: Role, costs: bool = False) -> Offer:
    more = role.wordings.get(step.move.id, ())
    move = replace(step.move, hears=(*step.move.hears, *more)) if more else step.move
    return offer_of(move, render_text(step.move.say, role.values), costs)


def _next(program: Program, place: PlaceTuple) -> set[int]:
    """The numbers of the beats that the moves of this one lead to, whatever route is taken."""
    node = node_at(program, place)
    if node is None:
        return set()
    waiting = {step.target for step in left_moves(program, place)} | {node.then_target}
    found: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number < 0 or number in found:
            continue
        found.add(number)
        waiting |= {target for _, target in program.nodes[number].route}
    return found
