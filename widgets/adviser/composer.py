"""The composer: what the adviser may say now, and who speaks when it is not the adviser."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStackedLayout,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from widgets.adviser.composer_parts import Moves, Notice, Quiet, Writing, option_of
from widgets.adviser.speech_field import SpeechField
from widgets.adviser.turn import Turn, not_heard, parting, quiet_words, turn_now, who_speaks
from widgets.bridge import Bridge
from widgets.common.buttons import Button, with_keys
from widgets.common.keycap import KeyCap, key_text
from widgets.common.labels import Label
from widgets.common.mood import MoodBar
from widgets.common.move_list import MoveList
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation.commands import HangUp, ResumeCall, ResumeSession, Say, SayFreely
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.offer import Offered
from workstation.session.state import Contact

SKIP_KEYS = "Ctrl+Right"
LARGE_TEXT = 1.5
MOOD_HELPS = ("demo", "guided", "choice", "first_words")
TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class Composer(Panel):
    """Choose a move, or write a sentence, and say it; under it, why something asked for could not be done.

    ``desk_lit`` carries the act at the desk that a line is about, or an empty text.
    """

    desk_lit = Signal(str)

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._theme, self._bridge = theme, bridge
        self._turn = Turn("idle")
        self._offered: tuple[Offered, ...] = ()
        self._title = Label(theme, "", "lead", weight=700)
        self._sub = Label(theme, "", "small", "medium", elide=True)
        self._mood = MoodBar(theme)
        self._notice = Notice(theme)
        self._strut = QWidget()
        self._list = Moves(theme)
        self._quiet = Quiet(theme, "", "lead", "medium", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._caps = [KeyCap(theme, "A"), Label(theme, "–", "small", "medium"), KeyCap(theme, "D")]
        self._field = SpeechField(theme, bridge)
        self._writing = Writing(self._field)
        self._hint = Label(theme, "", "small", "medium", elide=True)
        self._skip = Button(theme, "", "plain", "large", keys=SKIP_KEYS, icon="caret-right")
        self._say = Button(theme, "", "primary", "large", keys="Return")
        self._say.setAutoDefault(True)  # Enter answers as the cap says, outside a dialog too
        self._list.chosen.connect(self._chosen)
        self._list.said.connect(self._said)
        self._list.desk_hovered.connect(self._hovered)
        self._say.clicked.connect(self._primary)
        self._skip.clicked.connect(self.skip)
        self._field.said.connect(self._speak)
        self._field.textChanged.connect(self._paint_primary)
        self._lay_out()
        bridge.refused.connect(self._refused)
        bridge.about_to_act.connect(self._forget_refusal)
        bridge.happened.connect(self._happened)
        bridge.ticked.connect(self._tick)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._paint()

    @property
    def moves(self) -> MoveList:
        """The list of moves."""
        return self._list

    @property
    def field(self) -> SpeechField:
        """Where a sentence is written, at the levels of help that list none."""
        return self._field

    @property
    def primary(self) -> Button:
        """« Dire la phrase A », « Reprendre »."""
        return self._say

    @property
    def refusal(self) -> str:
        """Why what was asked for last did not happen; empty when it did."""
        return self._notice.text()

    @property
    def quiet_words(self) -> str:
        """What is said of who speaks while it is not the adviser's turn; empty while it is."""
        if self._shows(self._writing):
            return self._sub.text() if self._turn.kind == "wait" else ""
        return self._quiet.text() if self._shows(self._quiet) else ""

    def skip(self) -> None:
        """Go to the next thing the customer says; nothing while it is the adviser's turn."""
        if self._turn.kind == "wait":
            self._bridge.skip()

    def focus_list(self) -> None:
        """Give the keyboard to what the adviser does next."""
        if self._shows(self._writing):
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._turn.kind in ("choose", "hold") and self._list.options:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._say.isVisible():
            self._say.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """What it shows, a refusal's second line left out: that comes out of the middle, and nothing moves."""
        whole = super().sizeHint()
        return QSize(whole.width(), whole.height() - self._notice.beyond(self._strut.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height the moves take at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._list.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._offered = ()
            self._paint()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._sub)
        self._head.addWidget(self._notice, 1)
        self._head.addStretch(0)
        self._head.addWidget(self._strut)
        self._head.addWidget(self._mood)
        body = QWidget()
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._body = QStackedLayout(body)
        for page in (self._list, self._quiet, self._writing):
            self._body.addWidget(page)
        self._foot = QHBoxLayout()
        for cap in self._caps:
            self._foot.addWidget(cap)
        self._foot.addWidget(self._hint, 1)
        self._foot.addWidget(self._skip)
        self._foot.addWidget(self._say)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(body, 1)
        self._column.addLayout(self._foot)

    def _happened(self, _entries: object, _state: object) -> None:
        self._paint()

    def _tick(self, at: int) -> None:
        contact = self._bridge.contact()
        if self._turn.kind == "wait" and contact is not None:
            words = self._sub if self._shows(self._writing) else self._quiet
            words.setText(who_speaks(contact, at))

    def _shows(self, page: QWidget) -> bool:
        return self._body.currentWidget() is page

    def _paint(self) -> None:
        contact = self._bridge.contact()
        turn = turn_now(contact, self._bridge.state.paused)
        mine = any(widget.hasFocus() for widget in self.findChildren(QWidget))
        fresh = turn != self._turn and turn.kind == "choose" and self._turn.kind != "choose"
        if turn != self._turn:
            self._notice.show_words("")
        self._turn = turn
        if contact is None:
            self._show_quiet("")
            return
        self._paint_mood(contact)
        page = self._page(contact)
        if page is self._list:
            self._paint_list(contact)
        self._body.setCurrentWidget(page)
        self._paint_words(contact)
        self._paint_primary()
        if fresh and self._may_take_focus():
            self.focus_list()
        elif mine and page is self._quiet:
            # A hidden list would hand the keyboard to whatever comes next in the window.
            (self._skip if turn.kind == "wait" else self._say).setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self, contact: Contact) -> QWidget:
        """What the middle shows now."""
        kind, typed = self._turn.kind, self._bridge.role(contact).typed
        self._writing.set_used(typed)
        if typed:
            return self._writing if kind in ("choose", "hold", "wait") else self._quiet
        lists = kind == "choose" or (kind == "hold" and not contact.talk.queue)
        return self._list if lists else self._quiet

    def _paint_mood(self, contact: Contact) -> None:
        role = self._bridge.role(contact)
        shown = role.help in MOOD_HELPS and contact.call.on_line and not self.refusal
        if shown:
            level = max(0, min(4, contact.talk.mood))
            self._mood.set_mood(level, phrase("mood", level, self._gender(contact)))
        self._mood.setVisible(shown)

    def _gender(self, contact: Contact) -> str:
        return self._bridge.program(contact).script.persona.gender

    def _paint_list(self, contact: Contact) -> None:
        found = self._bridge.offered(contact)
        if found == self._offered and self._list.options:
            return
        kept = self._list.chosen_id
        self._offered = found
        options = [option_of(contact, line) for line in found]
        still = kept if any(o.id == kept and o.state == "normal" for o in options) else None
        self._list.set_options(options, still)

    def _paint_words(self, contact: Contact) -> None:
        kind, at, gender = self._turn.kind, self._bridge.at, self._gender(contact)
        self._title.setText({"choose": tr("Your turn"), "hold": tr("On hold")}.get(kind, ""))
        self._title.setVisible(bool(self._title.text()) and not self.refusal)
        self._sub.setVisible(not self.refusal)
        self._quiet.setText(quiet_words(self._turn, contact, at, gender))
        if self._shows(self._writing):
            self._offered = ()
            own = tr("say it in your own words")
            self._sub.setText(own if kind == "choose" else quiet_words(self._turn, contact, at, gender))
            prompt = tr("Say what you would say to {name}", name=contact.offer.customer)
            self._field.setPlaceholderText(prompt)
            self._field.setAccessibleName(prompt)
        else:
            self._sub.setText(tr("choose your sentence") if self._shows(self._list) else "")
        letters = [line.letter for line in self._offered if line.kind == "say" and line.letter]
        for cap in self._caps:
            cap.setVisible(kind == "choose" and len(letters) > 1)
        if len(letters) > 1 and isinstance(self._caps[0], KeyCap) and isinstance(self._caps[2], KeyCap):
            self._caps[0].set_keys(letters[0])
            self._caps[2].set_keys(letters[-1])
        self._hint.setText(self._hint_words(len(letters) > 1, gender))

    def _hint_words(self, several: bool, gender: str) -> str:
        if self._shows(self._writing):
            # Large text leaves the room to the buttons.
            return tr("{keys}: next line", keys=key_text("Shift+Return")) if self._theme.scale < LARGE_TEXT else ""
        if self._turn.kind == "hold":
            return not_heard(gender)
        return tr("choose") if several and self._shows(self._list) else ""

    def _paint_primary(self) -> None:
        kind, writes = self._turn.kind, self._shows(self._writing)
        self._skip.setVisible(kind == "wait")
        self._skip.setText(tr("Skip"))
        self._skip.set_reason(with_keys(tr("Go straight to what the customer says"), SKIP_KEYS))
        self._say.setVisible(writes or kind in ("choose", "hold", "concluded", "paused"))
        self._say.set_kind("now" if kind == "hold" else "primary")
        self._say.set_icon("resume" if kind in ("hold", "paused") else None)
        self._say.set_keys("Return" if writes or kind in ("choose", "hold") else None)
        letter = self._letter()
        self._say.setEnabled(True)
        self._say.set_reason("")
        match kind:
            case _ if writes:
                self._paint_say(kind)
            case "choose":
                self._say.setText(tr("Say sentence {letter}", letter=letter) if letter else tr("Say the sentence"))
                self._say.setEnabled(bool(letter))
                self._say.set_reason("" if letter else tr("Choose a sentence first"))
            case "hold":
                self._say.setText(
                    tr("Go back and say {letter}", letter=letter) if letter else tr("Go back to the call")
                )
            case "concluded":
                self._say.setText(parting(self._bridge.contact()))
            case "paused":
                self._say.setText(tr("Resume the session"))
            case _:
                self._say.setText("")

    def _paint_say(self, kind: str) -> None:
        """The button of a written sentence."""
        written = bool(self._field.text().strip())
        if kind == "hold":
            contact = self._bridge.contact()
            ready = written and contact is not None and not contact.talk.queue
            self._say.setText(tr("Go back and say it") if ready else tr("Go back to the call"))
            return
        self._say.setText(tr("Say"))
        self._say.setEnabled(kind == "choose" and written)
        reason = phrase("refused", "not_your_turn") if kind == "wait" else tr("Write your sentence first")
        self._say.set_reason("" if self._say.isEnabled() else reason)

    def _letter(self) -> str:
        chosen = self._list.chosen_id if self._shows(self._list) else None
        return next((line.letter for line in self._offered if line.move == chosen), "")

    def _chosen(self, _move: str) -> None:
        self._paint_primary()

    def _said(self, move: str) -> None:
        contact = self._bridge.contact()
        if contact is None:
            return
        if self._turn.kind == "hold" and not self._bridge.do(ResumeCall(contact.id)):
            return
        self._bridge.do(Say(contact.id, move))

    def _speak(self) -> None:
        """Say what is written; from a hold, come back first."""
        contact, text = self._bridge.contact(), self._field.text().strip()
        if contact is None:
            return
        if self._turn.kind == "hold":
            text = "" if contact.talk.queue else text
            if not self._bridge.do(ResumeCall(contact.id)):
                return
        if text:
            self._bridge.do(SayFreely(contact.id, text))
        if self._shows(self._writing):
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, reason: str) -> None:
        """Why what was asked for did not happen, until something else is asked for."""
        self._notice.show_words(phrase("refused", reason))
        self._paint_head()

    def _forget_refusal(self) -> None:
        self._notice.show_words("")
        self._paint_head()

    def _paint_head(self) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._paint_mood(contact)
            self._paint_words(contact)

    def _primary(self) -> None:
        contact = self._bridge.contact()
        if contact is None:
            return
        chosen = self._list.chosen_id if self._shows(self._list) else None
        match self._turn.kind:
            case _ if self._shows(self._writing):
                self._speak()
            case "choose" | "hold" if chosen is not None:
                self._said(chosen)
            case "hold":
                self._bridge.do(ResumeCall(contact.id))
            case "concluded":
                self._bridge.do(HangUp(contact.id))
            case "paused":
                self._bridge.do(ResumeSession())
            case _:
                pass

    def _hovered(self, move: str) -> None:
        self.desk_lit.emit(next((line.act for line in self._offered if line.move == move), ""))

    def _may_take_focus(self) -> bool:
        window = self.window()
        held = window.focusWidget() if window.isVisible() else None
        return held is None or not isinstance(held, TYPING)

    def _show_quiet(self, words: str) -> None:
        self._body.setCurrentWidget(self._quiet)
        self._quiet.setText(words)
        for widget in (self._mood, self._skip, self._say, *self._caps):
            widget.hide()

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(20)
        # The cards keep room for their ring: the list reaches further so that their edges line up with the words.
        self._column.setContentsMargins(side - 4, theme.pad(8), theme.pad(16) - 4, theme.pad(10))
        self._column.setSpacing(theme.pad(4))
        # The line above keeps its height, whatever it says.
        self._strut.setFixedSize(0, max(self._title.sizeHint().height(), self._mood.sizeHint().height()))
        self._head.setContentsMargins(4, 0, 4, 0)
        self._foot.setContentsMargins(4, theme.pad(2), 4, 0)
        self._head.setSpacing(theme.pad(8))
        self._foot.setSpacing(theme.pad(8))
