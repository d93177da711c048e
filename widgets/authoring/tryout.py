"""A role-play, or a shift, tried at the desk while it is written: each save that checks is played from the start.

Nothing of it is kept: the session, its texts and its marks live in a scratch store.

Signals:
    ended(): the desk is left
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal

from widgets.asides import Asides
from widgets.authoring.try_bar import TryBar
from widgets.bridge import Bridge, monotonic
from widgets.common.theme import Theme
from widgets.overview import now_text
from widgets.practice import Practice, new_id
from widgets.windows import MainWindow
from workstation import i18n
from workstation.commands import PauseSession, ResumeSession
from workstation.i18n import tr
from workstation.library.authoring import Opened
from workstation.library.replaying import Replayed, replay
from workstation.library.scratch import ScratchStore
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.shifts import Shift
from workstation.library.start import Start
from workstation.library.store import Store, world_of
from workstation.phrases import phrase
from workstation.session.keeping import Profile


class TryOut(QObject):
    """One of them on the desk, from « Essayer » to « Arrêter l’essai »."""

    ended = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        store: Store,
        shelf: Shelf,
        asides: Asides,
        profile: Profile,
        clock: Callable[[], int] = monotonic,
        today: date | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._shelf, self._asides = window, theme, shelf, asides
        self._profile, self._today = profile, today
        self._store = ScratchStore(store)
        self.practice = Practice(window, theme, self._store, shelf, asides, clock, today)
        self.practice.left.connect(self.ended)
        self.practice.again.connect(self._again)
        window.remade.connect(self._on_remade)
        self._played: Roleplay | Shift | None = None
        self._last_text = self._title = ""
        self._said: Callable[[], tuple[str, str]] = invitation
        self._away = self._faulty = False
        self.bar: TryBar | None = None

    def begin(self, opened: Opened) -> None:
        """Take the desk. Raises ``ValueError`` for a file that cannot be played."""
        if opened.played is None:
            raise ValueError(f"{opened.entry.path} cannot be played")
        self._played, self._last_text = opened.played, opened.pinned
        self._show_bar(opened.entry.title, invitation if isinstance(opened.played, Roleplay) else invitation_to_shift)
        self._window.installEventFilter(self)
        self._begin()

    def _show_bar(self, title: str, said: Callable[[], tuple[str, str]]) -> None:
        self._title = title
        self.bar = TryBar(self._theme, title)
        self.bar.stopped.connect(self.stop)
        self._window.set_header(self.bar)
        self._say(said)

    def _say(self, said: Callable[[], tuple[str, str]]) -> None:
        """Say it on the bar, now and in every language chosen afterwards."""
        self._said = said
        if self.bar is not None:
            self.bar.say(*said())

    def _on_remade(self) -> None:
        if self.bar is not None:
            self._show_bar(self._title, self._said)

    def _begin(self) -> None:
        if self._played is not None:
            level = self._asides.settings.help
            self.practice.begin(self._played, self._profile, level, i18n.language(), kind="demo")

    def _again(self, _scenario: str) -> None:
        """From the debrief: the same role-play from the start, as its file is now."""
        self._begin()

    def stop(self) -> None:
        """Leave the desk."""
        self.practice.close()
        self.ended.emit()

    def close(self) -> None:
        """Put everything away."""
        self._window.removeEventFilter(self)
        self.practice.close()
        self.practice.deleteLater()
        if self.bar is not None:
            self.bar = None
            self._window.set_header(None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Nobody speaks while the trainer writes in another window: session time stands still."""
        bridge = self._bridge
        if bridge is None or bridge.state.ended:
            return False
        if event.type() == QEvent.Type.WindowDeactivate and not bridge.state.paused:
            self._away = True
            bridge.do(PauseSession("asked"))
        elif event.type() == QEvent.Type.WindowActivate and self._away:
            self._away = False
            bridge.do(ResumeSession())
        return False

    def saved(self, opened: Opened) -> None:
        """The file, or something it includes, was saved: play what was done again, or say why not."""
        if self.bar is None or (self._bridge is None and not self.practice.reporting.shown):
            return
        if opened.played is None:
            fault = next(fault for fault in opened.faults if fault.severity == "error")
            self._say(partial(broken, fault.place.line, fault.message))
            self._faulty = True
            return
        if opened.pinned == self._last_text:
            if self._faulty:
                self._say(mended)
            self._faulty = False
            return
        self._faulty = False
        self._played, self._last_text = opened.played, opened.pinned
        self._title = opened.entry.title
        self.bar.set_title(self._title)
        if isinstance(opened.played, Roleplay):
            self._replay(opened.played)
        else:
            self.practice.close()
            self._begin()
            self._say(begun_again)

    @property
    def _bridge(self) -> Bridge | None:
        return self.practice.bridge

    def _replay(self, roleplay: Roleplay) -> None:
        bridge, page = self._bridge, self.practice.page
        if bridge is None or self.bar is None:
            self._begin()
            return
        if page is not None and not bridge.state.ended:
            page.flush()
        bridge.stop()
        started = bridge.state.started
        assert started is not None  # noqa: S101  a session on the desk has begun
        start = Start(
            session=new_id(),
            kind="demo",
            profile=started.profile,
            adviser=started.adviser,
            help=started.help,
            seed=started.seed,
            started=now_text(),
            language=started.language,
            dataset=started.dataset,
            today=self._today,
        )
        entries = bridge.session.entries()
        found = replay(entries, roleplay, self._shelf, start, self._store.log, world_of(self._store))
        self.practice.take(found.session)
        self._say(partial(outcome, found))
        if self._away and not found.session.state.ended and self._bridge is not None:
            self._bridge.do(PauseSession("asked"))


def invitation() -> tuple[str, str]:
    """What is said first, and the tone."""
    return tr("Change the file and save it: what you have done so far is played again on the new text."), "neutral"


def invitation_to_shift() -> tuple[str, str]:
    """What is said first of a shift."""
    return tr("Change the file and save it: the shift begins again on the new text."), "neutral"


def begun_again() -> tuple[str, str]:
    """What is said once a shift was saved."""
    return tr("Saved: the shift begins again on the new text."), "good"


def broken(line: int, fault: str) -> tuple[str, str]:
    """What is said of a file saved with a fault, and the tone."""
    words = tr(
        "Saved with a fault, the try-out goes on with the text before it. Line {n}: {fault}", n=line, fault=fault
    )
    return words, "alert"


def mended() -> tuple[str, str]:
    """What is said once that fault is gone and nothing else changed, and the tone."""
    return tr("Saved: the file is again the text you are trying."), "good"


def outcome(found: Replayed) -> tuple[str, str]:
    """What became of a replay, and the tone in which it is said."""
    if not found.stopped:
        if not found.last:
            return tr("Saved: the try-out goes on with the new text."), "good"
        return tr("Saved: replayed up to “{step}”.", step=found.last), "good"
    after = tr("stopped after “{step}”", step=found.last) if found.last else tr("stopped at the start")
    if found.stopped == "missing":
        return tr("The gesture “{step}” no longer exists: {after}.", step=found.step, after=after), "now"
    if found.stopped == "closed":
        return tr("The gesture “{step}” can no longer be made there: {after}.", step=found.step, after=after), "now"
    return tr("{after}. {reason}", after=after[:1].upper() + after[1:], reason=phrase("refused", found.reason)), "now"
