"""The help, read inside the program: our own Markdown pages, in the reader's language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSaveFile, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QPdfWriter, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTextBrowser, QWidget

from widgets.common.buttons import Button
from widgets.common.placed import nest
from widgets.common.pressed import Choice
from widgets.common.theme import Theme
from widgets.dialogs.help_contents import HelpContents
from widgets.dialogs.help_dress import dress, relabel
from widgets.dialogs.sheet import SheetDialog
from workstation import i18n
from workstation.i18n import tr
from workstation.paths import RESOURCES

NARROW = 720
"""The width at 100 % under which the list has no room beside the page."""
PAGES = (
    "first-call",
    "keys",
    "raised-hand",
    "phrases",
    "objections",
    "rebounds",
    "first-roleplay",
    "lists",
    "diagnostics",
    "trainer-pin",
    "what-is-heard",
    "your-data",
)


def help_page(name: str, folder: Path = RESOURCES / "help") -> str:
    """The Markdown of a page, in the language spoken now. Raises ``FileNotFoundError`` for an unknown page."""
    return (folder / i18n.language() / f"{name}.md").read_text(encoding="utf-8")


def page_title(name: str) -> str:
    """The title a page gives itself: its first line."""
    return help_page(name).splitlines()[0].removeprefix("# ").strip()


class HelpViewer(SheetDialog):
    """A list of pages and the page. It may stay open beside the desk."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, page: str = PAGES[0]) -> None:
        super().__init__(theme, tr("Help"), 1000, parent)
        self.setModal(False)
        self.contents = HelpContents(theme, [(name, page_title(name)) for name in PAGES])
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        # Coming after the page is laid out, the bar would take its place from the lines.
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.text.setAccessibleName(tr("Help page"))
        self.choice = Choice()
        self.choice.setAccessibleName(tr("Help pages"))
        for name in PAGES:
            self.choice.addItem(page_title(name), name)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.pad(16))
        self._row.addWidget(self.contents)
        self._row.addWidget(self.text, 1)
        self.body.addWidget(self.choice)
        nest(self.body, self._row, 1)
        self.pdf = Button(theme, tr("To print…"), "plain", icon="export")
        self.shut = Button(theme, tr("Close"), "primary")
        self.pdf.set_reason(tr("Write this page as a PDF file"))
        self.add_gesture(self.pdf, left=True)
        self.add_gesture(self.shut)
        self.pdf.clicked.connect(self._ask_where)
        self.contents.chosen.connect(self.show_page)
        self.choice.activated.connect(self._on_choice)
        self.text.anchorClicked.connect(self._on_link)
        self.shut.clicked.connect(self.reject)
        self._page = page
        self.show_page(page)
        theme.changed.connect(self._again)
        self._fit()

    def _least(self) -> int:
        return self._theme.px(660)

    def _fit(self) -> None:
        """Where the window is narrow, a choice above the page takes the place of the list beside it."""
        super()._fit()
        if hasattr(self, "choice"):
            narrow = self.width() < self._theme.px(NARROW)
            self.choice.setVisible(narrow)
            self.contents.setVisible(not narrow)
            self._row.setSpacing(0 if narrow else self._theme.pad(16))

    @property
    def page(self) -> str:
        """The page shown."""
        return self._page

    def show_page(self, name: str) -> None:
        """Show a page. Raises ``FileNotFoundError`` for an unknown one."""
        text = help_page(name)
        self._page = name
        self.contents.select(name)
        self.choice.setCurrentIndex(PAGES.index(name))
        self.text.setMarkdown(text)
        self._pieces = dress(self.text.document(), self._theme)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, tr("Write this page as a PDF file"), f"{self._page}.pdf")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self.print_to)
        dialog.open()

    def print_to(self, path: str) -> None:
        """Write the page as a PDF, dark on white whatever the theme; what cannot be written is said on the button."""
        file = QSaveFile(path)
        if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
            self.pdf.setText(tr("{path} cannot be written", path=Path(path).name))
            return
        writer = QPdfWriter(file)
        writer.setTitle(page_title(self._page))
        page = QTextDocument()
        page.setDefaultFont(self.text.document().defaultFont())
        page.setMarkdown(help_page(self._page))
        page.print_(writer)
        del writer
        file.commit()
        self.pdf.setText(tr("Written: {path}", path=Path(path).name))

    def _on_choice(self, index: int) -> None:
        self.show_page(PAGES[index])

    def _again(self) -> None:
        self.show_page(self._page)

    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == "copy":
            self._copy(url)
            return
        name = url.fileName().removesuffix(".md")
        if not url.scheme() and name in PAGES:
            self.show_page(name)

    def _copy(self, url: QUrl) -> None:
        """Put a piece of code in the clipboard as it was written, and say so in the place of the link."""
        QGuiApplication.clipboard().setText(self._pieces[int(url.path())])
        said = relabel(self.text.document(), url.toString(), tr("Copied: paste it below what you have"))
        if said is not None and self.text.textCursor().position() in (said.selectionStart(), said.selectionEnd()):
            self.text.setTextCursor(said)  # the keyboard stays on the link, and Tab goes to the next
