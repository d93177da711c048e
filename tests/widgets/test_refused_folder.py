"""The window on a folder that it cannot have: why, in our words, and what to do."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import open_store
from widgets.common.theme import Theme
from widgets.dialogs.error_dialog import ErrorDialog
from widgets.flow import Flow
from widgets.home.home_page import HomePage
from widgets.options import Options
from widgets.windows import MainWindow
from workstation.settings import Settings


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "ne peut pas être modifié : vérifiez vos droits"),
        (OSError(errno.EROFS, "Read-only file system"), "ne peut pas être modifié : vérifiez vos droits"),
        (OSError(errno.ENOSPC, "No space left on device"), "est plein : libérez de l’espace"),
        (FileExistsError(errno.EEXIST, "File exists", "/a/window.lock"), "/a/window.lock n’est pas un fichier de ce"),
    ],
)
def test_a_folder_that_cannot_be_taken_is_said_in_our_words(
    qtbot: QtBot, qapp: QApplication, data_dir: Path, fault: OSError, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def take() -> bool:
        raise fault

    theme, window = Theme(), MainWindow()
    qtbot.addWidget(window)
    home = HomePage(theme)
    window.set_home(home)
    options = Options(data_dir, Settings(sounds=False), lambda: open_store(data_dir, ()), take)
    flow = Flow(qapp, window, theme, home, options)
    window.show()
    flow.open()
    (dialog,) = window.findChildren(ErrorDialog)
    assert sentence in dialog.says[1].replace("\u00a0", " ")
    assert str(fault.strerror) not in dialog.says[1]
    assert dialog.says[1] in capsys.readouterr().err
