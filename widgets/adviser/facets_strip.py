"""Which things a text says already, at the guided help: the same judgement as when it is saved, while one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from widgets.adviser.linted_box import LintedBox
from widgets.bridge import Bridge
from widgets.common.check_line import CheckLine, Sign
from widgets.common.theme import Theme
from workstation.debrief.words import facet_line
from workstation.desk.state import NOTE_TEXT
from workstation.i18n import tr
from workstation.roleplay.judging.facets import FacetReader, example_of, state_of, what_of
from workstation.roleplay.judging.notes import with_choices
from workstation.roleplay.judging.rules import NOTES_LANGUAGE
from workstation.roleplay.model import Facet, NoteCheck, NoteText, ReplyCheck
from workstation.roleplay.playing.step import node_at
from workstation.session.deeds import standing
from workstation.session.state import Contact

GUIDED = "guided"
STANDS = ("met", "chosen", "done")
WRONG = ("denied", "false", "broken", "unwanted")


class FacetsStrip(QWidget):
    """One line for each thing the text should say, and what is not looked at; hidden at any other help."""

    refreshed = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, box: LintedBox, where: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[CheckLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._bridge, self._box, self._where = bridge, box, where
        self._reader: FacetReader | None = None
        self._read: tuple[object, ...] = ()
        self.counted = (0, 0)
        """How many of them stand, of how many."""
        self.lacking = False
        """Whether something is still unsaid, or said otherwise than it should be, where this is shown."""
        box.textChanged.connect(self.refresh)
        bridge.happened.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Say what stands in the text as it is now."""
        contact = self._bridge.contact()
        found = self._found(contact) if contact is not None else ()
        self.lacking = any(state not in STANDS for state, _ in found)
        self.counted = sum(state in STANDS for state, _ in found), len(found)
        # What is left to mend comes first: the eye need not look for it among what stands.
        lines = [(state, self._worded(state, facet)) for state, facet in sorted(found, key=lambda x: x[0] in STANDS)]
        self.setVisible(bool(lines))
        if lines:
            told = tr("Only this is looked at: neither style, nor order, nor what is true outside the desk.")
            lines.append(("", told))
        self._show(lines)
        self.refreshed.emit()

    def text(self) -> str:
        """All that it says, a line a thing."""
        return "\n".join(line.words.text() for line in self._lines if not line.isHidden())

    def _show(self, lines: Sequence[tuple[str, str]]) -> None:
        while len(self._lines) < len(lines):
            self._lines.append(CheckLine(self._theme, self))
            self._column.addWidget(self._lines[-1])
        for number, line in enumerate(self._lines):
            if number < len(lines):
                state, words = lines[number]
                line.tell(_sign(state), words)
            line.setVisible(number < len(lines))

    def _worded(self, state: str, facet: Facet) -> str:
        if state != "missing" or self._box.text().strip():
            return facet_line(state, what_of(facet), example_of(facet))
        # Nothing is missing from what is not begun: what is to come is named, by words that say it, and its reason.
        if example := example_of(facet):
            return tr("To write, such as “{words}”. {why}", words=example, why=facet.why)
        return tr("To write. {why}", why=what_of(facet))

    def _found(self, contact: Contact) -> tuple[tuple[str, Facet], ...]:
        """What came of each thing to say, and what it is."""
        started, check = self._bridge.state.started, self._check(contact)
        if started is None or started.help != GUIDED or check is None or not check.facets:
            return ()
        deeds = standing(contact, self._bridge.program(contact))
        judged = self._reader_of(contact, check, deeds).judge(self._box.text(), deeds)
        if isinstance(check, NoteCheck):
            note = contact.desk.note
            judged = with_choices(check, NoteText(note.code, note.outcome, note.follow_up, ""), judged)
        states = ((state_of(facet, one), facet) for facet, one in zip(check.facets, judged, strict=True))
        return tuple((state, facet) for state, facet in states if state)

    def _check(self, contact: Contact) -> NoteCheck | ReplyCheck | None:
        node = node_at(self._bridge.program(contact), contact.talk.place) if contact.talk.place else None
        if node is None:
            return None
        return node.beat.note if self._where == NOTE_TEXT else node.beat.reply

    def _reader_of(self, contact: Contact, check: NoteCheck | ReplyCheck, deeds: Mapping[str, str]) -> FacetReader:
        """The same reader as long as the wordings say the same."""
        about = contact.id, check.facets, tuple(deeds.items())
        if self._reader is None or self._read != about:
            role = self._bridge.role(contact)
            language = NOTES_LANGUAGE if self._where == NOTE_TEXT else role.program.script.language[:2]
            self._reader = FacetReader(check.facets, language, {**role.values, "reference": deeds})
            self._read = about
        return self._reader


def _sign(state: str) -> Sign:
    if not state or state in STANDS:
        return "tick" if state else ""
    return "cross" if state in WRONG else "round"
