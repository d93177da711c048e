"""Plays a role-play's steps at the desk, as a person would: for tests, demonstrations and headless play.

Steps are those of ``tests:``: move ids, desk act ids, ``wait:N``, ``hold:N``, ``reply:NAME``, ``transfer:NAME``,
``note:NAME``. Everything else a person does (getting ready, answering, judging identity answers, hanging up, closing)
is done in its time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from workstation import commands as c
from workstation.bank.parts import OPENINGS
from workstation.bank.people import client_id
from workstation.chance import draw
from workstation.channels import typing_time
from workstation.clock import SECOND
from workstation.contacts.decide import barred
from workstation.content.text import TextFault, render_text
from workstation.desk.state import NOTE_TEXT
from workstation.events.desk import REPLY_TEXT
from workstation.roleplay.model import NoteText
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import Program, Step
from workstation.roleplay.playing.step import is_left, is_open, is_told, node_at, open_moves, replies
from workstation.roleplay.playing.steps import chosen_in, deed_as, is_wait
from workstation.session.day import values_on_day
from workstation.session.deeds import deeds, standing
from workstation.session.mails import begins, next_copy
from workstation.session.state import Contact, SessionState

# A reply is typed so many words at a time: whoever waits for it sees that it is being written.
WORDS_AT_ONCE = 3
ANNOUNCED = 60
"""Seconds that whoever waits for a colleague is told of."""
LISTENING = 2 * SECOND
"""How long a colleague’s words take before one goes on."""


@dataclass(frozen=True)
class Turn:
    """What to do next: a command now, or nothing until ``until``. ``step`` is the author's step it serves, if any."""

    command: c.Command | None = None
    until: int = -1
    step: str = ""
    why: str = ""


class StepFault(ValueError):
    """A step that cannot be played where it stands. ``reason``: the code of why the desk refuses it, if it does."""

    def __init__(self, step: str, reason: str = "") -> None:
        super().__init__(step)
        self.reason = reason


Chooser = Callable[[Contact], str | None]


class Written:
    """Chooses the steps of a list, in order; the note's when the call is over, nothing when there are none left."""

    def __init__(self, steps: Sequence[str]) -> None:
        self._steps = list(steps)
        self.taken = 0  # steps chosen so far

    @property
    def left(self) -> int:
        """Steps still to be chosen while the contact lasts."""
        return sum(not step.startswith("note:") for step in self._steps)

    def __call__(self, contact: Contact) -> str | None:
        """The next step, or None."""
        if not contact.on_line:
            return next((step for step in self._steps if step.startswith("note:")), None)
        if not self._steps or self._steps[0].startswith("note:"):
            return None
        self.taken += 1
        return self._steps.pop(0)


class Drawn:
    """Chooses among the moves that are open, by seeded chance."""

    def __init__(self, program: Program, seed: int, notes: Sequence[str] = (), replies: Sequence[str] = ()) -> None:
        self._program = program
        self._seed = seed
        self._notes = notes
        self._replies = replies
        self._turn = 0

    def __call__(self, contact: Contact) -> str | None:
        """Any open move of the beat, any of the replies where one is asked for; any of the notes when all is over."""
        self._turn += 1
        found = [step.move.id for step in open_moves(self._program, contact.talk.place)]
        if replies(self._program, contact.talk.place):
            found += [f"reply:{name}" for name in self._replies]
        if not contact.on_line:
            found = [f"note:{name}" for name in self._notes]
        if not found:
            return None
        return found[int(draw(self._seed, contact.id, "walk", self._turn) * len(found))]


class Player:
    """Decides a contact's next turn from the state alone, so that it can be driven by a clock, a demo or a test."""

    def __init__(
        self,
        contact: str,
        program: Program,
        choose: Chooser,
        notes: Mapping[str, NoteText],
        replies: Mapping[str, str] | None = None,
        values: Mapping[str, Mapping[str, str]] | None = None,
        instructed: Mapping[tuple[str, ...], Mapping[str, str]] | None = None,
    ) -> None:
        """``replies`` by name; those of the role-play's own tests when none are handed in.

        ``values``: what a note or a reply may insert besides the day's own, such as figures; ``instructed``: what these
        are by the instructions in force.
        """
        self.contact = contact
        self._program = program
        self._choose = choose
        self._notes = notes
        written = {name: text for test in program.script.tests for name, text in test.replies}
        self._replies = written if replies is None else replies
        self._transfers = {name: handed for test in program.script.tests for name, handed in test.transfers}
        self._values, self._instructed = values or {}, instructed or {}
        self._day: dict[str, dict[str, str]] = {}
        self._typing: Iterator[tuple[Turn, int]] = iter(())
        self._writing: Iterator[c.Command] | None = None
        self._then: list[Turn] = []
        self._called, self._leaving = "", False
        self._telling: list[str] = []
        self._hold_until = -1
        self._wait_until = -1

    def next(self, state: SessionState, at: int) -> Turn | None:
        """The next turn, or None when the session or the contact is over, or nobody came yet."""
        if state.ended or state.started is None:
            return None
        self._day = self._day or values_on_day(self._program.script, state.started)
        if (figures := self._instructed.get(state.started.instructions)) is not None:
            self._values = {**self._values, "figures": figures}
        contact = state.contacts.get(self.contact)
        if contact is None:
            return None
        match contact.phase:
            case "queued" if state.presence.status != "ready":
                return Turn(c.GoReady())
            case "queued":
                return Turn(c.AnswerContact(contact.id)) if takeable(state, contact) else Turn(until=at + SECOND)
            case "ringing":
                return self._ringing(contact, at)
            case "talking" if (copy := next_copy(contact, begins(state.started) + timedelta(milliseconds=at))) >= 0:
                return Turn(c.JoinMail(contact.id, copy))  # one answer for all that was written of a matter
            case "talking" | "held":
                return self._talking(contact, at)
            case "wrap_up":
                return self._wrap_up(contact)
            case _:
                return None

    def _ringing(self, contact: Contact, at: int) -> Turn:
        answer_at = contact.life.since + 3 * SECOND
        return Turn(until=answer_at) if at < answer_at else Turn(c.AnswerContact(contact.id))

    def _talking(self, contact: Contact, at: int) -> Turn:
        talk = contact.talk
        if contact.consult.leg:
            return self._beside(contact, at)
        if contact.phase == "held" and self._called:
            called, self._called = self._called, ""
            return Turn(c.ConsultColleague(contact.id, called))
        if contact.phase == "held":
            return Turn(until=self._hold_until) if at < self._hold_until else Turn(c.ResumeCall(contact.id))
        opened = self._open_dossier(contact)
        if opened:
            return opened
        if talk.queue:
            return Turn(until=talk.queue[0].at)
        if contact.thread.posted:
            return Turn(until=contact.thread.posted.leaves_at)
        for client, identity in contact.desk.identities.items():
            if identity.waiting:
                answer = identity.waiting
                return Turn(c.JudgeIdentity(contact.id, client, answer.element, answer.right))
        if at < max(talk.ready_at, self._wait_until):
            return Turn(until=max(talk.ready_at, self._wait_until))
        if talk.end:
            return Turn(until=at + SECOND)
        if talk.concluded:
            return Turn(c.EndContact(contact.id))
        if typed := self._typed(at):
            return typed
        if self._then:
            return self._then.pop(0)
        step = self._choose(contact)
        return self._step(step, contact, at) if step else Turn(c.EndContact(contact.id))

    def _beside(self, contact: Contact, at: int) -> Turn:
        """A colleague is rung, listens, then takes it over; sent back, or told nothing, they are hung up on."""
        there = contact.consult
        if there.leg != "speaks" or at < there.spoken_at + LISTENING:
            return Turn(until=at + SECOND)
        if self._telling:
            return Turn(c.TellColleague(contact.id, self._telling.pop(0)))
        if self._leaving:
            self._leaving = False
            return Turn(c.HandOver(contact.id))
        return Turn(c.LeaveColleague(contact.id, back=True))

    def _open_dossier(self, contact: Contact) -> Turn | None:
        """Choose among the people of the number, as one does before anything else on screen.

        The dossier of whoever is questioned: acts are open there, from the level that the answers reach.
        """
        wanted = client_id(self._program.script.subject)
        if any(one.client == wanted for one in contact.desk.dossiers) or not contact.talk.place:
            return None
        return Turn(c.OpenDossier(contact.id, wanted))

    def _step(self, step: str, contact: Contact, at: int) -> Turn:
        word, _, rest = step.partition(":")
        if word in ("wait", "hold") and not is_wait(rest):
            raise StepFault(step)
        if word == "wait":
            self._wait_until = max(at, contact.talk.acted_at) + self._reading(contact) + int(rest) * SECOND
            return Turn(until=self._wait_until, step=step)
        if word == "hold":
            self._hold_until = at + int(rest) * SECOND
            return Turn(c.HoldCall(contact.id, int(rest)), step=step)
        if word == "reply":
            return self._reply(step, contact, at)
        if word == "transfer":
            return self._transfer(step, rest, contact)
        name, wished = _named(step)
        chosen, place = self._program.step_of(name), contact.talk.place
        if chosen is None or not is_open(self._program, place, chosen):
            raise StepFault(step, self._program.refusal(place, chosen) if chosen and is_left(place, chosen) else "")
        if wished:
            return self._chosen(step, chosen, wished, contact)
        say = Turn(c.Say(contact.id, step), step=step, why=chosen.move.why)
        if chosen.deed is None or any(map(chosen.is_done_by, deeds(contact))):
            return say
        if is_told(self._program, contact.talk.place, chosen):
            self._then.append(say)
        return self._do(chosen.deed, contact, step, chosen.move.why)

    def _transfer(self, step: str, name: str, contact: Contact) -> Turn:
        """Pass the contact on with the summary that the test has, or ring first whoever is to be told."""
        handed = self._transfers.get(name)
        if handed is None:
            raise StepFault(step)
        if handed.tells:
            self._called, self._leaving = handed.to, True
            self._telling = [self._filled(text, contact) for text in handed.tells]
            return Turn(c.HoldCall(contact.id, ANNOUNCED), step=step)
        return Turn(c.TransferContact(contact.id, handed.to, self._filled(handed.summary, contact)), step=step)

    def _chosen(self, step: str, chosen: Step, wished: Mapping[str, str], contact: Contact) -> Turn:
        """A deed done as the step says, rightly or not; its sentence follows when it was the one asked for."""
        if chosen.deed is None:
            raise StepFault(step)
        try:
            deed = deed_as(chosen.deed, wished)
        except ValueError as fault:
            raise StepFault(step) from fault
        if chosen.is_done_by(deed) and is_told(self._program, contact.talk.place, chosen):
            self._then.append(Turn(c.Say(contact.id, chosen.move.id), step=step, why=chosen.move.why))
        return self._do(deed, contact, step, chosen.move.why)

    def _do(self, deed: Deed, contact: Contact, step: str, why: str) -> Turn:
        """The gesture at the desk, in the dossier it belongs to."""
        gesture: c.Command = c.DoAct(contact.id, deed.client, deed.act, deed.target, deed.values)
        if deed.act in OPENINGS:
            gesture = c.OpenSection(contact.id, deed.client, OPENINGS[deed.act].id)
        done = Turn(gesture, step=step, why=why)
        if any(one.client == deed.client for one in contact.desk.dossiers):
            return done
        self._then.insert(0, done)
        return Turn(c.OpenDossier(contact.id, deed.client))

    def _typed(self, at: int) -> Turn | None:
        """The next piece of a reply begun, and the time it takes."""
        turn, takes = next(self._typing, (None, 0))
        self._wait_until = max(self._wait_until, at + takes)
        return turn

    def _reply(self, step: str, contact: Contact, at: int) -> Turn:
        """Begin to type a reply; the rest of it follows, and then it is sent."""
        text = self._replies.get(step.partition(":")[2], "")
        if not text.strip() or not replies(self._program, contact.talk.place):
            raise StepFault(step)
        self._typing = type_reply(contact, self._filled(text, contact), step)
        return self._typed(at) or Turn(step=step)

    def _filled(self, text: str, contact: Contact) -> str:
        """A text with its insertions filled in; the reference of a deed that was not done is left out.

        One that cannot be filled in is sent as it is typed: what a template left is for the rules to find.
        """
        done = standing(contact, self._program)
        left = {step.move.id: done.get(step.move.id, "") for step in self._program.steps if step.move.desk}
        try:
            return render_text(text, {**self._values, **self._day, "reference": left})
        except TextFault:
            return text

    def _reading(self, contact: Contact) -> int:
        """Silence counts once the list can have been read: waiting begins there."""
        node = node_at(self._program, contact.talk.place)
        silence = node.beat.silence if node else None
        return contact.talk.silence - silence.after * SECOND if silence and contact.talk.silence else 0

    def _wrap_up(self, contact: Contact) -> Turn:
        if self._writing is None:
            step = self._choose(contact) or ""
            note = self._notes.get(step.partition(":")[2], NoteText(self._program.script.motif, "solved", "", ""))
            self._writing = write_note(contact, replace(note, text=self._filled(note.text, contact)))
        command = next(self._writing, None)
        return Turn(command or c.CloseContact(contact.id), step="note")


def takeable(state: SessionState, contact: Contact) -> bool:
    """Whether it is an e-mail of the queue that may be taken now; one that a colleague answers is left to them."""
    piled = contact.phase == "queued" and state.queue.piles(contact.offer.channel)
    return piled and contact.life.beside != "writes" and not barred(state.queue, state.lives, contact.offer.channel)


def _named(step: str) -> tuple[str, Mapping[str, str]]:
    try:
        return chosen_in(step)
    except ValueError as fault:
        raise StepFault(step) from fault


def type_reply(contact: Contact, text: str, step: str) -> Iterator[tuple[Turn, int]]:
    """The gestures that write and send a reply, and how long each takes (ms)."""
    typed, old = "", len(contact.desk.drafts.get(REPLY_TEXT, ""))
    pieces = re.findall(rf"(?:\s*\S+){{1,{WORDS_AT_ONCE}}}\s*", text)
    for piece in pieces:
        yield Turn(c.EditDraft(contact.id, REPLY_TEXT, len(typed), old, piece)), typing_time(piece)
        typed, old = typed + piece, 0
    yield Turn(c.SendReply(contact.id, text), step=step), 0


def write_note(contact: Contact, note: NoteText) -> Iterator[c.Command]:
    """The gestures that put a note into the form."""
    before = contact.desk.drafts.get(NOTE_TEXT, "")
    if note.text:
        yield c.EditDraft(contact.id, NOTE_TEXT, 0, len(before), note.text)
    yield c.SetNoteField(contact.id, "code", note.code)
    yield c.SetNoteField(contact.id, "outcome", note.outcome)
    if note.follow_up:
        yield c.SetNoteField(contact.id, "follow_up", note.follow_up)
