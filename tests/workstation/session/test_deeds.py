"""A verdict rests on what was done, to whom, with what; never on an act's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import FILE, SHELF, changed, on_the_shelf, read
from tests.support.drawn import drawn
from tests.support.shift import ANNE, PAUL, Shift
from workstation import commands as c
from workstation import events as e
from workstation.bank.acts import ACTS
from workstation.content.diagnostics import ContentFault
from workstation.library.playing import PlayFault, play
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.step import Happening, desk_step, mistaken, start, step
from workstation.roleplay.reading.loader import load
from workstation.session.deeds import standing
from workstation.session.offer import offered, whisper

BLOCK = changed(
    ("        with: {card: classic}\n", "        with: {card: classic, reason: [lost, stolen]}\n"),
    ("act: card.block, with: {card: classic},", "act: card.block, with: {card: classic, reason: [lost, stolen]},"),
)
RAISE = changed(
    (
        "      - id: promise_gift\n",
        "      - {id: raise, desk: card.raise_limit, with: {card: classic, amount: {min: 2500, max: 3500}, days: 7},"
        ' say: "Le plafond est relevé.", score: {answer: 3}, next: close}\n      - id: promise_gift\n',
    )
)
SAVE = (
    '      - {id: save, desk: savings.open, with: {kind: ldds, amount: "%s"}, say: "C’est préparé.", score: {answer: 3}'
    ", next: close}\n      - id: promise_gift\n"
)
DISPUTE = (
    '      - {id: dispute, desk: dispute.open, with: {operations: [%s], reason: unknown}, say: "C’est contesté.",'
    " next: close}\n      - id: promise_gift\n"
)
WAY = ("greet_full", "ask_name", "ask_birth")


def saving(amount: str) -> str:
    """The role-play that asks for a savings book with that first payment."""
    return changed(("      - id: promise_gift\n", SAVE % amount))


def at_the_desk(text: str, *moves: str) -> Shift:
    shift = Shift(text)
    shift.answer()
    shift.say(*moves)
    shift.listen()
    return shift


@pytest.mark.parametrize("reason", ["lost", "stolen"])
def test_the_deed_asked_for_is_the_move(reason: str) -> None:
    shift = at_the_desk(BLOCK, *WAY, "enough")
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic", (("reason", reason),)))
    shift.say("block_card")
    assert ("answer", 3) in shift.contact.talk.points
    assert shift.flags == ()


def test_another_value_is_a_wrong_deed_and_the_right_one_then_earns_whole() -> None:
    shift = at_the_desk(BLOCK, *WAY, "enough")
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic", (("reason", "fraud"),)))
    assert shift.flags == ("wrong_deed:block_card",)
    assert shift.refused(c.Say("c1", "block_card")) == "do_it_at_the_desk"
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic", (("reason", "lost"),)))
    shift.say("block_card", "recap")
    assert ("answer", 3) in shift.contact.talk.points
    assert shift.flags == ("wrong_deed:block_card",)
    [flag] = shift.marks.flags
    assert (flag.id, flag.about, flag.penalty, flag.fatal) == ("wrong_deed", "block_card", 10, False)


@pytest.mark.parametrize(
    ("amount", "days", "right"),
    [("2500", "7", True), ("3500", "7", True), ("2400", "7", False), ("6000", "30", False), ("3000", "8", False)],
)
def test_a_range_takes_what_lies_in_it(amount: str, days: str, right: bool) -> None:
    shift = at_the_desk(RAISE, *WAY, "ask_app", "ask_product")
    shift.do(c.DoAct("c1", ANNE, "card.raise_limit", "classic", (("amount", amount), ("days", days))))
    assert shift.flags == (() if right else ("wrong_deed:raise",))


@pytest.mark.parametrize(("typed", "right"), [("1500", True), ("1 500,00 €", True), ("150", False)])
def test_what_is_typed_counts_as_the_form_keeps_it(typed: str, right: bool) -> None:
    shift = at_the_desk(saving("1500"), *WAY, "ask_app", "ask_product")
    values = (("kind", "ldds"), ("checked", "not_asked"), ("amount", typed))
    shift.do(c.DoAct("c1", ANNE, "savings.open", "", values))
    assert shift.flags == (() if right else ("wrong_deed:save",))


@pytest.mark.parametrize("amount", ["1 500 €", "1500.00", "beaucoup", "5"])
def test_an_amount_that_no_form_would_keep_so_is_a_fault_of_the_file(amount: str) -> None:
    with pytest.raises(ContentFault) as raised:
        read(saving(amount))
    assert [fault.code for fault in raised.value.diagnostics] == ["RP101"]


def test_a_deed_that_another_makes_possible_is_no_remark_and_what_the_dossier_lacks_is_a_fault() -> None:
    found = load(changed(("      - id: promise_gift\n", DISPUTE % "op1")), FILE, SHELF.around)[1]
    assert "RP103" not in {one.code for one in found}, "the card is blocked first, in this role-play"
    with pytest.raises(ContentFault) as raised:
        read(changed(("      - id: promise_gift\n", DISPUTE % "op99")))
    assert [fault.code for fault in raised.value.diagnostics] == ["RP102"]


@pytest.mark.parametrize("act", ["card.block", "document.send", "app.push", "alert.second_level"])
def test_another_persons_dossier_changed_is_fatal_whatever_the_act(act: str) -> None:
    shift = at_the_desk(BLOCK, *WAY, "enough")
    shift.do(c.OpenDossier("c1", PAUL))
    shift.do(c.DoAct("c1", PAUL, act))
    assert shift.flags == ("wrong_client",)
    assert shift.marks.fatal
    assert shift.marks.score == 0


def test_a_move_written_for_another_persons_dossier_is_no_mistake() -> None:
    text = changed(("        with: {card: classic}\n", "        client: paul\n        with: {card: classic}\n"))
    shift = at_the_desk(text, *WAY, "enough")
    shift.do(c.OpenDossier("c1", PAUL))
    shift.do(c.DoAct("c1", PAUL, "card.block"))
    assert shift.flags == ()
    shift.say("block_card")
    assert shift.contact.talk.beat == "close"


@pytest.mark.parametrize(
    ("act", "target", "values", "reason"),
    [
        ("card.block", "gold", (), "no_target"),
        ("card.block", "classic", (("reason", "tired"),), "out_of_bounds"),
        ("document.send", "", (("document", "everything"),), "out_of_bounds"),
    ],
)
def test_what_the_desk_refuses_is_kept_and_changes_nothing(
    act: str, target: str, values: tuple[tuple[str, str], ...], reason: str
) -> None:
    shift = at_the_desk(BLOCK, *WAY, "enough")
    before = shift.dossier(ANNE), shift.contact.talk.flags
    shift.do(c.DoAct("c1", ANNE, act, target, values))
    refused = [entry.event for entry in shift.session.entries() if isinstance(entry.event, e.ActRefused)]
    assert [(event.act, event.reason) for event in refused] == [(act, reason)]
    assert (shift.dossier(ANNE), shift.contact.talk.flags) == before


def test_a_step_says_what_was_chosen() -> None:
    way = [*WAY, "enough", "block_card[reason=fraud]", "block_card[reason=stolen]", "recap"]
    done = play(on_the_shelf(BLOCK), SHELF, way)
    assert [flag.id for flag in done.marks.flags] == ["wrong_deed"]
    other = play(on_the_shelf(BLOCK), SHELF, [*WAY, "enough", "block_card[client=paul]", "block_card", "recap"])
    assert [flag.id for flag in other.marks.flags] == ["wrong_client"]


@pytest.mark.parametrize("step", ["block_card[", "block_card[reason]", "block_card[colour=red]", "recap[reason=lost]"])
def test_a_step_that_says_something_else_is_told(step: str) -> None:
    with pytest.raises(PlayFault):
        play(on_the_shelf(BLOCK), SHELF, [*WAY, "enough", step])


def test_a_deed_stands_until_it_is_undone_or_done_otherwise() -> None:
    shift = at_the_desk(BLOCK, *WAY, "enough")
    program = shift.session.world.pins.program(shift.contact.offer.digest)
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic", (("reason", "lost"),)))
    kept = standing(shift.contact, program)
    assert kept["block_card"] == shift.contact.desk.acts[0].reference
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic", (("reason", "fraud"),)))
    assert "block_card" not in standing(shift.contact, program)


DEEDS = st.builds(
    Deed,
    st.sampled_from(sorted(ACTS)),
    st.sampled_from([ANNE, PAUL, "C000001"]),
    st.sampled_from(["classic", "premier", ""]),
    st.lists(st.tuples(st.sampled_from(["reason", "amount", "days"]), st.sampled_from(["lost", "fraud", "3000", "7"])),
             unique_by=lambda pair: pair[0]).map(tuple),
)  # fmt: skip


@given(DEEDS)
@drawn(50)
def test_a_deed_is_a_move_or_a_mistake_or_neither_and_a_mistake_moves_nothing(deed: Deed) -> None:
    program = read(RAISE)
    place, _ = step(program, start(program), Happening("answered"))
    chosen, flag = desk_step(program, place, deed), mistaken(program, deed)
    assert not (chosen and flag)
    if flag == "wrong_client":
        assert deed.client not in (ANNE,)
    if chosen:
        assert chosen.is_done_by(deed)


def test_a_part_opened_in_the_clients_dossier_is_not_the_one_asked_for_in_the_callers() -> None:
    look = '      - {id: look, desk: accounts.open, say: "Je regarde.", next: close}\n      - id: promise_gift\n'
    text = changed(("caller: client", "caller: paul"), ("      - id: promise_gift\n", look))
    shift = Shift(text)
    shift.answer()
    shift.say("greet_full", "enough")
    for client in (ANNE, PAUL):
        shift.do(c.OpenDossier("c1", client))
    shift.do(c.OpenSection("c1", ANNE, "accounts"))
    assert "secrecy" in shift.flags
    assert shift.refused(c.Say("c1", "look")) == "do_it_at_the_desk"


@pytest.mark.parametrize("help_level", ["guided", "choice", "free"])
def test_the_tutor_tells_a_wrong_deed_at_once_and_what_is_due(help_level: str) -> None:
    shift = Shift(BLOCK, help_level)
    shift.answer()
    shift.say(*WAY, "enough")
    shift.listen()
    started = shift.state.started
    assert started is not None
    role = shift.session.world.pins.role(started, shift.contact.offer)
    guided = help_level == "guided"
    [due] = [line for line in offered(shift.contact, role) if line.move == "block_card"]
    assert due.asked == ((("card", "classic"), ("reason", "lost, stolen")) if guided else ())
    before = whisper(shift.contact, role)
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic", (("reason", "fraud"),)))
    told = whisper(shift.contact, role)
    assert (told != before) is guided
    assert ("Fraud" in told and "Loss or theft" in told) is guided
    shift.do(c.DoAct("c1", ANNE, "card.block", "classic", (("reason", "lost"),)))
    assert whisper(shift.contact, role) == before
