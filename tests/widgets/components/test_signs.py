"""The small painted parts: presence, gauges, masked values, identity, whisper, mood."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.hold_strip import HoldStrip
from widgets.common.identity_boxes import IdentityBoxes
from widgets.common.masked_value import MaskedValue
from widgets.common.mood import MoodBar
from widgets.common.presence_sign import Presence, PresenceButton
from widgets.common.ring_bar import RingBar
from widgets.common.theme import Theme
from widgets.common.whisper import Whisper
from widgets.common.wrapup_ring import WrapupRing

BALANCE = "2 314,08 €"


def _everything_told(widget: QObject) -> str:
    """All a person or a screen reader could get out of the widget and what it holds."""
    told = []
    for each in (widget, *widget.findChildren(QWidget)):
        told += [each.accessibleName(), each.accessibleDescription(), each.toolTip(), each.whatsThis()]
        text = getattr(each, "text", None)
        told.append(text() if callable(text) else "")
    return " | ".join(told)


def _share(image: QImage, color: QColor) -> float:
    """The share of the middle line of pixels that has this colour."""
    y = image.height() // 2
    return sum(image.pixelColor(x, y) == color for x in range(image.width())) / image.width()


def test_no_two_presences_share_a_sign(qtbot: QtBot, theme: Theme) -> None:
    signs: list[QImage] = []
    for presence in get_args(Presence):
        button = PresenceButton(theme)
        qtbot.addWidget(button)
        button.set_state(presence, "", "", "")
        button.resize(button.sizeHint())
        signs.append(button.grab().toImage().copy(10, 10, 24, 28))
    assert all(one != other for one, other in combinations(signs, 2))


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_presence_asks_for_its_menu(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    button = PresenceButton(theme)
    qtbot.addWidget(button)
    button.set_state("talking", "En ligne", "Appel entrant", "0:44")
    with qtbot.waitSignal(button.pressed_for_menu):
        QTest.keyClick(button, key)
    with qtbot.waitSignal(button.pressed_for_menu):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.accessibleName() == "Presence: En ligne, Appel entrant"


def test_a_passing_second_does_not_move_the_presence(qtbot: QtBot, theme: Theme) -> None:
    button = PresenceButton(theme)
    qtbot.addWidget(button)
    widths = set()
    for clock in ("0:11", "0:44", "9:59"):
        button.set_state("talking", "En ligne", "Un motif plus long que les autres", clock)
        widths.add(button.sizeHint().width())
    assert len(widths) == 1


@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_the_clock_of_a_presence_leaves_before_its_state_is_cut(qtbot: QtBot, theme: Theme, scale: float) -> None:
    theme.set_scale(scale)
    button = PresenceButton(theme)
    qtbot.addWidget(button)
    button.set_state("talking", "En ligne", "Appel entrant", "0:44")
    whole = button.sizeHint().width()
    words = max(button._words_wide())
    seen = set()
    for width in range(whole, 60, -4):
        button.resize(width, button.sizeHint().height())
        button.tell_whole()
        room = button._words_room()
        assert button.shows_clock or room >= words - 1, "gone for nothing"
        if not button.shows_clock:
            assert "0:44" in button.toolTip()
        elif room < words - 1:
            assert button._room() < words - 1, "the state is cut for the sake of the clock"
        seen.add(button.shows_clock)
    assert seen == {True, False}


def test_the_ring_bar_empties_from_the_right(qtbot: QtBot, theme: Theme) -> None:
    bar = RingBar(theme)
    qtbot.addWidget(bar)
    bar.resize(400, 10)
    for fraction in (1.0, 0.75, 0.25, 0.0):
        bar.set_fraction(fraction)
        image = bar.grab().toImage()
        assert _share(image, theme.color("now")) == pytest.approx(fraction, abs=0.03)
        assert fraction in (0.0, 1.0) or image.pixelColor(390, 5) == theme.color("now_soft")
    bar.set_fraction(7)
    assert bar.fraction == 1
    bar.set_expired()
    assert _share(bar.grab().toImage(), theme.color("now")) == 0
    assert bar.accessibleDescription() == "The call has left"


def test_a_masked_value_is_nowhere_until_it_opens_and_gone_when_it_closes(qtbot: QtBot, theme: Theme) -> None:
    value = MaskedValue(theme, "Compte courant", "€")
    qtbot.addWidget(value)
    value.set_closed(2)
    assert "masked, opens at Identity 2" in _everything_told(value)
    value.set_open(BALANCE)
    assert BALANCE in _everything_told(value)
    for close in (lambda: value.set_closed(2), lambda: value.set_awaited(2), value.set_refused):
        value.set_open(BALANCE)
        close()
        assert BALANCE not in _everything_told(value)


def test_a_masked_value_looks_the_same_whatever_it_hides(qtbot: QtBot, theme: Theme) -> None:
    pictures = []
    for hidden in ("3 €", "1 234 567,89 €"):
        value = MaskedValue(theme, "Livret A", "€")
        qtbot.addWidget(value)
        value.set_open(hidden)
        value.set_closed(2)
        value.resize(240, 32)
        pictures.append(value.grab().toImage())
    assert pictures[0] == pictures[1]


def test_show_asks_and_opens_nothing_by_itself(qtbot: QtBot, theme: Theme) -> None:
    value = MaskedValue(theme, "Livret A")
    qtbot.addWidget(value)
    value.set_closed(2)
    value.show()
    button = value.findChild(QPushButton)
    with qtbot.waitSignal(value.reveal_asked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert value.state == "closed"
    value.set_refused()
    assert not button.isVisible()


def test_identity_is_said_in_words(qtbot: QtBot, theme: Theme) -> None:
    boxes = IdentityBoxes(theme)
    qtbot.addWidget(boxes)
    assert boxes.accessibleName() == "Not identified"
    boxes.set_level(1, awaited=2)
    assert boxes.accessibleName() == "Identity 1 reached, Identity 2 awaited"
    with pytest.raises(ValueError, match="0 to 3"):
        boxes.set_level(4)


def test_the_hold_strip_changes_its_words_at_45_and_60_seconds(qtbot: QtBot, theme: Theme) -> None:
    strip = HoldStrip(theme)
    qtbot.addWidget(strip)
    strip.resize(770, 56)
    titles, grounds = [], []
    for second in (0, 44, 45, 59, 60):
        strip.set_state(second, 30, "Mme Vasseur")
        titles.append(strip.title())
        grounds.append(strip.grab().toImage().pixelColor(4, 4))
    on_hold, back, late = "Mme Vasseur is on hold", "Go back to Mme Vasseur", "Too long: offer to call back"
    assert titles == [on_hold, on_hold, back, back, late]
    assert grounds[-1] == theme.color("alert_soft")
    assert grounds[-2] == theme.color("now_soft")


def test_the_hold_strip_puts_its_track_below_when_narrow(qtbot: QtBot, theme: Theme) -> None:
    strip = HoldStrip(theme)
    qtbot.addWidget(strip)
    strip.set_state(22, 30, "Mme Vasseur")
    assert strip.heightForWidth(420) > strip.heightForWidth(770)


def test_the_wrap_up_ring_counts_down_then_over(qtbot: QtBot, theme: Theme) -> None:
    ring = WrapupRing(theme)
    qtbot.addWidget(ring)
    ring.set_left(41, 60)
    assert (ring.digits(), ring.accessibleName()) == ("0:41", "0:41 of wrap-up left")
    ring.set_left(-12, 60)
    assert (ring.digits(), ring.accessibleName()) == ("+0:12", "Wrap-up over by 0:12")


def test_the_wrap_up_ring_empties_clockwise(qtbot: QtBot, theme: Theme) -> None:
    ring = WrapupRing(theme)
    qtbot.addWidget(ring)
    ring.resize(64, 64)
    ring.set_left(30, 60)
    image = ring.grab().toImage()
    assert image.pixelColor(59, 32) == theme.color("now_soft")
    assert image.pixelColor(4, 32) == theme.color("now")


def test_a_whisper_is_dismissed_by_escape_and_by_its_cross(qtbot: QtBot, theme: Theme) -> None:
    whisper = Whisper(theme)
    qtbot.addWidget(whisper)
    whisper.set_text("Une seule question à la fois.")
    assert whisper.isVisible()
    with qtbot.waitSignal(whisper.dismissed):
        QTest.keyClick(whisper, Qt.Key.Key_Escape)
    assert not whisper.isVisible()
    whisper.set_text("Une autre.")
    with qtbot.waitSignal(whisper.dismissed):
        QTest.mouseClick(whisper.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert (whisper.isVisible(), whisper.text) == (False, "")


def test_a_long_whisper_is_higher_never_cut(qtbot: QtBot, theme: Theme) -> None:
    whisper = Whisper(theme)
    qtbot.addWidget(whisper)
    whisper.set_text("Un mot.")
    one = whisper.heightForWidth(500)
    whisper.set_text("Deux éléments statiques, c’est Identité 1. " * 4)
    assert whisper.heightForWidth(500) > one
    assert whisper.heightForWidth(300) > whisper.heightForWidth(500)


def test_mood_is_a_word_as_well_as_a_place(qtbot: QtBot, theme: Theme) -> None:
    mood = MoodBar(theme)
    qtbot.addWidget(mood)
    mood.set_mood(3, "Tendue")
    assert mood.accessibleName() == "Mood: Tendue"
    assert mood.accessibleDescription() == "4 out of 5, where 1 is calm"
    with pytest.raises(ValueError, match="0 to 4"):
        mood.set_mood(5, "")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_sizes_follow_the_text_and_colours_follow_the_mode(qtbot: QtBot, theme: Theme, scale: float) -> None:
    made = [RingBar(theme), MoodBar(theme), IdentityBoxes(theme), WrapupRing(theme), PresenceButton(theme)]
    made[1].set_mood(1, "Attentive")
    made[4].set_state("ready", "Prêt", "Appels", "0:01")
    before = [each.sizeHint() for each in made]
    for each in made:
        qtbot.addWidget(each)
        each.resize(200, 80)
    light = [each.grab().toImage() for each in made]
    theme.set_scale(scale)
    theme.set_mode("dark")
    assert all(each.sizeHint().height() >= old.height() for each, old in zip(made, before, strict=True))
    assert all(each.grab().toImage() != old for each, old in zip(made, light, strict=True))
