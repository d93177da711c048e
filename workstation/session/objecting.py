"""Objections as a session meets them: raised by the customer, worked through, looked up, and what came of each.

What is done with one is known by what was really said: by the tags of the move that was picked or recognised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workstation import commands as c
from workstation import events as e
from workstation.commands import Refused
from workstation.content import objections as library
from workstation.content.fillings import filled
from workstation.content.objections import ANSWER, LET_GO, POOR, STEPS, Objection, Saying, searched
from workstation.content.text import render_text
from workstation.desk.state import Met
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.model import Beat
from workstation.roleplay.playing.program import Program, Step
from workstation.roleplay.playing.step import replies
from workstation.session.inserting import values_for
from workstation.session.offer import offered
from workstation.session.pins import Pins
from workstation.session.state import Contact

FOLLOWS = ("demo", "guided", "choice")
"""Levels of help at which the class at hand opens by itself."""
LIT = (*FOLLOWS, "first_words")
"""Levels at which the steps light as they are done; at the others the debrief alone tells."""
Outcome = Literal["settled", "let_go", "left", "lost"]


@dataclass(frozen=True)
class Card:
    """Something that may be said. ``tag`` is what it does; ``why`` it serves, or does not.

    ``move`` is the sentence of the role-play that says it now, and nothing where it is no move here. ``missing``:
    something in it is to be completed.
    """

    tag: str
    text: str
    why: str = ""
    move: str = ""
    missing: bool = False


@dataclass(frozen=True)
class Workspace:
    """One class at the desk. ``raised``: the customer has raised it. ``done``: the steps that are done, in order.

    ``cards`` are what may be said and was not yet, that which can be said now before the rest; ``poor`` what not to
    say, where the help tells. ``written``: what is said is written first, so that a card goes into the text.
    """

    objection: Objection
    raised: bool
    done: tuple[str, ...]
    cards: tuple[Card, ...]
    poor: tuple[Card, ...] = ()
    written: bool = False


def decide(contact: Contact, command: c.OpenObjection, pins: Pins, manifest: str) -> list[e.Event]:
    """Note what was looked up. Raises ``Refused``."""
    found = library.of(pins.objections(manifest), command.objection)
    if found is None or contact.over:
        raise Refused("not_now")
    return [e.ObjectionOpened(contact.id, found.id, found.title)]


def react(contact: Contact, event: e.ContactEvent, role: Role, pins: Pins, manifest: str) -> list[e.Event]:
    """What a step of the role-play means for the objection at hand: handled, over, or another one raised."""
    open_ = contact.desk.objection
    if isinstance(event, e.ContactEnded | e.ContactTransferred) and open_ is not None:
        return [
            _closed(
                contact, open_, "lost" if isinstance(event, e.ContactEnded) and not contact.talk.relieved else "left"
            )
        ]
    if not isinstance(event, e.ConversationMoved):
        return []
    found: list[e.Event] = []
    tags: tuple[str, ...] = ()
    step = role.program.step_of(event.move) if event.move else None
    if open_ is not None and step is not None and step.move.handles:
        tags = step.move.handles
        found.append(e.ObjectionHandled(contact.id, open_.objection, event.move, tags))
    beat = _beat(role.program, event.beat)
    name = beat.objection if beat is not None and not event.end else ""
    if open_ is not None and (name != open_.objection):
        found.append(_closed(contact, open_, _outcome((*open_.tags, *tags), event), tags))
    if name and (open_ is None or name != open_.objection):
        known = library.of(pins.objections(manifest), name)
        found.append(e.ObjectionRaised(contact.id, name, known.title if known else name, event.beat, event.patience))
    return found


def _outcome(tags: tuple[str, ...], event: e.ConversationMoved) -> Outcome:
    if tags and tags[-1] == LET_GO:
        return "let_go"
    if event.end:
        return "lost"
    return "settled" if any(tag.startswith(ANSWER) for tag in tags) else "left"


def _closed(contact: Contact, met: Met, outcome: Outcome, more: tuple[str, ...] = ()) -> e.ObjectionClosed:
    change = contact.talk.patience - met.patience
    return e.ObjectionClosed(contact.id, met.objection, met.title, outcome, (*met.tags, *more), change)


def _beat(program: Program, name: str) -> Beat | None:
    return next((node.beat for node in program.nodes if node.beat.id == name), None) if name else None


def at_hand(contact: Contact, role: Role) -> str:
    """The class that opens by itself: the customer has said it, and the help follows."""
    met = contact.desk.objection
    if met is None or role.exam or role.help not in FOLLOWS or contact.talk.queue:
        return ""
    return met.objection


def found(pins: Pins, manifest: str, query: str) -> tuple[Objection, ...]:
    """The classes that answer what was typed."""
    return searched(pins.objections(manifest), query)


def workspace(contact: Contact, role: Role, pins: Pins, started: e.SessionStarted, name: str) -> Workspace | None:
    """A class of the library as it stands in a contact; None for one that the session does not know."""
    objection = library.of(pins.objections(started.manifest), name)
    if objection is None:
        return None
    met = contact.desk.objection
    raised = met is not None and met.objection == name and not contact.talk.queue
    follows = role.help in LIT and not role.exam
    done = _steps(met.tags) if met is not None and raised and follows else ()
    made = _Cards(contact, role, pins, started, objection)
    said = met.tags if met is not None and raised and follows else ()
    good = sorted((card for card in made.good() if card.tag not in said), key=lambda card: not card.move)
    told = role.gentle and not role.exam
    place = contact.talk.place
    written = contact.on_line and (role.typed or bool(place and replies(role.program, place)))
    poor = tuple(made.poor()) if told else ()
    return Workspace(objection, raised and follows, done, tuple(good), poor, written)


def _steps(tags: tuple[str, ...]) -> tuple[str, ...]:
    said = {tag.partition(".")[0] for tag in tags}
    return tuple(step for step in STEPS if step in said)


class _Cards:
    """What may be said of one class in a contact: in the role-play's own words where it has them."""

    def __init__(self, contact: Contact, role: Role, pins: Pins, started: e.SessionStarted, of: Objection) -> None:
        self._role, self._of = role, of
        self._language = role.program.script.language[:2]
        self._values = values_for(contact, pins, started, self._language)
        typed = role.typed or not contact.talk.your_turn
        said = () if typed else offered(contact, role)
        self._now = {one.move for one in said if one.kind == "say"}
        here = contact.desk.objection is not None and contact.desk.objection.objection == of.id
        self._moves = list(_moves(role.program, of.id)) if here and not role.typed else []

    def good(self) -> Iterator[Card]:
        """The steps in order, answers by technique, letting go last."""
        why = {f"{ANSWER}.{answer.technique}": answer.why for answer in self._of.answers if self._role.gentle}
        why[LET_GO] = self._of.let_go.when
        for tag, saying in self._of.sayable().items():
            yield self._card(tag, saying, why.get(tag, ""))

    def poor(self) -> Iterator[Card]:
        """What not to say, each with why."""
        for one in self._of.poor:
            yield Card(f"{POOR}.{one.family}", one.text(self._language), one.why)

    def _card(self, tag: str, saying: Saying, why: str) -> Card:
        steps = [step for step in self._moves if tag in step.move.handles]
        now = next((step for step in steps if step.move.id in self._now), None)
        if (step := now or next(iter(steps), None)) is not None:
            text = render_text(step.move.say, self._role.values)
            return Card(tag, text, why, step.move.id if now else "")
        text, spans = filled(saying.text(self._language), self._values, self._language)
        return Card(tag, text, why, "", any(span.missing for span in spans))


def _moves(program: Program, objection: str) -> Iterator[Step]:
    for node in program.nodes:
        if node.beat.objection == objection:
            yield from node.moves
