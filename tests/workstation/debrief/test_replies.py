"""A contact in writing, debriefed: what each reply lacked, or should not have held."""

from __future__ import annotations

import pytest

from tests.support.content import CONTENT, SHELF
from workstation.debrief import words
from workstation.debrief.building import make_report
from workstation.debrief.moments import Moment
from workstation.debrief.report import Report
from workstation.library.playing import play_test
from workstation.library.shelf import read_roleplay
from workstation.session.runner import Session


def played(file: str, name: str) -> Session:
    """One of the role-play's own tests, played."""
    roleplay = read_roleplay(CONTENT / "channels" / f"{file}.yaml", SHELF.around, SHELF.folders)
    test = next(test for test in roleplay.script.tests if test.name == name)
    return play_test(roleplay, SHELF, test).session


def report_of(file: str, name: str) -> Report:
    """Its report."""
    session = played(file, name)
    return make_report(session.id, session.entries(), session.world.pins, "c1")


def replies(report: Report) -> list[Moment]:
    return [moment for moment in report.moments if moment.code == "reply"]


def test_a_short_reply_is_told_what_it_lacked_and_shown_a_better_one() -> None:
    first, *_ = replies(report_of("lost-card-email", "relancée"))
    assert first.kind == "watch"
    assert first.said == "Bonjour Madame, pensez à faire opposition."
    assert words.moment_details(first) == ["Le solde se lit dans l’espace sécurisé."]
    assert first.better.startswith("Bonjour Madame Dupré, faites opposition")
    assert first.after == "Vous ne répondez pas à ma question."
    assert first.mood == (2, 1)
    assert words.said_label(first) == "You wrote"


def test_what_should_not_be_written_is_named() -> None:
    [leak] = replies(report_of("lost-card-email", "solde"))
    assert (leak.kind, leak.flag, leak.fatal) == ("bad", "open_data", True)
    assert words.moment_details(leak) == ["To take out: “120,50”"]


def test_a_full_reply_is_a_good_moment() -> None:
    [full] = replies(report_of("lost-card-email", "exemplaire"))
    assert (full.kind, full.points, full.why) == ("good", 8, "Tout y est.")


def test_one_may_try_again_from_before_the_reply_was_sent() -> None:
    report = report_of("lost-card-email", "relancée")
    first, *_ = replies(report)
    asked = next(x for x in played("lost-card-email", "relancée").entries() if x.number == first.fork_at + 1)
    assert (type(asked.event).__name__, asked.asked) == ("ReplyPosted", "roleplay.reply")
    assert [line.text for line in report.lines if line.number == first.entry_number] == [first.said]


@pytest.mark.parametrize(
    ("file", "name"),
    [("lost-card-chat", "muette"), ("new-card-callback", "attentes"), ("appointment-outbound", "insistance")],
)
def test_every_channel_can_be_debriefed(file: str, name: str) -> None:
    report = report_of(file, name)
    assert report.moments
    assert all(words.moment_title(moment) for moment in report.moments)
    assert report.timeline.knots


def test_nobody_was_silent_in_an_e_mail() -> None:
    assert report_of("lost-card-email", "exemplaire").timeline.bands == ()
