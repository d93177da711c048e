"""The look, in one object: colours, type, sizes and icons at the chosen mode and text scale."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from widgets.common import fonts, icons, style, tokens

LARGEST_PAD_SCALE = 1.5


class Theme(QObject):
    """Made once by the application and handed to every widget; ``changed`` says to repaint and measure again."""

    changed = Signal()
    scaled = Signal()
    """The size of text is another, just before ``changed`` says so: in other colours nothing has another size."""
    _redrawn = Signal()
    """Before ``changed``: whoever measures again then measures what is dressed."""

    def __init__(self, mode: str = "light", scale: float = 1.0) -> None:
        super().__init__()
        self.tokens = tokens.load(mode)
        self.scale = self._checked(scale)
        self.reduced_motion = False
        self._fonts: dict[tuple[str, int | None], QFont] = {}
        self._app: QApplication | None = None

    @property
    def mode(self) -> str:
        """``light`` or ``dark``."""
        return self.tokens.mode

    def set_mode(self, mode: str) -> None:
        """Change the colours. Raises ``ValueError`` for another mode than ``light`` or ``dark``."""
        if mode != self.mode:
            self.tokens = tokens.load(mode)
            self._restyle()

    def set_scale(self, scale: float) -> None:
        """Change the size of text: 1, 1.15, 1.3, 1.5 or 2. Raises ``ValueError`` for another."""
        if scale != self.scale:
            self.scale = self._checked(scale)
            self._fonts.clear()
            self._restyle(scaled=True)

    def color(self, name: str) -> QColor:
        """A colour by token name. Raises ``KeyError`` when there is none."""
        return QColor(self.tokens.color(name))

    def font(self, role: str, weight: int | None = None) -> QFont:
        """The font of a type role at the current scale, heavier if asked. Raises ``KeyError`` for an unknown role."""
        key = (role, weight)
        if key not in self._fonts:
            kind = self.tokens.type[role]
            self._fonts[key] = fonts.build(kind.families, kind.size * self.scale, weight or kind.weight)
        return QFont(self._fonts[key])

    def line(self, role: str) -> int:
        """The line height of a type role at the current scale, in pixels."""
        return self.px(self.tokens.type[role].line)

    def px(self, n: float) -> int:
        """A size bound to text: it grows as text does."""
        return round(n * self.scale)

    def pad(self, n: float) -> int:
        """A padding or an icon size: it grows as text does, up to one and a half."""
        return round(n * min(self.scale, LARGEST_PAD_SCALE))

    def radius(self, name: str) -> float:
        """A corner radius by name, as drawn. Raises ``KeyError`` when there is none."""
        return float(self.pad(self.tokens.radius[name]))

    def duration(self, name: str) -> int:
        """A motion's length in milliseconds; 0 when motion is reduced."""
        return 0 if self.reduced_motion else self.tokens.durations[name]

    def pixmap(self, name: str, size: int, color: str | QColor = "text_strong", weight: str = "regular") -> QPixmap:
        """An icon ``size`` logical pixels wide (pass ``pad(17)``), sharp on every screen there is."""
        tint = self.color(color) if isinstance(color, str) else color
        return icons.pixmap(name, size, tint, weight, self._ratio())

    def icon(self, name: str, color: str | QColor = "text_strong", weight: str = "regular") -> QIcon:
        """An icon for a control that sizes it itself; dimmed when the control is disabled."""
        made = QIcon()
        for size in icons.SIZES:
            made.addPixmap(self.pixmap(name, self.pad(size), color, weight))
            made.addPixmap(self.pixmap(name, self.pad(size), "text_quiet", weight), QIcon.Mode.Disabled)
        return made

    def stylesheet(self) -> str:
        """The style sheet of everything Qt draws itself."""
        return style.stylesheet(self)

    def palette(self) -> QPalette:
        """The palette, for what no style sheet reaches."""
        return style.palette(self)

    def apply(self, app: QApplication) -> None:
        """Give the application its fonts, Fusion and the palette, now and at each change."""
        fonts.register()
        self._app = app
        app.setStyle(QStyleFactory.create("Fusion"))
        self._restyle()

    def dress(self, window: QWidget) -> None:
        """Lay the style sheet over a window, and whatever it will hold, now and at each change.

        A sheet on the application would be laid again over every widget at each step of the making of a page, which
        is made before it comes into its window: three times the work.
        """
        _Dress(self, window)

    def _restyle(self, *, scaled: bool = False) -> None:
        if self._app is not None:
            self._app.setPalette(self.palette())
            self._app.setFont(self.font("body"))
        self._redrawn.emit()
        if scaled:
            self.scaled.emit()
        self.changed.emit()

    def _checked(self, scale: float) -> float:
        if scale not in self.tokens.scales:
            raise ValueError(f"the text scale is one of {self.tokens.scales}, not {scale}")
        return float(scale)

    @staticmethod
    def _ratio() -> float:
        return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


class _Dress(QObject):
    """The style sheet of a theme on a window, as long as the window lasts."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        theme._redrawn.connect(self._lay)
        self._lay()

    def _lay(self) -> None:
        self._window.setStyleSheet(self._theme.stylesheet())
