"""The composer: what the adviser may say now, and who speaks when it is not the adviser."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
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

from widgets.bridge import Bridge
from widgets.common.buttons import Button, with_keys
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.mood import MoodBar
from widgets.common.move_card import Option
from widgets.common.move_list import MoveList
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation.clock import speaking_time
from workstation.commands import HangUp, ResumeCall, ResumeSession, Say
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.offer import Offered
from workstation.session.state import Contact
from workstation.wording import clock

SKIP_KEYS = "Ctrl+Right"
MOOD_HELPS = ("demo", "guided", "choice", "first_words")
TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


@dataclass(frozen=True)
class _Turn:
    """What the composer is about: ``kind`` is choose, hold, wait, done, paused or idle."""

    kind: str
    contact: str = ""
    beat: str = ""
    moves: int = 0


class _Moves(MoveList):
    """The list, which may be given less than it takes and then scrolls.

    A layout holds a height that follows the width for the least there may be: the thread would pay for it.
    """

    def hasHeightForWidth(self) -> bool:
        return False


class _Quiet(Label):
    """The quiet line, which takes the list's place and asks for nothing."""

    def hasHeightForWidth(self) -> bool:
        return False


class Composer(Panel):
    """Choose a move and say it. ``desk_lit`` carries the act at the desk that a line is about, or an empty text."""

    desk_lit = Signal(str)

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._theme, self._bridge = theme, bridge
        self._turn = _Turn("idle")
        self._offered: tuple[Offered, ...] = ()
        self._title = Label(theme, "", "lead", weight=700)
        self._sub = Label(theme, "", "small", "medium", elide=True)
        self._mood = MoodBar(theme)
        self._list = _Moves(theme)
        self._quiet = _Quiet(theme, "", "lead", "medium", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._caps = [KeyCap(theme, "A"), Label(theme, "–", "small", "medium"), KeyCap(theme, "D")]
        self._hint = Label(theme, "", "small", "medium", elide=True)
        self._skip = Button(theme, "", "plain", "large", keys=SKIP_KEYS, icon="caret-right")
        self._say = Button(theme, "", "primary", "large", keys="Return")
        self._say.setAutoDefault(True)  # Enter answers as the cap says, outside a dialog too
        self._list.chosen.connect(self._chosen)
        self._list.said.connect(self._said)
        self._list.desk_hovered.connect(self._hovered)
        self._say.clicked.connect(self._primary)
        self._skip.clicked.connect(self.skip)
        self._lay_out()
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
    def primary(self) -> Button:
        """« Dire la phrase A », « Reprendre »."""
        return self._say

    @property
    def quiet_words(self) -> str:
        """What is said in the list's place while it is not the adviser's turn; empty while there is a list."""
        return self._quiet.text() if self._body.currentIndex() == 1 else ""

    def skip(self) -> None:
        """Go to the next thing the customer says; nothing while it is the adviser's turn."""
        if self._turn.kind == "wait":
            self._bridge.skip()

    def focus_list(self) -> None:
        """Give the keyboard to what the adviser does next."""
        if self._turn.kind in ("choose", "hold") and self._list.options:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._say.isVisible():
            self._say.setFocus(Qt.FocusReason.OtherFocusReason)

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
        for widget in (self._title, self._sub):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        self._head.addWidget(self._mood)
        body = QWidget()
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._body = QStackedLayout(body)
        self._body.addWidget(self._list)
        self._body.addWidget(self._quiet)
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
            self._quiet.setText(self._who_speaks(contact, at))

    def _turn_now(self, contact: Contact | None) -> _Turn:
        if contact is None:
            return _Turn("idle")
        talk, call = contact.talk, contact.call
        if self._bridge.state.paused:
            kind = "paused"
        elif talk.end or not call.on_line:
            kind = "done"
        elif talk.concluded and not talk.queue:
            kind = "concluded"
        elif call.phase == "held":
            kind = "hold"
        elif talk.your_turn:
            kind = "choose"
        else:
            kind = "wait"
        return _Turn(kind, contact.id, talk.beat, len(talk.moves))

    def _paint(self) -> None:
        contact = self._bridge.contact()
        turn = self._turn_now(contact)
        mine = any(widget.hasFocus() for widget in self.findChildren(QWidget))
        fresh = turn != self._turn and turn.kind == "choose" and self._turn.kind != "choose"
        self._turn = turn
        if contact is None:
            self._show_quiet("")
            return
        self._paint_mood(contact)
        lists = turn.kind == "choose" or (turn.kind == "hold" and not contact.talk.queue)
        if lists:
            self._paint_list(contact)
        self._body.setCurrentIndex(0 if lists else 1)
        self._paint_words(contact)
        self._paint_primary()
        if fresh and self._may_take_focus():
            self.focus_list()
        elif mine and turn.kind == "wait":
            # A hidden list would hand the keyboard to whatever comes next in the window.
            self._skip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paint_mood(self, contact: Contact) -> None:
        role = self._bridge.role(contact)
        shown = role.help in MOOD_HELPS and contact.call.on_line
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
        options = [self._option(contact, line) for line in found]
        still = kept if any(o.id == kept and o.state == "normal" for o in options) else None
        self._list.set_options(options, still)

    @staticmethod
    def _option(contact: Contact, line: Offered) -> Option:
        match line.kind:
            case "said":
                said = next((x for x in contact.lines if x.move == line.move), None)
                at = clock(said.at - contact.call.answered_at) if said else ""
                return Option(line.move, line.letter, line.text, state="said", reason=tr("said at {time}", time=at))
            case "desk":
                act = phrase("act", line.act)
                return Option(line.move, line.letter, act, hint=line.hint, state="desk")
            case _:
                return Option(line.move, line.letter, line.text, hint=line.hint, warn=line.poor)

    def _paint_words(self, contact: Contact) -> None:
        kind, she = self._turn.kind, self._gender(contact) == "f"
        picking = self._body.currentIndex() == 0
        self._title.setText({"choose": tr("Your turn"), "hold": tr("On hold")}.get(kind, ""))
        self._sub.setText(tr("choose your sentence") if picking else "")
        letters = [line.letter for line in self._offered if line.kind == "say" and line.letter]
        for cap in self._caps:
            cap.setVisible(kind == "choose" and len(letters) > 1)
        if len(letters) > 1 and isinstance(self._caps[0], KeyCap) and isinstance(self._caps[2], KeyCap):
            self._caps[0].set_keys(letters[0])
            self._caps[2].set_keys(letters[-1])
        not_heard = tr("She cannot hear you.") if she else tr("He cannot hear you.")
        self._hint.setText(not_heard if kind == "hold" else tr("choose") if len(letters) > 1 and picking else "")
        self._quiet.setText(self._quiet_text(contact, not_heard))

    def _quiet_text(self, contact: Contact, not_heard: str) -> str:
        match self._turn.kind:
            case "wait":
                return self._who_speaks(contact, self._bridge.at)
            case "hold":
                return not_heard
            case "paused":
                return tr("The session is paused. Time stands still.")
            case "concluded":
                return tr("Everything has been said. Let {name} hang up first.", name=contact.offer.customer)
            case _:
                return tr("The call is over.")

    @staticmethod
    def _who_speaks(contact: Contact, at: int) -> str:
        last = next((line for line in reversed(contact.lines) if line.who == "adviser"), None)
        if last is not None and at < last.at + speaking_time(last.text):
            return tr("You are speaking…")
        if last is None:
            return tr("{name} is about to speak…", name=contact.offer.customer)
        return tr("{name} answers you…", name=contact.offer.customer)

    def _paint_primary(self) -> None:
        kind = self._turn.kind
        self._skip.setVisible(kind == "wait")
        self._skip.setText(tr("Skip"))
        self._skip.set_reason(with_keys(tr("Go straight to what the customer says"), SKIP_KEYS))
        self._say.setVisible(kind in ("choose", "hold", "concluded", "paused"))
        self._say.set_kind("now" if kind == "hold" else "primary")
        self._say.set_icon("resume" if kind in ("hold", "paused") else None)
        self._say.set_keys("Return" if kind in ("choose", "hold") else None)
        letter = self._letter()
        self._say.setEnabled(True)
        self._say.set_reason("")
        match kind:
            case "choose":
                self._say.setText(tr("Say sentence {letter}", letter=letter) if letter else tr("Say the sentence"))
                self._say.setEnabled(bool(letter))
                self._say.set_reason("" if letter else tr("Choose a sentence first"))
            case "hold":
                self._say.setText(
                    tr("Go back and say {letter}", letter=letter) if letter else tr("Go back to the call")
                )
            case "concluded":
                self._say.setText(tr("Hang up"))
            case "paused":
                self._say.setText(tr("Resume the session"))
            case _:
                self._say.setText("")

    def _letter(self) -> str:
        chosen = self._list.chosen_id if self._body.currentIndex() == 0 else None
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

    def _primary(self) -> None:
        contact = self._bridge.contact()
        if contact is None:
            return
        chosen = self._list.chosen_id if self._body.currentIndex() == 0 else None
        match self._turn.kind:
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
        self._body.setCurrentIndex(1)
        self._quiet.setText(words)
        for widget in (self._mood, self._skip, self._say, *self._caps):
            widget.hide()

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(20)
        # The cards keep room for their ring: the list reaches further so that their edges line up with the words.
        self._column.setContentsMargins(side - 4, theme.pad(8), theme.pad(16) - 4, theme.pad(10))
        self._column.setSpacing(theme.pad(4))
        self._head.setContentsMargins(4, 0, 4, 0)
        self._foot.setContentsMargins(4, theme.pad(2), 4, 0)
        self._head.setSpacing(theme.pad(8))
        self._foot.setSpacing(theme.pad(8))
