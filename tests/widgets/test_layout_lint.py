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
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.move_list import MoveList
from widgets.common.theme import Theme
from widgets.debrief.debrief_page import DebriefPage
from widgets.dialogs.sheet import SheetDialog
from workstation import commands as c
from workstation import i18n
from workstation.i18n import tr
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
# As somebody meets them: the smallest window, a screen of 1280 × 720 without its frame and its bar, the usual one.
ROOMS = {
    f"{size[0]}-{scale}": (size, scale) for scale in (1.0, 1.15, 1.3, 1.5, 2.0) for size in (SMALL, (1272, 680), USUAL)
}
LINE = 20
"""Pixels of a line of text at 100 %."""


def asked_of(size: tuple[int, int], scale: float) -> tuple[int, int]:
    """Lines of the thread and moves that are in sight, by how many lines of text the window is high.

    Five lines hold what is to be answered and what it answers itself; three the last words. Where even these leave no
    room for four moves of two lines and their hints to be weighed against one another, fewer are whole at once.
    """
    high = size[1] / (LINE * scale)
    return (5, 4) if high >= 27 else (5, 3) if high >= 25 else (3, 3) if high >= 19 else (3, 2)


SPOKEN_OR_CHAT = [name for name in LONGEST if stages.roleplay(name).script.channel != "email"]


@pytest.mark.parametrize(("scenario", "room"), dealt(SPOKEN_OR_CHAT, ROOMS, later=SPOKEN_OR_CHAT[6:]))
def test_the_last_words_and_four_choices_are_in_sight(looker: Looker, scenario: str, room: str) -> None:
    i18n.install("fr")
    size, scale = ROOMS[room]
    lines, moves = asked_of(size, scale)
    looker.dress("light", scale)
    desk = Desk(scenario, "guided")
    screen = desk_in_window(looker.theme, desk)
    looker.show(screen)
    screen.window.resize(*size)
    seen: list[tuple[str, int, int, float]] = []

    def look(contact: Contact) -> bool:
        page = desk.page
        offered = page.composer.moves
        # What the supervisor says lies over the whole desk until it is read, and sent away.
        if offered.isVisible() and page.composer.turn == "choose" and page.help_strip.isHidden():
            looker.settle()
            thread = page.conversation.transcript.viewport().height() / (LINE * scale)
            seen.append((contact.talk.beat, len(offered.options), in_sight(offered), round(thread, 1)))
            if contact.talk.beat == "identify":
                looker.look(screen, (size,), contact.talk.beat)
        return contact.phase == "wrap_up"

    desk.until(look)
    assert any(offered >= 3 for _, offered, _, _ in seen)
    assert [each for each in seen if each[2] < min(moves, each[1]) or each[3] < lines] == []
    assert not looker.found, looker.report()


@pytest.mark.parametrize("room", ROOMS)
def test_the_first_view_after_a_call_holds_what_is_to_be_done(looker: Looker, room: str) -> None:
    i18n.install("fr")
    size, scale = ROOMS[room]
    looker.dress("light", scale)
    desk = Desk(stages.ONE_OWNER, "guided")
    screen = desk_in_window(looker.theme, desk)
    looker.show(screen)
    screen.window.resize(*size)
    desk.until(lambda contact: contact.phase == "wrap_up")
    looker.settle()
    page = desk.page.wrap_up
    assert page.outcome is not None
    assert whole(page.finish_button)
    if size[1] / scale >= 340:
        assert page.note.visibleRegion().boundingRect().height() >= 2 * LINE * scale
    if size[1] / scale >= 510:
        assert [each for each in (page.picker, page.outcome, page.follow_up, page.note) if not whole(each)] == []
    if size[1] / scale >= 340:  # in less, what is cut is in the bar as well
        looker.look(screen, (size,))
    assert not looker.found, looker.report()


@pytest.mark.parametrize("room", ROOMS)
def test_an_e_mail_can_be_read_while_it_is_answered(looker: Looker, room: str) -> None:
    i18n.install("fr")
    size, scale = ROOMS[room]
    looker.dress("light", scale)
    desk = Desk("new-email", "guided")
    screen = desk_in_window(looker.theme, desk)
    looker.show(screen)
    screen.window.resize(*size)
    desk.ring()
    desk.do(c.AnswerContact(stages.CONTACT))
    looker.settle()
    letter, answer = desk.page.conversation.transcript.viewport(), desk.page.composer.reply.viewport()
    read, written = letter.height() / (LINE * scale), answer.height() / (LINE * scale)
    # Of the smallest window at 200 % nothing is left: the last words, and one line to answer them.
    assert (read, written) >= ((10, 3) if size[1] / scale >= 340 else (3, 1))
    looker.look(screen, (size,))
    assert not looker.found, looker.report()


@pytest.mark.parametrize("name", ["debrief_moment", "debrief_knocked_out"])
def test_the_first_view_of_the_debrief_holds_the_score_and_the_way_on(looker: Looker, name: str) -> None:
    i18n.install("fr")
    screen = SCREENS[name](looker.theme)
    looker.show(screen)
    page = screen.window.findChild(DebriefPage)
    assert page is not None
    missing = []
    for room, (size, scale) in ROOMS.items():
        looker.dress("light", scale)
        screen.window.resize(*size)
        looker.settle()
        figures = [label for label in page.findChildren(Label) if label.text() == str(page.report.score)]
        ways = [button for button in page.findChildren(Button) if button.text() == tr("Replay from the start")]
        missing += [room for found in (figures, ways) if not any(whole(each) for each in found)]
    assert missing == []


def whole(widget: QWidget) -> bool:
    """Whether all of a widget is in sight."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


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
