"""What the exemplary test of a role-play earns and how long it takes: the measures its author need not write.

Both are read off the script by the one step, as the solver reads its ways, without exploring anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workstation.bank.identity import level
from workstation.channels import WRITTEN, opening_time, own_time, perusal_time, typing_time
from workstation.clock import SECOND
from workstation.roleplay import model as m
from workstation.roleplay.playing.messages import timed, whole
from workstation.roleplay.playing.outcomes import Told, outcome
from workstation.roleplay.playing.program import END, IDENTITY, PlaceTuple, Program, Step
from workstation.roleplay.playing.step import Effects, Happening, Impossible, node_at, start, step
from workstation.roleplay.playing.steps import chosen_in, is_wait

# The customer's thought before each line, as the desk plays it on average.
THOUGHT = 850
_INSERTION = re.compile(r"\{\{\s*(\w+)\.(\w+)\s*\}\}")


def earned(script: m.Script) -> dict[str, int]:
    """The points of the exemplary test by criterion: those of its moves, and all that its texts may earn."""
    exemplary = next((test for test in script.tests if test.role == "exemplary"), None)
    if exemplary is None:
        return {}
    moves = {move.id: move for move in _said(script)}
    found: dict[str, int] = {}
    for text in exemplary.steps:
        move = moves.get(text.partition("[")[0])
        for criterion, points in move.score if move else ():
            found[criterion] = found.get(criterion, 0) + points
    for check in (check for beat in script.beats for check in (beat.note, beat.reply) if check):
        sums: dict[str, int] = {}
        for criterion, points in (point for facet in check.facets for point in facet.score):
            sums[criterion] = sums.get(criterion, 0) + points
        for criterion, points in (point for move in check.moves for point in move.score):
            sums[criterion] = max(points, sums.get(criterion, 0))
        for criterion, points in sums.items():
            found[criterion] = found.get(criterion, 0) + points
    return found


def _said(script: m.Script) -> Iterator[m.Move]:
    yield from script.desk
    for beat in (*script.beats, *(one.beat for one in script.interrupts)):
        yield from beat.moves
        yield from beat.subjects.of if beat.subjects else ()


def target(program: Program) -> int:
    """The seconds that the exemplary test takes; what it cannot go on with is left out."""
    test = next((test for test in program.script.tests if test.role == "exemplary"), None)
    taken = sum(_taken(program, test)) if test else 0
    return max(1, round(taken / SECOND))


def _taken(program: Program, test: m.Play) -> Iterator[int]:
    """Milliseconds, step by step. Replies take as long to write as those of the test, the note none."""
    pace = Pace(program.script)
    place, effects = step(program, start(program, program.script.ring.authenticated), Happening("answered"))
    yield pace.opening(effects.lines)
    texts, verified = dict(test.replies), set[str]()
    for text in test.steps:
        word, colon, rest = text.partition(":")
        if colon and word in ("wait", "hold") and is_wait(rest):
            yield int(rest) * SECOND
            continue
        try:
            chosen, (place, effects) = _made(program, place, text)
        except (Impossible, ValueError):
            return
        if chosen.move.verifies and not chosen.move.wrong and place[END] < 0:
            verified.add(chosen.move.verifies)
            reached = level(verified, program.script.ring.authenticated)
            place = (*place[:IDENTITY], reached, *place[IDENTITY + 1 :])
        yield pace.takes(chosen, effects.lines) + (typing_time(texts[rest]) if rest in texts else 0)


def _made(program: Program, place: PlaceTuple, text: str) -> tuple[Step, tuple[PlaceTuple, Effects]]:
    """A step of the test, and what comes of it. Raises ``Impossible`` or ``ValueError``."""
    word, _, _ = text.partition(":")
    node = node_at(program, place)
    written = {"note": (node.note, node.beat.note), "reply": (node.reply, node.beat.reply)} if node else {}
    if word in written:
        among, check = written[word]
        told = Told(0, [facet.id for facet in check.facets if facet.wanted]) if check else None
        chosen = outcome(program, place, among, check, told) if check and told else None
        if chosen is None:
            raise Impossible(text)
        return chosen, step(program, place, Happening(word, chosen.number))
    named = program.step_of(chosen_in(text)[0])
    if named is None:
        raise Impossible(text)
    return named, step(program, place, Happening("move", named.number))


class Pace:
    """How long what is said takes, in milliseconds, from the words as their author wrote them."""

    def __init__(self, script: m.Script) -> None:
        self._channel = script.channel
        self._facts = dict(script.facts)

    def said(self, text: str) -> int:
        """From the adviser's sentence until the customer has it. An insertion is two words, a fact its own."""
        return own_time(self._channel, self._filled(text)) if text else 0

    def lines(self, lines: tuple[str, ...]) -> int:
        """The customer's lines, with the thought before each."""
        return sum(THOUGHT + timed(self._channel, self._filled(line), 0)[1] for line in lines)

    def opening(self, lines: tuple[str, ...]) -> int:
        """Until the customer's first lines have been heard or read."""
        if self._channel in WRITTEN:
            return sum(perusal_time(whole(self._channel, self._filled(line))) for line in lines)
        return opening_time(self._channel) + self.lines(lines)

    def takes(self, made: Step | None, lines: tuple[str, ...]) -> int:
        """A move, what it takes at the desk, and the customer's lines after it."""
        own = self.said(made.move.say) + made.move.takes * SECOND if made else 0
        return own + self.lines(lines)

    def _filled(self, text: str) -> str:
        return _INSERTION.sub(lambda found: self._facts.get(found[2], "… …") if found[1] == "facts" else "… …", text)
