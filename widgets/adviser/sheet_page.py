"""One knowledge sheet: its text, sentences of it to insert, what to read with it, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import empty, nest
from widgets.common.sheet_view import SheetView
from widgets.common.theme import Theme
from widgets.common.wrapped_link import WrappedLink
from widgets.common.wrapped_text import WrappedText
from workstation.content.reading import FIRST_DAY
from workstation.content.sheet_search import passages, sentences
from workstation.content.sheets import Sheet
from workstation.i18n import language, tr
from workstation.wording import full_date

_FIRST_LINES = 2
"""So much of what a sheet begins with stays in sight when it is opened further down."""


def answered_for(sheet: Sheet) -> str:
    """Who wrote a sheet, who reviewed it and when, since when it holds, on what it rests; empty where nobody says."""
    said: list[str] = []
    if sheet.written:
        said.append(tr("Written by: {who}.", who=sheet.written))
    if sheet.reviewed and sheet.reviewed_on is not None:
        said.append(tr("Reviewed by: {who}, {day}.", who=sheet.reviewed, day=_day(sheet.reviewed_on)))
    if sheet.start > FIRST_DAY:
        said.append(tr("In force since {day}.", day=_day(sheet.start)))
    if sheet.until is not None:
        said.append(tr("Holds until {day}.", day=_day(sheet.until)))
    if sheet.sources:
        said.append(tr("Sources: {sources}.", sources=" · ".join(sheet.sources)))
    return " ".join(said)


def _day(day: date) -> str:
    return full_date(day, language())


class SheetHead(QWidget):
    """What stays in sight over a sheet that scrolls: its title, the way back, and what it begins with.

    Of a sheet opened further down, the first words stay under the title: a line found alone may mislead.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.back = Button(theme, tr("All sheets"), "link", "small", icon="back")
        self.top = Button(theme, "", "link", "small", icon="see_above")
        self._title = Label(theme, "", "h3", wrap=True)
        self._first = Label(theme, "", "small", "medium", wrap=True)
        self._begins = ""
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.top)
        self._column = QVBoxLayout(self)
        nest(self._column, row)
        self._column.addWidget(self._title)
        self._column.addWidget(self._first)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_sheet(self, sheet: Sheet) -> None:
        """Be over another sheet, from its beginning."""
        self._title.setText(sheet.title)
        first = passages(sheet)[0]
        self.top.setText(first.heading)
        self._begins = " ".join(sentences(first.lines()[0]))
        self._first.hide()
        self.set_gone(0)
        self._fit()

    def keep_first(self, *, kept: bool) -> None:
        """Whether what the sheet begins with stays under its title."""
        self._first.setVisible(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut what the sheet begins with to the width there is."""
        super().resizeEvent(event)
        self._fit()

    def set_gone(self, pixels: int) -> None:
        """How far the sheet was scrolled: from its beginning on, that is a click away."""
        self.top.setVisible(pixels > 0 and bool(self.top.text()))

    def _fit(self) -> None:
        room = self.width() - 2 * self._theme.pad(4)
        begins = WrappedText(self._begins, self._theme.font("small"), self._theme.line("small"))
        begins.layout(room)
        self._first.setText(begins.cut(_FIRST_LINES))

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.pad(4))


class SheetPage(QWidget):
    """The sheet that was chosen. ``said`` carries a sentence to insert, ``asked`` a related sheet to read.

    ``head`` goes over what it scrolls in; ``correct`` is shown to whoever may propose another text.
    """

    said = Signal(str)
    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._sheet = theme, Sheet("", "", (), "")
        self.head = SheetHead(theme)
        self._told = Label(theme, "", "small", "medium", wrap=True)
        self.correct = Button(theme, tr("Propose a correction"), "link", "small", icon="note")
        self.correct.hide()
        self.view = SheetView(theme)
        self.view.said.connect(self.said)
        self._read_with = Label(theme, tr("To read with it"), "h3")
        self._links = QWidget()
        self.links: tuple[WrappedLink, ...] = ()
        self._links_column = QVBoxLayout(self._links)
        self._links_column.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        for widget in (self.view, self._read_with, self._links, self._told):
            self._column.addWidget(widget)
        self._column.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_sheet(self, sheet: Sheet, related: Sequence[Sheet], *, inserts: bool) -> None:
        """Show a sheet; ``inserts``: whether there is a place where its sentences may be put."""
        self._sheet = sheet
        self.head.show_sheet(sheet)
        self._told.setText(answered_for(sheet))
        self.view.set_markdown(sheet.body, inserts=inserts)
        empty(self._links_column)
        links: list[WrappedLink] = []
        for one in related:
            link = WrappedLink(self._theme, one.title, one.id, "sheet")
            link.asked.connect(self.asked)
            self._links_column.addWidget(link)
            links.append(link)
        self.links = tuple(links)
        self._read_with.setVisible(bool(related))
        self._links.setVisible(bool(related))

    def top_of(self, passage: int) -> int:
        """Where a passage of the sheet begins, in the page's pixels."""
        heading = passages(self._sheet)[passage].heading
        label = self.view.heading(heading)
        return label.mapTo(self, QPoint(0, 0)).y() if label is not None else 0

    def _restyle(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(0, theme.pad(2), theme.pad(4), theme.pad(12))
        self._column.setSpacing(theme.pad(6))
        self._links_column.setSpacing(theme.pad(2))
