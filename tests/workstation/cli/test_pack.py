"""``pack`` and the check of one, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from main import main
from tests.workstation.library.test_pack import FIGURES, HOUSE, pack
from workstation.library import pack_file


def run(*arguments: str | Path) -> int:
    return main([str(word) for word in arguments])


@pytest.mark.usefixtures("few")
def test_a_pack_is_listed_exported_and_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_file, "played_faults", lambda *_: [])
    monkeypatch.setattr(pack_file, "sentence_faults", lambda *_: [])
    one, two = tmp_path / "one", tmp_path / "two"
    pack(one / "pack", **{"house.yaml": HOUSE, "figures.yaml": FIGURES})
    assert run("--data", one, "pack", "export", tmp_path / "lumen.zip") == 0
    assert run("--data", one, "pack", "export", tmp_path / "lumen.zip") == 2  # nothing is written over
    two.mkdir()
    assert run("--data", two, "pack", "export", tmp_path / "other.zip") == 2  # there is none
    assert run("--data", two, "pack", "import", tmp_path / "lumen.zip") == 0
    capsys.readouterr()
    assert run("--data", two, "pack", "list", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["pack"] == {"id": "lumen", "title": "Crédit Lumen", "version": 3}
    assert [(one["kind"], one["id"], one["replaces"]) for one in told["changes"]] == [
        ("house", "house", True),
        ("figures", "card_replacement", True),
    ]
    assert run("--data", two, "--lang", "fr", "pack", "list") == 0
    assert "Crédit Lumen, version 3" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["import"], ["export"], ["import", "nowhere.zip"], ["mend", "x"], []])
def test_what_cannot_be_done_is_one_line(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = run("--data", tmp_path, "pack", *words)
    except SystemExit as left:
        code = int(str(left.code))
    assert code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("few")
def test_a_pack_is_checked_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack(tmp_path / "p", **{"figures.yaml": FIGURES.replace("    replaces: card_replacement\n", "")})
    assert run("check", "--json", tmp_path / "p") == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["diagnostics"]] == ["RP180"]
    (tmp_path / "p" / "notes.txt").write_text("x", encoding="utf-8")
    assert run("check", tmp_path / "p") == 2
    assert "notes.txt" in capsys.readouterr().err


@pytest.mark.usefixtures("few")
def test_a_pack_that_is_not_sound_is_left_out_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack(tmp_path / "pack", **{"house.yaml": HOUSE.replace("replaces: house\n", "")})
    assert run("--data", tmp_path, "check", "--impact", "figures.card_replacement") == 0
    assert "RP180" in capsys.readouterr().err
