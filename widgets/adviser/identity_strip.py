"""The identity strip: each answer beside what the dossier holds, for the adviser to accept or reject."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.adviser.flow import Flow
from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.identity_boxes import IdentityBoxes
from widgets.common.labels import Label
from widgets.common.placed import empty, nest
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.bank.dossier import Dossier, Operation
from workstation.bank.identity import control_values
from workstation.desk.state import Answer, Identity
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.wording import full_date, money, short_date

LARGE_TEXT = 1.5


def held_value(dossier: Dossier, element: str) -> str:
    """What the dossier holds to compare an answer with, in words; of an operation, all that an answer may tell."""
    found = []
    for value in control_values(dossier, element):
        if isinstance(value, date):
            found.append(full_date(value, language()))
        elif isinstance(value, Operation):
            told = (value.label, money(value.amount, language()), short_date(value.day, language()))
            found.append(" · ".join(told))
        else:
            found.append(phrase("account", value) if element == "product" else value)
    return ("\n" if element == "operation" else ", ").join(found)


class JudgeRow(QWidget):
    """An answer to judge. ``judged`` carries the element and whether it was accepted."""

    judged = Signal(str, bool)

    def __init__(self, theme: Theme, answer: Answer, held: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._element = answer.element
        name = phrase("element", answer.element)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(3))
        head = QHBoxLayout()
        head.setSpacing(theme.pad(8))
        head.addWidget(_Sign(theme, "awaited", "now_text"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Label(theme, name, "body", weight=700, wrap=True), 1)
        head.addWidget(Label(theme, phrase("element_kind", answer.element), "small", "medium"))
        nest(column, head)
        inset = QVBoxLayout()
        inset.setContentsMargins(theme.pad(24), 0, 0, 0)
        inset.setSpacing(theme.pad(2))
        inset.addWidget(Label(theme, tr("“{words}”", words=answer.text), "body", wrap=True))
        inset.addWidget(Label(theme, tr("on file: {value}", value=held), "small", "medium", wrap=True))
        holder = QWidget()
        flow = Flow(theme.pad(8), holder)
        self.accept = Button(theme, tr("Matches"), "plain", "small", icon="check")
        self.reject = Button(theme, tr("Does not match"), "plain", "small", icon="x")
        self.accept.setAccessibleName(tr("{element}: matches", element=name))
        self.reject.setAccessibleName(tr("{element}: does not match", element=name))
        self.accept.clicked.connect(self._accept)
        self.reject.clicked.connect(self._reject)
        for button in (self.accept, self.reject):
            flow.addWidget(button)
        if hint:
            flow.addWidget(Chip(theme, hint, "tutor", icon="hint"))
        inset.addSpacing(theme.pad(3))
        inset.addWidget(holder)
        nest(column, inset)

    def _accept(self) -> None:
        self.judged.emit(self._element, True)

    def _reject(self) -> None:
        self.judged.emit(self._element, False)


class _Sign(QLabel):
    """A small icon before an element."""

    def __init__(self, theme: Theme, name: str, color: str, weight: str = "bold") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setPixmap(theme.pixmap(name, theme.pad(16), color, weight))
        self.setFixedHeight(theme.line("body"))  # level with the first line of the words beside it


class IdentityStrip(QWidget):
    """Amber until the level needed is reached, then gone unless an answer waits or was refused, with no level reached.
    ``judged``: element, accepted."""

    judged = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._rows: dict[str, JudgeRow] = {}
        self._card = Card(theme, "now")
        self._column = QVBoxLayout(self._card)
        self._boxes = IdentityBoxes(theme)
        self._goal = Label(theme, "", "label", "now")
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._card)
        # Boxes at one end and the goal at the other; under one another where the text is large.
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._boxes)
        self._head.addStretch(1)
        self._head.addWidget(self._goal)
        nest(self._column, self._head)
        self._list = QWidget()
        self._list_column = QVBoxLayout(self._list)
        self._list_column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._list)
        theme.scaled.connect(self._restyle)
        self._restyle()

    def row(self, element: str) -> JudgeRow | None:
        """The answer to judge about that element, while it waits."""
        return self._rows.get(element)

    def show_identity(
        self,
        identity: Identity,
        needed: int,
        dossier: Dossier,
        *,
        asked: tuple[str, ...],
        stray: int,
        guided: bool,
        other: tuple[str, str] = ("", ""),
    ) -> None:
        """Show what is established about the client of ``dossier``.

        ``needed`` is the level to reach, ``asked`` the elements whose answer is still to come, ``stray`` how many
        answers were given that belong to another dossier, ``guided`` whether the tutor proposes a judgement, ``other``
        who is identified in another dossier, and what they may hear of this one.
        """
        new = (identity, needed, dossier.client.id, asked, stray, guided, other, language())
        if new == self._shown:
            return
        self._shown = new
        reached = identity.level >= needed
        self.setVisible(not reached or identity.waiting is not None or identity.refused)
        self._card.set_surface("inset" if reached else "now")
        self._boxes.set_level(identity.level, None if reached else needed)
        self._goal.setText("" if reached else tr("Identity {level} needed", level=needed))
        self._clear()
        for answer in identity.answers:
            if answer.accepted is None:
                self._add_waiting(answer, dossier, guided)
            else:
                self._add_judged(answer)
        for element in asked:
            self._line("awaited", "text_quiet", phrase("element", element), tr("answer to come"), "medium")
        if stray:
            self._say(tr("The person answered, but not about this dossier. Is it theirs?"), "strong")
        elif other[0] and not identity.answers:
            self._say(
                tr("{name} is identified, in a dossier of their own. What they may hear of this one:", name=other[0])
            )
            self._say(phrase("hears", other[1]), "strong")
        elif not identity.answers and not asked:
            self._say(tr("Ask your questions. Each answer will stand here beside what the dossier holds."))

    def _say(self, words: str, tone: str = "medium") -> None:
        self._list_column.addWidget(Label(self._theme, words, "small", tone, wrap=True))

    def _clear(self) -> None:
        self._rows = {}
        empty(self._list_column)

    def _add_waiting(self, answer: Answer, dossier: Dossier, guided: bool) -> None:
        hint = ""
        if guided:
            hint = tr("it matches") if answer.right else tr("it does not match")
        row = JudgeRow(self._theme, answer, held_value(dossier, answer.element), hint)
        row.judged.connect(self.judged)
        self._rows[answer.element] = row
        self._list_column.addWidget(row)

    def _add_judged(self, answer: Answer) -> None:
        name = phrase("element", answer.element)
        kind = phrase("element_kind", answer.element)
        if answer.accepted:
            self._line("check-circle", "good", name, kind, "strong", "fill")
        else:
            self._line("x-circle", "alert", tr("{element}: rejected", element=name), kind, "alert", "fill")

    def _line(self, icon: str, color: str, words: str, kind: str, tone: str, weight: str = "bold") -> None:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.pad(8))
        row.addWidget(_Sign(self._theme, icon, color, weight), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(self._theme, words, "body", tone, wrap=True), 1)
        row.addWidget(Label(self._theme, kind, "small", "medium"))
        self._list_column.addWidget(made)

    def _restyle(self) -> None:
        theme = self._theme
        self._outer.setContentsMargins(theme.pad(16), theme.pad(12), theme.pad(16), theme.pad(4))
        self._column.setContentsMargins(theme.pad(12), theme.pad(9), theme.pad(12), theme.pad(10))
        self._column.setSpacing(theme.pad(8))
        large = theme.scale >= LARGE_TEXT
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._list_column.setSpacing(theme.pad(5))
        self._shown = ()
