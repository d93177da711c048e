"""One object gives colours, fonts, sizes and icons, and tells everybody when they change."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from widgets.common import icons
from widgets.common.buttons import Button
from widgets.common.focus import FocusRing
from widgets.common.labels import Label
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.common.tokens import contrast
from workstation.paths import RESOURCES


@pytest.fixture
def dressed(qapp: QApplication) -> Generator[Theme, None, None]:
    theme = Theme()
    theme.apply(qapp)
    ring = FocusRing(theme, qapp)
    yield theme
    delete(ring)  # or it would follow the focus of the tests to come
    qapp.setPalette(QPalette())


def _inks(image: QImage) -> set[str]:
    return {
        QColor(image.pixelColor(x, y)).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_sizes_follow_the_text_and_paddings_stop_at_one_and_a_half(qapp: QApplication) -> None:
    theme = Theme(scale=2)
    assert theme.px(14) == 28
    assert theme.pad(14) == 21
    assert theme.font("body").pixelSize() == 28


def test_a_change_is_told_once_and_only_when_something_changed(qtbot: QtBot) -> None:
    theme = Theme()
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    with qtbot.waitSignal(theme.changed):
        theme.set_scale(1.3)
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("dark")
        theme.set_scale(1.3)
    assert (theme.mode, theme.scale) == ("dark", 1.3)


def test_a_scale_nobody_drew_is_refused() -> None:
    with pytest.raises(ValueError, match="text scale"):
        Theme(scale=1.4)
    with pytest.raises(ValueError, match="text scale"):
        Theme().set_scale(3)


@pytest.mark.parametrize(
    ("role", "family"), [("body", "Lato"), ("label", "Lato"), ("clock_bar", "B612"), ("code", "JetBrains Mono")]
)
def test_each_role_is_set_in_its_bundled_family(dressed: Theme, role: str, family: str) -> None:
    assert QFontInfo(dressed.font(role)).family() == family


def test_figures_all_have_one_width(dressed: Theme) -> None:
    for role in dressed.tokens.type:
        metrics = QFontMetricsF(dressed.font(role))
        assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1, role


def test_every_meaning_has_its_icon_in_the_three_weights() -> None:
    for name in icons.MEANINGS:
        for weight in icons.WEIGHTS:
            assert "<svg" in icons.outline(name, weight)


def test_an_icon_that_is_not_bundled_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError, match="unicorn"):
        Theme().pixmap("unicorn", 20)
    with pytest.raises(KeyError, match="light"):
        Theme().pixmap("answer", 20, weight="light")


def test_an_icon_wears_the_colour_asked_for(qapp: QApplication) -> None:
    for mode in ("light", "dark"):
        theme = Theme(mode)
        picture = theme.pixmap("answer", 30, "alert", "fill").toImage()
        assert _inks(picture) == {theme.tokens.alert.upper()}


def test_an_icon_is_as_large_as_asked_whatever_the_screen(qapp: QApplication) -> None:
    sharp = icons.pixmap("answer", 20, QColor("#000000"), ratio=2.0)
    assert sharp.deviceIndependentSize().toSize().width() == 20
    assert sharp.width() == 40


def test_every_bundled_font_and_icon_comes_with_its_licence() -> None:
    for name in ("OFL-Lato.txt", "OFL-B612.txt", "OFL-JetBrainsMono.txt"):
        text = (RESOURCES / "fonts" / name).read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
        assert text.startswith("Copyright")
    assert "MIT License" in (RESOURCES / "icons" / "LICENCE.txt").read_text(encoding="utf-8")


def test_the_style_sheet_reaches_plain_qt_widgets(dressed: Theme, qtbot: QtBot) -> None:
    field, button = QLineEdit("Élan"), QPushButton("Dire")
    button.setProperty("kind", "link")
    for each in (field, button):
        qtbot.addWidget(each)
        dressed.dress(each)
        each.show()
    size = dressed.font("body").pixelSize()
    assert field.font().pixelSize() == size
    assert button.palette().color(QPalette.ColorRole.ButtonText) == dressed.color("bank_text")
    dressed.set_scale(2)
    assert field.font().pixelSize() == 2 * size


def test_switching_to_dark_recolours_what_is_on_screen(dressed: Theme, qtbot: QtBot) -> None:
    button = Button(dressed, "Dire", "primary")
    qtbot.addWidget(button)
    button.show()
    assert dressed.tokens.bank.upper() in _inks(button.grab().toImage())
    dressed.set_mode("dark")
    assert dressed.tokens.bank.upper() in _inks(button.grab().toImage())
    assert dressed.mode == "dark"


class _Dressings(QObject):
    """Counts how often a widget is told that its style is another."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.told = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.told += event.type() == QEvent.Type.StyleChange
        return False


def test_a_widget_is_dressed_no_more_often_for_lying_deep(dressed: Theme, qtbot: QtBot) -> None:
    def told_in(holders: int) -> int:
        window = inner = QWidget()
        for _ in range(holders):
            outer, inner = inner, QWidget(inner)
            QVBoxLayout(outer).addWidget(inner)
        label = QLabel("Élan", inner)
        qtbot.addWidget(window)
        dressed.dress(window)
        window.show()
        seen = _Dressings(label)
        dressed.set_mode("dark" if dressed.mode == "light" else "light")
        return seen.told

    assert told_in(12) == told_in(1) > 0


def _ring(window: QWidget) -> QWidget | None:
    return window.findChild(QWidget, "focusRing")


def _form(theme: Theme, qtbot: QtBot) -> tuple[QWidget, QLineEdit, Button]:
    window = QWidget()
    theme.dress(window)
    column = QVBoxLayout(window)
    field, button = QLineEdit(), Button(theme, "Dire")
    for each in (field, Label(theme, "entre"), button):
        column.addWidget(each)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, field, button


def _wait_for_ring(window: QWidget, widget: QWidget, qtbot: QtBot) -> QWidget:
    def around() -> bool:
        ring = _ring(window)
        return ring is not None and ring.isVisible() and ring.geometry() == widget.geometry().adjusted(-4, -4, 4, 4)

    qtbot.waitUntil(around)
    ring = _ring(window)
    assert ring is not None
    return ring


def test_the_ring_lies_four_pixels_around_what_has_the_keyboard(dressed: Theme, qtbot: QtBot) -> None:
    window, field, button = _form(dressed, qtbot)
    for each in (field, button):
        each.setFocus()
        _wait_for_ring(window, each, qtbot)
    picture = window.grab().toImage()
    middle = button.geometry().center()
    assert picture.pixelColor(middle.x(), button.geometry().top() - 3) == dressed.color("focus")


def test_the_ring_follows_a_widget_that_moves_and_goes_with_it(dressed: Theme, qtbot: QtBot) -> None:
    window, field, button = _form(dressed, qtbot)
    button.setFocus()
    window.resize(window.width() + 60, window.height() + 200)
    ring = _wait_for_ring(window, button, qtbot)
    field.hide()
    button.hide()
    qtbot.waitUntil(lambda: not ring.isVisible())


def test_a_widget_that_draws_its_own_ring_gets_no_other(dressed: Theme, qtbot: QtBot) -> None:
    window, field, button = _form(dressed, qtbot)
    field.setProperty("ownFocusRing", True)
    button.setFocus()
    ring = _wait_for_ring(window, button, qtbot)
    field.setFocus()
    qtbot.waitUntil(lambda: not ring.isVisible())


def test_the_ring_takes_no_click(dressed: Theme, qtbot: QtBot) -> None:
    window, field, _button = _form(dressed, qtbot)
    field.setFocus()
    _wait_for_ring(window, field, qtbot)
    assert window.childAt(field.geometry().center()) is field


def test_the_ring_is_seen_on_the_dark_bar_of_a_light_page(dressed: Theme, qtbot: QtBot) -> None:
    bar = Panel(dressed, "bar")
    dressed.dress(bar)
    button = Button(dressed, "Aide", "bar")
    layout = QVBoxLayout(bar)
    layout.setContentsMargins(20, 20, 20, 20)
    layout.addWidget(button)
    qtbot.addWidget(bar)
    with qtbot.waitActive(bar):
        bar.show()
        bar.activateWindow()
    button.setFocus()
    _wait_for_ring(bar, button, qtbot)
    middle = button.geometry().center()
    ink = bar.grab().toImage().pixelColor(middle.x(), button.geometry().top() - 3)
    assert contrast(ink.name(), dressed.color("bar").name()) >= 3


def test_whoever_works_by_mouse_sees_the_ring_on_fields_alone_until_a_key(dressed: Theme, qtbot: QtBot) -> None:
    window, field, button = _form(dressed, qtbot)
    button.setFocus()
    ring = _wait_for_ring(window, button, qtbot)
    pressed = window.windowHandle()
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(1, 1))
    qtbot.waitUntil(lambda: not ring.isVisible())
    field.setFocus()
    _wait_for_ring(window, field, qtbot)
    button.setFocus()
    qtbot.waitUntil(lambda: not ring.isVisible())
    QTest.keyClick(pressed, Qt.Key.Key_Shift)
    assert not ring.isVisible(), "a modifier alone is no key"
    QTest.keyClick(pressed, Qt.Key.Key_F2)
    _wait_for_ring(window, button, qtbot)
