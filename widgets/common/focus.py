"""The focus ring: two pixels, two pixels away from whatever has the keyboard, in every window.

A style that draws it from Python would be called for every primitive of every control; one transparent
widget over the window shows the same ring on any widget, ours or Qt's, and never needs room kept for it.
A widget that draws its own ring says so with the property ``ownFocusRing``, and asks ``is_shown``; one whose corners
are not those of a button gives them with ``focusRadius`` (pixels at 100 %).

Whoever works with the mouse sees the ring on fields alone: on a card or a choice it was read as « chosen ». The first
key brings it back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QRegion, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from widgets.common.theme import Theme

RING = 2
GAP = 2
REACH = RING + GAP
BY_MOUSE = "byMouse"
"""The property of a window whose last gesture was the mouse's."""
FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
MOVES = frozenset(
    (
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.DynamicPropertyChange,
        QEvent.Type.EnabledChange,
        QEvent.Type.ZOrderChange,
        QEvent.Type.LayoutRequest,
    )
)


def is_shown(widget: QWidget) -> bool:
    """Whether a widget that draws its own ring draws it now."""
    return widget.hasFocus() and not widget.window().property(BY_MOUSE)


class FocusRing(QObject):
    """Follows the focus of ``app`` and keeps one painted ring around it."""

    def __init__(self, theme: Theme, app: QApplication) -> None:
        super().__init__(theme)
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._frame: _Frame | None = None
        # Once after all the moves of a layout, and never from inside one of them.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._place)
        self._by_mouse = False
        self._window: QWindow | None = None
        app.focusChanged.connect(self._focus_changed)
        app.focusWindowChanged.connect(self._window_changed)
        theme.changed.connect(self._place)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for each in self._watched:
            if isValid(each):
                each.removeEventFilter(self)
        self._watched = []
        self._target = new
        if new is not None:
            new.window().setProperty(BY_MOUSE, self._by_mouse)
        widget = new
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the ring when the widget, or anything that holds it, moves; show it to whoever works by keys."""
        if watched is self._window:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._work(by_mouse=True)
            elif isinstance(event, QKeyEvent) and event.key() not in MODIFIERS:
                self._work(by_mouse=False)
        elif event.type() in MOVES and watched is not self._frame:
            self._soon.start(0)
        return False

    def _window_changed(self, window: QWindow | None) -> None:
        # The window alone is heard: whatever is pressed passes it first, and little else does.
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def _work(self, *, by_mouse: bool) -> None:
        if by_mouse == self._by_mouse:
            return
        self._by_mouse = by_mouse
        if self._target is not None and isValid(self._target):
            self._target.window().setProperty(BY_MOUSE, by_mouse)
            self._target.update()
        self._place()

    def _place(self) -> None:
        target = self._target
        shown = QRect()
        if target is not None and isValid(target) and _wants_ring(target):
            shown = _visible_part(target, target.window())
        if target is None or shown.isEmpty():
            if self._frame is not None and isValid(self._frame):
                self._frame.hide()
            return
        window, frame = target.window(), self._frame
        if frame is None or not isValid(frame):
            frame = self._frame = _Frame(self._theme, window)
        elif frame.parentWidget() is not window:
            frame.setParent(window)
        frame.surround(shown, window.rect(), _radius(target, self._theme), _ink(target))


class _Frame(QWidget):
    """The painted ring; it takes neither the mouse nor the focus."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._radius = 0.0
        self.ink = "focus"
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, shown: QRect, window: QRect, radius: float, ink: str) -> None:
        """Lie around ``shown`` in the colour ``ink``, inside its edge on the sides where the window ends."""
        self.ink = ink
        outer = shown.adjusted(-REACH, -REACH, REACH, REACH) & window
        self._radius = radius + REACH
        if outer != self.geometry():
            self.setGeometry(outer)
            # Only the band is ours: a blinking caret inside must not repaint the ring.
            inset = REACH + round(0.3 * radius)
            band = QRegion(self.rect()) - QRegion(self.rect().adjusted(inset, inset, -inset, -inset))
            self.setMask(band)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(self.ink), RING))
        half = RING / 2
        edge = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(edge, self._radius - half, self._radius - half)
        painter.end()


def _wants_ring(widget: QWidget) -> bool:
    if not widget.isVisible() or widget.property("ownFocusRing"):
        return False
    if widget.window().property(BY_MOUSE) and not isinstance(widget, FIELDS):
        return False
    kind = widget.window().windowType()
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and kind != Qt.WindowType.Popup and not widget.isWindow()


def _visible_part(widget: QWidget, window: QWidget) -> QRect:
    """The widget's rectangle in the window, cut by the scroll areas that hold it."""
    shown = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    holder = widget.parentWidget()
    while holder is not None and holder is not window:
        area = holder.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
            shown &= QRect(holder.mapTo(window, QPoint(0, 0)), holder.size())
        holder = area
    return shown


def _ink(widget: QWidget) -> str:
    """The bar is dark in both themes: the ring of a light page would not be seen on it."""
    holder = widget.parentWidget()
    while holder is not None:
        if holder.property("surface") == "bar":
            return "now"
        holder = holder.parentWidget()
    return "focus"


def _radius(widget: QWidget, theme: Theme) -> float:
    given = widget.property("focusRadius")
    if isinstance(given, (int, float)):
        return float(theme.pad(float(given)))
    return theme.radius("button" if isinstance(widget, QAbstractButton) else "field")
