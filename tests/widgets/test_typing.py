"""Letters still being composed never send, whatever the field; what is typed or pasted is composed and plain."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.support.content import SHELF
from tests.support.shift import Shift
from tests.support.spoken import SpokenShift
from tests.widgets.desk.conftest import Post
from tests.widgets.desk.test_replying import EMAIL
from widgets.adviser.composer import Composer
from widgets.adviser.disposition_picker import AllCodes
from widgets.adviser.dossier_pane import DossierPane
from widgets.adviser.note_form import NoteEditor
from widgets.adviser.search_box import SearchBox
from widgets.authoring.new_dialog import NewDialog
from widgets.common.theme import Theme
from widgets.dialogs.pin_dialog import PinDialog
from widgets.home.profile_form import ProfileForm
from workstation import commands as c

Field = QLineEdit | QPlainTextEdit | QSpinBox


@dataclass
class Typed:
    """A field whose Enter does something, what is typed in it first, and how often Enter has done it."""

    page: QWidget
    field: Field
    count: Callable[[], int]
    text: str = "Bonjour"
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier


def speech(qtbot: QtBot, theme: Theme) -> Typed:
    shift = SpokenShift()
    shift.answer()
    pane = Composer(theme, Post(qtbot, theme, shift).bridge)
    return Typed(pane, pane.field, lambda: len(shift.contact.lines), "Banque Orvanne, bonjour, je vous ecoute")


def reply(qtbot: QtBot, theme: Theme) -> Typed:
    shift = Shift(EMAIL, "guided")
    shift.answer()
    pane = Composer(theme, Post(qtbot, theme, shift).bridge)
    return Typed(
        pane,
        pane.reply,
        lambda: int(shift.contact.thread.posted is not None),
        modifier=Qt.KeyboardModifier.ControlModifier,
    )


def search(qtbot: QtBot, theme: Theme) -> Typed:
    shift = Shift()
    shift.answer()
    before = shift.contact.desk.opened
    pane = SearchBox(theme, Post(qtbot, theme, shift).bridge)
    return Typed(pane, pane.field, lambda: int(shift.contact.desk.opened != before), "paul")


def codes(_qtbot: QtBot, theme: Theme) -> Typed:
    pane, chosen = AllCodes(theme), list[str]()
    pane.show_lists(SHELF.dispositions)
    pane.chosen.connect(chosen.append)
    return Typed(pane, pane.search, lambda: len(chosen), "carte")


def name(_qtbot: QtBot, theme: Theme) -> Typed:
    form, made = ProfileForm(theme), list[str]()
    form.created.connect(lambda name, _role, _pin: made.append(name))
    return Typed(form, form.name, lambda: len(made))


def title(_qtbot: QtBot, theme: Theme) -> Typed:
    made: list[str] = []
    page = QWidget()
    dialog = NewDialog(theme, ("call",), lambda _channel, name, _language: made.append(name), page)
    return Typed(page, dialog.title, lambda: len(made))


def pin(_qtbot: QtBot, theme: Theme) -> Typed:
    tried: list[str] = []
    page = QWidget()
    dialog = PinDialog(theme, "Inès", lambda figures: bool(tried.append(figures)), page)
    return Typed(page, dialog.field, lambda: len(tried), "1234")


def amount(qtbot: QtBot, theme: Theme) -> Typed:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "ask_product")
    pane = DossierPane(theme, Post(qtbot, theme, shift).bridge)
    pane.ask("card.raise_limit", "classic")
    form = pane.form()
    assert form is not None
    done: list[str] = []
    form.confirmed.connect(lambda act, _target, _values: done.append(act))
    return Typed(pane, form.findChildren(QSpinBox)[0], lambda: len(done), "1")


FIELDS = (speech, reply, search, codes, name, title, pin, amount)


@pytest.fixture(params=FIELDS, ids=lambda make: make.__name__)
def typed(request: pytest.FixtureRequest, qtbot: QtBot) -> Typed:
    made: Typed = request.param(qtbot, Theme())
    qtbot.addWidget(made.page)
    made.page.resize(900, 700)
    window = made.field.window()
    with qtbot.waitExposed(window):
        made.page.show()
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.field.setFocus()
    qtbot.keyClicks(made.field, made.text)
    return made


def compose(field: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def press(field: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str = "") -> None:
    for kind in (QKeyEvent.Type.ShortcutOverride, QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, key, modifier, text))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_confirms_the_letters_being_composed_and_sends_once_they_are_there(typed: Typed, key: Qt.Key) -> None:
    before = typed.count()
    compose(typed.field, "é")
    press(typed.field, key, typed.modifier)
    assert typed.count() == before
    compose(typed.field, "")
    press(typed.field, key, typed.modifier)
    assert typed.count() == before + 1


def test_a_dead_key_takes_the_enter_that_follows_it(typed: Typed) -> None:
    before = typed.count()
    press(typed.field, Qt.Key.Key_Dead_Circumflex, Qt.KeyboardModifier.NoModifier)
    press(typed.field, Qt.Key.Key_Return, typed.modifier)
    assert typed.count() == before
    press(typed.field, Qt.Key.Key_Return, typed.modifier)
    assert typed.count() == before + 1


def test_escape_gives_up_the_letters_and_not_the_field(typed: Typed) -> None:
    compose(typed.field, "é")
    press(typed.field, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert typed.field.isVisible()
    assert typed.field.hasFocus()


def test_leaving_the_field_ends_what_was_being_composed(typed: Typed) -> None:
    before = typed.count()
    compose(typed.field, "é")
    typed.field.clearFocus()
    typed.field.setFocus()
    press(typed.field, Qt.Key.Key_Return, typed.modifier)
    assert typed.count() == before + 1


MARKED = "Se\u0301bastien a\u0300 No\u0308el"
WRITTEN = "Sébastien à Nöel"


def content(field: Field) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def clear(field: Field) -> None:
    field.selectAll()
    press(field, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize("typed", [speech, reply, search, codes, name, title], indirect=True)
@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (MARKED, WRITTEN),
        ("a\u200bb\u202ec\ufeff", "abc"),
        ("<b>Zoé</b>", "<b>Zoé</b>"),
        ("10\u00a0€ 😀", "10\u00a0€ 😀"),
    ],
)
def test_what_is_pasted_is_composed_and_plain(typed: Typed, pasted: str, kept: str) -> None:
    clear(typed.field)
    data = QMimeData()
    data.setText(pasted)
    data.setHtml(f"<h1>{pasted}</h1>")
    QGuiApplication.clipboard().setMimeData(data)
    press(typed.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert content(typed.field).replace("\u00a0", " ") == kept.replace("\u00a0", " ")


@pytest.mark.parametrize("typed", [speech, reply, search, codes, name, title], indirect=True)
def test_an_accent_that_comes_after_its_letter_is_put_on_it(typed: Typed) -> None:
    clear(typed.field)
    press(typed.field, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, "e")
    compose(typed.field, "", "\u0301")
    compose(typed.field, "", "t" + MARKED)
    press(typed.field, Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier, "s")
    assert content(typed.field) == "ét" + WRITTEN + "s", "and the caret stays behind what was written"


def test_what_was_composed_is_kept_and_may_be_undone(qtbot: QtBot) -> None:
    shift = Shift()
    shift.answer()
    note = NoteEditor(Theme(), Post(qtbot, Theme(), shift).bridge)
    qtbot.addWidget(note)
    note.show()
    qtbot.keyClicks(note, "Vu ")
    compose(note, "", "😀 " + MARKED)
    assert note.text() == "Vu 😀 " + WRITTEN
    note.flush()
    assert shift.contact.desk.drafts["note"] == "Vu 😀 " + WRITTEN
    note.undo()
    assert "bastien" not in note.text()
    note.redo()
    assert note.text() == "Vu 😀 " + WRITTEN


@pytest.mark.parametrize("word", ["pénible", "énervé", "de mauvaise foi"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_word_replaced_leaves_no_accent_behind(qtbot: QtBot, word: str, form: str) -> None:
    shift = Shift()
    shift.answer()
    desk = Post(qtbot, Theme(), shift)
    text = unicodedata.normalize(form, f"Cliente, {word}, rien d’autre")
    desk.do(c.EditDraft("c1", "note", 0, 0, text))
    note = NoteEditor(desk.theme, desk.bridge)
    qtbot.addWidget(note)
    note.show()
    spot = note.first_spot()
    assert spot is not None
    note.mend()
    rest = note.text().removeprefix("Cliente, ")
    assert unicodedata.normalize("NFC", rest).startswith(spot.neutral)
    assert not any(unicodedata.combining(sign) for sign in note.text())
