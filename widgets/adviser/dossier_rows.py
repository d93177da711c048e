"""Lines of the dossier on screen: a row, a gauge, and what narrows many rows to a few."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.adviser.dossier_model import Gauge, Row
from widgets.common.chips import Chip
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.pixmap import Pixmap
from widgets.common.placed import nest
from widgets.common.surfaces import Card
from widgets.common.tabs import SegmentedControl
from widgets.common.tall import Tall
from widgets.common.theme import Theme
from workstation.folding import folded
from workstation.i18n import language, tr
from workstation.wording import money

LARGE_TEXT = 1.5
"""From this text scale on, a line takes two."""
EVERY = "every"
"""The filter that keeps all."""


class LimitGauge(Tall):
    """A limit over rolling days: how much is used, of how much, and what is left."""

    def __init__(self, theme: Theme, gauge: Gauge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(theme, "now" if gauge.near else "inset")
        tone = "now" if gauge.near else "strong"
        head = QHBoxLayout()
        if gauge.near:
            head.addWidget(Pixmap(theme, "warning-circle", 16, "now_text", "fill"))
        title = tr("{kind}: limit reached", kind=gauge.title) if gauge.near else gauge.title
        head.addWidget(Label(theme, title, "label", tone, wrap=True), 1)
        head.addWidget(Label(theme, tr("{n} rolling days", n=gauge.days), "small", tone if gauge.near else "medium"))
        left = max(0, gauge.limit - gauge.spent)
        used = tr("{spent} of {limit}", spent=money(gauge.spent, language()), limit=money(gauge.limit, language()))
        foot = QHBoxLayout()
        foot.addWidget(Label(theme, used, "small", wrap=True), 1)
        foot.addWidget(Label(theme, tr("left {amount}", amount=money(left, language())), "small", weight=700))
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.pad(12), theme.pad(8), theme.pad(12), theme.pad(8))
        column.setSpacing(theme.pad(4))
        nest(column, head)
        column.addWidget(_Bar(theme, gauge))
        nest(column, foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.pad(2), 0, theme.pad(4))
        outer.addWidget(card)
        self.setAccessibleName(f"{title}, {used}")


class _Bar(QWidget):
    """The bar of a limit, filled from the left; the figures under it say the same."""

    def __init__(self, theme: Theme, gauge: Gauge) -> None:
        super().__init__()
        self._theme, self._gauge = theme, gauge
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.pad(120), self._theme.pad(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, gauge = self._theme, self._gauge
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_ = box.height() / 2
        painter.setPen(theme.color("now_line" if gauge.near else "edge_sharp"))
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(box, round_, round_)
        part = min(1.0, gauge.spent / gauge.limit) if gauge.limit else 0.0
        if part > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("now_line" if gauge.near else "bank"))
            filled = box.adjusted(1, 1, -1, -1)
            filled.setWidth(max(filled.height(), filled.width() * part))
            painter.drawRoundedRect(filled, filled.height() / 2, filled.height() / 2)
        painter.end()


def row_widget(theme: Theme, row: Row) -> QWidget:
    """A line of a part: day, name, chip, value at the right, and the note under them.

    Large text sets day and chip above the name and the value.
    """
    made = Tall()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, theme.pad(2), 0, theme.pad(2))
    column.setSpacing(0)
    top, large = Qt.AlignmentFlag.AlignTop, theme.scale >= LARGE_TEXT
    line = QHBoxLayout()
    line.setSpacing(theme.pad(8))
    if large and (row.day or row.chip[0]):
        above = QHBoxLayout()
        above.setSpacing(theme.pad(8))
        nest(column, above)
    else:
        above = line
    if row.day:
        above.addWidget(Label(theme, row.day, "small", "quiet"), 0, top)
    line.addWidget(Label(theme, row.label, "body", "strong" if row.day else "medium", wrap=True), 1 if row.day else 0)
    if row.chip[0]:
        above.addWidget(Chip(theme, row.chip[0], row.chip[1]), 0, top)
    if above is not line:
        above.addStretch(1)
    if not row.day:
        line.addStretch(1)
    if row.aside:
        line.addWidget(Label(theme, row.aside, "small", "quiet"), 0, top)
    if row.value:
        weight = 700 if row.strong else None
        wraps = not row.strong and not row.day
        line.addWidget(Label(theme, row.value, "body", wrap=wraps, weight=weight), 0, top)
    nest(column, line)
    if row.note:
        column.addWidget(Label(theme, row.note, "small", "quiet", wrap=True))
    return made


class RowFilter(QWidget):
    """What narrows the rows of a part: words to look for, and a few filters. ``narrowed`` carries both."""

    narrowed = Signal(str, str)

    def __init__(self, theme: Theme, filters: Sequence[tuple[str, str]], text: str, tag: str) -> None:
        super().__init__()
        self.field = LineField()
        self.field.setProperty("sizing", "small")
        self.field.setPlaceholderText(tr("Look for a word or an amount"))
        self.field.setAccessibleName(tr("Look in these lines"))
        self.field.setText(text)
        self.kinds = SegmentedControl(theme, [(EVERY, tr("All")), *filters])
        self.kinds.setAccessibleName(tr("Which lines"))
        self.kinds.select(tag)
        self.none = Label(theme, tr("No line holds this."), "small", "medium", wrap=True)
        self.none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.pad(2), 0, theme.pad(6))
        column.setSpacing(theme.pad(6))
        column.addWidget(self.field)
        if theme.scale < LARGE_TEXT:
            column.addWidget(self.kinds)
        else:
            self.kinds.setParent(self)
            self.kinds.hide()
        column.addWidget(self.none)
        self.field.textChanged.connect(self._tell)
        self.kinds.chosen.connect(self._tell)

    def keeps(self, row: Row) -> bool:
        """Whether a row is one of those looked for."""
        tag, words = self.kinds.current_name(), folded(self.field.text()).split()
        told = folded(f"{row.day} {row.label} {row.value} {row.note} {row.aside} {row.chip[0]}")
        return (tag == EVERY or tag in row.tags) and all(word in told for word in words)

    def _tell(self) -> None:
        self.narrowed.emit(self.field.text(), self.kinds.current_name())
