"""Off the main thread and back: the only module that starts a thread.

Signals:
    progressed(done, total): the work got that far
    finished(answer): the work is done
    failed(error): the work raised
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance
from shiboken6 import isValid

Progress = Callable[[int, int], None]


class Worker(QObject):
    """One piece of work at a time, done elsewhere; its answer comes back to the main thread.

    Work that is told to give way waits where it next reports its progress.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._free = threading.Event()
        self._free.set()

    def start(self, work: Callable[[Progress], Any]) -> None:
        """Begin. ``work`` is given the function that reports progress."""
        self._thread = threading.Thread(target=self._run, args=(work,), name="worker", daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[Progress], Any]) -> None:
        try:
            answer = work(self._on_progress)
        except Exception as error:
            self._tell(self.failed, error)
        else:
            self._tell(self.finished, answer)

    def _on_progress(self, done: int, total: int) -> None:
        self._free.wait()
        self.progressed.emit(done, total)

    def give_way(self) -> None:
        """Leave the processor to what somebody waits for, until told to go on."""
        self._free.clear()

    def go_on(self) -> None:
        """Work on."""
        self._free.set()

    def _tell(self, signal: SignalInstance, outcome: object) -> None:
        """Say how it ended, to whoever is still there: a window may close while work goes on."""
        try:
            signal.emit(outcome)
        except RuntimeError:
            if isValid(self):
                raise

    def wait(self) -> None:
        """Wait for the work to end, when the program closes."""
        self.go_on()
        if self._thread:
            self._thread.join()
