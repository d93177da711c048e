"""The head of an e-mail in hand: where it comes from, what that proves, what may be answered, by when, who else."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from widgets.adviser.mail_words import left_parts, received_words
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.chips import ClockChip
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation import events as e
from workstation.commands import JoinMail, PutBackMail
from workstation.contacts.decide import PUT_BACK
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.mails import MailClocks, next_copy, piled, row_of
from workstation.session.state import Contact

ACROSS = 440
"""Pixels from which everything stands on one line, at 100 %."""


class MailStrip(Panel):
    """Two lines; a third while a colleague is on the same message, or the matter was written again.

    None where the choices need its room, but for the gestures.
    """

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._theme, self._bridge, self._crowded, self._here = theme, bridge, False, False
        self._clocks: MailClocks | None = None
        self._contact: Contact | None = None
        self._shield = QLabel()
        self.who = Label(theme, "", "label", elide=True)
        self.left = ClockChip(theme)
        self.back = Button(theme, tr("Put back…"), "plain", "small")
        self.may = Label(theme, "", "small", "medium", wrap=True)
        self._sign = QLabel()
        self.beside = Label(theme, "", "small", "strong", wrap=True)
        self.join = Button(theme, "", "plain", "small")
        self._menu = QMenu(self)
        self._build()
        self.back.clicked.connect(self._on_back)
        self._menu.triggered.connect(self._on_reason)
        self.join.clicked.connect(self._on_join)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def set_crowded(self, crowded: bool) -> None:
        """There is no room for it."""
        self._crowded = crowded
        self._show_parts()

    def show_contact(self, contact: Contact, at: int) -> None:
        """Dress the strip for a contact; of another channel, or in an older session, it is away."""
        mail = contact.offer.mail
        self._here, self._contact = mail is not None, contact
        if mail is None:
            self._show_parts()
            return
        identity = tr("The sender is not who the name says") if mail.forged else phrase("origin_identity", mail.origin)
        self.who.setText(f"{phrase('origin', mail.origin)} · {identity}")
        self.who.set_tone("alert" if mail.forged else "strong")
        icon, ink = ("identified", "good_text") if contact.offer.authenticated else ("not_identified", "now_text")
        self._shield.setPixmap(self._theme.pixmap(icon, self._theme.pad(15), "alert_text" if mail.forged else ink))
        self.may.setText(_may_answer(mail))
        beside = phrase("beside", contact.life.beside).format(who=mail.colleague) if contact.life.beside else ""
        self._tell(beside, self._again(contact, mail, at))
        self.back.setVisible(piled(self._bridge.state) and contact.on_line)
        waits = not contact.talk.queue and not contact.talk.concluded
        self.back.setEnabled(waits and not (contact.thread.posted and contact.thread.posted.reader))
        self._show_parts()
        self.show_time(contact, at)

    def show_time(self, contact: Contact, at: int) -> None:
        """Let the clock of the answer go on."""
        mail, clocks = contact.offer.mail, self._of_the_session()
        if mail is None:
            return
        row, now = row_of(contact, mail, clocks), clocks.moment(at)
        self.left.setVisible(row.due is not None)
        word, time = left_parts(row, clocks, now)
        self.left.set_state(row.pace(now))
        self.left.set_text(word)
        self.left.set_time(time)

    def _of_the_session(self) -> MailClocks:
        if self._clocks is None:
            self._clocks = self._bridge.mail_clocks()
        return self._clocks

    def _again(self, contact: Contact, mail: e.Mail, at: int) -> int:
        """Which copy of the matter may be joined, -1 where there is none."""
        copy = next_copy(contact, self._of_the_session().moment(at))
        self.join.setVisible(copy >= 0)
        if copy >= 0:
            self.join.setText(tr("Join the message of {who}", who=mail.copies[copy].sender))
            self.join.setProperty("copy", copy)
        return copy

    def _tell(self, beside: str, copy: int) -> None:
        mail, clocks = self._contact.offer.mail if self._contact else None, self._of_the_session()
        again = ""
        if copy >= 0 and mail is not None:
            when = received_words(clocks.moment_of(mail.copies[copy].received), clocks.moment(self._bridge.at))
            again = tr("Written again, {when}: one answer is enough, to {who}.", when=when, who=mail.sender)
        words = " ".join(filter(None, (f"{beside}." if beside else "", again)))
        if beside and words != self.beside.text() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.beside.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside its answer a letter has half the width, and the strip twice the lines."""
        super().resizeEvent(event)
        self._lie()

    def _lie(self) -> None:
        across = QBoxLayout.Direction
        lies = across.LeftToRight if self.width() >= self._theme.px(ACROSS) else across.TopToBottom
        self._row.setDirection(lies)
        self._third_row.setDirection(lies)

    def _show_parts(self) -> None:
        self.setVisible(self._here)
        self.may.setVisible(not self._crowded)
        self._third.setVisible(bool(self.beside.text()))

    def _on_back(self) -> None:
        self._menu.clear()
        for reason in PUT_BACK:
            self._menu.addAction(phrase("put_back", reason)).setData(reason)
        self._menu.popup(self.back.mapToGlobal(QPoint(0, self.back.height())))

    def _on_reason(self, action: QAction) -> None:
        if self._contact is not None:
            self._bridge.do(PutBackMail(self._contact.id, str(action.data())))

    def _on_join(self) -> None:
        if self._contact is not None:
            self._bridge.do(JoinMail(self._contact.id, int(self.join.property("copy"))))

    def _build(self) -> None:
        self._row, self._whom, self._clock = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout(), QHBoxLayout()
        self._whom.addWidget(self._shield)
        self._whom.addWidget(self.who, 1)
        self._clock.addWidget(self.left)
        self._clock.addStretch(1)
        self._clock.addWidget(self.back)
        nest(self._row, self._whom, 1)
        nest(self._row, self._clock)
        self._third = QWidget()
        third = self._third_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._third)
        third.setContentsMargins(0, 0, 0, 0)
        told = self._told_row = QHBoxLayout()
        told.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.beside, 1)
        nest(third, told, 1)
        third.addWidget(self.join)
        self._column = QVBoxLayout(self)
        nest(self._column, self._row)
        self._column.addWidget(self.may)
        self._column.addWidget(self._third)

    def _restyle(self) -> None:
        theme, side, above = self._theme, self._theme.pad(20), self._theme.pad(6)
        self._column.setContentsMargins(side, above, theme.pad(16), above)
        self._column.setSpacing(theme.pad(3))
        for row in (self._row, self._whom, self._clock, self._third_row, self._told_row):
            row.setSpacing(theme.pad(8))
        self._lie()
        self._sign.setPixmap(theme.pixmap("note", theme.pad(15), "now_text", "fill"))


def _may_answer(mail: e.Mail) -> str:
    """What may be answered where it comes from."""
    forged = tr("Answer nothing to this address: pass it on, or ask by the secure messaging.")
    return forged if mail.forged else phrase("origin_answer", mail.origin)
