"""A role-play, or a shift, that plays itself in the real window: for an induction session, and for pictures.

Signals:
    ended(whole): the demonstration is over; ``whole`` unless it was stopped
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from widgets.bridge import Bridge
from widgets.captions import AMONG_COLLEAGUES, broken_off, caption, closing, closing_shift, silent
from widgets.common.theme import Theme
from widgets.demo_pictures import Pictures
from widgets.demo_strip import END_KEYS, LARGER_KEYS, NEXT_KEYS, PAUSE_KEYS, SMALLER_KEYS, DemoStrip
from widgets.home.briefing_page import BriefingPage
from widgets.home.home_page import HomePage
from widgets.overview import briefing_of, home_model, today
from widgets.practice import Practice
from widgets.windows import MainWindow
from workstation import i18n
from workstation.clock import reading_time
from workstation.commands import DoAct, FocusContact, JudgeIdentity, OpenDossier, OpenSection, ResumeSession, Say
from workstation.content.text import render_text
from workstation.library.exemplary import exemplary
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.shift_playing import several
from workstation.library.shifts import Shift
from workstation.library.store import Store
from workstation.session.keeping import Profile
from workstation.session.player import StepFault, Turn
from workstation.session.several import Several
from workstation.session.state import Contact, SessionState

PRESENTER = Profile("", "Inès Moreau", "recruit", "")
SETTLING = 80
TURNING = 1_200
"""How long it shows that the adviser turns to another contact (ms): what they do there is told next."""
AT_THE_DOSSIER = (OpenDossier, JudgeIdentity, OpenSection, DoAct)


class Demo(QObject):
    """Plays the exemplary test of a role-play or of a shift at ``speed`` times real time; 0 does not wait.

    In a shift the desk's clock stands still while a caption is read: nobody is kept waiting by what the room is told.
    """

    ended = Signal(bool)

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        practice: Practice,
        shelf: Shelf,
        played: Roleplay | Shift,
        speed: float | None,
        shots: Path | None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._practice = practice
        self._shelf = shelf
        self._played = played
        self._speed = (0.0 if shots else 1.0) if speed is None else speed
        self._pictures = Pictures(shots) if shots is not None else None
        self._opening: list[tuple[str, Callable[[], None]]] = []
        self._home: HomePage | None = None
        self._store: Store | None = None
        self._until = 0
        self._stopped = False
        self._keys: dict[str, QShortcut] = {}
        self._turn: Turn | None = None
        self._paused = self._stepping = False
        self._own_scale = self._zoomed = theme.scale
        self._caption = DemoStrip(theme)
        self._said: Callable[[], tuple[str, str]] = silent
        window.remade.connect(self._on_remade)
        self._show = exemplary(played, shelf)
        self._player: Several | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._bridge: Bridge | None = None

    def show_first(self, home: HomePage, store: Store) -> None:
        """Begin with Home and the briefing, as a recruit meets them first: for pictures."""
        self._home, self._store = home, store
        self._opening = [("home", self._show_home), ("briefing", self._show_briefing)]

    def _show_home(self) -> None:
        if self._home is not None and self._store is not None:
            self._home.set_model(home_model(self._store, self._shelf, PRESENTER, "guided", today()))
            self._window.show_page(self._home)

    def _show_briefing(self) -> None:
        page = BriefingPage(self._theme)
        page.set_model(briefing_of(self._played, self._shelf, PRESENTER, "guided"))
        self._window.show_page(page)

    def begin(self) -> None:
        """Take the desk."""
        if self._pictures is None:
            self._window.set_footer(self._caption)
            self._take_keys()
            for left in (self._practice.left, self._practice.again, self._practice.started):
                left.connect(self._on_other_page)
        self._timer.start(0)

    def _take_keys(self) -> None:
        strip = self._caption
        leads: tuple[tuple[tuple[str, ...], SignalInstance, Callable[[], None]], ...] = (
            ((PAUSE_KEYS,), strip.pause_asked, self._toggle),
            ((NEXT_KEYS,), strip.next_asked, self._next),
            ((SMALLER_KEYS,), strip.smaller_asked, self._smaller),
            ((LARGER_KEYS, "Ctrl++"), strip.larger_asked, self._larger),
            ((END_KEYS,), strip.end_asked, self._stop),
        )
        for keys, asked, slot in leads:
            asked.connect(slot)
            for each in keys:
                # The window's own: a dialog over it keeps its Space and its Esc.
                self._keys[each] = QShortcut(QKeySequence(each), self._window, slot)

    def _take_desk(self) -> Bridge:
        bridge = self._practice.begin(
            self._played,
            PRESENTER,
            "guided",
            i18n.language(),
            kind="demo",
            speed=self._speed or 1.0,
            draws=self._show.draws,
        )
        self._player = several(bridge.session, self._show.parts)
        if not self._speed:
            bridge.stop()
        self._keep_escape()
        if self._pictures is None:
            bridge.happened.connect(self._hold_keyboard)
            self._hold_keyboard()
        bridge.happened.connect(self._on_happened)
        return bridge

    def _keep_escape(self) -> None:
        """Esc ends the demonstration: it must mean one thing."""
        page = self._practice.page
        for action in page.findChildren(QAction) if page else ():
            if action.shortcut() == QKeySequence(Qt.Key.Key_Escape):
                action.setEnabled(False)

    def _on_remade(self) -> None:
        """Another language: the strip says again what it says."""
        if self._bridge is not None:
            self._caption.set_text(*self._said())
            self._keep_escape()
            if self._pictures is None:
                self._hold_keyboard()

    def _say(self, said: Callable[[], tuple[str, str]]) -> tuple[str, str]:
        """Say it on the strip, now and in every language chosen afterwards."""
        what, why = said()
        if what:
            self._said = said
            self._caption.set_text(what, why)
        return what, why

    def _hold_keyboard(self, *_: object) -> None:
        """The desk gives the keyboard to whoever plays; here that is the strip, or a note would take its keys."""
        self._caption.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        """The next page or gesture, or the wait for it; a picture first, where one is due."""
        if self._stopped or (self._paused and not self._stepping):
            return
        if self._pictures is not None and not self._pictures.shoot(self._window):
            self._timer.start(SETTLING)
            return
        if self._opening:
            name, show = self._opening.pop(0)
            show()
            self._picture(name)
            return
        if self._bridge is None:
            self._bridge = self._take_desk()
        if self._bridge.state.paused:
            self._bridge.do(ResumeSession())
        if self._turn is not None and (command := self._turn.command) is not None:
            self._turn = None
            if self._paused or self._stands_still:
                self._bridge.start()  # the pause itself is no time of the call
            done = self._bridge.do(command)
            if self._paused:
                self._bridge.stop()
            if not done:
                self._break_off()
                return
        if self._bridge.state.ended:
            self._finish()
            return
        if self._pictures is not None and (stage := self._pictures.stage(self._bridge.state)):
            self._picture(stage)
            return
        try:
            self._turn = self._player.next(self._bridge.state, self._bridge.at) if self._player else None
        except StepFault:  # somebody did something at the desk meanwhile, and what was to come no longer can
            self._break_off()
            return
        if self._turn is None:
            self._finish()
        elif self._turn.command is not None:
            self._announce(self._turn)
        else:
            self._wait(self._turn)

    @property
    def _stands_still(self) -> bool:
        """Whether the desk's clock waits for the caption to be read."""
        return isinstance(self._played, Shift) and bool(self._speed)

    def _announce(self, turn: Turn) -> None:
        """Say what is coming, leave time to read it, and show it on the list."""
        contact = self._contact_of(turn)
        what, why = self._say(partial(caption, turn, self._sentence(turn), contact, self._several(), self._at()))
        self._caption.set_step(self._show.taken, self._show.most)
        page = self._practice.page
        if isinstance(turn.command, Say) and page is not None:
            page.preview(turn.command.move)
        elif isinstance(turn.command, AT_THE_DOSSIER) and page is not None:
            page.preview_pane("dossier")
        elif isinstance(turn.command, AMONG_COLLEAGUES) and page is not None:
            page.preview_pane("colleagues")
        self._stepping = False
        if self._stands_still and self._bridge is not None:
            self._bridge.stop()
        if not self._paused:
            lasts = TURNING if isinstance(turn.command, FocusContact) else reading_time(f"{what} {why}")
            self._timer.start(round(lasts / self._speed) if self._speed else 0)

    def _sentence(self, turn: Turn) -> str:
        contact = self._contact_of(turn)
        if not isinstance(turn.command, Say) or contact is None or self._bridge is None:
            return ""
        role = self._bridge.role(contact)
        step = role.program.step_of(turn.command.move)
        return render_text(step.move.say, role.values) if step else ""

    def _contact_of(self, turn: Turn) -> Contact | None:
        """The contact that a turn is for."""
        state = self._bridge.state if self._bridge is not None else None
        return state.contacts.get(getattr(turn.command, "contact", "")) if state is not None else None

    def _several(self) -> bool:
        return isinstance(self._played, Shift)

    def _at(self) -> int:
        return self._bridge.at if self._bridge is not None else 0

    def _wait(self, turn: Turn) -> None:
        assert self._bridge is not None  # noqa: S101
        self._turn, self._until = None, turn.until
        if self._stands_still and not self._paused:
            self._bridge.start()
        if self._speed and not self._stepping:
            left = max(1, turn.until - self._bridge.at)
            self._timer.start(min(200, max(20, round(left / self._speed))))
        else:
            self._skip()

    def _skip(self) -> None:
        """Straight to what is waited for, or to what happens before it."""
        if self._bridge is not None:
            due = self._bridge.session.due()
            until = max(self._until, self._bridge.at + (0 if due is not None else 1000))
            self._bridge.jump(min(until, due) if due is not None else until)
        self._timer.start(0)

    def _on_happened(self, _entries: object, state: SessionState) -> None:
        """The session paused by itself (the computer slept): the presenter says when to go on."""
        if state.paused and not self._paused and not self._stopped:
            self._toggle()

    # What the presenter does

    def _toggle(self) -> None:
        self._paused = not self._paused
        self._stepping = False
        self._caption.set_paused(self._paused)
        if self._bridge is not None:
            if self._paused:
                self._timer.stop()
                self._bridge.stop()
            else:
                self._bridge.start()
                self._timer.start(0)

    def _next(self) -> None:
        """The next gesture at once: it is not waited for any more. In a pause it is done, and the one after it told."""
        self._stepping = self._paused
        if self._turn is None or self._turn.command is None:
            self._skip()
        self._timer.start(0)

    def _larger(self) -> None:
        self._zoom(min((scale for scale in self._theme.tokens.scales if scale > self._theme.scale), default=None))

    def _smaller(self) -> None:
        self._zoom(max((scale for scale in self._theme.tokens.scales if scale < self._theme.scale), default=None))

    def _zoom(self, scale: float | None) -> None:
        """The size of the demonstration alone: whoever comes back to their desk finds their own."""
        if scale is None:
            return
        if self._theme.scale != self._zoomed:  # chosen meanwhile in the settings: it is theirs
            self._own_scale = self._theme.scale
        self._theme.set_scale(scale)
        self._zoomed = scale

    def _stop(self) -> None:
        self._timer.stop()
        self._practice.close()
        self._leave(whole=False)

    def _finish(self) -> None:
        """The debrief stays on screen; with pictures asked for, everything is written and said."""
        self._timer.stop()
        if self._pictures is None:
            self._end_with(closing_shift if self._several() else closing)
            return
        if "debrief" not in self._pictures.seen:
            self._picture("debrief")
            return
        self._pictures.close(self._practice.reporting.as_page())
        self._leave(whole=True)

    def _break_off(self) -> None:
        """What was to come no longer can: say so, and leave the desk on screen as it stands."""
        if self._pictures is not None:
            self._stop()
            return
        self._timer.stop()
        if self._bridge is not None:
            self._bridge.stop()
        self._end_with(broken_off)

    def _end_with(self, said: Callable[[], tuple[str, str]]) -> None:
        """The last word of the strip, with nothing left to lead but the size, and leaving."""
        self._caption.set_over()
        for keys in (PAUSE_KEYS, NEXT_KEYS):
            self._keys[keys].setEnabled(False)  # the debrief has its own use for them
        self._say(said)

    def _leave(self, whole: bool) -> None:
        self._clear_away()
        self.ended.emit(whole)

    def _on_other_page(self, what: object = None) -> None:
        """Whoever goes elsewhere, by a button of the desk or of the debrief, has left the demonstration."""
        if self._bridge is not None and what is not self._bridge:
            self._timer.stop()
            self._clear_away()

    def _clear_away(self) -> None:
        self._window.set_footer(None)
        for shortcut in self._keys.values():
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        if self._theme.scale == self._zoomed:
            self._theme.set_scale(self._own_scale)
        self._stopped = True
        self._bridge = None
        self.deleteLater()

    def _picture(self, name: str) -> None:
        """Draw the window once its layouts and its focus ring have come to rest."""
        if self._pictures is not None:
            self._pictures.ask(name)
            self._window.grab()  # lays out what was never drawn, for the ring to follow it
        self._timer.start(SETTLING if self._pictures is not None else 0)
