"""The debrief on screen: one moment at a time, by the mouse or the keyboard, and the way back into the call."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.workstation.debrief import calls
from widgets.common.buttons import Button
from widgets.common.call_timeline import CallTimeline
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from widgets.common.transcript import Transcript
from widgets.debrief.debrief_page import DebriefPage
from widgets.debrief.losses_pane import LossesPane
from widgets.debrief.moment_card import MomentCard
from workstation.debrief.explaining import explanations

LEFT = Qt.MouseButton.LeftButton


def seen(page: QWidget) -> list[str]:
    """Every text in view."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


def button(page: QWidget, text: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.text() == text and b.isVisible())


def card(page: QWidget, number: int) -> MomentCard:
    return next(c for c in page.findChildren(MomentCard) if c.number == number)


def cut(page: DebriefPage) -> list[str]:
    """The wrapped texts in view that lack room, and the moments whose words do."""
    labels = [each for each in page.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
    short = [each.text() for each in labels if each.height() < each.heightForWidth(each.width())]
    wide = [each.text() for each in labels if each.mapTo(page, each.rect().topRight()).x() > page.width()]
    cards = [each.text() for each in page.findChildren(MomentCard) if each.height() < each.heightForWidth(each.width())]
    return short + wide + cards


def test_it_opens_on_the_gravest_moment(page: DebriefPage) -> None:
    assert page.report.moment(page.selected).code == "revealed"
    assert card(page, page.selected).isChecked()
    words = seen(page)
    assert "Vous avez ouvert «\u00a0Comptes\u00a0» à Identité 0. Cette rubrique demande Identité 2." in words
    assert "«\u00a0Votre nom\u202f?\u00a0»" in words
    assert "Une donnée a été montrée trop tôt." in words


def test_a_click_in_the_list_shows_the_moment_everywhere(qtbot: QtBot, page: DebriefPage) -> None:
    wanted = next(m for m in page.report.moments if m.code == "move" and m.kind == "watch")
    qtbot.mouseClick(card(page, wanted.number), LEFT)
    assert page.selected == wanted.number
    assert page.findChild(CallTimeline).selected == wanted.number
    assert "«\u00a0Oui\u202f?\u00a0»" in seen(page)
    assert "Humeur\u00a0: attentive → gênée" in {c.accessibleName() for c in page.findChildren(QWidget)}


def test_the_arrows_go_round_the_moments(qtbot: QtBot, page: DebriefPage) -> None:
    count = len(page.report.moments)
    page.select(1)
    for expected in (*range(2, count + 1), 1):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Right)
        assert page.selected == expected
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Left)
    assert page.selected == count
    qtbot.keyClick(card(page, count), Qt.Key.Key_Up)
    assert page.selected == count - 1


def test_the_time_line_and_the_list_agree(qtbot: QtBot, page: DebriefPage) -> None:
    line = page.findChild(CallTimeline)
    marks = line.findChildren(QAbstractButton)
    qtbot.mouseClick(marks[0], LEFT)
    assert (page.selected, card(page, 1).isChecked()) == (1, True)


def test_try_again_carries_where_the_branch_begins(qtbot: QtBot, page: DebriefPage) -> None:
    moment = page.report.moment(page.selected)
    with qtbot.waitSignal(page.restart_from) as asked:
        qtbot.mouseClick(button(page, "Reprendre d’ici"), LEFT)
    assert asked.args == [moment.fork_at]


def test_next_moment_comes_back_to_the_first(qtbot: QtBot, page: DebriefPage) -> None:
    page.select(len(page.report.moments))
    qtbot.mouseClick(button(page, "Premier moment"), LEFT)
    assert page.selected == 1
    assert button(page, "Moment suivant").isVisible()


def test_the_bar_asks_for_what_its_words_say(qtbot: QtBot, page: DebriefPage) -> None:
    for text, signal in (
        ("Accueil", page.home_asked),
        ("Exporter", page.export_asked),
        ("Rejouer depuis le début", page.replay_asked),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button(page, text), LEFT)


def test_the_score_says_the_breach_and_why_it_does_not_pass(page: DebriefPage) -> None:
    words = seen(page)
    assert "sur 100 · non acquis" in words
    assert "Faute éliminatoire" in words
    assert words.count("Une donnée a été montrée trop tôt.") == 2
    assert "Aucune faute éliminatoire" not in words


def test_the_transcript_marks_the_moments(qtbot: QtBot, page: DebriefPage) -> None:
    wanted = next(m for m in page.report.moments if m.flag == "promise")
    page.select(wanted.number)
    views = page.findChild(SegmentedControl)
    qtbot.mouseClick(views.findChildren(QAbstractButton)[1], LEFT)
    transcript = page.findChild(Transcript)
    assert transcript.isVisible()
    notes = {row.id: row.note for row in transcript.rows()}
    assert notes[str(wanted.entry_number)] == f"Moment {wanted.number} · à éviter"
    assert transcript.row_at(str(wanted.entry_number)).hasFocus()
    assert len(transcript.rows()) == len(page.report.lines)
    assert "Durée de traitement" in seen(page)
    page.show_transcript(False)
    assert not transcript.isVisible()


def test_the_points_lost_are_a_view_of_their_own(qtbot: QtBot, page: DebriefPage) -> None:
    views = page.findChild(SegmentedControl)
    qtbot.mouseClick(next(b for b in views.findChildren(QAbstractButton) if b.text() == "Points"), LEFT)
    pane = page.findChild(LossesPane)
    assert pane.isVisible()
    told = seen(pane)
    for part in explanations(page.report):
        for row in part.rows:
            assert all(text in told for text in (*row.lines, row.why) if text)
    assert "Faute éliminatoire" in told
    page.show_transcript(False)
    assert not pane.isVisible()


def test_no_point_lost_at_twice_the_text_size_is_cut(qtbot: QtBot, theme: Theme, page: DebriefPage) -> None:
    page.show_losses()
    theme.set_scale(2)
    qtbot.waitUntil(lambda: not cut(page), timeout=2000)


def test_a_sound_call_says_so(qtbot: QtBot, theme: Theme) -> None:
    call = calls.good()
    page = DebriefPage(theme, calls.report_of(call))
    qtbot.addWidget(page)
    page.show()
    words = seen(page)
    assert "Aucune faute éliminatoire" in words
    assert "sur 100 · acquis" in words
    assert "Un moment à retenir" in words
    assert not [b for b in page.findChildren(Button) if b.text() == "Moment suivant" and b.isVisible()]


def test_a_call_nobody_answered_still_has_a_debrief(qtbot: QtBot, theme: Theme) -> None:
    page = DebriefPage(theme, calls.report_of(calls.missed()))
    qtbot.addWidget(page)
    page.show()
    words = seen(page)
    assert "Personne n’a décroché. La personne est partie." in words
    assert "La personne a attendu 1:30, puis a renoncé." in words
    assert "Le contact revient. Votre premier essai reste au dossier." in words
    page.show_transcript()
    assert "Rien n’a été dit." in seen(page)


def test_a_session_without_a_word_says_what_to_do(qtbot: QtBot, theme: Theme) -> None:
    page = DebriefPage(theme, calls.report_of(calls.speechless()))
    qtbot.addWidget(page)
    page.show()
    assert page.selected == 0
    assert "Rejouez-le depuis le début\u00a0: les moments s’affichent ici." in seen(page)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.selected == 0


def test_the_own_view_is_shown_beside_the_score(qtbot: QtBot, theme: Theme) -> None:
    call = calls.good()
    call.session.do(calls.c.RateSelf("c1", 75, (3, 3, 4)))
    page = DebriefPage(theme, calls.report_of(call))
    qtbot.addWidget(page)
    page.show()
    assert "«\u00a0Plutôt à l’aise\u00a0»" in seen(page)
    assert "75" in seen(page)
    assert "Plutôt · Plutôt · Tout à fait" in seen(page)


def test_nothing_is_cut_at_twice_the_text_size(qtbot: QtBot, theme: Theme, page: DebriefPage) -> None:
    theme.set_scale(2)
    page.resize(1366, 768)
    qtbot.waitUntil(lambda: not cut(page), timeout=2000)


def test_every_control_has_a_name_and_a_size_to_press(page: DebriefPage) -> None:
    for control in page.findChildren(QAbstractButton):
        if control.isVisible():
            assert control.accessibleName() or control.text()
            assert min(control.width(), control.height()) >= 24, control.text()


def test_the_buttons_of_a_moment_stay_in_sight_in_a_low_window(qtbot: QtBot, theme: Theme) -> None:
    page = DebriefPage(theme, calls.report_of(calls.poor()))
    qtbot.addWidget(page)
    page.resize(1280, 680)
    with qtbot.waitExposed(page):
        page.show()
    again = next(each for each in page.findChildren(Button) if each.text() == "Reprendre d’ici")
    qtbot.waitUntil(lambda: again.visibleRegion().boundingRect() == again.rect(), timeout=2000)
