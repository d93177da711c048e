"""Home with sixty role-plays: found as one types, under headings that fold, all of it by keyboard."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from tests.support.dealing import dealt
from tests.widgets.home.conftest import BROKEN, Show, plain, settle
from widgets.common.fields import LineField
from widgets.common.theme import Theme
from widgets.home.filter_chips import FilterChip
from widgets.home.group_line import GroupLine
from widgets.home.grouping import grouped
from widgets.home.home_page import HomePage
from widgets.home.model import SHIFT, HomeModel, PathStep, RoleplayRow
from widgets.home.path_panel import MOST
from widgets.home.roleplay_line import RoleplayLine
from widgets.home.words import channel_plural

MOTIFS = ("Moyens de paiement", "Fraude", "Tarifs")
CHANNELS = ("call", "email")
DIFFICULTIES = ("easy", "medium", "hard")


def sixty() -> tuple[RoleplayRow, ...]:
    """Motif and difficulty change with each row, the channel with each third; one row is passed, one is broken."""
    rows = [
        RoleplayRow(
            f"r{n}", f"Situation {n}", "Élodie Kerbrat · pressée" if n == 41 else "Nadia Belkacem · calme",
            CHANNELS[n // 3 % 2], ("Opposition",), DIFFICULTIES[n % 3], 5, passed=n == 1, best=90 if n == 1 else None,
            recommended=n == 7, motif=MOTIFS[n % 3],
        )
        for n in range(59)
    ]  # fmt: skip
    return (*rows, BROKEN)


@pytest.fixture
def home(theme: Theme, model: HomeModel, show: Show) -> HomePage:
    page = HomePage(theme)
    show(page)
    page.set_model(replace(model, rows=sixty(), path=()))
    settle()
    return page


def keyboard(page: HomePage) -> str:
    """What has it: a heading, a title, or the field."""
    found = page.focusWidget()
    if isinstance(found, RoleplayLine):
        return found.row.title
    return found.text() if isinstance(found, GroupLine) else type(found).__name__


def headings(page: HomePage) -> list[str]:
    settle()
    return [plain(each.accessibleName()) for each in stops(page) if isinstance(each, GroupLine)]


def words(page: HomePage) -> set[str]:
    settle()
    return {plain(label.text()) for label in page.findChildren(QLabel) if label.isVisible()}


def field(page: HomePage) -> LineField:
    return next(each for each in page.findChildren(LineField))


def stops(page: HomePage) -> list[RoleplayLine | GroupLine]:
    """Headings and rows in view, from top to bottom."""
    settle()
    found = [*page.findChildren(RoleplayLine), *page.findChildren(GroupLine)]
    return sorted((each for each in found if each.isVisible()), key=lambda each: each.y())


def press(qtbot: QtBot, page: HomePage, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page.focusWidget(), key)
        settle()


def shown(page: HomePage) -> list[str]:
    settle()
    return [line.row.id for line in page.table.lines() if line.isVisible()]


FOUND = {
    "kerbrat": ["r41"],
    "KERBRAT elodie": ["r41"],
    "situation 4": ["r4", *(f"r{n}" for n in range(40, 50))],
    "nadia 41": [],
    "e-mail situation 5": ["r5", *(f"r{n}" for n in range(50, 59) if n // 3 % 2)],
    "rp021": [BROKEN.id],
}


def test_every_word_typed_narrows_the_list_as_it_is_typed(home: HomePage, qtbot: QtBot) -> None:
    for typed, ids in FOUND.items():
        qtbot.keyClick(home.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(home.focusWidget(), typed)
        assert sorted(shown(home)) == sorted(ids), typed
        assert keyboard(home) == "LineField"
        press(qtbot, home, Qt.Key.Key_Escape)
        assert len(shown(home)) == 60


def test_what_is_found_is_begun_without_the_mouse(home: HomePage, qtbot: QtBot) -> None:
    qtbot.keyClick(home.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(home.focusWidget(), "kerbrat")
    press(qtbot, home, Qt.Key.Key_Return)
    assert keyboard(home) == "Situation 41"
    with qtbot.waitSignal(home.start_asked) as asked:
        qtbot.keyClick(home.focusWidget(), Qt.Key.Key_Return)
    assert asked.args == ["r41"]


def test_nothing_found_says_so_and_everything_comes_back(home: HomePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(home), "introuvable")
    settle()
    assert shown(home) == []
    assert {"0 sur 60 à l’écran", "Aucun jeu de rôle ne répond à cela"} <= words(home)
    button = next(each for each in home.findChildren(QAbstractButton) if each.text() == "Tout afficher")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(shown(home)) == 60


def test_a_channel_and_words_narrow_together(home: HomePage, qtbot: QtBot) -> None:
    chip = next(each for each in home.findChildren(FilterChip) if each.name == "email")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(shown(home)) == 29
    qtbot.keyClicks(field(home), "situation 41")
    assert shown(home) == ["r41"]


def test_shifts_stand_under_a_heading_of_their_own() -> None:
    shift = RoleplayRow("s", "Deux tchats", "", SHIFT, (), "easy", 10)
    odd = RoleplayRow("o", "Sans motif", "", "call", (), "easy", 5)
    assert [group.title for group in grouped((shift, odd), "motif")] == [channel_plural(SHIFT), "Autres motifs"]


def test_somebody_else_finds_the_list_whole(home: HomePage, qtbot: QtBot, model: HomeModel) -> None:
    sixty_of = replace(model, rows=sixty(), path=())
    qtbot.keyClicks(field(home), "kerbrat")
    home.set_model(sixty_of)
    assert shown(home) == ["r41"], "the same person, back from a call, finds what they looked for"
    home.set_model(replace(sixty_of, profile=replace(model.profile, id="another", name="Odilon Autre")))
    assert len(shown(home)) == 60
    assert field(home).text() == ""


@pytest.mark.parametrize(
    ("by", "first", "count"),
    [("Motif", "Fraude, 20 situations, 1 réussi, déplié", 4), ("Canal", "Appels, 30 situations, 1 réussi, déplié", 3),
     ("Difficulté", "Intermédiaire, 20 situations, 1 réussi, déplié", 4)],
)  # fmt: skip
def test_the_rows_stand_under_headings_that_of_the_recommended_one_first(
    home: HomePage, qtbot: QtBot, by: str, first: str, count: int
) -> None:
    choice = next(each for each in home.table.findChildren(QAbstractButton) if each.text() == by)
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert headings(home)[0] == first
    assert len(headings(home)) == count
    assert sorted(shown(home)) == sorted(row.id for row in sixty())
    assert home.table.lines()[-1].row is BROKEN


def test_the_keyboard_goes_through_headings_and_rows_and_folds_them(home: HomePage, qtbot: QtBot) -> None:
    assert keyboard(home) == "Situation 7"
    press(qtbot, home, Qt.Key.Key_Left)
    assert keyboard(home) == "Fraude"
    press(qtbot, home, Qt.Key.Key_Left)
    assert "r7" not in shown(home)
    assert "Fraude, 20 situations, 1 réussi, replié" in headings(home)
    press(qtbot, home, Qt.Key.Key_Down)
    assert keyboard(home) == "Moyens de paiement"
    press(qtbot, home, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert keyboard(home) == "Situation 1"
    press(qtbot, home, Qt.Key.Key_Home, Qt.Key.Key_Up)
    assert keyboard(home) == "LineField"


def test_tab_stops_on_one_heading_and_one_row_of_the_list(home: HomePage, qtbot: QtBot) -> None:
    press(qtbot, home, Qt.Key.Key_Down, Qt.Key.Key_Down)
    reached = [each for each in stops(home) if each.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert reached == [stops(home)[0], home.focusWidget()]


@pytest.mark.parametrize(("scale", "width"), dealt((1, 1.5, 2), (1280, 1920)))
def test_rows_follow_one_another_whole(home: HomePage, theme: Theme, scale: float, width: int) -> None:
    theme.set_scale(scale)
    home.resize(width, 720)
    settle()
    found = stops(home)
    for above, below in pairwise(found):
        assert below.y() == above.y() + above.height()
    for line in home.table.lines():
        assert line.height() >= line.layout().totalHeightForWidth(line.width())


def test_a_title_made_longer_by_larger_text_pushes_the_next_row_down(home: HomePage, theme: Theme) -> None:
    before = home.table.lines()[1].y()
    theme.set_scale(2)
    settle()
    assert home.table.lines()[1].y() > before


def test_three_role_plays_need_neither_search_nor_headings(home: HomePage, model: HomeModel) -> None:
    home.set_model(model)
    assert headings(home) == []
    assert not field(home).isVisible()


@pytest.mark.parametrize("current", [0, 5, 30, 58])
def test_a_long_path_is_shown_around_the_step_one_is_at(home: HomePage, model: HomeModel, current: int) -> None:
    states = ["done" if n < current else "current" if n == current else "todo" for n in range(59)]
    steps = tuple(PathStep(f"Étape {n}", "", state) for n, state in enumerate(states))  # type: ignore[arg-type]
    home.set_model(replace(model, path=steps))
    settle()
    told = words(home)
    seen = [n for n in range(59) if f"Étape {n}" in told]
    assert len(seen) == MOST
    assert current in seen
    before, after = seen[0], 58 - seen[-1]
    assert (f"{before} étapes avant" in told) == (before > 1)
    assert (f"{after} autres étapes ensuite" in told) == (after > 1)


def test_the_rows_that_a_search_sets_aside_stay_aside_when_home_comes_back(
    home: HomePage, model: HomeModel, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field(home), "kerbrat")
    home.hide()
    home.set_model(replace(model, rows=sixty(), path=()))
    home.show()
    assert [each.row.id for each in stops(home) if isinstance(each, RoleplayLine)] == ["r41"]
