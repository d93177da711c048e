"""Objections met in a session: raised, worked through by what was said, closed with what came of them, looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import BUNDLED
from tests.support.dealing import some
from tests.support.objecting import badly, roleplay, well
from workstation import commands as c
from workstation import events as e
from workstation.clock import SECOND
from workstation.content.objections import Objection, of, searched
from workstation.library.playing import small_bank
from workstation.library.shelf import read_roleplay
from workstation.library.start import Start, begin
from workstation.session import objecting
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.runner import Session
from workstation.session.state import Contact, fold_all

BANK = small_bank(BUNDLED.people)
EACH = some(BUNDLED.objections, 3, lambda one: one.let_go.only, lambda one: one.id)


def known(name: str) -> Objection:
    found = of(BUNDLED.objections, name)
    assert found is not None
    return found


def raised(one: Objection, folder: Path, help_level: str = "choice", kind: str = "practice") -> Session:
    """A call in which the customer has just said it."""
    path = folder / f"met-{one.id}.yaml"
    path.write_text(roleplay(one), encoding="utf-8")
    played = read_roleplay(path, BUNDLED.around, BUNDLED.folders)
    start = Start("s1", kind, "inès", "Inès Moreau", help_level, 1, "2026-11-23T09:00:00")
    session = begin(start, played, BUNDLED, MemoryEventLog(), World(BANK, Pins(MemoryContents())))
    session.do(c.GoReady())
    session.do(c.AnswerContact("c1"))
    listen(session)
    session.do(c.Say("c1", "hello"))
    listen(session)
    return session


def listen(session: Session) -> None:
    """Let the customer say all that they have to say."""
    while session.state.contacts["c1"].talk.queue:
        due = session.due()
        assert due is not None
        session.advance(due)
    session.advance(session.at + SECOND)


def worked(session: Session, way: list[str]) -> Contact:
    for name in way:
        session.do(c.Say("c1", f"met/{name}"))
        listen(session)
    return session.state.contacts["c1"]


def workspace(session: Session, name: str = "") -> objecting.Workspace | None:
    contact, pins = session.state.contacts["c1"], session.world.pins
    assert session.state.started is not None
    role = pins.role(session.state.started, contact.offer)
    name = name or contact.desk.looked_up or objecting.at_hand(contact, role)
    return objecting.workspace(contact, role, pins, session.state.started, name) if name else None


@pytest.mark.parametrize("one", EACH)
def test_each_class_is_met_looked_up_answered_well_and_badly_and_let_go(one: Objection, tmp_path: Path) -> None:
    session = raised(one, tmp_path)
    [met] = session.state.contacts["c1"].desk.objections
    assert (met.objection, met.outcome) == (one.id, "")
    session.do(c.OpenObjection("c1", one.id))
    assert session.state.contacts["c1"].desk.looked_up == one.id

    [met] = worked(session, well(one)[0]).desk.objections
    assert met.outcome == ("let_go" if one.let_go.only else "settled")
    assert ("probe" in met.tags) is not one.let_go.only
    assert fold_all(list(session.entries())) == session.state

    for family, way in badly(one).items():
        again = raised(one, tmp_path)
        there = worked(again, way)
        [met] = there.desk.objections
        assert f"poor.{family}" in met.tags
        assert met.outcome == "let_go"
        closed = [entry.event for entry in again.entries() if isinstance(entry.event, e.ObjectionClosed)]
        assert [one.patience for one in closed] == [-1]
        assert closed[0].tags == met.tags


def test_the_steps_light_as_they_are_really_done(tmp_path: Path) -> None:
    session = raised(known("price"), tmp_path, "guided")
    seen = []
    for name in ("probe", "answer_isolation"):
        found = workspace(session)
        assert found is not None
        seen.append(found.done)
        worked(session, [name])
    found = workspace(session)
    assert found is not None
    assert [*seen, found.done] == [(), ("listen", "probe"), ("listen", "probe", "answer")]
    worked(session, ["check"])
    assert workspace(session) is None


def test_what_may_be_said_is_the_role_play_s_own_sentence_with_its_own_fact(tmp_path: Path) -> None:
    session = raised(known("price"), tmp_path, "guided")
    worked(session, ["probe"])
    found = workspace(session)
    assert found is not None
    by_tag = {card.tag: card for card in found.cards}
    assert "C’est écrit dans la notice." in by_tag["answer.crac"].text
    assert by_tag["answer.crac"].move == "met/answer_crac"
    assert "probe" not in by_tag  # it was said
    assert by_tag["let_go"].move == "met/leave"
    assert {card.tag for card in found.poor} == {"poor.minimising", "poor.justification", "poor.pressure"}


@pytest.mark.parametrize(
    ("help_level", "opens", "lights", "tells"),
    [
        ("guided", True, True, True),
        ("choice", True, True, False),
        ("first_words", False, True, False),
        ("free", False, False, False),
    ],
)
def test_it_fades_with_help(help_level: str, opens: bool, lights: bool, tells: bool, tmp_path: Path) -> None:
    one = known("think")
    session = raised(one, tmp_path, help_level)
    assert (workspace(session) is not None) is opens
    said = f"{one.listen.text('fr')} {one.probe.text('fr')}"
    session.do(c.SayFreely("c1", said) if help_level == "free" else c.Say("c1", "met/probe"))
    listen(session)
    assert session.state.contacts["c1"].desk.objections[0].tags == ("listen", "probe")
    found = workspace(session, "think")
    assert found is not None
    assert bool(found.done) is lights
    assert bool(found.poor) is tells
    assert found.written is (help_level == "free")


def test_an_answer_goes_where_one_writes_and_what_is_to_be_completed_is_marked(tmp_path: Path) -> None:
    session = raised(known("price"), tmp_path, "free")
    session.do(c.InsertPhrase("c1", "speech", "price/answer.crac", "fr", "objection"))
    desk = session.state.contacts["c1"].desk
    assert "[à compléter\u00a0: le fait utile ici]" in desk.drafts["speech"]
    assert [mark.missing for mark in desk.marks["speech"]] == [True]
    assert [one.code for one in desk.inserted] == ["price/answer.crac"]
    with pytest.raises(c.Refused):
        session.do(c.InsertPhrase("c1", "speech", "price/poor.pressure", "fr", "objection"))


def test_a_conversation_that_ends_in_it_is_lost(tmp_path: Path) -> None:
    session = raised(known("price"), tmp_path)
    session.do(c.EndContact("c1"))
    assert [one.outcome for one in session.state.contacts["c1"].desk.objections] == ["lost"]


def test_two_letters_a_slip_or_a_word_of_any_language_find_the_class() -> None:
    def first(query: str) -> str:
        return next((one.id for one in searched(BUNDLED.objections, query)), "")

    assert len(searched(BUNDLED.objections, "")) == 18
    assert first("ch") == "price"
    for query, wanted in {
        "cher": "price", "CHÈR": "price", "réflechir": "think", "reflchir": "think", "conjo": "spouse",
        "trust": "mistrust", "teuer": "price", "mutuele": "equipped", "conseiler": "own-adviser",
        "non merci": "flat-no",
    }.items():  # fmt: skip
        assert first(query) == wanted, query
    assert searched(BUNDLED.objections, "xyzzy") == ()
    assert searched(BUNDLED.objections, "a" * 10_000) == ()
