"""The composer's reply: a message written and sent, in a chat or an e-mail."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from widgets.adviser.composer_parts import Main, take_room
from widgets.adviser.inserting import Inserting
from widgets.adviser.leaving_strip import LeavingStrip
from widgets.adviser.mail_head import MailHead
from widgets.adviser.mail_tools import MailTools
from widgets.adviser.note_lint import LintStrip, Spot
from widgets.adviser.proposal_strip import ProposalStrip
from widgets.adviser.reply_checklist import ReplyChecklist
from widgets.adviser.reply_field import ReplyField
from widgets.bridge import Bridge
from widgets.common.buttons import with_keys
from widgets.common.keycap import key_text
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.theme import Theme
from widgets.keys import MEND, SEND, add_key
from workstation.commands import SendReply, TakeBackReply
from workstation.i18n import tr, trn
from workstation.phrases import phrase
from workstation.session import approving
from workstation.session.state import Contact

LINES = {"chat": 4, "email": 8}
LARGE_TEXT = 1.5
LARGE_LINES = 3
BESIDE = 560
LOW, UNDER = 240, 400
"""Pixels of width from which a list stands beside the text, of height from which it does, or stands under it."""


class ReplyPage(QWidget):
    """The field, above it an e-mail's head, under it how many words there are or the word to mend.

    Beside it, at the guided help, what an e-mail should say.
    """

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__()
        self._theme, self._bridge = theme, bridge
        self.field = ReplyField(theme, bridge)
        self.head = MailHead(theme, bridge)
        self._help = Label(theme, "", "small", "medium", elide=True)
        self._count = Label(theme, "", "small", "medium")
        self.strip = LintStrip(theme, sent=True)
        self.strip.replace_asked.connect(self.field.mend)
        self.strip.replace.set_reason(with_keys(MEND.told, MEND.keys))
        add_key(self, MEND.keys, MEND.told, self.field.mend, within=True)
        self.inserting = Inserting(theme, bridge, self.field)
        self.proposal = ProposalStrip(theme, bridge, self.field)
        self.checklist = ReplyChecklist(theme, bridge, self.field, self.head.to)
        self.tools = MailTools(theme, bridge, self.field)
        self.tools.template_asked.connect(self.inserting.ask)
        self.leaving = LeavingStrip(theme)
        self._told_of = ""  # the text whose left-over was shown
        self._under = QStackedLayout()
        self._build()
        self.field.sent.connect(self.send)
        self.head.to.done.connect(self.field.setFocus)
        self.head.to.told.connect(self.field.told)
        self.field.taken_back.connect(self.take_back)
        self.leaving.pressed.connect(self.take_back)
        bridge.ticked.connect(self._tick)
        self.field.textChanged.connect(self._count_words)
        self.field.textChanged.connect(self._share_room)
        self.field.spotted.connect(self._spotted)
        self.inserting.marked.connect(self._marked)
        theme.changed.connect(self._restyle)
        self._restyle()
        take_room(self, used=False)

    @property
    def subject(self) -> str:
        """The subject shown; empty where there is none."""
        return self.head.subject

    @property
    def subject_elsewhere(self) -> bool:
        """Whether there is a subject that the page has no room for."""
        return self.head.subject_elsewhere

    def show_contact(self, contact: Contact) -> None:
        """Dress the field for whom one answers, on which channel."""
        prompt = tr("Reply to {name}", name=contact.offer.customer)
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        lines = LINES.get(contact.offer.channel, LINES["chat"])
        self.field.set_lines(min(lines, LARGE_LINES) if self._theme.scale >= LARGE_TEXT else lines)
        self.field.set_longest(contact.offer.channel)
        self.tools.show_contact(contact)
        self.head.show_contact(contact)
        self.proposal.show_contact(contact)
        self._share_room()
        self._help.setText(tr("{keys} sends, Enter goes to the next line", keys=key_text(SEND.keys)))
        self._count_words()
        self._marked(bool(self.inserting.marks()))

    def main(self, contact: Contact, kind: str) -> Main:
        """The button that sends."""
        reason = ""
        if contact.thread.posted:
            reason = phrase("refused", "leaves_already")
        elif kind == "wait":
            reason = phrase("refused", "not_your_turn")
        elif not self.field.text().strip():
            reason = phrase("refused", "reply_empty")
        pins = self._bridge.session.world.pins
        read_first = approving.reader(self._bridge.state, contact, self._bridge.role(contact), pins)
        words = tr("Have it approved") if read_first else tr("Send the reply")
        return Main(words, SEND.keys, reason, icon="send")

    def press(self, _contact: Contact, _kind: str) -> None:
        """The button was pressed."""
        self.send()

    def send(self) -> None:
        """Send what is written; an empty reply, or one before its turn, is refused in words."""
        contact = self._bridge.contact()
        if contact is None:
            return
        if self._holds_back(contact):
            return
        self._bridge.do(SendReply(contact.id, self.field.text().strip()))
        if self.isVisible():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_bare(self, bare: bool) -> None:
        """Whether there is no room above the text for its head and its tools."""
        if bare != self.head.bare:
            self.head.bare = bare
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stands beside the text, or under it, where there is room for both."""
        super().resizeEvent(event)
        self._share_room()

    def flush(self) -> None:
        """Record typing that has not come to rest yet."""
        self.field.flush()
        self.head.to.flush()

    def _share_room(self) -> None:
        """A draft is offered, in the place of the tools, as long as nothing is written; the list where it has room."""
        contact = self._bridge.contact()
        empty = not self.field.text().strip()
        self.proposal.setVisible(self.proposal.offered and empty)
        mail = contact is not None and contact.offer.channel == "email"
        self.tools.setVisible(mail and not self.head.bare and not (self.proposal.offered and empty))
        wide = self.width() >= self._theme.px(BESIDE)
        across = QBoxLayout.Direction
        self._beside.setDirection(across.LeftToRight if wide else across.TopToBottom)
        roomy = self.height() >= self._theme.px(LOW if wide else UNDER)
        self.checklist.setVisible(self.checklist.wanted and roomy)

    def _holds_back(self, contact: Contact) -> bool:
        """Where help marks words: what a template left is shown once, and sent as it stands the second time."""
        text, left = self.field.text(), self.field.left_over()
        if left is None or text == self._told_of or not self._bridge.role(contact).warned:
            return False
        self._told_of = text
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.go_to(*left)
        words = text[left[0] : left[1]].strip("[]{} ")
        self.field.told.emit(tr("Still to complete: “{words}”. Send again to send it as it is.", words=words))
        return True

    def take_back(self) -> None:
        """Take back the e-mail that is about to leave; the keyboard is in it again."""
        contact = self._bridge.contact()
        if contact is not None and self._bridge.do(TakeBackReply(contact.id)):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, at: int) -> None:
        contact = self._bridge.contact()
        if contact is not None and contact.thread.posted:
            self.leaving.show_post(contact.thread.posted, at)

    def _count_words(self) -> None:
        self._count.setText(trn("{n} word", "{n} words", self.field.words()))

    def _spotted(self, spot: Spot | None) -> None:
        if spot is not None:
            self.strip.show_spot(spot)
        self._marked(bool(self.inserting.marks()))

    def _marked(self, marked: bool) -> None:
        """One line under the field: what leaves, then what was inserted and is to be checked, or is to be mended."""
        contact = self._bridge.contact()
        if contact is not None and contact.thread.posted:
            self.leaving.show_post(contact.thread.posted, self._bridge.at)
            self._under.setCurrentWidget(self.leaving)
            return
        self._under.setCurrentIndex(2 if marked else 1 if self.field.first_spot() is not None else 0)

    def _build(self) -> None:
        calm = QWidget()
        row = QHBoxLayout(calm)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._help, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._column.addWidget(self.proposal)
        self._column.addWidget(self.tools)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self.field, 3)
        self._beside.addWidget(self.checklist, 2)
        nest(self._column, self._beside, 1)
        nest(self._column, self._under)
        # Once it has a place: the first page is shown at once, and would open as a window of its own.
        for under in (calm, self.strip, self.inserting.strip, self.leaving):
            self._under.addWidget(under)

    def _restyle(self) -> None:
        self._beside.setSpacing(self._theme.pad(12))
        self._column.setContentsMargins(4, 4, 4, 0)
        self._column.setSpacing(self._theme.pad(6))
        self._redraw()

    def _redraw(self) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self.show_contact(contact)
