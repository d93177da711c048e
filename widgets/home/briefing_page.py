"""Before taking the desk: what comes, what is aimed at, what may be opened, how much help, and what is counted.

Signals:
    begin(help_level): the desk, please
    exam(): the desk, as an exam
    back(): not now
    help_asked(): the keys, by F1 or its button
    sheet_asked(number): the sheet of that number in the model's ``documents``, to read
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card, Tutor
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from widgets.home.model import BriefingModel
from widgets.home.page_bar import PageBar
from widgets.home.words import help_line, minutes_word
from widgets.keys import READY, add_key
from workstation.i18n import tr
from workstation.phrases import phrase

WIDEST = 1120
STACKED = 900


class _Fact(QWidget):
    """An icon and a sentence."""

    def __init__(self, theme: Theme, icon: str, text: str, ink: str = "bank_text") -> None:
        super().__init__()
        self._theme, self._icon, self._ink = theme, icon, ink
        self._mark = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.pad(10))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(theme, text, "body", wrap=True), 1)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._mark.setPixmap(self._theme.pixmap(self._icon, self._theme.pad(18), self._ink))


class BriefingPage(QWidget):
    """One role-play's briefing. Enter takes the desk, Esc goes back."""

    begin = Signal(str)
    exam = Signal()
    back = Signal()
    help_asked = Signal()
    sheet_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.bar = PageBar(theme)
        self.bar.set_title(tr("Briefing"))
        self.take = Button(theme, tr("Take my desk"), "primary", "large", icon="headset", weight="fill")
        self.examine = Button(theme, tr("Take the exam"), "plain", "large", icon="target")
        self.leave = Button(theme, tr("Back"), "plain", "large")
        self._help_line = Label(theme, "", "small", "medium", wrap=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._inner: list[QVBoxLayout] = []
        self._place()
        self._connect()
        theme.changed.connect(self._restyle)

    def set_model(self, model: BriefingModel) -> None:
        """Show this role-play's briefing. Once: the page of another one is another page."""
        facts = (phrase("channel", model.channel), phrase("difficulty", model.difficulty), minutes_word(model.minutes))
        self.bar.set_title(tr("Briefing · {title}", title=model.title), " · ".join(facts))
        self.helps = SegmentedControl(self._theme, [(level, phrase("help", level)) for level in model.helps])
        self.helps.setAccessibleName(tr("Level of help"))
        self.helps.select(model.help if model.help in model.helps else model.helps[0])
        self._help_line.setText(help_line(self.help_level))
        self.helps.chosen.connect(self._on_help)
        self.examine.setVisible("free" in model.helps)
        self._fill_left(model)
        self._fill_right(model)
        self._restyle()

    def _place(self) -> None:
        nest(self._columns, self._left, 3)
        nest(self._columns, self._right, 2)
        content = QWidget()
        self._page = QVBoxLayout(content)
        nest(self._page, self._columns)
        self._page.addStretch(1)
        scroll = Scrolled(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(scroll, 1)
        self._acts = QHBoxLayout()
        self._acts.addWidget(self.take)
        self._acts.addWidget(self.examine)
        self._acts.addWidget(self.leave)
        self._acts.addStretch(1)

    def _connect(self) -> None:
        self.take.clicked.connect(self._on_take)
        self.examine.clicked.connect(self.exam)
        self.leave.clicked.connect(self.back)
        self.bar.back.connect(self.back)
        self.bar.help_asked.connect(self.help_asked)
        add_key(self, READY.keys, READY.told, self._not_yet)

    def _inside(self, card: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(card)
        self._inner.append(column)
        return column

    def _fill_left(self, model: BriefingModel) -> None:
        theme = self._theme
        card = Card(theme)
        inner = self._inside(card)
        inner.addWidget(Label(theme, model.title, "h1", wrap=True))
        inner.addWidget(Label(theme, model.role_line, "lead", "medium", wrap=True))
        if model.instructions:
            inner.addWidget(Label(theme, tr("Instruction of the day"), "h3"))
        for one in model.instructions:
            inner.addWidget(_Fact(theme, "info", one.told))
        for title, text in ((tr("The situation"), model.situation), (tr("Your aim"), model.aim)):
            inner.addWidget(Label(theme, title, "h3"))
            inner.addWidget(Label(theme, text, "read", wrap=True))
        if model.spoken:
            inner.addWidget(_Fact(theme, "info", tr("The customer speaks: {language}", language=model.spoken)))
        inner.addWidget(Label(theme, tr("Sheets you may open"), "h3"))
        if model.documents:
            self.sheets = QButtonGroup(self)
            for number, title in enumerate(model.documents):
                read = Button(theme, tr("Read"), "link", "small")
                read.setAccessibleName(tr("Read the sheet “{title}”", title=title))
                self.sheets.addButton(read, number)
                row = QHBoxLayout()
                row.addWidget(_Fact(theme, "sheet", title), 1, Qt.AlignmentFlag.AlignVCenter)
                row.addWidget(read, 0, Qt.AlignmentFlag.AlignVCenter)
                nest(inner, row)
            self.sheets.idClicked.connect(self.sheet_asked)
        else:
            inner.addWidget(
                Label(theme, tr("None for this contact: the dossier is enough."), "body", "medium", wrap=True)
            )
        nest(inner, self._acts)
        self._left.addWidget(card)
        self._left.addStretch(1)

    def _fill_right(self, model: BriefingModel) -> None:
        theme = self._theme
        tutor = Tutor(theme)
        upper = self._inside(tutor)
        upper.addWidget(Label(theme, tr("Level of help"), "h3", "tutor"))
        upper.addWidget(self.helps)
        upper.addWidget(self._help_line)
        counted = Card(theme)
        self._fill_counted(self._inside(counted), model)
        ready = Card(theme, "inset")
        last = self._inside(ready)
        last.addWidget(Label(theme, tr("You arrive not ready"), "h3"))
        self._ready = Label(theme, tr("Nothing rings until you say so. Become ready:"), "body", "medium", wrap=True)
        last.addWidget(self._ready)
        last.addWidget(KeyCap(theme, READY.keys), 0, Qt.AlignmentFlag.AlignLeft)
        for card in (tutor, counted, ready):
            self._right.addWidget(card)
        self._right.addStretch(1)

    def _fill_counted(self, column: QVBoxLayout, model: BriefingModel) -> None:
        theme = self._theme
        column.addWidget(Label(theme, tr("What is counted"), "h3"))
        if model.counted:
            column.addWidget(Label(theme, " · ".join(model.counted), "body", "medium", wrap=True))
        line = tr("{n} out of 100 passes. A breach of bank secrecy brings the score to 0.", n=model.pass_mark)
        column.addWidget(_Fact(theme, "target", line))
        if "free" in model.helps:
            exam = tr(
                "An exam: in your own words, without help. A sentence in doubt is asked again by the customer, and a "
                "trainer settles what stays so."
            )
            column.addWidget(_Fact(theme, "training", exam))
            if model.words_alone:
                column.addWidget(_Fact(theme, "info", model.words_alone))
        column.addWidget(_Fact(theme, "again", tr("Only your best score is kept on the home page.")))

    @property
    def help_level(self) -> str:
        """The level of help chosen."""
        return self.helps.current_name()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus on taking the desk."""
        super().showEvent(event)
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the desk, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        held = next((button for button in (self.leave, self.examine) if button.hasFocus()), self.take)
        held.click()

    def _on_help(self, level: str) -> None:
        self._help_line.setText(help_line(level))

    def _not_yet(self) -> None:
        """The key that the page shows is the desk's: say so, and put the keyboard on what leads there."""
        self._ready.setText(tr("Take your desk first: this key makes you ready there."))
        self._ready.set_tone("strong")
        self.take.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_take(self) -> None:
        self.begin.emit(self.help_level)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._theme
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if self.width() < theme.px(STACKED) else ways.LeftToRight)
        margin = max(theme.pad(28), (self.width() - theme.px(WIDEST)) // 2)
        self._page.setContentsMargins(margin, theme.pad(28), margin, theme.pad(28))

    def _restyle(self) -> None:
        theme = self._theme
        self._columns.setSpacing(theme.pad(20))
        self._right.setSpacing(theme.pad(16))
        for first, inner in enumerate(self._inner):
            side, above, below = (20, 14, 18) if first else (28, 22, 26)
            inner.setContentsMargins(theme.pad(side), theme.pad(above), theme.pad(side), theme.pad(below))
            inner.setSpacing(theme.pad(9))
        self._acts.setContentsMargins(0, theme.pad(14), 0, 0)
        self._acts.setSpacing(theme.pad(12))
        self._arrange()
