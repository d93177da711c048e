"""The words of a reply that no dictionary knows, looked up off the main thread once typing rests.

Where help marks words as they are typed, and there alone: elsewhere one rereads oneself, as on the day.

Signals:
    found(words): what is unknown in the text as it was, and what is proposed in its place, or nothing
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from widgets.worker import Progress, Worker
from workstation.content.letter import own_words
from workstation.content.spelling import speller

log = logging.getLogger(__name__)

REST = 700
"""Milliseconds without a key after which the text is read."""
PROPOSED = 20
"""So many words get a proposal: whoever has more unknown words than that reads again."""


def unknown_words(text: str, language: str) -> Mapping[str, str]:
    """What no dictionary of that language knows in a text, each with the word most like it; empty without one."""
    checker = speller(language)
    if checker is None:
        return {}
    words = dict.fromkeys(one.word for one in checker.unknown(own_words(text)))
    return {word: checker.proposed(word) if n < PROPOSED else "" for n, word in enumerate(words)}


class MailSpelling(QObject):
    """Reads one text at a time: the last one there is, once the one before is read."""

    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted: tuple[str, str] | None = None
        self._running = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._begin)
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)

    def look(self, text: str, language: str) -> None:
        """Read this once typing rests; in no language, nothing."""
        self._wanted = (text, language) if language and text.strip() else None
        self._rest.start() if self._wanted else self._rest.stop()

    def _begin(self) -> None:
        if self._running or self._wanted is None:
            return
        text, language = self._wanted
        self._wanted, self._running = None, True

        def work(_progress: Progress) -> Mapping[str, str]:
            return unknown_words(text, language)

        self._worker.start(work)

    def _on_finished(self, words: Mapping[str, str]) -> None:
        self._running = False
        self.found.emit(words)
        self._begin()

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        log.error("a reply could not be spelt", exc_info=error)
