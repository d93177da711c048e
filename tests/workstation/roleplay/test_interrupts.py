"""What may come up in any beat, and what the customer says by their mood."""

from __future__ import annotations

import pytest

from tests.support.content import FILE, SHELF, changed, on_the_shelf, read
from workstation.assessment.proving import prove
from workstation.content.diagnostics import ContentFault
from workstation.events import CustomerSpoke
from workstation.library.playing import play
from workstation.roleplay.playing.program import BEAT, PlaceTuple, Program
from workstation.roleplay.playing.step import Effects, Happening, Impossible, is_open, open_moves, start, step
from workstation.roleplay.reading.loader import load
from workstation.roleplay.solving.states import explore

HURRY = """interrupts:
  - id: hurry
    when: "patience <= 2 or asked == 3"
    client: "Attendez, on sonne à ma porte."
    moves:
      - {id: wait_door, say: "Je vous attends.", score: {welcome: 1}, answer: "Me revoilà."}
      - {id: give_up, say: "Rappelez-nous.", next: close}
    silence: {after: 10, client: "Vous êtes là ?", limit: 1}
start: greet
"""
MAIN = changed(("start: greet\n", HURRY))
TWICE = changed(("    client: \"Attendez", "    limit: 2\n    client: \"Attendez"), text=MAIN)  # fmt: skip


def after(*moves: str, text: str = MAIN) -> tuple[PlaceTuple, Effects]:
    """Where the conversation stands after these moves."""
    program = read(text)
    place, effects = step(program, start(program), Happening("answered"))
    for move in moves:
        chosen = program.step_of(move)
        assert chosen is not None
        place, effects = step(program, place, Happening("move", chosen.number))
    return place, effects


def beat(place: PlaceTuple, text: str = MAIN) -> str:
    return read(text).nodes[place[BEAT]].beat.id


def test_nothing_comes_up_while_its_condition_is_false() -> None:
    place, _ = after("greet_full", "ask_name")
    assert beat(place) == "identify"


def test_an_interrupt_comes_before_the_beat_the_move_leads_to_and_returns_there() -> None:
    place, effects = after("greet_full", "ask_name", "ask_birth", "ask_product", "ask_app")
    assert beat(place) == "hurry"
    assert effects.lines == ("C’est fait.", "Attendez, on sonne à ma porte.")
    assert [s.move.id for s in open_moves(read(MAIN), place)] == ["wait_door", "give_up"]
    place, effects = after("greet_full", "ask_name", "ask_birth", "ask_product", "ask_app", "wait_door")
    assert beat(place) == "solve"
    assert effects.lines == ("Me revoilà.", "C’était {{ facts.where }}")


def test_an_interrupt_among_subjects_returns_to_them_without_repeating_the_customer() -> None:
    cross = ("ask_name, say", "ask_name, mood: -2, why: x, say")
    text = changed(cross, text=MAIN)
    place, _ = after("greet_full", "ask_name", text=text)
    assert beat(place, text) == "hurry"
    place, effects = after("greet_full", "ask_name", "wait_door", text=text)
    assert beat(place, text) == "identify"
    assert effects.lines == ("Me revoilà.",)
    assert is_open(read(text), place, read(text).step_of("ask_birth"))  # type: ignore[arg-type]


def test_a_move_of_an_interrupt_may_lead_elsewhere() -> None:
    place, _ = after("greet_full", "ask_name", "ask_birth", "ask_product", "ask_app", "give_up")
    assert beat(place) == "close"


def test_an_act_at_the_desk_leaves_an_interrupt_open() -> None:
    program = read(MAIN)
    assert program.desk
    place, _ = after("greet_full", "ask_name", "ask_birth", "ask_product", "ask_app")
    for chosen in program.desk:
        if is_open(program, place, chosen):
            moved, _ = step(program, place, Happening("move", chosen.number))
            assert beat(moved) == "hurry"


@pytest.mark.parametrize(("text", "times"), [(MAIN, 1), (TWICE, 2)])
def test_an_interrupt_comes_up_no_more_often_than_its_author_allows(text: str, times: int) -> None:
    text = changed(("id: anything_else\n        limit: 3", "id: anything_else\n        limit: 5"), text=text)
    text = changed(("      - {id: wait_door,", "      - {id: wait_door, limit: 2,"), text=text)
    program: Program = read(text)
    place, effects = after("greet_full", "ask_name", "ask_birth", "ask_product", "ask_app", "wait_door", text=text)
    came = 1
    for move in ("block_card", "wait_door", "anything_else", "anything_else", "anything_else"):
        chosen = program.step_of(move)
        assert chosen is not None
        if is_open(program, place, chosen):
            place, effects = step(program, place, Happening("move", chosen.number))
            came += "Attendez, on sonne à ma porte." in effects.lines
    assert came == times


def test_nothing_comes_up_once_the_conversation_is_over() -> None:
    text = changed(('"patience <= 2 or asked == 3"', "\"seen('close')\""), text=MAIN)
    place, _ = after("greet_full", "enough", "block_card", "recap", text=text)
    assert beat(place, text) == "wrap"


def test_a_role_play_without_interrupts_keeps_the_place_it_always_had() -> None:
    assert len(read().start) + 1 == len(read(MAIN).start)


def test_every_state_with_interrupts_is_proved_and_the_best_way_can_be_played() -> None:
    program = read(MAIN)
    proof = prove(program, SHELF.scorecard("call"))
    assert proof.complete
    assert not proof.traps
    assert {one.name for one in proof.reached} >= {"hurry", "wait_door", "give_up"}
    assert "hurry" not in {one.name for one in proof.never}
    graph = explore(program)
    assert any(graph.beat_of[core] == program.nodes[-1].number for core in range(len(graph.cores)))


def test_a_session_with_an_interrupt_is_played_to_its_end() -> None:
    steps = ["greet_full", "ask_name", "ask_birth", "ask_product", "ask_app", "wait_door", "block_card", "recap"]
    roleplay = on_the_shelf(MAIN)
    test = roleplay.script.exemplary
    outcome = play(roleplay, SHELF, [*steps, "note:bonne"], dict(test.notes))
    spoken = [x.event.text for x in outcome.session.entries() if isinstance(x.event, CustomerSpoke)]
    assert spoken.index("Me revoilà.") == spoken.index("Attendez, on sonne à ma porte.") + 1
    assert outcome.marks.end == "done"


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("RP011", ('    when: "patience <= 2 or asked == 3"\n', "")),
        ("RP022", ("patience <= 2", "patiense <= 2")),
        ("RP031", ("  - id: hurry", "  - id: greet")),
        ("RP031", ("{id: wait_door", "{id: greet_full")),
        ("RP035", ("next: close}\n    silence", "next: close, end: done}\n    silence")),
        ("RP039", ("next: close}\n    silence", "next: clos}\n    silence")),
        ("RP045", ("on sonne à", "{{ facts.door }} à")),
        ("RP012", ("    silence: {after: 10, client: \"Vous êtes là ?\", limit: 1}\nstart", "    limit: 6\nstart")),
    ],
)  # fmt: skip
def test_a_fault_in_an_interrupt_is_named(code: str, change: tuple[str, str]) -> None:
    with pytest.raises(ContentFault) as caught:
        load(changed(change, text=MAIN), FILE, SHELF.around)
    assert code in [d.code for d in caught.value.diagnostics]


BY_MOOD = changed(
    ('answer: "Bonjour."', 'answer: {calm: "Bonjour.", tense: "Enfin."}'),
    ('        say: "Oui ?"\n', '        say: "Oui ?"\n        answer: {calm: "Ah.", tense: "Quel accueil."}\n'),
    ('    client: "C’était {{ facts.where }}"', '    client: {calm: "C’était {{ facts.where }}", tense: "Alors ?"}'),
)


def test_the_customer_words_it_by_their_mood_when_they_speak() -> None:
    assert after("greet_full", text=BY_MOOD)[1].lines == ("Bonjour.",)
    assert after("greet_cold", text=BY_MOOD)[1].lines == ("Quel accueil.",)
    assert after("greet_full", "enough", text=BY_MOOD)[1].lines == ("C’était {{ facts.where }}",)
    assert after("greet_cold", "enough", text=BY_MOOD)[1].lines == ("Alors\u202f?",)


def test_an_answer_of_identity_is_asked_about_as_it_was_spoken() -> None:
    text = changed(
        ('answer: "Anne Dupré."', 'answer: {calm: "Anne Dupré.", tense: "Dupré, je l’ai dit."}'), text=BY_MOOD
    )
    roleplay = on_the_shelf(text)
    outcome = play(roleplay, SHELF, ["greet_cold", "ask_name"])
    asked = [x.event for x in outcome.session.entries() if type(x.event).__name__ == "IdentityAsked"]
    assert [question.answer for question in asked] == ["Dupré, je l’ai dit."]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("RP011", ('tense: "Enfin."', "")),
        ("RP010", ('tense: "Enfin."', 'tense: "Enfin.", cross: "x"')),
        ("RP045", ('tense: "Enfin."', 'tense: "{{ facts.x }}"')),
    ],
)
def test_a_fault_in_a_wording_is_named(code: str, change: tuple[str, str]) -> None:
    with pytest.raises(ContentFault) as caught:
        load(changed(change, text=BY_MOOD), FILE, SHELF.around)
    assert code in [d.code for d in caught.value.diagnostics]


def test_an_impossible_move_stays_impossible_in_an_interrupt() -> None:
    with pytest.raises(Impossible):
        after("greet_full", "ask_name", "ask_birth", "ask_product", "ask_app", "block_card")
