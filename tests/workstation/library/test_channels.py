"""A role-play on each channel, played to its end by the same session as at the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import CONTENT, SHELF
from workstation.assessment.proof_faults import proof_faults
from workstation.assessment.proving import prove
from workstation.library.playing import play, play_test, walk
from workstation.library.playing import test_faults as faults_of
from workstation.library.shelf import Roleplay, read_roleplay
from workstation.roleplay.solving.coverage import coverage
from workstation.roleplay.solving.notes import model_notes, model_replies

FILES = sorted((CONTENT / "channels").glob("*.yaml"))


def of(path: Path) -> Roleplay:
    """A role-play that checks."""
    found = read_roleplay(path, SHELF.around, SHELF.folders)
    assert [fault.describe() for fault in found.diagnostics] == []
    return found


HOLD = 'hold: {after: 60, client: "Là ?", mood: -1}\nends:'
SILENCE = '    silence: {after: 10, client: "Là ?"}\n    reply:'


@pytest.mark.parametrize(
    ("file", "old", "new", "at"),
    [
        ("lost-card-chat", "ends:", HOLD, "hold:"),
        ("lost-card-chat", "ring: {", 'ring: {ivr: ["Carte"], ', "ring:"),
        ("lost-card-chat", "start: greet", 'email: {subject: "Carte"}\nstart: greet', "email:"),
        ("lost-card-email", "ends:", HOLD, "hold:"),
        ("lost-card-email", "    reply:", SILENCE, "silence:"),
        ("lost-card-email", "start: answer", 'ring: {line: "Carte"}\nstart: answer', "ring:"),
        ("lost-card-chat", "channel: chat", "channel: call", "reply:"),
        ("new-card-callback", "ring: {", "ring: {patience: 30, ", "ring:"),
        ("appointment-outbound", "ring: {", 'ring: {ivr: ["Carte"], ', "ring:"),
    ],
)
def test_what_a_channel_has_no_place_for_is_named(file: str, old: str, new: str, at: str, tmp_path: Path) -> None:
    text = (CONTENT / "channels" / f"{file}.yaml").read_text(encoding="utf-8")
    path = tmp_path / f"{file}.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [fault for fault in read_roleplay(path, SHELF.around, SHELF.folders).diagnostics if fault.code == "RP068"]
    assert found
    assert at in found[0].source


def test_a_criterion_is_looked_for_on_the_channel_s_own_scorecard(tmp_path: Path) -> None:
    text = (CONTENT / "channels" / "lost-card-email.yaml").read_text(encoding="utf-8")
    path = tmp_path / "one.yaml"
    path.write_text(text.replace("  security: {max: 2, critical: true}", "  rebound: {max: 2}"), encoding="utf-8")
    found = read_roleplay(path, SHELF.around, SHELF.folders).diagnostics
    assert {("RP047", "rebound"), ("RP040", "security")} <= {(d.code, dict(d.values).get("name")) for d in found}


def test_there_is_one_of_each() -> None:
    assert {of(path).script.channel for path in FILES} == {"chat", "email", "callback", "outbound"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_its_own_tests_come_out_as_they_say(path: Path) -> None:
    assert faults_of(of(path), SHELF) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(5))
def test_whoever_plays_by_chance_comes_to_an_end(path: Path, seed: int) -> None:
    assert walk(of(path), SHELF, seed).marks.end


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_proved_can_be_played(path: Path) -> None:
    roleplay = of(path)
    program = roleplay.script_program
    proof = prove(program, SHELF.scorecard(program.script.channel), plays=20)
    assert proof.complete
    assert proof_faults(proof, program.script, path.name) == []
    texts = model_notes(program, SHELF.rules), 1, model_replies(program, SHELF.rules)
    for scored in (proof.best, proof.worst):
        assert scored is not None
        assert play(roleplay, SHELF, scored.steps, *texts).marks == scored.marks


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_takes_about_as_long_as_is_foreseen(path: Path) -> None:
    roleplay = of(path)
    proof = prove(roleplay.script_program, SHELF.scorecard(roleplay.script.channel), plays=1)
    assert proof.times is not None
    played = play_test(roleplay, SHELF, roleplay.script.exemplary).seconds
    assert proof.times.shortest / 2 <= played <= proof.times.longest * 2


def proved_faults(path: Path) -> set[tuple[str, str]]:
    """What a proof finds wrong, and in which words."""
    roleplay = of(path)
    proof = prove(roleplay.script_program, SHELF.scorecard(roleplay.script.channel), plays=1)
    found = proof_faults(proof, roleplay.script, str(path), roleplay.text)
    return {(fault.code, str(fault.values.get("name", fault.values.get("missing", "")))) for fault in found}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("id: empty_words", "id: empty_words, missing: 2", ("RP080", "3")),
        ("          missing: 1\n", "          missing: 3\n", ("RP079", "empty_words")),
        ("          missing: 0\n", '          missing: 0\n          when: "patience == 3"\n', ("RP077", "full")),
    ],
)
def test_a_proof_tells_of_replies_that_come_to_nothing_or_never_can(
    old: str, new: str, fault: tuple[str, str], tmp_path: Path
) -> None:
    text = (CONTENT / "channels" / "lost-card-email.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "changed.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert fault in proved_faults(path)


def test_a_reply_counts_where_it_is_written() -> None:
    roleplay = of(CONTENT / "channels" / "lost-card-email.yaml")
    made = {one.move: one.tests for one in coverage(roleplay.script_program, SHELF.rules)}
    assert made["short"] == ("relancée",)
    assert made["mended"] == ("relancée",)
    assert made["full"] == ("exemplaire",)
    assert made["leak"] == ("solde",)
    assert made["lost"] == ()


def test_a_reply_is_shown_as_it_was_sent() -> None:
    roleplay = of(CONTENT / "channels" / "lost-card-email.yaml")
    test = next(test for test in roleplay.script.tests if test.name == "relancée")
    lines = play_test(roleplay, SHELF, test).session.state.contacts["c1"].lines
    assert [(line.who, line.move, line.text) for line in lines if line.who != "fact"] == [
        ("customer", "", "Bonjour, j’ai perdu ma carte et je voudrais savoir combien il me reste. Anne Dupré"),
        ("adviser", "short", dict(test.replies)["courte"]),
        ("customer", "", "Vous ne répondez pas à ma question."),
        ("adviser", "mended", dict(test.replies)["suite"]),
        ("customer", "", "Merci, c’est clair."),
    ]
