"""What a reply by e-mail should say and hold, told off as one types; beside the text, at the guided help alone."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.adviser.facets_strip import FacetsStrip
from widgets.adviser.mail_head import ToField
from widgets.adviser.reply_field import ReplyField
from widgets.bridge import Bridge
from widgets.common.labels import Label
from widgets.common.scrolled import Scrolled
from widgets.common.theme import Theme
from workstation.events.desk import REPLY_TEXT
from workstation.i18n import tr
from workstation.roleplay.model import Facet
from workstation.session.addressing import addresses
from workstation.session.state import Contact


class _Points(FacetsStrip):
    """The things to say, and what any e-mail is looked through for before it leaves."""

    def __init__(self, theme: Theme, bridge: Bridge, field: ReplyField, to: ToField, parent: QWidget) -> None:
        self._field, self._to = field, to
        super().__init__(theme, bridge, field, REPLY_TEXT, parent)
        to.textChanged.connect(self.refresh)

    def _found(self, contact: Contact) -> tuple[tuple[str, Facet], ...]:
        found = super()._found(contact)
        if not found or contact.offer.mail is None:
            return ()
        whom = addresses(self._to.text()) == (contact.offer.mail.address.lower(),)
        whole = self._field.left_over() is None
        return (
            *found,
            (
                "done" if whole else "undone",
                Facet("left_over", (), why=tr("nothing of a template is left to complete")),
            ),
            (
                "done" if whom else "undone",
                Facet("recipient", (), why=tr("it goes to whoever wrote, and to nobody else")),
            ),
        )

    def _worded(self, state: str, facet: Facet) -> str:
        match state:
            case "done":
                return tr("Checked: {what}", what=facet.why)
            case "undone":
                return tr("To check: {what}", what=facet.why)
            case _:
                return super()._worded(state, facet)


class ReplyChecklist(Scrolled):
    """« Avant d’envoyer · 5 sur 8 », then a line a thing. It only tells: nothing here keeps an e-mail from leaving."""

    def __init__(self, theme: Theme, bridge: Bridge, field: ReplyField, to: ToField) -> None:
        page = QWidget()
        super().__init__(page, tr("Before you send"))
        self._theme = theme
        self.head = Label(theme, "", "small", weight=700)
        self.points = _Points(theme, bridge, field, to, page)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.pad(6), 0)
        column.addWidget(self.head)
        column.addWidget(self.points)
        column.addStretch(1)
        self.points.refreshed.connect(self._tell)
        self._tell()

    @property
    def wanted(self) -> bool:
        """Whether there is anything to tell off: an e-mail, at the guided help."""
        return bool(self.points.text())

    def minimumSizeHint(self) -> QSize:
        """It scrolls."""
        return QSize(self._theme.px(180), self._theme.px(40))

    def _tell(self) -> None:
        done, of = self.points.counted
        self.head.setText(tr("Before you send · {n} of {all}", n=done, all=of))
