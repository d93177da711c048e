"""The three bundled families: Lato to read, B612 for clocks and scores, JetBrains Mono for codes."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from workstation.paths import RESOURCES

FOLDER = RESOURCES / "fonts"
FILES = (
    "Lato-Regular.ttf",
    "Lato-Semibold.ttf",
    "Lato-Bold.ttf",
    "Lato-Italic.ttf",
    "B612-Regular.otf",
    "B612-Bold.otf",
    "JetBrainsMono-Regular.ttf",
    "JetBrainsMono-Bold.ttf",
)

_registered: set[str] = set()


def register() -> None:
    """Give the bundled fonts to Qt, once; needs a ``QGuiApplication``.

    Raises ``FileNotFoundError`` when a font file is missing or is not a font.
    """
    for name in FILES:
        if name in _registered:
            continue
        if QFontDatabase.addApplicationFont(str(FOLDER / name)) < 0:
            raise FileNotFoundError(f"the font {FOLDER / name} cannot be read")
        _registered.add(name)


def build(families: tuple[str, ...], pixels: float, weight: int) -> QFont:
    """A font with figures of one width, so that amounts line up and clocks do not move.

    It is measured in the bundled family, and alike on every machine: how a system hints its fonts changes their widths.
    """
    register()
    font = QFont()
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    font.setFamilies(list(families))
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def drop(font: QFont) -> int:
    """How many pixels below Qt's own centring a line must be drawn for its capitals to stand in the middle.

    Lato's line is short above the letters: centred by Qt, « É » loses its accent and every word hangs too high.
    """
    metrics = QFontMetricsF(font)
    return max(0, ceil((metrics.capHeight() - metrics.ascent() + metrics.descent()) / 2))
