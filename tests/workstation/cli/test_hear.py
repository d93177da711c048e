"""``hear``: what typed sentences would be heard as, with why, for people and for machines."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from main import main


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main(["hear", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def written(folder: Path, *sentences: str) -> str:
    path = folder / "sentences.txt"
    path.write_text("\n".join(sentences), encoding="utf-8")
    return str(path)


def left(arguments: list[str]) -> object:
    """The exit code, whichever way the program leaves."""
    try:
        return main(arguments)
    except SystemExit as leaving:
        return leaving.code


@pytest.mark.parametrize(
    ("beat", "sentence", "outcome", "moves"),
    [
        ("identify", "votre date de naissance svp", "heard", ["ask_birth"]),
        ("identify", "votre nom et votre date de naissance ?", "heard", ["ask_name", "ask_birth"]),
        ("take", "c'est quoi votre code secret ?", "forbidden", []),
        ("identify", "je ne vais pas vous demander votre code", "not_understood", []),
        (
            "fee",
            "c dans les 10 euros je crois, enfin franchement c pas grand chose",
            "asked",
            ["fee_vague", "fee_small"],
        ),
    ],
)
def test_a_sentence_is_heard_asked_about_forbidden_or_not_understood(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, beat: str, sentence: str, outcome: str, moves: list[str]
) -> None:
    [found] = told(capsys, "card-lost", "--beat", beat, written(tmp_path, sentence))
    assert set(found) == {"sentence", "beat", "outcome", "moves", "by"}
    assert (found["sentence"], found["beat"], found["outcome"]) == (sentence, beat, outcome)
    assert found["moves"][: len(moves)] == moves
    assert "secret_asked" in found["by"] if outcome == "forbidden" else "words-1/fr" in found["by"]


def test_each_line_is_a_sentence_at_the_first_beat_and_blank_ones_are_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = "\ufeffBonjour, Banque Orvanne, je vous écoute.\r\n\n  votre numéro client  \n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    found = told(capsys, "card-lost")
    assert [one["moves"] for one in found] == [["greet_full"], ["greet_number"]]
    assert {one["beat"] for one in found} == {"greet"}
    assert [one["sentence"] for one in found][1] == "votre numéro client"


def test_the_same_answers_for_machines_and_people_whatever_the_order(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = written(tmp_path, "Votre nom ?")
    before = told(capsys, "card-lost", path, "--beat", "identify")
    assert told(capsys, "card-lost", "--beat", "identify", path) == before
    assert main(["--lang", "en", "hear", "card-lost", "--beat", "identify", path]) == 0
    out = capsys.readouterr().out
    assert "Heard: ask_name." in out
    assert "Nearest: ask_name" in out


def test_why_a_move_that_costs_was_not_taken_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = written(tmp_path, "c dans les 10 euros je crois, enfin franchement c pas grand chose")
    assert main(["--lang", "en", "hear", "card-lost", "--beat", "fee", path]) == 0
    assert "fee_vague costs something" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told_of"),
    [
        (("card-lost", "--beat", "nowhere"), "greet"),
        (("nobody",), "card-lost"),
        (("card-lost", "missing.txt"), "missing.txt"),
        (("card-lost", "one.txt", "two.txt"), "two.txt"),
    ],
)
def test_what_cannot_be_heard_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told_of: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"bonjour")))
    assert left(["hear", *arguments]) == 2
    said = capsys.readouterr()
    assert told_of in said.err
    assert "Traceback" not in said.err
    assert not said.out


@pytest.mark.parametrize("bad", [b"\xff\xfe\x00b", b"a" * 1_100_000])
def test_what_is_no_text_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, bad: bytes
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bad)))
    assert main(["hear", "card-lost"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
