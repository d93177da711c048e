"""The answer drafted by a machine, over the box: how it begins, and the two gestures. Mended, it is one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from widgets.adviser.reply_field import ReplyField
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from widgets.common.tips import tip
from workstation.commands import RejectProposal, TakeProposal
from workstation.i18n import tr
from workstation.session.state import Contact


class ProposalStrip(Card):
    """One line, as long as nothing is written: what one has begun is never replaced."""

    def __init__(self, theme: Theme, bridge: Bridge, field: ReplyField, parent: QWidget | None = None) -> None:
        super().__init__(theme, "selected", parent)
        self._bridge, self._field = bridge, field
        self.offered = False
        """Whether there is a draft for the answer awaited now."""
        self._icon = QLabel()
        self._title = Label(theme, tr("Automatic draft"), "small", weight=700)
        self.words = Label(theme, "", "small", "medium", elide=True)
        self.take = Button(theme, tr("Use this draft"), "plain", "small")
        self.reject = Button(theme, tr("Set aside"), "link", "small")
        self._row = QHBoxLayout(self)
        for widget, stretch in (
            (self._icon, 0),
            (self._title, 0),
            (self.words, 1),
            (self.take, 0),
            (self.reject, 0),
        ):
            self._row.addWidget(widget, stretch)
        self.take.set_reason(tr("It is yours then: read it again before you send it"))
        self.take.clicked.connect(self._on_take)
        self.reject.clicked.connect(self._on_reject)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_contact(self, contact: Contact) -> None:
        """The draft that is offered for the answer awaited now; nothing where there is none any more."""
        found = self._bridge.proposal(contact)
        self.offered = found is not None
        if found is not None:
            self.words.setText(" ".join(found.text.split()))
            self.words.setToolTip(tip(found.text))
            self.setAccessibleName(tr("Automatic draft: {text}", text=found.text))

    def _on_take(self) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._bridge.do(TakeProposal(contact.id))
            self._field.setFocus()

    def _on_reject(self) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._bridge.do(RejectProposal(contact.id))
            self._field.setFocus()

    def _restyle(self) -> None:
        theme = self._theme
        self._icon.setPixmap(theme.pixmap("lightning", theme.pad(16), "text_medium"))
        self._row.setContentsMargins(*(theme.pad(side) for side in (12, 3, 8, 3)))
        self._row.setSpacing(theme.pad(8))
