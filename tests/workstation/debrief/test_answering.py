"""How a written conversation was kept going: how soon each answer came, and whether announced waits were kept."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.both import INES, KEVIN, both, listen
from tests.support.content import BUNDLED
from workstation import commands as c
from workstation.assessment.scorecard import read_scorecard
from workstation.clock import SECOND
from workstation.content.answers import FORMER, Answers
from workstation.content.diagnostics import ContentFault
from workstation.debrief.answering import read_answering
from workstation.debrief.building import make_report
from workstation.debrief.words import figures
from workstation.paths import SCRIPTS
from workstation.session.owed import pace
from workstation.session.state import Contact
from workstation.session.transcript import Line

CHAT = SCRIPTS / "scorecards" / "chat.yaml"
KEVIN_NOW = both().state.contacts[KEVIN]


def answers() -> Answers:
    found = BUNDLED.scorecard("chat").answers
    assert found is not None
    return found


def talk(*said: tuple[str, int, str]) -> Contact:
    """A chat of these lines: who, at what second, what; it ended a minute after the last."""
    lines = tuple(Line(n, at * SECOND, who, text) for n, (who, at, text) in enumerate(said, 1))
    life = replace(KEVIN_NOW.life, answered_at=0, ended_at=(said[-1][1] + 60) * SECOND)
    return replace(KEVIN_NOW, life=life, lines=lines)


def test_each_answer_is_timed_from_the_first_line_it_answers() -> None:
    found = read_answering(
        talk(
            ("customer", 0, "bonjour"), ("customer", 4, "je suis bloqué"), ("adviser", 25, "Bonjour, je vous lis."),
            ("adviser", 27, "Votre nom ?"), ("customer", 40, "Roussel"), ("customer", 50, "?"),
            ("adviser", 170, "Merci."), ("customer", 180, "ok"), ("adviser", 200, "C’est fait."),
        ),
        answers(), "fr",
    )  # fmt: skip
    assert (found.first, found.then) == (25 * SECOND, (130 * SECOND, 20 * SECOND))
    assert (found.late, found.waits) == (1, 0)


@pytest.mark.parametrize(
    ("language", "text", "seconds"),
    [
        ("fr", "Je cherche cela, deux minutes.", 120),
        ("fr", "Merci de patienter 30 secondes.", 30),
        ("fr", "Je reviens vers vous dans une minute.", 60),
        ("en", "Let me check, two minutes please.", 120),
        ("en", "Bear with me for 30 seconds.", 30),
        ("de", "Ich prüfe das, zwei Minuten bitte.", 120),
        ("fr", "Le blocage dure 30 minutes.", 0),  # a length that announces nothing
        ("fr", "Je regarde cela.", 0),  # an announcement without a length
        ("de", "Das dauert zwei Tage.", 0),
    ],
)
def test_a_wait_announced_with_its_length_is_kept_or_not(language: str, text: str, seconds: int) -> None:
    for late in (False, True):
        back = 10 + (seconds or 60) + (5 if late else -5)
        told = talk(("customer", 0, "alors ?"), ("adviser", 10, text), ("adviser", back, "…"))
        found = read_answering(told, answers(), language)
        assert (found.waits, found.kept) == ((1, int(not late)) if seconds else (0, 0)), (text, late)


def test_a_wait_cut_short_by_the_end_is_held_against_nobody() -> None:
    told = talk(("customer", 0, "alors ?"), ("adviser", 10, "Je cherche, deux minutes."))
    assert read_answering(told, answers(), "fr").waits == 0


@given(st.lists(st.tuples(st.sampled_from(["customer", "adviser"]), st.integers(1, 200)), min_size=1, max_size=20))
def test_no_answer_is_counted_that_nobody_waited_for(steps: list[tuple[str, int]]) -> None:
    at, said = 0, []
    for who, gap in steps:
        at += gap
        said.append((who, at, "mot"))
    found = read_answering(talk(*said), answers(), "fr")
    turns = sum(a[0] == "customer" and b[0] == "adviser" for a, b in pairwise(said))
    assert len(found.then) + (found.first is not None) == turns
    assert found.late <= turns


def test_the_debrief_tells_them_with_their_definition() -> None:
    session = both()
    for contact, text in ((KEVIN, "Bonjour, Inès Moreau, je regarde, deux minutes."), (INES, "Bonjour, je vous lis.")):
        session.do(c.SayFreely(contact, text))
        listen(session, contact)
    for contact in (KEVIN, INES):
        session.do(c.EndContact(contact))
        for name, value in (("code", "DIG-ACCES"), ("outcome", "solved")):
            session.do(c.SetNoteField(contact, name, value))
        session.do(c.CloseContact(contact))
    report = make_report(session.id, session.entries(), session.world.pins, KEVIN)
    told = {name: (value, meaning) for name, value, meaning in figures(report)}
    assert told["First answer"][0] == "0:40"
    assert told["Late answers"][0] == "1 of 1"
    assert all(meaning for _, meaning in told.values())
    assert "Time on hold" not in told


def test_what_is_due_is_the_content_of_its_day_and_older_sessions_keep_what_held() -> None:
    text = CHAT.read_text(encoding="utf-8")
    assert (answers().first, answers().next) == (FORMER.first, FORMER.next)
    quick = read_scorecard(text.replace("watch: 20, late: 30", "watch: 5, late: 8"), str(CHAT)).answers
    assert quick is not None
    contact = talk(("customer", 0, "bonjour"))
    contact = replace(contact, life=replace(contact.life, phase="talking", ended_at=-1))
    assert [pace(contact, at * SECOND, quick) for at in (4, 6, 9)] == ["ease", "watch", "over"]
    assert [pace(contact, at * SECOND, FORMER) for at in (4, 21, 31)] == ["ease", "watch", "over"]
    session = both()
    assert session.state.started is not None
    pins, manifest = session.world.pins, session.state.started.manifest
    assert pins.answers(manifest, "chat") == answers()
    assert pins.answers(manifest, "call") == FORMER
    with pytest.raises(ContentFault):
        read_scorecard(text.replace("watch: 20, late: 30", "watch: 40, late: 30"), str(CHAT))
