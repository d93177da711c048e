"""The dossier: masked until the level is reached, judged answer by answer, changed by acts with a reference."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from tests.support.content import changed
from tests.support.hands import NOTCH, turn
from tests.support.shift import PAUL
from tests.widgets.desk.conftest import ANNE, Make, Post
from widgets.adviser.candidates_pane import CandidatesPane
from widgets.adviser.dossier_pane import DossierPane
from widgets.adviser.search_box import SearchBox
from widgets.common.buttons import Button
from widgets.common.masked_value import MaskedValue
from workstation import commands as c
from workstation.bank.agenda import openings
from workstation.desk.state import Answer, Identity
from workstation.events import ActDone, ActRefused, SectionOpened

BALANCE = "120,50\u00a0€"
TO_LEVEL_2 = ("greet_full", "ask_name", "ask_birth", "ask_product")


def shown(widget: QWidget, top: QWidget) -> bool:
    """Whether nothing from ``widget`` up to ``top`` was put away. A new row counts before the loop has shown it."""
    explicit = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    while widget is not top:
        if widget.isHidden() and widget.testAttribute(explicit):
            return False
        widget = widget.parentWidget()
    return True


def words(widget: QWidget) -> list[str]:
    """Everything a person can read in a widget."""
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and shown(label, widget)]


def dossier(desk: Post) -> DossierPane:
    pane = DossierPane(desk.theme, desk.bridge)
    desk.show(pane, 392, 700)
    return pane


def masks(pane: DossierPane, section: str) -> list[MaskedValue]:
    part = pane.section(section)
    return [mask for mask in part.findChildren(MaskedValue) if shown(mask, part)]


def test_below_the_level_no_value_is_anywhere_in_the_widgets(post: Make) -> None:
    pane = dossier(post("greet_full"))
    assert BALANCE not in words(pane)
    assert not any("Boulangerie" in text for text in words(pane))
    assert [mask.state for mask in masks(pane, "accounts")] == ["closed"]
    assert "Compte courant" in words(pane.section("accounts"))


def test_showing_a_masked_value_shows_it_at_once_and_is_written_as_too_early(post: Make) -> None:
    desk = post("greet_full")
    pane = dossier(desk)
    desk.click(masks(pane, "accounts")[0].findChildren(QWidget)[-1])
    opened = [event for event in desk.shift.events if isinstance(event, SectionOpened)]
    assert [(event.section, event.level, event.needed) for event in opened] == [("accounts", 0, 2)]
    assert BALANCE in words(pane.section("accounts"))
    assert masks(pane, "accounts") == []


def test_at_its_level_a_part_shows_its_summary_by_itself_and_the_rest_on_demand(post: Make) -> None:
    desk = post(*TO_LEVEL_2)
    pane = dossier(desk)
    assert BALANCE in words(pane.section("accounts"))
    assert not any("Plafond" in text or "30 jours" in text for text in words(pane.section("cards")))
    more = next(b for b in pane.section("cards").findChildren(Button) if b.text() == "Détail")
    desk.click(more)
    assert "30 jours glissants" in words(pane.section("cards"))
    assert "reste 1\u202f850,00\u00a0€" in words(pane.section("cards"))
    assert [(e.level, e.needed) for e in desk.shift.events if isinstance(e, SectionOpened)] == [(2, 2)]


@pytest.mark.parametrize(("accepts", "level"), [(True, 1), (False, 0)])
def test_an_answer_stands_beside_what_is_on_file_until_it_is_judged(post: Make, accepts: bool, level: int) -> None:
    desk = post("greet_full", "ask_name")
    pane = dossier(desk)
    desk.do(c.Say("c1", "ask_birth"))
    assert "réponse attendue" in words(pane.strip)
    desk.hear()
    row = pane.strip.row("birth_date")
    assert row is not None
    assert "«\u00a0Le 3 février 1980.\u00a0»" in words(row)
    assert "au dossier\u00a0: 03/02/1980" in words(row)
    desk.click(row.accept if accepts else row.reject)
    assert desk.contact.desk.identity(ANNE).level == level
    assert pane.strip.row("birth_date") is None


def test_the_tutor_proposes_a_judgement_at_guided_help_only(post: Make) -> None:
    def hints(level: str) -> list[str]:
        desk = post("greet_full", help_level=level)
        pane = dossier(desk)
        desk.do(c.Say("c1", "ask_address"))
        desk.hear()
        row = pane.strip.row("address")
        assert row is not None
        return [w.accessibleName() for w in row.findChildren(QWidget) if w.accessibleName() == "inexacte"]

    assert hints("guided") == ["inexacte"]
    assert hints("choice") == []


def test_the_strip_goes_once_the_level_is_reached(post: Make) -> None:
    before, after = dossier(post("greet_full")), dossier(post(*TO_LEVEL_2))
    assert not before.strip.isHidden()
    assert after.strip.isHidden()
    chips = [w.accessibleName() for w in after.findChildren(QWidget) if w.accessibleName().startswith("Identité 2 à")]
    assert len(chips) == 1


def test_a_refused_answer_stays_in_sight_until_somebody_is_identified(post: Make) -> None:
    """Even where nothing asks for a level: the conversation has gone on, and nobody is known yet."""
    desk = post("greet_full")
    strip, held = dossier(desk).strip, desk.bridge.dossier(desk.contact, ANNE)
    assert held is not None
    wrong = Answer("birth_date", "Le quatre.", False, accepted=False)
    for level, answers, seen in ((0, (wrong,), True), (1, (wrong,), False), (0, (), False)):
        strip.show_identity(Identity(answers, level), 0, held, asked=(), stray=0, guided=False)
        assert strip.isHidden() is not seen, (level, answers)


def test_a_card_is_blocked_by_keyboard_even_while_all_else_is_masked(post: Make) -> None:
    desk = post("greet_full")
    pane = dossier(desk)
    button = pane.section("cards").button("card.block")
    assert button is not None
    desk.click(button)
    form = pane.form()
    assert form is not None
    held = pane.focusWidget()
    assert form.isAncestorOf(held)
    desk.key(held, Qt.Key.Key_Return)
    assert pane.form() is form, "no reason is chosen yet"
    desk.key(pane.focusWidget(), Qt.Key.Key_Space)
    desk.key(pane.focusWidget(), Qt.Key.Key_Return)
    done = [event for event in desk.shift.events if isinstance(event, ActDone)]
    assert [(e.act, e.target, e.values) for e in done] == [("card.block", "classic", (("reason", "lost"),))]
    assert pane.form() is None
    assert f"Carte opposée, réf.\u00a0{done[0].reference} · Carte Classique · Perte" in words(pane.section("cards"))
    again = pane.section("cards").button("card.block")
    assert again is not None
    assert again.text() == "Corriger le motif…"
    assert "Opposition possible dès maintenant" not in words(pane.section("cards"))


def test_a_form_left_with_escape_does_nothing(post: Make) -> None:
    desk = post("greet_full")
    pane = dossier(desk)
    pane.ask("document.send")
    assert pane.form() is not None
    desk.key(pane.focusWidget(), Qt.Key.Key_Escape)
    assert pane.form() is None
    assert desk.contact.desk.acts == ()


def test_a_raised_limit_carries_its_fields(post: Make) -> None:
    desk = post(*TO_LEVEL_2)
    pane = dossier(desk)
    pane.ask("card.raise_limit", "classic")
    form = pane.form()
    assert form is not None
    assert form.values() == (("amount", "3000"), ("days", "7"))
    assert not pane.strip.isHidden(), "Identity 3 is now what is needed"


def test_lighting_an_act_lights_its_part_alone(post: Make) -> None:
    pane = dossier(post("greet_full"))
    pane.highlight("card.block")
    assert pane.section("cards").lit
    assert not pane.section("accounts").lit
    pane.highlight("")
    assert not pane.section("cards").lit


def test_somebody_else_may_be_opened_and_is_masked_again(post: Make) -> None:
    desk = post(*TO_LEVEL_2)
    pane = dossier(desk)
    desk.do(c.OpenDossier("c1", PAUL))
    assert pane.client == PAUL
    assert "Paul Dupré" in words(pane)
    assert BALANCE not in words(pane)


def test_a_shared_number_offers_its_people_and_one_of_them_opens(post: Make) -> None:
    desk = post(answer=False)
    offer = replace(desk.contact.offer, clients=(ANNE, PAUL), names=("Anne Dupré", "Paul Dupré"))
    desk.shift.session.record(replace(offer, contact="c0", waited=500))
    pane = CandidatesPane(desk.theme, desk.bridge)
    desk.show(pane, 392, 600)
    assert "Le dossier s’ouvrira ici" in words(pane)
    desk.do(c.GoReady())
    assert "Deux dossiers pour ce numéro" in words(pane)
    desk.do(c.AnswerContact("c0"))
    assert desk.bridge.state.contacts["c0"].desk.current == "", "a shared number opens nothing by itself"
    desk.click(pane.cards[1])
    assert desk.bridge.state.contacts["c0"].desk.current == PAUL


def test_the_search_finds_as_one_types_and_enter_opens(post: Make) -> None:
    desk = post("greet_full")
    pane = SearchBox(desk.theme, desk.bridge)
    desk.show(pane, 392, 600)
    pane.start()
    desk.qtbot.keyClicks(pane.field, "p")
    assert pane.results.count() == 0
    desk.qtbot.keyClicks(pane.field, "au")
    assert [pane.results.item(i).text().split("\n")[0] for i in range(pane.results.count())] == ["Paul Dupré"]
    desk.key(pane.field, Qt.Key.Key_Return)
    assert desk.contact.desk.current == PAUL


def test_escape_leaves_the_search(post: Make) -> None:
    desk = post("greet_full")
    pane = SearchBox(desk.theme, desk.bridge)
    desk.show(pane, 392, 600)
    left = QSignalSpy(pane.closed)
    pane.start()
    desk.key(pane.field, Qt.Key.Key_Escape)
    assert left.count() == 1


@pytest.mark.parametrize(
    ("asked", "goal"),
    [("ask_name, ask_birth, enough", 1), ("enough", 0), ("ask_name, ask_birth, ask_product, enough", 2)],
)
def test_an_identity_to_reach_is_announced_only_where_the_role_play_asks_for_it(
    post: Make, asked: str, goal: int
) -> None:
    """Its exemplary play says what is needed, and blocking a card needs nothing."""
    played = "[greet_full, ask_name, ask_birth, enough, block_card, recap"
    desk = post("greet_full", text=changed((played, f"[greet_full, {asked}, block_card, recap")))
    pane = dossier(desk)
    announced = [label.text() for label in pane.strip.findChildren(QLabel) if "à atteindre" in label.text()]
    assert announced == ([f"Identité {goal} à atteindre"] if goal else [])


@pytest.mark.parametrize("form", [False, True])
def test_an_identity_newly_asked_for_comes_into_sight_but_not_over_a_form(post: Make, form: bool) -> None:
    desk = post()
    pane = dossier(desk)
    pane.resize(392, 300)
    assert pane.strip.isHidden()
    if form:
        pane.ask("card.block", "classic")
    bar = pane.findChild(QScrollArea).verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    desk.do(c.Say("c1", "greet_full"))
    desk.hear()
    assert not pane.strip.isHidden()
    assert (bar.value() == 0) is not form


def test_an_act_the_desk_refuses_keeps_its_form_and_says_why(post: Make) -> None:
    desk = post("greet_full", "ask_name", "ask_birth")
    pane = dossier(desk)
    said = QSignalSpy(desk.bridge.refused)
    pane.ask("card.order", "classic")
    assert not desk.bridge.do(c.DoAct("c1", ANNE, "card.block", "gold"))
    assert said.at(0) == ["no_target"]
    assert pane.form() is not None
    assert any(isinstance(event, ActRefused) for event in desk.shift.events)


def test_a_form_that_was_scrolled_stays_where_one_reads(post: Make) -> None:
    """In a low pane its foot is scrolled to; what the desk answers there is not scrolled out of sight again."""
    pane = dossier(desk := post(*TO_LEVEL_2))
    pane.resize(392, 300)
    QApplication.processEvents()
    pane.ask("card.order", "classic")
    form, bar = pane.form(), pane.page.verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.value() > 0)
    assert form is not None
    top = bar.value()
    turn(bar, -10 * NOTCH)
    scrolled = bar.value()
    assert scrolled > top
    form.show_refusal("no_target")
    QApplication.processEvents()
    assert bar.value() >= scrolled


def test_an_opening_of_the_branch_advisers_agenda_is_chosen_and_shows_in_the_dossier(post: Make) -> None:
    desk = post("greet_full", "ask_name", "ask_birth")
    pane = dossier(desk)
    pane.ask("appointment.book")
    form = pane.form()
    assert form is not None
    assert [name for name, _ in form.values()] == ["slot", "mode"]
    desk.key(form.field("slot").first(), Qt.Key.Key_Down)
    desk.key(form.field("mode").first(), Qt.Key.Key_Space)
    desk.key(form._confirm, Qt.Key.Key_Return)
    [done] = [event for event in desk.shift.events if isinstance(event, ActDone)]
    assert dict(done.values)["slot"] in openings_of(desk)


def openings_of(desk: Post) -> tuple[str, ...]:
    before = desk.bridge.session.world.records.load(ANNE, desk.bridge.today)
    return openings(before, desk.bridge.today)


@pytest.mark.parametrize(
    ("act", "values", "part", "said"),
    [
        ("alert.second_level", (("subject", "fraud"),), "acts", "Soupçon de fraude"),
        ("document.send", (("document", "price_list"),), "acts", "Brochure tarifaire"),
        ("card.order", (), "cards", "Carte commandée, en cours d’envoi"),
        (
            "complaint.register",
            (("subject", "delay"), ("answer", "letter")),
            "incidents",
            "Délai ou absence de réponse",
        ),
        ("appointment.book", (("mode", "video"),), "upcoming", "Rendez-vous"),
    ],
)
def test_what_an_act_leaves_in_the_dossier_is_said_in_its_own_words(
    post: Make, act: str, values: tuple[tuple[str, str], ...], part: str, said: str
) -> None:
    desk = post(*TO_LEVEL_2)
    pane = dossier(desk)
    desk.do(c.DoAct("c1", ANNE, act, "classic" if act == "card.order" else "", values))
    assert said in words(pane.section(part))


def test_the_dossier_says_who_else_may_hear_what_and_names_nobody_before_the_identity(post: Make) -> None:
    before, after = dossier(post("greet_full")), dossier(post(*TO_LEVEL_2))
    said = " ".join(words(before.section("entitled")))
    assert "Conjoint ou partenaire" in said
    assert "Paul" not in said
    assert "Paul" in " ".join(words(after.section("entitled")))
