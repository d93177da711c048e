"""A conversation in writing: bursts, several messages in a row, files, and a customer who writes no more."""

from __future__ import annotations

import pytest

from tests.support.chat import LOCKED, STUCK, Chat
from workstation import commands as c
from workstation import events as e
from workstation.attachments import Attachment, standing
from workstation.clock import SECOND
from workstation.session.correcting import without_undone
from workstation.session.joining import may_write
from workstation.session.state import fold_all

HALF = "Bonjour, trois codes refusés ferment l’accès."
REST = "C’est une protection, on va le rouvrir ensemble."


def test_what_is_known_of_the_visitor_comes_with_the_contact() -> None:
    offer = Chat().contact.offer
    assert (offer.claims, offer.page) == ("Kévin", "Connexion à l’application")
    assert offer.bot[0][0] == "acces bloqué code faux"
    assert not Chat(STUCK).contact.offer.claims


def test_a_burst_comes_message_by_message_and_may_be_answered_before_its_end() -> None:
    shift = Chat()
    shift.listen()
    shift.wait(5)
    shift.do(c.SayFreely("c1", "Bonjour, après trois codes faux l’accès se ferme, on va le rouvrir ensemble."))
    assert not shift.contact.talk.your_turn
    first, second = shift.contact.talk.queue
    assert (first.text, second.text) == ("jte donne mon mdp si tu veux", "comme ça tu regardes : tigrou2019")
    assert first.at < second.begins < second.at
    shift.wait_until(first.at)
    assert shift.contact.talk.your_turn
    assert shift.contact.talk.queue
    came = shift.do(c.SayFreely("c1", "Merci, mais ne l’écrivez à personne, même pas à nous, on va le changer."))
    assert isinstance(came[0], e.ConversationMoved)
    assert came[0].move == "stop_him"
    shift.listen()
    assert shift.heard[-2:] == ["comme ça tu regardes : tigrou2019", "ah ok dsl"]


def test_bursts_come_at_the_same_moments_with_the_same_seed() -> None:
    def moments(seed: int) -> list[tuple[int, int]]:
        shift = Chat(LOCKED, "free", seed)
        shift.listen()
        shift.do(c.SayFreely("c1", "Bonjour, c’est une protection, je vous guide pour rouvrir l’accès."))
        return [(line.begins, line.at) for line in shift.contact.talk.queue]

    assert moments(7) == moments(7)
    assert moments(7) != moments(8)


def test_messages_sent_before_the_answer_are_read_as_one() -> None:
    shift = Chat()
    shift.wait(5)
    shift.do(c.SayFreely("c1", HALF))
    shift.wait(2)
    assert may_write(shift.state, shift.contact)
    came = shift.do(c.SayFreely("c1", REST))
    assert isinstance(came[0], e.MessagesJoined)
    assert [line.move for line in shift.own] == ["greet_full"]
    assert [message.text for message in shift.own[0].sent] == [HALF, REST]
    assert shift.contact.talk.points == (("welcome", 2), ("language", 1))
    whole = shift.session.entries()
    shift.listen()
    assert shift.contact.talk.your_turn
    assert fold_all(without_undone(whole)).contacts["c1"].talk.points == (("welcome", 2), ("language", 1))


def test_a_third_message_goes_on_with_the_two_before() -> None:
    shift = Chat()
    three = ["Bonjour, trois codes refusés ferment l’accès.", "C’est une protection.", "On va le rouvrir ensemble."]
    for text in three:
        shift.wait(1)
        shift.do(c.SayFreely("c1", text))
    assert [message.text for message in shift.own[0].sent] == three
    assert [line.move for line in shift.own] == ["greet_full"]


def test_what_adds_nothing_takes_nothing_back() -> None:
    shift = Chat()
    shift.wait(5)
    greeted = "Bonjour, Inès Moreau de la Banque Orvanne, je regarde avec vous votre accès à l’application."
    shift.do(c.SayFreely("c1", greeted))
    moved = shift.contact.talk.moves
    assert moved == ("greet_full",)
    shift.wait(1)
    shift.do(c.SayFreely("c1", "zzz qqq xxx"))
    assert shift.contact.talk.moves == moved
    assert [message.text for message in shift.own[0].sent] == [greeted, "zzz qqq xxx"]


def test_once_the_customer_has_answered_nothing_is_joined() -> None:
    shift = Chat()
    shift.wait(5)
    shift.do(c.SayFreely("c1", HALF))
    shift.listen()
    came = shift.do(c.SayFreely("c1", "Merci, mais ne l’écrivez à personne, même pas à nous, on va le changer."))
    assert not any(isinstance(event, e.MessagesJoined) for event in came)


def test_messages_joined_survive_a_crash() -> None:
    shift = Chat()
    shift.wait(5)
    shift.do(c.SayFreely("c1", HALF))
    shift.wait(1)
    shift.do(c.SayFreely("c1", REST))
    before = shift.state
    shift.restart()
    assert shift.state == before


def test_closing_while_the_customer_writes_is_refused_and_loses_nothing() -> None:
    shift = Chat()
    shift.listen()
    shift.do(c.SayFreely("c1", "Bonjour, c’est une protection, je vous guide pour rouvrir l’accès."))
    shift.wait_until(shift.contact.talk.queue[0].begins)
    assert shift.refused(c.EndContact("c1")) == "customer_writes"
    shift.listen()
    assert shift.heard[-1] == "comme ça tu regardes : tigrou2019"


def silent(seconds: int) -> Chat:
    text = LOCKED.replace('"jte donne mon mdp si tu veux |', f'"|{seconds} s| jte donne mon mdp si tu veux |')
    shift = Chat(text)
    shift.wait(2)
    shift.do(c.SayFreely("c1", "Bonjour, c’est une protection, je vous guide pour rouvrir l’accès."))
    return shift


def test_a_quiet_customer_is_written_to_again_at_the_moments_of_the_channel() -> None:
    shift = silent(400)
    start = shift.now
    shift.wait(179)
    assert shift.refused(c.NudgeCustomer("c1")) == "not_quiet"
    shift.wait(2)
    assert [event for event in shift.events if isinstance(event, e.CustomerQuiet)] == [e.CustomerQuiet("c1", 1)]
    [nudged] = shift.do(c.NudgeCustomer("c1"))
    assert shift.own[-1].text.startswith("Êtes-vous toujours là")
    assert nudged == e.CustomerNudged("c1", 1, shift.own[-1].text)
    assert shift.refused(c.NudgeCustomer("c1")) == "not_quiet"
    shift.wait_until(start + 301 * SECOND)
    shift.do(c.NudgeCustomer("c1"))
    shift.wait_until(start + 420 * SECOND)
    assert "jte donne mon mdp si tu veux" in shift.heard
    assert shift.contact.thread.quiet == 0


def test_who_never_answers_is_left_with_how_to_resume() -> None:
    shift = silent(900)
    start = shift.now
    shift.wait_until(start + 200 * SECOND)
    shift.do(c.NudgeCustomer("c1"))
    assert shift.refused(c.NudgeCustomer("c1")) == "not_quiet"
    shift.wait_until(start + 310 * SECOND)
    shift.do(c.NudgeCustomer("c1"))
    shift.wait_until(start + 490 * SECOND)
    shift.do(c.NudgeCustomer("c1"))
    assert "rouvrez le tchat" in shift.own[-1].text
    assert shift.contact.phase == "wrap_up"
    assert (shift.contact.talk.end, shift.contact.talk.flags) == ("quiet", ())


def test_no_reminder_no_close() -> None:
    shift = silent(900)
    shift.wait(500)
    shift.do(c.NudgeCustomer("c1"))
    assert shift.contact.on_line


def test_a_file_dropped_is_looked_at_and_told() -> None:
    shift = Chat(STUCK, "choice")
    for move in ("greet_named", "yes_or_no", "honest_no", "stay_there"):
        shift.listen()
        shift.do(c.Say("c1", move))
    shift.listen()
    [file] = shift.contact.thread.files
    assert file.name == "capture.png"
    assert any(line.file == file for line in shift.contact.lines)
    assert shift.do(c.OpenFile("c1", "capture.png")) == [e.FileOpened("c1", "capture.png")]
    assert "capture.png" in shift.contact.thread.seen
    assert shift.refused(c.OpenFile("c1", "other.png")) == "no_file"


@pytest.mark.parametrize(
    ("file", "found"),
    [
        (Attachment("releve.pdf", "pdf", 240_000), "sound"),
        (Attachment("film.png", "image", 1_000_000_000), "heavy"),
        (Attachment("facture.pdf", "program", 90_000), "lying"),
        (Attachment("facture.pdf.exe", "program", 90_000), "unsafe"),
        (Attachment("tout.zip", "archive", 90_000), "unsafe"),
        (Attachment("IMG_0042", "image", 90_000), "sound"),
    ],
)
def test_a_file_goes_by_what_it_is(file: Attachment, found: str) -> None:
    assert standing(file) == found
