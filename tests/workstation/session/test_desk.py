"""What the adviser does on screen: drafts, notes, acts, and what they change of a dossier."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.content import BUNDLED, SHELF, changed, on_the_shelf
from tests.support.shift import ANNE, PAUL, Shift
from workstation import commands as c
from workstation.library.playing import drive, fresh_session, play, values_of
from workstation.session.offer import Offered, offered, whisper
from workstation.session.player import Player, Written
from workstation.session.state import Contact

pytestmark = pytest.mark.usefixtures("straight_and_crashing")


@pytest.mark.parametrize(("at", "removed"), [(-1, 0), (0, -1), (4, 0), (2, 2)])
def test_typing_outside_the_text_is_refused(at: int, removed: int) -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.EditDraft("c1", "note", 0, 0, "abc"))
    assert shift.refused(c.EditDraft("c1", "note", at, removed, "x")) == "edit_outside"
    assert shift.contact.desk.drafts["note"] == "abc"


def test_the_note_began_with_its_first_letter() -> None:
    shift = Shift()
    shift.answer()
    shift.wait(4)
    shift.do(c.EditDraft("c1", "note", 0, 0, "C"))
    began = shift.now
    shift.wait(4)
    shift.do(c.EditDraft("c1", "note", 1, 0, "a"))
    assert shift.contact.desk.note.started_at == began


def test_a_contact_is_not_finished_without_its_code_and_outcome() -> None:
    shift = Shift()
    shift.to_the_note()
    assert shift.refused(c.CloseContact("c1")) == "code_missing"
    shift.do(c.SetNoteField("c1", "code", "CARD-LOST"))
    assert shift.refused(c.CloseContact("c1")) == "outcome_missing"
    assert shift.refused(c.SetNoteField("c1", "colour", "blue")) == "note_saved"
    shift.do(c.SetNoteField("c1", "outcome", "solved"))
    shift.do(c.CloseContact("c1"))
    assert shift.contact.desk.note.saved


def test_a_saved_note_changes_no_more() -> None:
    shift = Shift()
    shift.offer("c2")
    shift.to_the_note()
    shift.close()
    assert shift.refused(c.EditDraft("c1", "note", 0, 0, "x")) == "not_now"
    assert shift.refused(c.SetNoteField("c1", "code", "CARD-NEW")) == "not_now"


@pytest.mark.parametrize(
    ("text", "code", "points", "flags"),
    [
        ("Carte bloquée, nouvelle carte commandée.", "CARD-LOST", 2, ()),
        ("Carte bloquée.", "CARD-LOST", 1, ()),
        ("Carte bloquée.", "CARD-NEW", 0, ()),
        ("Carte bloquée, nouvelle carte. Cliente pénible.", "CARD-LOST", 0, ("note_breach",)),
    ],
)
def test_the_note_is_judged_when_it_is_saved(text: str, code: str, points: int, flags: tuple[str, ...]) -> None:
    shift = Shift()
    shift.to_the_note()
    assert shift.contact.talk.end == ""
    shift.close(text, code)
    assert shift.marks.points["note"] == points
    assert shift.flags == flags
    assert shift.contact.talk.end == "done"


def test_a_desk_move_is_made_by_the_act_and_the_sentence_that_the_adviser_then_says() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "enough")
    assert shift.refused(c.Say("c1", "block_card")) == "do_it_at_the_desk"
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    assert shift.contact.talk.moves[-1] == "enough"
    assert [line.who for line in shift.contact.lines][-2:] == ["customer", "fact"]
    assert listed(shift)["block_card"] == "say"
    shift.say("block_card")
    assert shift.contact.talk.moves[-1] == "block_card"
    assert shift.contact.talk.beat == "close"
    assert [line.text for line in shift.contact.lines if line.who == "adviser"][-1] == "Votre carte est bloquée."


def test_an_act_done_early_may_be_spoken_of_later() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth")
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    assert shift.flags == ()
    shift.say("enough", "block_told")
    assert shift.contact.talk.beat == "close"


def test_an_act_the_role_play_knows_nothing_of_is_done_all_the_same() -> None:
    shift = Shift()
    shift.answer()
    before = shift.contact.talk
    shift.do(c.DoAct("c1", ANNE, "app.push"))
    assert shift.contact.desk.did("app.push")
    assert shift.contact.talk.moves == before.moves


def test_an_act_is_refused_below_its_level_and_done_from_it() -> None:
    shift = Shift()
    shift.answer()
    book, order, rise = (c.DoAct("c1", ANNE, act) for act in ("appointment.book", "card.order", "card.raise_limit"))
    assert [shift.refused(act) for act in (book, order, rise)] == ["identity_needed"] * 3
    shift.say("greet_full", "ask_name", "ask_birth")
    shift.do(book)
    assert [shift.refused(act) for act in (order, rise)] == ["identity_needed"] * 2
    shift.say("ask_product")
    shift.do(order)
    assert shift.refused(rise) == "identity_needed"
    shift.say("ask_app")
    shift.do(rise)
    assert [done.act for done in shift.contact.desk.acts] == ["appointment.book", "card.order", "card.raise_limit"]


def test_the_identity_of_one_opens_no_act_on_another() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.OpenDossier("c1", PAUL))
    shift.say("greet_full", "ask_name", "ask_birth", "ask_product")
    assert shift.refused(c.DoAct("c1", PAUL, "card.order")) == "identity_needed"
    shift.do(c.DoAct("c1", PAUL, "card.block"))
    shift.do(c.DoAct("c1", ANNE, "card.order"))


ORDER = changed(
    (
        "      - id: promise_gift\n",
        '      - {id: order, desk: card.order, with: {card: classic}, say: "C’est commandé.", next: close}\n'
        "      - id: promise_gift\n",
    )
)


def test_an_act_that_waits_for_identity_is_listed_with_its_level_and_cannot_be_said() -> None:
    shift = Shift(ORDER)
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "enough")
    found = {line.move: line for line in lines(shift)}
    assert (found["order"].kind, found["order"].needed) == ("desk", 2)
    assert (found["block_card"].kind, found["block_card"].needed) == ("desk", 0)
    assert shift.refused(c.Say("c1", "order")) == "identity_needed"


def test_an_act_from_its_level_on_leads_the_conversation_on() -> None:
    shift = Shift(ORDER)
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "ask_product", "enough")
    assert {line.move: line.needed for line in lines(shift)}["order"] == 0
    shift.do(c.DoAct("c1", ANNE, "card.order", "classic"))
    shift.say("order")
    assert shift.contact.talk.beat == "close"


@pytest.mark.parametrize("authenticated", [False, True])
def test_whoever_calls_for_another_is_served_in_their_own_dossier(authenticated: bool) -> None:
    text = changed(("caller: client", "caller: paul"), text=ORDER)
    questions = ["ask_name", "ask_birth", "ask_product"]
    if authenticated:
        text, questions = changed(("ring: {", "ring: {authenticated: true, "), text=text), []
    way = ["greet_full", *questions, "enough", "order", "recap"]
    done = play(on_the_shelf(text), SHELF, way)
    assert done.moves[:-1] == tuple(way)
    assert [act.client for act in done.session.state.contacts["c1"].desk.acts] == [PAUL]


def test_an_act_done_before_it_was_asked_for_is_then_only_told() -> None:
    shift = Shift(ORDER)
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "ask_product")
    shift.do(c.DoAct("c1", ANNE, "card.order", "classic"))
    shift.say("enough")
    assert listed(shift)["order"] == "say"
    shift.say("order")
    assert shift.contact.talk.beat == "close"


def test_the_same_act_is_given_the_same_reference_on_every_run() -> None:
    references = []
    for _ in range(2):
        shift = Shift(seed=7)
        shift.answer()
        shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
        references.append(shift.contact.desk.acts[0].reference)
    assert references[0] == references[1]
    assert len(references[0]) == 5


def test_an_act_changes_the_dossier_of_this_session_and_nobody_elses() -> None:
    shift = Shift()
    shift.answer()
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    now = shift.dossier(ANNE)
    assert now is not None
    assert [card.status for card in now.cards] == ["blocked"]
    other = Shift()
    other.answer()
    fresh = other.dossier(ANNE)
    assert fresh is not None
    assert [card.status for card in fresh.cards] == ["active"]


@pytest.mark.parametrize(
    ("amount", "limit"),
    [("3000", 300_000), ("20001", 200_000), ("0", 200_000), ("trois mille", 200_000), ("-5", 200_000)],
)
def test_a_limit_is_raised_to_an_amount_and_to_nothing_else(amount: str, limit: int) -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full", "ask_name", "ask_birth", "ask_product", "ask_app")
    shift.do(c.DoAct("c1", ANNE, "card.raise_limit", "classic", (("amount", amount),)))
    now = shift.dossier(ANNE)
    assert now is not None
    assert now.cards[0].limit == limit


def test_dates_in_a_dossier_are_those_of_the_session() -> None:
    shift = Shift()
    shift.answer()
    dossier = shift.dossier(ANNE)
    assert dossier is not None
    assert dossier.operations[0].day.isoformat() == "2026-11-22"


def test_texts_name_the_day_the_figure_and_the_adviser() -> None:
    shift = Shift()
    shift.to_the_note()
    said = [line.text for line in shift.contact.lines if line.who == "adviser"]
    assert said[0] == "Banque Orvanne, bonjour, Inès Moreau à votre écoute."
    assert said[-1] == "La carte arrive lundi 30 novembre, pour 10 €."


def lines(shift: Shift) -> tuple[Offered, ...]:
    role = shift.session.world.pins.role(shift.state.started, shift.contact.offer)  # type: ignore[arg-type]
    return offered(shift.contact, role)


def listed(shift: Shift) -> dict[str, str]:
    return {line.move: line.kind for line in lines(shift)}


def test_the_list_shows_what_may_be_said_what_is_to_be_done_and_what_was_covered() -> None:
    shift = Shift()
    assert listed(shift) == {}
    shift.answer()
    assert set(listed(shift)) == {"greet_full", "greet_cold"}
    shift.say("greet_full", "ask_name")
    assert listed(shift)["ask_name"] == "said"
    assert listed(shift)["ask_birth"] == "say"
    shift.say("enough")
    assert listed(shift)["block_card"] == "desk"
    assert "block_told" not in listed(shift)


def test_the_list_keeps_its_order_for_the_whole_contact() -> None:
    shift = Shift()
    shift.answer()
    shift.say("greet_full")
    before = list(listed(shift))
    shift.say("ask_name")
    shift.restart()
    assert list(listed(shift)) == before
    orders = set()
    for seed in range(8):
        other = Shift(seed=seed)
        other.answer()
        other.say("greet_full")
        orders.add(tuple(listed(other)))
    assert len(orders) > 1


@pytest.mark.parametrize("seed", range(6))
def test_the_sentences_that_may_be_said_have_the_letters_from_a_on_and_keep_them_in_a_beat(seed: int) -> None:
    shift = Shift(seed=seed)
    shift.answer()
    for move in ("", "greet_full", "ask_name", "ask_birth", "enough"):
        beat, before = shift.contact.talk.beat, {line.move: line.letter for line in lines(shift) if line.kind == "say"}
        if move:
            shift.say(move)
        found = lines(shift)
        sayable = [line.letter for line in found if line.kind == "say"]
        assert {line.letter for line in found if line.kind != "say"} <= {""}
        assert sayable == sorted(set(sayable)), "each its own, in the order they are read"
        if shift.contact.talk.beat == beat:
            assert {line.move: line.letter for line in found if line.kind == "say"}.items() <= before.items()
        else:
            assert sayable == list("ABCDEFGH"[: len(sayable)])


def test_hints_and_whispers_are_for_guided_help_only() -> None:
    seen = {}
    for help_level in ("guided", "choice"):
        shift = Shift(help_level=help_level)
        shift.answer()
        assert shift.state.started is not None
        role = shift.session.world.pins.role(shift.state.started, shift.contact.offer)
        lines = {line.move: line for line in offered(shift.contact, role)}
        seen[help_level] = (lines["greet_full"].hint, lines["greet_cold"].poor, whisper(shift.contact, role))
    assert seen == {"guided": ("Accueillir", True, "Présentez-vous."), "choice": ("", False, "")}


@pytest.mark.parametrize("help_level", ["choice", "guided"])
def test_no_two_acts_of_the_list_read_alike(help_level: str) -> None:
    roleplay = BUNDLED.find("gym-debit")
    assert roleplay is not None
    test = next(one for one in roleplay.script.tests if one.role == "exemplary")
    seen: list[list[tuple[object, ...]]] = []
    written = Written(test.steps)

    def look(contact: Contact) -> str | None:
        role = replace(session.world.pins.role(session.state.started, contact.offer), help=help_level)
        seen.append([(one.act, one.asked) for one in offered(contact, role) if one.kind == "desk"])
        return written(contact)

    session = fresh_session(roleplay, BUNDLED, 1, help_level)
    values = values_of(session, "c1")
    drive(session, Player("c1", roleplay.script_program, look, dict(test.notes), dict(test.replies), values))
    assert any(len(acts) > 1 for acts in seen)
    assert all(len(acts) == len(set(acts)) for acts in seen)
