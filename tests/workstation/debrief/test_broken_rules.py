"""A reply that is right and breaks a rule: the debrief says what the rule says, and praises nothing in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.support.both import BANK, KEVIN
from tests.support.content import BUNDLED
from workstation import commands as c
from workstation.clock import SECOND
from workstation.debrief.building import make_report
from workstation.debrief.report import Report
from workstation.library.playing import by_steps
from workstation.library.shift_playing import roleplays_of, several
from workstation.library.start import Start, begin_shift
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins

TWO = BUNDLED.shifts["two-chats"]


def played(change: Callable[[c.Command], c.Command]) -> Report:
    """Kévin's contact, as its exemplary test has it, what is sent being changed."""
    pins = Pins(MemoryContents())
    start = Start("s1", "practice", "inès", "Inès Moreau", "choice", 1, "2026-11-23T09:00:00", draws={})
    session = begin_shift(start, TWO, BUNDLED, MemoryEventLog(), World(BANK, pins))
    parts = {}
    for contact, roleplay in roleplays_of(TWO, BUNDLED).items():
        test = roleplay.script.exemplary
        parts[contact] = by_steps(roleplay, test.steps, dict(test.notes), dict(test.replies))
    player = several(session, parts)
    while turn := player.next(session.state, session.at):
        if turn.command is not None:
            session.do(change(turn.command))
        due = session.due()
        if turn.until > session.at:
            session.advance(min(turn.until, due) if due is not None else turn.until)
        elif turn.command is None:
            session.advance(session.at + SECOND)
    return make_report("s1", session.entries(), pins, KEVIN)


@pytest.mark.parametrize(
    ("added", "rule"), [(" À bientôt, Madame Barbier.", "another_person"), (" Merci, [NOM].", "left_over")]
)
def test_what_the_rule_says_is_what_is_told(added: str, rule: str) -> None:
    def change(command: c.Command) -> c.Command:
        replies = isinstance(command, c.SendReply) and command.contact == KEVIN
        return replace(command, text=command.text + added) if replies else command  # type: ignore[attr-defined,call-arg]

    report = played(change)
    found = BUNDLED.rules.get(rule)
    assert found is not None
    bad = [moment for moment in report.moments if moment.flag == rule]
    assert [moment.why for moment in bad] == [found.reason]
    assert [told for told in bad[0].facets if told[0] == "broken" and found.reason in told[1]]
    assert [loss.why for loss in report.losses if loss.flag == rule] == [found.reason]
