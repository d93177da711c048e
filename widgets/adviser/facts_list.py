"""« Ce qui s'est passé »: the facts of the call, each added to the note with one click, and the adviser's own times."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.clock_label import ClockLabel
from widgets.common.labels import Label
from widgets.common.placed import empty, nest
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.common.tips import tip
from workstation.channels import WRITTEN
from workstation.contacts.life import WRAP_UP_TIME
from workstation.i18n import tr
from workstation.phrases import fact
from workstation.session.state import Contact
from workstation.session.transcript import Line
from workstation.wording import clock, hour

# What a note may say of the call; who hung up and which silence fell are not for the client to read.
NOTED = ("held", "act", "identity", "revealed", "section", "document")


class _Fact(QWidget):
    """One fact: when, what, and a button that adds it."""

    add_asked = Signal(str)

    def __init__(self, theme: Theme, at: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.text = theme, text
        self._row = QHBoxLayout(self)
        self._row.addWidget(ClockLabel(theme, at, "clock_inline", "quiet"), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(Label(theme, text, "small", wrap=True), 1)
        self.add = Button(theme, "", "icon", "small", icon="add_fact", weight="regular")
        self.add.setAccessibleName(tr("Add to the note: {fact}", fact=text))
        self.add.setToolTip(tip(tr("Add to the note")))
        self.add.clicked.connect(self._on_add)
        self._row.addWidget(self.add)
        self._row.setContentsMargins(0, theme.pad(2), 0, theme.pad(2))
        self._row.setSpacing(theme.pad(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line under it."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("edge_soft"))
        painter.end()

    def _on_add(self) -> None:
        self.add_asked.emit(self.text)


class FactsList(Panel):
    """Facts above, times below; it scrolls."""

    add_asked = Signal(str)

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._bridge = bridge
        self._shown: tuple[str, ...] = ()
        self._none = Label(theme, tr("Nothing to add: no act was done."), "small", "medium", wrap=True)
        titles = {"line": "", "held": tr("of which on hold"), "note": tr("Note begun at"), "planned": ""}
        self._times = {
            name: (Label(theme, title, "small", "medium"), ClockLabel(theme, "0:00")) for name, title in titles.items()
        }
        self._build()
        theme.changed.connect(self._restyle)
        Awake(self, bridge, self.render_state)
        self._restyle()
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Show the contact's facts; what is shown already is not made again."""
        contact = self._bridge.contact()
        if contact is None:
            return
        facts = [line for line in contact.lines if line.who == "fact" and line.code in NOTED]
        key = (contact.id, *(str(line.number) for line in facts))
        if key != self._shown:
            known = len(self._shown)
            if not known or key[:known] != self._shown:
                empty(self._facts)
                known = 1  # the contact itself
            self._shown = key
            self._add(facts[known - 1 :])
            self._none.setVisible(not facts)
        self._tell_times(contact)

    def minimumSizeHint(self) -> QSize:
        """It scrolls."""
        return QSize(self._theme.px(200), self._theme.px(160))

    def _add(self, facts: list[Line]) -> None:
        started = self._bridge.state.started
        for line in facts:
            when = hour(started.start if started is not None else 0, line.at)
            row = _Fact(self._theme, when, fact(line))
            row.add_asked.connect(self.add_asked)
            self._facts.addWidget(row)

    def _tell_times(self, contact: Contact) -> None:
        life, begun = contact.life, contact.desk.note.started_at
        self._dress(contact)
        answered = max(0, life.answered_at)
        end = life.ended_at if life.ended_at >= 0 else self._bridge.at
        figures = {
            "line": clock(end - answered),
            "held": clock(contact.leg.held_total),
            "note": clock(begun - answered) if begun >= 0 else tr("not yet"),
            "planned": clock(WRAP_UP_TIME),
        }
        for name, text in figures.items():
            title, label = self._times[name]
            label.setText(text)
            label.setAccessibleName(f"{title.text()} {text}")

    def _dress(self, contact: Contact) -> None:
        """Name the times as the contact's channel has them: nobody is on the line, or on hold, in writing."""
        written = contact.offer.channel in WRITTEN
        self._times["line"][0].setText(tr("Contact open") if written else tr("On the line"))
        self._times["planned"][0].setText(tr("Closing planned") if written else tr("Wrap-up planned"))
        for part in self._times["held"]:
            part.setVisible(not written)

    def _build(self) -> None:
        theme, inner = self._theme, QWidget()
        self._column = QVBoxLayout(inner)
        self._column.addWidget(Label(theme, tr("What happened"), "h3"))
        self._column.addWidget(Label(theme, tr("Add a fact to the note with one click"), "small", "medium", wrap=True))
        self._facts = QVBoxLayout()
        self._facts.setSpacing(0)
        nest(self._column, self._facts)
        self._column.addWidget(self._none)
        self._column.addSpacing(theme.pad(14))
        self._column.addWidget(Label(theme, tr("Your times"), "label", "medium"))
        for title, label in self._times.values():
            row = QHBoxLayout()
            row.addWidget(title, 1)
            row.addWidget(label)
            nest(self._column, row)
        self._column.addStretch(1)
        area = Scrolled(inner, tr("What happened"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _restyle(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(*(theme.pad(side) for side in (16, 12, 16, 16)))
        self._column.setSpacing(theme.pad(6))
