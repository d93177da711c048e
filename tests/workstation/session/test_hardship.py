"""Insults: heard in three languages and in nothing else, told in their exact words; a pause follows a hard contact."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from tests.workstation.session.test_helping import Asking, contact, fresh, refused, report_of
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND
from workstation.debrief.pause import GONE_ON, OVER, TAKEN, Pause, read_pause
from workstation.library.playing import drive
from workstation.roleplay.judging.rules import HEARD
from workstation.session import hardship


@pytest.mark.parametrize(
    ("language", "said", "insult"),
    [
        ("fr", "Vous êtes tous des incapables, voilà.", True),
        ("fr", "Bande de voleurs !", True),
        ("fr", "Vous allez le regretter.", True),
        ("fr", "Des escrocs m’ont appelé ce matin.", False),
        ("fr", "Je suis nul avec ces machines.", False),
        ("fr", "C’est vraiment n’importe quoi, vos délais.", False),
        ("en", "You people are thieves.", True),
        ("en", "I was stupid to click on it.", False),
        ("de", "Sie sind alle unfähig!", True),
        ("de", "Ich war so dumm und habe geklickt.", False),
    ],
)
def test_what_nobody_has_to_bear_is_told_from_anger_and_from_what_is_said_of_others(
    language: str, said: str, insult: bool
) -> None:
    found = {one.family for one in BUNDLED.rules.findings(said, HEARD, language)}
    assert (hardship.ABUSE in found) == insult


def test_only_the_furious_call_insults() -> None:
    insulting = set()
    for one in BUNDLED.roleplays:
        texts = [text for beat in one.script.beats for move in beat.moves for text in (move.answer, move.answer_tense)]
        texts += [beat.client for beat in one.script.beats]
        found = (BUNDLED.rules.findings(text, HEARD, one.script.language[:2]) for text in texts if text)
        if any(finding.family == hardship.ABUSE for each in found for finding in each):
            insulting.add(one.script.id)
    assert insulting == {"third-call-no-answer"}


def test_the_exact_words_are_told_by_the_report_with_what_was_made_of_them() -> None:
    session = fresh("third-call-no-answer")
    for move in ("greet_full", "burst_other"):
        session.do(c.Say("c1", move))
        while contact(session).talk.queue:
            session.advance(session.due() or session.at)
        session.advance(session.at + 1000)
    report = report_of(session)
    assert report.abuse is not None
    assert not report.abuse.reported
    session.do(c.Escalate("c1", "supervisor", f"Insultes entendues : {report.abuse.said[0]}"))
    abuse = report_of(session).abuse
    assert abuse is not None
    assert (abuse.noted, abuse.reported) == (True, True)


@pytest.mark.parametrize(("scenario", "due"), [("death-of-mother", True), ("card-lost", False)])
def test_a_pause_follows_a_hard_contact_and_no_other(scenario: str, due: bool) -> None:
    asking = Asking(scenario, "choice")
    assert refused(asking.session, c.GoNotReady(hardship.COOL_DOWN)) == "no_hard_contact"
    drive(asking.session, asking)
    assert hardship.may_cool_down(asking.session.state, asking.session.world.pins) == due
    pause = report_of(asking.session).pause
    assert (pause.state if pause else "") == (OVER if due else "")


ANSWERED, CLOSED, READY = e.ContactAnswered("c2"), e.ContactClosed("c1", 0), e.PresenceSet("ready")
CALM, BREAK, MEETING = (e.PresenceSet("not_ready", reason) for reason in ("cool_down", "break", "meeting"))


@pytest.mark.parametrize(
    ("happened", "pause"),
    [
        ([CLOSED, CALM, READY, ANSWERED], Pause(TAKEN, SECOND)),
        ([CLOSED, BREAK, e.SessionEnded("done")], Pause(TAKEN, SECOND)),
        ([CLOSED, MEETING, CALM, READY], Pause(TAKEN, SECOND)),
        ([CLOSED, CALM], Pause(TAKEN)),
        ([CLOSED, READY, ANSWERED, CALM], Pause(GONE_ON)),
        ([CALM, ANSWERED, CLOSED], Pause(OVER)),
        ([CLOSED, MEETING, e.SessionEnded("done")], Pause(OVER)),
    ],
)
def test_a_pause_is_what_came_between_the_hard_contact_and_the_next(happened: list[e.Event], pause: Pause) -> None:
    entries = [e.Entry(number, number * SECOND, event, number, "") for number, event in enumerate(happened, 1)]
    assert read_pause(entries, "c1") == pause
