"""An answer is judged beside what the dossier holds: all of it that the customer may have said."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from widgets.adviser.identity_strip import IdentityStrip
from widgets.common.labels import Label
from widgets.common.theme import Theme
from workstation import i18n
from workstation.bank.identity import DYNAMIC, STATIC
from workstation.desk.state import Answer, Identity
from workstation.library.shelf import Shelf
from workstation.phrases import phrase
from workstation.wording import full_date, money, short_date

PEOPLE = {name: person.dossier for name, person in Shelf().people.items()}


def told(name: str, element: str, language: str) -> list[str]:
    """What the dossier of ``name`` holds of that element, each as one says it."""
    dossier = PEOPLE[name]
    address = dossier.client.address
    match element:
        case "name":
            return [dossier.client.name]
        case "birth_date":
            return [full_date(dossier.client.birth_date, language)]
        case "address":
            return [address.street, address.postcode, address.city]
        case "product":
            return [phrase("account", account.kind) for account in dossier.accounts]
        case _:
            return [
                words
                for operation in dossier.operations[:3]
                for words in (
                    operation.label, money(operation.amount, language), short_date(operation.day, language)
                )
            ]  # fmt: skip


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("name", PEOPLE)
def test_the_value_on_file_stands_under_the_answer(qtbot: QtBot, theme: Theme, name: str, language: str) -> None:
    i18n.install(language)
    dossier = PEOPLE[name]
    assert isinstance(dossier.client.birth_date, date)
    for element in STATIC + DYNAMIC:
        strip = IdentityStrip(theme)
        qtbot.addWidget(strip)
        identity = Identity(answers=(Answer(element, "Voilà.", right=True),))
        strip.show_identity(identity, 2, dossier, asked=(), stray=0, guided=False)
        row = strip.row(element)
        assert row is not None, element
        shown = "\n".join(label.text() for label in row.findChildren(Label))
        for words in told(name, element, language):
            assert words in shown, element
