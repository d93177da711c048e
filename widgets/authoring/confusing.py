"""The sentences of the beat under the cursor heard one by one, off the main thread."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject

from widgets.authoring.confusion_pane import ConfusionPane
from widgets.worker import Progress, Worker
from workstation.i18n import tr
from workstation.library.authoring import Opened
from workstation.library.given import GivenFault
from workstation.library.mapping import Mapped
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.tried import Tried, heard_at

log = logging.getLogger(__name__)
_Asked = tuple[str, str]  # the text, by what it is pinned as, and the beat


class Confusing(QObject):
    """One beat at a time; what was heard in a text is kept as long as it is open. Nothing is heard of a hidden pane."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._now: Roleplay | None = None
        self._known: dict[_Asked, list[Tried]] = {}
        self._running: _Asked | None = None
        self._pane: ConfusionPane | None = None
        self.worker = Worker(self)
        self.worker.finished.connect(self._on_found)
        self.worker.failed.connect(self._on_failed)

    def serve(self, pane: ConfusionPane) -> None:
        """Tell it in this pane from now on."""
        self._pane = pane
        pane.beat_reached.connect(self._on_beat)

    def leave(self) -> None:
        """The pane is gone."""
        self._pane = None

    def look(self, opened: Opened | None, beats: tuple[Mapped, ...], line: int) -> None:
        """The file open now, as it is now, its beats, and where the cursor is."""
        roleplay = opened.roleplay if opened is not None and opened.playable else None
        if roleplay is None or self._now is None or roleplay.pinned != self._now.pinned:
            self._known.clear()
        self._now = roleplay
        if self._pane is not None:
            self._pane.show_beats(beats, line)

    def _on_beat(self, _beat: str) -> None:
        self._tell()

    def _tell(self) -> None:
        """Show what is known of the beat, or have it heard."""
        pane, now = self._pane, self._now
        if pane is None or now is None or not pane.beat:
            return
        asked = now.pinned, pane.beat
        if asked in self._known:
            pane.show_found(self._known[asked])
            return
        pane.show_running()
        if self._running is not None:
            return
        self._running = asked
        shelf, beat = self._shelf, pane.beat

        def work(_progress: Progress) -> list[Tried]:
            return list(heard_at(now, shelf, beat))

        self.worker.start(work)

    def _on_found(self, found: list[Tried]) -> None:
        asked, self._running = self._running, None
        if asked is not None and self._now is not None and asked[0] == self._now.pinned:
            self._known[asked] = found
        self._tell()  # the cursor or the text moved on meanwhile

    def _on_failed(self, error: Exception) -> None:
        self._running = None
        if isinstance(error, GivenFault):
            words = tr("There are no words yet by which the language “{name}” is understood.", name=error.name)
        else:
            log.error("the sentences of a beat could not be heard", exc_info=error)
            words = tr("The sentences could not be heard: {detail}. The log says more.", detail=error)
        if self._pane is not None:
            self._pane.show_fault(words)
