"""Home: where one stands on the path, the call left in the middle, and the role-plays.

Signals:
    start_asked(roleplay_id): its briefing, please
    resume_asked(session), abandon_asked(session): about a session left in the middle
    demo_asked(id): the desk plays that role-play, or that shift, by itself
    authoring_asked(): a trainer's own role-plays
    help_level_changed(level): ``guided``, ``choice`` or ``free``
    report_asked(session): the debrief of a past session
    help_asked(): the keys, by F1 or its button; guide_asked(): the first call guide
    settings_asked(), profile_asked(): from the menu of whoever sits here
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.scrolled import Scrolled
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.home.first_call import FirstCall
from widgets.home.grouping import grouped
from widgets.home.model import HomeModel, RoleplayRow
from widgets.home.page_bar import PageBar
from widgets.home.path_panel import PathPanel
from widgets.home.profile_card import ProfileCard
from widgets.home.progress_strip import ProgressStrip
from widgets.home.reports_view import ReportsView
from widgets.home.resume_card import ResumeCard
from widgets.home.roleplay_table import RoleplayTable
from widgets.home.skeleton import Skeleton
from workstation.i18n import tr

LEFT, RIGHT_LEAST = 284, 500
WIDEST = 1440
"""Widths at 100 %: the left column, the least of the right one before they stack, the whole on a large screen."""


MENU_LONGEST = 12
"""Demonstrations in one column of a menu at most; more of them stand under their motifs."""


class HomePage(QWidget):
    """The page, bar included. Empty and quiet until ``set_model``."""

    start_asked = Signal(str)
    resume_asked = Signal(str)
    abandon_asked = Signal(str)
    demo_asked = Signal(str)
    authoring_asked = Signal()
    help_level_changed = Signal(str)
    report_asked = Signal(str)
    help_asked = Signal()
    guide_asked = Signal()
    settings_asked = Signal()
    profile_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model: HomeModel | None = None
        self._resumes: list[ResumeCard] = []
        self.bar = PageBar(theme)
        self._profile = ProfileCard(theme)
        self._path = PathPanel(theme)
        self._greeting = Label(theme, "", "h1", wrap=True)
        self._nothing_real = Label(theme, "", "body", "medium", wrap=True)
        self._demo = Button(theme, tr("Demonstration"), icon="monitor", weight="regular")
        self._demo_menu = QMenu(self)
        self.table = RoleplayTable(theme)
        self._being_read = Label(theme, tr("The role-plays are being read…"), "body", "medium")
        self._first = FirstCall(theme)
        self._strip = ProgressStrip(theme)
        self._reports = ReportsView(theme)
        self._stack = QStackedWidget()
        self._place()
        self._connect()
        self._restyle()
        theme.changed.connect(self._restyle)

    def _place(self) -> None:
        self._left, self._right = QWidget(), QWidget()
        left = self._left_column = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._profile)
        left.addWidget(self._path)
        left.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._greeting)
        words.addWidget(self._nothing_real)
        self._head = QHBoxLayout()
        nest(self._head, words, 1)
        self._head.addWidget(self._demo, 0, Qt.AlignmentFlag.AlignVCenter)
        right = self._right_column = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        nest(right, self._head)
        self._waiting = QVBoxLayout()
        nest(right, self._waiting)
        right.addWidget(self.table)
        right.addWidget(self._being_read)
        right.addWidget(self._first)
        right.addStretch(1)
        content = QWidget()
        self._grid = QGridLayout(content)
        self._scroll = Scrolled(content)
        self._stack.addWidget(Skeleton(self._theme))
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._reports)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._strip)

    def _connect(self) -> None:
        self.table.start_asked.connect(self.start_asked)
        self.table.help_level_changed.connect(self.help_level_changed)
        self.table.current.connect(self._bring_into_view)
        self._path.report_asked.connect(self.report_asked)
        self._first.guide_asked.connect(self.guide_asked)
        self._reports.report_asked.connect(self.report_asked)
        self.bar.help_asked.connect(self.help_asked)
        self.bar.guide_asked.connect(self.guide_asked)
        self.bar.settings_asked.connect(self.settings_asked)
        self.bar.profile_asked.connect(self.profile_asked)
        self.bar.page_asked.connect(self._on_page)
        self._demo.clicked.connect(self._on_demo)
        self._demo_menu.triggered.connect(self._on_demo_chosen)

    def show_skeleton(self) -> None:
        """The page's places without its words, until the data are there."""
        self._stack.setCurrentIndex(0)

    def progress(self, text: str, done: int, total: int) -> None:
        """Something long is being done once, ``done`` parts of ``total``; all of them put the strip away."""
        self._strip.progress(text, done, total)

    def set_model(self, model: HomeModel) -> None:
        """Show this, and put the focus on what comes next; the role-plays read meanwhile, it stays where it was put."""
        former = self._model
        if self._model is not None and self._model.profile.id != model.profile.id:
            self.table.show_all()  # what somebody looked for is not the next person's
        self._model = model
        self.bar.set_profile(model.profile)
        self.bar.show_bank()
        self.bar.set_pages(pages_of(model))
        self.bar.select("home")
        self._profile.set_profile(model.profile, model.day_line)
        self._path.set_path(model.path, next((row for row in model.reports if not row.second_try), None))
        self._path.setVisible(bool(model.path) or bool(model.reports))
        self._greet(model)
        if former is None or not former.reading or former.unfinished != model.unfinished:
            self._fill_waiting(model)  # else somebody may be about to press one
        self.table.set_rows(model.rows, model.help_level, leads=not model.unfinished)
        self.table.setVisible(not model.reading)
        self._being_read.setVisible(model.reading)
        self._demo.setVisible(any(not row.problem for row in model.rows))
        self._first.setVisible(model.newcomer)
        self._reports.set_reports(model.reports)
        self._reports.set_tally(model.tally)
        self._stack.setCurrentWidget(self._scroll)
        self._arrange()
        held = self.focusWidget() if former is not None and former.reading else None
        if held is not None and held.isVisible() and held.hasFocus():
            return
        if self._resumes:
            self._resumes[0].focus_first()
        else:
            self.table.focus_first()

    def view_state(self) -> object:
        """The page that is open under the tabs."""
        return "reports" if self._stack.currentWidget() is self._reports else "home"

    def restore_view(self, state: object) -> None:
        """Open it."""
        if state == "reports" and self._model is not None and "reports" in pages_of(self._model):
            self.bar.select("reports")
            self._on_page("reports")

    def _on_page(self, page: str) -> None:
        if page == "authoring":
            self.authoring_asked.emit()
            return
        self._stack.setCurrentWidget(self._reports if page == "reports" else self._scroll)

    def _greet(self, model: HomeModel) -> None:
        name = model.profile.name.split()[0] if model.profile.name.split() else ""
        again = tr("Hello {name}, shall we go on where you left off?", name=name)
        self._greeting.setText(again if model.unfinished else tr("Hello {name}, where shall we begin?", name=name))
        self._nothing_real.setText(
            tr("Nothing here is real: neither the customer, nor the line, nor the balances. Mistakes cost nothing.")
        )

    def _fill_waiting(self, model: HomeModel) -> None:
        for card in self._resumes:
            card.hide()
            card.deleteLater()
        self._resumes = []
        for one in model.unfinished:
            card = ResumeCard(self._theme, one, main=not self._resumes)
            card.resume_asked.connect(self.resume_asked)
            card.abandon_asked.connect(self.abandon_asked)
            self._resumes.append(card)
            self._waiting.addWidget(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns side by side, or one under the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._theme
        side = theme.pad(28)
        margin = max(side, (self.width() - theme.px(WIDEST)) // 2)
        self._grid.setContentsMargins(margin, side, margin, side)
        right = self.width() - 2 * margin - theme.px(LEFT) - theme.pad(24)
        two = right >= max(theme.px(RIGHT_LEAST), self._right.minimumSizeHint().width())
        self._grid.removeWidget(self._left)
        self._grid.removeWidget(self._right)
        if two:
            self._left.setFixedWidth(theme.px(LEFT))
            self._grid.addWidget(self._left, 0, 0)
            self._grid.addWidget(self._right, 0, 1)
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)
            self._grid.addWidget(self._right, 0, 0)
            self._grid.addWidget(self._left, 1, 0)
        self._grid.setColumnStretch(0, 0 if two else 1)
        self._grid.setColumnStretch(1, 1 if two else 0)
        for card in self._resumes:
            card.set_width(right if two else self.width() - 2 * margin)

    def _bring_into_view(self, row: QWidget) -> None:
        self._scroll.ensureWidgetVisible(row, 0, self._theme.pad(16))

    def _playable(self) -> list[RoleplayRow]:
        return [row for row in (self._model.rows if self._model else ()) if not row.problem]

    def _on_demo(self) -> None:
        found = self._playable()
        if len(found) == 1:
            self.demo_asked.emit(found[0].id)
            return
        self._demo_menu.clear()
        for former in self._demo_menu.findChildren(QMenu):
            former.deleteLater()
        for group in grouped(found, "motif" if len(found) > MENU_LONGEST else ""):
            menu = self._demo_menu.addMenu(_as_written(group.title)) if group.title else self._demo_menu
            for row in group.rows:
                menu.addAction(_as_written(row.title)).setData(row.id)
        self._demo_menu.popup(self._demo.mapToGlobal(QPoint(0, self._demo.height() + self._theme.pad(4))))

    def _on_demo_chosen(self, action: object) -> None:
        data = getattr(action, "data", None)
        if data is not None:
            self.demo_asked.emit(str(data()))

    def _restyle(self) -> None:
        theme = self._theme
        self._left_column.setSpacing(theme.pad(18))
        self._right_column.setSpacing(theme.pad(16))
        self._waiting.setSpacing(theme.pad(12))
        self._head.setSpacing(theme.pad(16))
        self._grid.setHorizontalSpacing(theme.pad(24))
        self._grid.setVerticalSpacing(theme.pad(20))
        self._demo.setToolTip(tip(tr("The desk plays a role-play by itself, as a good adviser would")))
        self._arrange()


def _as_written(title: str) -> str:
    """What a menu shows of a title: to the letter."""
    return title.replace("&", "&&")


def pages_of(model: HomeModel) -> tuple[str, ...]:
    """The pages there are: reports once there is one, a trainer's role-plays for a trainer."""
    reports = ("reports",) if model.reports else ()
    authoring = ("authoring",) if model.profile.role == "trainer" and not model.reading else ()
    return ("home", *reports, *authoring)
