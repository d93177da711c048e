"""The transcript: followed while it grows, left alone while it is read back, read aloud row by row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.common.bubbles import Row
from widgets.common.theme import Theme
from widgets.common.transcript import Transcript

LONG = "Je suis à la réception de mon hôtel, à Lisbonne, et je dois rendre la chambre. " * 4


def _rows(count: int) -> list[Row]:
    return [Row(str(i), f"0:{i:02d}", "customer" if i % 2 else "adviser", f"Réplique {i}.") for i in range(count)]


@pytest.fixture
def transcript(qtbot: QtBot, theme: Theme) -> Transcript:
    made = Transcript(theme)
    qtbot.addWidget(made)
    made.resize(640, 240)
    made.set_customer("Cliente")
    made.show()
    qtbot.waitExposed(made)
    return made


def _at_end(transcript: Transcript) -> bool:
    bar = transcript.verticalScrollBar()
    return bar.value() == bar.maximum()


def test_the_last_row_is_in_view_as_the_conversation_grows(transcript: Transcript) -> None:
    transcript.set_rows(_rows(20))
    assert transcript.verticalScrollBar().maximum() > 0
    assert _at_end(transcript)
    transcript.append(Row("new", "1:00", "customer", LONG))
    assert _at_end(transcript)


def test_whoever_has_scrolled_up_is_left_there(transcript: Transcript) -> None:
    transcript.set_rows(_rows(20))
    transcript.verticalScrollBar().setValue(0)
    transcript.append(Row("new", "1:00", "customer", LONG))
    assert transcript.verticalScrollBar().value() == 0
    assert not transcript.following
    transcript.verticalScrollBar().setValue(transcript.verticalScrollBar().maximum())
    transcript.append(Row("newer", "1:10", "adviser", LONG))
    assert _at_end(transcript)


def test_a_wider_or_larger_view_stays_at_the_end(transcript: Transcript, theme: Theme) -> None:
    transcript.set_rows(_rows(20))
    transcript.resize(420, 200)
    assert _at_end(transcript)
    theme.set_scale(2)
    assert _at_end(transcript)


def test_rows_are_told_with_who_and_when(transcript: Transcript) -> None:
    transcript.set_rows(
        [Row("a", "0:09", "customer", "Bonjour."), Row("b", "0:18", "adviser", "Bonjour Madame.", note="entendu")]
    )
    transcript.append(Row("c", "0:30", "fact", "Silence, 9 s"))
    assert [transcript.row_at(i).accessibleName() for i in "abc"] == [
        "Cliente, 0:09: Bonjour.",
        "You, 0:18: Bonjour Madame. entendu",
        "0:30: Silence, 9 s",
    ]


def test_arrows_read_row_by_row_and_copy_takes_the_words(transcript: Transcript) -> None:
    transcript.set_rows(_rows(20))
    transcript.setFocus()
    QTest.keyClick(transcript, Qt.Key.Key_Home)
    assert transcript.row_at("0").hasFocus()
    assert transcript.verticalScrollBar().value() < 20
    QTest.keyClick(transcript.row_at("0"), Qt.Key.Key_Down)
    QTest.keySequence(transcript.row_at("1"), QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == "Réplique 1."


def test_a_row_asked_for_comes_into_view(transcript: Transcript) -> None:
    transcript.set_rows(_rows(20))
    transcript.scroll_to("0")
    assert not transcript.row_at("0").visibleRegion().isEmpty()
    with pytest.raises(KeyError):
        transcript.scroll_to("nowhere")


def test_bubbles_never_meet_and_long_words_wrap(transcript: Transcript) -> None:
    transcript.set_rows([Row("a", "0:09", "customer", LONG), Row("b", "0:18", "adviser", "W" * 200), *_rows(1)])
    places = [transcript.row_at(i).geometry() for i in ("a", "b", "0")]
    assert places[0].bottom() < places[1].top()
    assert places[1].bottom() < places[2].top()
    assert places[1].height() > 2 * places[2].height()


def test_who_is_speaking_shows_and_goes(transcript: Transcript) -> None:
    transcript.set_rows(_rows(2))
    transcript.set_speaking("Mme Vasseur")
    told = [child.accessibleName() for child in transcript.findChildren(QWidget) if child.isVisible()]
    assert "Mme Vasseur is speaking" in told
    transcript.set_speaking(None)
    told = [child.accessibleName() for child in transcript.findChildren(QWidget) if child.isVisible()]
    assert "Mme Vasseur is speaking" not in told


def test_an_animated_bubble_ends_as_a_still_one(qtbot: QtBot, theme: Theme) -> None:
    pictures = []
    for animated in (False, True):
        made = Transcript(theme, animated=animated)
        qtbot.addWidget(made)
        made.resize(500, 200)
        made.show()
        theme.reduced_motion = True
        made.append(Row("a", "0:09", "customer", "Bonjour."))
        pictures.append(made.grab().toImage())
    assert pictures[0] == pictures[1]


def test_words_that_do_not_fit_are_read_from_their_beginning(transcript: Transcript, qtbot: QtBot) -> None:
    bar = transcript.verticalScrollBar()
    transcript.set_rows([Row("mail", "09:30", "customer", LONG * 4)])
    assert bar.maximum() > 0
    assert bar.value() <= transcript.row_at("mail").y()
    transcript.resize(640, 200)
    assert bar.value() <= transcript.row_at("mail").y(), "less room is no reason to skip the beginning"
    bar.setValue(bar.maximum())
    transcript.resize(640, 190)
    assert _at_end(transcript), "whoever has read to the end is left there"
    transcript.append(Row("mine", "09:40", "adviser", "Bonjour."))
    assert _at_end(transcript)


def test_one_turns_from_one_conversation_to_another_and_finds_each_where_one_left_it(transcript: Transcript) -> None:
    transcript.set_rows(_rows(20))
    transcript.scroll_to("3")
    place = transcript.verticalScrollBar().value()
    transcript.turn_to("another")
    assert transcript.rows() == ()
    transcript.set_rows([Row("a", "0:09", "customer", LONG)])
    transcript.turn_to("")
    assert (len(transcript.rows()), transcript.verticalScrollBar().value()) == (20, place)
    assert not transcript.row_at("3").visibleRegion().isEmpty()
    transcript.turn_to("another")
    assert [row.id for row in transcript.rows()] == ["a"]
    assert not transcript.row_at("a").visibleRegion().isEmpty()


def test_a_larger_text_reaches_the_conversations_that_are_aside(transcript: Transcript, theme: Theme) -> None:
    transcript.set_rows([Row("a", "0:09", "customer", LONG)])
    before = transcript.row_at("a").height()
    transcript.turn_to("another")
    theme.set_scale(1.5)
    transcript.turn_to("")
    assert transcript.row_at("a").height() > before
