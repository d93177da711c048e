"""A page of Markdown set in our own type: Qt's Markdown knows sizes of its own, and leaves code as bare lines."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from widgets.common.theme import Theme
from workstation.i18n import tr

HEADINGS = {1: "h1", 2: "h2", 3: "h3"}
FEW_COLUMNS = 3
"""More of them stand closer."""


def dress(document: QTextDocument, theme: Theme) -> list[str]:
    """Give every part of the page its font, its colour and its space; the pieces of YAML, each with a link to copy it.

    The link of the nth, counted from 0, is ``copy:n``.
    """
    document.setDocumentMargin(theme.pad(18))
    document.setDefaultFont(theme.font("read"))
    whole = QTextCursor(document)
    whole.beginEditBlock()  # a page in view is laid out again once, at the end, and not at each of a thousand changes
    for block in _blocks(document):
        if not _is_code(block):
            _dress_block(block, theme)
    _dress_words(document, theme)
    for table in [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]:
        _dress_table(table, theme)
    runs = _runs_of_code(document)
    pieces = [_words_of(document, first, last) for first, last, language in runs if language == "yaml"]
    left = len(pieces)
    for first, last, language in runs[::-1]:  # dressing one moves what follows it
        left -= language == "yaml"
        _dress_code(document, first, last, theme, f"copy:{left}" if language == "yaml" else "")
    whole.endEditBlock()
    return pieces


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _dress_block(block: QTextBlock, theme: Theme) -> None:
    shape = QTextBlockFormat(block.blockFormat())
    level = shape.headingLevel()
    in_table = QTextCursor(block).currentTable() is not None
    if level in HEADINGS:
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        letters = QTextCharFormat()
        letters.setFont(theme.font(HEADINGS[level]))
        letters.setForeground(theme.color("text_strong"))
        cursor.setCharFormat(letters)
    if not in_table:
        shape.setTopMargin(theme.pad(18 if level > 1 else 0))
        shape.setBottomMargin(theme.pad(4 if block.textList() is not None else 10))
    shape.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    QTextCursor(block).setBlockFormat(shape)


def _dress_words(document: QTextDocument, theme: Theme) -> None:
    """Keys and words of the language stand out in the text as keys do on the desk: bold, in the bank's ink."""
    letters = QTextCharFormat()
    letters.setFont(theme.font("read", QFont.Weight.Bold))
    letters.setForeground(theme.color("bank_text"))
    spans = []
    for block in _blocks(document):
        at = block.begin()
        while not at.atEnd() and not _is_code(block):
            piece = at.fragment()
            if piece.charFormat().fontFixedPitch():
                spans.append((piece.position(), piece.position() + piece.length()))
            at += 1
    cursor = QTextCursor(document)
    for start, end in spans:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(letters)


def _dress_table(table: QTextTable, theme: Theme) -> None:
    shape = table.format()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderBrush(QBrush(theme.color("edge_soft")))
    shape.setCellPadding(theme.pad(6 if table.columns() <= FEW_COLUMNS else 4))
    shape.setCellSpacing(0)
    shape.setTopMargin(theme.pad(4))
    shape.setBottomMargin(theme.pad(14))
    # Lines between many columns take a pixel more than the whole.
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100 if table.columns() <= FEW_COLUMNS else 99))
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        style = cell.format()
        style.setBackground(theme.color("hollow"))
        cell.setFormat(style)


def _runs_of_code(document: QTextDocument) -> list[tuple[int, int, str]]:
    """Where each run of lines of code begins and ends, and its language."""
    runs: list[tuple[int, int, str]] = []
    going = False
    for block in _blocks(document):
        if _is_code(block):
            language = str(block.blockFormat().property(QTextFormat.Property.BlockCodeLanguage) or "")
            end = block.position() + block.length() - 1
            runs.append((runs.pop()[0] if going else block.position(), end, language))
        going = _is_code(block)
    return runs


def _words_of(document: QTextDocument, first: int, last: int) -> str:
    """The lines as they were written, no-break spaces included."""
    block, found = document.findBlock(first), []
    while block.isValid() and block.position() <= last:
        found.append(block.text())
        block = block.next()
    return "\n".join(found) + "\n"


def _dress_code(document: QTextDocument, first: int, last: int, theme: Theme, link: str) -> None:
    """The lines of a block in a frame of their own, with a link below them."""
    cursor = QTextCursor(document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    letters = QTextCharFormat()
    letters.setFont(code_font(theme))
    letters.setForeground(theme.color("text_strong"))
    cursor.setCharFormat(letters)
    frame = cursor.insertFrame(_frame(theme))
    block = document.findBlock(frame.firstPosition())
    while block.isValid() and block.position() <= frame.lastPosition():
        _dress_line(block, theme)
        block = block.next()
    if link:
        _add_link(frame, link, theme)
    for gap in (document.findBlock(frame.firstPosition() - 1), document.findBlock(frame.lastPosition() + 1)):
        if gap.length() == 1:  # a frame stands between two lines, which Qt adds
            _flatten(gap)


def _add_link(frame: QTextFrame, link: str, theme: Theme) -> None:
    cursor = frame.lastCursorPosition()
    shape = QTextBlockFormat()
    shape.setTopMargin(theme.pad(6))
    cursor.insertBlock(shape)
    letters = QTextCharFormat()
    letters.setAnchor(True)
    letters.setAnchorHref(link)
    letters.setFont(theme.font("small", QFont.Weight.Bold))
    letters.setForeground(theme.color("bank_text"))
    letters.setFontUnderline(True)
    cursor.insertText(tr("Copy this piece"), letters)


def _frame(theme: Theme) -> QTextFrameFormat:
    frame = QTextFrameFormat()
    frame.setBackground(theme.color("hollow"))
    frame.setBorder(1)
    frame.setBorderBrush(QBrush(theme.color("edge_soft")))
    frame.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    frame.setPadding(theme.pad(12))
    frame.setBottomMargin(theme.pad(10))
    return frame


def _dress_line(block: QTextBlock, theme: Theme) -> None:
    """A line too long goes on under its own beginning."""
    text = block.text()
    hang = (len(text) - len(text.lstrip(" ")) + 2) * QFontMetricsF(code_font(theme)).horizontalAdvance(" ")
    shape = QTextBlockFormat(block.blockFormat())
    shape.setNonBreakableLines(False)
    shape.setLeftMargin(hang)
    shape.setTextIndent(-hang)
    shape.setTopMargin(0)
    shape.setBottomMargin(0)
    shape.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    QTextCursor(block).setBlockFormat(shape)


def _flatten(block: QTextBlock) -> None:
    shape = QTextBlockFormat()
    shape.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    QTextCursor(block).setBlockFormat(shape)


def code_font(theme: Theme) -> QFont:
    """The font of code, each sign drawn as it is typed: « == » is two signs."""
    font = theme.font("code")
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def relabel(document: QTextDocument, link: str, words: str) -> QTextCursor | None:
    """Say something else in the place of a link; the new words, selected."""
    for block in _blocks(document):
        at = block.begin()
        while not at.atEnd():
            piece = at.fragment()
            if piece.charFormat().anchorHref() == link:
                cursor = QTextCursor(document)
                cursor.setPosition(piece.position())
                cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                start = cursor.selectionStart()
                cursor.insertText(words, piece.charFormat())
                cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
                return cursor
            at += 1
    return None
