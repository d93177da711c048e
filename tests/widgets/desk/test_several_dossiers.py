"""Several dossiers open at once: each in its tab, never confused, and told apart where they are of one name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.support.shift import BANK, PAUL
from tests.widgets.desk.conftest import ANNE, Make
from tests.widgets.desk.test_dossier import TO_LEVEL_2, dossier, words
from widgets.adviser.contact_card import ContactCard
from widgets.adviser.dossier_tabs import DossierTabs
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.desk.state import OpenedDossier
from workstation.events import DossierOpened


def test_two_open_dossiers_are_tabs_that_are_never_confused(post: Make) -> None:
    desk = post(*TO_LEVEL_2)
    pane = dossier(desk)
    tabs = pane.findChild(DossierTabs)
    assert tabs is not None
    assert not tabs.isVisible(), "one dossier alone needs no tab"
    desk.do(c.OpenDossier("c1", PAUL))
    desk.qtbot.waitUntil(tabs.isVisible)
    assert (pane.client, tabs.count()) == (PAUL, 2)
    assert pane.section("accounts").view.look == "closed", "what was established about her opens nothing of his"
    tabs.setFocus()
    desk.key(tabs, Qt.Key.Key_Home)
    assert pane.client == ANNE
    assert pane.section("accounts").view.look == "summary"
    desk.qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert pane.client == PAUL
    assert [event.client for event in desk.shift.events if isinstance(event, DossierOpened)][-3:] == [PAUL, ANNE, PAUL]


def test_a_form_begun_in_a_dossier_does_not_follow_into_another(post: Make) -> None:
    desk = post(*TO_LEVEL_2)
    pane = dossier(desk)
    pane.ask("card.block", "classic")
    assert pane.form() is not None
    desk.do(c.OpenDossier("c1", PAUL))
    assert pane.client == PAUL
    assert pane.form() is None


def test_in_a_dossier_that_is_not_theirs_the_desk_says_who_is_on_the_line_and_what_they_may_hear(post: Make) -> None:
    desk = post(*TO_LEVEL_2)
    pane = dossier(desk)
    desk.do(c.OpenDossier("c1", PAUL))
    assert pane.client == PAUL
    one = desk.bridge.dossier(desk.contact, ANNE)
    assert one is not None
    told = words(pane.strip)
    assert any(one.client.name in text for text in told)
    assert not any("Posez vos questions" in text for text in told), "her answers about him would prove nothing"
    assert any("procuration" in text or "compte joint" in text for text in told)


def test_namesakes_are_told_apart_in_their_tabs(post: Make) -> None:
    desk = post("greet_full")
    pane = dossier(desk)
    one = desk.bridge.dossier(desk.contact, ANNE)
    assert one is not None
    older = replace(one, client=replace(one.client, birth_date=one.client.birth_date.replace(year=1950)))
    tabs = pane.findChild(DossierTabs)
    assert tabs is not None
    known = {ANNE: one, "P-other": older}
    opened = [OpenedDossier(client, one.client.name, "") for client in known]
    tabs.show_dossiers(opened, "P-other", known.get)
    said = [tabs.tabText(index) for index in range(tabs.count())]
    assert len(set(said)) == 2
    assert "1950" in said[1]


def test_two_of_one_name_are_told_apart_from_the_search_to_the_tabs(
    post: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = post("greet_full")
    known = BANK._records[PAUL]
    other = known.client._replace(id="P-other", number="40019999", birth_date="1950-01-02", city="Nantes", phone="")
    monkeypatch.setattr(BANK, "_records", {**BANK._records, "P-other": known._replace(client=other)})
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)
    for row in (0, 1):
        page.start_search()
        desk.qtbot.keyClicks(page.search.field, "dupre paul")
        found = [page.search.results.item(i).text() for i in range(page.search.results.count())]
        assert len(found) == len(set(found)) == 2, "one name, two people, each with a year and a town"
        desk.key(page.search.field, Qt.Key.Key_Down)
        for _ in range(row):
            desk.key(page.search.results, Qt.Key.Key_Down)
        desk.key(page.search.results, Qt.Key.Key_Return)
    tabs = page.dossier.findChild(DossierTabs)
    assert tabs is not None
    said = {tabs.tabText(index) for index in range(tabs.count())} - {""}
    assert len(said) == tabs.count()
    assert any("1950" in text and "Nantes" in text for text in said)
    first = page.dossier.client
    page.dossier.ask("card.block")
    desk.do(c.OpenDossier("c1", PAUL if first == "P-other" else "P-other"))
    assert page.dossier.client != first
    assert page.dossier.form() is None, "what was begun on one is done on nobody else"
    assert {one.client for one in desk.contact.desk.dossiers} >= {PAUL, "P-other"}


def test_the_caller_stays_who_they_proved_to_be_whichever_dossier_is_on_screen(post: Make) -> None:
    desk = post("greet_full", "ask_name", "ask_birth")
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)
    desk.do(c.OpenDossier("c1", PAUL))
    assert page.dossier.client == PAUL
    [card] = page.rail.findChildren(ContactCard)
    assert "Anne Dupré" in card.accessibleName()
    assert page.top_bar.caller.accessibleName().startswith("Anne Dupré")
    assert "?" not in page.top_bar.caller.accessibleName()
