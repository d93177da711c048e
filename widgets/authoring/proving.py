"""A proof made off the main thread, that can be given up.

Signals:
    progressed(states): so many situations seen
    proved(proof): done
    failed(error): it raised
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from widgets.worker import Progress, Worker
from workstation.assessment.proving import Proof, prove
from workstation.assessment.scorecard import Scorecard
from workstation.roleplay.playing.program import Program
from workstation.roleplay.solving.states import LIMIT


class _GivenUp(Exception):
    """Nobody waits for this proof any more."""


class _Task(QObject):
    """One proof. What it tells once it is given up goes nowhere."""

    def __init__(self, program: Program, card: Scorecard, parent: QObject) -> None:
        super().__init__(parent)
        self._program, self._card = program, card
        self.given_up = False
        self.worker = Worker(self)

    def work(self, progress: Progress) -> Proof:
        """Prove, and say how far it is."""

        told = 0

        def seen(states: int) -> None:
            nonlocal told
            if self.given_up:
                raise _GivenUp
            if states > told:
                told = states
                progress(states, LIMIT)

        return prove(self._program, self._card, progress=seen)


class Proving(QObject):
    """One proof at a time; another takes the place of one given up."""

    progressed = Signal(int)
    proved = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: _Task | None = None
        self._old: list[_Task] = []

    @property
    def running(self) -> bool:
        """Whether somebody waits for a proof."""
        return self._task is not None

    def start(self, program: Program, card: Scorecard) -> None:
        """Begin."""
        self.cancel()
        self._task = task = _Task(program, card, self)
        task.worker.progressed.connect(self._on_progress)
        task.worker.finished.connect(self._on_finished)
        task.worker.failed.connect(self._on_failed)
        task.worker.start(task.work)

    def cancel(self) -> None:
        """Give the proof up, if there is one; its thread ends at the next few thousand steps, whatever it is at."""
        if self._task is not None:
            self._task.given_up = True
            self._old.append(self._task)
            self._task = None

    def wait(self) -> None:
        """Wait for what was given up to end, when the program closes."""
        self.cancel()
        for task in self._old:
            task.worker.wait()
        self._old.clear()

    def _heard(self) -> bool:
        """Let the proof that ended go; whether somebody waited for it."""
        teller = self.sender()
        waited = self._task is not None and teller is self._task.worker
        ended = [self._task] if self._task is not None and waited else [t for t in self._old if t.worker is teller]
        self._old = [task for task in self._old if task not in ended]
        for task in ended:
            task.deleteLater()
        if waited:
            self._task = None
        return waited

    def _on_progress(self, states: int, _total: int) -> None:
        if self._task is not None and self.sender() is self._task.worker:
            self.progressed.emit(states)

    def _on_finished(self, proof: Proof) -> None:
        if self._heard():
            self.proved.emit(proof)

    def _on_failed(self, error: Exception) -> None:
        if self._heard():
            self.failed.emit(error)
