"""The thread of steps, the time line and its curve: read by eye, by key and by screen reader."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.support.ink import Listener
from widgets.common.call_timeline import CallTimeline, TimelineData, TimelineLegend
from widgets.common.curve import MonotoneCurve
from widgets.common.theme import Theme
from widgets.common.thread_stepper import IN_VIEW, Step, ThreadStepper

STEPS = (
    Step("hello", "Accueil", "done"),
    Step("who", "Identification", "done", mandatory=True),
    Step("why", "Objection", "current", diamond=True),
    Step("end", "Conclusion", "todo"),
)
CALL = TimelineData(
    276_000,
    stages=[(0, "Accueil"), (60_000, "Objection")],
    mood=[(0, 2), (60_000, 4), (200_000, 1)],
    bands=[(100_000, 130_000, "Garde 0:30", "hold"), (200_000, 211_000, "Silence 11 s", "silence")],
    knots=[(9_000, "customer"), (18_000, "adviser")],
    moments=[(1, 18_000, "good", "L’accueil"), (2, 138_000, "watch", "La règle"), (3, 232_000, "bad", "Trop tôt")],
)


@pytest.fixture
def stepper(qtbot: QtBot, theme: Theme) -> ThreadStepper:
    made = ThreadStepper(theme)
    qtbot.addWidget(made)
    made.resize(700, 64)
    made.set_steps(STEPS)
    made.show()
    return made


@pytest.fixture
def timeline(qtbot: QtBot, theme: Theme) -> CallTimeline:
    made = CallTimeline(theme)
    qtbot.addWidget(made)
    made.resize(1000, 220)
    made.set_data(CALL)
    made.show()
    return made


def _knots(stepper: ThreadStepper) -> list[str]:
    shown = [child for child in stepper.findChildren(QAbstractButton) if child.isVisible()]
    return [child.accessibleName() for child in shown]


def test_each_knot_has_its_step_and_state_in_words(stepper: ThreadStepper) -> None:
    assert _knots(stepper) == [
        "Accueil, done",
        "Identification, done, mandatory sentence",
        "Objection, in progress",
        "Conclusion, to come",
    ]


def test_pressing_a_knot_says_which(stepper: ThreadStepper, qtbot: QtBot) -> None:
    slot = (700 - 40) / 4
    knot = stepper.childAt(QPoint(round(20 + slot / 2), 20))
    with qtbot.waitSignal(stepper.clicked) as pressed:
        QTest.mouseClick(knot, Qt.MouseButton.LeftButton)
    assert pressed.args == ["hello"]


def test_arrows_walk_the_knots_and_enter_presses(stepper: ThreadStepper) -> None:
    pressed: list[str] = []
    stepper.clicked.connect(pressed.append)
    stepper.focusNextChild()
    assert stepper.focusWidget().accessibleName() == "Objection, in progress"
    QTest.keyClick(stepper.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(stepper.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(stepper.focusWidget(), Qt.Key.Key_Home)
    QTest.keyClick(stepper.focusWidget(), Qt.Key.Key_Space)
    assert pressed == ["who", "hello"]


def test_a_long_thread_shows_what_surrounds_the_current_step(stepper: ThreadStepper) -> None:
    steps = [Step(str(i), f"Étape {i}", "done" if i < 6 else "current" if i == 6 else "todo") for i in range(12)]
    stepper.set_steps(steps)
    shown = _knots(stepper)
    assert len(shown) == IN_VIEW
    assert "Étape 6, in progress" in shown


def test_steps_that_change_state_keep_the_focus(stepper: ThreadStepper) -> None:
    stepper.focusNextChild()
    stepper.set_steps([*STEPS[:2], Step("why", "Objection", "done"), Step("end", "Conclusion", "current")])
    assert stepper.focusWidget().accessibleName() == "Objection, done"


def test_arrows_go_from_moment_to_moment(timeline: CallTimeline) -> None:
    heard: list[int] = []
    timeline.moment_selected.connect(heard.append)
    timeline.select(1)
    timeline.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(timeline.focusWidget(), key)
    assert heard == [2, 3, 2, 1]
    assert timeline.selected == 1


def test_selecting_from_outside_says_nothing_and_is_read(timeline: CallTimeline) -> None:
    heard: list[int] = []
    timeline.moment_selected.connect(heard.append)
    timeline.select(3)
    assert heard == []
    chosen = timeline.focusProxy()
    assert chosen.accessibleName() == "Moment 3, 3:52: Trop tôt"
    assert chosen.accessibleDescription() == "to avoid, selected"
    with pytest.raises(KeyError):
        timeline.select(9)


def test_a_click_on_a_number_selects_it(timeline: CallTimeline) -> None:
    timeline.select(2)
    spot = timeline.focusProxy().geometry().center()
    timeline.select(1)
    QTest.mouseClick(timeline.childAt(spot), Qt.MouseButton.LeftButton)
    assert timeline.selected == 2


def test_moments_close_together_do_not_cover_each_other(timeline: CallTimeline) -> None:
    timeline.set_data(TimelineData(276_000, mood=[(0, 2)], moments=[(n, 60_000 + n, "good", "x") for n in (1, 2)]))
    places = []
    for number in (1, 2):
        timeline.select(number)
        places.append(timeline.focusProxy().geometry().center())
    assert (places[0] - places[1]).manhattanLength() >= 20


def test_the_pointer_is_told_the_stage_and_the_band(timeline: CallTimeline) -> None:
    timeline.select(2)
    x = timeline.focusProxy().geometry().center().x()
    assert timeline.told_at(QPoint(x - 80, 100)).endswith("Objection · Garde 0:30")


def test_an_empty_call_is_drawn_too(qtbot: QtBot, theme: Theme) -> None:
    for widget in (CallTimeline(theme), TimelineLegend(theme, "Mme Vasseur")):
        qtbot.addWidget(widget)
        assert not widget.grab().isNull()


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 4)), min_size=2, max_size=12, unique_by=lambda p: p[0]))
def test_the_curve_stays_between_the_moods_it_joins(points: list[tuple[int, int]]) -> None:
    curve = MonotoneCurve(points)
    ordered = sorted(points)
    for (x0, y0), (x1, y1) in pairwise(ordered):
        assert curve.at(x0) == pytest.approx(y0)
        for share in (0.2, 0.5, 0.8):
            assert min(y0, y1) - 1e-6 <= curve.at(x0 + share * (x1 - x0)) <= max(y0, y1) + 1e-6


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", range(420, 1300, 40))
def test_what_more_is_said_of_the_present_step_hides_no_other_name(qtbot: QtBot, width: int, scale: float) -> None:
    made = ThreadStepper(Theme("light", scale))
    qtbot.addWidget(made)
    made.resize(width, 64)
    names = ["Accueil", "Identification", "Découverte", "Reformulation", "Solution", "Conclusion"]
    for now in range(len(names)):
        steps = [Step(name, name, "current" if at == now else "done") for at, name in enumerate(names)]
        made.set_steps(steps)
        plain = made.labels()
        assert plain in (tuple(names), (names[now],))
        made.set_steps([replace(step, more="à nouveau") if at == now else step for at, step in enumerate(steps)])
        told = made.labels()
        assert len(told) == len(plain), "nobody’s name leaves"
        assert all(after in (before, f"{before} · à nouveau") for before, after in zip(plain, told, strict=True))
        assert plain != (names[now],) or told != plain, "alone it has the room"


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_a_short_stage_has_its_whole_name_under_it_and_no_name_crosses_another(qtbot: QtBot, scale: float) -> None:
    made = CallTimeline(Theme("light", scale))
    qtbot.addWidget(made)
    made.resize(1230, 230)
    stages = [(0, "Accueil"), (20_000, "Identification"), (33_000, "Découverte"), (150_000, "Reformulation")]
    stages += [(168_000, "Solution"), (230_000, "Note"), (290_000, "Conclusion")]
    made.set_data(replace(CALL, duration_ms=296_000, stages=stages, moments=[]))
    made.show()
    with Listener().listening() as heard:
        made.grab()
    told = [ink for ink in heard.inks if ink.widget is made]
    assert {name for _, name in stages} <= {ink.text for ink in told}, "none is cut"
    assert {"Garde 0:30", "Silence 11 s"} <= {ink.text for ink in told}
    boxes = [ink.letters for ink in told]
    assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a.intersects(b)]
