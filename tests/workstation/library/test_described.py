"""A role-play in one file: it describes its client itself, and they ring and are found as anybody is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.content import FILE, LOST_CARD, SHELF, changed, read
from workstation import commands as c
from workstation.content.diagnostics import ContentFault
from workstation.dataset.people import OneMore, SmallBank, record_of
from workstation.library.playing import drive, outcome, play_test, small_bank
from workstation.library.shelf import Roleplay
from workstation.library.start import Start, begin, branch, reopen
from workstation.roleplay.reading.loader import load
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.player import Player, Written

ZOE = """\
world:
  client:
    number: "40990001"
    title: Mme
    first_name: "Zoé"
    last_name: "Marchand"
    birth_date: 1980-02-03
    address: {street: "5 rue du Lac", postcode: "69006", city: "Lyon"}
    phone: "0639980101"
    cards:
      - {id: classic, kind: classic, tail: "4471", limit: 2000}
"""
TEXT = changed(("world: {client: anne, caller: client}\n", ZOE))
START = Start("s1", "practice", "p1", "Inès Moreau", "choice", 1, "2026-11-23T09:00:00")


def roleplay(text: str = TEXT) -> Roleplay:
    return Roleplay(Path(FILE), text, read(text), ())


def world() -> World:
    return World(small_bank(SHELF.people), Pins(MemoryContents()))


def test_the_client_described_rings_and_opens() -> None:
    result = play_test(roleplay(), SHELF, roleplay().script.exemplary)
    contact = result.session.state.contacts["c1"]
    assert result.marks.passed
    assert contact.offer.names == ("Zoé Marchand",)
    assert contact.offer.number == "0639980101"
    assert [dossier.name for dossier in contact.desk.dossiers] == ["Zoé Marchand"]


def test_the_session_goes_on_after_a_restart_whatever_became_of_the_file() -> None:
    log, there = MemoryEventLog(), world()
    begin(START, roleplay(), SHELF, log, there)
    again = reopen("s1", log, World(small_bank(SHELF.people), there.pins))
    test = roleplay().script.exemplary
    drive(again, Player("c1", roleplay().script_program, Written(test.steps), dict(test.notes)))
    assert outcome(again, SHELF, "c1").marks.passed
    child = branch(again, 8, "s2", "2026-11-23T10:00:00", log, world=World(small_bank(SHELF.people), there.pins))
    assert child.world.records.search("marchand")


def test_they_are_found_once_beside_everybody_else() -> None:
    zoe = read(TEXT).script.described
    assert zoe is not None
    bank = SmallBank([*(record_of(person) for person in SHELF.people.values()), record_of(zoe)])
    records = OneMore(bank, zoe)
    assert [one.name for one in records.search("zoé")] == ["Zoé Marchand"]
    assert [one.name for one in records.by_phone("06 39 98 01 01")] == ["Zoé Marchand"]
    assert [one.name for one in records.search("anne")] == ["Anne Dupré"]
    assert records.load(zoe.client, date(2026, 11, 23)).cards[0].tail == "4471"
    assert records.load("P-anne", date(2026, 11, 23)).client.first_name == "Anne"


def test_two_role_plays_may_describe_the_same_person() -> None:
    log, there = MemoryEventLog(), world()
    other = roleplay(TEXT.replace("id: lost-card", "id: second"))
    first = begin(START, roleplay(), SHELF, log, there)
    second = begin(Start("s2", *list(vars(START).values())[1:]), other, SHELF, log, there)
    for session in (first, second):
        assert session.state.contacts["c1"].offer.names == ("Zoé Marchand",)
        session.do(c.GoReady())


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("birth_date: 1980-02-03", "birth_date: 3 février", "RP012", "birth_date: 3"),
        ('    number: "40990001"\n', "", "RP011", "    title: Mme"),
        ("kind: classic", "kind: clasic", "RP012", "kind: clasic"),
        ("    cards:", "    crads:", "RP010", "crads"),
        ("  client:\n", "  client: [a]\n  other:\n", "RP012", "[a]"),
    ],
)
def test_a_fault_in_the_description_has_its_line(old: str, new: str, code: str, at: str) -> None:
    text = TEXT.replace(old, new, 1)
    with pytest.raises(ContentFault) as raised:
        load(text, FILE, SHELF.around)
    fault = raised.value.diagnostics[0]
    (line,) = [n for n, words in enumerate(text.splitlines(), 1) if at in words]
    assert (fault.code, fault.place.line) == (code, line)


def test_the_person_named_still_stands() -> None:
    assert read(LOST_CARD).script.described is None
