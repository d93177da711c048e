"""Every fault that only exploration finds, in a role-play changed to have it, and gone when it is put right."""

from __future__ import annotations

import re

import pytest

from tests.support.content import FILE, SHELF, changed, read
from workstation.assessment.proof_faults import proof_faults
from workstation.assessment.proving import prove
from workstation.content.catalogue import CATALOGUE
from workstation.content.diagnostics import Diagnostic

CARD = SHELF.scorecard("call")
SOUND = changed(
    ("time: {target: 300,", "time: {target: 30,"), ("blind_block: {penalty: 15,", "blind_block: {penalty: 60,")
)
FIRST_ROUTE = "  wrap:\n    stage: wrap\n"
GATE = '  gate:\n    route: [{if: "blocked and not blocked", next: wrap}, {else: wrap}]\n\n' + FIRST_ROUTE
ROUND = "  gate:\n    route: [{else: other}]\n\n  other:\n    route: [{else: gate}]\n\n" + FIRST_ROUTE
LOST = (
    '  lost:\n    moves:\n      - id: again\n        say: "Encore ?"\n        when: "asked == 3"\n'
    "        next: wrap\n\n" + FIRST_ROUTE
)
TWO = (
    '  two:\n    moves:\n      - {id: well, say: "Bien.", next: wrap}\n      - {id: good, say: "Bon.", next: wrap}\n\n'
    + FIRST_ROUTE
)
RISE = (
    '  rise:\n    moves:\n      - {id: rise, desk: card.raise_limit, with: {card: classic, amount: "3000", days: "7"}, '
    'say: "C’est relevé.", next: wrap}\n\n' + FIRST_ROUTE
)
# A note whose facets claim what is done nowhere.
LATE = '      facets: [{id: late, says: ["hausse"], claims: solo, score: {note: 2}}]\n      must:\n'
ALONE = '  alone:\n    moves: [{id: solo, desk: card.order, with: {card: classic}, say: "Fait.", next: wrap}]\n\n'
ORDER = "desk: card.order, with: {card: classic}"
RECAP = '        answer: "Merci, au revoir."\n        next: wrap\n'

# code, what is changed in a sound role-play, and the fragment at whose line the fault must be shown
FAULTS = [
    (
        "RP070",
        [(FIRST_ROUTE, '  alone:\n    moves: [{id: solo, say: "Oui.", next: wrap}]\n\n' + FIRST_ROUTE)],
        "moves: [{id: solo",
    ),
    ("RP071", [(RECAP, RECAP.replace("wrap", "lost")), (FIRST_ROUTE, LOST)], "    moves:\n      - id: again"),
    ("RP071", [(RECAP, RECAP.replace("wrap", "rise")), (FIRST_ROUTE, RISE)], "    moves:\n      - {id: rise"),
    (
        "RP077",
        [
            ('{id: ask_app, say: "Validez dans l’application.", verifies: app,', '{id: ask_app, say: "Validez.",'),
            (
                FIRST_ROUTE,
                "      - {id: rise, desk: card.raise_limit, with: {card: classic}, next: wrap}\n\n" + FIRST_ROUTE,
            ),
        ],
        "{id: rise",
    ),
    ("RP072", [(RECAP, RECAP.replace("wrap", "gate")), (FIRST_ROUTE, ROUND)], "start: greet\n"),
    ("RP073", [("answer: {max: 3}", "answer: {max: 5}")], "answer: {max: 5}"),
    (
        "RP074",
        [
            ("        score: {welcome: 2}\n", ""),
            ("        flag: promise\n", "        flag: promise\n        score: {welcome: 2}\n"),
        ],
        "welcome: {max: 2}",
    ),
    ("RP076", [("target: 30,", "target: 3000,")], "target: 3000"),
    ("RP077", [("\"blocked and seen('greet')\"", '"identity > 3"')], "id: block_told"),
    ("RP077", [(RECAP, RECAP.replace("wrap", "gate")), (FIRST_ROUTE, GATE)], '{if: "blocked and not'),
    (
        "RP078",
        [
            ('        when: "not blocked"\n', ""),
            ("        when: \"blocked and seen('greet')\"\n", "        desk: card.block\n"),
        ],
        "id: block_told",
    ),
    (
        "RP079",
        [
            (
                "        - {id: note_full, missing: 0,",
                "        - {id: note_any, end: done}\n        - {id: note_full, missing: 0,",
            )
        ],
        "id: note_full",
    ),
    (
        "RP080",
        [('        - {id: note_poor, why: "La note ne sert à personne.", end: done}\n', "")],
        "    stage: wrap\n    note",
    ),
    ("RP081", [("identify: {max: 2, critical: true}", "identify: {max: 9, critical: true}")], "  identify: {max"),
    (
        "RP083",
        [
            ("C’était {{ facts.where }}", "C’était hier."),
            (
                FIRST_ROUTE,
                "  alone:\n    moves: [{id: solo, "
                + 'say: "Où ?", answer: "{{ facts.where }}", next: wrap}]\n\n'
                + FIRST_ROUTE,
            ),
        ],
        "moves: [{id: solo",
    ),
    (
        "RP084",
        [
            (
                'client: "Bonjour, j’ai perdu ma carte."',
                'client: {calm: "Bonjour, j’ai perdu ma carte.", tense: "Enfin."}',
            )
        ],
        "    stage: welcome",
    ),
    (
        "RP085",
        [("stage: conclude", "stage: objection"), (RECAP, "        flag: promise\n" + RECAP)],
        "stage: objection",
    ),
    ("RP086", [("stage: conclude", "stage: objection"), (RECAP, "        mood: -1\n" + RECAP)], "stage: objection"),
    ("RP087", [("blind_block: {penalty: 60,", "blind_block: {penalty: 15,")], "{id: block_early"),
    ("RP088", [("  solve:\n    stage: solve", "  solve:\n    stage: rebound")], "stage: rebound"),
    ("RP089", [(RECAP, RECAP.replace("wrap", "two")), (FIRST_ROUTE, TWO)], "    moves:\n      - {id: well"),
    ("RP090", [("        limit: 3\n", "        limit: 3\n        mood: -1\n")], "id: anything_else"),
    ("RP091", [("  difficulty: easy\n", "  difficulty: easy\n  pass_mark: 40\n")], "answer: {max: 3}"),
    (
        "RP093",
        [
            (RECAP, RECAP.replace("wrap", "rise")),
            (FIRST_ROUTE, RISE.replace("card.raise_limit", "card.lock").replace(', amount: "3000", days: "7"', "")),
        ],
        "{id: rise",
    ),
    (
        "RP098",
        [
            ("      must:\n", LATE),
            ("missing: 0, score: {note: 2}", "missing: 0"),
            ("missing: 1, score: {note: 1}", "missing: 1"),
            (FIRST_ROUTE, ALONE + FIRST_ROUTE),
        ],
        "facets: [{id: late",
    ),
]


def faults(text: str) -> list[Diagnostic]:
    program = read(text)
    return proof_faults(prove(program, CARD, plays=1), program.script, FILE, text)


def test_a_sound_role_play_has_none() -> None:
    assert faults(SOUND) == []


@pytest.mark.parametrize(("code", "changes", "shown_at"), FAULTS, ids=[code for code, _, _ in FAULTS])
def test_a_fault_is_found_and_shown_at_its_place(code: str, changes: list[tuple[str, str]], shown_at: str) -> None:
    text = changed(*changes, text=SOUND)
    found = [fault for fault in faults(text) if fault.code == code]
    assert found, [fault.describe() for fault in faults(text)]
    said = found[0].message + found[0].cure
    assert not re.search(r"\{\w+\}", said)
    assert found[0].place.line == text[: text.index(shown_at)].count("\n") + 1


def test_an_act_out_of_reach_of_identity_is_a_trap_shown_with_its_way() -> None:
    rise = 'desk: card.raise_limit, with: {card: classic, amount: "3000", days: "7"}'
    change = "desk: contact.phone"
    trapped = changed((RECAP, RECAP.replace("wrap", "rise")), (FIRST_ROUTE, RISE.replace(rise, change)), text=SOUND)
    (trap,) = [one for one in prove(read(trapped), CARD, plays=1).traps if one.stuck]
    assert trap.beat == "rise"
    assert "ask_app" not in trap.path
    assert trap.path[-1] == "recap"
    ordered = changed(("ring: {", "ring: {authenticated: true, "), (change, ORDER), text=trapped)
    assert prove(read(ordered), CARD, plays=1).traps == ()


def test_an_exploration_that_was_cut_says_so_and_claims_nothing() -> None:
    program = read(changed(("answer: {max: 3}", "answer: {max: 5}"), text=SOUND))
    proof = prove(program, CARD, limit=40, plays=1)
    assert not proof.complete
    assert proof.states == proof.cut_at == 40
    assert (proof.times, proof.random_share, proof.longest_share, proof.most_steps) == (None,) * 4
    assert {rule.kept for rule in proof.rules} <= {None, False}
    assert (proof.never, proof.unheard) == ((), ())
    found = proof_faults(proof, program.script, FILE, SOUND)
    assert [fault.code for fault in found] == ["RP082"]


def test_every_code_of_proofs_has_its_example() -> None:
    shown = {code for code, _, _ in FAULTS} | {"RP082", "RP092"}  # the latter is of format 2: see test_sharing
    assert shown == {code for code in CATALOGUE if "RP070" <= code <= "RP099"}


def test_the_way_into_a_trap_is_the_shortest() -> None:
    text = changed((RECAP, RECAP.replace("wrap", "lost")), (FIRST_ROUTE, LOST), text=SOUND)
    proof = prove(read(text), CARD, plays=1)
    (trap,) = [trap for trap in proof.traps if trap.stuck]
    assert trap.beat == "lost"
    assert trap.path == ("greet_full", "enough", "block_card", "recap")


def test_an_objection_is_judged_from_every_state_that_raises_it() -> None:
    calm = changed(("stage: conclude", "stage: objection"), text=SOUND)
    (objection,) = prove(read(calm), CARD, plays=1).objections
    assert (objection.answered, objection.let_be) == (True, True)
    assert objection.states > 1
    closed = changed((RECAP, '        when: "blocked"\n' + RECAP), text=calm)
    (objection,) = prove(read(closed), CARD, plays=1).objections
    assert not objection.answered
    assert objection.path[-1] == "promise_gift"


def test_after_a_proposal_one_may_answer_an_objection_or_let_it_be() -> None:
    pressed = changed(
        ("stage: conclude", "stage: objection"),
        ("  solve:\n    stage: solve", "  solve:\n    stage: rebound"),
        text=SOUND,
    )
    assert "RP086" in {fault.code for fault in faults(pressed)}
    free = changed((RECAP, RECAP + '      - {id: leave_it, say: "Je n’insiste pas.", next: wrap}\n'), text=pressed)
    assert "RP086" not in {fault.code for fault in faults(free)}


def test_a_proposal_comes_once_and_not_after_a_fraud() -> None:
    again = changed(
        ("  solve:\n    stage: solve", "  solve:\n    stage: rebound"),
        (RECAP, RECAP.replace("wrap", "more")),
        (
            FIRST_ROUTE,
            '  more:\n    stage: rebound\n    moves: [{id: sell, say: "Et ceci ?", next: wrap}]\n\n' + FIRST_ROUTE,
        ),
        text=SOUND,
    )
    found = {one.why: one.path for one in prove(read(again), CARD, plays=1).untimely}
    assert found["again"][-1] == "recap"
    assert found["unsolved"] == ("greet_full", "enough")
    assert "reason" not in found
