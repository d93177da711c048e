"""Whose a widget is: what belongs to nobody goes when Python pleases, and stands as a window of its own meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMetaObject, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import createdByPython, getAllValidWrappers, ownedByPython


class _Appearing(QObject):
    """Keeps the names of widgets without a parent that were shown as windows."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look only."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.parent() is None:
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


@contextmanager
def owned(app: QApplication, *besides: type[QWidget]) -> Iterator[None]:
    """Within it, each widget that is made gets a parent; those of ``besides`` may have none."""
    before = set(app.topLevelWidgets())
    yield
    made = [widget for widget in set(app.topLevelWidgets()) - before if widget.parent() is None]
    assert [widget for widget in made if not isinstance(widget, besides)] == []


@contextmanager
def appearing_only(app: QApplication, *windows: type[QWidget]) -> Iterator[None]:
    """The same, and none but ``windows`` is shown as a window of its own, be it for a moment."""
    appearing = _Appearing()
    app.installEventFilter(appearing)
    try:
        with owned(app, *windows):
            yield
    finally:
        app.removeEventFilter(appearing)
    assert [seen for seen in appearing.seen if not seen.startswith(tuple(kind.__name__ for kind in windows))] == []


def unwatched() -> list[str]:
    """What Python has a hold on although Qt may free it with no word to it: what lies there next is taken for it.

    Of a ``QObject`` Python is told; what it made, it sees end; what it owns, it ends itself. A class stays with its
    meta-object.
    """
    return [
        type(each).__name__
        for each in getAllValidWrappers()
        if not isinstance(each, QObject | QMetaObject) and not ownedByPython(each) and not createdByPython(each)
    ]
