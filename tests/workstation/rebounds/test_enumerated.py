"""Every rebound offered to every inhabitant in every conversation: none is open to whom nothing may be offered."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import main
from tests.support.content import BUNDLED
from workstation.library.offering import conversations, enumerated
from workstation.rebounds.rules import Rebounds

RULES = BUNDLED.rebounds
FEW, MANY = 100, 20_000
RARE = {"deceased", "protected"}
"""Bars that a hundred people may not meet; twenty thousand do."""


def test_nothing_is_open_to_whoever_is_left_alone() -> None:
    found = enumerated(RULES, FEW)
    assert found.answers.total() == FEW * len(conversations()) * len(RULES.rebounds)
    assert found.open_wrongly == 0
    assert found.unmet(RULES) == ()
    barred = {why for stands, why in found.reasons() if stands == "barred"}
    assert {bar.id for bar in RULES.never} - barred <= RARE
    assert {bar.id for bar in RULES.wait} <= {why for stands, why in found.reasons() if stands == "waiting"}


@pytest.mark.parametrize("bar", ["fragile", "complaint", "fraud", "secrecy", "refused", "opposed", "over"])
def test_a_bar_that_a_house_leaves_out_is_found_out(bar: str) -> None:
    without = replace(RULES, never=tuple(one for one in RULES.never if one.id != bar))
    assert enumerated(without, 30).open_wrongly


def test_a_bar_that_holds_each_time_lets_nothing_be_met() -> None:
    closed = replace(RULES, never=(replace(RULES.never[0], holds=bool),))
    assert enumerated(closed, 2).unmet(closed) == tuple(one.id for one in RULES.rebounds)


def test_the_command_counts_each_refusal(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["check", "--offers", "40", "--data", str(data_dir), "--lang", "en"]
    assert main.main([*argv, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["offers"]
    assert sum(one["times"] for one in told["answers"]) == 40 * told["conversations"] * len(RULES.rebounds)
    assert main.main(argv) == 0
    said = capsys.readouterr().out
    assert all(f"{bar.id}: {bar.why}" in said for bar in RULES.never if bar.id not in RARE)
    assert "0 offers open where nothing may be offered" in said


def test_the_command_fails_where_a_house_offers_to_whom_nothing_may_be(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = data_dir / "pack" / "rebounds"
    pack.mkdir(parents=True)
    (pack.parent / "pack.yaml").write_text('format: 1\npack: lumen\ntitle: "Lumen"\nversion: 1\n', encoding="utf-8")
    bar = '{id: fragile, replaces: fragile, when: "fragile and about_death", why: "Un client fragile en deuil."}'
    (pack / "ours.yaml").write_text(f"format: 1\nnever:\n  - {bar}\n", encoding="utf-8")
    assert main.main(["check", "--offers", "60", "--data", str(data_dir), "--lang", "en"]) == 1
    assert "to whom nothing may be offered" in capsys.readouterr().out


@pytest.mark.torture
def test_nothing_is_open_to_whoever_is_left_alone_among_twenty_thousand(capsys: pytest.CaptureFixture[str]) -> None:
    found = enumerated(RULES, MANY)
    with capsys.disabled():
        sys.stdout.write(f"\n{found.answers.total()} offers asked, {MANY} inhabitants:\n")
        for (stands, why), times in found.reasons().most_common():
            sys.stdout.write(f"{times:9} {stands} {why}\n")
    assert found.open_wrongly == 0
    assert {bar.id for bar in RULES.never} <= {why for stands, why in found.reasons() if stands == "barred"}


def test_rebounds_are_none_where_a_folder_has_none() -> None:
    assert enumerated(Rebounds(), 1).answers.total() == 0
