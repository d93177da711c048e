"""Role-play people, the note's lists, and what they are read from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.support.content import BUNDLED, CONTENT, SHELF
from workstation.bank.dossier import Dossier
from workstation.bank.people import client_id, read_person, with_households
from workstation.content.diagnostics import ContentFault

ANNE = (CONTENT / "people" / "anne.yaml").read_text(encoding="utf-8")


def test_a_person_is_read_with_days_counted_from_the_session() -> None:
    anne = SHELF.people["anne"]
    assert anne.client == client_id("anne") == "P-anne"
    assert anne.dossier.client.name == "Anne Dupré"
    assert anne.dossier.client.formal_name == "Mme Dupré"
    assert anne.dossier.client.birth_date == date(1980, 2, 3)
    assert anne.dossier.accounts[0].balance == 12_050
    assert anne.dossier.cards[0].left == 185_000
    assert anne.dossier.operations[0].amount == -320


def test_a_household_names_those_who_are_written_and_leaves_out_the_others() -> None:
    assert [(r.client, r.relation) for r in SHELF.people["anne"].dossier.household] == [("P-paul", "spouse")]
    alone = with_households({"anne": read_person(ANNE, "anne.yaml")})
    assert alone["anne"].dossier.household == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('  number: "11111112"\n', "", "RP011", 4),
        ("1980-02-03", "3 février 1980", "RP012", 8),
        ("balance: 120.50", "balance: cent vingt", "RP012", 18),
        ("expires: 2028-04", "expires: 2028-13", "RP012", 20),
        ("kind: classic", "kind: platinum", "RP012", 20),
        ("relation: spouse", "relation: friend", "RP012", 16),
        ("operations:", "opérations:", "RP010", 21),
        ("day: -1,", "day: hier,", "RP012", 22),
    ],
)
def test_a_fault_in_a_person_is_shown_at_its_line(old: str, new: str, code: str, line: int) -> None:
    assert ANNE.count(old) == 1
    with pytest.raises(ContentFault) as caught:
        read_person(ANNE.replace(old, new), "anne.yaml")
    assert next((d.code, d.place.line) for d in caught.value.diagnostics) == (code, line)


def test_a_phone_number_keeps_its_first_nought() -> None:
    unquoted = ANNE.replace('"0639980001"', "0639980001")
    assert read_person(unquoted, "anne.yaml").dossier.client.phone == "0639980001"


def test_three_motifs_come_first_and_never_give_the_answer_away_by_their_order() -> None:
    lists = SHELF.dispositions
    near = lists.nearest("CARD-LOST")
    assert [leaf.code for leaf in near] == sorted(leaf.code for leaf in near)
    assert {"CARD-LOST", "CARD-STOLEN"} < {leaf.code for leaf in near}
    assert len(near) == 3
    assert lists.nearest("NOTHING") == ()
    leaf = lists.leaf("CARD-NEW")
    assert leaf is not None
    assert leaf.title == "Commande"


def _everybody() -> Iterator[Dossier]:
    """Who ships, in a file of people or described by a role-play."""
    yield from (person.dossier for person in BUNDLED.people.values())
    for roleplay in BUNDLED.roleplays:
        described = roleplay.program.script.described
        if described:
            yield described.dossier


@pytest.mark.parametrize("dossier", tuple(_everybody()), ids=lambda one: one.client.name)
def test_nobody_held_an_account_before_being_a_client_nor_was_one_before_birth(dossier: Dossier) -> None:
    assert dossier.client.since >= dossier.client.birth_date.year
    assert [one.opened for one in dossier.accounts if one.opened < dossier.client.since] == []
