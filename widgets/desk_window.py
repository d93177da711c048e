"""The desk: every pane in its place, the keys that reach them, and what shows when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets import keys
from widgets.adviser.composer_parts import UNBOUNDED
from widgets.adviser.measures import Measures, dock_height, measures
from widgets.adviser.talk_page import TalkPage
from widgets.bridge import Bridge
from widgets.common.pages import Pages
from widgets.common.placed import let_go, nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.desk_panes import DeskPanes
from widgets.keyboard import Places
from widgets.keys import add_key
from widgets.panes import PANES, Arrangement
from workstation import events as e
from workstation.i18n import tr
from workstation.session.mails import EMAIL, piled, takes_mails
from workstation.session.state import SessionState

TABBED: tuple[Arrangement, ...] = ("single", "large")
"""Where the dossier is a tab; where a single column shows, so is the conversation."""


class DeskPage(DeskPanes):
    """The adviser's screen for one session. ``finished`` carries the session's id, once."""

    leave_asked = Signal()
    help_asked = Signal()
    profile_asked = Signal()
    step_back_asked = Signal()
    finished = Signal(str)

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, bridge, parent)
        self._theme, self._bridge = theme, bridge
        self._arrangement: Arrangement | None = None
        self._declared = [pane for pane in PANES if pane.name != "mails" or piled(bridge.state)]
        self._searching = self._choosing = self._over = self._writing = False
        self._contact = ""
        self.note.installEventFilter(self)
        self._place_panes()
        self._connect()
        self._add_keys()
        self._arrange()
        self._show_state()

    @property
    def arrangement(self) -> Arrangement:
        """How the desk lies now."""
        return self._arrangement or "narrow"

    def flush(self) -> None:
        """Record typing that has not come to rest yet."""
        for box in (self.note, self.wrap_up.note, self.composer, self.colleagues):
            box.flush()

    def view_state(self) -> object:
        """What is looked for or chosen again, and the tab that is open."""
        return self._contact, self._searching, self._choosing, self.dock.current()

    def restore_view(self, state: Any) -> None:
        """Look for it again, on that tab."""
        self._contact, self._searching, self._choosing, tab = state
        self._open_tab(tab)
        self._show_people()

    def preview(self, move: str) -> None:
        """Light a move on the list, as a finger would before it is said."""
        self._show_centre()
        self.composer.moves.choose(move)
        self.composer.moves.show_chosen()

    def preview_pane(self, name: str) -> None:
        """Bring a pane to the front, before something is done there."""
        self._open_tab(name)

    def show_dossier(self) -> None:
        """F3."""
        self.show_act("")

    def show_act(self, act: str) -> None:
        """Bring the keyboard to where an act is done, its form open; to the dossier where none is named."""
        self._open_tab("dossier")
        self._searching = False
        self._show_people()
        if self._people.currentWidget() is not self.dossier:
            self.candidates.focus_pane()
        elif act:
            self.dossier.reach(act)
        else:
            self.dossier.focus_pane()

    def show_tab(self, name: str) -> None:
        """Open the tab of a pane and give it the keyboard."""
        self._open_tab(name)
        self.tabs[name].focus_pane()

    def _on_tab(self) -> None:
        self.show_tab(self.sender().objectName())

    def show_colleagues(self) -> None:
        """F10: the internal note; Ctrl+Shift+X, Ctrl+Shift+C or the softphone: passing the contact on, consulting."""
        self._open_tab("colleagues")
        self.colleagues.focus_pane(passing=self.sender() is self.top_bar.controls)

    def show_mails(self) -> None:
        """F11: the e-mails that wait, in the middle while nobody is in hand."""
        if self._centre.currentWidget() is self.pile:
            self._show_centre()
            self.pile.focus_pane()
        else:
            self._open_tab("mails")
            self.mails.focus_pane()

    def next_mail(self) -> None:
        """Ctrl+Shift+N: the first e-mail of the queue; from the wrap-up of one, which is finished before."""
        if self.wrap_up.onward.isHidden() or self._centre.currentWidget() is not self.wrap_up or self.wrap_up.finish():
            self.pile.take_first()

    def show_note(self) -> None:
        """F6."""
        wrapping = self._centre.currentWidget() is self.wrap_up
        self._show_centre() if wrapping else self._open_tab("note")
        (self.wrap_up.note if wrapping else self.note).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def start_search(self) -> None:
        """Ctrl+K."""
        self._open_tab("dossier")
        self._searching = True
        self._show_people()
        self.search.start()

    def showEvent(self, event: QShowEvent) -> None:
        """A call taken up again in the middle has the keyboard where the adviser speaks."""
        super().showEvent(event)
        self._keyboard.give()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter that nothing else takes chooses its sentence, wherever one was reading: the dossier, the rail.

        Escape leaves the note.
        """
        moves = self.composer.moves
        if event.key() == Qt.Key.Key_Escape and self.note.hasFocus():
            self._keyboard.give()
        elif event.key() == Qt.Key.Key_Escape and self.wrap_up.note.hasFocus():
            self.wrap_up.leave_note()
        elif not (moves.isVisible() and moves.take_letter(event)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each column what the window allows."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The note takes more room while it is written in."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._writing = event.type() == QEvent.Type.FocusIn
            self._fit_dock()
        return False

    def _place_panes(self) -> None:
        theme = self._theme
        answer = self.held_back, self.composer
        self._talk = TalkPage(theme, self.call_guide, self.conversation, *answer, self.beside)
        self._lines = [Panel(theme, "rule", self) for _ in range(4)]
        self._centre, self._people = Pages(), Pages()
        for page in (self.waiting, self.ringing, self._talk, self.wrap_up, self.pile):
            self._centre.addWidget(page)
        for person in (self.candidates, self.dossier, self.search):
            self._people.addWidget(person)
        self._assistant, self._right = Panel(theme, "hollow"), Panel(theme, "panel")
        self._assistant_column, self._right_column = QVBoxLayout(self._assistant), QVBoxLayout(self._right)
        self._row = row = QHBoxLayout()
        for widget in (self.rail, self._lines[0]):
            row.addWidget(widget)
        row.addWidget(self._centre, 1)
        for widget in (self._lines[1], self._assistant, self._lines[2], self._right):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        for above in (self.top_bar, self.instruction, self.help_strip):
            column.addWidget(above)
        nest(column, row, 1)
        for layout in (self._assistant_column, self._right_column, row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for line in self._lines[:3]:
            line.setFixedWidth(1)
        self._lines[3].setFixedHeight(1)

    def _connect(self) -> None:
        people = (self.candidates, self.dossier, self.search)
        tabs = (*self.tabs.values(), self.colleagues, self.mails)
        panes = (self.rail, *people, *tabs, self.note_pane, self.wrap_up, self.pile, self.beside)
        pages = (self._centre, self.waiting, self.ringing, self.wrap_up, self.pile)
        self._keyboard.learn(Places(*pages, self.composer, self.conversation, panes, self._show_centre))
        self.top_bar.leave_asked.connect(self.leave_asked)
        self.rail.leave_asked.connect(self.leave_asked)
        self.top_bar.help_asked.connect(self.help_asked)
        self.rail.hand_raised.connect(self.help_strip.raise_hand)
        self.top_bar.profile_asked.connect(self.profile_asked)
        self.top_bar.controls.transfer_asked.connect(self.show_colleagues)
        self.top_bar.controls.consult_asked.connect(self.show_colleagues)
        self.rail.step_back_asked.connect(self.step_back_asked)
        self.call_guide.read_back.connect(self.conversation.show_line)
        self.composer.desk_lit.connect(self.dossier.highlight)
        self.composer.desk_asked.connect(self.show_act)
        self.dossier.not_them.connect(self._choose_again)
        self.candidates.search_asked.connect(self.start_search)
        self.search.closed.connect(self._leave_search)
        self.dock.chosen.connect(self._fit_dock)
        for field in (self.composer.field, self.composer.reply):
            self.sheets.said.connect(field.take_words)
            self.objections.asked.connect(field.insert_asked)
        self.phrases.write_in(self.composer.field, self.composer.reply)
        self.note_pane.grown.connect(self._fit_dock)
        self.wrap_up.onward.clicked.connect(self.next_mail)
        self._bridge.happened.connect(self._happened)
        self._theme.changed.connect(self._arrange)

    def _add_keys(self) -> None:
        slots: tuple[tuple[keys.Key, Callable[[], object]], ...] = (
            (keys.HELP, self.help_asked.emit),
            (keys.NEXT, self.rail.turn_to_next),
            (keys.SEARCH, self.start_search),
            (keys.WAIT, self.composer.ask_to_wait),
            (keys.SKIP, self.composer.skip),
            (keys.FIRST_MAIL, self.next_mail),
            (keys.NEXT_PART, self.dossier.to_next_part),
            (keys.FORMER_PART, self.dossier.to_former_part),
        )
        for key, slot in slots:
            add_key(self, key.keys, key.told, slot)
        made = self._panes()
        for pane in self._declared:
            add_key(self, pane.keys, pane.told, made[pane.name][1], name=pane.name)
        add_key(self._talk, keys.DISMISS.keys, keys.DISMISS.told, self.dismiss_whisper, within=True)

    def _happened(self, entries: tuple[e.Entry[e.Event], ...], state: SessionState) -> None:
        for entry in entries:
            event = entry.event
            if isinstance(event, e.DossierOpened):
                self._searching = self._choosing = False
        if state.queue.focus != self._contact:
            self._contact, self._searching, self._choosing = state.queue.focus, False, False
        self._show_state()
        self._keyboard.after(entries)
        if state.ended and not self._over:
            self._over = True
            self.finished.emit(self._bridge.session.id)

    def _show_state(self) -> None:
        contact = self._bridge.contact()
        phase = contact.phase if contact else ""
        pages = {"talking": self._talk, "held": self._talk, "wrap_up": self.wrap_up, "ringing": self.ringing}
        hidden = self._bridge.state.paused and phase in ("wrap_up", "ringing")
        free = self.pile if takes_mails(self._bridge.state) else self.waiting
        page: QWidget = self.waiting if hidden else pages.get(phase, free)
        if page is not self._centre.currentWidget():
            self._centre.setCurrentWidget(page)
            self._show_centre()
            self._fit_columns()
        self._lay_talk()
        self._show_people()

    def _lay_talk(self) -> None:
        """An e-mail is answered beside what was written, and a second chat shown, where there is room for both."""
        if self._measure() != self._measures:
            self._arrange()  # an e-mail shares the window in its own way
        self._talk.lay(self._bridge.state, chats=self._measures.chats, letter=self._measures.letter)

    def _measure(self) -> Measures:
        contact = self._bridge.contact()
        mail = contact is not None and contact.offer.channel == EMAIL
        return measures(self._theme, self.width(), self.height(), mail=mail)

    def _show_people(self) -> None:
        contact = self._bridge.contact()
        opened = contact is not None and contact.desk.opened is not None
        person = self.dossier if opened and not self._choosing else self.candidates
        self._people.setCurrentWidget(self.search if self._searching else person)

    def _choose_again(self) -> None:
        self._choosing = True
        contact = self._bridge.contact()
        if contact is not None and len(contact.offer.clients) < 2:
            self.start_search()
        else:
            self._show_people()
            self.candidates.focus_pane()

    def _leave_search(self) -> None:
        self._searching = self._choosing = False
        self._show_people()
        self._keyboard.give()

    def _show_centre(self) -> None:
        """Bring the middle of the desk to the front, where it is a tab."""
        self._open_tab("talk")

    def _open_tab(self, name: str) -> None:
        if name in self.dock.names():
            self.dock.select(name)
            self._fit_dock()

    def _arrange(self) -> None:
        """Share the window again."""
        self._measures = found = self._measure()
        if moved := found.arrangement != self._arrangement:
            self.flush()  # a text put away for a moment would be written amid the change
            self._keyboard.before()
            self._deal(found.arrangement)
        self._fit_columns()
        self._lay_talk()
        for part in (self.call_guide, self.conversation, self.composer):
            part.give_way(found)
        self._fit_dock()
        if moved:
            self._keyboard.placed()

    def _deal(self, arrangement: Arrangement) -> None:
        """Put each pane in its column, or under its tab."""
        kept, before, writing = self.dock.current(), self._arrangement, self._writing
        self._arrangement = arrangement
        self.dock.clear()
        for column in (self._assistant_column, self._right_column):
            let_go(column)
        tabs, made = [pane for pane in self._declared if arrangement in pane.tabbed], self._panes()
        for pane in tabs:
            cap = None if arrangement in TABBED else pane.keys
            self.dock.add(pane.name, tr(pane.title), made[pane.name][0], cap, pane.icon)
        if before not in TABBED and arrangement in TABBED and kept == "note" and not writing:
            kept = ""  # what was in sight beside the note stays so
        self.dock.select(kept if kept in self.dock.names() else tabs[0].name)
        if arrangement == "wide":
            self._assistant_column.addWidget(self.dock, 1)
            self._assistant_column.addWidget(self._lines[3])
            self._assistant_column.addWidget(self.note_pane)
            self.note_pane.show()
            self._right_column.addWidget(self._people, 1)
        elif arrangement == "narrow":
            self._right_column.addWidget(self._people, 1)
            self._right_column.addWidget(self._lines[3])
            self._right_column.addWidget(self.dock)
        else:
            self._right_column.addWidget(self.dock, 1)
        if arrangement not in TABBED:
            self._people.show()  # under a tab, the tab decides
        if arrangement != "single":
            self._row.insertWidget(2, self._centre, 1)
            self._centre.show()
        self.dock.show()
        self._lines[3].setVisible(arrangement not in TABBED)
        self.note_pane.set_titled(arrangement == "wide")

    def _panes(self) -> dict[str, tuple[QWidget, Callable[[], object]]]:
        """Every pane that is declared, and how the keyboard gets there."""
        return {
            "rail": (self.rail, self.rail.take_focus),
            "talk": (self._centre, self._keyboard.give),
            "dossier": (self._people, self.show_dossier),
            "note": (self.note_pane, self.show_note),
            "colleagues": (self.colleagues, self.show_colleagues),
            "mails": (self.mails, self.show_mails),
            **{name: (pane, self._on_tab) for name, pane in self.tabs.items()},
        }

    def _fit_columns(self) -> None:
        found, single = self._measures, self._arrangement == "single"
        noting = self._centre.currentWidget() is self.wrap_up
        self.rail.setFixedWidth(found.rail)
        self._right.setMinimumWidth(0 if single else found.right)
        self._right.setMaximumWidth(UNBOUNDED if single else found.right)
        self._assistant.setFixedWidth(found.assistant)
        shown = self._arrangement == "wide" and not noting
        self._assistant.setVisible(shown)
        self._lines[2].setVisible(shown)
        self._right.setVisible(single or not noting)
        self._lines[1].setVisible(not (single or noting))

    def _fit_dock(self) -> None:
        if self._arrangement == "narrow":
            noting = self._writing or self.note_pane.mending
            self.dock.setFixedHeight(dock_height(self._theme, self.height(), self.dock.current(), noting=noting))
        else:
            self.dock.setMinimumHeight(0)
            self.dock.setMaximumHeight(UNBOUNDED)
        self.note_pane.setMinimumHeight(self._theme.px(240) if self._arrangement == "wide" else 0)
