"""Words that have no place in a note: where they stand in the text, and what is said of them."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.fields import units
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.content.spelling import WORD as SPELT
from workstation.folding import folded, places
from workstation.headings import heading
from workstation.i18n import tr
from workstation.roleplay.judging.pieces import pieces
from workstation.roleplay.judging.rules import FATAL, HEAVY, IDENTIFIED, NOTE, NOTES_LANGUAGE, Rules

ACROSS = 460
"""Pixels of width, at 100 %, from which what is said under a note stands on one line."""


@dataclass(frozen=True)
class Look:
    """What a text is searched for: the rules of a place and a language, and those that the beat names besides."""

    rules: Rules
    place: str = NOTE
    language: str = NOTES_LANGUAGE
    named: tuple[str, ...] = ()
    identity: int = IDENTIFIED


@dataclass(frozen=True)
class Spot:
    """A word to mend: ``start`` and ``length`` in characters of the text, the rule's title, what to write instead.

    ``grave``: left in a note, it may take the whole score.
    ``spelt``: no dictionary knows it, ``neutral`` is what is proposed.
    ``whole``: it is all that its clause says. What to write instead can then stand there; amid a clause it is advice.
    """

    start: int
    length: int
    title: str
    word: str
    neutral: str
    whole: bool = False
    grave: bool = False
    spelt: bool = False


# What stands around a piece of text is looked at with it: no listed wording is longer.
_AROUND = 80
_STOPS = ("", *".,;:!?…()\n")
_BLANK = " \t\u00a0\u202f"
# So many pieces are kept: those of a text of 100,000 characters.
_KEPT = 4_096


class Lint:
    """Looks into a text, again at each letter: a piece of the text looked at once is not looked at again."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._known: dict[tuple[str, int, int], tuple[Spot, ...]] = {}

    def spots(self, text: str) -> list[Spot]:
        """Where the words that break a rule stand, in reading order."""
        found = []
        for start, end in pieces(text):
            begin = max(0, start - _AROUND)
            for spot in self._piece(text[begin : end + _AROUND], start - begin, end - begin):
                found.append(replace(spot, start=spot.start + begin))
        return found

    def _piece(self, text: str, start: int, end: int) -> tuple[Spot, ...]:
        """The words that begin between two places of a stretch of text."""
        key = text, start, end
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = tuple(spot for spot in spots(text, self.look) if start <= spot.start < end)
        return self._known[key]


def spots(text: str, look: Look) -> list[Spot]:
    """Where the words that break a rule stand, in reading order."""
    found = look.rules.places(folded(text), look.place, look.language, look.named, look.identity)
    if not found:
        return []
    where = places(text)
    spotted = []
    for one in found:
        start, end = where[one.start], _with_accents(text, where[one.end - 1] + 1)
        rule = look.rules.get(one.finding.family)
        neutral = one.finding.neutral if one.finding.severity or look.place == NOTE else ""
        title = heading("rule", rule.id, rule.title) if rule else ""
        whole, grave = _is_clause(text, start, end), one.finding.severity in (FATAL, HEAVY)
        spotted.append(Spot(start, end - start, title, text[start:end], neutral, whole, grave))
    return sorted(spotted, key=lambda spot: spot.start)


def _is_clause(text: str, start: int, end: int) -> bool:
    """Whether nothing stands beside a stretch of text, up to the stops, the lines or the ends around it."""
    before, after = text[:start].rstrip(_BLANK), text[end:].lstrip(_BLANK)
    return before[-1:] in _STOPS and after[:1] in _STOPS


def _with_accents(text: str, end: int) -> int:
    """Where a word really ends: an accent typed as a sign of its own belongs to the letter before it."""
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Me", "Cf"):
        end += 1
    return end


class Underlines(QSyntaxHighlighter):
    """The wavy line under every word to mend."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self.lint: Lint | None = None
        self._unknown: frozenset[str] = frozenset()
        self.longest = sys.maxsize
        """Characters past which nothing is underlined."""
        theme.changed.connect(self.rehighlight)

    def set_look(self, look: Look | None) -> None:
        """Search for this."""
        if look != (self.lint.look if self.lint else None):
            self.lint = Lint(look) if look else None
            self.rehighlight()

    def set_unknown(self, words: frozenset[str]) -> None:
        """Underline these words too, which no dictionary knows."""
        if words != self._unknown:
            self._unknown = words
            self.rehighlight()

    def misspelt(self, text: str) -> list[tuple[int, str]]:
        """Where those words stand, in reading order."""
        if not self._unknown:
            return []
        return [(found.start(), found[0]) for found in SPELT.finditer(text) if found[0] in self._unknown]

    def highlightBlock(self, text: str) -> None:
        """Underline what is found in one paragraph."""
        if self.document().characterCount() > self.longest:
            return
        dotted = QTextCharFormat()
        dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        dotted.setUnderlineColor(self._theme.color("alert"))
        for at, word in self.misspelt(text):
            start = units(text, at)
            self.setFormat(start, units(text, at + len(word)) - start, dotted)
        if self.lint is None:
            return
        wavy = QTextCharFormat()
        wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wavy.setUnderlineColor(self._theme.color("alert"))
        for spot in self.lint.spots(text):
            start = units(text, spot.start)
            self.setFormat(start, units(text, spot.start + spot.length) - start, wavy)


class LintStrip(Card):
    """The first word to mend, why, and the neutral wording; ``sent`` when the text goes to the customer."""

    replace_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, sent: bool = False) -> None:
        super().__init__(theme, "alert", parent)
        self._sent = sent
        self._icon = QLabel()
        self._why = Label(theme, "", "small", "alert", wrap=not sent, elide=sent, weight=700)
        self._advice = Label(theme, "", "small", wrap=not sent, elide=sent)
        self.replace = Button(theme, tr("Replace"), "link", "small")
        self._row = QHBoxLayout(self)
        # A reply leaves one line for it: the advice may be cut, what is wrong is not.
        words = QBoxLayout(QBoxLayout.Direction.LeftToRight if sent else QBoxLayout.Direction.TopToBottom)
        words.setSpacing(theme.pad(10) if sent else 0)
        words.addWidget(self._why)
        words.addWidget(self._advice, 1 if sent else 0)
        self._row.addWidget(self._icon)
        nest(self._row, words, 1)
        self._row.addWidget(self.replace)
        self.replace.clicked.connect(self.replace_asked)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_spot(self, spot: Spot) -> None:
        """Say what is wrong with this word."""
        if spot.spelt:
            self._show_spelt(spot)
            return
        said = tr("“{word}”: {title}", word=spot.word, title=spot.title) if spot.title else ""
        if said and spot.grave and not self._sent:
            said = tr("“{word}”: {title}. The score may fall to 0.", word=spot.word, title=spot.title)
        self._why.setText(said or tr("“{word}” has no place here.", word=spot.word))
        # What stands in for a word of a note is said of the person; in a reply it stands for the sentence.
        neutral = "" if self._sent else spot.neutral
        if neutral:
            advice = tr("The person may read this note. State the fact: “{neutral}”.", neutral=neutral)
        elif self._sent and spot.neutral:
            advice = tr("Better: “{better}”", better=spot.neutral)
        elif self._sent:
            advice = tr("The customer will read it. Put it another way.")
        else:
            advice = tr("The person may read this note. Take the word out.")
        self._advice.setText(advice)
        self.replace.setText(tr("Replace") if spot.neutral else tr("Take out"))
        self.replace.setVisible(self._sent or spot.whole or not neutral)
        self.setAccessibleName(f"{self._why.text()} {advice}")

    def _show_spelt(self, spot: Spot) -> None:
        self._why.setText(tr("“{word}”: no dictionary knows it", word=spot.word))
        better = tr("Did you mean “{better}”?", better=spot.neutral) if spot.neutral else tr("Read it again.")
        self._advice.setText(better)
        self.replace.setText(tr("Correct"))
        self.replace.setVisible(bool(spot.neutral))
        self.setAccessibleName(f"{self._why.text()}. {better}")

    def minimumSizeHint(self) -> QSize:
        """Two lines; one where the text is sent."""
        if self._sent:
            return QSize(self._theme.px(160), super().minimumSizeHint().height())
        return QSize(self._theme.px(160), 2 * self._theme.line("small") + 2 * self._theme.pad(8))

    def _restyle(self) -> None:
        theme = self._theme
        self._icon.setPixmap(theme.pixmap("problem", theme.pad(18), "alert", "fill"))
        inner = (12, 2, 10, 2) if self._sent else (12, 7, 10, 7)
        self._row.setContentsMargins(*(theme.pad(side) for side in inner))
        self._row.setSpacing(theme.pad(10))


class NoteFoot(QWidget):
    """Under the note: that it is kept, and who may read it; or the word to mend, in its place and as high as it is."""

    replace_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tick = QLabel()
        self.strip = LintStrip(theme)
        self.strip.replace_asked.connect(self.replace_asked)
        self._calm = QWidget()
        self._sides, kept = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._calm), QHBoxLayout()
        self._sides.setContentsMargins(0, 0, 0, 0)
        kept.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        kept.addWidget(Label(theme, tr("Kept as you type"), "small", "quiet", wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        nest(self._sides, kept, 1)
        self._sides.addWidget(
            Label(theme, tr("The person may read it"), "small", "quiet", wrap=True), 0, Qt.AlignmentFlag.AlignTop
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._calm)
        column.addWidget(self.strip)
        self.strip.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One under the other where they do not stand on one line."""
        super().resizeEvent(event)
        across = QBoxLayout.Direction
        wide = self.width() >= self._theme.px(ACROSS)
        self._sides.setDirection(across.LeftToRight if wide else across.TopToBottom)

    def show_spot(self, spot: Spot | None) -> None:
        """The word to mend, or the calm line."""
        if spot is not None:
            self.strip.show_spot(spot)
        self._calm.setVisible(spot is None)
        self.strip.setVisible(spot is not None)

    def _restyle(self) -> None:
        self._tick.setPixmap(self._theme.pixmap("saved", self._theme.pad(14), "text_quiet"))
