"""The guide of the moment: what this stage is for, ways to say it, and at the end what is left to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.dock import SIDE, DockPane
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.check_line import CheckLine
from widgets.common.chips import Chip
from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.placed import empty
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.content.guide import Stage
from workstation.content.manners import Manner
from workstation.headings import heading
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.closing import STAGES, Check, closing

_Shown = tuple[Stage | None, str, tuple[Check, ...], Manner | None]
BEGUN = 3
"""Words of a phrase that are given where first words are."""


class GuidePane(DockPane):
    """The current stage's goal and model phrases; the first stage's before the call.

    It fades with the help: phrases begun where first words are given, the goal alone where nothing is. So does the card
    of the customer's manner. What has to be said stands whole at every help.
    """

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme, self._bridge = theme, bridge
        self._stage = ""
        self._shown: _Shown = (None, "", (), None)
        self._page = QWidget()
        self._page_column = QVBoxLayout(self._page)
        self._scroll = Scrolled(self._page, tr("Call guide"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        Awake(self, bridge, self._paint)
        theme.scaled.connect(self._restyle)
        self._paint()

    @property
    def stage(self) -> str:
        """The stage now shown."""
        return self._stage

    def focus_pane(self) -> None:
        """Give the keyboard to the text, which the arrows then scroll."""
        self._scroll.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _restyle(self) -> None:
        self._shown = (None, "", (), None)
        self._paint()

    def _paint(self) -> None:
        contact = self._bridge.contact()
        guide = self._bridge.guide(contact) if contact else None
        wanted = (contact.talk.stage if contact else "") or "welcome"
        stage = guide.stage(wanted) if guide else None
        started = self._bridge.state.started
        help_level = started.help if started else ""
        checks = closing(contact) if contact and wanted in STAGES else ()
        manner = guide.manner if guide and wanted not in STAGES else None
        now = (stage, help_level, checks, manner)
        if stage is not None and now == self._shown:
            return
        turned = stage is None or stage.id != self._stage
        self._stage, self._shown = stage.id if stage else "", now
        empty(self._page_column)
        if stage is None:
            words = tr("Each stage of a call says here what it is for, as soon as a contact comes.")
            self._page_column.addWidget(EmptyState(self._theme, tr("No stage yet"), words))
            return
        self._show(stage, help_level, checks, manner)
        if turned:
            self._scroll.verticalScrollBar().setValue(0)

    def _show(self, stage: Stage, help_level: str, checks: tuple[Check, ...], manner: Manner | None) -> None:
        theme, column = self._theme, self._page_column
        column.setContentsMargins(theme.pad(SIDE), theme.pad(12), theme.pad(SIDE), theme.pad(12))
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
        if manner is not None and help_level != "free":
            column.addWidget(self._manner(manner, help_level))
        if checks:
            column.addWidget(self._list(checks))
        for words in stage.must:
            column.addWidget(self._sentence(words, must=True))
        for words in faded(stage.phrases, help_level):
            column.addWidget(self._sentence(words))
        column.addStretch(1)

    def _sentence(self, words: str, *, must: bool = False) -> Card:
        theme, card = self._theme, Card(self._theme)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.pad(12), theme.pad(8), theme.pad(12), theme.pad(8))
        if must:
            inside.addWidget(Chip(theme, tr("To be said"), "now", icon="flag"), 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(Label(theme, tr("“{words}”", words=words), "body", wrap=True))
        return card

    def _manner(self, manner: Manner, help_level: str) -> Card:
        """How to speak with whoever is there; where first words are given, the advice alone."""
        theme, card = self._theme, Card(self._theme)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.pad(12), theme.pad(8), theme.pad(12), theme.pad(8))
        inside.setSpacing(theme.pad(4))
        inside.addWidget(Chip(theme, manner.title, "neutral", icon="mood"), 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(Label(theme, manner.speak, "body", wrap=True))
        if help_level != "first_words":
            inside.addWidget(Label(theme, tr("To avoid: {words}", words=manner.avoid), "small", "medium", wrap=True))
            for words in manner.phrases:
                inside.addWidget(Label(theme, tr("“{words}”", words=words), "small", wrap=True))
        return card

    def _list(self, checks: tuple[Check, ...]) -> QWidget:
        """What is to be done before one closes, told off as it is."""
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.pad(4))
        for check in checks:
            line = CheckLine(self._theme)
            words = _named(check)
            line.tell("tick" if check.done else "round", words)
            told = tr("Checked: {what}", what=words) if check.done else tr("To check: {what}", what=words)
            line.words.setAccessibleName(told)
            column.addWidget(line)
        return held


def _named(check: Check) -> str:
    words = phrase("act_done", check.act) if check.act else phrase("closing", check.code)
    return tr("{what}, ref. {reference}", what=words, reference=check.reference) if check.reference else words


def faded(phrases: tuple[str, ...], help_level: str) -> tuple[str, ...]:
    """The model phrases at that help: whole, begun, or none."""
    if help_level == "first_words":
        return tuple(f"{' '.join(words.split()[:BEGUN])}…" for words in phrases)
    return () if help_level == "free" else phrases
