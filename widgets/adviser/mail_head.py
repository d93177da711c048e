"""The head of a reply by e-mail: whom it goes to, its subject, and the documents that go with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.draft_box import DraftBox
from widgets.adviser.flow import Flow
from widgets.adviser.turn import subject_of
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import empty, nest
from widgets.common.theme import Theme
from workstation.commands import DetachDocument
from workstation.events.desk import TO_TEXT
from workstation.i18n import tr
from workstation.session.addressing import addressed
from workstation.session.state import Contact

LONGEST = 320
"""Characters: several addresses, and no text."""
ACROSS = 560
"""Pixels from which both fields stand on one line, at 100 %."""
SHOWN = 1.5
"""From this text scale on there is no row for a subject: whoever holds the page says it elsewhere."""


class ToField(DraftBox):
    """One line of addresses, whoever wrote at first. Enter goes on to the text (``done``)."""

    done = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, bridge, TO_TEXT, parent, longest=LONGEST)
        self.setAccessibleName(tr("Recipient"))
        self.setLineWrapMode(DraftBox.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._fit)
        self._fit()
        self.render_state()

    def draft_of(self, contact: Contact) -> str:
        """As the adviser left it, else whoever wrote."""
        return addressed(contact)

    def writable(self, contact: Contact) -> bool:
        """That of an e-mail."""
        return contact.on_line and contact.offer.mail is not None

    def render_state(self, *_: object) -> None:
        """As every draft; whom it goes to is shown while it is on its way out, and cannot be changed."""
        super().render_state()
        contact = self._bridge.contact()
        if contact is not None and contact.thread.posted is not None:
            self.setReadOnly(True)

    def flush(self) -> None:
        """The log holds nothing of a head that nobody touched: the first edit writes it whole."""
        contact = self._bridge.state.contacts.get(self._contact)
        if contact is not None and self.pending and TO_TEXT not in contact.desk.drafts:
            self._written = ""
        super().flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A head has one line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """One line of text between the edges that the style draws, as far from them as in any other field."""
        theme = self._theme
        self.document().setDocumentMargin(0)
        above = (theme.line("body") - QFontMetrics(theme.font("body")).height()) // 2
        self.setViewportMargins(theme.pad(4), above, theme.pad(4), 0)
        self.setFixedHeight(theme.line("body") + 2 * (theme.pad(6) + 1))


class MailHead(QWidget):
    """Two fields on one line; under it what is attached, each with the gesture that takes it off."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bridge = theme, bridge
        self.to = ToField(theme, bridge, self)
        self._whom = Label(theme, tr("To"), "small", "medium")
        self._about = Label(theme, tr("Subject"), "small", "medium")
        self._title = Label(theme, "", "body", elide=True, weight=600)
        self._files = QWidget()
        self._flow = Flow(theme.pad(6), self._files)
        self._attached: tuple[str, ...] = ()
        self.bare = False
        """Whether there is no room to say whom it is for: the letter above says so."""
        self.off: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row, self._first, self._second = (
            QBoxLayout(QBoxLayout.Direction.LeftToRight),
            QHBoxLayout(),
            QHBoxLayout(),
        )
        for row, words, widget in (
            (self._first, self._whom, self.to),
            (self._second, self._about, self._title),
        ):
            row.addWidget(words)
            row.addWidget(widget, 1)
            nest(self._row, row, 1)
        nest(self._column, self._row)
        self._column.addWidget(self._files)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def subject(self) -> str:
        """The subject shown; empty where there is none."""
        return self._title.text()

    @property
    def subject_elsewhere(self) -> bool:
        """Whether there is a subject that the head has no room for."""
        return bool(self.subject) and self._title.isHidden()

    def show_contact(self, contact: Contact) -> None:
        """Dress it for an e-mail; a contact of another channel has no head."""
        about = subject_of(contact)
        self._title.setText(about)
        roomy = self._theme.scale < SHOWN
        headed = contact.offer.mail is not None and not self.bare
        for words in (self._about, self._title):
            words.setVisible(bool(about) and roomy)
        self._whom.setVisible(headed)
        self.to.setVisible(headed)
        self._show_files(contact)
        self.setVisible(bool(about) and (roomy or headed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A field a line where both do not stand on one."""
        super().resizeEvent(event)
        self._lie()

    def _lie(self) -> None:
        across = QBoxLayout.Direction
        wide = self.width() >= self._theme.px(ACROSS)
        self._row.setDirection(across.LeftToRight if wide else across.TopToBottom)

    def _show_files(self, contact: Contact) -> None:
        files = tuple(one.document for one in contact.thread.attached)
        free = contact.thread.posted is None
        if files != self._attached:
            self._attached = files
            empty(self._flow)
            self.off = {}
            for one in contact.thread.attached:
                button = Button(self._theme, one.title, "plain", "small", icon="paperclip", parent=self._files)
                button.setObjectName(one.document)
                button.setAccessibleName(tr("Take off: {title}", title=one.title))
                button.set_reason(tr("Press to take it off"))
                button.clicked.connect(self._on_off)
                self._flow.addWidget(button)
                button.show()
                self.off[one.document] = button
        for button in self.off.values():
            button.setEnabled(free)
        self._files.setMinimumHeight(max((button.sizeHint().height() for button in self.off.values()), default=0))
        self._files.setVisible(bool(files))

    def _on_off(self) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._bridge.do(DetachDocument(contact.id, self.sender().objectName()))

    def _restyle(self) -> None:
        for row in (self._first, self._second):
            row.setSpacing(self._theme.pad(8))
        self._row.setSpacing(self._theme.pad(6))
        self._lie()
        self._column.setSpacing(self._theme.pad(4))
