"""Writing an e-mail: lists, quotation, signature, spelling, what a template leaves, and what is pasted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QLabel

from tests.widgets.desk.conftest import Make, Post
from tests.widgets.desk.test_replying import CHAT, CONTROL, EMAIL, composer
from widgets.adviser.composer import Composer
from widgets.adviser.mail_spelling import unknown_words
from widgets.adviser.reply_field import LONGEST
from workstation.events.desk import REPLY_TEXT


@pytest.fixture
def desk(post: Make) -> Post:
    return post(text=EMAIL)


@pytest.fixture
def pane(desk: Post) -> Composer:
    return composer(desk)


def test_a_list_goes_on_with_enter_and_ends_on_an_empty_item(desk: Post, pane: Composer) -> None:
    desk.qtbot.keyClicks(pane.reply, "Voici")
    desk.key(pane.reply, Qt.Key.Key_Return)
    desk.click(pane.reply_page.tools.listed)
    assert pane.reply.hasFocus()
    desk.qtbot.keyClicks(pane.reply, "la carte")
    desk.key(pane.reply, Qt.Key.Key_Return)
    desk.qtbot.keyClicks(pane.reply, "le RIB")
    desk.key(pane.reply, Qt.Key.Key_Return)
    desk.key(pane.reply, Qt.Key.Key_Return)
    desk.qtbot.keyClicks(pane.reply, "Merci")
    assert pane.reply.text() == "Voici\n- la carte\n- le RIB\nMerci"


def test_the_message_is_quoted_and_the_letter_signed_as_the_house_signs(desk: Post, pane: Composer) -> None:
    desk.qtbot.keyClicks(pane.reply, "Bonjour Madame,")
    desk.click(pane.reply_page.tools.quote)
    desk.click(pane.reply_page.tools.sign)
    lines = pane.reply.text().split("\n")
    assert lines[0] == "Bonjour Madame,"
    assert lines[2] == "> Le 24 novembre 2026, Mme Dupré a écrit\u00a0:"
    assert lines[3].startswith("> Bonjour, j’ai perdu ma carte")
    assert lines[-3:] == ["Cordialement,", "Inès Moreau", "Service clients, Banque Orvanne"]
    assert desk.contact.desk.drafts[REPLY_TEXT] == pane.reply.text()
    desk.click(pane.reply_page.tools.undo)
    assert "Cordialement" not in pane.reply.text()
    desk.click(pane.reply_page.tools.redo)
    assert "Cordialement" in pane.reply.text()


def test_a_chat_has_none_of_it(post: Make) -> None:
    desk = post("hello", "later", text=CHAT)
    assert not composer(desk).reply_page.tools.isVisible()


def test_the_button_opens_the_templates_where_one_writes(desk: Post, pane: Composer) -> None:
    desk.qtbot.keyClicks(pane.reply, "Bonjour")
    desk.click(pane.reply_page.tools.template)
    assert pane.reply_page.inserting.popup.isVisible()
    assert pane.reply.hasFocus()


def test_a_word_that_no_dictionary_knows_is_shown_and_corrected(desk: Post, pane: Composer) -> None:
    pane.reply.insertPlainText("Votre reclamation est transmise.")
    pane.reply._spelling.found.emit(unknown_words(pane.reply.text(), "fr"))
    strip = pane.reply_page.strip
    assert strip.isVisible()
    assert strip.accessibleName().startswith("«\u00a0reclamation\u00a0»")
    assert strip.replace.text() == "Corriger"
    desk.click(strip.replace)
    assert pane.reply.text() == "Votre réclamation est transmise."


def test_spelling_is_for_the_helps_that_mark_words(post: Make) -> None:
    desk = post(text=EMAIL, help_level="free")
    pane = composer(desk)
    pane.reply.insertPlainText("Votre reclamation.")
    pane.reply._on_spelt({"reclamation": "réclamation"})
    assert pane.reply.first_spot() is None


@pytest.mark.parametrize(("help_level", "held"), [("choice", True), ("free", False)])
def test_what_a_template_leaves_is_shown_before_it_is_sent(post: Make, help_level: str, held: bool) -> None:
    desk = post(text=EMAIL, help_level=help_level)
    pane = composer(desk)
    pane.reply.setPlainText("Bonjour [NOM], faites opposition.")
    desk.key(pane.reply, Qt.Key.Key_Return, CONTROL)
    assert (desk.contact.thread.posted is None) is held
    if held:
        assert pane.refusal.startswith("Il reste à compléter\u00a0: «\u00a0NOM\u00a0»")
        assert pane.reply.textCursor().selectedText() == "[NOM]"
        desk.key(pane.reply, Qt.Key.Key_Return, CONTROL)
        assert desk.contact.thread.posted is not None


def test_a_web_page_is_pasted_as_its_words_and_100_000_characters_at_once(desk: Post, pane: Composer) -> None:
    page = QMimeData()
    page.setHtml("<h1>Tarifs</h1><p>Carte : <b>45 €</b></p><script>alert(1)</script>")
    pane.reply.insertFromMimeData(page)
    assert pane.reply.text() == "Tarifs\nCarte : 45 €"
    long = QMimeData()
    long.setText("Un mot. " * 20_000)
    pane.reply.insertFromMimeData(long)
    assert len(pane.reply.text()) == LONGEST["email"]
    assert pane.refusal.startswith("Trop long")
    desk.click(pane.reply_page.tools.sign)
    assert len(pane.reply.text()) == LONGEST["email"]
    assert any("place" in label.text() for label in pane.findChildren(QLabel))


def test_a_file_dropped_on_a_letter_is_refused_in_words(pane: Composer) -> None:
    file = QMimeData()
    file.setUrls([QUrl.fromLocalFile("/photos/carte.pdf.exe")])
    pane.reply.insertFromMimeData(file)
    assert pane.reply.text() == ""
    assert pane.refusal.startswith("Un fichier n’entre pas dans un texte.")
