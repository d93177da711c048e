"""Every point that was lost, and why: criterion by criterion, and breach by breach, in the order of the contact.

A criterion's losses add up to what it lacks. Each says what was said, done or written where the points were to be had,
what would have had them, and the author's reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from workstation import events as e
from workstation.assessment.marking import Marks
from workstation.content.text import render_text
from workstation.debrief.judged import JudgedText
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.playing.program import Node, Step
from workstation.roleplay.playing.step import node_at, open_moves
from workstation.session.state import SessionState, fold


@dataclass(frozen=True)
class Loss:
    """Points lost at one place. ``at`` is session ms, -1 for what never came; ``entry`` the number in the log, or 0.

    ``code``: instead (something else was said or done), undone (left out where it was to be had), unreached (the
    contact never came there), unwritten (no note or reply was), unread (a note was, and is not marked), facet, text (it
    lacks something), flag. ``points`` are the role-play's, of a flag those of the score. ``stage`` says where; ``said``
    what was said or written; ``better`` what would have had the points, ``desk`` whether it is done at the desk;
    ``state`` of a facet: missing, denied, false.
    """

    code: str
    points: int
    criterion: str = ""
    flag: str = ""
    fatal: bool = False
    stage: str = ""
    at: int = -1
    entry: int = 0
    said: str = ""
    better: str = ""
    desk: bool = False
    why: str = ""
    state: str = ""


def find_losses(
    entries: Sequence[e.Entry[e.Event]], role: Role, marks: Marks, texts: Sequence[JudgedText], contact: str
) -> tuple[Loss, ...]:
    """The losses of a contact: those of each criterion in the scorecard's order, then each breach.

    ``texts``: its notes and replies, judged.
    """
    told = _Contact(role)
    state = SessionState()
    for entry in entries:
        before = state.contacts.get(contact)
        state = fold(state, entry)
        if isinstance(entry.event, e.NoteSaved) and entry.event.contact == contact:
            told.noted = bool(entry.event.text.strip())
        if before is not None and isinstance(entry.event, e.ConversationMoved) and entry.event.contact == contact:
            told.take(entry, entry.event, node_at(role.program, before.talk.place) if before.talk.place else None,
                      open_moves(role.program, before.talk.place) if before.talk.place else ())  # fmt: skip
    found: list[Loss] = []
    for one in marks.criteria:
        found += _shared(one.id, one.maximum - one.got, told.losses(one.id, texts))
    return (*found, *told.flags(marks))


def _shared(criterion: str, lacking: int, losses: Iterable[Loss]) -> Iterator[Loss]:
    """So many of the losses as make up what is lacking, the likeliest first."""
    for loss in losses:
        if lacking <= 0:
            return
        points = min(lacking, loss.points)
        lacking -= points
        yield replace(loss, points=points)
    if lacking > 0:
        yield Loss("unreached", lacking, criterion)


@dataclass(frozen=True)
class _Made:
    """A move that was made: where, what came of it, and what else was open."""

    entry: e.Entry[e.Event]
    event: e.ConversationMoved
    node: Node
    step: Step | None
    open: tuple[Step, ...]


@dataclass
class _Contact:
    """What was done at each moment of the conversation."""

    role: Role
    made: list[_Made] = field(default_factory=list)
    raised: dict[str, _Made | e.Entry[e.Event]] = field(default_factory=dict)
    visited: dict[int, tuple[int, int]] = field(default_factory=dict)
    named: list[Step] = field(default_factory=list)
    noted: bool = False

    def take(
        self, entry: e.Entry[e.Event], event: e.ConversationMoved, node: Node | None, around: Iterable[Step]
    ) -> None:
        """Take a step of the log in."""
        step = self.role.program.step_of(event.move) if event.move else None
        made = _Made(entry, event, node, step, tuple(around)) if node else None
        for flag in event.flags:
            self.raised.setdefault(flag, made or entry)
        if made and node:
            self.visited.setdefault(node.number, (entry.at, entry.number))
            self.made.append(made)

    def losses(self, criterion: str, texts: Sequence[JudgedText]) -> Iterator[Loss]:
        """Where points of a criterion were left: at what was passed, in what was written, then where nothing came."""
        program = self.role.program
        self.named = []
        for number in self.visited:
            yield from self._left(program.nodes[number], criterion)
        for text in texts:
            yield from self._unwritten(text, criterion)
        done = {made.event.move for made in self.made}
        for step in program.desk:
            if step.move.id not in done and _worth(step, criterion):
                yield self._loss("undone", step, criterion)
        wanted = {one.partition("[")[0] for one in program.script.exemplary.steps}
        apart = [node for node in program.nodes if node.number not in self.visited]
        for node in sorted(apart, key=lambda node: not any(s.move.id in wanted for s in (*node.moves, *node.subjects))):
            yield from self._left(node, criterion)
            written = {text.beat for text in texts}
            if node.beat.id not in written:
                yield from self._never_written(node, criterion)
        for number in self.visited:
            node = program.nodes[number]
            if node.beat.id not in {text.beat for text in texts}:
                yield from self._never_written(node, criterion)

    def _left(self, node: Node, criterion: str) -> Iterator[Loss]:
        """What a moment offered of a criterion and was not taken."""
        here = [made for made in self.made if made.node is node and made.step]
        taken = {made.event.move for made in here}
        gained = sum(_worth(made.step, criterion) for made in here if made.step in (*node.moves, *node.subjects))
        offered = sorted((_worth(step, criterion) for step in node.subjects), reverse=True)
        need = node.beat.subjects.need if node.beat.subjects else 0
        most = sum(offered[:need]) + max((_worth(step, criterion) for step in node.moves), default=0)
        left = most - gained
        rivals = [s for s in (*node.moves, *node.subjects) if s.move.id not in taken and self._gain(s, criterion) > 0]
        instead = next((made for made in here if made.step and _worth(made.step, criterion) < most), None)
        for step in sorted(rivals, key=lambda s: (-_worth(s, criterion), not self._was_open(s, here))):
            if left <= 0:
                return
            points = min(left, self._gain(step, criterion))
            left -= points
            self.named.append(step)
            code = "unreached" if node.number not in self.visited else "undone"
            loss = replace(self._loss(code, step, criterion), points=points, stage=node.beat.stage)
            if node.number in self.visited:
                loss = replace(loss, at=self.visited[node.number][0], entry=self.visited[node.number][1])
            yield self._beside(loss, instead) if instead and step in node.moves else loss

    def _beside(self, loss: Loss, made: _Made) -> Loss:
        """The loss with what was said or done in its place."""
        move = made.step.move if made.step else None
        fair = move is not None and bool(move.score) and loss.criterion not in dict(move.score)
        why = self._text(move.why) if move and not fair else ""
        said = made.event.said or (self._text(move.hint or move.say) if move else "")
        return replace(loss, code="instead", at=made.entry.at, entry=made.entry.number, said=said, why=why or loss.why)

    def _gain(self, step: Step, criterion: str) -> int:
        """What the step would have had besides what another way of the same thing had, or is said to have lacked."""
        alike = [made.step for made in self.made if made.step and _alike(made.step, step)]
        alike += [named for named in self.named if _alike(named, step)]
        return _worth(step, criterion) - max((_worth(one, criterion) for one in alike), default=0)

    def _was_open(self, step: Step, here: Sequence[_Made]) -> bool:
        return any(step in made.open for made in here)

    def _loss(self, code: str, step: Step, criterion: str) -> Loss:
        move = step.move
        better, why = self._text(move.say), self._text(move.why)
        return Loss(code, _worth(step, criterion), criterion, better=better, desk=bool(move.desk), why=why)

    def _unwritten(self, text: JudgedText, criterion: str) -> Iterator[Loss]:
        """What a note or a reply lacks of a criterion, facet by facet; of older ones, element by element."""
        at, entry = self._when(text)
        blank = Loss("facet", 0, criterion, stage=self._stage(text.beat), at=at, entry=entry)
        for facet, judged in zip(text.check.facets, text.judgement.facets, strict=True):
            points = dict(facet.score).get(criterion, 0)
            if points and not judged.met:
                state = "false" if judged.false else "denied" if judged.denied else "missing"
                better = self._text(facet.says[0]) if facet.says and "reference." not in facet.says[0] else ""
                yield replace(blank, points=points, better=better, why=self._text(facet.why), state=state)
        outcomes = [step for node in self._nodes(text.beat) for step in (*node.note, *node.reply)]
        best = max((_worth(step, criterion) for step in outcomes), default=0)
        made = next((m for m in self.made if m.entry.number == entry), None)
        left = best - (_worth(made.step, criterion) if made else 0)
        if left > 0:
            missing = [x.why for x in text.check.must if x.id in text.judgement.missing and x.why]
            why = self._text(made.step.move.why) if made and made.step else ""
            yield replace(blank, code="text", points=left, why=" ".join([why, *missing]).strip(), said=text.text)

    def _never_written(self, node: Node, criterion: str) -> Iterator[Loss]:
        """A note or a reply that nobody wrote; or a note that stands where the conversation never came to it."""
        check = node.beat.note or node.beat.reply
        points = sum(dict(facet.score).get(criterion, 0) for facet in check.facets) if check else 0
        points += max((_worth(step, criterion) for step in (*node.note, *node.reply)), default=0)
        if points:
            came = node.beat.note or node.number in self.visited  # a note may be written however a contact ends
            code = "unread" if node.beat.note and self.noted else "unwritten" if came else "unreached"
            yield Loss(code, points, criterion, stage=node.beat.stage)

    def _when(self, text: JudgedText) -> tuple[int, int]:
        found = next((m for m in self.made if m.node.beat.id == text.beat and m.event.cause == text.kind), None)
        return (found.entry.at, found.entry.number) if found else (-1, 0)

    def _nodes(self, beat: str) -> Iterator[Node]:
        return (node for node in self.role.program.nodes if node.beat.id == beat)

    def _stage(self, beat: str) -> str:
        return next((node.beat.stage for node in self._nodes(beat)), "")

    def flags(self, marks: Marks) -> Iterator[Loss]:
        """Each breach with the act that brought it."""
        for flag in marks.flags:
            made = self.raised.get(flag.raised)
            blank = Loss("flag", flag.penalty, flag=flag.raised, fatal=flag.fatal, why=flag.why)
            if isinstance(made, _Made):
                named = made.step and not (self.role.rules.get(flag.id) and flag.id not in made.step.move.flags)
                own = self._text(made.step.move.why) if made.step and named else ""
                said = made.event.said
                yield replace(blank, stage=made.node.beat.stage, at=made.entry.at, entry=made.entry.number,
                              said=said, why=own or flag.why)  # fmt: skip
            else:
                yield replace(blank, at=made.at, entry=made.number) if made else blank

    def _text(self, text: str) -> str:
        return render_text(text, self.role.values)


def _worth(step: Step | None, criterion: str) -> int:
    return dict(step.move.score).get(criterion, 0) if step else 0


def _alike(one: Step, other: Step) -> bool:
    """Whether two moves are ways of the same thing: the same deed, the same element of identity, the same words."""
    a, b = one.move, other.move
    same_deed = bool(a.desk) and (a.desk, a.wants) == (b.desk, b.wants)
    return same_deed or (bool(a.verifies) and a.verifies == b.verifies) or (bool(a.say) and a.say == b.say)
