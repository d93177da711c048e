"""The guide of the moment: what this stage is for, and ways to say it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.dock import DockPane
from widgets.bridge import Bridge
from widgets.common.chips import Chip
from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.placed import empty
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.content.guide import Stage
from workstation.headings import heading
from workstation.i18n import tr


class GuidePane(DockPane):
    """The current stage's goal and model phrases; the first stage's before the call."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme, self._bridge = theme, bridge
        self._stage = ""
        self._page = QWidget()
        self._page_column = QVBoxLayout(self._page)
        self._scroll = Scrolled(self._page, tr("Call guide"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        bridge.happened.connect(self._happened)
        theme.changed.connect(self._restyle)
        self._paint()

    @property
    def stage(self) -> str:
        """The stage now shown."""
        return self._stage

    def focus_pane(self) -> None:
        """Give the keyboard to the text, which the arrows then scroll."""
        self._scroll.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _happened(self, _entries: object, _state: object) -> None:
        self._paint()

    def _restyle(self) -> None:
        self._stage = ""
        self._paint()

    def _paint(self) -> None:
        contact = self._bridge.contact()
        guide = self._bridge.guide(contact) if contact else None
        wanted = (contact.talk.stage if contact else "") or "welcome"
        stage = guide.stage(wanted) if guide else None
        if stage is not None and stage.id == self._stage:
            return
        self._stage = stage.id if stage else ""
        empty(self._page_column)
        if stage is None:
            words = tr("Each stage of a call says here what it is for, as soon as a contact comes.")
            self._page_column.addWidget(EmptyState(self._theme, tr("No stage yet"), words))
            return
        self._show(stage)

    def _show(self, stage: Stage) -> None:
        theme, column = self._theme, self._page_column
        column.setContentsMargins(theme.pad(16), theme.pad(10), theme.pad(16), theme.pad(12))
        column.setSpacing(theme.pad(8))
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(theme, heading("stage", stage.id, stage.title), "h3", wrap=True), 1)
        low, high = stage.seconds
        if high:
            row.addWidget(Chip(theme, tr("{low} to {high} s", low=low, high=high), "neutral", icon="clock"))
        column.addWidget(head)
        column.addWidget(Label(theme, stage.goal, "body", "medium", wrap=True))
        for phrase in stage.phrases:
            card = Card(theme)
            inside = QVBoxLayout(card)
            inside.setContentsMargins(theme.pad(12), theme.pad(8), theme.pad(12), theme.pad(8))
            inside.addWidget(Label(theme, tr("“{words}”", words=phrase), "body", wrap=True))
            column.addWidget(card)
        column.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)
