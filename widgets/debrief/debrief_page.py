"""The debrief: the thread of the call, the moments worth coming back to, and the score."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from widgets.common.call_timeline import CallTimeline, TimelineData, TimelineLegend
from widgets.common.empty_state import EmptyState
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from widgets.common.timeline_drawing import BandKind
from widgets.debrief.contact_tabs import ContactTabs
from widgets.debrief.losses_pane import LossesPane
from widgets.debrief.moment_list import MomentList
from widgets.debrief.moment_pane import MomentPane
from widgets.debrief.score_pane import ScoreLine, ScorePane
from widgets.debrief.top_bar import DebriefBar
from widgets.debrief.transcript_pane import TranscriptPane
from workstation.debrief import words
from workstation.debrief.report import Report
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.wording import clock, hour, spoken_date

# Below these widths, in pixels at 100 %, the score goes under the moments, then everything in one column.
THREE_COLUMNS, ROOMY, TWO_COLUMNS = 1210, 840, 620
TALL = 860
_BANDS: dict[str, BandKind] = {"hold": "hold", "silence": "silence"}


class DebriefPage(QWidget):
    """Left and right go from one moment to the next.

    Signals: ``home_asked``; ``replay_asked`` (the role-play again from the start); ``restart_from`` (the number of
    the last entry a branch keeps); ``export_asked``; ``contest_asked`` (the entry of a sentence that was misheard);
    ``share_changed`` (whether trainers may read the sentences); ``contact_asked`` (the id of
    another contact of it, or ``WHOLE``).
    """

    home_asked = Signal()
    replay_asked = Signal()
    help_asked = Signal()
    restart_from = Signal(int)
    export_asked = Signal()
    contest_asked = Signal(int)
    share_changed = Signal(bool)
    contact_asked = Signal(str)

    def __init__(
        self, theme: Theme, report: Report, parent: QWidget | None = None, *, contacts: Mapping[str, str] | None = None
    ) -> None:
        """``contacts``: every contact of the shift, by id, and who it was; None where it is no shift."""
        super().__init__(parent)
        self._theme, self.report = theme, report
        self._columns = 0
        self._selected = 0
        self._bar = DebriefBar(theme, tr("Report · {title}", title=report.title), subtitle(report))
        self._bar.home_asked.connect(self.home_asked)
        self._bar.export_asked.connect(self.export_asked)
        self._bar.replay_asked.connect(self.replay_asked)
        self._bar.help_asked.connect(self.help_asked)
        self._build_body()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar)
        if contacts:
            self.tabs = ContactTabs(theme, contacts, report.contact)
            self.tabs.chosen.connect(self.contact_asked)
            outer.addWidget(self.tabs)
        outer.addWidget(self._scroll, 1)
        self._bind_keys()
        if report.moments:
            self.select(report.first or 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def selected(self) -> int:
        """The number of the moment shown; 0 when there is none."""
        return self._selected

    def select(self, number: int) -> None:
        """Show a moment everywhere at once. Raises ``KeyError`` for a number the report has not."""
        moment = self.report.moment(number)
        self._selected = number
        self._timeline.select(number)
        self._list.select(number)
        self._list.focus_chosen()
        self._moment.show_moment(moment, number == len(self.report.moments))
        if self._pages.currentWidget() is self._transcript:
            self._transcript.show_moment(moment.entry_number)

    def view_state(self) -> object:
        """The moment in view."""
        return self._selected

    def restore_view(self, state: object) -> None:
        """Bring it into view."""
        if isinstance(state, int) and state:
            self.select(state)

    def show_losses(self) -> None:
        """Show every point lost and why, in place of the moment."""
        self._views.select("losses")
        self._view("losses")

    def show_transcript(self, shown: bool = True) -> None:
        """Show the whole conversation in place of the moment, or the moment again."""
        self._views.select("transcript" if shown else "moments")
        self._view("transcript" if shown else "moments")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the moments. A focus proxy would do it too, and catch the Tab key in a loop."""
        super().focusInEvent(event)
        (self._list if self.report.moments else self._views).setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, two, or one, as the width and the text size allow."""
        super().resizeEvent(event)
        self._arrange()

    def _build_body(self) -> None:
        theme, report = self._theme, self.report
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.addWidget(self._thread_card())
        self._lower = QWidget()
        self._grid = QGridLayout(self._lower)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._list = MomentList(theme, report)
        self._list.picked.connect(self.select)
        self._centre = Card(theme)
        self._pages = QStackedLayout(self._centre)
        self._moment = MomentPane(theme, report)
        self._moment.restart_asked.connect(self.restart_from)
        self._moment.next_asked.connect(self._next)
        self._transcript = TranscriptPane(theme, report)
        self._transcript.contest_asked.connect(self.contest_asked)
        self._losses = LossesPane(theme, report)
        self._pages.addWidget(self._moment if report.moments else self._empty())
        self._pages.addWidget(self._transcript)
        self._pages.addWidget(self._losses)
        self._score = ScorePane(theme, report)
        self._score.share_changed.connect(self.share_changed)
        self._column.addWidget(self._lower, 1)
        self._scroll = Scrolled(body)
        self.setProperty("surface", "window")

    def _thread_card(self) -> Card:
        theme, report = self._theme, self.report
        card = Card(theme)
        self._thread = QVBoxLayout(card)
        self._thread_head = QHBoxLayout()
        self._legend = TimelineLegend(theme, report.customer)
        self._hint = Label(theme, tr("from one moment to the next"), "small", "medium")
        self._caps = (KeyCap(theme, "Left"), KeyCap(theme, "Right"))
        self._views = SegmentedControl(
            theme, (("moments", tr("Moments")), ("transcript", tr("Transcript")), ("losses", tr("Points")))
        )
        self._views.select("moments")
        self._views.setAccessibleName(tr("What to show under the thread"))
        self._views.chosen.connect(self._view)
        self._thread_title = Label(theme, tr("The thread of the contact"), "h3")
        self.score_line = ScoreLine(theme, report)
        self._thread_head.addWidget(self._thread_title)
        self._thread_head.addWidget(self.score_line)
        self._thread_head.addWidget(self._legend)
        self._thread_head.addStretch(1)
        for part in (*self._caps, self._hint, self._views):
            self._thread_head.addWidget(part)
        self._timeline = CallTimeline(theme)
        self._timeline.set_data(timeline_data(report), animated=True)
        self._timeline.moment_selected.connect(self.select)
        nest(self._thread, self._thread_head)
        self._thread.addWidget(self._timeline)
        return card

    def _empty(self) -> EmptyState:
        if any(line.who == "adviser" for line in self.report.lines):
            title = tr("No moment stands out.")
            return EmptyState(self._theme, title, tr("Read the whole conversation under “Transcript”."))
        title = tr("Nothing was said in this contact.")
        return EmptyState(self._theme, title, tr("Replay it from the start: the moments will be shown here."))

    def _bind_keys(self) -> None:
        """The arrows belong to the moments, wherever the keyboard is in the lower part."""
        for key, asked in ((Qt.Key.Key_Left, self._previous), (Qt.Key.Key_Right, self._next)):
            shortcut = QShortcut(QKeySequence(key), self._lower)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(asked)
        for key, asked in ((Qt.Key.Key_Up, self._previous), (Qt.Key.Key_Down, self._next)):
            shortcut = QShortcut(QKeySequence(key), self._list)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(asked)

    def _next(self) -> None:
        self._step(1)

    def _previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """The next moment, and the first again after the last."""
        count = len(self.report.moments)
        if count:
            self.select((self._selected - 1 + by) % count + 1)

    def _view(self, name: str) -> None:
        self._pages.setCurrentIndex(("moments", "transcript", "losses").index(name))
        if name == "transcript" and self._selected:
            self._transcript.show_moment(self.report.moment(self._selected).entry_number)

    def _arrange(self) -> None:
        """Lay the three parts side by side, or one under the other."""
        wide = self.width() / self._theme.scale
        columns = 3 if wide >= THREE_COLUMNS else 2 if wide >= TWO_COLUMNS else 1
        self._hint.setVisible(columns == 3)
        self.score_line.setVisible(columns < 3)  # the score itself is under the moments then
        self._thread_title.setVisible(columns == 3)
        self._legend.setVisible(wide >= ROOMY)
        for cap in self._caps:
            cap.setVisible(columns == 3)
        if columns != self._columns:
            self._columns = columns
            for part in (self._list, self._centre, self._score):
                self._grid.removeWidget(part)
            self._place(columns)
        theme = self._theme
        self._list.setFixedWidth(theme.px(292 if wide >= THREE_COLUMNS else 240)) if columns > 1 else None
        self._score.setFixedWidth(theme.px(344)) if columns == 3 else None
        narrow = columns == 1 or (columns == 2 and wide < ROOMY)
        self._moment.stack(narrow)
        self._transcript.stack(narrow)
        tall = self.height() / theme.scale >= TALL
        hint = self._timeline.sizeHint() if tall else self._timeline.minimumSizeHint()
        self._timeline.setMaximumHeight(hint.height())

    def _place(self, columns: int) -> None:
        for part in (self._list, self._score):
            part.setMinimumWidth(0)
            part.setMaximumWidth(16777215)
        grid = self._grid
        for column in range(3):
            grid.setColumnStretch(column, 0)
        grid.addWidget(self._list, 0, 0)
        if columns == 1:
            grid.addWidget(self._centre, 1, 0)
            grid.addWidget(self._score, 2, 0)
        elif columns == 2:
            grid.addWidget(self._centre, 0, 1)
            grid.addWidget(self._score, 1, 0, 1, 2)
        else:
            grid.addWidget(self._centre, 0, 1)
            grid.addWidget(self._score, 0, 2)
        grid.setColumnStretch(0 if columns == 1 else 1, 1)
        # Side by side, the columns scroll and the buttons stay in sight; else the page scrolls.
        self._list.set_whole(columns < 3)
        self._moment.set_whole(columns < 3)
        self._losses.set_whole(columns < 3)
        self._score.set_whole(columns < 3)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(24)
        self._column.setContentsMargins(side, theme.pad(14), side, theme.pad(18))
        self._column.setSpacing(theme.pad(14))
        self._grid.setSpacing(theme.pad(16))
        across, down = theme.pad(20), theme.pad(10)
        self._thread.setContentsMargins(across, down, theme.pad(12), theme.pad(6))
        self._thread.setSpacing(theme.pad(6))
        self._thread_head.setSpacing(theme.pad(10))
        self._arrange()


def subtitle(report: Report) -> str:
    """Who, with what help, when, how long, and in which professional role."""
    day = spoken_date(date.fromisoformat(report.day), language())
    parts = [
        report.customer,
        tr("help: {level}", level=phrase("help", report.help).lower()),
        f"{day}, {hour(report.start, report.timeline.origin)}",
        clock(report.duration),
        phrase("job", report.job),
    ]
    if report.kind == "branch":
        parts.insert(1, tr("second try"))
    return " · ".join(parts)


def timeline_data(report: Report) -> TimelineData:
    """The report's time line, in words."""
    line = report.timeline
    return TimelineData(
        line.duration,
        stages=[(at, phrase("stage", stage)) for at, stage in line.stages],
        mood=line.mood,
        bands=[
            (start, end, words.band_word(kind, start, end), _BANDS.get(kind, "other"))
            for start, end, kind in line.bands
        ],
        knots=line.knots,
        moments=[(m.number, line.at(m.at), m.kind, words.moment_title(m)) for m in report.moments],
    )
