"""A document of the library before it goes: what it is, who may have it, by which way, and the gestures."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.adviser.flow import Flow
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import empty, nest
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation.content.documents import Document
from workstation.content.reading import FIRST_DAY
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.session.sharing import Shareable
from workstation.wording import full_date


def ways_words(document: Document) -> str:
    """The ways a document may take: « Chat · espace sécurisé », or the secure space alone."""
    if document.ways == ("secure",):
        return tr("Secure space alone")
    words = " · ".join(phrase("way", way) for way in document.ways)
    return words[:1].upper() + words[1:]


def _facts(document: Document) -> Iterator[str]:
    yield phrase("audience", document.audience)
    yield ways_words(document)
    if document.identity:
        yield tr("Identity {level}", level=document.identity)
    if document.until is not None:
        since, until = (full_date(day, language()) for day in (document.start, document.until))
        yield tr("In force from {since} to {until}", since=since, until=until)
    elif document.start > FIRST_DAY:
        yield tr("In force since {since}", since=full_date(document.start, language()))


class DocumentCard(Panel):
    """One document. ``sent`` carries the way that was chosen; ``closed``: back to the list."""

    sent = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme = theme
        self.back = Button(theme, tr("All documents"), "link", "small", icon="back")
        self.back.clicked.connect(self.closed)
        self._page = QWidget()
        self._told = QVBoxLayout(self._page)
        self._scroll = Scrolled(self._page, "")
        self.gestures: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(4))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._scroll, 1)

    def show_document(self, one: Shareable, *, told: bool) -> None:
        """Show it; ``told``: the desk says what may not be done with it here, and why."""
        theme, document = self._theme, one.document
        empty(self._told)
        self._told.setContentsMargins(0, 0, theme.pad(6), 0)
        self._told.setSpacing(theme.pad(4))
        self._told.addWidget(Label(theme, one.title, "body", weight=700, wrap=True))
        wrong = dict.fromkeys(fault for _, fault in one.ways if fault)
        for fault in wrong if told else ():
            self._warn(phrase("unshared", fault))
        if not one.ways:
            self._warn(tr("No dossier is open: nothing can be left in a secure space."))
        for way in one.shared:
            self._told.addWidget(Label(theme, phrase("shared", way), "small", "good", weight=600, wrap=True))
        self._offer(one)
        self._told.addWidget(Label(theme, document.purpose, "small", wrap=True))
        self._told.addWidget(Label(theme, " · ".join(_facts(document)), "small", "medium", wrap=True))
        if document.contents:
            held = tr("In it: {contents}", contents=" · ".join(document.contents))
            self._told.addWidget(Label(theme, held, "small", "medium", wrap=True))
        self._told.addStretch(1)
        self._scroll.setAccessibleName(one.title)
        self._scroll.verticalScrollBar().setValue(0)

    def focus_card(self) -> None:
        """Give the keyboard to the first gesture, or to the text."""
        first = next(iter(self.gestures.values()), None)
        (first or self._scroll).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, one: Shareable) -> None:
        """The gestures, the sound ones first. None is barred: what is wrong is the adviser's to know."""
        holder = QWidget()
        flow = Flow(self._theme.pad(6), holder)
        self._told.addWidget(holder)
        self.gestures = {}
        for way, _ in sorted(one.ways, key=_sound_first):
            button = Button(self._theme, phrase("share", way), "plain", "small")
            button.setObjectName(way)
            button.setAccessibleDescription(one.title)
            button.clicked.connect(self._on_pressed)
            flow.addWidget(button)
            button.show()  # a hidden one would not take the keyboard
            self.gestures[way] = button

    def _warn(self, words: str) -> None:
        row, sign = QHBoxLayout(), QLabel()
        sign.setPixmap(self._theme.pixmap("warning", self._theme.pad(15), "now_text"))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.setSpacing(self._theme.pad(6))
        row.addWidget(sign)
        row.addWidget(Label(self._theme, words, "small", "now_text", wrap=True, weight=600), 1)
        nest(self._told, row)

    def _on_pressed(self) -> None:
        self.sent.emit(self.sender().objectName())


def _sound_first(way: tuple[str, str]) -> bool:
    return bool(way[1])
