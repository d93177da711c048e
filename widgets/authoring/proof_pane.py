"""What is proved of the role-play: nothing yet, on the way, or the verdict in words with the ways that were found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from widgets.authoring.fault_row import FaultRow
from widgets.authoring.sign import Sign
from widgets.common.buttons import Button
from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.placed import empty, nest, placed
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.i18n import tr, trn
from workstation.library.verdict import Verdict, Way, WayLine, number

ICONS = {"desk": "monitor", "wait": "hourglass", "hold": "hold", "note": "note", "reply": "email"}
IDLE, RUNNING, DONE = range(3)


class ProofPane(QWidget):
    """``stop_asked`` gives a running proof up; ``fault_chosen`` carries a fault to be shown at its line."""

    stop_asked = Signal()
    fault_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sentences: list[str] = []
        self._none = EmptyState(theme, "", "")
        self._count = Label(theme, "", "body", "medium", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(tr("The exploration goes on"))
        self.stop = Button(theme, tr("Stop"), icon="stop-circle", weight="regular")
        self.stop.clicked.connect(self.stop_asked)
        self._verdict = QWidget()
        self._column = QVBoxLayout(self._verdict)
        # The text of a verdict is long and holds few controls: the keyboard scrolls it.
        self._scroll = Scrolled(self._verdict, tr("What is proved"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._running())
        self._stack.addWidget(self._scroll)
        self._stale = Card(theme, "now")
        stale = QHBoxLayout(self._stale)
        words = tr("The file has changed since: prove it again.")
        stale.addWidget(Sign(theme, "now"))
        stale.addWidget(Label(theme, words, "small", "now", wrap=True), 1)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._stale)
        self._outer.addWidget(self._stack, 1)
        self.show_idle()
        self._restyle()
        theme.changed.connect(self._restyle)

    def _running(self) -> QWidget:
        page = QWidget()
        column = self._run_column = QVBoxLayout(page)
        column.addWidget(Label(self._theme, tr("Every conversation is being explored…"), "h3", wrap=True))
        column.addWidget(self._bar)
        column.addWidget(self._count)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything the verdict says, in order."""
        return tuple(self._sentences)

    @property
    def running(self) -> bool:
        """Whether a proof is on its way."""
        return self._stack.currentIndex() == RUNNING

    @property
    def fault_rows(self) -> tuple[FaultRow, ...]:
        """The faults the proof found."""
        return placed(self._column, FaultRow)

    @property
    def stale(self) -> bool:
        """Whether what is shown was proved of an earlier text."""
        return not self._stale.isHidden()

    def show_idle(self, reason: str = "") -> None:
        """Nothing is proved; ``reason`` says why, when there is one."""
        title = tr("Nothing is proved yet.")
        words = tr(
            "“Prove it” explores every conversation there can be, and says whether each leads to an ending, "
            "what the best and the worst are worth, and what is never reached."
        )
        self._none.set_words(title, reason or words)
        self._stale.hide()
        self._stack.setCurrentIndex(IDLE)

    def show_running(self, states: int = 0) -> None:
        """On the way; so many situations seen."""
        words = trn("{count} situation explored so far.", "{count} situations explored so far.", states,
                    count=number(states))  # fmt: skip
        self._count.setText(words if states else tr("The first ones are being explored."))
        self._stale.hide()
        self._stack.setCurrentIndex(RUNNING)

    def show_stale(self) -> None:
        """The text has changed since it was proved."""
        self._stale.setVisible(self._stack.currentIndex() == DONE)

    def show_verdict(self, verdict: Verdict) -> None:
        """What was found."""
        empty(self._column)
        theme = self._theme
        self._sentences = [sentence.text for sentence in verdict.sentences]
        for sentence in verdict.sentences:
            words = Label(theme, sentence.text, "body", wrap=True)
            nest(self._column, self._beside(Sign(theme, sentence.tone), words))
        if verdict.faults:
            self._title(tr("To be looked at"))
            for fault in verdict.faults:
                row = FaultRow(theme, fault, cure=True, parent=self._verdict)
                row.chosen.connect(self.fault_chosen)
                self._column.addWidget(row)
        self._way(tr("The best way"), verdict.best)
        self._way(tr("The worst way"), verdict.worst)
        self._column.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)
        self._stack.setCurrentIndex(DONE)
        self._restyle()

    def _title(self, text: str) -> None:
        self._column.addSpacing(self._theme.pad(8))
        self._column.addWidget(Label(self._theme, text, "h3", wrap=True))

    def _way(self, title: str, way: Way | None) -> None:
        if way is None:
            return
        verdict = tr("passed") if way.passed else tr("not passed")
        self._title(tr("{title} · {score} out of 100, {verdict}", title=title, score=way.score, verdict=verdict))
        for line in way.lines:
            nest(self._column, self._step(line))

    def _step(self, line: WayLine) -> QHBoxLayout:
        theme = self._theme
        icon = ICONS.get(line.kind, "on_line")
        words = tr("At the desk: {act}", act=line.text) if line.kind == "desk" else line.text
        words = tr("“{sentence}”", sentence=words) if line.kind == "said" else words
        self._sentences.append(words)
        label = Label(theme, words, "small", "strong" if line.kind == "said" else "medium", wrap=True)
        return self._beside(Sign(theme, "neutral", icon), label)

    def _beside(self, sign: Sign, words: Label) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.pad(8))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(16)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(theme.pad(8))
        self._run_column.setContentsMargins(side, side, side, side)
        self._run_column.setSpacing(theme.pad(12))
        self._bar.setFixedHeight(theme.pad(6))
