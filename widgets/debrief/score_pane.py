"""The score at the right: the figure, passed or not in words, the breaches, and what each criterion obtained."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.gauges import ScoreBar
from widgets.common.labels import Label
from widgets.common.placed import nest, nest_in_grid
from widgets.common.surfaces import Card
from widgets.common.switch import Switch
from widgets.common.theme import Theme
from widgets.debrief.picture import Picture
from widgets.debrief.room import Room
from workstation.assessment.marking import RaisedFlag
from workstation.debrief import words
from workstation.debrief.explaining import criterion_figure
from workstation.debrief.report import Report
from workstation.i18n import tr


class ScorePane(Card):
    """Built once from a report. ``share_changed``: whether trainers may read the sentences."""

    share_changed = Signal(bool)

    def __init__(self, theme: Theme, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(theme, "card", parent)
        self._theme, self._report = theme, report
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._room = Room(theme, inner)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._room)
        nest(self._column, self._head())
        nest(self._column, self._verdict())
        for told in filter(None, (words.hearing(report), words.without(report))):
            self._column.addWidget(Label(theme, told, "small", wrap=True))
        line = QFrame()
        line.setFixedHeight(1)
        line.setProperty("surface", "inset")
        self._column.addWidget(line)
        self._grid = self._criteria()
        nest(self._column, self._grid)
        self.share = Switch(theme, tr("Share my sentences"))
        self._share()
        self._column.addStretch(1)
        score = tr("Score: {score} out of {most}", score=report.score, most=100)
        self.setAccessibleName(tr("Score to confirm") if report.score is None else score)
        told = f"{words.verdict(report)}. {words.verdict_reason(report)} {words.hearing(report)}"
        self.setAccessibleDescription(told.strip())
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_whole(self, whole: bool) -> None:
        """Show every criterion at full height, or scroll inside the height there is."""
        self._room.set_whole(whole)

    def _head(self) -> QHBoxLayout:
        theme, report = self._theme, self._report
        self._row = QHBoxLayout()
        self._row.addWidget(
            Label(theme, "–" if report.score is None else str(report.score), "score"), 0, Qt.AlignmentFlag.AlignVCenter
        )
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addStretch(1)
        beside.addWidget(Label(theme, _told(report), "body", wrap=True, weight=700))
        beside.addWidget(Label(theme, self._compared(), "small", "medium", wrap=True))
        if report.kind == "branch":
            told = tr("A second try teaches and does not count: Home keeps what a call begun from its start was worth.")
            beside.addWidget(Label(theme, told, "small", "medium", wrap=True))
        beside.addStretch(1)
        nest(self._row, beside, 1)
        return self._row

    def _compared(self) -> str:
        """The score beside the best one before it, or why it is what it is."""
        report = self._report
        if report.best is not None and not (report.marks.fatal or report.to_confirm) and report.how == "closed":
            return tr("Best score before: {best}", best=report.best)
        return words.verdict_reason(report)

    def _verdict(self) -> QVBoxLayout:
        self._flags = QVBoxLayout()
        flags = sorted(self._report.marks.flags, key=lambda flag: (not flag.fatal, -flag.penalty))
        if not any(flag.fatal for flag in flags) and self._report.how not in ("abandoned", "unfinished"):
            self._flags.addWidget(_Verdict(self._theme, "identified", "good", tr("No knock-out")))
        for flag in flags:
            self._flags.addWidget(FlagCard(self._theme, flag, words.flag_why(flag, self._report)))
        return self._flags

    def _share(self) -> None:
        """The choice to let trainers read what was written; there is none of what nobody wrote, nor of an exam."""
        theme, report = self._theme, self._report
        wrote = bool(report.hearing.heard or report.hearing.left_aside)
        told = tr(
            "Trainers then read those that were misheard or unclear, without your name, names and numbers hidden."
        )
        if report.kind == "exam":
            told = tr("It is an exam: trainers read the sentences that were unclear, without your name.")
        about = Label(theme, told, "meta", "medium", wrap=True)
        for part in (self.share, about):
            self._column.addWidget(part)
            part.setVisible(wrote)
        self.share.setVisible(wrote and report.kind != "exam")
        self.share.setChecked(report.shared)
        self.share.setAccessibleDescription(told)
        self.share.toggled.connect(self.share_changed)

    def _criteria(self) -> QGridLayout:
        """What each criterion obtained; nothing while the score is to be confirmed."""
        theme, grid = self._theme, QGridLayout()
        shown = () if self._report.to_confirm else self._report.marks.criteria
        for row, criterion in enumerate(shown):
            named = self._report.criterion(criterion.id)
            title = Label(theme, named, "small", wrap=True)
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignVCenter)
            if self._report.unreached(criterion.id):
                told = Label(theme, criterion_figure(criterion, self._report), "small", "medium")
                grid.addWidget(told, row, 1, 1, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                continue
            bar = ScoreBar(theme, criterion.got, criterion.maximum)
            got = Label(theme, str(criterion.got), "small", weight=700)
            most = Label(theme, f"/{criterion.maximum}", "small", "quiet")
            bar.setAccessibleDescription(named)
            figure = QHBoxLayout()
            figure.setSpacing(0)
            figure.addStretch(1)
            figure.addWidget(got)
            figure.addWidget(most)
            grid.addWidget(bar, row, 1, Qt.AlignmentFlag.AlignVCenter)
            nest_in_grid(grid, figure, row, 2)
        grid.setColumnStretch(0, 1)
        return grid

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(18)
        self._column.setContentsMargins(side, theme.pad(10), side - theme.pad(8), theme.pad(8))
        self._outer.setContentsMargins(1, 1, theme.pad(8), 1)
        self._column.setSpacing(theme.pad(8))
        self._row.setSpacing(theme.pad(14))
        self._flags.setSpacing(theme.pad(6))
        self._grid.setHorizontalSpacing(theme.pad(12))
        self._grid.setVerticalSpacing(theme.pad(9))
        self._grid.setColumnMinimumWidth(1, theme.pad(78))
        self._grid.setColumnMinimumWidth(2, theme.px(40))


class ScoreLine(QWidget):
    """The figure and the verdict on one line, for where the pane is out of sight."""

    def __init__(self, theme: Theme, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        if not report.to_confirm and report.score is not None:
            self._row.addWidget(Label(theme, str(report.score), "clock_bar"))
        self._row.addWidget(Label(theme, _told(report), "body", weight=700, elide=True), 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._row.setSpacing(self._theme.pad(8))
        self._row.setContentsMargins(0, 0, self._theme.pad(16), 0)


def _told(report: Report) -> str:
    """What the figure is out of, and the verdict."""
    verdict = words.verdict(report)
    return verdict if report.to_confirm else tr("out of {most} · {verdict}", most=100, verdict=verdict)


class _Verdict(QWidget):
    """An icon and a few words in the same tone."""

    def __init__(self, theme: Theme, icon: str, tone: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.pad(8))
        row.addWidget(Picture(theme, icon, f"{tone}_text"))
        row.addWidget(Label(theme, text, "body", tone, wrap=True, weight=700), 1)


class FlagCard(QFrame):
    """A breach that happened: fatal or so many points, and why."""

    def __init__(self, theme: Theme, flag: RaisedFlag, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("surface", "alert" if flag.fatal else "now")
        self._column = QVBoxLayout(self)
        if flag.fatal:
            said, icon, tone = tr("Knock-out"), "breach", "alert"
        else:
            icon, tone = "problem", "now"
            said = tr("−{points} points", points=flag.penalty) if flag.penalty else tr("Breach")
        self._column.addWidget(_Verdict(theme, icon, tone, said))
        self._column.addWidget(Label(theme, why, "small", wrap=True))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        across, down = self._theme.pad(12), self._theme.pad(8)
        self._column.setContentsMargins(across, down, across, down)
        self._column.setSpacing(self._theme.pad(2))
