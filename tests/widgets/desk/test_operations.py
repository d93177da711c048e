"""Every banking act through its own form, by mouse and by keyboard, and what no form can take."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from tests.support.acting import done_as_one_would, fitting
from tests.support.layout_lint import out_of_place
from tests.widgets.desk.conftest import ANNE, Make, Post
from widgets.adviser.act_fields import (
    ActField,
    CountField,
    ListField,
    SegmentsField,
    TicksField,
    TypedField,
    field_of,
    target_words,
)
from widgets.adviser.act_forms import TARGET, ActForm
from widgets.adviser.dossier_model import Reading
from widgets.adviser.dossier_pane import DossierPane
from workstation.bank import perimeter
from workstation.bank.acts import ACTS, Act
from workstation.bank.acts.declaring import Choice
from workstation.bank.targets import TARGETS, targets
from workstation.commands import DoAct
from workstation.events import ActDone, ActRefused
from workstation.i18n import tr
from workstation.phrases import deed, phrase

SENIOR = "senior_expert"


@pytest.fixture
def desk(post: Make, monkeypatch: pytest.MonkeyPatch) -> Post:
    """A call of Anne's, whose dossier holds something of everything, read by somebody identified to the full."""
    made = post("greet_full")
    load = made.bridge.session.world.records.load
    today = made.bridge.today
    whole = fitting(load(ANNE, today), today)
    pins = made.bridge.session.world.pins
    digest = made.contact.desk.dossiers[0].digest
    monkeypatch.setitem(pins._dossiers, digest, whole)
    return made


def open_form(desk: Post, act: Act, job: str = "junior") -> tuple[ActForm, list[object]]:
    """The form of the act alone, in a window of a dossier's width, and what it asks for."""
    dossier = desk.bridge.dossier(desk.contact, ANNE)
    assert dossier is not None
    whole = Reading(3, frozenset(), desk.bridge.today, job=job, perimeter=desk.bridge.perimeter())
    form = ActForm(desk.theme, act.id, "", dossier, whole)
    desk.show(form, 392, 640)
    asked: list[object] = []
    form.confirmed.connect(lambda *said: asked.append(said))
    return form, asked


def in_view(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect().height() == widget.height()


def choose(desk: Post, field: ActField, value: str) -> None:
    """Fill a field by keyboard."""
    match field:
        case ListField():
            field.box.setFocus()
            desk.key(field.box, Qt.Key.Key_Home)
            while field.value() != value:
                before = field.value()
                desk.key(field.box, Qt.Key.Key_Down)
                assert field.value() != before, f"{value} is not offered"
        case SegmentsField():
            segments = field.control.findChildren(type(field.first()))
            desk.key(next(one for one in segments if one.name == value), Qt.Key.Key_Space)  # type: ignore[attr-defined]
        case CountField():
            field.box.setFocus()
            field.box.selectAll()
            desk.qtbot.keyClicks(field.box, value)
        case TypedField():
            field.line.setFocus()
            field.line.selectAll()
            desk.qtbot.keyClicks(field.line, value)
        case TicksField():
            desk.key(next(tick for tick in field.ticks if tick.operation.id == value), Qt.Key.Key_Space)


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_each_act_is_filled_in_and_asked_for(desk: Post, act: Act, hand: str) -> None:
    form, asked = open_form(desk, act)
    dossier = desk.bridge.dossier(desk.contact, ANNE)
    assert dossier is not None
    target, values = done_as_one_would(act, dossier, desk.bridge.today)
    if act.target:
        choose(desk, form.field(TARGET), target)
    for name, value in values.items():
        choose(desk, form.field(name), value)
    if hand == "mouse":
        desk.click(form._confirm)
    else:
        desk.key(form._confirm, Qt.Key.Key_Return)
    [(name, aim, said)] = asked
    assert (name, aim) == (act.id, target)
    assert act.filled(dossier, aim, dict(said), desk.bridge.today) == act.filled(
        dossier, target, values, desk.bridge.today
    )
    for control in form.findChildren(ActField):
        assert control.first().accessibleName() or control.findChildren(QLabel)[0].text()


@pytest.mark.qt_log_ignore("does not support")  # a popup, offscreen
@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_enter_does_what_space_does_in_each_field_and_confirms_only_where_one_types(desk: Post, act: Act) -> None:
    form, asked = open_form(desk, act)
    for field in form.findChildren(ActField):
        held = field.first()
        if isinstance(field, CountField | TypedField):
            continue
        held.setFocus()
        desk.key(held, Qt.Key.Key_Return)
        if isinstance(field, ListField):
            assert field.box.view().isVisible(), field.name
            field.box.hidePopup()
        else:
            assert field.value(), field.name
        assert not any(one.told for one in form.findChildren(ActField)), "nothing was asked to be confirmed"
    assert asked == []


@pytest.mark.parametrize("hand", ["mouse", "tab", "first"])
@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_what_is_typed_takes_the_place_of_what_a_field_proposes(desk: Post, act: Act, hand: str) -> None:
    form, _ = open_form(desk, act)
    for name in (field.name for field in act.fields):
        field = form.field(name)
        line = field.first().findChild(QLineEdit) if isinstance(field, CountField) else field.first()
        if not isinstance(line, QLineEdit) or not line.text():
            continue
        proposed = line.text()
        form._confirm.setFocus()
        if hand == "mouse":
            desk.click(line)
        else:
            reason = Qt.FocusReason.TabFocusReason if hand == "tab" else Qt.FocusReason.OtherFocusReason
            field.first().setFocus(reason)
        assert line.selectedText() == proposed, name
        typed = str(field.box.minimum() + 1) if isinstance(field, CountField) else "25"
        desk.qtbot.keyClicks(field.first(), typed)
        assert line.text() == typed, name
        form._confirm.setFocus()
        desk.click(line)
        assert not line.hasSelectedText(), "what one typed oneself is gone on with"


@pytest.mark.parametrize(
    ("act", "name", "text", "said"),
    [
        ("dispute.open", "noticed", "31/11/2026", "Ce mois compte 30 jours."),
        ("dispute.open", "noticed", "demain", "Écrivez une date comme 21/11/2026."),
        ("savings.open", "amount", "mille", "Écrivez un montant comme 149,90."),
        ("fraud.open", "iban", "FR76 3000 6000 0112 3456 7890 188", "Un signe est faux dans cet IBAN"),
        ("contact.phone", "phone", "06 39", "Écrivez les dix chiffres d’un numéro français."),
        ("contact.mail", "email", "7" * 100_000, "Trop long"),
        ("contact.address", "street", "x" * 100_000, "Trop long"),
        ("cheque.stop", "number", "cheque", "Des chiffres seuls"),
    ],
)
def test_what_no_form_can_take_is_said_as_it_is_typed_beside_the_field(
    desk: Post, act: str, name: str, text: str, said: str
) -> None:
    form, asked = open_form(desk, ACTS[act])
    field = form.field(name)
    assert isinstance(field, TypedField)
    field.line.setFocus()
    if len(text) > 100:
        field.line.clear()
        field.line.insert(text)  # as a paste does
        assert len(field.line.text()) == len(text), "nothing is lost"
    else:
        field.line.selectAll()
        desk.qtbot.keyClicks(field.line, text)
    assert field.told.startswith(said)
    assert field.line.accessibleDescription() == field.told
    desk.key(field.line, Qt.Key.Key_Return)
    assert asked == []
    assert any(held.told and held.isAncestorOf(form.focusWidget()) for held in form.findChildren(ActField))
    field.line.clear()
    assert field.told == "", "what is empty is said when it is asked for alone"


def test_what_is_missing_is_counted_and_the_first_of_it_has_the_keyboard(desk: Post) -> None:
    form, asked = open_form(desk, ACTS["contact.address"])
    high = form.height()
    desk.click(form._confirm)
    assert asked == []
    assert form._points.isVisible()
    assert form._points.accessibleName() == "4 points à compléter"
    assert form.field("street").isAncestorOf(form.focusWidget())
    assert form.sizeHint().height() <= high, "what is said takes no room: nothing moves from under the hand"
    form._confirm.setFocus()
    desk.click(form._points)
    assert form.field("street").isAncestorOf(form.focusWidget())
    form.field("street").first().setText("12 rue des Lilas")  # type: ignore[attr-defined]
    assert not form._points.isVisible()


def test_a_junior_sees_what_is_out_of_reach_and_trying_it_is_kept(desk: Post) -> None:
    pane = DossierPane(desk.theme, desk.bridge)
    desk.show(pane, 392, 900)
    desk.shift.say("ask_name", "ask_birth", "ask_product")
    button = pane.section("accounts").button("fees.refund")
    assert button is not None
    assert "hors de portée" in button.text()
    assert "le niveau 2" in button.accessibleDescription() + button.toolTip()
    assert not button.isVisible(), "what is out of reach stands behind one quiet line"
    fold = pane.section("accounts")._acts[-1].fold
    assert fold is not None
    assert fold.text() == "Hors périmètre · 2"
    desk.key(fold, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(button.isVisible)
    desk.click(button)
    form = pane.form()
    assert form is not None
    said = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert any(phrase("refused", "out_of_role") in words and "le niveau 2" in words for words in said)
    desk.key(pane.focusWidget(), Qt.Key.Key_Return)
    assert pane.form() is form, "the form stays, and says why"
    said = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert sum(phrase("refused", "out_of_role") in words for words in said) == 1, "once, and what comes of trying"
    assert "Rien n’est fait. Le bilan y revient." in said
    [tried] = [event for event in desk.shift.events if isinstance(event, ActRefused)]
    assert (tried.act, tried.reason, tried.ask) == ("fees.refund", "out_of_role", "second_level")
    assert not any(isinstance(event, ActDone) for event in desk.shift.events)


@pytest.mark.parametrize("kind", TARGETS)
def test_what_an_act_may_be_done_to_is_named_and_no_code_is_read(desk: Post, kind: str) -> None:
    dossier = desk.bridge.dossier(desk.contact, ANNE)
    assert dossier is not None
    found = targets(dossier, kind)
    assert found
    for one in found:
        told = target_words(dossier, kind, one)
        assert told
        assert one.id == one.name or one.id not in told.split(" "), told
        assert one.id == one.name or not told.startswith(one.id), told


def test_a_yes_or_a_no_is_told_with_its_question() -> None:
    asked = [
        (act, field) for act in ACTS.values() for field in act.fields if isinstance(field, Choice) and field.answers
    ]
    assert asked
    for act, field in asked:
        assert f"{tr(field.words)}\u00a0: Non" in deed(act.id, "", [(field.name, "no")])


def test_the_dossier_keeps_its_width_whatever_was_done(desk: Post) -> None:
    desk.shift.say("ask_name", "ask_birth", "ask_product", "ask_app")
    for act in ACTS.values():
        dossier = desk.bridge.dossier(desk.contact, ANNE)
        assert dossier is not None
        target, values = done_as_one_would(act, dossier, desk.bridge.today)
        desk.bridge.do(DoAct("c1", ANNE, act.id, target, tuple(values.items())))
    assert len(desk.contact.desk.acts) > 10, "most of them were done"
    pane = DossierPane(desk.theme, desk.bridge)
    desk.show(pane, 392, 640)
    for part in ("accounts", "operations", "incidents", "history"):
        pane.page.open_part(part)
    assert [fault for fault in out_of_place(pane) if "wide in a place" in fault] == []
    assert pane.page.widget().minimumSizeHint().width() <= pane.page.viewport().width()


@pytest.mark.parametrize("act", ["dispute.open", "card.lock"])
def test_what_an_act_brought_is_in_view(desk: Post, act: str) -> None:
    pane = DossierPane(desk.theme, desk.bridge)
    desk.show(pane, 392, 400)
    desk.shift.say("ask_name", "ask_birth", "ask_product")
    dossier = desk.bridge.dossier(desk.contact, ANNE)
    assert dossier is not None
    pane.page.open_part("operations")
    pane.ask(act)
    target, values = done_as_one_would(ACTS[act], dossier, desk.bridge.today)
    pane.page.do(act, target, tuple(values.items()))
    latest = pane.section(ACTS[act].part).latest_result()
    assert latest is not None
    desk.qtbot.waitUntil(partial(in_view, latest))


def test_what_is_folded_away_is_shown_when_it_is_to_be_done_and_stays_so(desk: Post) -> None:
    pane = DossierPane(desk.theme, desk.bridge)
    desk.show(pane, 392, 900)
    desk.shift.say("ask_name", "ask_birth", "ask_product")
    cards = pane.section("cards")
    raising = cards.button("card.raise_limit")
    assert raising is not None
    assert not raising.isVisible()
    block = cards.button("card.block")
    assert block is not None
    desk.qtbot.waitUntil(block.isVisible)
    pane.highlight("card.raise_limit")
    desk.qtbot.waitUntil(raising.isVisible)
    pane.page.open_part("cards")  # the part is made again
    again = cards.button("card.raise_limit")
    assert again is not None
    desk.qtbot.waitUntil(again.isVisible)
    assert {act.act for act in cards.view.blocks[0].acts} == {button.act.act for button in cards._acts[0].buttons}


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_nothing_is_done_that_was_not_chosen(desk: Post, act: Act) -> None:
    form, asked = open_form(desk, act)
    choices = [field for field in form.findChildren(ListField) + form.findChildren(SegmentsField) if offers(field) > 1]
    desk.key(form._confirm, Qt.Key.Key_Return)
    assert [(field.value(), field.told) for field in choices] == [("", phrase("unread", "nothing_chosen"))] * len(
        choices
    )
    assert (asked == []) or not choices


def offers(field: ListField | SegmentsField) -> int:
    """How many values a field gives to choose from."""
    if isinstance(field, ListField):
        return field.box.count()
    return len(field.control.findChildren(type(field.first())))


def test_above_the_ceiling_of_the_role_the_form_says_whom_to_turn_to(desk: Post) -> None:
    act = ACTS["card.raise_limit"]
    form, _ = open_form(desk, act)
    dossier = desk.bridge.dossier(desk.contact, ANNE)
    assert dossier is not None
    target, values = done_as_one_would(act, dossier, desk.bridge.today)
    for name, value in {TARGET: target, **values, "amount": "7000"}.items():
        choose(desk, form.field(name), value)
    shown = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert any("Votre périmètre" in words and "le niveau 2" in words for words in shown)


def test_the_ceilings_are_the_house_s(desk: Post) -> None:
    ships = perimeter.bundled()
    assert desk.bridge.perimeter() == ships
    assert ships.of("card.raise_limit").most["junior"] < ships.of("card.raise_limit").most[SENIOR]


def test_operations_are_searched_and_filtered(desk: Post) -> None:
    pane = DossierPane(desk.theme, desk.bridge)
    desk.show(pane, 392, 900)
    desk.shift.say("ask_name", "ask_birth", "ask_product")
    pane.page.open_part("operations")
    section = pane.section("operations")
    looked = section._filter
    assert looked is not None
    desk.qtbot.keyClicks(looked.field, "tonus")
    seen = [row.label for row, made in section._rows if made.isVisibleTo(section)]
    assert seen == ["Prélèvement Salle Tonus"]
    looked.field.clear()
    desk.key(looked.kinds.findChildren(type(looked.kinds._segments["in"]))[1], Qt.Key.Key_Space)
    assert all("in" in row.tags for row, made in section._rows if made.isVisibleTo(section))
    desk.qtbot.keyClicks(looked.field, "zzz")
    desk.qtbot.waitUntil(looked.isVisible)
    assert looked.none.isVisibleTo(section)


def test_what_is_read_again_names_what_the_act_is_done_to(desk: Post) -> None:
    seen = 0
    for act in ACTS.values():
        form, _ = open_form(desk, act, SENIOR)
        if not act.target or any(field.fault() for field in form.findChildren(ActField)):
            continue
        values = [(name, value) for name, value in form.values() if name != TARGET]
        read = next(one.text() for one in form.findChildren(QLabel) if one.isVisible() and "relire" in one.text())
        assert not read.endswith(deed(act.id, "", values)), f"what {act.id} is done to is left out"
        seen += 1
    assert seen


def test_every_question_is_answered_by_yes_then_no(desk: Post) -> None:
    dossier = desk.bridge.dossier(desk.contact, ANNE)
    assert dossier is not None
    asked = [field for act in ACTS.values() for field in act.fields if isinstance(field, Choice) and field.answers]
    assert {field.options[0].code for field in asked} == {"yes", "no"}, "either may be usual"
    for field in asked:
        shown = field_of(desk.theme, field, dossier, "", desk.bridge.today)
        assert [part.text() for part in shown.findChildren(QAbstractButton)] == ["Oui", "Non"]
        assert not shown.value(), "nobody answers in the recruit’s place"


def test_a_number_is_told_by_its_thousands() -> None:
    assert "3\u202f000" in deed("card.raise_limit", "", [("amount", "3000"), ("days", "7")])
