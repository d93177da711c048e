"""Which things a text says already, at the guided help: the same judgement as when it is saved, while one types."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from widgets.adviser.linted_box import LintedBox
from widgets.bridge import Bridge
from widgets.common.labels import Label
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


class FacetsStrip(Label):
    """One line for each thing the text should say, and what is not looked at; hidden at any other help."""

    refreshed = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, box: LintedBox, where: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "small", "medium", parent, wrap=True)
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
        lines = [self._worded(state, facet) for state, facet in sorted(found, key=lambda one: one[0] in STANDS)]
        self.setVisible(bool(lines))
        if lines:
            lines.append(tr("Only this is looked at: neither style, nor order, nor what is true outside the desk."))
        self.setText("\n".join(lines))
        self.refreshed.emit()

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
