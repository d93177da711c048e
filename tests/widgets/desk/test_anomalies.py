"""What is wrong with a dossier itself: in sight at the desk, mended there, or sent on to whom judges its papers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.widgets.desk.conftest import ANNE, Make, Post
from tests.widgets.desk.test_operations import choose
from widgets.adviser.act_forms import TARGET
from widgets.adviser.dossier_pane import DossierPane
from workstation.bank.dossier import ANOMALIES, Incident
from workstation.bank.held import Held
from workstation.events import ActDone
from workstation.phrases import phrase

MENDED_BY = {"missing_email": "mail", "returned_mail": "address", "duplicate_phone": "phone"}
"""What an adviser changes first, before such an anomaly is closed; the others are judged elsewhere."""
CORRECT, REPORT = "anomaly.correct", "anomaly.report"


def flawed(post: Make, kind: str, changed: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Post, DossierPane]:
    """Anne identified, of whose dossier that alone is wrong, and her dossier on screen."""
    desk = post("greet_full")
    today, contact = desk.bridge.today, desk.contact
    known = desk.bridge.session.world.records.load(ANNE, today)
    wrong = replace(known, incidents=(Incident(today, kind, "Relevé par le contrôle du mois", "open"),))
    wrong = wrong.with_item(Held("contact_change", today, changed)) if changed else wrong
    monkeypatch.setitem(desk.bridge.session.world.pins._dossiers, contact.desk.dossiers[0].digest, wrong)
    pane = DossierPane(desk.theme, desk.bridge)
    desk.show(pane, 392, 900)
    desk.shift.say("ask_name", "ask_birth", "ask_product")
    return desk, pane


@pytest.mark.parametrize("kind", ANOMALIES)
def test_every_anomaly_is_named_and_is_closed_or_sent_on(
    post: Make, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, pane = flawed(post, kind, MENDED_BY.get(kind, ""), monkeypatch)
    section = pane.section("incidents")
    assert phrase("incident", kind) in " ".join(label.text() for label in section.findChildren(QLabel))
    act, field, value = (CORRECT, "checked", "client") if kind in MENDED_BY else (REPORT, "to", "branch")
    button = section.button(act)
    assert button is not None
    desk.key(button, Qt.Key.Key_Space)
    form = pane.form()
    assert form is not None
    choose(desk, form.field(TARGET), kind)
    choose(desk, form.field(field), value)
    desk.key(form._confirm, Qt.Key.Key_Return)
    [done] = [event for event in desk.shift.events if isinstance(event, ActDone)]
    assert (done.act, done.target) == (act, kind)
    assert pane.section("incidents").button(act) is None, "it is not done twice"


@pytest.mark.parametrize("kind", ["returned_mail", "duplicate_phone"])
def test_what_is_not_mended_yet_is_not_closed(post: Make, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _, pane = flawed(post, kind, "", monkeypatch)
    section = pane.section("incidents")
    assert section.button(CORRECT) is None
    assert section.button(REPORT) is None, "nor is it anybody else's"
