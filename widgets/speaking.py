"""Qt's own words, such as those of its file dialogs, in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from workstation import i18n
from workstation.i18n import tr


def speak(app: QCoreApplication) -> None:
    """Have Qt speak as ``i18n`` does now, in place of the language it spoke before."""
    app.setProperty("applicationDisplayName", tr("Adviser Workstation"))
    QLocale.setDefault(QLocale(i18n.language()))
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{i18n.language()}", folder):
        app.installTranslator(translator)
