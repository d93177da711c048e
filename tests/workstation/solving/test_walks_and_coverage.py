"""Random walks count what they meet; coverage names what no test makes; the command line says both."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.content import CONTENT, LOST_CARD, SHELF, changed, read
from workstation.cli import check, doors, play, proofs, ways
from workstation.cli.arguments import parse
from workstation.cli.ending import end
from workstation.paths import SCRIPTS
from workstation.roleplay.solving import states
from workstation.roleplay.solving.coverage import coverage
from workstation.roleplay.solving.walker import walk

Command = Callable[..., tuple[int, str, str]]
FILE = CONTENT / "roleplays" / "lost-card.yaml"
BUNDLED = SCRIPTS / "roleplays" / "card-lost.yaml"
TRAP = ('        answer: "Merci, au revoir."\n        next: wrap\n', '        when: "asked == 2"\n        next: wrap\n')


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command and give its exit code, its answer, and its words."""

    def run(*arguments: str) -> tuple[int, str, str]:
        parsed = parse(arguments)
        code = (check if parsed.command == "check" else play).run(parsed, SHELF)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_walks_count_every_move_they_make() -> None:
    walks = walk(read(), 300)
    assert walks.runs == 300 == sum(walks.ends.values())
    assert walks.hits["greet_full"] + walks.hits["greet_cold"] >= 200
    assert walks.hits["block_told"] < walks.hits["block_card"]
    assert walks.stuck is None


def test_walks_with_the_same_seed_are_the_same() -> None:
    program = read()
    assert walk(program, 50, 7).hits == walk(program, 50, 7).hits != walk(program, 50, 8).hits


def test_a_walk_that_comes_to_nothing_is_shown() -> None:
    walks = walk(read(changed(TRAP)), 200)
    assert walks.ends[""] > 0
    assert walks.stuck is not None
    assert {"recap", "note:note_full"}.isdisjoint(walks.stuck)


def test_coverage_names_the_tests_of_a_move_and_the_line_of_the_others() -> None:
    covered = {one.move: one for one in coverage(read(), SHELF.rules)}
    assert covered["block_card"].tests == ("exemplaire",)
    assert covered["enough"].tests == ("exemplaire", "fautes à la suite", "raccrochée")
    assert covered["note_full"].tests == ("exemplaire",)
    assert covered["block_told"].tests == ()
    assert LOST_CARD.splitlines()[covered["block_told"].place.line - 1] == "      - id: block_told"


def test_check_says_the_coverage(command: Command) -> None:
    code, out, _ = command("check", "--coverage", str(FILE))
    assert code == 0
    line = LOST_CARD[: LOST_CARD.index("id: block_told")].count("\n") + 1
    assert f"{FILE}:{line}: no test makes block_told" in out
    assert "block_card" not in out


def test_check_leaves_with_1_when_a_test_fails_and_still_says_the_coverage(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(changed(("expect: {end: hung_up, passed: false}", "expect: {end: done}")), encoding="utf-8")
    code, out, _ = command("check", "--coverage", str(file))
    assert code == 1
    assert "RP050" in out
    assert "no test makes block_told" in out


def test_a_long_exploration_tells_how_far_it_is(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "PULSE", 200)
    monkeypatch.setattr(check, "TOLD_EVERY", 200)
    code, out, err = command("check", "--solve", str(FILE))
    assert code == 0
    assert "200 states so far…" in err
    assert "so far" not in out


def test_an_interrupted_proof_ends_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(proofs, "prove", interrupted)
    monkeypatch.setattr(proofs.os, "cpu_count", lambda: 1)
    asked = parse(["check", "--solve", str(BUNDLED)])
    assert end(lambda: doors.run(asked, tmp_path, lambda: pytest.fail("no store is needed"))) == 130
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Interrupted.\n")


def test_check_walks(command: Command) -> None:
    code, out, _ = command("check", "--walk", "40", "--json", str(FILE))
    (walks,) = json.loads(out)["walks"]
    assert code == 0
    assert walks["runs"] == 40
    assert walks["hits"]["greet_full"] > 0


def test_check_leaves_with_1_when_a_walk_or_a_proof_finds_a_fault(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "trap.yaml"
    file.write_text(changed(TRAP), encoding="utf-8")
    assert command("check", "--walk", "200", str(file))[0] == 1
    code, out, _ = command("check", "--solve", "--json", str(file))
    assert code == 1
    assert {"RP071", "RP077"} <= {fault["code"] for fault in json.loads(out)["diagnostics"]}


def test_check_solves(command: Command) -> None:
    code, out, _ = command("check", "--solve", "--json", str(FILE))
    (proof,) = json.loads(out)["proofs"]
    assert code == 0
    assert (proof["scenario"], proof["complete"], proof["cut_at"]) == ("lost-card", True, None)
    assert proof["states"] > 500
    assert (proof["best"], proof["worst"]) == (100, 0)
    cut = json.loads(command("check", "--solve", "--states", "30", "--json", str(FILE))[1])["proofs"][0]
    assert (cut["complete"], cut["states"], cut["cut_at"]) == (False, 30, 30)


def test_proofs_are_said_in_words(command: Command) -> None:
    _, out, _ = command("check", "--solve", str(FILE))
    assert "lost-card: complete, " in out
    assert "best score 100, passed: greet_full → " in out
    assert "cut at 30 states" in command("check", "--solve", "--states", "30", str(FILE))[1]


@pytest.mark.parametrize(("player", "score"), [("best", 100), ("worst", 0)])
def test_play_as_best_and_worst(command: Command, player: str, score: int) -> None:
    played = json.loads(command("play", str(FILE), "--as", player, "--json")[1])
    assert played["score"] == score
    proof = json.loads(command("check", "--solve", "--json", str(FILE))[1])["proofs"][0][f"{player}_way"]
    again = json.loads(command("play", str(FILE), "--moves", ",".join(proof["moves"]), "--json")[1])
    assert {key: again[key] for key in ("score", "points", "end")} == {
        key: proof[key] for key in ("score", "points", "end")
    }
    assert sorted(again["flags"]) == sorted(proof["flags"])


def test_play_falls_back_on_the_tests_when_the_exploration_is_cut(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "EXPLORED", 5)
    best = json.loads(command("play", str(FILE), "--as", "best", "--json")[1])
    worst = json.loads(command("play", str(FILE), "--as", "worst", "--json")[1])
    assert best["moves"][:4] == ["greet_full", "ask_name", "ask_birth", "enough"]
    assert worst["moves"] == ["greet_cold", "enough", "rude"]
