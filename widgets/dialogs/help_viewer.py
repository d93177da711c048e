"""The help, read inside the program: our own Markdown pages, in the reader's language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.theme import Theme
from widgets.dialogs.help_contents import HelpContents
from widgets.dialogs.sheet import SheetDialog
from workstation import i18n
from workstation.i18n import tr
from workstation.paths import RESOURCES

PAGES = ("first-call", "keys", "trainer-pin", "your-data")
HEADINGS = {1: "h1", 2: "h2", 3: "h3"}


def help_page(name: str, folder: Path = RESOURCES / "help") -> str:
    """The Markdown of a page, in the language spoken now. Raises ``FileNotFoundError`` for an unknown page."""
    return (folder / i18n.language() / f"{name}.md").read_text(encoding="utf-8")


def page_title(name: str) -> str:
    """The title a page gives itself: its first line."""
    return help_page(name).splitlines()[0].removeprefix("# ").strip()


class HelpViewer(SheetDialog):
    """A list of pages and the page. It may stay open beside the desk."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, page: str = PAGES[0]) -> None:
        super().__init__(theme, tr("Help"), 860, parent)
        self.setModal(False)
        self.contents = HelpContents(theme, [(name, page_title(name)) for name in PAGES])
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(tr("Help page"))
        row = QHBoxLayout()
        row.setSpacing(theme.pad(16))
        left = QVBoxLayout()
        left.addWidget(self.contents)
        left.addStretch(1)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        self.body.addLayout(row, 1)
        self.shut = Button(theme, tr("Close"), "primary")
        self.add_gesture(self.shut)
        self.contents.chosen.connect(self.show_page)
        self.text.anchorClicked.connect(self._on_link)
        self.shut.clicked.connect(self.reject)
        self._page = page
        self.show_page(page)
        theme.changed.connect(self._again)
        self._fit()

    def _least(self) -> int:
        return self._theme.px(660)

    @property
    def page(self) -> str:
        """The page shown."""
        return self._page

    def show_page(self, name: str) -> None:
        """Show a page. Raises ``FileNotFoundError`` for an unknown one."""
        text = help_page(name)
        self._page = name
        self.contents.select(name)
        self.text.setMarkdown(text)
        self._dress()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _again(self) -> None:
        self.show_page(self._page)

    def _dress(self) -> None:
        """Set the page in our own type: Qt's Markdown knows sizes of its own."""
        theme, document = self._theme, self.text.document()
        document.setDocumentMargin(theme.pad(18))
        document.setDefaultFont(theme.font("read"))
        block = document.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = QTextBlockFormat(block.blockFormat())
            level = shape.headingLevel()
            if level in HEADINGS:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = QTextCharFormat()
                letters.setFont(theme.font(HEADINGS[level]))
                letters.setForeground(theme.color("text_strong"))
                cursor.setCharFormat(letters)
            shape.setTopMargin(theme.pad(18 if level > 1 else 0))
            shape.setBottomMargin(theme.pad(4 if block.textList() is not None else 10))
            shape.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            QTextCursor(block).setBlockFormat(shape)
            block = block.next()
        self._dress_code()

    def _dress_code(self) -> None:
        """Keys in the text stand out as they do on the desk: bold, in the bank's ink."""
        cursor = QTextCursor(self.text.document())
        block = self.text.document().begin()
        while block.isValid():
            at = block.begin()
            while not at.atEnd():
                piece = at.fragment()
                if piece.charFormat().fontFixedPitch():
                    cursor.setPosition(piece.position())
                    cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                    letters = QTextCharFormat()
                    letters.setFont(self._theme.font("read", QFont.Weight.Bold))
                    letters.setForeground(self._theme.color("bank_text"))
                    cursor.setCharFormat(letters)
                    at = block.begin()
                    continue
                at += 1
            block = block.next()

    def _on_link(self, url: QUrl) -> None:
        name = url.fileName().removesuffix(".md")
        if not url.scheme() and name in PAGES:
            self.show_page(name)
