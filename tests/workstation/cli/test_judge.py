"""``judge`` and ``play --note/--reply``: a note or a reply handed in by file is judged as at the desk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from main import main
from tests.support.content import BUNDLED
from workstation.paths import RESOURCES

EMAIL = str(RESOURCES / "templates" / "roleplays" / "email.yaml")
GOOD = next(one for one in BUNDLED.roleplays if one.program and one.script.id == "card-lost").script.exemplary.notes[0][
    1
]
DONE = "block_card,order_card,see_operations"


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def written(folder: Path, text: str) -> str:
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_note_is_judged_facet_by_facet(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    found = told(capsys, "judge", "card-lost", "--note", written(tmp_path, GOOD.text), "--done", DONE)
    assert set(found) == {"facets", "findings"}
    assert all(facet == {"id": facet["id"], "met": True, "denied": False, "false": False} for facet in found["facets"])
    assert found["findings"] == []


@pytest.mark.parametrize(
    ("done", "false"), [("", True), ("block_card", False), ("block_card[reason=fraud]", True)],
)  # fmt: skip
def test_what_a_note_claims_is_held_against_what_was_done(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, done: str, false: bool
) -> None:
    found = told(capsys, "judge", "card-lost", "--note", written(tmp_path, "Carte bloquée."), "--done", done or ",")
    block = next(facet for facet in found["facets"] if facet["id"] == "block")
    assert (block["false"], block["met"]) == (false, not false)


def test_what_a_note_must_not_hold_is_found_with_its_severity(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = "Opposition non faite. Cliente malade, quelle chieuse."
    found = told(capsys, "judge", "card-lost", "--note", written(tmp_path, text), "--beat", "wrap")
    block = next(facet for facet in found["facets"] if facet["id"] == "block")
    assert block == {"id": "block", "met": False, "denied": True, "false": False}
    assert {(one["family"], one["severity"]) for one in found["findings"]} == {
        ("health", "fatal"), ("judgement", "heavy"), ("insult", "fatal"),
    }  # fmt: skip


def test_a_reply_is_judged_by_the_rules_of_its_channel(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = "Bonjour [NOM], donnez-moi votre code secret. Vous serez remboursée."
    found = told(capsys, "judge", EMAIL, "--reply", written(tmp_path, text))
    families = {one["family"]: one["severity"] for one in found["findings"]}
    assert families.items() >= {("secret_asked", "fatal"), ("left_over", "heavy"), ("refund_promised", "heavy")}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["judge", "card-lost", "--reply", "FILE"], "no reply"),
        (["judge", "card-lost", "--note", "FILE", "--beat", "greet"], "wrap"),
        (["judge", "card-lost", "--note", "FILE", "--done", "nothing_such"], "nothing_such"),
        (["judge", "card-lost", "--note", "FILE", "--done", "greet_full"], "greet_full"),
        (["judge", "card-lost", "--note", "FILE", "--done", "block_card[unicorn=pink]"], "unicorn"),
        (["judge", "card-lost"], "--note"),
        (["judge", "card-lost", "--note", "missing.txt"], "missing.txt"),
        (["play", "card-lost", "--note", "c7=FILE"], "c7"),
    ],
)
def test_what_cannot_be_judged_is_said_in_a_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], said: str
) -> None:
    path = written(tmp_path, "Carte bloquée.")
    try:
        code = main(["--lang", "en", *(word.replace("FILE", path) for word in arguments)])
    except SystemExit as left:
        code = int(str(left.code))
    assert code == 2
    assert said in capsys.readouterr().err


def test_a_note_handed_in_is_played_and_marked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    good = told(capsys, "play", "card-lost", "--as", "test:exemplaire", "--note", f"c1={written(tmp_path, GOOD.text)}")
    assert (good["score"], good["passed"], good["replies"]) == (100, True, [])
    assert all(facet["met"] for facet in good["note"]["facets"])
    bad = told(
        capsys, "play", "card-lost", "--as", "test:exemplaire", "--note",
        written(tmp_path, f"{GOOD.text} Rappeler cette chieuse, code secret 4821."),
    )  # fmt: skip
    assert (bad["score"], bad["passed"]) == (0, False)
    assert {"insult", "note_breach"} <= set(bad["flags"])


def test_a_note_may_say_its_choices(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = f'code: MOY-CARTE-PLAFOND\noutcome: solved\nfollow_up: none\ntext: "{GOOD.text}"\n'
    found = told(capsys, "judge", "card-lost", "--note", written(tmp_path, text), "--done", DONE)
    assert not next(facet for facet in found["facets"] if facet["id"] == "code")["met"]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Bonjour, merci de m’envoyer votre nouveau mot de passe. Cordialement", "secret_asked"),
        ("Bonjour, vous serez intégralement remboursée. Cordialement", "refund_promised"),
        ("Bonjour, votre compte FR76-3000-4000-0312-3456-7890-143 est noté. Cordialement", "number_repeated"),
        ("Bonjour {{ prenom }}, c’est noté. Cordialement", "left_over"),
        ("Espèce d’idiote, lisez le site.", "insult"),
    ],
)
def test_a_reply_handed_in_is_held_to_the_rules(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, flag: str
) -> None:
    found = told(capsys, "play", EMAIL, "--reply", written(tmp_path, text))
    assert flag in found["flags"]
    assert not found["passed"]
    assert found["flags"].count(flag) == 1
    assert flag in {one["family"] for one in found["replies"][0]["findings"]}
