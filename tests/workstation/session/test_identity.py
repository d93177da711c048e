"""Who is on the line, what that opens, and what it costs to look too early or to believe too easily."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.support.content import BUNDLED, changed, read
from tests.support.sampled import any_of
from tests.support.shift import ANNE, PAUL, Shift
from workstation import commands as c
from workstation import events as e
from workstation.content.diagnostics import ContentFault
from workstation.library.playing import PlayFault, play, play_test
from workstation.library.shelf import Roleplay
from workstation.roleplay.customer.role import Role
from workstation.session.offer import offered, whisper
from workstation.session.state import SessionState, fold

pytestmark = pytest.mark.usefixtures("straight_and_crashing")


def level(shift: Shift, client: str = ANNE) -> int:
    return shift.contact.desk.identity(client).level


def ask(shift: Shift, *moves: str) -> None:
    shift.answer()
    shift.say("greet_full", *moves)


def test_an_answer_is_judged_once_it_has_been_heard() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full")
    shift.do(c.Say("c1", "ask_name"))
    assert shift.refused(c.JudgeIdentity("c1", ANNE, "name", True)) == "nothing_to_judge"
    shift.listen()
    waiting = shift.contact.desk.identity(ANNE).waiting
    assert waiting is not None
    assert (waiting.element, waiting.text) == ("name", "Anne Dupré.")
    shift.do(c.JudgeIdentity("c1", ANNE, "name", True))
    assert shift.refused(c.JudgeIdentity("c1", ANNE, "name", True)) == "nothing_to_judge"
    assert shift.refused(c.JudgeIdentity("c1", PAUL, "name", True)) == "nothing_to_judge"


def test_each_accepted_answer_counts_and_a_rejected_one_does_not() -> None:
    shift = Shift()
    ask(shift, "ask_name")
    levels = [level(shift)]
    shift.say("ask_address")  # wrong: rejected
    levels.append(level(shift))
    shift.say("ask_birth")
    levels.append(level(shift))
    shift.say("ask_product")
    levels.append(level(shift))
    assert levels == [0, 0, 1, 2]
    assert shift.flags == ()


def test_the_application_answers_for_itself_and_makes_the_strongest_level() -> None:
    shift = Shift(changed(("need: 4", "need: 5")))
    ask(shift, "ask_name", "ask_birth", "ask_product")
    assert level(shift) == 2
    shift.say("ask_app", judge=False)
    assert level(shift) == 3
    assert shift.contact.desk.identity(ANNE).waiting is None
    assert shift.refused(c.JudgeIdentity("c1", ANNE, "app", False)) == "nothing_to_judge"


def test_accepting_a_wrong_answer_is_fatal() -> None:
    shift = Shift()
    ask(shift)
    shift.say("ask_address", judge=False)
    shift.do(c.JudgeIdentity("c1", ANNE, "address", True))
    assert shift.flags == ("wrong_identity",)
    assert shift.marks.fatal


def test_looking_below_the_level_is_allowed_and_is_the_breach() -> None:
    shift = Shift()
    shift.answer()
    happened = shift.do(c.OpenSection("c1", ANNE, "accounts"))
    assert happened[0] == e.SectionOpened("c1", ANNE, "accounts", 0, 2)
    assert shift.flags == ("secrecy",)
    assert shift.contact.lines[-1].code == "revealed"
    assert shift.marks.fatal


def test_looking_once_the_level_is_reached_is_no_breach() -> None:
    shift = Shift()
    ask(shift, "ask_name", "ask_birth", "ask_product")
    shift.do(c.OpenSection("c1", ANNE, "accounts"))
    assert shift.flags == ()
    assert shift.contact.lines[-1].code == "section"
    assert shift.refused(c.OpenSection("c1", ANNE, "accounts")) == "already_open"


def test_what_is_known_of_one_person_opens_nothing_of_another() -> None:
    shift = Shift()
    ask(shift, "ask_name", "ask_birth", "ask_product")
    shift.do(c.OpenDossier("c1", PAUL))
    assert level(shift, PAUL) == 0
    shift.do(c.OpenSection("c1", PAUL, "accounts"))
    assert shift.flags == ("secrecy",)


def test_the_same_dossier_is_masked_again_in_another_contact() -> None:
    shift = Shift()
    shift.offer("c2")
    ask(shift, "ask_name", "ask_birth", "ask_product")
    shift.do(c.OpenSection("c1", ANNE, "accounts"))
    shift.do(c.EndContact("c1"))
    shift.close()
    shift.do(c.AnswerContact("c2"))
    other = shift.state.contacts["c2"]
    assert other.desk.identity(ANNE).level == 0
    assert not other.desk.has_opened(ANNE, "accounts")
    shift.do(c.OpenSection("c2", ANNE, "accounts"))
    assert shift.state.contacts["c2"].talk.flags == ("secrecy",)
    assert "secrecy" not in shift.flags


def test_a_customer_who_hung_up_leaves_their_dossier_as_secret_as_before() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "enough", "rude")
    shift.wait(5)
    assert shift.contact.phase == "wrap_up"
    shift.do(c.OpenSection("c1", ANNE, "accounts"))
    assert shift.flags == ("secrecy",)


def test_the_voice_server_may_have_done_it_already() -> None:
    shift = Shift(changed(("waited: 30, patience: 60}", "authenticated: true, waited: 30, patience: 60}")))
    shift.answer()
    shift.do(c.OpenSection("c1", ANNE, "accounts"))
    of_anne = shift.flags
    shift.do(c.OpenDossier("c1", PAUL))
    shift.do(c.OpenSection("c1", PAUL, "details"))
    assert (of_anne, shift.flags) == ((), ("secrecy",))


def test_there_is_nothing_to_open_without_a_dossier() -> None:
    shift = Shift()
    shift.answer()
    assert shift.refused(c.OpenSection("c1", PAUL, "accounts")) == "no_dossier"
    assert shift.refused(c.OpenSection("c1", ANNE, "safe")) == "no_dossier"
    assert shift.refused(c.OpenDossier("c1", "P-nobody")) == "no_dossier"
    assert shift.refused(c.DoAct("c1", ANNE, "magic")) == "no_dossier"


def asks(one: Roleplay) -> bool:
    """Whether identity is asked for; others come with it, and nobody is identified by an open mailbox."""
    moves = [move for beat in one.script.beats for move in beat.moves]
    return not one.script.ring.authenticated and any(move.verifies for move in moves)


@pytest.mark.parametrize("roleplay", any_of(asks))
def test_an_answer_that_was_heard_is_no_longer_awaited(roleplay: Roleplay) -> None:
    """Whatever the customer goes on to say after it."""
    entries = play_test(roleplay, BUNDLED, roleplay.script.exemplary).session.entries()
    state, heard = SessionState(), 0
    for entry, after in pairwise(entries):
        state = fold(state, entry)
        if after.origin == entry.origin:
            continue
        for contact in state.contacts.values():
            said = {line.text for line in contact.lines if line.who == "customer"}
            assert not [q.element for q in contact.talk.asks if q.answer and q.answer in said]
            heard += any(i.answers for i in contact.desk.identities.values())
    assert heard


def role_of(shift: Shift) -> Role:
    """The customer's part, as the tutor knows it."""
    assert shift.state.started is not None
    return shift.session.world.pins.role(shift.state.started, shift.contact.offer)


def told(shift: Shift) -> str:
    """What the tutor says now."""
    return whisper(shift.contact, role_of(shift))


@pytest.mark.parametrize("help_level", ["guided", "choice"])
def test_the_tutor_has_a_wrong_answer_asked_again_until_the_level_stands(help_level: str) -> None:
    shift = Shift(help_level=help_level)
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_address")  # the second is wrong, and rejected
    assert ("Postal address" in told(shift)) is (help_level == "guided")
    shift.say("ask_birth", "ask_product")
    assert level(shift) == 2
    assert "Postal address" not in told(shift)


def test_after_a_wrong_answer_nobody_is_led_to_the_act_before_it_is_asked_again() -> None:
    """The call everybody begins with: the date said wrong can be asked again until the card may be blocked."""
    lost = BUNDLED.find("card-lost")
    assert lost is not None
    way = [
        "greet_full",
        "take_charge",
        "ask_name",
        "ask_birth",
        "ask_where",
        "ask_fallen",
        "rephrase_full",
        "explain_final",
    ]
    wrong = {"ask_birth": "wrong"}
    with pytest.raises(PlayFault, match="announce_silence"):
        play(lost, BUNDLED, [*way, "announce_silence"], draws=wrong)
    played = play(lost, BUNDLED, [*way, "birth_again", "announce_silence", "block_card"], draws=wrong)
    assert "block_card" in played.moves


def test_the_reference_of_an_act_is_said_once_it_is_done_and_no_other_name_passes() -> None:
    said = 'say: "C’est fait, sous le numéro {{ reference.%s }}."'
    text = changed(('say: "Votre carte est bloquée."', said % "block_card"))
    shift = Shift(text)
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "enough")
    [line] = [line for line in offered(shift.contact, role_of(shift)) if line.move == "block_card"]
    assert line.text == "C’est fait, sous le numéro …."
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    shift.say("block_card")
    spoken = [line.text for line in shift.contact.lines if line.move == "block_card"]
    assert spoken == [f"C’est fait, sous le numéro {shift.contact.desk.acts[-1].reference}."]
    with pytest.raises(ContentFault, match="RP045"):
        read(changed(('say: "Votre carte est bloquée."', said % "recap")))
