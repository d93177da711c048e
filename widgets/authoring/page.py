"""« Mes jeux de rôle »: the files, the text of the one chosen with its faults, and what is proved of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from widgets.authoring.confusion_pane import ConfusionPane
from widgets.authoring.corrections_pane import CorrectionsPane
from widgets.authoring.files_pane import FilesPane
from widgets.authoring.map_pane import MapPane
from widgets.authoring.proof_pane import ProofPane
from widgets.authoring.revision_pane import RevisionPane
from widgets.authoring.sentences_pane import SentencesPane
from widgets.authoring.source_pane import SourcePane
from widgets.authoring.text_pane import TextPane
from widgets.common.placed import let_go, nest
from widgets.common.surfaces import Panel
from widgets.common.tabs import TabBar
from widgets.common.theme import Theme
from widgets.home.page_bar import PageBar
from widgets.keys import PROVE, TRY
from workstation.content.diagnostics import Diagnostic
from workstation.i18n import tr

FILES, ASIDE = 276, 400
THREE, TWO = 1180, 760
"""From these widths at 100 % on: three columns, two; below, one at a time under tabs."""


class AuthoringPage(QWidget):
    """The page, its bar included. ``back`` leads home; ``guide_asked`` opens the trainer's first page of help."""

    back = Signal()
    keys_asked = Signal()
    guide_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = 0
        self.bar = PageBar(theme)
        self.bar.set_title(tr("My role-plays"), tr("Written in your editor, checked at each save"))
        self.files = FilesPane(theme)
        self.source = SourcePane(theme)
        self.proof = ProofPane(theme)
        self.sentences = SentencesPane(theme)
        self.texts = TextPane(theme)
        self.revision = RevisionPane(theme)
        self.map = MapPane(theme)
        self.confusion = ConfusionPane(theme)
        self.corrections = CorrectionsPane(theme)
        self._place()
        self.bar.back.connect(self.back)
        self.bar.help_asked.connect(self.keys_asked)
        self.files.guide_asked.connect(self.guide_asked)
        self.proof.fault_chosen.connect(self._go_to)
        self.source.line_reached.connect(self.map.follow)
        self.map.line_asked.connect(self._go_to_line)
        self.source.line_reached.connect(self.confusion.follow)
        self.confusion.line_asked.connect(self._go_to_line)
        self.aside_tabs.chosen.connect(self._on_aside)
        self.parts.chosen.connect(self._on_part)
        for keys, button in ((TRY.keys, self.source.trial), (PROVE.keys, self.source.prove)):
            for sequence in (keys, keys.replace("Return", "Enter")):
                QShortcut(QKeySequence(sequence), self, button.click)
        theme.changed.connect(self._arrange)
        self._arrange()

    def _place(self) -> None:
        theme = self._theme
        self.setProperty("surface", "window")
        self.aside = Panel(theme, "hollow")
        self.aside_tabs = TabBar(theme)
        self.aside_tabs.setAccessibleName(tr("Proof and sentences"))
        self._aside_stack = QStackedWidget()
        self._beside: dict[str, QWidget] = {}
        for name, words, icon, pane in (
            ("proof", tr("What is proved"), "passed", self.proof),
            ("sentences", tr("Sentences"), "chat", self.sentences),
            ("texts", tr("Try a note"), "note", self.texts),
            ("revision", tr("Changes"), "history", self.revision),
            ("map", tr("Map"), "map-pin", self.map),
            ("confusion", tr("Heard as"), "whisper", self.confusion),
            ("corrections", tr("Sheets"), "sheet", self.corrections),
        ):
            self.aside_tabs.add(name, words, icon=icon)
            self._aside_stack.addWidget(pane)
            self._beside[name] = pane
        aside = QVBoxLayout(self.aside)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.setSpacing(0)
        nest(aside, self._indented(self.aside_tabs))
        aside.addWidget(self._rule(high=True))
        aside.addWidget(self._aside_stack, 1)
        self.parts = TabBar(theme)
        self.parts.setAccessibleName(tr("Parts of the page"))
        self._middle = Panel(theme, "panel")
        self._middle_stack = QStackedWidget()
        for stack in (self._aside_stack, self._middle_stack):
            stack.setMinimumSize(1, 1)
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        nest(middle, self._indented(self.parts))
        self._parts_rule = self._rule(high=True)
        middle.addWidget(self._parts_rule)
        middle.addWidget(self._middle_stack, 1)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._rules = (self._rule(high=False), self._rule(high=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        nest(column, self._row, 1)

    def _indented(self, tabs: TabBar) -> QHBoxLayout:
        """Tabs whose words stand in line with the text under them."""
        row = QHBoxLayout()
        row.setContentsMargins(self._theme.pad(6), 0, 0, 0)
        row.addWidget(tabs)
        return row

    def _rule(self, *, high: bool) -> Panel:
        rule = Panel(self._theme, "rule", self)
        if high:
            rule.setFixedHeight(1)
        else:
            rule.setFixedWidth(1)
        return rule

    def show_source(self) -> None:
        """Bring the text into view, where only one part shows at a time."""
        if self._columns < 3:
            self._show_part("source")

    def show_proof(self) -> None:
        """Bring what is proved into view."""
        self.aside_tabs.select("proof")
        self._on_aside("proof")
        if self._columns < 3:
            self._show_part("aside")

    def count_sentences(self, count: int) -> None:
        """Say on its tab how many sentences there are to read."""
        words = tr("Sentences ({n})", n=count) if count else tr("Sentences")
        self.aside_tabs.set_text("sentences", words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, two, or one, as the width and the text size allow."""
        super().resizeEvent(event)
        self._arrange()

    def _go_to(self, fault: Diagnostic) -> None:
        self.show_source()
        self.source.go_to(fault)
        self.source.view.setFocus()

    def _go_to_line(self, line: int) -> None:
        self.show_source()
        self.source.reveal(line)
        self.source.view.setFocus()

    def _on_aside(self, name: str) -> None:
        self._aside_stack.setCurrentWidget(self._beside[name])

    def _on_part(self, name: str) -> None:
        part: QWidget = {"files": self.files, "source": self.source, "aside": self.aside}[name]
        self._middle_stack.setCurrentWidget(part)

    def _show_part(self, name: str) -> None:
        self.parts.select(name)
        self._on_part(name)

    def _arrange(self) -> None:
        wide = self.width() / self._theme.scale
        columns = 3 if wide >= THREE else 2 if wide >= TWO else 1
        if columns != self._columns:
            self._columns = columns
            self._place_columns(columns)
        theme = self._theme
        if columns > 1:
            self.files.setFixedWidth(theme.px(FILES))
        else:
            self.files.setMinimumWidth(0)
            self.files.setMaximumWidth(16_777_215)
        if columns == 3:
            self.aside.setFixedWidth(max(theme.px(ASIDE), round(self.width() * 0.28)))
        else:
            self.aside.setMinimumWidth(0)
            self.aside.setMaximumWidth(16_777_215)

    def _place_columns(self, columns: int) -> None:
        let_go(self._row)
        current = self.parts.current_name()
        inside: list[QWidget] = [self.source]
        if columns < 3:
            inside.append(self.aside)
        if columns < 2:
            inside.insert(0, self.files)
        self._fill_parts(columns, current)
        for part in (self.files, self.aside):
            if part not in inside:
                part.setParent(self)
        for index, held in enumerate(inside):
            self._middle_stack.insertWidget(index, held)
        row: list[QWidget] = [self._middle]
        if columns > 1:
            row = [self.files, self._rules[0], *row]
        if columns > 2:
            row = [*row, self._rules[1], self.aside]
        for placed in row:
            self._row.addWidget(placed, 1 if placed is self._middle else 0)
            placed.show()
        self._rules[0].setVisible(columns > 1)
        self._rules[1].setVisible(columns > 2)
        self._on_part(self.parts.current_name() or "source")

    def _fill_parts(self, columns: int, current: str) -> None:
        self.parts.blockSignals(True)
        while self.parts.count():
            self.parts.removeTab(0)
        self.parts.blockSignals(False)
        names = {"files": tr("Files"), "source": tr("Text"), "aside": tr("Proof and sentences")}
        shown = [name for name in names if (name != "files" or columns < 2) and (name != "aside" or columns < 3)]
        for name in shown:
            self.parts.add(name, names[name])
        self.parts.setVisible(len(shown) > 1)
        self._parts_rule.setVisible(len(shown) > 1)
        self.parts.select(current if current in shown else "source")
