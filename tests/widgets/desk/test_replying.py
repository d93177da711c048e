"""Answering in writing: the reply box, its keys and its words, an e-mail's card, and refusals on every page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.support.content import CONTENT, changed
from tests.widgets.desk.conftest import Make, Post
from widgets.adviser.composer import Composer
from widgets.adviser.composer_parts import PageNotice
from widgets.adviser.conversation import Conversation
from widgets.adviser.reply_field import LONGEST
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.events.desk import REPLY_TEXT

EMAIL = (CONTENT / "channels" / "lost-card-email.yaml").read_text(encoding="utf-8")
CHAT = (CONTENT / "channels" / "lost-card-chat.yaml").read_text(encoding="utf-8")
ASIDE = changed(
    (
        "  write:\n    stage: conclude\n",
        '  write:\n    stage: conclude\n    moves: [{id: brief, say: "Sous cinq jours.", next: close}]\n',
    ),
    text=CHAT,
)
RIGHT = "Bonjour Madame Dupré, faites opposition tout de suite. Votre solde se lit dans la messagerie sécurisée."
CONTROL = Qt.KeyboardModifier.ControlModifier


def composer(desk: Post) -> Composer:
    made = Composer(desk.theme, desk.bridge)
    desk.show(made, 770, 420)
    made.take_focus()
    return made


def replying(post: Make, text: str = CHAT, help_level: str = "choice") -> Post:
    """A chat at the beat where a reply is awaited."""
    return post("hello", "later", text=text, help_level=help_level)


@pytest.mark.parametrize("help_level", ["guided", "choice", "free", "exam"])
def test_a_reply_box_is_there_at_every_level_of_help(post: Make, help_level: str) -> None:
    desk = post(text=EMAIL, help_level=help_level)
    pane = composer(desk)
    assert pane.reply.isVisible()
    assert pane.reply.hasFocus()
    assert pane.reply.placeholderText() == "Répondre à Mme Dupré"
    assert pane.reply_page.subject == "Re\u00a0: Ma carte est perdue"
    assert pane.primary.text() == "Envoyer la réponse"


def test_enter_goes_to_the_next_line_and_control_enter_sends(post: Make) -> None:
    desk = post(text=EMAIL)
    pane = composer(desk)
    desk.qtbot.keyClicks(pane.reply, "Bonjour Madame Dupre,")
    desk.key(pane.reply, Qt.Key.Key_Return)
    desk.qtbot.keyClicks(pane.reply, "faites opposition. Voyez votre espace client.")
    assert desk.contact.talk.moves == ()
    desk.key(pane.reply, Qt.Key.Key_Return, CONTROL)
    desk.wait(15)
    assert desk.contact.talk.moves == ("full",)
    assert desk.contact.lines[-1].text.splitlines()[0] == "Bonjour Madame Dupre,"
    assert pane.quiet_words == "Mme Dupré lit votre message…"
    desk.hear()
    assert desk.contact.talk.concluded
    assert pane.primary.text() == "Clore le message"


def test_the_button_sends_and_says_why_it_cannot(post: Make) -> None:
    desk = post(text=EMAIL)
    pane = composer(desk)
    why = "La réponse est vide. Rédigez-la d’abord."
    assert (pane.primary.isEnabled(), pane.primary.toolTip()) == (False, why)
    pane.reply.setPlainText("  \n ")
    assert not pane.primary.isEnabled()
    desk.key(pane.reply, Qt.Key.Key_Return, CONTROL)
    assert pane.refusal == why
    pane.reply.setPlainText(RIGHT)
    assert (pane.primary.isEnabled(), pane.primary.toolTip()) == (True, "")
    desk.click(pane.primary)
    desk.wait(15)
    assert desk.contact.talk.moves == ("full",)


def test_words_are_counted_and_those_that_have_no_place_are_shown_and_taken_out(post: Make) -> None:
    desk = post(text=EMAIL)
    pane = composer(desk)
    pane.reply.setPlainText("Vous")
    shown = [label.text() for label in pane.reply_page.findChildren(QLabel)]
    assert "1 mot" in shown
    pane.reply.setPlainText("Vous êtes pénible.")
    assert pane.reply_page.strip.isVisible()
    assert pane.reply_page.strip.accessibleName().startswith("«\u00a0pénible\u00a0»\u00a0: Jugement")
    desk.click(pane.reply_page.strip.replace)
    assert pane.reply.text() == "Vous êtes."
    assert not pane.reply_page.strip.isVisible()


def test_a_reply_is_prepared_before_ones_turn_and_outlives_a_crash(post: Make) -> None:
    desk = post("hello", text=CHAT)
    pane = composer(desk)
    desk.do(c.Say("c1", "later"))
    assert pane.reply.isVisible()
    pane.reply.setPlainText("Votre nouvelle carte arrive")
    desk.key(pane.reply, Qt.Key.Key_Return, CONTROL)
    assert pane.refusal == "Ce n’est pas encore votre tour. Laissez finir la réponse."
    pane.flush()
    desk.shift.restart()
    again = Post(desk.qtbot, desk.theme, desk.shift)
    assert composer(again).reply.text() == "Votre nouvelle carte arrive"
    assert again.contact.desk.drafts[REPLY_TEXT] == "Votre nouvelle carte arrive"


def test_a_reply_that_leaves_the_question_open_is_asked_for_again(post: Make) -> None:
    desk = replying(post)
    pane = composer(desk)
    pane.reply.setPlainText("Une nouvelle carte.")
    desk.key(pane.reply, Qt.Key.Key_Return, CONTROL)
    desk.hear()
    assert desk.contact.talk.moves[-1] == "partial"
    assert pane.reply.isVisible()
    assert pane.reply.text() == ""


def test_sentences_offered_beside_a_reply_are_a_click_away(post: Make) -> None:
    desk = replying(post, ASIDE)
    pane = composer(desk)
    pane.reply.setPlainText("Votre nouvelle carte")
    assert pane.aside.text() == "Phrases proposées"
    desk.click(pane.aside)
    assert [option.id for option in pane.moves.options] == ["brief"]
    assert not pane.reply.isVisible()
    desk.click(pane.aside)
    assert pane.reply.isVisible()
    assert pane.reply.text() == "Votre nouvelle carte"
    desk.click(pane.aside)
    pane.moves.choose("brief")
    assert pane.primary.text() == "Envoyer la phrase A"
    desk.click(pane.primary)
    assert desk.contact.talk.moves[-1] == "brief"


def test_nothing_is_beside_where_only_a_reply_is_asked_for(post: Make) -> None:
    assert not composer(replying(post)).aside.isVisible()


def test_a_reply_is_bounded(post: Make) -> None:
    desk = post(text=EMAIL)
    pane = composer(desk)
    pane.reply.setPlainText("a" * LONGEST["email"])
    pane.reply.moveCursor(pane.reply.textCursor().MoveOperation.End)
    desk.qtbot.keyClicks(pane.reply, "b")
    assert len(pane.reply.text()) == LONGEST["email"]


def test_an_e_mail_is_a_card_with_its_subject_its_sender_and_its_lines(post: Make) -> None:
    lines = '"Bonjour,\\n\\nj’ai perdu ma carte.\\n\\nAnne Dupré"'
    client = "Bonjour, j’ai perdu ma carte et je voudrais savoir combien il me reste. Anne Dupré"
    desk = post(text=changed((f'client: "{client}"', f"client: {lines}"), text=EMAIL))
    pane = Conversation(desk.theme, desk.bridge)
    desk.show(pane, 770, 400)
    [letter] = pane.transcript.rows()
    assert (letter.subject, letter.sender) == ("Ma carte est perdue", "De Anne Dupré, anne@example.org · reçu 10:15")
    assert letter.text == "Bonjour,\n\nj’ai perdu ma carte.\n\nAnne Dupré"
    desk.do(c.SendReply("c1", RIGHT))
    desk.wait(15)
    answer = pane.transcript.rows()[-1]
    assert (answer.who, answer.subject) == ("adviser", "Re\u00a0: Ma carte est perdue")
    assert answer.sender == "De Inès Moreau, Banque Orvanne · à Anne Dupré, anne@example.org · envoyé 10:15"


def test_a_chat_is_said_in_messages(post: Make) -> None:
    desk = replying(post)
    pane = Conversation(desk.theme, desk.bridge)
    desk.show(pane, 770, 400)
    first = pane.transcript.row_at(pane.transcript.rows()[0].id)
    assert first.accessibleName().startswith("Message de Mme Dupré, ")


def notice(page: DeskPage) -> str:
    return " ".join(found.text() for found in page.findChildren(PageNotice) if found.isVisible())


def test_what_is_refused_is_said_on_the_pages_that_have_no_composer(post: Make) -> None:
    desk = post(text=EMAIL, answer=False)
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)
    assert not desk.bridge.do(c.AnswerContact("c1"))
    assert notice(page) == "Ce contact n’est plus proposé. Il est reparti en file d’attente."
    desk.do(c.GoReady())
    assert notice(page) == ""
    assert not desk.bridge.do(c.EndContact("c1"))
    assert notice(page) == "Aucune conversation n’est ouverte."
    desk.do(c.AnswerContact("c1"))
    desk.do(c.EndContact("c1"))
    usual = notice(page)
    assert not desk.bridge.do(c.CloseContact("c1"))
    assert notice(page) == "Choisissez le code de qualification."
    desk.do(c.SetNoteField("c1", "follow_up", "none"))
    assert notice(page) == usual


@pytest.mark.parametrize(("help_level", "marked"), [("guided", True), ("choice", True), ("free", False)])
def test_careless_words_of_a_reply_are_marked_only_where_help_allows(post: Make, help_level: str, marked: bool) -> None:
    desk = post(text=EMAIL, help_level=help_level)
    pane = composer(desk)
    pane.reply.insertPlainText("Vous êtes pénible.")
    assert (pane.reply.first_spot() is not None) is marked
    assert bool(pane.reply.document().firstBlock().layout().formats()) is marked


def test_a_mail_sent_may_be_taken_back_until_it_leaves_and_is_the_draft_it_was(post: Make) -> None:
    desk = post(text=EMAIL)
    pane = composer(desk)
    leaving = pane.reply_page.leaving
    desk.qtbot.keyClicks(pane.reply, "Bonjour Madame Dupre,")
    desk.key(pane.reply, Qt.Key.Key_Return, CONTROL)
    desk.wait(3)
    assert (leaving.isVisible(), leaving.words.text()) == (True, "Part dans 12\u00a0s")
    desk.qtbot.keyClicks(pane.reply, "trop tard")
    assert pane.reply.text() == "Bonjour Madame Dupre,"
    assert not pane.primary.isEnabled()
    desk.click(leaving.button)
    assert not leaving.isVisible()
    assert pane.reply.hasFocus()
    desk.qtbot.keyClicks(pane.reply, " merci")
    desk.key(pane.reply, Qt.Key.Key_Return, CONTROL)
    desk.key(pane.reply, Qt.Key.Key_Z, CONTROL)
    assert pane.reply.text() == "Bonjour Madame Dupre, merci"
    desk.key(pane.reply, Qt.Key.Key_Z, CONTROL)
    assert pane.reply.text() != "Bonjour Madame Dupre, merci"
    pane.reply.setPlainText("Faites opposition.")
    desk.key(pane.reply, Qt.Key.Key_Return, CONTROL)
    pane.skip()
    assert desk.contact.talk.moves != ()
    assert not leaving.isVisible()


def test_a_mail_that_leaves_takes_the_keyboard_from_nobody(post: Make) -> None:
    desk = post(text=EMAIL)
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)
    page.composer.reply.setPlainText(RIGHT)
    desk.click(page.composer.primary)
    page.start_search()
    held = page.window().focusWidget()
    desk.wait(15)
    assert desk.contact.talk.moves == ("full",)
    assert page.window().focusWidget() is held


def test_where_one_types_nothing_is_offered_and_the_link_says_so(post: Make) -> None:
    pane = composer(replying(post, ASIDE, help_level="free"))
    assert pane.aside.text() == "Dire autre chose"
