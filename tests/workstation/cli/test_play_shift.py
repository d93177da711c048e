"""``play`` with a shift: the JSON of every contact, and one sentence for what cannot be played."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.content import BUNDLED
from workstation.cli import play_shift
from workstation.cli.answers import CommandFault
from workstation.cli.arguments import parse
from workstation.cli.scenario import find_shift


def play(*words: str) -> int:
    arguments = parse(["play", "two-chats", *words])
    shift = find_shift(BUNDLED, arguments.scenario)
    assert shift is not None
    return play_shift.run(arguments, shift, BUNDLED)


def answered(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    capsys.readouterr()
    assert play(*words, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_a_shift_answers_with_each_of_its_contacts(capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "--as", "test:exemplaire")
    contacts = found["contacts"]
    assert isinstance(contacts, list)
    assert set(found) == {"shift", "end", "seconds", "passed", "contacts"}
    assert (found["shift"], found["end"], found["passed"]) == ("two-chats", "done", True)
    assert [one["contact"] for one in contacts] == ["kevin", "ines"]
    assert all({"scenario", "score", "moves", "note", "replies", "waited"} <= set(one) for one in contacts)


def test_steps_and_notes_are_each_for_their_contact(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Rien à dire.", encoding="utf-8")
    found = answered(capsys, "--moves", "kevin/greet_full,kevin/use_it", "--note", f"ines={note}")
    kevin, ines = found["contacts"]  # type: ignore[misc]
    assert (kevin["passed"], kevin["moves"][:2]) == (False, ["greet_full", "use_it"])
    assert ines["moves"][0] == "greet_named"
    assert not any(facet["met"] for facet in ines["note"]["facets"])


@pytest.mark.parametrize(
    "words",
    [
        ["--moves", "bob/greet_full"],
        ["--moves", "greet_full"],
        ["--moves", "kevin/no_such"],
        ["--as", "test:nobody"],
        ["--as", "luck"],
        ["--note", "bob=file"],
        ["--note", "file"],
    ],
)
def test_what_cannot_be_played_is_said_in_one_sentence(words: list[str]) -> None:
    with pytest.raises(CommandFault) as told:
        play(*words)
    assert "\n" not in str(told.value)


def test_a_role_play_is_no_shift() -> None:
    assert find_shift(BUNDLED, "card-lost") is None
    assert find_shift(BUNDLED, str(BUNDLED.root / "roleplays" / "card-lost.yaml")) is None
