"""``check --impact`` and ``check --mutate`` as typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import main
from workstation.paths import SCRIPTS


def told(data: Path, capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    assert main.main(["check", *argv, "--json", "--data", str(data), "--lang", "en"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("name", "scenarios"),
    [
        ("figures.card_replacement", ["card-lost"]),
        ("figures.limit_rise_days", ["card-declined-abroad"]),
        ("sheets.bank-secrecy", ["third-party-balance"]),
        ("fragments.send_document", ["card-lost"]),
        ("objections.price", ["card-declined-abroad"]),
        ("objections.flat-no", ["no-is-no"]),
        ("figures.contactless_limit", []),
        ("people.claire-vasseur", ["third-party-balance"]),
        ("rules.scare_selling", ["card-lost"]),
    ],
)
def test_what_leans_on_something_is_listed(
    data_dir: Path, capsys: pytest.CaptureFixture[str], name: str, scenarios: list[str]
) -> None:
    found = told(data_dir, capsys, "--impact", name)
    assert found["impact"]["id"] == name
    leaning = [one["scenario"] for one in found["impact"]["roleplays"]]
    assert leaning == sorted(leaning)
    assert set(scenarios) <= set(leaning), "other role-plays may come to lean on it too"
    assert bool(scenarios) == bool(leaning)
    assert all(one["how"] for one in found["impact"]["roleplays"])
    assert found["impact"]["passes"] == []
    assert not list(data_dir.rglob("*.sqlite3"))


@pytest.mark.parametrize(
    ("name", "said"), [("figures.card_replacment", "figures.card_replacement"), ("tariff", "figures, ")]
)
def test_what_is_not_there_is_said_in_one_line(
    data_dir: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    assert main.main(["check", "--impact", name, "--data", str(data_dir), "--lang", "en"]) == 2
    heard = capsys.readouterr()
    assert said in heard.err
    assert heard.err.count("\n") == 1
    assert heard.out == ""


def test_what_no_test_misses_is_told_with_its_line(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = SCRIPTS / "roleplays" / "chat-account-details.yaml"
    [found] = told(data_dir, capsys, str(path), "--mutate")["mutations"]
    assert found["scenario"] == "chat-account-details"
    assert 0 < len(found["missed_by_none"]) < found["tried"]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(lines[one["line"] - 1].strip() for one in found["missed_by_none"])
