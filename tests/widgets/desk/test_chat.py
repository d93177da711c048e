"""A chat on the desk: bursts and bubbles, several messages in a row, files, the visitor, a quiet customer, a paste."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.chat import LOCKED, STUCK, Chat
from tests.widgets.desk.conftest import Post
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.bank.people import client_id
from workstation.desk.state import Identity

GREETING = "Bonjour, c’est une protection, je vous guide pour rouvrir l’accès."
LOOKED = "La page de l’étape 3"


class Desk:
    """A chat in the window, and what it shows."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.page = DeskPage(post.theme, post.bridge)
        post.show(self.page)
        self.talk = self.page.conversation

    @property
    def chat(self) -> Chat:
        assert isinstance(self.post.shift, Chat)
        return self.post.shift

    @property
    def texts(self) -> list[str]:
        return [row.text for row in self.talk.transcript.rows()]

    def send(self, text: str) -> None:
        field = self.page.composer.field
        field.setFocus()
        field.insertPlainText(text)
        self.post.key(field, Qt.Key.Key_Return)

    def until(self, moment: int) -> None:
        self.post.bridge.jump(moment)


Make = Callable[..., Desk]


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Make:
    return lambda *args: Desk(Post(qtbot, theme, Chat(*args)))


def test_a_burst_is_bubbles_of_one_hour_with_dots_before_each(desk: Make) -> None:
    at = desk()
    assert at.texts == ["slt", "jai mis 3 fois mon code et maintenant lappli est bloquée"]
    first, last = (at.talk.transcript.row_at(row.id) for row in at.talk.transcript.rows())
    assert first.height() < last.height()  # the hour stands under the last
    at.send(GREETING)
    one, two = at.post.contact.talk.queue
    dots = at.talk.transcript._thread.speaking
    at.until(one.begins - 100)
    assert dots.isHidden()
    at.until(one.begins)
    assert not dots.isHidden()
    assert "écrit" in dots.accessibleName()
    at.until(one.at)
    assert at.texts[-1] == one.text
    assert dots.isHidden()
    at.until(two.begins)
    assert not dots.isHidden()


def test_one_may_answer_before_the_last_of_a_burst(desk: Make) -> None:
    at = desk()
    at.send(GREETING)
    at.until(at.post.contact.talk.queue[0].at)
    at.send("Merci, mais ne l’écrivez à personne, même pas à nous, on va le changer.")
    assert "stop_him" in at.post.contact.talk.moves
    at.post.hear()
    assert at.texts[-2:] == ["comme ça tu regardes\u00a0: tigrou2019", "ah ok dsl"]


def test_two_messages_before_the_answer_are_two_bubbles_heard_as_one(desk: Make) -> None:
    at = desk()
    at.until(5_000)
    at.send("Bonjour, trois codes refusés ferment l’accès.")
    at.until(at.post.bridge.at + 1_000)
    assert at.page.composer.turn == "wait"
    at.send("C’est une protection, on va le rouvrir ensemble.")
    assert at.texts[-2:] == [
        "Bonjour, trois codes refusés ferment l’accès.",
        "C’est une protection, on va le rouvrir ensemble.",
    ]
    assert at.post.contact.talk.moves == ("greet_full",)
    heard = [row.heard for row in at.talk.transcript.rows()]
    assert heard[-2:-1] == [""]
    assert heard[-1]


def test_undoing_brings_back_nothing_that_was_sent(desk: Make) -> None:
    at = desk()
    at.send(GREETING)
    field = at.page.composer.field
    for _ in range(3):
        field.undo()
    assert field.text() == ""


def test_the_head_says_who_writes_from_where_and_what_the_assistant_answered(desk: Make) -> None:
    strip = desk().talk.visitor
    assert strip.isVisible()
    assert "Kévin" in strip.who.text()
    assert "Connexion à l’application" in strip.page.text()
    assert "acces bloqué code faux" in strip.bot.text()
    assert strip.wait.isVisible()


def test_the_head_no_longer_asks_to_check_who_has_proved_who_they_are(desk: Make) -> None:
    at = desk(LOCKED)
    at.post.do(c.OpenDossier("c1", client_id(at.post.bridge.program(at.chat.contact).script.subject)))
    assert "vérifier" in at.talk.visitor.who.text()
    contact = at.chat.contact
    proved = replace(contact.desk, identities={contact.desk.current: Identity(level=1)})
    at.talk.visitor.show_contact(replace(contact, desk=proved), at.post.bridge.at)
    assert at.talk.visitor.who.text() == "Identité 1"


def stuck_on_the_page(desk: Make) -> Desk:
    at = desk(STUCK, "choice")
    for move in ("greet_named", "yes_or_no", "honest_no", "stay_there"):
        at.post.hear()
        at.post.do(c.Say("c1", move))
    at.post.hear()
    return at


@pytest.mark.parametrize("by_key", [False, True])
def test_a_file_is_looked_at_where_it_was_dropped(desk: Make, by_key: bool) -> None:
    at = stuck_on_the_page(desk)
    row = next(each for each in at.talk.transcript.rows() if each.text == "capture.png")
    bubble = at.talk.transcript.row_at(row.id)
    assert bubble.link is not None
    assert LOOKED not in row.note
    if by_key:
        bubble.setFocus()
        at.post.key(at.talk.transcript, Qt.Key.Key_Return)
    else:
        at.post.click(bubble.link)
    row = next(each for each in at.talk.transcript.rows() if each.text == "capture.png")
    assert LOOKED in row.note
    assert at.talk.transcript.row_at(row.id).link is None


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ('{name: "facture.pdf", kind: program, size: "90 Ko"}', "PDF"),
        ('{name: "film.png", kind: image, size: "1 Go"}', "Trop lourd"),
        ('{name: "tout.zip", kind: archive, size: "1 Mo"}', "Ne s’ouvre pas"),
    ],
)
def test_a_file_that_is_not_sound_says_why_and_opens_nothing(desk: Make, file: str, told: str) -> None:
    text = LOCKED.replace("start: greet", f"files:\n  it: {file}\n\nstart: greet")
    at = desk(text.replace('"slt |', '"slt | {{ files.it }} |'))
    row = at.talk.transcript.rows()[1]
    assert told in row.note
    assert at.talk.transcript.row_at(row.id).link is None
    assert not at.post.bridge.do(c.OpenFile("c1", row.text))


def gone_quiet(desk: Make) -> Desk:
    at = desk(LOCKED.replace('"jte donne mon mdp si tu veux |', '"|900 s| jte donne mon mdp si tu veux |'))
    at.send(GREETING)
    return at


def test_a_quiet_customer_is_written_to_again_and_left_on_a_second_press(desk: Make) -> None:
    at = gone_quiet(desk)
    strip, start = at.talk.quiet, at.post.bridge.at
    assert strip.isHidden()
    for seconds, words in ((181, "Êtes-vous toujours là"), (301, "Sans message dans les trois minutes")):
        at.until(start + seconds * 1_000)
        assert strip.isVisible()
        at.post.click(strip.act)
        assert words in at.texts[-1]
        assert strip.isHidden()
    at.until(start + 481_000)
    at.post.click(strip.act)
    assert "rouvrez le tchat" in strip.words.text()
    assert at.post.contact.on_line
    at.post.click(strip.wait)
    assert "rouvrez le tchat" not in strip.words.text()
    at.post.click(strip.act)
    at.post.click(strip.act)
    assert not at.post.contact.on_line
    assert "rouvrez le tchat" in "".join(at.texts)


def test_closing_while_the_customer_writes_says_so(desk: Make) -> None:
    at = desk()
    at.send(GREETING)
    at.until(at.post.contact.talk.queue[0].begins)
    assert not at.post.bridge.do(c.EndContact("c1"))
    assert "est en train d’écrire" in at.page.composer.refusal


def pasted(at: Desk, source: QMimeData) -> str:
    field = at.page.composer.field
    field.insertFromMimeData(source)
    return field.text()


def test_a_hundred_thousand_characters_are_cut_and_told(desk: Make) -> None:
    at, source = desk(), QMimeData()
    source.setText("mot " * 25_000)
    assert len(pasted(at, source)) == 1_000
    assert "100000" in at.page.composer.refusal


def test_a_web_page_becomes_its_words(desk: Make) -> None:
    at, source = desk(), QMimeData()
    source.setHtml("<h1>Tarifs</h1><script>alert(1)</script><p>Le <b>retrait</b> est gratuit.</p>")
    assert pasted(at, source) == "Tarifs\nLe retrait est gratuit."


def test_a_file_dropped_in_a_text_is_told_and_loses_nothing(desk: Make) -> None:
    at, source = desk(), QMimeData()
    at.page.composer.field.setPlainText("Bonjour")
    source.setUrls([QUrl.fromLocalFile("film.mkv")])
    assert pasted(at, source) == "Bonjour"
    assert "fichier" in at.page.composer.refusal


def test_of_a_visitor_who_is_not_logged_in_no_dossier_opens_before_it_is_found(desk: Make) -> None:
    at = desk(LOCKED)
    assert at.chat.contact.offer.clients == ()
    assert at.chat.contact.desk.opened is None
    assert at.chat.contact.offer.number == ""
    said = {label.text() for label in at.page.candidates.findChildren(QLabel) if label.isVisible()}
    assert "Personne ne s’est connecté. Cherchez le dossier une fois que la personne a dit qui elle est." in said
    at.post.key(at.page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    at.post.qtbot.keyClicks(at.page.focusWidget(), "roussel")
    at.post.qtbot.waitUntil(lambda: at.page.search.results.count() > 0)
    at.post.key(at.page.focusWidget(), Qt.Key.Key_Return)
    opened = at.chat.contact.desk.opened
    assert opened is not None
    assert opened.name == "Kévin Roussel"
