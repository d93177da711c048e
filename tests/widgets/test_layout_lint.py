"""No screen cuts a word, lays one over another, writes faintly, or keeps a control from the keyboard.

Each screen is built once in each language, then its window, in French its text and its colours too, change under it,
as they do for the person who sits there: what is only right when it is made would show. The desk is also taken
through whole calls, so that what is right at the start stays so as panes come and go.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support import desk_stages as stages
from tests.support.dealing import dealt
from tests.support.desk_stages import CALLS, Desk
from tests.support.layout_lint import hard_to_use, looks_wrong, name_of, order_faults
from tests.support.screens import SCREENS, Screen, desk_in_window
from widgets.common import tokens
from widgets.common.move_list import MoveList
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from workstation import i18n
from workstation.session.state import Contact

# A tooltip is shown to read it; the offscreen platform says this of every one.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")

Look = tuple[str, float, tuple[tuple[int, int], ...]]

USUAL, LARGE = (1366, 768), (1920, 1080)
LOW, SMALL = (1280, 720), (1024, 640)
# Colours and words do not depend on one another, and French is the longer of the two languages: every look is seen in
# French, English where the text leaves the least room. One look follows from the last: to dress again takes longest.
# In the plain run each screen is seen where there is least room; English is seen there in a whole call, below.
WORST, SIZES_BETWEEN, ENGLISH = "worst", "sizes between", "en"
LOOKS: dict[str, tuple[Look, ...]] = {
    WORST: (("light", 1.0, (USUAL, SMALL)), ("dark", 2.0, (USUAL,))),
    SIZES_BETWEEN: (("light", 1.0, (LARGE, LOW)), ("dark", 2.0, (LARGE,))),
    ENGLISH: (("dark", 2.0, (USUAL,)),),
}

# A whole call shows a dozen screens: in the usual look, one in three on a large screen too; all of them on small ones,
# and in the looks that leave the least room.
CALL_LOOKS: dict[str, tuple[str, Look]] = {
    "usual": ("fr", ("light", 1.0, (USUAL, LARGE))),
    "low": ("fr", ("light", 1.0, (LOW,))),
    "small": ("fr", ("light", 1.0, (SMALL,))),
    "large text": ("fr", ("dark", 2.0, (USUAL,))),
    "large text in English": ("en", ("dark", 2.0, (USUAL,))),
}


SIZES = {"low": LOW, "usual": USUAL, "large": LARGE}


class _Projector:
    """The smallest screen the program is made for: a dialog is never larger than its screen."""

    @staticmethod
    def availableSize() -> QSize:
        return QSize(*USUAL)


@pytest.fixture(autouse=True)
def _screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SheetDialog, "screen", lambda _dialog: _Projector(), raising=False)


@pytest.fixture(scope="module")
def dressed(qapp: QApplication) -> Generator[Theme, None, None]:
    """The application dressed once, as the program is: pages come and go under one theme."""
    made = Theme()
    made.apply(qapp)
    yield made
    qapp.setPalette(QPalette())


class Looker:
    """Shows a screen in one look after another, and keeps each fault with the first look that has it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
        self._qtbot, self._qapp, self.theme = qtbot, qapp, theme
        self.found: dict[str, str] = {}
        self._places: dict[int, QRect] = {}

    def dress(self, mode: str, scale: float) -> None:
        if scale != self.theme.scale:
            self.theme.tokens = tokens.load(mode)  # both are changed at once
        self.theme.set_scale(scale)
        self.theme.set_mode(mode)

    def show(self, screen: Screen) -> None:
        screen.keep(self._qtbot)
        if screen.under is None:
            self.theme.dress(screen.window)
        screen.window.resize(*USUAL)
        screen.window.show()
        screen.window.activateWindow()
        self.settle()
        assert screen.window.isActiveWindow()

    def settle(self) -> None:
        """Let layouts answer to one another."""
        for _ in range(20):
            self._qapp.processEvents()

    def look(self, screen: Screen, sizes: tuple[tuple[int, int], ...], stage: str = "") -> None:
        for size in sizes:
            if not screen.fixed:
                screen.window.resize(*size)
            self.settle()
            faults = looks_wrong(screen.window, colors=size == sizes[0])
            if not screen.fixed and screen.window.size().toTuple() != size:
                faults.append(f"the window grows to {screen.window.size().toTuple()}")
            where = f"{stage}, " * bool(stage) + f"{self.theme.mode} {size[0]} × {size[1]} at {self.theme.scale}"
            self._keep(where, faults)

    def use(self, screen: Screen, stage: str = "") -> None:
        self._keep(stage, [*hard_to_use(screen.window), *order_faults(self._qapp, screen.window, screen.zones)])

    def stay(self, bar: QWidget, stage: str) -> None:
        """The buttons of the bar are where they were, whatever they say now."""
        shown = [button for button in bar.findChildren(QAbstractButton) if button.isVisible()]
        places = {id(button): (button, button.geometry()) for button in shown}
        for key, (button, place) in places.items():
            before = self._places.setdefault(key, place)
            self._keep(stage, [] if place == before else [f"{name_of(button)} has moved from {before} to {place}"])

    def _keep(self, where: str, faults: list[str]) -> None:
        for fault in faults:
            self.found.setdefault(fault, f"{where}: {fault}")

    def report(self) -> str:
        return "\n".join(["", *self.found.values()])


@pytest.fixture
def looker(qtbot: QtBot, qapp: QApplication, dressed: Theme) -> Looker:
    # The windows of the tests before, which nobody looks at, would be dressed again at each change.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return Looker(qtbot, qapp, dressed)


@pytest.mark.parametrize(
    "looks", [pytest.param(one, marks=pytest.mark.torture if one != WORST else ()) for one in LOOKS]
)
@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_cut_covered_faint_or_out_of_reach(looker: Looker, name: str, looks: str) -> None:
    i18n.install("en" if looks == ENGLISH else "fr")
    first, *others = LOOKS[looks]
    looker.dress(*first[:2])
    screen = SCREENS[name](looker.theme)
    looker.show(screen)
    looker.look(screen, first[2])
    if looks == WORST:
        if not screen.fixed:
            screen.window.resize(*USUAL)
        looker.settle()
        looker.use(screen)
    for mode, scale, sizes in others:
        looker.dress(mode, scale)
        if screen.again:
            screen = SCREENS[name](looker.theme)
            looker.show(screen)
        looker.look(screen, sizes)
    assert not looker.found, looker.report()


@pytest.mark.parametrize(("name", "look"), dealt(CALLS, CALL_LOOKS))
def test_the_desk_stays_whole_through_a_call(looker: Looker, name: str, look: str) -> None:
    language, (mode, scale, sizes) = CALL_LOOKS[look]
    i18n.install(language)
    looker.dress(mode, scale)
    scenario, help_level, call = CALLS[name]
    desk = Desk(scenario, help_level)
    screen = desk_in_window(looker.theme, desk)
    looker.show(screen)
    for number, stage in enumerate(call(desk)):
        looker.look(screen, sizes[:1] if number % 3 else sizes, stage)
        screen.window.resize(*sizes[0])
        looker.settle()
        if len(desk.session.state.contacts) == 1:  # of several, the controls are those of the channel in hand
            looker.stay(desk.page.top_bar, stage)
        if look in ("usual", "small"):
            looker.use(screen, stage)
    assert not looker.found, looker.report()


def room_of_four(scenario: str) -> int:
    """The letters of the four longest sentences that a role-play may offer at once."""
    script = stages.roleplay(scenario).script
    return max(sum(sorted((len(move.say) for move in beat.moves), reverse=True)[:4]) for beat in script.beats)


# Those with the most to say first: in the plain run two of them are gone through, all of them in the long run.
LONGEST = sorted((each.script.id for each in stages.SHELF.roleplays), key=room_of_four, reverse=True)
# Those that offer four somewhere: a chat may offer three at most.
OF_FOUR = [name for name in LONGEST if any(len(beat.moves) >= 4 for beat in stages.roleplay(name).script.beats)]


SMALL_SCREENS = {
    "low": (LOW, "guided", 1.0),
    "small": (SMALL, "guided", 1.0),
    "larger text": (LOW, "choice", 1.3),
}


@pytest.mark.parametrize(("scenario", "screen"), dealt(OF_FOUR, SMALL_SCREENS, later=OF_FOUR[2:]))
def test_four_choices_are_in_sight_on_a_small_screen(looker: Looker, scenario: str, screen: str) -> None:
    i18n.install("fr")
    size, help_level, scale = SMALL_SCREENS[screen]
    looker.dress("light", scale)
    desk = Desk(scenario, help_level)
    shown = desk_in_window(looker.theme, desk)
    looker.show(shown)
    shown.window.resize(*size)
    seen: list[tuple[str, int, int]] = []

    def look(contact: Contact) -> bool:
        moves = desk.page.composer.moves
        if moves.isVisible() and desk.page.composer.turn == "choose":
            looker.settle()
            seen.append((contact.talk.beat, len(moves.options), in_sight(moves)))
        return contact.phase == "wrap_up"

    desk.until(look)
    assert any(offered >= 4 for _beat, offered, _shown in seen)
    assert [each for each in seen if each[2] < min(4, each[1])] == []


SPOKEN_OR_CHAT = [name for name in LONGEST if stages.roleplay(name).script.channel != "email"]
LARGE_TEXTS = {f"{name}-{scale}": (size, scale) for scale in (1.5, 2.0) for name, size in SIZES.items()}


@pytest.mark.parametrize(
    ("scenario", "look"), dealt(SPOKEN_OR_CHAT, LARGE_TEXTS, later=SPOKEN_OR_CHAT[:2] + SPOKEN_OR_CHAT[4:])
)
def test_three_choices_are_in_sight_in_large_text(looker: Looker, scenario: str, look: str) -> None:
    i18n.install("fr")
    size, scale = LARGE_TEXTS[look]
    looker.dress("light", scale)
    desk = Desk(scenario, "guided")
    screen = desk_in_window(looker.theme, desk)
    looker.show(screen)
    screen.window.resize(*size)
    seen: list[tuple[str, int, int]] = []

    def seen_at(contact: Contact) -> bool:
        moves = desk.page.composer.moves
        if moves.isVisible() and desk.page.composer.turn == "choose":
            looker.settle()
            seen.append((contact.talk.beat, len(moves.options), in_sight(moves)))
            if contact.talk.beat == "identify":
                looker.look(screen, (size,), contact.talk.beat)
        return contact.phase == "wrap_up"

    desk.until(seen_at)
    assert any(offered >= 3 for _beat, offered, _shown in seen)
    assert [each for each in seen if each[2] < min(3, each[1])] == []
    assert not looker.found, looker.report()


def in_sight(moves: MoveList) -> int:
    """How many of the moves are whole in the place where they scroll."""
    port = moves.viewport()
    cards = [moves.card(option.id) for option in moves.options]
    return sum(port.rect().contains(QRect(card.mapTo(port, QPoint(0, 0)), card.size())) for card in cards)


@pytest.mark.parametrize("size", [LOW, SMALL], ids=["low", "small"])
def test_the_ring_card_is_whole_and_the_bar_one_row_on_a_small_screen(looker: Looker, size: tuple[int, int]) -> None:
    i18n.install("fr")
    looker.dress("light", 1.0)
    desk = Desk(stages.ONE_OWNER, "guided")
    screen = desk_in_window(looker.theme, desk)
    looker.show(screen)
    screen.window.resize(*size)
    desk.ring()
    looker.settle()
    page, bar = desk.page, desk.page.top_bar
    card = page.ringing.card
    assert page.ringing.rect().contains(QRect(card.mapTo(page.ringing, QPoint(0, 0)), card.size()))
    shown = [button for button in bar.findChildren(QAbstractButton) if button.isVisible()]
    tops = {button.mapTo(bar, button.rect().center()).y() for button in shown}
    assert max(tops) - min(tops) <= 2, "the bar is in one row"


def test_what_the_note_should_say_is_in_sight_after_a_call_in_a_low_window(looker: Looker) -> None:
    i18n.install("fr")
    looker.dress("light", 1.0)
    desk = Desk("card-lost", "guided")
    screen = desk_in_window(looker.theme, desk)
    looker.show(screen)
    screen.window.resize(*LOW)
    desk.until(lambda contact: contact.phase == "wrap_up")
    looker.settle()
    page = desk.page.wrap_up
    place = page.stands.visibleRegion().boundingRect()
    assert page.stands.text()
    assert place == page.stands.rect()
