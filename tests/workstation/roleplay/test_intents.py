"""What is heard of a move comes with its intent, and a file of intents that does not hold together is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.shared import BASE, SHARED, beat, faults, of
from workstation.content.diagnostics import ContentFault
from workstation.folding import plain_words
from workstation.paths import SCRIPTS
from workstation.roleplay.reading.includes import Folders
from workstation.roleplay.reading.intents import read_intents
from workstation.roleplay.reading.loader import load_with

INTENTS = (SCRIPTS / "intents" / "fr.yaml").read_text(encoding="utf-8")


def test_an_intent_is_heard_and_asked_about_in_its_words() -> None:
    move = next(one for one in beat(of(SHARED), "identify").moves if one.id == "ask_name")
    known = read_intents(INTENTS, "intents/fr.yaml")["ask_name"]
    assert move.hears == tuple(one.value for one in known.hears)
    assert move.asks == known.gives["asks"].value
    own = of(
        SHARED,
        ("        intent: ask_name", '        intent: ask_name\n        asks: "Le nom"\n        hears: ["votre nom"]'),
    )
    again = next(one for one in beat(own, "identify").moves if one.id == "ask_name")
    assert again.hears == ("votre nom", *move.hears)
    assert again.asks == "Le nom"


SAYING = '        say: "Votre nom, s’il vous plaît ?"\n'
WHY = '        why: "Elle ne l’a pas sur elle, et il ne prouve rien."\n'


@pytest.mark.parametrize(("key", "line", "move"), [("say", SAYING, "ask_name"), ("why", WHY, "ask_number")])
def test_an_intent_gives_its_sentence_and_its_reason_to_a_move_that_writes_none(key: str, line: str, move: str) -> None:
    def of_move(*left_out: tuple[str, str]) -> str:
        found = next(one for one in beat(of(SHARED, *left_out), "identify").moves if one.id == move)
        return plain_words(str(getattr(found, key)))

    name = {"ask_name": "ask_name", "ask_number": "ask_client_number"}[move]
    given = plain_words(read_intents(INTENTS, "intents/fr.yaml")[name].gives[key].value)
    assert of_move() != given
    assert of_move((line, "")) == given


def test_what_is_done_at_the_desk_is_given_no_sentence() -> None:
    silent = of(SHARED, ('        say: "C’est fait, votre carte est bloquée."\n', "        intent: take_leave\n"))
    assert not next(one for one in beat(silent, "solve").moves if one.desk).say


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_every_adviser_says_is_known_in_each_language_and_in_one_sense_there(language: str) -> None:
    file = f"intents/{language}.yaml"
    known = read_intents((SCRIPTS / file).read_text(encoding="utf-8"), file)
    french = read_intents(INTENTS, "intents/fr.yaml")
    assert {name: one.gives.keys() for name, one in known.items()} == {
        name: one.gives.keys() for name, one in french.items()
    }
    said = [plain_words(wording.value) for one in known.values() for wording in one.hears]
    assert len(set(said)) == len(said) >= 3 * len(known)


def test_an_intent_takes_in_anothers_wordings() -> None:
    script = of(SHARED, ("intent: take_over", "intent: reassure"))
    move = next(one for one in beat(script, "solve").moves if one.id == "take_over")
    assert move.hears == ("rassurez-vous, je m’en occupe", "je m’en charge tout de suite")


SAYS = 'says: ["carte bloquée", "opposition faite"]'


def test_a_facet_takes_the_wordings_of_an_intent_and_is_written_short() -> None:
    script = of(
        SHARED,
        (SAYS, 'says: ["carte|opposition [bien] faite", "<reassure> … carte", "{{ reference.block_card }} [est] là"]'),
    )
    (facet,) = beat(script, "wrap").note.facets  # type: ignore[union-attr]
    assert facet.says == (
        "carte faite", "carte bien faite", "opposition faite", "opposition bien faite",
        "rassurez-vous, je m’en occupe … carte", "je m’en charge tout de suite … carte",
        "{{ reference.block_card }} là", "{{ reference.block_card }} est là",
    )  # fmt: skip


@pytest.mark.parametrize(("says", "code"), [("<reasure> fait", "RP150"), (" ".join(["a|b|c|d|e"] * 4), "RP012")])
def test_a_wording_that_cannot_be_written_out_is_told_at_its_place(says: str, code: str) -> None:
    found = faults(SHARED, (SAYS, f'says: ["{says}", "opposition"]'))
    assert (code, "shared.yaml") in {(one[0], one[1]) for one in found}


GERMAN = ("  channel: call", "  channel: call\n  language: de-DE")

ALONE = ("include: [intents/words.yaml]\n", "")

TWICE = 'intent: ask_client_number\n        hears: ["Comment vous appelez-vous"]'


@pytest.mark.parametrize(
    ("changes", "code", "at"),
    [
        ([("intent: ask_name", "intent: ask_nome")], "RP150", "intent: ask_nome"),
        ([GERMAN, ALONE], "RP150", "intent: take_over"),
        ([GERMAN], "RP152", "include:"),
        ([("intents/words.yaml", "intents/mots.yaml")], "RP152", "include:"),
        ([("intent: ask_client_number", "intent: ask_name ")], "RP153", "intent: ask_name "),
        ([("intent: ask_client_number", TWICE)], "RP153", "intent: ask_client_number"),
    ],
)
def test_an_intent_that_cannot_be_used_is_told_at_its_place(changes: list[tuple[str, str]], code: str, at: str) -> None:
    found = faults(SHARED, *changes)
    text = SHARED
    for old, new in changes:
        text = text.replace(old, new, 1)
    line = next(n for n, one in enumerate(text.split("\n"), 1) if at in one)
    assert (code, "shared.yaml", line) in [(one, file, there) for one, file, there, _ in found]
    assert all(cure for one, *_, cure in found if one == code)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("format: 1\nlanguage: fr-FR\nintents:\n  a: {also: [a]}\n", "RP151", 4),
        ("format: 1\nlanguage: fr-FR\nintents:\n  a: {also: [b]}\n  b: {also: [c]}\n  c: {also: [a]}\n", "RP151", 6),
        ("format: 1\nlanguage: fr-FR\nintents:\n  a: {hears: [x], also: [z]}\n", "RP150", 4),
        ("format: 1\nlanguage: en-GB\nintents:\n  a: {hears: [x]}\n", "RP012", 2),
        ("format: 1\nlanguage: it-IT\nintents:\n  a: {hears: [x]}\n", "RP012", 2),
        ("format: 1\nlanguage: fr-FR\nintents:\n  a: {asks: x}\n", "RP011", 4),
        ("format: 1\nlanguage: fr-FR\nintents:\n  a: {hears: [x], heras: [y]}\n", "RP010", 4),
    ],
)
def test_a_file_of_intents_that_does_not_hold_together_is_told_at_its_place(text: str, code: str, line: int) -> None:
    with pytest.raises(ContentFault) as caught:
        read_intents(text, "intents/fr.yaml")
    assert (code, line) in [(fault.code, fault.place.line) for fault in caught.value.diagnostics]


def test_a_bundled_intent_is_not_taken_by_a_trainers_file(tmp_path: Path) -> None:
    (tmp_path / "intents").mkdir()
    (tmp_path / "intents" / "fr.yaml").write_text(
        'format: 1\nlanguage: fr-FR\nintents:\n  greet: {hears: ["salut"]}\n', encoding="utf-8"
    )
    text = SHARED.replace("intents/words.yaml", "intents/fr.yaml").replace(
        "intent: take_over", "intent: send_to_application"
    )
    script = load_with(text, "x.yaml", None, Folders((tmp_path, BASE, SCRIPTS)))
    move = next(one for one in beat(script.program.script, "greet").moves if one.id == "greet_full")
    assert "salut" not in move.hears


def test_a_move_without_a_hint_is_listed_in_the_words_of_its_intent() -> None:
    script = of(SHARED, ('        hint: "Banque, offre d’aide"\n', ""))
    full = next(move for move in beat(script, "greet").moves if move.id == "greet_full")
    assert full.hint == full.asks
    assert full.hint
