"""The application: dressed, guarded, its window painted before anything heavy is imported."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from widgets.options import Options
from widgets.speaking import speak
from widgets.windows import MainWindow
from workstation.paths import LOG_NAME, OLD_LOG_NAME, private_file, private_folder
from workstation.problem import Problem

log = logging.getLogger(__name__)

LONGEST_LOG = 500_000
USUAL_SIZE = (1366, 768)


class Guard(QObject):
    """Unexpected errors go to the log and to a dialog that offers to copy them, never to the person's face.

    Signals:
        caught(text): a traceback, for the dialog
        troubled(sentence): a problem that whoever is there can cure, in its own words
    """

    caught = Signal(str)
    troubled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self._last = ""

    def install(self) -> None:
        """Catch what escapes slots, and hand Qt's own messages to logging."""
        sys.excepthook = self._escaped
        qInstallMessageHandler(_qt_message)

    def _escaped(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(130)
        if isinstance(error, Problem):
            log.warning("%s", error)
            self.troubled.emit(error.describe())
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        if text != self._last:  # what comes at each tick would fill the disk
            log.error("unexpected error\n%s", text)
        self._last = text
        self.count += 1
        self.caught.emit(text)


def _qt_message(kind: QtMsgType, _context: Any, message: str) -> None:
    if "propagateSizeHints" in message:
        return  # harmless noise of the offscreen platform
    level = logging.WARNING if kind != QtMsgType.QtDebugMsg else logging.DEBUG
    logging.getLogger("qt").log(level, message)


def log_to(folder: Path) -> None:
    """Log to a file in the data folder; where that cannot be written, to nowhere, for the window will say so itself."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        private_folder(folder)
        path = folder / LOG_NAME
        if path.is_file() and path.stat().st_size > LONGEST_LOG:
            path.replace(folder / OLD_LOG_NAME)
        private_file(path)
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)


def run(options: Options) -> int:
    """Show the window and live until it closes; the exit code."""
    log_to(options.folder)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("adviser-workstation")
    speak(app)
    guard = Guard()
    guard.install()
    window = MainWindow(_mode(app, options))
    if options.size:
        window.resize(*options.size)
    else:
        window.fit(USUAL_SIZE, window.screen().availableSize())
    starter = Starter(app, window, options, guard)
    window.painted.connect(starter.dress)
    window.show()
    code = app.exec()
    starter.close()
    return code


def _mode(app: QApplication, options: Options) -> str:
    wanted = options.theme or options.settings.theme
    if wanted == "system":
        return "dark" if app.styleHints().colorScheme().name == "Dark" else "light"
    return wanted


class Starter(QObject):
    """Brings everything in behind the painted frame: first the look and an empty Home, then all the rest."""

    def __init__(self, app: QApplication, window: MainWindow, options: Options, guard: Guard) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._options = options
        self._theme: Any = None
        self._home: Any = None
        self._flow: Any = None
        guard.caught.connect(self._on_caught)
        guard.troubled.connect(self._on_troubled)

    def _on_caught(self, details: str) -> None:
        if self._flow is not None:
            self._flow.show_error(details)
        else:  # there is no page yet to say it on
            sys.stderr.write(details)
            self._app.exit(1)

    def _on_troubled(self, sentence: str) -> None:
        if self._flow is not None:
            self._flow.show_problem(sentence)
        else:
            sys.stderr.write(sentence + "\n")
            self._app.exit(2)

    def dress(self) -> None:
        """The look, and Home as it stands before its data come."""
        QTimer.singleShot(0, self._dress)

    def _dress(self) -> None:
        from widgets.common.focus import FocusRing
        from widgets.common.logo import window_icon
        from widgets.common.second_click import SecondClick
        from widgets.common.theme import Theme
        from widgets.home.home_page import HomePage

        self._theme = Theme(_mode(self._app, self._options), self._options.settings.scale)
        self._theme.apply(self._app)
        self._theme.dress(self._window)
        FocusRing(self._theme, self._app)
        SecondClick(self._app)
        self._app.setWindowIcon(window_icon(self._theme))
        self._home = HomePage(self._theme)
        self._home.show_skeleton()
        self._window.set_home(self._home)
        QTimer.singleShot(0, self._load)

    def _load(self) -> None:
        from widgets.flow import Flow

        self._flow = Flow(self._app, self._window, self._theme, self._home, self._options)
        self._flow.open()

    def close(self) -> None:
        """Leave everything in order."""
        if self._flow is not None:
            self._flow.close()
