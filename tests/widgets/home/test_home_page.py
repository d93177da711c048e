"""Home answers a click and a key, says what one has done, and never cuts a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.support import screens
from tests.support.screens import TALLY, Screen
from tests.widgets.home.conftest import BROKEN, CLOSE, INES, LEFT, LETTER, LISBON, TRAMWAY, Show, plain, settle
from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.gauges import ScoreBar
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.home.filter_chips import FilterChip
from widgets.home.home_page import HomePage
from widgets.home.model import HomeModel
from workstation import i18n


def seen(page: QWidget) -> str:
    """Every word on the page, as a reader sees them."""
    settle()
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    words += [chip.text for chip in page.findChildren(Chip) if chip.isVisible()]
    words += [each.text() for each in page.findChildren(QAbstractButton) if each.isVisible()]
    return plain("\n".join(words))


def button(page: QWidget, text: str) -> QAbstractButton:
    settle()
    found = [each for each in page.findChildren(QAbstractButton) if each.text() == text and each.isVisible()]
    assert found, f"no button says {text}"
    return found[0]


@pytest.fixture
def home(theme: Theme, model: HomeModel, show: Show) -> HomePage:
    page = HomePage(theme)
    show(page)
    page.set_model(model)
    return page


def test_the_first_frame_has_its_places_and_no_words_of_anybody(theme: Theme, show: Show) -> None:
    page = HomePage(theme)
    page.show_skeleton()
    show(page)
    assert "Bonjour" not in seen(page)
    assert page.grab().toImage().pixelColor(60, 110) == theme.color("hover")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_long_title_beside_its_chip_wraps_and_touches_no_other_column(
    theme: Theme, model: HomeModel, show: Show, language: str
) -> None:
    i18n.install(language)
    row = replace(LISBON, title="Perte de carte dans le tramway")
    long = replace(LISBON, id="long", title="Perte de carte dans le dernier tramway du soir")
    page = HomePage(theme)
    page.resize(1366, 768)
    show(page)
    page.set_model(replace(model, rows=(row, long)))
    settle()
    for line in page.table.lines():
        trains = next(label for label in line.findChildren(Label) if label.text() == "Plafonds")
        title = next(label for label in line.findChildren(Label) if label.text() == line.row.title)
        chip = line.findChild(Chip)
        assert trains.isVisible()
        assert chip is not None
        right = chip.mapTo(line, chip.rect().topRight()).x()
        assert trains.mapTo(line, trains.rect().topLeft()).x() - right >= theme.px(8)
        assert title.height() >= title.heightForWidth(title.width())


def test_the_recommended_call_has_the_keyboard_and_enter_begins_it(home: HomePage, qtbot: QtBot) -> None:
    line = next(each for each in home.table.lines() if each.row is LISBON)
    assert line.hasFocus()
    with qtbot.waitSignal(home.start_asked) as asked:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked.args == ["abroad"]


def test_arrows_go_from_row_to_row_and_stop_at_the_ends(home: HomePage, qtbot: QtBot) -> None:
    first, second, third = home.table.lines()
    qtbot.keyClick(third, Qt.Key.Key_Up)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Home)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_End)
    assert third.hasFocus()
    assert [line.focusPolicy() == Qt.FocusPolicy.StrongFocus for line in (first, second, third)] == [False, False, True]


def test_a_click_anywhere_on_a_row_or_on_its_button_asks_for_it_once(home: HomePage, qtbot: QtBot) -> None:
    asked: list[str] = []
    home.start_asked.connect(asked.append)
    line = home.table.lines()[1]
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(line, "Rejouer"), Qt.MouseButton.LeftButton)
    assert asked == ["third-party", "third-party"]


def test_a_row_says_all_of_itself_to_a_screen_reader(home: HomePage) -> None:
    first, _second, third = home.table.lines()
    assert first.accessibleName().startswith("Perte de carte, Nadia Belkacem · calme, Appel, Facile")
    assert "meilleure note 91 sur 100" in first.accessibleName()
    assert "Conseillé" in third.accessibleName()
    assert "pas encore joué" in third.accessibleName()


def test_scores_are_figures_beside_their_bar(home: HomePage) -> None:
    first, second, third = home.table.lines()
    assert "91" in seen(first)
    assert first.findChild(ScoreBar).tint == "good"
    assert second.findChild(ScoreBar).tint == "now_line"
    assert third.findChild(ScoreBar) is None
    assert "Pas encore joué" in seen(third)


def test_a_role_play_that_does_not_check_is_greyed_with_its_reason(
    home: HomePage, model: HomeModel, qtbot: QtBot
) -> None:
    home.set_model(replace(model, rows=(TRAMWAY, BROKEN)))
    line = home.table.lines()[1]
    assert "Ne peut pas être joué : RP021 : ce moment n’existe pas." in seen(line)
    with qtbot.assertNotEmitted(home.start_asked):
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
        qtbot.keyClick(line, Qt.Key.Key_Return)


def test_filters_appear_with_a_second_channel_and_narrow_the_list(
    home: HomePage, model: HomeModel, qtbot: QtBot
) -> None:
    assert not [each for each in home.findChildren(FilterChip) if each.isVisible()]
    home.set_model(replace(model, rows=(TRAMWAY, CLOSE, LETTER)))
    settle()
    chips = {plain(each.accessibleName()): each for each in home.findChildren(FilterChip) if each.isVisible()}
    assert list(chips) == ["Tous : 3", "Appels : 2", "E-mails : 1"]
    qtbot.mouseClick(chips["E-mails : 1"], Qt.MouseButton.LeftButton)
    assert [line.row for line in home.table.lines()] == [LETTER]


def test_without_role_plays_the_table_says_what_will_come(home: HomePage, model: HomeModel) -> None:
    home.set_model(replace(model, rows=()))
    assert "Aucun jeu de rôle à montrer" in seen(home)
    assert "Démonstration" not in seen(home)


def test_the_level_of_help_is_told_and_explained(home: HomePage, qtbot: QtBot) -> None:
    assert "un tuteur qui souffle" in seen(home)
    choices = [b for b in home.table.findChildren(QAbstractButton) if b.isCheckable() and b.isVisible()]
    with qtbot.waitSignal(home.help_level_changed) as changed:
        qtbot.mouseClick(choices[1], Qt.MouseButton.LeftButton)
    assert changed.args == ["choice"]
    assert "mêlées et sans indice" in seen(home)


def test_a_call_left_in_the_middle_comes_first(home: HomePage, model: HomeModel, qtbot: QtBot) -> None:
    home.set_model(replace(model, unfinished=(LEFT,)))
    words = seen(home)
    assert "on reprend où vous en étiez" in words
    assert "Mme Belkacem, après 2:14 · hier à 17:42" in words
    resume = button(home, "Reprendre")
    assert resume.hasFocus()
    with qtbot.waitSignal(home.resume_asked) as asked:
        qtbot.mouseClick(resume, Qt.MouseButton.LeftButton)
    assert asked.args == ["s7"]


def test_there_is_one_primary_gesture_at_a_time(home: HomePage, model: HomeModel) -> None:
    def primary() -> list[str]:
        settle()
        return [b.text() for b in home.findChildren(Button) if b.kind == "primary" and b.isVisible()]

    assert primary() == ["Commencer"]
    home.set_model(replace(model, unfinished=(LEFT,)))
    assert primary() == ["Reprendre"]


def test_abandoning_is_asked_twice(home: HomePage, model: HomeModel, qtbot: QtBot) -> None:
    home.set_model(replace(model, unfinished=(LEFT,)))
    with qtbot.assertNotEmitted(home.abandon_asked):
        qtbot.mouseClick(button(home, "Renoncer…"), Qt.MouseButton.LeftButton)
        assert "l’appel s’arrête ici, sans score, et il n’est plus proposé" in seen(home)
        qtbot.mouseClick(button(home, "Garder"), Qt.MouseButton.LeftButton)
    assert button(home, "Reprendre")
    qtbot.mouseClick(button(home, "Renoncer…"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(home.abandon_asked) as asked:
        qtbot.mouseClick(button(home, "Renoncer, sans score"), Qt.MouseButton.LeftButton)
    assert asked.args == ["s7"]


def test_the_path_counts_what_is_done_and_leads_to_the_last_report(home: HomePage, qtbot: QtBot) -> None:
    assert "1 étape sur 3" in seen(home)
    assert "Dernier contact : 91 sur 100" in seen(home)
    with qtbot.waitSignal(home.report_asked) as asked:
        qtbot.mouseClick(button(home, "Relire"), Qt.MouseButton.LeftButton)
    assert asked.args == ["s2"]


def test_the_title_of_a_call_left_is_whole_and_no_time_is_told_of_a_call_nobody_took(
    home: HomePage, model: HomeModel
) -> None:
    title = "Carte refusée à l’étranger pendant le voyage de noces, et un plafond oublié depuis le printemps"
    home.set_model(replace(model, unfinished=(replace(LEFT, title=title, seconds=0),)))
    settle()
    label = next(each for each in home.findChildren(Label) if each.text() == title)
    assert label.height() >= label.heightForWidth(label.width())
    assert "Mme Belkacem · hier à 17:42" in seen(home)


def test_the_reports_are_a_tab_once_there_are_some(home: HomePage, model: HomeModel, qtbot: QtBot) -> None:
    home.bar.page_asked.emit("reports")
    assert "Vos comptes rendus" in seen(home)
    assert "Non réussi" in seen(home)
    settle()
    opened = [b for b in home.findChildren(Button) if b.isVisible() and b.text() == "Relire"]
    with qtbot.waitSignal(home.report_asked) as asked:
        qtbot.mouseClick(opened[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["s1"]
    home.bar.page_asked.emit("home")
    assert "Votre parcours" in seen(home)


def test_the_objections_met_are_counted_under_the_reports_with_what_is_too_few_to_conclude(
    home: HomePage, model: HomeModel
) -> None:
    home.bar.page_asked.emit("reports")
    assert "Objections rencontrées" not in seen(home), "none was met"
    home.set_model(replace(model, tally=TALLY))
    home.bar.page_asked.emit("reports")
    told = seen(home)
    assert "7 fois · dont 3 ces 30 derniers jours · bien menée : 5 sur 7" in told
    assert "1 fois · dont 1 ces 30 derniers jours · trop peu pour conclure" in told
    assert "Techniques employées\nIsol" in told


def test_the_four_gestures_are_shown_to_a_newcomer(home: HomePage, model: HomeModel, qtbot: QtBot) -> None:
    assert "en quatre gestes" not in seen(home)
    home.set_model(HomeModel(INES, "", (replace(TRAMWAY, best=None, passed=False),), newcomer=True))
    assert "Votre premier appel, en quatre gestes" in seen(home)
    with qtbot.waitSignal(home.guide_asked):
        qtbot.mouseClick(button(home, "Lire le guide"), Qt.MouseButton.LeftButton)


@pytest.mark.qt_log_ignore("does not support", extend=True)  # the offscreen platform, of a menu
def test_a_demonstration_is_chosen_among_what_can_be_played(home: HomePage, model: HomeModel, qtbot: QtBot) -> None:
    home.set_model(replace(model, rows=(TRAMWAY, BROKEN)))
    with qtbot.waitSignal(home.demo_asked) as asked:
        qtbot.mouseClick(button(home, "Démonstration"), Qt.MouseButton.LeftButton)
    assert asked.args == ["card-lost"]
    home.set_model(replace(model, rows=(TRAMWAY, LISBON, BROKEN)))
    qtbot.mouseClick(button(home, "Démonstration"), Qt.MouseButton.LeftButton)
    menu = next(each for each in home.findChildren(QMenu) if each.isVisible())
    assert [action.text() for action in menu.actions()] == ["Perte de carte", "Carte refusée"]
    with qtbot.waitSignal(home.demo_asked) as asked:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert asked.args == ["abroad"]


@pytest.mark.qt_log_ignore("does not support", extend=True)  # the offscreen platform, of a menu
def test_many_demonstrations_stand_under_their_motifs(home: HomePage, model: HomeModel, qtbot: QtBot) -> None:
    made = [(number, "Carte" if number % 3 else "Virement & cie") for number in range(40)]
    rows = [replace(TRAMWAY, id=f"r{number}", title=f"Appel {number}", motif=motif) for number, motif in made]
    home.set_model(replace(model, rows=(*rows, BROKEN)))
    for _ in range(2):
        qtbot.mouseClick(button(home, "Démonstration"), Qt.MouseButton.LeftButton)
        menu = next(each for each in home.findChildren(QMenu) if each.isVisible())
        menus = [action.menu() for action in menu.actions()]
        assert [action.text().replace("&&", "&") for action in menu.actions()] == ["Virement & cie", "Carte"]
        listed = [action.text() for under in menus if isinstance(under, QMenu) for action in under.actions()]
        assert sorted(listed) == sorted(row.title for row in rows), "each once, and none that cannot be played"
        menu.hide()
    qtbot.mouseClick(button(home, "Démonstration"), Qt.MouseButton.LeftButton)
    menu = next(each for each in home.findChildren(QMenu) if each.isVisible())
    with qtbot.waitSignal(home.demo_asked) as asked:
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
            front = QApplication.activePopupWidget()
            assert isinstance(front, QMenu)
            qtbot.keyClick(front, key)
    assert asked.args == ["r2"]


def test_long_work_is_told_in_words_and_figures_then_goes_away(home: HomePage) -> None:
    home.progress("Les clients arrivent", 1240, 2000)
    assert "1 240 sur 2 000" in seen(home)
    home.progress("Les clients arrivent", 2000, 2000)
    assert "Les clients arrivent" not in seen(home)


@pytest.mark.parametrize("width", [1366, 1920])
@pytest.mark.parametrize("scale", [1, 1.15, 1.3, 2])
def test_no_word_is_cut_and_nothing_leaves_the_page(
    home: HomePage, model: HomeModel, theme: Theme, qtbot: QtBot, scale: float, width: int
) -> None:
    home.set_model(replace(model, rows=(TRAMWAY, CLOSE, LISBON, LETTER, BROKEN), unfinished=(LEFT,)))
    theme.set_scale(scale)
    home.resize(width, 768)
    settle()
    for each in [*home.findChildren(Label), *home.findChildren(Button)]:
        if each.isVisible():
            left = each.mapTo(home, each.rect().topLeft()).x()
            assert left >= 0, each.text()
            assert left + each.width() <= width, each.text()
            if isinstance(each, Label) and each.wordWrap():
                assert each.height() >= each.heightForWidth(each.width()), each.text()
            else:
                assert each.width() >= each.minimumSizeHint().width(), each.text()
                assert not each.toolTip() or each.toolTip() != each.text(), f"cut: {each.text()}"


@pytest.mark.parametrize("made", [screens.home_sixty, screens.home_resume])
def test_home_is_no_wider_than_its_window_at_any_size_of_text_however_it_came_to_it(
    qtbot: QtBot, theme: Theme, made: Callable[[Theme], Screen]
) -> None:
    i18n.install("fr")
    window = made(theme).window
    qtbot.addWidget(window)
    theme.dress(window)
    window.show()
    page = next(iter(window.findChildren(HomePage)), window)
    assert isinstance(page, HomePage)
    for scale in (*theme.tokens.scales, *reversed(theme.tokens.scales)):
        theme.set_scale(scale)
        for size in ((1366, 768), (1280, 720), (1024, 640)):
            window.resize(*size)
            settle()
            assert page._scroll.widget().width() == page._scroll.viewport().width(), (scale, size)
