"""What ``check --solve`` found is kept: nothing changed is not worked out again, whatever changed is."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

import main
from tests.support.content import CONTENT
from workstation.assessment.proving import Proof, prove
from workstation.cli import proofs, remembered
from workstation.paths import user_cache

Told = pytest.CaptureFixture[str]


@pytest.fixture
def root(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with one role-play, and nothing kept yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(data_dir / "kept"))
    shutil.copytree(CONTENT, data_dir / "content")
    return data_dir / "content"


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The role-plays proved, in order, in this process."""
    seen: list[str] = []

    def counted(program: object, *more: object) -> Proof:
        found: Proof = prove(program, *more)  # type: ignore[arg-type]
        seen.append(found.scenario)
        return found

    monkeypatch.setattr(proofs, "prove", counted)
    monkeypatch.setattr(proofs.os, "cpu_count", lambda: 1)
    return seen


def answered(root: Path, capsys: Told, *more: str) -> tuple[int, str]:
    code = main.main(["check", str(root), "--solve", "--lang", "en", "--data", str(root.parent / "data"), *more])
    told = capsys.readouterr()
    assert told.err == ""
    return code, told.out


def second(root: Path) -> Path:
    """Another role-play beside the first."""
    text = (root / "roleplays" / "lost-card.yaml").read_text(encoding="utf-8")
    path = root / "roleplays" / "other-card.yaml"
    path.write_text(text.replace("id: lost-card", "id: other-card", 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("more", [[], ["--json"], ["--coverage"]])
def test_nothing_changed_is_answered_the_same_and_not_proved_again(
    root: Path, capsys: Told, proved: list[str], more: list[str]
) -> None:
    first = answered(root, capsys, *more)
    assert proved == ["lost-card"]
    assert answered(root, capsys, *more) == first
    assert proved == ["lost-card"]


def test_faults_are_told_again_with_their_exit_code(root: Path, capsys: Told, proved: list[str]) -> None:
    path = root / "roleplays" / "lost-card.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("start: greet", "start: gret"), encoding="utf-8")
    first = answered(root, capsys)
    assert first[0] == 1
    assert "gret" in first[1]
    assert answered(root, capsys) == first


def test_the_answer_is_in_the_language_asked_for(root: Path, capsys: Told, proved: list[str]) -> None:
    assert "complete, " in answered(root, capsys)[1]
    assert "complète, " in answered(root, capsys, "--lang", "fr")[1]


CHANGED = ["roleplays/lost-card.yaml", "scorecards/call.yaml", "figures.yaml", "dispositions.yaml"]


def test_whatever_changed_is_looked_at_again(root: Path, capsys: Told, proved: list[str]) -> None:
    answered(root, capsys)
    for name in CHANGED:
        proved.clear()
        path = root / name
        path.write_text(path.read_text(encoding="utf-8") + "\n# A word more.\n", encoding="utf-8")
        answered(root, capsys)
        assert proved == ["lost-card"], name


def test_another_program_proves_anew(
    root: Path, capsys: Told, proved: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answered(root, capsys)
    (tmp_path / "solver.py").write_text("LIMIT = 1\n", encoding="utf-8")
    monkeypatch.setattr(remembered, "_PROGRAM", (*remembered._PROGRAM, (tmp_path, "*.py")))
    answered(root, capsys)
    assert proved == ["lost-card"] * 2


def test_the_others_keep_their_proofs_when_one_changes(root: Path, capsys: Told, proved: list[str]) -> None:
    path = second(root)
    answered(root, capsys)
    path.write_text(path.read_text(encoding="utf-8") + "\n# A word more.\n", encoding="utf-8")
    answered(root, capsys)
    assert proved == ["lost-card", "other-card", "other-card"]


def _emptied(path: Path) -> None:
    path.write_text("", encoding="utf-8")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def _other(path: Path) -> None:
    path.write_text(json.dumps({"key": path.stem, "sum": remembered._sum([1]), "kept": [1]}), encoding="utf-8")


def _altered(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("lost-card", "last-card"), encoding="utf-8")


def _deep(path: Path) -> None:
    path.write_text("[" * 100_000, encoding="utf-8")


def _bytes(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


def test_what_is_not_ours_counts_for_nothing_and_is_written_anew(root: Path, capsys: Told, proved: list[str]) -> None:
    first = answered(root, capsys)
    kept = sorted(user_cache().glob("*.json"))
    whole = [path.read_bytes() for path in kept]
    assert len(kept) == 2
    for spoil in (_emptied, _cut, _other, _altered, _deep, _bytes):
        for path in kept:
            spoil(path)
        assert all(path.read_bytes() not in whole for path in kept), spoil
        assert answered(root, capsys) == first, spoil
        assert [path.read_bytes() for path in kept] == whole, spoil


def test_where_nothing_can_be_kept_the_answer_is_the_same(
    root: Path, capsys: Told, proved: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = answered(root, capsys)
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    assert answered(root, capsys) == first
    assert proved == ["lost-card"] * 2


def test_processes_of_their_own_prove_the_same(root: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    second(root)
    monkeypatch.setattr(proofs.os, "cpu_count", lambda: 1)
    alone = answered(root, capsys, "--json")
    shutil.rmtree(user_cache())
    monkeypatch.setattr(proofs.os, "cpu_count", lambda: 2)
    assert answered(root, capsys, "--json") == alone


def gone(_asked: proofs.Asked) -> Proof:
    """A process that ends by itself, as one does that the system takes memory from."""
    os._exit(3)


def test_a_process_that_is_gone_is_told_in_one_sentence(
    root: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    second(root)
    monkeypatch.setattr(proofs.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(proofs, "prove_alone", gone)
    assert main.main(["check", str(root), "--solve", "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "the process at work on it is gone" in told.err
