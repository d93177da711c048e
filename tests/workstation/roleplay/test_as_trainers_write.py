"""Role-plays gone wrong as those of trainers do: each slip is told at its place, with the cure that mends it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.content import BUNDLED
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.library.playing import failed_tests
from workstation.library.shelf import Roleplay, read_roleplay
from workstation.paths import RESOURCES
from workstation.roleplay.reading.includes import Folders
from workstation.roleplay.reading.loader import load_with

CALL = RESOURCES / "templates" / "roleplays" / "call.yaml"
TEXT = re.sub("[\u00a0\u202f]", " ", CALL.read_text(encoding="utf-8"))


class Slip(NamedTuple):
    """A change of a sound file, its code, what stands at the place told, and what the message or the cure says."""

    old: str
    new: str
    code: str
    at: str
    said: str


SLIPS = [
    Slip("  greet:\n    stage: welcome", "  greet:\n    étape: welcome", "RP010", "étape", "Did you mean “stage”?"),
    Slip('whisper: "Dites', 'conseil: "Dites', "RP010", "conseil", "Did you mean “whisper”?"),
    Slip("        mood: -1 ", "        humeur: -1 ", "RP010", "humeur", "Did you mean “mood”?"),
    Slip("critical: true", "critical: oui", "RP012", "oui", "true or false"),
    Slip("start: false}", "start: non}", "RP012", "non", "true or false"),
    Slip('when: "sent" ', 'when: "sent et identity >= 1" ', "RP020", "et identity", "“et” is said in English: and"),
    Slip('when: "sent" ', 'when: "non sent" ', "RP020", "non sent", "“non” is said in English: not"),
    Slip('unless: "identity >= 1"', 'unless: "identity => 1"', "RP020", "=> 1", "“=>” is written “>=”"),
    Slip('answer: "Le 21 juin 1995."', 'answer: {wrong: "Le 2 juin 1995."}', "RP012", "{wrong", "a list whose first"),
    Slip("score: {conclude: 2}", "score: 2", "RP012", "2", "such as {welcome: 2}"),
    Slip("set: {sent: true}", "set: sent", "RP012", "sent", "such as {sent: true}"),
    Slip("patience: {start: 3, max: 4}}", "patience: 3}", "RP012", "3}", "such as {start: 3, max: 4}"),
    Slip("balance: 934.20", "balance: 934,20 €", "RP012", "934,20", "with a point"),
    Slip("      - id: bye\n", "      -id: bye\n", "RP001", "id: bye", "a space is missing after the dash"),
    Slip("  close:\n    stage", "  - close:\n    stage", "RP001", "- close", "a dash begins a list"),
    Slip("silence: {after: 20, client: \"Vous y arrivez ?\", mood: -1, limit: 2, flag: dead_air}", "silence: 20",
         "RP012", "20", "such as {after: 20"),
    Slip("fails: [unsafe]\n    play: [greet_full, ask_name, ask_birth, send_mail",
         "role: exemplary\n    play: [greet_full, ask_name, ask_birth, send_mail",
         "RP053", "name: envoyé", "“exemplaire” is exemplary already"),
    Slip('when: "sent" ', 'when: "seen(\'ask_birth\')" ', "RP166", "seen(", "Ask about “request”"),
    Slip('when: "sent" ', 'when: "seen(\'requst\')" ', "RP039", "seen(", "Did you mean “request”?"),
    Slip("    stage: conclude", "    stage: objection\n    objection: pryce", "RP167", "pryce", "mean “price”?"),
    Slip("role: exemplary", "role: other", "RP053", "name: exemplaire", "none is “exemplary”"),
]  # fmt: skip


def faults(text: str) -> list[Diagnostic]:
    try:
        load_with(text, "essai.yaml", BUNDLED.around, Folders())
    except ContentFault as fault:
        return fault.diagnostics
    return []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.new.strip()[:40])
def test_a_slip_is_told_at_its_place_with_its_cure(slip: Slip) -> None:
    assert slip.old in TEXT
    text = TEXT.replace(slip.old, slip.new, 1)
    told = [one for one in faults(text) if one.code == slip.code]
    assert len(told) == 1
    assert text.split("\n")[told[0].place.line - 1][told[0].place.column - 1 :].startswith(slip.at)
    assert slip.said in told[0].describe()


def test_the_file_they_slipped_in_is_sound() -> None:
    assert faults(TEXT) == []


def test_a_customer_may_still_be_silent_with_words_that_are_a_number() -> None:
    text = TEXT.replace('silence: {after: 20, client: "Vous y arrivez ?", mood: -1, limit: 2, flag: dead_air}', "x")
    assert faults(text.replace("\n    x\n", '\n    silence: "20"\n')) == []


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("RIB demandé, à envoyer par la messagerie sécurisée.", "asked for or still to be done"),
        ("RIB envoyé, pas par la messagerie sécurisée.", "are denied"),
        ("RIB envoyé par courriel.", "none of its wordings"),
    ],
)
def test_what_the_exemplary_note_does_not_say_is_told_with_its_reason(text: str, detail: str, tmp_path: Path) -> None:
    path = tmp_path / "essai.yaml"
    path.write_text(TEXT.replace("RIB envoyé dans la messagerie sécurisée.", text, 1), encoding="utf-8")
    roleplay = read_roleplay(path, BUNDLED.around, BUNDLED.folders)
    assert isinstance(roleplay, Roleplay)
    (told,) = [one for one in failed_tests(roleplay, BUNDLED) if one.code == "RP110"]
    assert "“way”" in told.describe()
    assert detail in told.describe()
