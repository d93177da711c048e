"""The file being worked on: what it is, what can be done with it, its text, and everything that is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from widgets.adviser.flow import Flow
from widgets.authoring.fault_row import FaultLine, FaultRow
from widgets.authoring.source_view import SourceView
from widgets.authoring.words import sort_word, state_word
from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.placed import empty, nest, placed
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Panel
from widgets.common.tabs import TabBar
from widgets.common.theme import Theme
from widgets.keys import PROVE, TRY
from workstation.content.diagnostics import Diagnostic
from workstation.i18n import tr, trn
from workstation.library.authoring import Opened, can_mend
from workstation.printable import printable

LOW = 420
"""Under this height at 100 %, the text comes first."""
BEFORE_FAULTS = 360
"""Pixels at 100 %: what stands above the text, and eight of its lines."""
MOST_ROWS = 4
"""Faults in view at once under the text; the others scroll."""


class SourcePane(QWidget):
    """Signals say what is asked of the file; the pane itself changes nothing."""

    try_asked = Signal()
    prove_asked = Signal()
    edit_asked = Signal()
    folder_asked = Signal()
    copy_asked = Signal()
    mend_asked = Signal(object)
    line_reached = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._opened: Opened | None = None
        self.title = Label(theme, "", "h2", wrap=True)
        self.about = Label(theme, "", "small", "medium", wrap=True)
        self.errors = Chip(theme, "", "alert")
        self.remarks = Chip(theme, "", "now")
        self.sound = Chip(theme, tr("Nothing to report"), "good")
        self.trial = Button(theme, tr("Try it"), "primary", icon="play", weight="fill", keys=TRY.keys)
        self.prove = Button(theme, tr("Prove it"), icon="passed", weight="regular", keys=PROVE.keys)
        self.edit = Button(theme, tr("Open in the editor"), icon="pencil-simple", weight="regular")
        self.folder = Button(theme, tr("Show the folder"), icon="folder-open", weight="regular")
        self.copy = Button(theme, tr("Copy to change"), icon="copy", weight="regular")
        self.message = Label(theme, "", "small", "alert", wrap=True)
        self.tabs = TabBar(theme)
        self.tabs.setAccessibleName(tr("Files of this role-play"))
        self.view = SourceView(theme)
        self._place()
        self._connect()
        self._restyle()
        theme.changed.connect(self._restyle)

    def _place(self) -> None:
        theme = self._theme
        acts = QWidget()
        self._acts = Flow(8, acts)
        for button in (self.trial, self.prove, self.edit, self.copy, self.folder):
            self._acts.addWidget(button)
        self._head = QVBoxLayout()
        self._top = QHBoxLayout()
        self._top.addWidget(self.title, 1)
        for chip in (self.errors, self.remarks, self.sound):
            self._top.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._head, self._top)
        self._head.addWidget(self.about)
        self._head.addWidget(acts)
        self._head.addWidget(self.message)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setSpacing(0)
        self._faults = Scrolled(self._list)
        self._below = Panel(theme, "panel")
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._line())
        below.addWidget(self._faults)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        nest(column, self._head)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs)
        nest(column, self._tab_row)
        column.addWidget(self._line())
        column.addWidget(self.view, 1)
        column.addWidget(self._below)
        words = tr("Its text, its faults and what can be done with it will be shown here.")
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState(theme, tr("Choose a role-play at the left."), words))
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _line(self) -> Panel:
        line = Panel(self._theme, "rule")
        line.setFixedHeight(1)
        return line

    def _connect(self) -> None:
        self.trial.clicked.connect(self.try_asked)
        self.prove.clicked.connect(self.prove_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.tabs.chosen.connect(self._on_tab)
        self.view.cursorPositionChanged.connect(self._on_cursor)

    @property
    def fault_rows(self) -> tuple[FaultRow, ...]:
        """The faults listed, in reading order."""
        return tuple(line.row for line in placed(self._rows, FaultLine))

    @property
    def line(self) -> int:
        """The line of the role-play's own file that the cursor is at; 0 while another file is shown."""
        own = self._opened is not None and self.tabs.current_name() in ("", str(self._opened.files[0].path))
        return self.view.line if own else 0

    def show_opened(self, opened: Opened | None) -> None:
        """Show a file as it is now; the same file keeps its place on screen."""
        before = self._opened
        self._opened = opened
        self._stack.setCurrentIndex(1 if opened else 0)
        if opened is None:
            return
        if before is None or before.entry.path != opened.entry.path:
            self.say("")
        entry = opened.entry
        self.title.setText(entry.title)
        where = tr("yours") if entry.own else tr("bundled, read-only")
        about = " · ".join((printable(entry.path.name), sort_word(entry), where))
        self.about.setText(f"{about}\n{opened.touches}" if opened.touches else about)
        self.errors.set_text(trn("{n} error", "{n} errors", entry.errors))
        self.remarks.set_text(trn("{n} tip", "{n} tips", entry.remarks))
        self.errors.setVisible(bool(entry.errors))
        self.remarks.setVisible(bool(entry.remarks))
        self.sound.setVisible(entry.state == "ok")
        reason = "" if opened.playable else tr("Correct the errors first.")
        for button in (self.trial, self.prove):
            button.setEnabled(opened.playable)
            button.set_reason(reason)
        self.trial.setVisible(not entry.sort)
        self.prove.setVisible(opened.roleplay is not None)  # of a shift, each role-play is proved for itself
        self.edit.setVisible(entry.own)
        self.copy.setVisible(not entry.own)
        self.setAccessibleDescription(f"{entry.title}: {state_word(entry)}")
        self._fill_tabs(opened)
        self._fill_faults(opened)
        self._show_file(self.tabs.current_name())

    def say(self, text: str, tone: str = "alert") -> None:
        """A sentence under the buttons: what could not be done, or what was; empty takes it away."""
        self.message.setText(text)
        self.message.set_tone(tone)
        self.message.setVisible(bool(text))

    def go_to(self, fault: Diagnostic) -> None:
        """Show a fault at its line, in its file."""
        if self._opened is None:
            return
        files = self._opened.files
        file = next((one for one in files if str(one.path) == fault.file), files[0])
        self.tabs.select(str(file.path))
        self._show_file(str(file.path))
        self.view.reveal(fault.place.line)

    def _fill_tabs(self, opened: Opened) -> None:
        current = self.tabs.current_name()
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        self.tabs.blockSignals(False)
        for file in opened.files:
            words = f"{file.name} ({len(file.faults)})" if file.faults else file.name
            self.tabs.add(str(file.path), words)
        self.tabs.setVisible(len(opened.files) > 1)
        if current in [str(file.path) for file in opened.files]:
            self.tabs.select(current)

    def _fill_faults(self, opened: Opened) -> None:
        empty(self._rows)
        for file in opened.files:
            for fault in file.faults:
                line = FaultLine(self._theme, fault, can_mend=can_mend(opened, fault), parent=self._list)
                line.row.chosen.connect(self.go_to)
                line.mend_asked.connect(self.mend_asked)
                self._rows.addWidget(line)
        self._below.setVisible(bool(opened.faults))
        self._fit_faults()

    def _on_tab(self, name: str) -> None:
        self._show_file(name)
        self._on_cursor()

    def _on_cursor(self) -> None:
        self.line_reached.emit(self.line)

    def reveal(self, line: int) -> None:
        """Show a line of the role-play's own file."""
        if self._opened is not None:
            self.tabs.select(str(self._opened.files[0].path))
            self._show_file(str(self._opened.files[0].path))
            self.view.reveal(line)

    def _show_file(self, name: str) -> None:
        if self._opened is not None:
            files = {str(file.path): file for file in self._opened.files}
            self.view.show_file(files.get(name, self._opened.files[0]))

    def _fit_faults(self) -> None:
        rows = self.fault_rows[:MOST_ROWS]
        wide = max(self._theme.px(200), self.width() - self._theme.pad(40))
        high = sum(row.heightForWidth(wide) for row in rows) + 2 * self._theme.pad(6)
        low = self.height() < self._theme.px(LOW)
        least = self._theme.px(40)
        most = least if low else min(self.height() // 3, max(least, self.height() - self._theme.px(BEFORE_FAULTS)))
        self._faults.setFixedHeight(min(high, most))
        self.about.setVisible(not low)

    def resizeEvent(self, event: object) -> None:
        """The faults take what they need: a third of the height at most, and the text keeps its lines."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit_faults()

    def _restyle(self) -> None:
        theme = self._theme
        self._head.setContentsMargins(theme.pad(20), theme.pad(16), theme.pad(20), theme.pad(12))
        self._head.setSpacing(theme.pad(8))
        self._tab_row.setContentsMargins(theme.pad(10), 0, 0, 0)
        self._rows.setContentsMargins(theme.pad(12), theme.pad(6), theme.pad(12), theme.pad(6))
        self._top.setSpacing(theme.pad(8))
        self._acts.setSpacing(theme.pad(8))
        self._fit_faults()
