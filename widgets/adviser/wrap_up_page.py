"""After the call: the code that must be chosen, the outcome, the note, a clock, and the facts of the call."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.composer_parts import PageNotice
from widgets.adviser.disposition_picker import DispositionPicker
from widgets.adviser.facets_strip import FacetsStrip
from widgets.adviser.facts_list import FactsList
from widgets.adviser.held_back import HeldBack
from widgets.adviser.misheard_box import MisheardBox
from widgets.adviser.note_form import NoteEditor
from widgets.adviser.note_lint import NoteFoot, Spot
from widgets.adviser.wrap_up_gestures import WrapUpGestures
from widgets.adviser.wrap_up_words import left_words, still_left
from widgets.bridge import Bridge
from widgets.common.buttons import Button, with_keys
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.pressed import Choice
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Panel
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from widgets.common.whisper import Whisper
from widgets.common.wrapup_ring import WrapupRing
from widgets.keys import FINISH, FIRST_MAIL
from workstation.bank.dispositions import Dispositions
from workstation.clock import SECOND
from workstation.commands import AskBreak, CloseContact, ExtendWrapUp, SetNoteField
from workstation.desk.state import NOTE_TEXT
from workstation.i18n import tr
from workstation.phrases import of_channel, phrase
from workstation.session.mails import EMAIL, another_waits
from workstation.session.state import Contact

# The widths, at 100 %, from which each row lies side by side.
HEAD, CHOICES = 500, 600
# The width, at 100 %, from which what is chosen and what is written stand side by side in a low window.
HALVES = 570
# The heights, at 100 %, under which the head scrolls with the rest, and under which all draws closer.
SHORT_BELOW, CLOSE_BELOW = 260, 720
# The facts take the dossier's place at the right; where they would leave less than that, they follow the note.
FACTS_BESIDE, FACTS, FACTS_WIDEST, WIDEST_FROM = 630, 392, 440, 1650


class WrapUpPage(Panel):
    """One gesture ends it: Terminer, which says what it waits for and leads there."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self._bridge = bridge
        self._contact, self._heard = "", ""
        self._beside = True
        self.ring = WrapupRing(theme)
        self._title = Label(theme, tr("The call is over, breathe"), "h1", wrap=True)
        self._sentence = PageNotice(theme, bridge, "body")
        self.extend = Button(theme, tr("30 s, once"), "plain", icon="add")
        self.picker = DispositionPicker(theme)
        self.outcome: SegmentedControl | None = None
        self._outcome_title = Label(theme, tr("Outcome"), "label", "medium")
        self.follow_up = Choice()
        self._follow_title = Label(theme, tr("Follow-up"), "label", "medium")
        self._note_title = Label(theme, tr("Note"), "label", "medium")
        self.note = NoteEditor(theme, bridge)
        self.foot = NoteFoot(theme)
        self.stands = FacetsStrip(theme, bridge, self.note, NOTE_TEXT)
        self.facts = FactsList(theme, bridge)
        self.misheard = MisheardBox(theme, bridge, told=True)
        self.whisper = Whisper(theme)
        self.held_back = HeldBack(theme, bridge, self.note, notes=True)
        self.gestures = gestures = WrapUpGestures(theme, self.held_back)
        self.pause_after, self.missing = gestures.pause_after, gestures.missing
        self.finish_button, self.onward = gestures.finish, gestures.onward
        self._build()
        self._connect()
        self._restyle()
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Show the contact in wrap-up as it stands."""
        contact = self._bridge.contact()
        if contact is None or contact.phase != "wrap_up":
            return
        lists, note = self._bridge.dispositions(), contact.desk.note
        if contact.id != self._contact:
            self._contact = contact.id
            self._fill(lists)
        motif = self._bridge.program(contact).script.motif
        self.picker.show_code(lists, motif, note.code)
        if self.outcome is not None and note.outcome and note.outcome != self.outcome.current_name():
            self.outcome.select(note.outcome)
        self.follow_up.setCurrentIndex(max(0, self.follow_up.findData(note.follow_up)))
        self.extend.setEnabled(not contact.life.extended)
        used = tr("The extension has been used.") if contact.life.extended else tr("Thirty seconds more, once")
        self.extend.set_reason(used)
        self.pause_after.blockSignals(True)
        self.pause_after.setChecked(self._bridge.state.presence.break_asked)
        self.pause_after.blockSignals(False)
        self.onward.setVisible(contact.offer.channel == EMAIL and another_waits(self._bridge.state))
        self._tell_time(contact)
        self._whisper(contact)

    def add_to_note(self, text: str) -> None:
        """Add a fact to the note, as a sentence; one that stands there already is not said twice."""
        sentence = text if text.endswith(".") else f"{text}."
        if sentence not in self.note.text():
            self.note.add(sentence)

    def finish(self) -> bool:
        """Save the note and free the desk; or go to what is missing, and be False."""
        contact = self._bridge.contact()
        if contact is None or contact.phase != "wrap_up":
            return False
        if self._blocker(contact):
            self.go_to_missing()
            return False
        self.note.flush()
        return self._bridge.do(CloseContact(contact.id))

    def go_to_missing(self) -> None:
        """Put the keyboard where the missing choice is made, and bring it in sight, from its beginning."""
        contact = self._bridge.contact()
        if contact is not None and self._blocker(contact) == "outcome_missing" and self.outcome is not None:
            self.outcome.findChildren(QAbstractButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring(self.outcome)
        else:
            self.picker.take_focus()
            self._bring(self.picker)

    def _bring(self, part: QWidget) -> None:
        for layout in (self._across, self._body):
            layout.activate()  # a page that was hidden lies as it did before
        self._area.ensureWidgetVisible(part, 0, 0)
        bar, above = self._area.verticalScrollBar(), part.mapTo(self._area.viewport(), QPoint(0, 0)).y()
        bar.setValue(bar.value() + min(0, above))

    def take_focus(self, *, writing: bool = False) -> None:
        """Give the keyboard to what is missing; to the note when it is all there, or was being written."""
        contact = self._bridge.contact()
        if writing or contact is None or not self._blocker(contact):
            self.note.moveCursor(QTextCursor.MoveOperation.End)
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_to_missing()

    def leave_note(self) -> None:
        """Go from the note to what is missing, or to the end of the contact when nothing is."""
        if self.finish_button.isEnabled():
            self.finish_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_to_missing()

    def minimumSizeHint(self) -> QSize:
        """It scrolls."""
        return QSize(self._theme.px(320), self._theme.px(240))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._theme
        # The dossier's own width, which follows the text by half.
        wide = round((FACTS_WIDEST if self.width() >= WIDEST_FROM else FACTS) * (1 + (theme.scale - 1) / 2))
        beside = self.width() - wide >= theme.px(FACTS_BESIDE)
        if beside != self._beside:
            self._beside = beside
            (self._body if not beside else self._across).addWidget(self.facts)
            self.facts.show()  # at once: in another parent it would wait for the next turn of the loop
            self._line.setVisible(beside)
        self.facts.setMinimumWidth(wide if beside else 0)
        self.facts.setMaximumWidth(wide if beside else 16777215)
        self.facts.setMinimumHeight(0 if beside else theme.px(300))
        place = self._body if self.height() < theme.px(SHORT_BELOW) else self._main
        if place.indexOf(self._top) < 0:
            place.insertWidget(0, self._top)
            self._top.show()
        room = self.width() - (wide if beside else 0)
        close = self.height() < theme.px(CLOSE_BELOW)
        halves = close and not beside and room >= theme.px(HALVES)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if halves else QBoxLayout.Direction.TopToBottom)
        self._halves.setStretch(0, 1 if halves else 0)
        self._halves.setSpacing(theme.pad(18 if halves else 5 if close else 8))
        for row, within, needed in ((self._head, room, HEAD), (self._choices, room // (2 if halves else 1), CHOICES)):
            narrow = within < theme.px(needed)
            row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._draw_close(close)
        self.gestures.arrange(room, close=close)

    def _blocker(self, contact: Contact) -> str:
        note = contact.desk.note
        return "code_missing" if not note.code else "outcome_missing" if not note.outcome else ""

    def _left_out(self, contact: Contact) -> str:
        """What stops nobody from finishing, and is missing all the same."""
        if not contact.desk.note.follow_up:
            return "follow_up"
        if not self.note.text().strip():
            return "note"
        return "facet" if self.stands.lacking else ""

    def _tell_missing(self, contact: Contact) -> None:
        blocker = self._blocker(contact)
        reason = phrase("refused", blocker) if blocker else ""
        self.missing.tell(reason, still_left(self._left_out(contact)))
        self.finish_button.setEnabled(not blocker)
        self.onward.setEnabled(not blocker)
        self.onward.set_reason(reason or with_keys(tr("Finish this one, and take the next"), FIRST_MAIL.keys))
        self.finish_button.set_reason(reason or with_keys(tr("Save the note and free the desk"), FINISH.keys))

    def _tell_time(self, contact: Contact) -> None:
        self._tell_missing(contact)
        life, at = contact.life, self._bridge.at
        left = life.wrap_up_until - at
        # Rounded up: « 0:00 » is shown when nothing is left, not for a last second.
        self.ring.set_left(
            -(-left // SECOND) if left >= 0 else left / SECOND, (life.wrap_up_until - life.ended_at) / SECOND
        )
        left_to_do = self._blocker(contact) or self._left_out(contact)
        said = left_words()
        self._sentence.set_usual(said["late" if left < 0 else left_to_do], *said.values())
        cut = contact.talk.end in ("hung_up", "abandoned") and contact.life.ended_by == "customer"
        self._title.setText(of_channel("cut" if cut else "breathe", contact.offer.channel))

    def _whisper(self, contact: Contact) -> None:
        text = self._bridge.whisper(contact)
        if text != self._heard:
            self._heard = text
            self.whisper.set_text(text)

    def _reveal(self) -> None:
        """Keep in sight what stands under the note while one writes there; the note first where both have no room."""
        if self.note.hasFocus() and self.stands.isVisible():
            self._area.ensureWidgetVisible(self.stands, 0, self._theme.pad(8))
            self._area.ensureWidgetVisible(self.note, 0, self._theme.pad(4))

    def _on_tick(self, _at: int) -> None:
        contact = self._bridge.contact()
        if contact is not None and contact.phase == "wrap_up":
            self._tell_time(contact)

    def _on_code(self, code: str) -> None:
        self._set("code", code)

    def _on_outcome(self, outcome: str) -> None:
        self._set("outcome", outcome)

    def _on_follow_up(self, _index: int) -> None:
        self._set("follow_up", str(self.follow_up.currentData() or ""))

    def _set(self, field: str, value: str) -> None:
        self.note.flush()
        self._bridge.do(SetNoteField(self._contact, field, value))

    def _on_extend(self) -> None:
        self.note.flush()
        self._bridge.do(ExtendWrapUp(self._contact))

    def _on_pause_after(self, wanted: bool) -> None:
        self._bridge.do(AskBreak(wanted))

    def _on_spot(self, spot: Spot | None) -> None:
        self.foot.show_spot(spot)

    def _fill(self, lists: Dispositions) -> None:
        """The lists of a new contact, nothing chosen yet."""
        if self.outcome is not None:
            self.outcome.hide()
            self.outcome.deleteLater()
        self.outcome = SegmentedControl(self._theme, [(each.code, each.title) for each in lists.outcomes])
        self.outcome.setAccessibleName(tr("Outcome"))
        self.outcome.chosen.connect(self._on_outcome)
        self._outcomes.insertWidget(1, self.outcome, 0, Qt.AlignmentFlag.AlignLeft)
        self.follow_up.clear()
        self.follow_up.addItem(tr("To be said"), "")
        for each in lists.follow_ups:
            self.follow_up.addItem(each.title, each.code)

    def _connect(self) -> None:
        self.extend.clicked.connect(self._on_extend)
        self.picker.chosen.connect(self._on_code)
        self.follow_up.activated.connect(self._on_follow_up)
        self.note.spotted.connect(self._on_spot)
        for moved in (self.note.textChanged, self.note.cursorPositionChanged):
            moved.connect(self._reveal, Qt.ConnectionType.QueuedConnection)  # once the lines under it are laid out
        self.foot.replace_asked.connect(self.note.mend)
        self.facts.add_asked.connect(self.add_to_note)
        self.pause_after.toggled.connect(self._on_pause_after)
        self.missing.clicked.connect(self.go_to_missing)
        self.finish_button.clicked.connect(self.finish)
        action = QAction(tr("Finish"), self)
        action.setShortcut(QKeySequence(FINISH.keys))
        action.setAutoRepeat(False)
        action.triggered.connect(self.finish)
        self.addAction(action)
        self._theme.changed.connect(self._restyle)
        self._bridge.happened.connect(self.render_state)
        self._bridge.ticked.connect(self._on_tick)

    def _build(self) -> None:
        self._across, main = QHBoxLayout(self), QVBoxLayout()
        for layout in (self._across, main):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._top = self._build_head()
        self._main = main
        main.addWidget(self._top)
        main.addWidget(self._build_body(), 1)
        main.addWidget(self.gestures)
        self._line = Panel(self._theme, "rule")
        self._line.setFixedWidth(1)
        nest(self._across, main, 1)
        self._across.addWidget(self._line)
        self._across.addWidget(self.facts)

    def _build_head(self) -> QWidget:
        head = Panel(self._theme, "panel")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        inner, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        inner.addWidget(self.ring)
        nest(inner, words, 1)
        self._head_inner = inner
        nest(self._head, inner, 1)
        self._head.addWidget(self.extend, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return head

    def _build_body(self) -> QWidget:
        inner = QWidget()
        self._body = QVBoxLayout(inner)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._chosen, self._written = QVBoxLayout(), QVBoxLayout()
        self._chosen.addWidget(self.misheard)
        self._chosen.addWidget(self.picker)
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._outcomes, follow = QVBoxLayout(), QVBoxLayout()
        for column, title in ((self._outcomes, self._outcome_title), (follow, self._follow_title)):
            column.setSpacing(4)
            column.addWidget(title)
        self.follow_up.setProperty("sizing", "small")
        self.follow_up.setAccessibleName(tr("Follow-up"))
        follow.addWidget(self.follow_up)
        self._outcomes.addStretch(1)
        follow.addStretch(1)
        nest(self._choices, self._outcomes)
        nest(self._choices, follow, 1)
        nest(self._chosen, self._choices)
        self._chosen.addStretch(1)
        self._written.addWidget(self._note_title)
        self._written.addWidget(self.note, 100)
        for under in (self.foot, self.stands, self.whisper):
            self._written.addWidget(under)
        self._written.addStretch(1)
        nest(self._halves, self._chosen)
        nest(self._halves, self._written, 1)
        nest(self._body, self._halves, 1)
        self._area = Scrolled(inner)
        return self._area

    def _restyle(self) -> None:
        theme = self._theme
        self._head.setSpacing(theme.pad(12))
        self._head_inner.setSpacing(theme.pad(16))
        self._choices.setSpacing(theme.pad(18))
        self.note.setMinimumHeight(theme.px(96))
        self.note.setMaximumHeight(theme.px(320))
        self._arrange()

    def _draw_close(self, close: bool) -> None:
        """In a low window what the note should say stays in sight under it: everything else draws closer."""
        theme = self._theme
        above, around, between = (3, 8, 5) if close else (12, 14, 8)
        self.ring.set_side(50 if close else 64)
        self._head.setContentsMargins(theme.pad(24), theme.pad(above), theme.pad(24), theme.pad(above))
        self._body.setContentsMargins(*(theme.pad(side) for side in (24, around, 24, around)))
        for column in (self._body, self._chosen, self._written):
            column.setSpacing(theme.pad(between))
