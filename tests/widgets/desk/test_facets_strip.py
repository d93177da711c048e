"""At guided help the note says, while one types, which of its facets stand; and marks careless words as ever."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support.content import BUNDLED, changed
from tests.support.shift import Shift
from tests.widgets.desk.conftest import Post
from widgets.adviser.note_lint import Lint, Look, spots
from widgets.adviser.wrap_up_page import WrapUpPage
from widgets.common.labels import Label
from widgets.common.theme import Theme
from workstation import commands as c

WITH_FACETS = changed(
    (
        "      must:\n",
        "      facets:\n"
        '        - {id: deed, says: ["carte bloquée"], claims: block_card, score: {note: 2}, why: "L’acte."}\n'
        '        - {id: order, says: ["nouvelle carte"], claims: order_now, why: "La suite."}\n      must:\n',
    ),
    ("missing: 0, score: {note: 2}", "missing: 0"),
    ("missing: 1, score: {note: 1}", "missing: 1"),
    (
        "        next: wrap\n",
        "        next: wrap\n"
        '      - {id: order_now, desk: card.order, with: {card: classic}, say: "Fait.", next: wrap}\n',
    ),
)


def page_of(qtbot: QtBot, theme: Theme, help_level: str) -> tuple[Post, WrapUpPage]:
    shift = Shift(WITH_FACETS, help_level)
    shift.to_the_note()
    post = Post(qtbot, theme, shift)
    page = WrapUpPage(theme, post.bridge)
    post.show(page)
    return post, page


def test_it_says_what_stands_what_is_denied_and_what_was_not_done(qtbot: QtBot, theme: Theme) -> None:
    _, page = page_of(qtbot, theme, "guided")
    lines = page.stands.text().split("\n")
    assert lines[:2] == [
        "À écrire, par exemple «\u00a0carte bloquée\u00a0». L’acte.",
        "À écrire, par exemple «\u00a0nouvelle carte\u00a0». La suite.",
    ], "nothing is missing before a word is typed; words that say it stand beside the reason"
    assert "ni le style" in lines[2]
    qtbot.keyClicks(page.note, "Carte bloquee ce jour.")
    assert page.stands.text().startswith(
        "Pas dit, par exemple «\u00a0nouvelle carte\u00a0». La suite.\nDit. L’acte."
    ), "what is left comes first"
    qtbot.keyClicks(page.note, " Nouvelle carte envoyee.")
    assert "Écrit et faux, l’acte n’est pas fait. La suite." in page.stands.text()
    page.note.setPlainText("Carte non bloquée.")
    assert page.stands.text().startswith("Nié dans votre texte. L’acte.")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_stands_what_is_left_and_what_is_wrong_are_told_apart_by_sign_and_by_ink(qtbot: QtBot, mode: str) -> None:
    theme = Theme(mode, 1.0)
    _, page = page_of(qtbot, theme, "guided")
    page.note.setPlainText("Carte bloquée ce jour. Nouvelle carte envoyée.")
    seen = {}
    for text in ("Carte bloquée ce jour.", "Carte bloquée, nouvelle carte envoyée."):
        page.note.setPlainText(text)
        for line in page.stands.findChildren(QWidget):
            label = line.findChild(Label)
            if label is None or line.isHidden():
                continue
            picture = line.grab(QRect(0, 0, theme.pad(16), theme.line("small"))).toImage()
            inks = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
            seen[label.text().split(".")[0].split(",")[0]] = (label.tone, len(inks) > 1, frozenset(inks))
    assert set(seen) == {"Dit", "Pas dit", "Écrit et faux", "Seul ceci est regardé\u00a0: ni le style"}
    told = [seen[name] for name in ("Dit", "Pas dit", "Écrit et faux")]
    assert len({tone for tone, _, _ in told}) == len({inks for _, _, inks in told}) == 3
    assert all(signed for _, signed, _ in told)
    assert not seen["Seul ceci est regardé\u00a0: ni le style"][1]


@pytest.mark.parametrize("help_level", ["choice", "first_words", "free"])
def test_at_any_other_help_it_says_nothing(qtbot: QtBot, theme: Theme, help_level: str) -> None:
    _, page = page_of(qtbot, theme, help_level)
    qtbot.keyClicks(page.note, "Carte bloquee.")
    assert page.stands.isHidden()


def test_a_text_looked_at_piece_by_piece_has_the_same_words_to_mend() -> None:
    parts = [
        "Cliente énervée. ", "Le client est de mauvaise foi, n’écoute rien ! ", "Carte 4970 1012 3456 7890\n", "RAS. ",
        "Réf. 20418 notée ; code : 4821. ", "il a appelé pour une contestation de prélèvement et il est pénible ",
        "Code secret non noté. ", "en burn-\nout ", "\n\n",
    ]  # fmt: skip
    chance = random.Random(7)
    for _ in range(60):
        text = "".join(chance.choices(parts, k=24))
        lint = Lint(Look(BUNDLED.rules))
        assert lint.spots(text) == spots(text, Look(BUNDLED.rules))
        assert lint.spots(text) == spots(text, Look(BUNDLED.rules))


@pytest.mark.parametrize(
    ("help_level", "marked"),
    [("guided", True), ("choice", True), ("first_words", False), ("free", False), ("exam", False)],
)
def test_careless_words_are_marked_while_one_types_only_where_help_allows(
    qtbot: QtBot, theme: Theme, help_level: str, marked: bool
) -> None:
    """At any other help the debrief alone tells them."""
    _, page = page_of(qtbot, theme, help_level)
    before = page.foot.grab().toImage()
    qtbot.keyClicks(page.note, "Cliente enervee.")
    assert (page.note.first_spot() is not None) is marked
    assert page.foot.strip.isVisible() is marked
    assert (page.foot.grab().toImage() != before) is marked
    underlined = page.note.document().firstBlock().layout().formats()
    assert bool(underlined) is marked


def test_the_page_never_says_that_all_is_chosen_while_something_is_not(qtbot: QtBot, theme: Theme) -> None:
    post, page = page_of(qtbot, theme, "choice")
    chosen = "Code, issue et suite sont choisis"

    def says() -> str:
        return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())

    for field, value in (("code", "MOY-CARTE-OPPO"), ("outcome", "solved"), ("follow_up", "none")):
        assert chosen not in says()
        post.do(c.SetNoteField("c1", field, value))
    assert chosen not in says()
    assert "La note reste à écrire" in says()
    qtbot.keyClicks(page.note, "Carte bloquee.")
    post.wait(0.5)
    assert chosen in says()


def chosen(post: Post) -> None:
    for name, value in (("code", "CARD-LOST"), ("outcome", "solved"), ("follow_up", "none")):
        post.do(c.SetNoteField("c1", name, value))


def test_all_is_said_to_be_chosen_only_once_nothing_is_left_to_say(qtbot: QtBot, theme: Theme) -> None:
    post, page = page_of(qtbot, theme, "guided")
    chosen(post)
    qtbot.keyClicks(page.note, "Carte bloquee.")
    page.render_state()
    assert page._sentence.text() == "Il reste à dire ou à reprendre dans la note. Voyez les lignes sous elle."
    page.note.setPlainText("Carte non bloquée.")
    page.render_state()
    assert "Il reste" in page._sentence.text()


@pytest.mark.parametrize("help_level", ["choice", "first_words", "free"])
def test_nothing_of_it_is_betrayed_without_guidance(qtbot: QtBot, theme: Theme, help_level: str) -> None:
    post, page = page_of(qtbot, theme, help_level)
    chosen(post)
    qtbot.keyClicks(page.note, "Bonjour.")
    page.render_state()
    assert page._sentence.text().startswith("Code, issue et suite sont choisis.")


@pytest.mark.parametrize("high", [420, 520, 664])
def test_the_lines_under_the_note_are_whole_in_sight_while_one_writes(qtbot: QtBot, theme: Theme, high: int) -> None:
    _post, page = page_of(qtbot, theme, "guided")
    page.resize(1075, high)
    page.note.setFocus()
    qtbot.keyClicks(page.note, "Carte bloquee.")
    qtbot.waitUntil(lambda: page.stands.visibleRegion().boundingRect().size() == page.stands.size())


@pytest.mark.parametrize("mended", [False, True])
@pytest.mark.parametrize("size", [(1076, 664), (1162, 712), (1692, 1024)])
def test_nothing_but_the_usual_gap_lies_above_the_lines(
    qtbot: QtBot, theme: Theme, size: tuple[int, int], mended: bool
) -> None:
    _, page = page_of(qtbot, theme, "guided")
    qtbot.keyClicks(page.note, "Cliente penible. " + "Carte bloquee. " * 4)
    if mended:
        page.note.setPlainText("Carte bloquée.")
    page.resize(*size)
    QApplication.processEvents()
    assert page.foot.strip.isVisible() is not mended
    words = [label for label in page.foot.findChildren(Label) if label.isVisible()]
    lowest = max(label.mapTo(page, label.rect().bottomLeft()).y() for label in words)
    gap = page.stands.mapTo(page, page.stands.rect().topLeft()).y() - lowest
    assert gap <= theme.pad(8) + theme.pad(8) + 2
