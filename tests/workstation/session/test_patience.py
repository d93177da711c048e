"""Silence, hold and rudeness have a price; a tutor at one's side takes it off."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED, changed
from tests.support.sampled import PLAYABLE, is_spoken
from tests.support.shift import ANNE, Shift
from tests.support.spoken import SpokenShift
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND, reading_time
from workstation.library.given import alone
from workstation.roleplay.customer.beside import wait_offered
from workstation.session.asking import cause_of

GREETINGS = "Banque Orvanne, bonjour, {{ adviser.name }} à votre écoute. Oui ?"

BORNE = 'silence: {after: 10, client: "Allô ?", mood: -1, limit: 2, flag: dead_air}'

pytestmark = pytest.mark.usefixtures("straight_and_crashing")


def borne(shift: Shift) -> int:
    """How long silence is borne from now on, in ms."""
    due = shift.session.due()
    assert due is not None
    return due - max(shift.contact.talk.ready_at, shift.contact.talk.acted_at)


def test_silence_counts_once_the_list_can_have_been_read() -> None:
    shift = Shift()
    shift.answer()
    assert borne(shift) == 10 * SECOND + reading_time(GREETINGS)


def test_silence_costs_patience_then_leaves_a_mark() -> None:
    shift = Shift()
    shift.answer()
    due = shift.session.due()
    assert due is not None
    shift.wait_until(due - 1)
    assert (shift.contact.talk.patience, shift.flags) == (3, ())
    shift.wait_until(due)
    assert (shift.contact.talk.patience, shift.flags) == (2, ("dead_air",))
    shift.listen()
    assert shift.heard[-1] == "Allô ?"


def test_a_silence_is_borne_only_so_often_in_a_beat() -> None:
    shift = Shift()
    shift.answer()
    shift.wait(300)
    assert shift.contact.talk.patience == 1
    assert shift.heard.count("Allô ?") == 2
    assert shift.flags == ("dead_air",)
    shift.say("greet_full")
    assert shift.contact.talk.beat == "identify"


def test_a_word_or_an_act_begins_the_silence_anew() -> None:
    shift = Shift()
    shift.answer()
    due = shift.session.due()
    assert due is not None
    shift.wait_until(due - SECOND)
    shift.do(c.OpenSheet("c1", "card-block"))
    shift.wait(5)
    assert shift.contact.talk.patience == 3
    assert "silence" not in [line.code for line in shift.contact.lines]


def test_an_answer_to_compare_is_given_the_time_to_compare_it() -> None:
    shift = Shift(changed(("  identify:\n    stage: identify\n", f"  identify:\n    stage: identify\n    {BORNE}\n")))
    shift.answer()
    shift.say("greet_full")
    shift.listen()
    usual = borne(shift)
    shift.say("ask_name", judge=False)
    shift.listen()
    assert borne(shift) > usual
    shift.do(c.JudgeIdentity("c1", ANNE, "name", True))
    assert borne(shift) <= usual
    assert shift.flags == ()


def test_a_wait_can_be_announced_at_any_moment_however_often_and_no_silence_is_then_charged() -> None:
    shift = SpokenShift(help_level="choice")
    shift.answer()
    for _ in range(12):
        place = shift.contact.talk.place
        [announced] = shift.do(c.AskToWait("c1"))
        assert isinstance(announced, e.AsideHeard)
        assert cause_of(announced) == c.AskToWait("c1")
        shift.wait(50)
        assert (shift.contact.talk.place, shift.flags) == (place, ())
    assert len(set(shift.heard)) == len(shift.heard), "the customer has no more words for it, and bears it"
    shift.wait(30)
    assert shift.flags == ("dead_air",), "what is announced once is not announced for ever"


@pytest.mark.parametrize("help_level", ["guided", "demo"])
def test_beside_a_tutor_silence_and_hold_cost_nothing(help_level: str) -> None:
    shift = Shift(help_level=help_level)
    shift.answer()
    shift.wait(120)
    assert "Allô ?" in shift.heard
    shift.do(c.HoldCall("c1"))
    shift.wait(400)
    shift.do(c.ResumeCall("c1"))
    shift.listen()
    assert (shift.contact.talk.patience, shift.flags, shift.contact.talk.end) == (3, (), "")
    assert shift.heard.count("Vous êtes là ?") == 2


def test_a_hold_too_long_costs_patience_and_the_customer_says_so_on_return() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full")
    shift.do(c.HoldCall("c1", 30))
    shift.wait(59)
    assert shift.contact.talk.patience == 3
    shift.wait(2)
    assert (shift.contact.talk.patience, shift.flags) == (2, ("long_hold",))
    assert "Vous êtes là ?" not in shift.heard
    shift.do(c.ResumeCall("c1"))
    shift.listen()
    assert shift.heard[-1] == "Vous êtes là ?"


def test_holds_are_too_long_only_so_often_in_a_call() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full")
    for _ in range(3):
        shift.do(c.HoldCall("c1"))
        shift.wait(61)
        shift.do(c.ResumeCall("c1"))
        shift.listen()
    assert shift.contact.talk.patience == 1
    assert shift.heard.count("Vous êtes là ?") == 2


def test_a_customer_who_loses_patience_on_hold_does_not_wait_for_the_adviser() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_cold")
    shift.do(c.HoldCall("c1"))
    shift.wait(122)
    assert (shift.contact.phase, shift.contact.life.ended_by) == ("wrap_up", "customer")
    assert shift.contact.talk.end == "hung_up"
    assert shift.contact.leg.held_total == 121 * SECOND
    assert not shift.marks.passed
    assert shift.heard[-1] == "Au revoir.", "they say so before they hang up"


def test_beside_a_tutor_a_customer_at_the_end_of_their_patience_still_says_their_line() -> None:
    shift = Shift(help_level="guided")
    shift.answer()
    shift.say("greet_cold")
    shift.say("ask_name")
    before = len(shift.heard)
    for _ in range(2):
        shift.do(c.HoldCall("c1"))
        shift.wait(61)
        shift.do(c.ResumeCall("c1"))
        shift.listen()
    assert len(shift.heard) == before + 2


def test_at_the_end_of_their_patience_the_customer_says_goodbye_and_hangs_up() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "enough", "rude")
    assert shift.refused(c.Say("c1", "recap")) == "not_your_turn"
    shift.wait(2)
    assert shift.heard[-2:] == ["Pardon ?", "Au revoir."]
    assert (shift.contact.phase, shift.contact.life.ended_by) == ("wrap_up", "customer")
    shift.close()
    assert (shift.marks.end, shift.marks.passed) == ("hung_up", False)
    assert "hung_up_on_customer" not in shift.flags


def test_after_the_conclusion_the_customer_leaves_by_themself() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "enough", "promise_gift", "recap")
    assert shift.contact.talk.concluded
    assert shift.contact.phase == "talking"
    shift.wait(8)
    assert shift.contact.phase == "talking"
    shift.wait(2)
    assert (shift.contact.phase, shift.contact.life.ended_by) == ("wrap_up", "customer")


def test_hanging_up_once_all_is_said_is_no_fault() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "enough", "promise_gift", "recap")
    shift.do(c.EndContact("c1"))
    assert shift.flags == ("promise",)
    shift.close()
    assert shift.contact.talk.end == "done"


def test_hanging_up_mid_call_is_fatal() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full")
    shift.do(c.EndContact("c1"))
    shift.close()
    assert shift.flags == ("hung_up_on_customer",)
    assert (shift.marks.score, shift.marks.fatal, shift.marks.passed) == (0, True, False)
    assert shift.marks.points["welcome"] == 2


def test_the_mood_shows_only_once_the_customer_has_spoken() -> None:
    shift = Shift(changed(("        mood: -4\n", "        mood: -2\n")))
    shift.answer()
    shift.say("greet_full", "enough")
    calm = shift.contact.talk.mood
    shift.do(c.Say("c1", "rude"))
    assert shift.contact.talk.mood == calm
    shift.listen()
    assert shift.contact.talk.mood > calm


def test_in_every_language_spoken_to_customers_a_sentence_is_ready_that_announces_a_wait() -> None:
    """What is filled in at the desk is silence to whoever waits: nobody is without the words that announce it."""
    one_each = {one.script.language[:2]: one for one in PLAYABLE if is_spoken(one)}
    found = {language: wait_offered(alone(one, BUNDLED)) for language, one in one_each.items()}
    assert len(found) > 1
    assert [language for language, kind in found.items() if kind is None or not kind.offered] == []
