"""The composer: what the adviser may say now, and who speaks when it is not the adviser."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from widgets.adviser.asked_box import AskedBox
from widgets.adviser.composer_foot import ComposerFoot
from widgets.adviser.composer_parts import Beside, Main, Notice, Quiet, take_room, turn_to_words
from widgets.adviser.measures import Measures
from widgets.adviser.moves_page import MovesPage
from widgets.adviser.reply_field import ReplyField
from widgets.adviser.reply_page import ReplyPage
from widgets.adviser.speech_field import SpeechField
from widgets.adviser.speech_page import SpeechPage
from widgets.adviser.turn import Turn, awaits_reply, not_heard, own_words, parting, quiet_words, turn_now, who_speaks
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.keycap import key_text
from widgets.common.labels import Label
from widgets.common.mood import MoodBar
from widgets.common.move_list import MoveList
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation.channels import WRITTEN
from workstation.commands import AskToWait, EndContact, ResumeCall, ResumeSession
from workstation.i18n import tr
from workstation.phrases import phrase, refusal
from workstation.roleplay.customer.beside import wait_offered
from workstation.session.state import Contact

LARGE_TEXT = 1.5
MOOD_HELPS = ("demo", "guided", "choice", "first_words")


class Composer(Panel):
    """Choose a move, or write a sentence, and say it; under it, why something asked for could not be done.

    ``desk_lit`` carries the act at the desk that a line is about, or an empty text; ``desk_asked`` the one to do now.
    """

    desk_lit = Signal(str)
    desk_asked = Signal(str)

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._theme, self._bridge = theme, bridge
        self._turn = Turn("idle")
        self._aside = self._tight = False
        self._title = Label(theme, "", "lead", weight=700)
        self._sub = Beside(theme)
        self._mood = MoodBar(theme)
        self._notice = Notice(theme)
        self._strut = QWidget()
        self._list = MovesPage(theme, bridge)
        self._quiet = Quiet(theme, "", "lead", "medium", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self.speech_page = SpeechPage(theme, bridge)
        self._reply = ReplyPage(theme, bridge)
        self._foot = ComposerFoot(theme)
        self._list.chosen.connect(self._paint_primary)
        self._list.act_lit.connect(self.desk_lit)
        self._list.act_asked.connect(self.desk_asked)
        self._foot.say.clicked.connect(self._primary)
        self._foot.skip.clicked.connect(self.skip)
        self._foot.wait.clicked.connect(self.ask_to_wait)
        self._foot.turn_to.clicked.connect(self._turn_aside)
        for field in (self.speech_page.field, self._reply.field):
            field.textChanged.connect(self._paint_primary)
            field.told.connect(self._tell)
        self._lay_out()
        bridge.refused.connect(self._refused)
        bridge.about_to_act.connect(self._tell)
        bridge.happened.connect(self._happened)
        bridge.ticked.connect(self._tick)
        theme.changed.connect(self._on_theme)
        self._restyle()
        self._paint()

    @property
    def turn(self) -> str:
        """Whose turn it is (``Turn.kind``)."""
        return self._turn.kind

    @property
    def moves(self) -> MoveList:
        """The list of moves."""
        return self._list

    @property
    def field(self) -> SpeechField:
        """Where a sentence is written, at the levels of help that list none."""
        return self.speech_page.field

    @property
    def asked(self) -> AskedBox:
        """Which meaning a sentence has, while that is asked."""
        return self.speech_page.asked

    @property
    def reply(self) -> ReplyField:
        """Where a reply is written, where the customer awaits one."""
        return self._reply.field

    @property
    def reply_page(self) -> ReplyPage:
        """The reply with its subject, its count and its word to mend."""
        return self._reply

    @property
    def aside(self) -> Button:
        """Goes from the reply to the sentences offered beside it, and back."""
        return self._foot.turn_to

    def give_way(self, found: Measures) -> None:
        """Stand close where there is little height: the moves and the thread come first."""
        self._reply.set_bare(found.crowded and not found.letter)
        self._tight = found.tight
        for part in (self._list, self._foot):
            part.set_tight(found.tight)
        self._restyle()

    def flush(self) -> None:
        """Record typing that has not come to rest yet."""
        self.speech_page.field.flush()
        self._reply.flush()

    @property
    def primary(self) -> Button:
        """« Dire la phrase A », « Reprendre »."""
        return self._foot.say

    @property
    def wait(self) -> Button:
        """« Faire patienter »: announces a wait, where sentences are picked."""
        return self._foot.wait

    @property
    def refusal(self) -> str:
        """Why what was asked for last did not happen; empty when it did."""
        return self._notice.text()

    @property
    def quiet_words(self) -> str:
        """What is said of who speaks while it is not the adviser's turn; empty while it is."""
        if self._shows(self._quiet):
            return self._quiet.text()
        return self._sub.text() if self._turn.kind == "wait" else ""

    def skip(self) -> None:
        """Go to the next thing the customer says or does; nothing while it is the adviser's turn."""
        if self._awaits_them():
            self._bridge.skip()

    def ask_to_wait(self) -> None:
        """Announce a wait by the house's sentence, where that is offered."""
        contact = self._bridge.contact()
        if contact is not None and self._announces(contact) is not None:
            self._bridge.do(AskToWait(contact.id))

    def _announces(self, contact: Contact) -> str | None:
        """The sentence that announces a wait: it is there at every turn at which sentences are picked."""
        role = self._bridge.role(contact)
        kind = None if role.typed or self._turn.kind != "choose" else wait_offered(role)
        return kind.offered if kind and not awaits_reply(contact, role) else None

    def _awaits_them(self) -> bool:
        """Whether the customer is next: they speak, or, once all is said aloud, they hang up first."""
        contact = self._bridge.contact()
        spoken = contact is not None and contact.offer.channel not in WRITTEN
        return self._turn.kind == "wait" or (self._turn.kind == "concluded" and spoken)

    @property
    def parts(self) -> bool:
        """Whether the large button closes the contact: a key pressed too often must not find it."""
        return self._turn.kind == "concluded" and not self._awaits_them()

    def take_focus(self) -> bool:
        """Give the keyboard to what the adviser does next; False when there is nothing of the kind here."""
        page = self._body.currentWidget()
        target: QWidget | None = None
        if isinstance(page, SpeechPage):
            target = page.keyboard
        elif isinstance(page, ReplyPage):
            target = page.field
        elif page is self._list and self._list.options:
            target = self._list
        else:
            buttons = (self._foot.skip,) if self.parts else (self._foot.skip, self._foot.say)
            target = next((each for each in buttons if not each.isHidden() and each.isEnabled()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        return target is not None

    def sizeHint(self) -> QSize:
        """What it shows, a refusal's second line left out: that comes out of the middle, and nothing moves."""
        whole = super().sizeHint()
        return QSize(whole.width(), whole.height() - self._notice.beyond(self._strut.height()))

    def view_state(self) -> object:
        """Whether the sentences beside a reply are in view."""
        return self._aside

    def restore_view(self, state: object) -> None:
        """Bring them into view, or the reply."""
        self._aside = bool(state)
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
        for page in (self._list, self._quiet, self.speech_page, self._reply):
            self._body.addWidget(page)
        self._column = QVBoxLayout(self)
        nest(self._column, self._head)
        self._column.addWidget(body, 1)
        self._column.addWidget(self._foot)

    def _happened(self, _entries: object, _state: object) -> None:
        self._paint()

    def _tick(self, at: int) -> None:
        contact = self._bridge.contact()
        if self._turn.kind == "wait" and contact is not None:
            words = self._quiet if self._shows(self._quiet) else self._sub
            words.setText(who_speaks(contact, at))

    def _shows(self, page: QWidget) -> bool:
        return self._body.currentWidget() is page

    def _writes(self) -> bool:
        return self._shows(self.speech_page) or self._shows(self._reply)

    def _paint(self) -> None:
        contact = self._bridge.contact()
        turn = turn_now(contact, self._bridge.state.paused)
        if turn != self._turn:
            self._notice.show_words("")
            self._aside = False
        self._turn = turn
        if contact is None:
            self._show_quiet("")
            return
        self._paint_mood(contact)
        page = self._page(contact)
        if isinstance(page, MovesPage | SpeechPage | ReplyPage):
            page.show_contact(contact)
        self._body.setCurrentWidget(page)
        self._paint_words(contact)
        self._paint_primary()

    def _page(self, contact: Contact) -> QWidget:
        """What the middle shows now."""
        kind, role = self._turn.kind, self._bridge.role(contact)
        replies = awaits_reply(contact, role)
        beside = replies and kind == "choose" and any(line.kind != "said" for line in self._bridge.offered(contact))
        self._aside = self._aside and beside
        self._foot.turn_to.setVisible(beside)
        written = replies and not self._aside and kind in ("choose", "wait")
        take_room(self._reply, used=written)
        take_room(self.speech_page, used=role.typed and not written)
        if written:
            return self._reply
        if role.typed:
            return self.speech_page if kind in ("choose", "hold", "wait") else self._quiet
        # Under the finger that is about to press it, what is chosen stays while they ask whether anybody is there.
        lists = kind == "choose" or self._turn.breaks or (kind == "hold" and not contact.talk.queue)
        return self._list if lists else self._quiet

    def _turn_aside(self) -> None:
        """From the reply to the sentences offered beside it, and back."""
        self._aside = not self._aside
        self._paint()
        self.take_focus()

    def _paint_mood(self, contact: Contact) -> None:
        role = self._bridge.role(contact)
        shown = role.help in MOOD_HELPS and contact.on_line and not self.refusal
        if shown:
            level = max(0, min(4, contact.talk.mood))
            self._mood.set_mood(level, phrase("mood", level, self._gender(contact)))
        self._mood.setVisible(shown)

    def _gender(self, contact: Contact) -> str:
        return self._bridge.program(contact).script.persona.gender

    def _paint_words(self, contact: Contact) -> None:
        kind, at, gender = self._turn.kind, self._bridge.at, self._gender(contact)
        self._title.setText({"choose": tr("Your turn"), "hold": tr("On hold")}.get(kind, ""))
        self._title.setVisible(bool(self._title.text()) and not self.refusal)
        self._sub.setVisible(not self.refusal)
        quiet = quiet_words(self._turn, contact, at, gender)
        self._quiet.setText(quiet)
        if self._writes():
            self._list.forget()
            told = self._shows(self._reply) and self._reply.subject_elsewhere
            doing = self._reply.subject if told else tr("write your reply")
            doing = doing if self._shows(self._reply) else own_words(contact)
            self._sub.tell(doing if kind == "choose" else quiet, needed=bool(told) or kind != "choose")
        else:
            waits = quiet if self._turn.breaks else ""
            self._sub.tell(waits or (tr("choose your sentence") if self._shows(self._list) else ""), needed=bool(waits))
        self._foot.turn_to.setText(turn_to_words(aside=self._aside, typed=self._bridge.role(contact).typed))
        letters = self._list.letters()
        self._foot.show_letters(letters if kind == "choose" else ())
        self._foot.hint.setText(self._hint_words(len(letters) > 1, gender))

    def _hint_words(self, several: bool, gender: str) -> str:
        if self._shows(self.speech_page):
            # Large text leaves the room to the buttons.
            return tr("{keys}: next line", keys=key_text("Shift+Return")) if self._theme.scale < LARGE_TEXT else ""
        if self._turn.kind == "hold":
            return not_heard(gender)
        return tr("choose") if several and self._shows(self._list) else ""

    def _paint_primary(self) -> None:
        over = self._turn.kind == "concluded"
        contact = self._bridge.contact()
        posted = contact.thread.posted if contact is not None else None
        leaves = posted is not None and not posted.reader
        self._foot.show_skip(self._awaits_them(), over=over, leaves=leaves)
        self._foot.show_wait(self._announces(contact) if contact is not None else None)
        two_fit = not leaves or self.width() >= self._theme.px(640)
        self._foot.show_main(self._main(contact) if contact is not None and two_fit else None, apart=over)

    def _main(self, contact: Contact) -> Main | None:
        page, kind = self._body.currentWidget(), self._turn.kind
        if isinstance(page, MovesPage | SpeechPage | ReplyPage):
            return page.main(contact, kind)
        match kind:
            case "hold":
                return Main(tr("Go back to the call"), "Return", kind="now", icon="resume")
            case "concluded":
                # Where they hang up first, hanging up oneself is not the gesture put forward.
                return Main(parting(contact), kind="primary" if self.parts else "plain")
            case "paused":
                return Main(tr("Resume the session"), icon="resume")
            case _:
                return None

    def _refused(self, reason: str) -> None:
        """Why what was asked for did not happen, until something else is asked for."""
        contact = self._bridge.contact()
        self._tell(refusal(reason, contact.offer.channel if contact is not None else "call"))

    def _tell(self, words: str = "") -> None:
        """Say why something was not done, or not taken whole; or no longer."""
        if words != self.refusal:
            self._notice.show_words(words)
            self._paint_head()

    def _paint_head(self) -> None:
        if (contact := self._bridge.contact()) is not None:
            self._paint_mood(contact)
            self._paint_words(contact)

    def _primary(self) -> None:
        contact, page = self._bridge.contact(), self._body.currentWidget()
        if contact is None:
            return
        if isinstance(page, MovesPage | SpeechPage | ReplyPage):
            page.press(contact, self._turn.kind)
            return
        if self._turn.kind == "hold":
            self._bridge.do(ResumeCall(contact.id))
        elif self._turn.kind == "concluded":
            self._bridge.do(EndContact(contact.id))
        elif self._turn.kind == "paused":
            self._bridge.do(ResumeSession())

    def _show_quiet(self, words: str) -> None:
        self._body.setCurrentWidget(self._quiet)
        self._quiet.setText(words)
        self._mood.hide()
        self._foot.clear()

    def _on_theme(self) -> None:
        self._restyle()
        self._paint_head()  # large text says elsewhere what it leaves no room for

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(20)
        # The cards keep room for their ring: the list reaches further so that their edges line up with the words.
        above, under, between = (5, 6, 2) if self._tight else (8, 10, 4)
        self._column.setContentsMargins(side - 4, theme.pad(above), theme.pad(16) - 4, theme.pad(under))
        self._column.setSpacing(theme.pad(between))
        # The line above keeps its height, whatever it says.
        self._strut.setFixedSize(0, max(self._title.sizeHint().height(), self._mood.sizeHint().height()))
        self._head.setContentsMargins(4, 0, 4, 0)
        self._head.setSpacing(theme.pad(8))
