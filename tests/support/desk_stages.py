"""The desk brought through a call of a bundled role-play, by the steps of its own tests, one stage after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from tests.support.content import BUNDLED
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation import events as e
from workstation.debrief.building import make_report
from workstation.debrief.report import Report
from workstation.events.desk import REPLY_TEXT
from workstation.library.playing import drive, fresh_session
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.shift_playing import fresh_shift, parts_of, several
from workstation.library.templates import TEMPLATES
from workstation.roleplay.judging.persons import Stray
from workstation.roleplay.model import Play
from workstation.session.player import Player, Written
from workstation.session.runner import Session
from workstation.session.several import Several
from workstation.session.state import Contact

SHELF = BUNDLED
NEW = Shelf(own=TEMPLATES)
GREETING = "Banque Orvanne, bonjour, Inès Moreau à votre écoute. Que puis-je faire pour vous ?"
ONE_OWNER, TWO_OWNERS = "card-lost", "third-party-balance"
CONTACT = "c1"
OF_THE_HOLDER = 6
"""The row of a document that goes to the secure space alone."""
INTO_THE_RING = 4_000
LONG_HOLD = 50_000
"""Milliseconds."""


def roleplay(scenario: str) -> Roleplay:
    """A bundled role-play or a template, which must be there."""
    found = NEW.find(scenario)
    assert found is not None
    return found


def play_of(scenario: str, role: str) -> Play:
    """The role-play's own test of that role."""
    return next(test for test in roleplay(scenario).script.tests if test.role == role)


class Desk:
    """A session whose page, once asked for, follows it; its clock stands still but for what is played."""

    def __init__(self, scenario: str, help_level: str) -> None:
        self.session, self._player = _shift(scenario, help_level) or _alone(scenario, help_level)
        self.bridge = Bridge(self.session, clock=int)
        self.page: DeskPage

    @property
    def contact(self) -> Contact:
        """The customer; of several, the one in hand."""
        return self.session.state.in_hand or self.session.state.contacts[CONTACT]

    def there(self, name: str, *phases: str) -> bool:
        """Whether a contact of a shift is there, in one of these phases."""
        return name in self.session.state.contacts and self.session.state.contacts[name].phase in phases

    def show(self, theme: Theme) -> DeskPage:
        """The page of the session as it stands."""
        self.page = DeskPage(theme, self.bridge)
        return self.page

    def do(self, command: c.Command) -> None:
        """Do this now."""
        self.session.do(command)

    def wait(self, milliseconds: int) -> None:
        """Let session time pass, and say so to the clocks."""
        self.bridge.jump(self.session.at + milliseconds)

    def until(self, reached: Callable[[Contact], bool]) -> None:
        """Play until the contact is where it is wanted."""
        while not reached(self.contact):
            turn = self._player.next(self.session.state, self.session.at)
            assert turn is not None, "the call ends before it is reached"
            if turn.command is not None:
                self.do(turn.command)
            if turn.until > self.session.at:
                due = self.session.due()
                self.session.advance(min(turn.until, due) if due is not None else turn.until)
            elif turn.command is None:
                self.session.advance(self.session.at + 1000)
        self.wait(0)

    def ring(self) -> None:
        """Get ready, and let it ring a while."""
        self.do(c.GoReady())
        while self.contact.phase != "ringing":
            self.wait(500)
        self.wait(INTO_THE_RING)

    def hear(self) -> None:
        """The customer says everything there is to say."""
        while self.contact.talk.queue:
            self.bridge.skip()


def _alone(scenario: str, help_level: str) -> tuple[Session, Player | Several]:
    found, test = roleplay(scenario), play_of(scenario, "exemplary")
    session = fresh_session(found, NEW, 1, help_level)
    return session, Player("c1", found.script_program, Written(test.steps), dict(test.notes))


def _shift(scenario: str, help_level: str) -> tuple[Session, Player | Several] | None:
    """A shift and who works it as its exemplary test has it; None where it is a role-play."""
    shift = SHELF.shifts.get(scenario)
    if shift is None:
        return None
    session = fresh_shift(shift, SHELF, help_level=help_level)
    return session, several(session, parts_of(shift, SHELF, shift.exemplary)[0])


def is_judging(contact: Contact) -> bool:
    """Whether an identity answer waits for its judgement."""
    return any(identity.waiting for identity in contact.desk.identities.values())


def is_replying(contact: Contact) -> bool:
    """Whether a reply has been begun."""
    return bool(contact.desk.drafts.get(REPLY_TEXT))


def has_seen_operations(contact: Contact) -> bool:
    """Whether the dossier is open at its level, one of its parts opened whole."""
    return "see_operations" in contact.talk.moves and not contact.talk.queue


def a_call(desk: Desk) -> Iterator[str]:
    """A guided call, from the arrival to the note, by way of everything the desk can show meanwhile."""
    yield "not ready"
    desk.ring()
    yield "ringing"
    desk.until(is_judging)
    yield "an identity answer to judge"
    desk.until(has_seen_operations)
    page = desk.page
    page.dossier.ask("card.raise_limit", "classic")
    yield "a form open"
    form = page.dossier.form()
    assert form is not None
    form.cancelled.emit()
    page.start_search()
    page.search.field.setText("vasseur")
    yield "searching"
    page.search.closed.emit()
    page.show_tab("sheets")
    yield "the sheets"
    page.show_tab("objections")
    yield "the objections"
    desk.do(c.OpenObjection(CONTACT, "price"))
    yield "an objection looked up"
    page.show_tab("guide")
    yield "the guide"
    page.show_note()
    desk.do(c.HoldCall(CONTACT, 30))
    desk.wait(LONG_HOLD)
    yield "on hold"
    desk.do(c.ResumeCall(CONTACT))
    desk.do(c.PauseSession())
    yield "paused"
    desk.do(c.ResumeSession())
    desk.until(lambda contact: contact.phase == "wrap_up")
    desk.do(c.EditDraft(CONTACT, "note", 0, 0, "Carte perdue dans le tram, cliente énervée. Opposition faite."))
    desk.wait(5000)
    yield "the note, no code yet"
    page.wrap_up.picker.toggle_list()
    yield "the note, all the codes listed"
    page.wrap_up.picker.toggle_list()
    for name, value in (("code", "MOY-CARTE-OPPO"), ("outcome", "solved"), ("follow_up", "letter")):
        desk.do(c.SetNoteField(CONTACT, name, value))
    yield "the note, ready to close"


def a_shared_number(desk: Desk) -> Iterator[str]:
    """A number two people share, answered before anybody is chosen."""
    desk.ring()
    yield "ringing, two owners"
    desk.do(c.AnswerContact(CONTACT))
    desk.hear()
    yield "answered, nobody chosen"


def a_missed_call(desk: Desk) -> Iterator[str]:
    """The ring goes by: the customer is back in the queue."""
    desk.ring()
    while desk.contact.phase == "ringing":
        desk.wait(500)
    yield "not responding"


def a_written_call(desk: Desk) -> Iterator[str]:
    """Sentences are written: one's turn, a refusal while the customer answers, a hold, a pause."""
    desk.ring()
    desk.do(c.AnswerContact(CONTACT))
    yield "nothing written yet"
    field = desk.page.composer.field
    field.insertPlainText(f"{GREETING} Prenez votre temps, je vous écoute, et dites-moi tout depuis le début. " * 2)
    yield "a long sentence written"
    field.selectAll()
    field.insertPlainText(GREETING)
    field.said.emit()
    field.insertPlainText("Je comprends.")
    field.said.emit()
    yield "refused while the customer answers"
    desk.hear()
    desk.do(c.MuteMic(CONTACT))
    desk.bridge.do(c.DoAct(CONTACT, "nobody", "card.block"))
    yield "a refusal in many words"
    desk.do(c.OpenMic(CONTACT))
    desk.do(c.HoldCall(CONTACT, 30))
    desk.wait(LONG_HOLD)
    yield "on hold, a sentence ready"
    desk.do(c.ResumeCall(CONTACT))
    desk.do(c.PauseSession())
    yield "paused"


def a_chat(desk: Desk) -> Iterator[str]:
    """A chat, from its offer to its note: a sentence sent, a reply typed, a word to mend, a refusal on each page."""
    yield "not ready"
    desk.bridge.do(c.AnswerContact(CONTACT))
    yield "refused before one is ready"
    desk.ring()
    desk.bridge.do(c.EndContact(CONTACT))
    yield "offered, a refusal"
    desk.until(lambda contact: bool(contact.talk.place) and not contact.talk.queue)
    yield "taken"
    yield from beside_a_chat(desk)
    desk.until(is_replying)
    yield "a reply begun"
    desk.page.composer.reply.insertPlainText("\nVous êtes énervé.")
    desk.bridge.do(c.HoldCall(CONTACT, 30))
    yield "a word to mend, a refusal"
    desk.page.composer.reply_page.strip.replace.click()
    desk.bridge.held_back.emit(
        c.SendReply(CONTACT, ""), (Stray(0, 3, "Marie-Christine de La Rochefoucauld", "number"),)
    )
    yield "another client’s number, held back"
    desk.page.held_back.mend.click()
    desk.page.composer.reply.sent.emit()
    yield "sent"
    desk.hear()
    desk.do(c.Say(CONTACT, "bye"))
    while desk.contact.talk.queue or not desk.contact.talk.concluded:
        desk.bridge.skip()
    yield "everything said"
    desk.do(c.EndContact(CONTACT))
    yield "the note"
    desk.bridge.do(c.HoldCall(CONTACT, 30))
    yield "the note, a refusal"


def beside_a_chat(desk: Desk) -> Iterator[str]:
    """A document about to go; what is for colleagues; another who is offered, and is not taken."""
    pane = desk.page.phrases
    desk.page.show_tab("phrases")
    pane.sought.choose("documents")
    pane.documents.open_item(pane.documents.list.item(OF_THE_HOLDER))
    yield "a document to share"
    pane.documents.card.back.click()
    desk.page.show_colleagues()
    desk.do(
        c.NoteInternally(CONTACT, "Rappeler après 17 h, sur le poste du bureau, et demander Mme Roche en personne.")
    )
    yield "for colleagues"
    desk.session.record(e.QueuePlanned((), (("chat", 2),)))
    desk.session.record(replace(desk.contact.offer, contact="c2", waited=0, patience=0))
    yield "another offered beside"
    desk.do(c.DeclineContact("c2"))
    yield "no chats for now"


def an_e_mail(desk: Desk) -> Iterator[str]:
    """A message, from its offer to its note: read, answered at length, answered again."""
    desk.ring()
    yield "offered"
    desk.do(c.AnswerContact(CONTACT))
    desk.wait(5000)
    yield "open, nothing written"
    reply = desk.page.composer.reply
    reply.sent.emit()
    yield "refused while empty"
    reply.insertPlainText(
        "Bonjour Madame Roche,\n\n" + "Nous avons bien reçu votre demande. " * 12 + "\n\nCordialement"
    )
    yield "a long reply"
    reply.sent.emit()
    yield "sent, about to leave"
    desk.bridge.skip()
    yield "sent, being read"
    desk.hear()
    yield "answered by the customer"
    desk.do(c.PauseSession())
    yield "paused"
    desk.do(c.ResumeSession())
    desk.do(c.EndContact(CONTACT))
    yield "the note"


def a_shift(desk: Desk) -> Iterator[str]:
    """A call that rings beside a chat, both in hand, three of them, and one to be noted while others go on."""
    desk.do(c.GoReady())
    desk.wait(INTO_THE_RING)
    while not desk.session.state.contacts:
        desk.wait(1000)
    desk.until(lambda _: desk.there("nadia", "ringing"))
    yield "a call rings beside a chat"
    desk.until(lambda contact: contact.id == "nadia" and contact.on_line)
    yield "a call in hand, a chat aside"
    desk.until(lambda contact: contact.id == "ines" and is_replying(contact))
    yield "a reply begun, a call aside"
    desk.until(lambda _: desk.there("ines", "wrap_up", "closed") and desk.there("kevin", "talking"))
    yield "a second chat"
    desk.until(lambda contact: contact.phase == "wrap_up")
    yield "one to be noted, another on the line"


CALLS: dict[str, tuple[str, str, Callable[[Desk], Iterator[str]]]] = {
    "a_call": (ONE_OWNER, "guided", a_call),
    "a_shared_number": (TWO_OWNERS, "guided", a_shared_number),
    "a_missed_call": (ONE_OWNER, "guided", a_missed_call),
    "a_written_call": (ONE_OWNER, "free", a_written_call),
    "a_chat": ("new-chat", "guided", a_chat),
    "an_e_mail": ("new-email", "guided", an_e_mail),
    "a_shift": ("call-and-two-chats", "guided", a_shift),
}


@cache
def report(role: str) -> Report:
    """The report of the role-play's test of that role, rated by the recruit."""
    found, test = roleplay(ONE_OWNER), play_of(ONE_OWNER, role)
    session = fresh_session(found, SHELF, 1, "guided")
    drive(session, Player("c1", found.script_program, Written(test.steps), dict(test.notes)))
    session.do(c.RateSelf(CONTACT, 70, (3, 3, 2)))
    return make_report(session.id, session.entries(), session.world.pins, "c1")
