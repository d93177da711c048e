"""One moment in full: what came before, what was said beside what is better, why, and the way back into the call."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Tutor
from widgets.common.theme import Theme
from widgets.debrief.picture import Picture
from widgets.debrief.room import Room
from workstation.debrief import words
from workstation.debrief.moments import Moment
from workstation.debrief.report import Report
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.wording import clock

CHIPS = {"good": "good", "watch": "now", "bad": "alert"}


class _Said(QFrame):
    """The adviser's words on the ground of their bubble."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("bank_line"), 1))
        painter.setBrush(self._theme.color("bubble_you"))
        radius = self._theme.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


class MomentPane(QWidget):
    """``restart_asked`` carries the number of the last entry to keep; ``next_asked`` wants the next moment."""

    restart_asked = Signal(int)
    next_asked = Signal()

    def __init__(self, theme: Theme, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._report = theme, report
        self._moment: Moment | None = None
        self._build_words()
        self._build_foot()
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        for part in (self._before_row, self._pair, self._why_row, self._why, self._details, self._chip_row):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._room = Room(theme, inner)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._room, 1)
        nest(self._outer, self._foot)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_moment(self, moment: Moment, last: bool) -> None:
        """Show a moment; ``last`` when no other follows."""
        report, at = self._report, self._report.timeline.at
        self._moment = moment
        self._before_row.setVisible(bool(moment.before))
        self._before_at.setText(clock(at(moment.before_at)))
        self._before.setText(words.quoted(moment.before))
        label = words.said_label(moment)
        self._said_label.setText(tr("{what} · {time}", what=label, time=clock(at(moment.at))))
        self._said.setText(words.moment_said(moment))
        self._better_card.setVisible(bool(moment.better))
        self._better.setText(words.moment_better(moment))
        why = words.moment_why(moment)
        self._why_row.setVisible(bool(why))
        self._why.setVisible(bool(why))
        self._why.setText(why)
        details = words.moment_details(moment)
        self._details.setVisible(bool(details))
        self._details.setText("\n".join(f"· {line}" for line in details))
        self._tell_cost(moment)
        self._again_word.setText(words.again_words(moment, at(moment.at)))
        self._next.setVisible(len(report.moments) > 1)
        self._next.setText(tr("First moment") if last else tr("Next moment"))
        self.setAccessibleName(words.moment_title(moment))

    def set_whole(self, whole: bool) -> None:
        """Show the moment at full height, or scroll above the buttons."""
        self._room.set_whole(whole)

    def stack(self, narrow: bool) -> None:
        """Put « better » under « said » where there is no room beside it."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._pair_row.setDirection(way)
        self._foot.setDirection(way)
        self._chips.setDirection(way)

    def _build_words(self) -> None:
        theme = self._theme
        self._before_row = QWidget()
        row = QHBoxLayout(self._before_row)
        row.setContentsMargins(0, 0, 0, 0)
        self._before_at = Label(theme, "", "small", "quiet")
        self._before = Label(theme, "", "body", "medium", wrap=True)
        name = Label(theme, tr("{name}:", name=self._report.customer), "body", weight=700)
        for part in (self._before_at, name):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._before, 1)
        self._pair = QWidget()
        self._pair_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._pair)
        self._pair_row.setContentsMargins(0, 0, 0, 0)
        self._said_card, self._better_card = _Said(theme), Tutor(theme)
        self._said_label = Label(theme, "", "label", "bank", wrap=True)
        self._said = Label(theme, "", "lead", wrap=True)
        self._better = Label(theme, "", "lead", wrap=True)
        better_label = Label(theme, tr("Better"), "label", "tutor")
        self._cards = []
        for card, label, text in (
            (self._said_card, self._said_label, self._said),
            (self._better_card, better_label, self._better),
        ):
            column = QVBoxLayout(card)
            column.addWidget(label)
            column.addWidget(text)
            column.addStretch(1)
            self._cards.append(column)
            self._pair_row.addWidget(card, 1)
        self._why_row = QWidget()
        why = QHBoxLayout(self._why_row)
        why.setContentsMargins(0, 0, 0, 0)
        why.addWidget(Picture(theme, "why", "tutor"))
        why.addWidget(Label(theme, tr("Why"), "h3"))
        why.addStretch(1)
        self._why = Label(theme, "", "read", wrap=True)
        self._details = Label(theme, "", "body", "medium", wrap=True)

    def _build_foot(self) -> None:
        theme = self._theme
        self._chip_row = QWidget()
        self._chips = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._chip_row)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._cost = Chip(theme)
        self._mood = Chip(theme, "", "tutor", icon="mood")
        self._chips.addWidget(self._cost)
        self._chips.addWidget(self._mood)
        self._chips.addStretch(1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._again = Button(theme, tr("Try again from here"), "primary", "large", icon="undo")
        self._again.clicked.connect(self._restart)
        self._again_word = Label(theme, "", "small", "medium", wrap=True)
        self._next = Button(theme, tr("Next moment"), keys="Right")
        self._next.clicked.connect(self.next_asked)
        self._foot.addWidget(self._again)
        self._foot.addWidget(self._again_word, 1)
        self._foot.addWidget(self._next)

    def _tell_cost(self, moment: Moment) -> None:
        cost = words.cost_words(moment, self._report)
        self._cost.setVisible(bool(cost))
        self._cost.set_text(cost)
        self._cost.set_state(CHIPS[moment.kind])
        before, after = (self._report.mood(patience) for patience in moment.mood)
        moved = moment.mood[0] != moment.mood[1] and before != after
        self._mood.setVisible(moved)
        if moved:
            gender = self._report.gender
            self._mood.set_text(
                tr(
                    "Mood: {before} → {after}",
                    before=phrase("mood", before, gender).lower(),
                    after=phrase("mood", after, gender).lower(),
                )
            )
        self._chip_row.setVisible(bool(cost) or moved)

    def _restart(self) -> None:
        if self._moment is not None:
            self.restart_asked.emit(self._moment.fork_at)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(20)
        self._column.setContentsMargins(side, theme.pad(14), side - theme.pad(8), theme.pad(4))
        self._outer.setContentsMargins(1, 1, theme.pad(8), 1)
        self._foot.setContentsMargins(side, theme.pad(8), side - theme.pad(8), theme.pad(14))
        self._column.setSpacing(theme.pad(10))
        for column in self._cards:
            column.setContentsMargins(theme.pad(16), theme.pad(12), theme.pad(16), theme.pad(12))
            column.setSpacing(theme.pad(4))
        for layout in (self._pair_row, self._foot, self._chips):
            layout.setSpacing(theme.pad(12))
