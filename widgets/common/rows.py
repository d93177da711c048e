"""Rows that become columns where there is no room: whether what stands in one goes side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget, QWidgetItem

from widgets.common.placed import parts


def lies_across(row: QBoxLayout, room: int) -> bool:
    """Whether the parts of a row, whichever way they lie now, go side by side into ``room`` pixels."""
    items = [QWidgetItem(part) if isinstance(part, QWidget) else part for part in parts(row)]
    wide = [item.sizeHint().width() for item in items if not item.isEmpty()]
    margins = row.contentsMargins()
    return margins.left() + margins.right() + sum(wide) + row.spacing() * max(0, len(wide) - 1) <= room
