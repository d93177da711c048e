"""The conversation: the hold strip when there is a hold, every word and fact on the thread, and the tutor's whisper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.adviser.consult_strip import ConsultStrip
from widgets.adviser.mail_letter import QUOTED
from widgets.adviser.mail_strip import MailStrip
from widgets.adviser.measures import Measures
from widgets.adviser.misheard_box import MisheardBox, misheard_words
from widgets.adviser.quiet_strip import QuietStrip
from widgets.adviser.thread_rows import ThreadView, answers
from widgets.adviser.visitor_strip import VisitorStrip
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.hold_strip import HoldStrip
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.common.transcript import Transcript
from widgets.common.whisper import Whisper
from workstation.clock import SECOND
from workstation.commands import OpenFile
from workstation.events.desk import REPLY_TEXT
from workstation.session.state import Contact

LARGE_TEXT = 1.5
"""From this text scale on, there is no room for a whisper while a hold is shown."""


class Conversation(Panel):
    """What was said, for reading. It follows the end unless the reader has scrolled up."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self._theme, self._bridge = theme, bridge
        self._least, self._tight, self._crowded = 0, False, False
        self._dismissed: tuple[str, str] = ("", "")
        self._strip = HoldStrip(theme)
        self._strip.hide()
        self.consult = ConsultStrip(theme, bridge)
        self._transcript = ThreadView(theme, bridge)
        self.misheard = MisheardBox(theme, bridge)
        self._transcript.pressed.connect(self._on_pressed)
        self.visitor = VisitorStrip(theme, bridge)
        self.mail = MailStrip(theme, bridge)
        self.quiet = QuietStrip(theme, bridge)
        self._whisper = Whisper(theme)
        self._whisper.dismissed.connect(self._on_dismissed)
        self._place = QWidget()
        self._place_column = QVBoxLayout(self._place)
        self._place_column.addWidget(self._whisper)
        self._place.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self.consult)
        column.addWidget(self.visitor)
        column.addWidget(self.mail)
        column.addWidget(self._transcript, 1)
        column.addWidget(self.quiet)
        column.addWidget(self.misheard)
        column.addWidget(self._place)
        Awake(self, bridge, self._paint)
        bridge.ticked.connect(self._tick)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._paint()

    @property
    def transcript(self) -> Transcript:
        """The thread of bubbles."""
        return self._transcript

    @property
    def whisper(self) -> Whisper:
        """The tutor's word."""
        return self._whisper

    @property
    def strip(self) -> HoldStrip:
        """The hold strip."""
        return self._strip

    def give_way(self, found: Measures) -> None:
        """Keep the thread its least height: what is around it stands close, then goes."""
        away = found.guide == "away"
        self._least, self._tight = found.thread, found.tight
        self._whisper.set_tight(found.tight)
        self._make_room()
        self._restyle()
        self.visitor.set_crowded(found.crowded or away)
        self.mail.set_crowded(found.crowded or away)
        if found.crowded != self._crowded:
            self._crowded = found.crowded
            self._paint()

    def show_line(self, number: int) -> None:
        """Bring the first line at or after that entry into view."""
        self._transcript.show_line(number)

    def dismiss_whisper(self) -> None:
        """Take the whisper away until the next moment of the conversation."""
        self._whisper.dismiss()

    def view_state(self) -> object:
        """The contact, and the whisper that was sent away."""
        return self._dismissed

    def restore_view(self, state: object) -> None:
        """Send that one away."""
        match state:
            case (str(contact), str(words)):
                self._dismissed = contact, words
                self._paint()
            case _:
                pass

    def _tick(self, at: int) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._paint_hold(contact, at)
            self.consult.show_contact(contact, at)
            self._paint_speaking(contact, at)
            self.visitor.show_time(contact, at)
            self.mail.show_time(contact, at)
            self.quiet.show_contact(contact, at)

    def _paint(self) -> None:
        contact = self._bridge.contact()
        if contact is None:
            self._transcript.set_rows(())
            return
        self.visitor.show_contact(contact, self._bridge.at)
        self.mail.show_contact(contact, self._bridge.at)
        self.quiet.show_contact(contact, self._bridge.at)
        self._paint_lines(contact)
        self._paint_hold(contact, self._bridge.at)
        self.consult.show_contact(contact, self._bridge.at)
        self._paint_speaking(contact, self._bridge.at)
        self._paint_whisper(contact)

    def _paint_lines(self, contact: Contact) -> None:
        self._transcript.show_contact(contact)
        lines = self._bridge.correctable(contact)
        self._transcript.set_links({str(line.number) for line in lines[:1]}, misheard_words())

    def _paint_hold(self, contact: Contact, at: int) -> None:
        held = contact.phase == "held"
        if held:
            gone = (at - contact.leg.held_at) / SECOND
            self._strip.set_state(gone, contact.leg.announced or None, contact.offer.customer)
        if held == self._strip.isHidden():
            self._strip.setVisible(held)
            self._make_room()
            self._paint_whisper(contact)

    def _make_room(self) -> None:
        """The strip of a hold comes out of the thread's place."""
        self._transcript.setMinimumHeight(self._least if self._strip.isHidden() else self._least // 2)

    def _paint_speaking(self, contact: Contact, at: int) -> None:
        self._transcript.set_speaking(contact.offer.customer if answers(contact, at) else None)

    def _paint_whisper(self, contact: Contact) -> None:
        talk = contact.talk
        on_line = contact.on_line
        crowded = self._crowded or (not self._strip.isHidden() and self._theme.scale >= LARGE_TEXT)
        # Once an e-mail is begun, its room is the text's.
        writes = contact.offer.channel == "email" and bool(contact.desk.drafts.get(REPLY_TEXT))
        if not on_line or talk.end or talk.over or crowded or writes:
            self._whisper.set_text("")
        elif talk.your_turn:
            words = self._bridge.whisper(contact)
            self._whisper.set_text("" if (contact.id, words) == self._dismissed else words)
        elif self._whisper.text:
            # While the customer answers the place is kept, so that the thread above does not move.
            self._place.setMinimumHeight(self._place.height())
            self._whisper.set_text("")
            return
        elif talk.queue and self._place.isVisible():
            return
        self._place.setMinimumHeight(0)
        self._place.setVisible(bool(self._whisper.text))

    def _on_pressed(self, row: str) -> None:
        """A file is looked at, what an e-mail answers unfolded; of a sentence one says that it was misheard."""
        contact = self._bridge.contact()
        line = next((each for each in contact.lines if str(each.number) == row), None) if contact is not None else None
        if contact is not None and row.startswith(QUOTED):
            self._transcript.unfold(contact, row)
        elif contact is not None and line is not None and line.file is not None:
            self._bridge.do(OpenFile(contact.id, line.file.name))
        else:
            self.misheard.ask()

    def _on_dismissed(self) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._dismissed = (contact.id, self._bridge.whisper(contact))
        self._place.setMinimumHeight(0)
        self._place.hide()

    def _restyle(self) -> None:
        side, gap = self._theme.pad(20), self._theme.pad(6 if self._tight else 12)
        self._place_column.setContentsMargins(side, 0, side, gap)
        self._place_column.setAlignment(Qt.AlignmentFlag.AlignBottom)
