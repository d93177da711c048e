"""A raised hand: the supervisor whispers, first a question, then a hint, then the sentence; or is asked to take over.

What is whispered is drawn from the role-play and from the guide. It costs nothing and is counted; an exam has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workstation import commands as c
from workstation import events as e
from workstation.commands import Refused
from workstation.content.text import render_text
from workstation.desk.state import NOTE_TEXT
from workstation.events.desk import REPLY_TEXT
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.judging.notes import judge_note, judge_reply
from workstation.roleplay.model import Beat, Facet, NoteText
from workstation.roleplay.playing.advice import advised, ahead
from workstation.roleplay.playing.program import Step
from workstation.roleplay.playing.step import here, node_at
from workstation.session.deeds import deeds
from workstation.session.hardship import HARD
from workstation.session.pins import Pins
from workstation.session.state import Contact

QUESTION, HINT, SENTENCE = 1, 2, 3
"""The depths of help, from the one that leaves most to find."""


@dataclass(frozen=True)
class _Moment:
    """What help is about: the beat, what is best there if it is one thing to say or do, and how deep it went."""

    beat: Beat
    best: Step | None
    given: int

    @property
    def move(self) -> str:
        return self.best.move.id if self.best else ""


def shown(contact: Contact, role: Role) -> e.HelpGiven | None:
    """What was whispered for this moment, the deepest; None once it is over."""
    last = contact.desk.helped[-1] if contact.desk.helped else None
    now = _moment(contact, role)
    return last if last and now and (last.beat, last.move) == (now.beat.id, now.move) else None


def decide(
    contact: Contact, command: c.AskHelp | c.AskTakeOver, role: Role, pins: Pins, started: e.SessionStarted
) -> list[e.Event]:
    """What the supervisor whispers, or whether they take the contact over. Raises ``Refused``."""
    if role.exam:
        raise Refused("no_help_in_exam")
    now = _moment(contact, role)
    if now is None:
        raise Refused("not_now" if contact.on_line else "not_talking")
    depths = dict(_whispers(contact, now, role, pins, started))
    if isinstance(command, c.AskHelp):
        deeper = [depth for depth in depths if depth > now.given]
        if not deeper:
            raise Refused("help_all_given")
        return [_given(contact, now, deeper[0], depths)]
    if not contact.on_line or contact.offer.channel == "email":
        raise Refused("not_taken_over")
    if contact.consult.leg:
        raise Refused("colleague_there")
    if _is_simple(contact, now, role):
        return [e.CallGivenBack(contact.id), _given(contact, now, max(depths), depths)]
    return [e.SupervisorTookOver(contact.id)]


def _given(contact: Contact, now: _Moment, depth: int, depths: Mapping[int, str]) -> e.HelpGiven:
    act = now.best.move.desk if now.best and depth == SENTENCE else ""
    return e.HelpGiven(contact.id, depth, now.beat.id, now.move, depths[depth], act)


def _is_simple(contact: Contact, now: _Moment, role: Role) -> bool:
    """Whether the call goes back, once: no hard one, something good to say, a customer who has half their patience."""
    talk = contact.talk
    calm = 2 * talk.patience >= talk.patience_max
    return now.best is not None and calm and not contact.desk.given_back and role.program.script.difficulty != HARD


def _moment(contact: Contact, role: Role) -> _Moment | None:
    """Where help may be asked for: the customer awaits the adviser, or the note is being written."""
    talk, program = contact.talk, role.program
    node = node_at(program, talk.place) if talk.place else None
    noting = contact.phase == "wrap_up" and node is not None and node.note and not contact.desk.note.saved
    if node is None or talk.relieved or not (talk.your_turn or noting):
        return None
    steps = () if noting else here(program, talk.place)
    best = advised(program, talk.place, steps, deeds(contact)) if steps else frozenset()
    found = next((step for step in steps if step.move.id in best), None)
    first = found or (None if noting else ahead(program, node.beat, talk.moves))
    last = contact.desk.helped[-1] if contact.desk.helped else None
    same = last is not None and (last.beat, last.move) == (node.beat.id, first.move.id if first else "")
    return _Moment(node.beat, first, last.depth if last and same else 0)


def _whispers(
    contact: Contact, now: _Moment, role: Role, pins: Pins, started: e.SessionStarted
) -> Iterator[tuple[int, str]]:
    """Each depth there is, in order. Where the tutor whispers anyway, the hint is that of the sentence."""
    guide = pins.guide(started.manifest, contact.offer.channel)
    stage = guide.stage(now.beat.stage or contact.talk.stage)
    if stage is not None:
        yield QUESTION, stage.question or stage.goal
    move = now.best.move if now.best else None
    hints = [now.beat.whisper, move.hint if move else ""]
    hint = next(filter(None, reversed(hints) if role.gentle else hints), "")
    if hint:
        yield HINT, render_text(hint, role.values)
    if move is not None and (move.say or move.asks):
        yield SENTENCE, render_text(move.say or move.asks, role.values)
    elif lacking := " · ".join(_lacking(contact, now.beat, role)):
        yield SENTENCE, lacking


def _lacking(contact: Contact, beat: Beat, role: Role) -> Iterator[str]:
    """What the note, or the reply, does not say yet, each by words that say it."""
    desk, place = contact.desk, contact.talk.place
    facets: tuple[Facet, ...] = ()
    if beat.note is not None:
        note = NoteText(desk.note.code, desk.note.outcome, desk.note.follow_up, desk.drafts.get(NOTE_TEXT, ""))
        facets = beat.note.facets
        judged = judge_note(role.program, place, note, role.rules, role.values, role.standing)
    elif beat.reply is not None:
        facets = beat.reply.facets
        text = desk.drafts.get(REPLY_TEXT, "")
        judged = judge_reply(role.program, place, text, role.rules, role.values, role.standing)
    for facet in facets:
        if facet.wanted and facet.id in judged.missing:
            yield render_text(next((one for one in facet.says if _is_plain(one)), facet.why or facet.id), role.values)


def _is_plain(wording: str) -> bool:
    """Whether a wording reads as words: none of the signs by which one stands for several."""
    return not set(wording) & set("#*[]<>|…~^")
