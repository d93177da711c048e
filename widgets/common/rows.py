"""Rows that become columns where there is no room: whether what stands in one goes side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout


def lies_across(row: QBoxLayout, room: int) -> bool:
    """Whether the parts of a row, whichever way they lie now, go side by side into ``room`` pixels."""
    items = [row.itemAt(index) for index in range(row.count())]
    parts = [item.sizeHint().width() for item in items if item is not None and not item.isEmpty()]
    margins = row.contentsMargins()
    return margins.left() + margins.right() + sum(parts) + row.spacing() * max(0, len(parts) - 1) <= room
