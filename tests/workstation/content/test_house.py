"""The bank's name and greeting are declared in one place, and everything says them from there."""

from __future__ import annotations

import pytest

from tests.support.content import changed
from tests.support.shift import Shift
from workstation import brand, i18n
from workstation.content.diagnostics import ContentFault
from workstation.content.guide import as_said, read_guide
from workstation.content.house import bundled, read_house

LUMEN = 'format: 1\nhouse: house\nname: "Crédit Lumen"\ngreeting: "{{ bank.name }}, {{ adviser.name }}, bonjour."\n'


def test_a_name_alone_is_the_name_in_every_language() -> None:
    house = read_house(LUMEN, "house.yaml")
    assert house.name == "Crédit Lumen"
    assert house.greeting("Inès") == "Crédit Lumen, Inès, bonjour."
    assert house.values == {"bank": {"name": "Crédit Lumen"}}


def test_the_screen_has_the_name_in_its_own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_language", "en")
    assert bundled().name == "Orvanne Bank"
    assert "Orvanne Bank" in bundled().greeting("Inès")
    monkeypatch.setattr(i18n, "_language", "fr")
    assert bundled().name == "Banque Orvanne"


def test_pages_bear_the_name_of_the_house_once_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brand, "_names", {})
    assert brand.bank_name() == ""
    brand.bear(read_house(LUMEN, "house.yaml").names)
    assert brand.bank_name() == "Crédit Lumen"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{{ adviser.name }}", "{{ adviser.age }}", "RP045"),
        ("{{ bank.name }}", "{{ figures.fee }}", "RP045"),
        ("{{ bank.name }}", "{% if %}", "RP045"),
        ('"Crédit Lumen"', '"{{ bank.name }}"', "RP015"),
        ('name: "Crédit Lumen"\n', "", "RP011"),
        ('"Crédit Lumen"', '{en: "Lumen"}', "RP011"),
        ('"Crédit Lumen"', '{fr: "Lumen", es: "Lumen"}', "RP010"),
        ('"Crédit Lumen"', '" "', "RP012"),
        ('"Crédit Lumen"', "[a]", "RP012"),
    ],
)
def test_what_is_wrong_with_a_house_is_told(old: str, new: str, code: str) -> None:
    assert LUMEN.count(old) == 1
    with pytest.raises(ContentFault) as told:
        read_house(LUMEN.replace(old, new), "house.yaml")
    assert code in [fault.code for fault in told.value.diagnostics]


def test_a_guide_says_the_bank() -> None:
    stage = '{id: welcome, title: "A", goal: "B", phrases: ["{{ bank.name }}, bonjour."]}'
    text = f"format: 1\nguide: call\nstages: [{stage}]\n"
    guide = as_said(read_guide(text, "call.yaml"), {"bank.name": bundled().values["bank"]["name"]})
    assert guide.stages[0].phrases == ("Banque Orvanne, bonjour.",)
    with pytest.raises(ContentFault):
        read_guide(text.replace("bank.name", "bank.town"), "call.yaml")


def test_a_role_play_says_the_bank_and_older_sessions_that_which_ships() -> None:
    shift = Shift(changed(('say: "Banque Orvanne, bonjour', 'say: "{{ bank.name }}, bonjour')))
    shift.answer()
    shift.say("greet_full")
    assert [line.text for line in shift.contact.lines if line.who == "adviser"] == [
        "Banque Orvanne, bonjour, Inès Moreau à votre écoute."
    ]
