"""Sentences as tests: what each is heard as, what is made of it, and the table of a beat."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.content import BUNDLED
from workstation.cli.arguments import parse
from workstation.cli.hear import run
from workstation.library.hearing import HEARD, listener
from workstation.library.shelf import Roleplay, read_roleplay
from workstation.library.tried import DENIED, FORBIDS, MEANT, REPORTED, sentence_faults, table, tried, variants
from workstation.paths import RESOURCES, SCRIPTS
from workstation.roleplay.reading.includes import Folders

BASE = RESOURCES / "help" / "examples" / "base"
TEXT = (BASE / "shared.yaml").read_text(encoding="utf-8").partition("sentences:")[0]


def of(folder: Path, **sentences: str) -> Roleplay:
    lines = [f"  {json.dumps(text, ensure_ascii=False)}: {move}\n" for text, move in sentences.items()]
    path = folder / "shared.yaml"
    path.write_text(TEXT + "sentences:\n" + "".join(lines), encoding="utf-8")
    return read_roleplay(path, BUNDLED.around, Folders((BASE, SCRIPTS)))


MEANINGS = {
    "vous vous appelez comment svp": "ask_name",
    "c quoi votre nom et prenom": "ask_name",
    "donnez-moi votre numéro de client": "ask_number",
    "quelle heure est-il chez vous": "none",
}


def test_each_sentence_is_tried_where_its_move_may_be_said(tmp_path: Path) -> None:
    found = list(tried(of(tmp_path, **MEANINGS), BUNDLED))
    meant = {one.heard.sentence: one for one in found if one.kind == MEANT}
    assert meant.keys() == MEANINGS.keys()
    assert [one.heard.sentence for one in meant.values() if not one.is_right] == []
    assert {one.beat for one in meant.values()} == {"identify", "greet"}
    assert {one.kind for one in found if one.move == "ask_name"} == {MEANT, DENIED, REPORTED, FORBIDS}
    assert {one.kind for one in found if one.move == "none"} == {MEANT}


def test_a_sentence_heard_as_another_move_is_an_error_at_its_line(tmp_path: Path) -> None:
    one = of(tmp_path, **{"vous vous appelez comment svp": "ask_number"})
    faults = [fault for fault in sentence_faults(one, BUNDLED) if fault.code == "RP155"]
    assert [fault.source.strip() for fault in faults] == ['"vous vous appelez comment svp": ask_number']
    assert "ask_name" in faults[0].message


def test_a_variant_taken_for_a_move_that_costs_is_told(tmp_path: Path) -> None:
    one = of(tmp_path, **{"donnez-moi votre numéro de client": "ask_number"})
    wrong = [each.heard.sentence for each in tried(one, BUNDLED) if each.kind != MEANT and not each.is_right]
    told = [fault.message for fault in sentence_faults(one, BUNDLED) if fault.code == "RP156"]
    assert len(told) == len(wrong)
    assert all(sentence in message for sentence, message in zip(wrong, told, strict=True))


@pytest.mark.parametrize("scenario", ["card-lost", "card-declined-abroad"])
def test_a_forbidden_variant_breaks_a_rule_and_what_is_meant_does_not(scenario: str) -> None:
    one = BUNDLED.find(scenario)
    assert one is not None
    who = listener(one, BUNDLED)
    said = {"fr": "quelle est votre date de naissance", "en": "what is your date of birth"}[one.script.language[:2]]
    made = dict(variants(said, one.script.language))
    forbidden = who.hear(made[FORBIDS], who.place("identify"))
    assert forbidden.rules or set(forbidden.moves) & forbidden.costly, "a rule, or the move that is its breach"
    assert not who.hear(said, who.place("identify")).rules


@pytest.mark.parametrize("move", ["nobody", "block_card"])
def test_a_sentence_is_meant_for_something_that_is_said(tmp_path: Path, move: str) -> None:
    one = of(tmp_path, **{"c’est fait": move})
    assert [(fault.code, fault.severity) for fault in one.diagnostics] == [("RP154", "error")]


def test_the_table_counts_what_came_of_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = of(tmp_path, **MEANINGS)
    assert table(list(tried(one, BUNDLED, "identify")))["ask_name"] == {"ask_name": 2}
    text = one.text.replace("include: [intents/words.yaml]\n", "").replace("intent: take_over", "intent: sum_up")
    path = tmp_path / "alone.yaml"
    path.write_text(text, encoding="utf-8")
    assert run(parse(["hear", str(path), "--beat", "identify", "--table"]), BUNDLED) == 0
    assert "ask_name → ask_name 2" in capsys.readouterr().out
    assert run(parse(["hear", str(path), "--table", "--json"]), BUNDLED) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["kind"] for row in rows} == {MEANT, DENIED, REPORTED, FORBIDS}
    assert all(row["outcome"] == HEARD for row in rows if row["kind"] == MEANT and row["move"] == "ask_name")
