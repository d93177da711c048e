"""What the desk refuses is refused in the proof, in play and in the tests of a role-play alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.content import FILE, SHELF, changed, on_the_shelf, read
from workstation.assessment.proof_faults import proof_faults
from workstation.assessment.proving import prove
from workstation.bank.dossier import Operation
from workstation.content.diagnostics import Diagnostic
from workstation.library.playing import PlayFault, failed_tests, play, stuck
from workstation.roleplay.reading.loader import load

CARD = SHELF.scorecard("call")
RECAP = '        answer: "Merci, au revoir."\n        next: wrap\n'
WRAP = "  wrap:\n    stage: wrap\n"
LOCK = 'desk: card.lock, with: {card: classic}, say: "Votre carte est verrouillée.", next: wrap'


def then(*moves: str) -> str:
    """The role-play in which these moves alone are left once the card was blocked, or not."""
    lines = "".join(f"      - {{{move}}}\n" for move in moves)
    return changed((RECAP, RECAP.replace("wrap", "late")), (WRAP, f"  late:\n    moves:\n{lines}\n" + WRAP))


def read_faults(text: str) -> list[Diagnostic]:
    return load(text, FILE, SHELF.around)[1]


def proof_codes(text: str) -> dict[str, Diagnostic]:
    program = read(text)
    return {one.code: one for one in proof_faults(prove(program, CARD, plays=1), program.script, FILE, text)}


def test_an_act_refused_after_another_is_a_dead_end_told_with_its_reason() -> None:
    text = then(f"id: lock, {LOCK}")
    found = proof_codes(text)
    assert "RP071" in found
    told = found["RP093"]
    assert "block_card" in told.message
    assert "already" in told.message or "blocked" in told.message
    assert told.place.line == text[: text.index("id: lock,")].count("\n") + 1


def test_another_move_beside_a_refused_act_leads_on_and_only_the_sound_way_is_taken() -> None:
    found = proof_codes(then(f"id: lock, {LOCK}", 'id: tell, say: "Elle reste bloquée.", next: wrap'))
    assert not {"RP071", "RP093"} & found.keys(), "without the block, the lock can be"


def test_an_act_that_every_way_there_forbids_is_told_once_the_way_is_known() -> None:
    text = then(f'id: lock, when: "blocked", {LOCK}', 'id: tell, say: "C’est noté.", next: wrap')
    found = proof_codes(text)
    assert "RP093" in found
    assert "RP077" not in found
    assert "RP103" not in {one.code for one in read_faults(text)}, "nothing is sure before the ways are known"


@pytest.mark.parametrize(
    ("desk", "reason"),
    [
        ('card.raise_limit, with: {card: classic, amount: "7000"}', "above what your role"),
        ("overdraft.set", "not within your role"),
        ("fees.refund", "not within your role"),
        ("cheque.stop, with: {ground: disagreement}", "no ground"),
        ("card.unlock, with: {card: classic}", "not locked"),
    ],
)
def test_an_act_the_desk_always_refuses_is_told_when_the_file_is_read(desk: str, reason: str) -> None:
    text = then(f'id: act, desk: {desk}, say: "C’est fait.", next: wrap', 'id: tell, say: "Voilà.", next: wrap')
    [told] = [one for one in read_faults(text) if one.code == "RP103"]
    assert reason in told.message
    assert "RP093" not in proof_codes(text), "and not a second time"


def test_an_act_too_great_is_told_for_its_amount_when_what_was_due_first_can_be_done() -> None:
    """The card is blocked before its payment is disputed: what is left in the way is the remit."""
    text = then(
        'id: act, desk: dispute.open, with: {operations: [op1], reason: unknown}, say: "C’est contesté.", next: wrap',
        'id: tell, say: "Voilà.", next: wrap',
    )
    people = {
        slug: replace(one, dossier=replace(one.dossier, operations=tuple(map(dearer, one.dossier.operations))))
        for slug, one in SHELF.people.items()
    }
    around = replace(SHELF.around, persons=people)
    [told] = [one for one in load(text, FILE, around)[1] if one.code == "RP103"]
    assert "above what your role" in told.message


def dearer(operation: Operation) -> Operation:
    return replace(operation, amount=-64_000, card="classic", status="booked")


@pytest.mark.parametrize(
    "desk",
    [
        "card.raise_limit, with: {card: classic, amount: {min: 2500, max: 9000}}",
        "contact.phone",
        "contact.address",
        "savings.open, with: {kind: ldds}",
        "appointment.book",
        "fraud.open, with: {kind: phishing}",
    ],
)
def test_an_act_with_one_open_way_is_no_remark(desk: str) -> None:
    text = then(f'id: act, desk: {desk}, say: "C’est fait.", next: wrap', 'id: tell, say: "Voilà.", next: wrap')
    assert "RP103" not in {one.code for one in read_faults(text)}


def test_what_one_act_makes_possible_is_found_after_it() -> None:
    unlock = 'desk: card.unlock, with: {card: classic}, say: "Elle marche.", next: wrap'
    lock = 'id: lock, desk: card.lock, with: {card: classic}, say: "Verrouillée.", next: late'
    text = then(lock, f"id: unlock, {unlock}", 'id: tell, say: "Voilà.", next: wrap')
    assert "RP103" not in {one.code for one in read_faults(text)}


def test_the_same_deed_in_a_later_beat_is_said_once_it_is_done() -> None:
    again = 'id: again, when: "blocked", desk: card.block, with: {card: classic}, say: "Elle est bloquée.", next: wrap'
    found = proof_codes(then(again, 'id: tell, when: "not blocked", say: "Voilà.", next: wrap'))
    assert not {"RP071", "RP093"} & found.keys()


@pytest.mark.parametrize("step", ["lock", "block_card[card=gold]"])
def test_a_test_that_the_desk_refuses_is_blamed_on_the_act(step: str) -> None:
    text = then(f"id: lock, {LOCK}", 'id: tell, say: "Voilà.", next: wrap')
    start = text.index("role: exemplary")
    old, new = ("recap, ", "recap, lock, ") if step == "lock" else ("block_card, ", f'"{step}", ')
    assert old in text[start:]
    fault = failed_tests(on_the_shelf(text[:start] + text[start:].replace(old, new, 1)), SHELF)[0]
    assert fault.code == "RP050"
    assert f"“{step}”" in fault.message
    assert fault.source[fault.place.column - 1 :].lstrip('"').startswith(step)


def test_play_says_in_words_why_an_act_is_refused_and_what_could_be_done_instead_of_a_step() -> None:
    text = then(f"id: lock, {LOCK}", 'id: tell, say: "Voilà.", next: wrap')
    way = ["greet_full", "enough", "block_card", "recap"]
    for steps, said in (([*way, "lock"], "blocked already"), ([*way, "ask_name"], "what can be done there: tell")):
        with pytest.raises(PlayFault) as raised:
            play(on_the_shelf(text), SHELF, steps)
        assert said in stuck(on_the_shelf(text), raised.value)
