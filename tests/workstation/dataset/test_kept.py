"""Nobody generated has the number, the address or the account of somebody in a role-play: each has its own range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import CONTENT
from tests.support.drawn import drawn
from workstation.bank.kept import client_number_is_kept, mail_is_kept, phone_is_kept, tail_is_kept
from workstation.bank.people import read_person
from workstation.content.diagnostics import Diagnostic
from workstation.dataset.generate import generate
from workstation.dataset.numbers import FICTION_PREFIXES, MOST_CLIENTS, PhoneBook, client_number
from workstation.dataset.record import ClientRecord
from workstation.library.checking import faults_of
from workstation.library.shelf import Shelf, read_roleplay
from workstation.paths import RESOURCES, SCRIPTS

SEEDS = st.integers(-(2**63), 2**63)
ANNE = (CONTENT / "people" / "anne.yaml").read_text(encoding="utf-8")


def tails(record: ClientRecord) -> Iterator[str]:
    yield from (account.tail for account in record.accounts)
    yield from (card.tail for card in record.cards)


@given(seed=SEEDS, index=st.integers(1, MOST_CLIENTS - 1))
def test_no_client_number_is_one_of_a_role_play(seed: int, index: int) -> None:
    assert not client_number_is_kept(client_number(seed, index))


@given(seed=SEEDS, postcode=st.sampled_from(["75011", "42000", "13001", "44000", "31000", "67000"]))
@drawn(4)
def test_no_telephone_number_is_one_of_a_role_play_even_past_the_ranges(seed: int, postcode: str) -> None:
    book = PhoneBook(seed)
    numbers = [book.mobile(postcode) for _ in range(55_000)]
    assert not any(map(phone_is_kept, numbers))
    assert sum(number.startswith(FICTION_PREFIXES) for number in numbers) == 54_000


@given(seed=SEEDS)
@drawn(10)
def test_nobody_generated_has_what_is_left_to_role_plays(seed: int) -> None:
    for record in islice(generate(seed, 100), 100):
        who = record.client
        assert not phone_is_kept(who.phone)
        assert not client_number_is_kept(who.number)
        assert not who.email or not mail_is_kept(who.email)
        assert not any(map(tail_is_kept, tails(record)))


def test_whoever_ships_has_only_what_is_left_to_them() -> None:
    people = [person.dossier for person in Shelf().people.values()]
    assert people
    for held in people:
        who = held.client
        assert phone_is_kept(who.phone)
        assert client_number_is_kept(who.number)
        assert mail_is_kept(who.email)
        assert all(tail_is_kept(one.tail) for one in (*held.accounts, *held.cards))


def test_the_templates_give_numbers_that_are_left_to_role_plays() -> None:
    around = Shelf().around
    for path in sorted((RESOURCES / "templates" / "roleplays").glob("*.yaml")):
        assert not [fault for fault in read_roleplay(path, around).diagnostics if fault.code == "RP025"]


OUTSIDE = [
    ('"0639980001"', '"0639981000"'),
    ('"0639980001"', '"06 39 98 99 99"'),
    ('"0639980001"', '"+33 6 39 98 41 07"'),
    ('"0639980001"', '"01 99 00 12 34"'),
    ('"0639980001"', '"0010000001"'),
    ('"11111112"', '"50000000"'),
    ('"11111112"', '"99 999 999"'),
    ('"anne@example.org"', '"anne@exemple.invalid"'),
    ('"anne@example.org"', '"Anne@Exemple.Invalid"'),
    ('"1234"', '"1230"'),
    ('"9876"', '"9878"'),
]


def remarks(faults: list[Diagnostic] | None) -> list[tuple[str, str, int]]:
    return [(fault.code, fault.severity, fault.place.line) for fault in faults or ()]


@pytest.mark.parametrize(("old", "new"), OUTSIDE)
def test_check_remarks_on_what_a_generated_client_may_have(tmp_path, old: str, new: str) -> None:
    assert ANNE.count(old) == 1
    path = tmp_path / "people" / "anne.yaml"
    path.parent.mkdir()
    path.write_text(ANNE.replace(old, new), encoding="utf-8")
    line = ANNE[: ANNE.index(old)].count("\n") + 1
    assert remarks(faults_of(path, Shelf())) == [("RP025", "warning", line)]
    path.write_text(ANNE, encoding="utf-8")
    assert remarks(faults_of(path, Shelf())) == []


def test_check_remarks_on_a_client_that_a_role_play_describes(tmp_path) -> None:
    text = (RESOURCES / "templates" / "roleplays" / "call.yaml").read_text(encoding="utf-8")
    changed = re.sub(r'phone: "06399801\d\d"', 'phone: "0639985000"', text)
    assert changed != text
    path = tmp_path / "own.yaml"
    path.write_text(changed, encoding="utf-8")
    found = read_roleplay(path, Shelf().around).diagnostics
    assert [fault.severity for fault in found if fault.code == "RP025"] == ["warning"]


def test_a_person_with_remarks_can_be_played() -> None:
    person = read_person(ANNE.replace('"0639980001"', '"0639984107"'), "anne.yaml")
    assert person.dossier.client.phone == "0639984107"


def test_what_ships_is_in_order() -> None:
    assert not [fault for fault in Shelf(SCRIPTS).check() if fault.code == "RP025"]
