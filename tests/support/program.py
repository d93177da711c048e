"""The program as it starts, on a folder, in a world that a test holds: its clock, its chance, its file dialogs."""

from __future__ import annotations

import logging
import random
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, QTimerEvent, QUrl, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import main
from db.lock import FolderLock
from widgets.app import Guard, Starter
from widgets.bridge import SLEPT, STALLED, Bridge
from widgets.flow import Flow
from widgets.options import Options
from widgets.windows import MainWindow
from workstation import settings

READY = 30_000
"""How long the opening of a folder may take before it is given up (ms)."""
STEP = STALLED - 1000


class Outside:
    """What the program asks of the machine: the time, chance, where to write a report, another program's window."""

    def __init__(self, folder: Path, seed: int, patch: pytest.MonkeyPatch) -> None:
        self.milliseconds = 0
        self._draw, self._folder = random.Random(f"outside {seed}"), folder
        patch.setattr("widgets.bridge.time", self)
        patch.setattr("widgets.practice.secrets", self)
        patch.setattr(QFileDialog, "open", lambda dialog, *_: self._answer(dialog))
        patch.setattr(QDesktopServices, "openUrl", self._open)

    def monotonic_ns(self) -> int:
        """The clock."""
        return self.milliseconds * 1_000_000

    def randbelow(self, most: int) -> int:
        """A number below ``most``."""
        return self._draw.randrange(most)

    def token_hex(self, size: int) -> str:
        """Letters that no other session has."""
        return self._draw.randbytes(size + 4).hex()

    def _open(self, _url: QUrl) -> bool:
        return self._draw.random() < 0.5

    def _answer(self, dialog: QFileDialog) -> None:
        """A file dialog, whoever opens it, is answered at once: a name, one that cannot be written, or none."""
        name = self._draw.choice(("rapport.html", "rapport.html", ""))
        if name:
            dialog.fileSelected.emit(str(self._folder / name))
        dialog.deleteLater()


class Faults(logging.Handler):
    """Whatever nobody foresaw: exceptions, Qt's warnings and the program's own all come to the log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        trace = "\n" + logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
        self.said.append(f"{record.levelname} {record.name}: {record.getMessage()}{trace}")


def is_heard(record: logging.LogRecord) -> bool:
    """Whether a warning of Qt's tells of the program: a screen that is nowhere says what it cannot do."""
    return not record.getMessage().startswith("This plugin does not support")


class Program:
    """The program on a folder, opened as ``main.py`` does, and opened again whenever it was closed."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path, outside: Outside) -> None:
        self._qtbot, self._app, self._folder, self.outside = qtbot, app, folder, outside
        self._palette, self._font = app.palette(), app.font()
        self._style_name = app.style().name()
        self._hook, self._handler = sys.excepthook, qInstallMessageHandler(None)
        self._lock = FolderLock(folder)
        self._starter: Starter
        self.window: MainWindow
        self.faults = Faults()
        self.openings = 0
        self._running = False
        logging.getLogger().addHandler(self.faults)
        logging.getLogger("qt").addFilter(is_heard)

    def open(self) -> None:
        """Show the window, and wait until its folder is open."""
        self._running = True
        self.openings += 1
        kept = settings.load(self._folder)
        options = Options(self._folder, kept, main._opener(self._folder), self._lock.take)
        guard = Guard()
        guard.install()
        self.window = MainWindow(kept.theme if kept.theme != "system" else "light")
        self._starter = Starter(self._app, self.window, options, guard)
        guard.setParent(self.window)
        self.window.painted.connect(self._starter.dress)
        self.window.show()
        self._qtbot.waitUntil(lambda: self.is_open or bool(self.faults.said), timeout=READY)

    @property
    def is_open(self) -> bool:
        """Whether the folder is open, and a page shows it."""
        flow = self._starter._flow
        return flow is not None and flow.opening.done and flow.practice is not None

    @property
    def flow(self) -> Flow:
        """What leads from page to page."""
        flow: Flow = self._starter._flow
        return flow

    @property
    def bridge(self) -> Bridge | None:
        """The session on the desk, a trainer's try-out included."""
        room = self.flow._authoring
        if room is not None and room.tryout is not None:
            return room.tryout.practice.bridge
        return self.flow.practice.bridge if self.flow.practice is not None else None

    @property
    def occasion(self) -> str:
        """What the session in front is for, where it is no practice of somebody's own."""
        room = self.flow._authoring
        if room is not None and room.tryout is not None:
            return "try-out"
        practice = self.flow.practice
        if practice is None or practice.bridge is None:
            return ""
        return "demonstration" if practice._kind(practice.bridge.session.id) == "demo" else ""

    def settle(self) -> None:
        """Let everything happen that waits for the next turn of the event loop."""
        for _ in range(2):
            self._app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, milliseconds: int) -> None:
        """Let time pass: the session's, and that of every timer short enough."""
        for timer in self.window.findChildren(QTimer):
            if isValid(timer) and timer.isActive() and timer.interval() <= milliseconds:
                QCoreApplication.sendEvent(timer, QTimerEvent(timer.timerId()))
        left = milliseconds
        while left > 0 and self.bridge is not None:
            self.outside.milliseconds += min(left, STEP)
            left -= STEP
            if self.bridge._timer.isActive():
                self.bridge.tick()

    def sleep(self) -> None:
        """The lid of the machine is shut, and opened again later."""
        self.outside.milliseconds += 10 * SLEPT
        if self.bridge is not None and self.bridge._timer.isActive():
            self.bridge.tick()

    def put_away(self) -> None:
        """What remains to do once the window is closed."""
        self._running = False
        self._starter.close()
        self._lock.release()
        self.window.deleteLater()
        self.settle()

    def end(self) -> None:
        """Leave the application as other tests find it."""
        if self._running:
            self.window.hide()
            self.put_away()
        logging.getLogger().removeHandler(self.faults)
        logging.getLogger("qt").removeFilter(is_heard)
        sys.excepthook = self._hook
        qInstallMessageHandler(self._handler)
        self._app.setStyle(self._style_name)
        self._app.setPalette(self._palette)
        self._app.setFont(self._font)
