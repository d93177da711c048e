"""What recruits said that nobody was sure of: settled where an exam waits for it, added to what a move hears.

Signals:
    add_asked(move, wording): keep that wording of a move beside the role-play
    settle_asked(where, move, why): say what the sentence of an exam is; no move, none of them
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.empty_state import EmptyState
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.placed import empty, nest
from widgets.common.pressed import Choice
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.i18n import tr, trn
from workstation.library.masking import wording_of
from workstation.library.sentences import Sentence

LONGEST = 300


class SentenceCard(Card):
    """A sentence, what it may be, and what can be done with it."""

    add_asked = Signal(str, str)
    settle_asked = Signal(object, str, str)

    def __init__(self, theme: Theme, sentence: Sentence, *, settles: bool) -> None:
        super().__init__(theme)
        self._sentence = sentence
        self.meant = Choice()
        self.meant.setAccessibleName(tr("The sentence of the role-play that it is"))
        self.why = LineField()
        self.add = Button(theme, tr("Add to the wordings"), "plain", "small", icon="add")
        self.settle = Button(theme, tr("Settle"), "primary", "small", icon="done")
        self._fill()
        self._place(settles=settles and sentence.where is not None)
        self.meant.currentIndexChanged.connect(self._paint)
        self.why.textChanged.connect(self._paint)
        self.add.clicked.connect(self._on_add)
        self.settle.clicked.connect(self._on_settle)
        self._paint()

    @property
    def sentence(self) -> Sentence:
        """What it shows."""
        return self._sentence

    def _fill(self) -> None:
        told = self._sentence
        likely = [move.id for move in told.likely]
        for move in (*told.likely, *(each for each in told.moves if each.id not in likely)):
            self.meant.addItem(move.words, move.id)
        self.meant.addItem(tr("None of the role-play’s sentences"), "")
        self.meant.setPlaceholderText(tr("What it is"))
        self.meant.setCurrentIndex(0 if told.likely else -1)

    def _place(self, *, settles: bool) -> None:
        theme, told = self._theme, self._sentence
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad(14), theme.pad(9), theme.pad(14), theme.pad(10))
        column.setSpacing(theme.pad(4))
        head = QHBoxLayout()
        head.addWidget(Chip(theme, kind_word(told.kind), "now" if told.where else "tutor"))
        often = trn("{n} time", "{n} times", told.times)
        head.addWidget(Label(theme, tr("at “{beat}” · {times}", beat=told.beat, times=often), "meta", "medium"), 1)
        nest(column, head)
        column.addWidget(Label(theme, tr("“{sentence}”", sentence=told.text), "body", wrap=True))
        if told.heard:
            column.addWidget(Label(theme, tr("Heard: {words}", words=told.heard), "small", "tutor_text", wrap=True))
        if told.why:
            column.addWidget(Label(theme, tr("Meant: “{why}”", why=told.why), "small", "medium", wrap=True))
        column.addWidget(self.meant)
        self.why.setMaxLength(LONGEST)
        self.why.setPlaceholderText(tr("Why: your decision is signed"))
        self.why.setAccessibleName(tr("Why: your decision is signed"))
        column.addWidget(self.why)
        acts = QHBoxLayout()
        acts.addWidget(self.settle)
        acts.addWidget(self.add)
        acts.addStretch(1)
        nest(column, acts)
        self.why.setVisible(settles)
        self.settle.setVisible(settles)

    def _paint(self, *_: object) -> None:
        chosen = self.meant.currentIndex() >= 0
        self.add.setEnabled(bool(self.meant.currentData()) and bool(wording_of(self._sentence.text)))
        self.add.set_reason("" if self.add.isEnabled() else tr("Choose what it is first."))
        self.settle.setEnabled(chosen and bool(self.why.text().strip()))
        self.settle.set_reason("" if self.settle.isEnabled() else tr("Choose what it is, and say why."))

    def _on_add(self) -> None:
        self.add_asked.emit(str(self.meant.currentData()), wording_of(self._sentence.text))

    def _on_settle(self) -> None:
        self.settle_asked.emit(self._sentence.where, str(self.meant.currentData()), self.why.text().strip())


class SentencesPane(QWidget):
    """A card a sentence; empty, it says what will come."""

    add_asked = Signal(str, str)
    settle_asked = Signal(object, str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cards: list[SentenceCard] = []
        words = tr(
            "Those of exams, and those that recruits share, will be listed here: doubtful, contested, asked about or "
            "not understood."
        )
        self._none = EmptyState(theme, tr("No sentence to read."), words)
        self.message = Label(theme, "", "small", "medium", wrap=True)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._scroll = Scrolled(self._inner, tr("Sentences of recruits"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._scroll)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.message)
        self._outer.addWidget(self._stack, 1)
        self.say("")
        self._restyle()
        theme.changed.connect(self._restyle)

    def say(self, words: str, tone: str = "medium") -> None:
        """What came of the last act, or what stands in the way."""
        self.message.setText(words)
        self.message.set_tone(tone)
        self.message.setVisible(bool(words))

    def show_rows(self, rows: Iterable[Sentence], *, settles: bool) -> int:
        """Show these, ``settles``: whoever reads may settle those of exams. Answers how many there are."""
        empty(self._column)
        hint = tr("Without author or day, names and numbers hidden. What is added is heard from the next session on.")
        self._column.addWidget(Label(self._theme, hint, "small", "medium", wrap=True))
        self.cards = [SentenceCard(self._theme, row, settles=settles) for row in rows]
        for card in self.cards:
            card.add_asked.connect(self.add_asked)
            card.settle_asked.connect(self.settle_asked)
            self._column.addWidget(card)
        self._column.addStretch(1)
        self._stack.setCurrentIndex(1 if self.cards else 0)
        return len(self.cards)

    def _restyle(self) -> None:
        side = self._theme.pad(16)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self.message.setContentsMargins(side, self._theme.pad(8), side, 0)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(self._theme.pad(8))


def kind_word(kind: str) -> str:
    """What a sentence is, in a word."""
    return {
        "contested": tr("Contested"),
        "doubtful": tr("Doubtful"),
        "asked": tr("Asked about"),
        "unclear": tr("Was not understood"),
    }[kind]
