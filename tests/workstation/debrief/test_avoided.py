"""At free help a word to avoid is told by the report, with a better one, and costs nothing."""

from __future__ import annotations

from tests.workstation.session.test_helping import contact, fresh, report_of
from workstation import commands as c
from workstation.debrief.explaining import explanations


def test_what_was_said_in_ones_own_words_is_told_with_better_ones_and_costs_nothing() -> None:
    session = fresh(help_level="free")
    session.do(c.SayFreely("c1", "Pas de souci, du coup je regarde."))
    while contact(session).talk.queue:
        session.advance(session.due() or session.at)
    session.advance(session.at + 1000)
    session.do(c.SayFreely("c1", "Aucun souci, Madame."))
    report = report_of(session)
    [tic] = report.avoided
    assert (tic.rule, len(tic.words), tic.better) == ("tic", 3, "Je regarde, Madame.")
    assert report.marks.flags == ()
    assert [part.figure for part in explanations(report) if part.title == "Words to avoid"] == ["3"]
