"""The head of a chat: who the visitor is, where they write from, what the assistant answered, how long they wait."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.common.chips import ClockChip
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation.events import ContactOffered
from workstation.i18n import tr
from workstation.session.owed import owed_since, pace
from workstation.session.state import Contact
from workstation.wording import clock


def known_name(contact: Contact) -> str:
    """The name of whoever proved to be somebody, whichever dossier is on screen; before, that of the dossier on screen.

    Empty while it is only a guess.
    """
    found = contact.desk.speaker or contact.desk.opened
    return found.name if found is not None else ""


def visitor(offer: ContactOffered) -> str:
    """Who writes, as far as anybody knows: logged in, saying a name, or nobody."""
    if offer.authenticated:
        return tr("Logged in to their area")
    return tr("Says they are {name}, not verified", name=offer.claims) if offer.claims else tr("Anonymous visitor")


def assistant(offer: ContactOffered) -> str:
    """What the assistant was asked last, and answered; nothing where it was not."""
    if not offer.bot:
        return ""
    asked, answered = offer.bot[-1]
    return tr("To the assistant: “{asked}” It answered: “{answered}”", asked=asked, answered=answered)


def asked_before(offer: ContactOffered) -> str:
    """What the assistant was asked last, in few words; nothing where it was not."""
    return tr("asked the assistant: “{words}”", words=offer.bot[-1][0]) if offer.bot else ""


class VisitorStrip(Panel):
    """One line, two where the assistant was asked something; none where the choices need its room.

    Where two chats stand side by side it begins with the name (``set_named``), and is never away.

    The card of the contact says who the visitor is too.
    """

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._theme, self._bridge, self._crowded, self._here, self._named = theme, bridge, False, False, False
        self.name = Label(theme, "", "lead", weight=700, elide=True)
        self._shield = QLabel()
        self.who = Label(theme, "", "label")
        self.page = Label(theme, "", "small", "medium", elide=True)
        self.wait = ClockChip(theme)
        self.bot = Label(theme, "", "small", "medium", elide=True)
        self._row = QHBoxLayout()
        self._row.addWidget(self._shield)
        self._row.addWidget(self.name, 1)
        self._row.addWidget(self.who)
        self._row.addWidget(self.page, 1)
        self._row.addWidget(self.wait)
        self.name.hide()
        self._column = QVBoxLayout(self)
        nest(self._column, self._row)
        self.both = Label(theme, "", "small", "medium", elide=True)
        self.both.hide()
        self._column.addWidget(self.both)
        self._column.addWidget(self.bot)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def set_crowded(self, crowded: bool) -> None:
        """There is no room for it."""
        self._crowded = crowded
        self.setVisible(self._here and (self._named or not crowded))

    def set_named(self, named: bool) -> None:
        """Say who it is, where another chat stands beside; where from comes under it."""
        self._named = named
        for widget in (self.name, self.both):
            widget.setVisible(named)
        for widget in (self.who, self.page):
            widget.setVisible(not named)
        self.bot.setVisible(bool(self.bot.text()) and not named)
        self.setVisible(self._here and (named or not self._crowded))

    def show_contact(self, contact: Contact, at: int) -> None:
        """Dress the strip for a contact; of another channel, it is away."""
        offer = contact.offer
        self._here = offer.channel == "chat"
        self.setVisible(self._here and (self._named or not self._crowded))
        if not self._here:
            return
        level = contact.desk.identity(contact.desk.current).level if contact.desk.current else 0
        proved = level and not offer.authenticated
        self.who.setText(tr("Identity {level}", level=level) if proved else visitor(offer))
        known = level or offer.authenticated
        icon, ink = ("identified", "good_text") if known else ("not_identified", "now_text")
        self._shield.setPixmap(self._theme.pixmap(icon, self._theme.pad(15), ink))
        self.page.setText(tr("Page: {page}", page=offer.page) if offer.page else "")
        self.bot.setText(assistant(offer))
        self.name.setText(known_name(contact) or offer.claims or offer.customer)
        self.both.setText(" · ".join(filter(None, (self.who.text(), self.page.text(), self.bot.text()))))
        self.bot.setVisible(bool(self.bot.text()) and not self._named)
        self.show_time(contact, at)

    def show_time(self, contact: Contact, at: int) -> None:
        """Let the clock of the next answer go on."""
        since = owed_since(contact)
        self.wait.setVisible(since >= 0)
        if since >= 0:
            self.wait.set_state(pace(contact, at, self._bridge.answers(contact)))
            self.wait.set_text(tr("waits"))
            self.wait.set_time(clock(at - since))

    def _restyle(self) -> None:
        side, above = self._theme.pad(20), self._theme.pad(6)
        self._column.setContentsMargins(side, above, self._theme.pad(16), above)
        self._column.setSpacing(self._theme.pad(2))
        self._row.setSpacing(self._theme.pad(8))
