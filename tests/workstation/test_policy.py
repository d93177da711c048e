"""The file by which the owner of the computer switches the model of meaning off."""

from __future__ import annotations

from pathlib import Path

import pytest

from workstation.policy import policy_path, read_policy
from workstation.roleplay.recognition import encoder


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system's configuration would be."""
    path = tmp_path / "etc" / "policy.json"
    path.parent.mkdir()
    monkeypatch.setattr("workstation.policy.policy_path", lambda: path)
    return path


def test_it_is_in_the_system_s_configuration_not_in_a_person_s() -> None:
    path = policy_path()
    assert path.name == "policy.json"
    assert path.parent.name == "adviser-workstation"
    assert Path.home() not in path.parents


def test_without_a_file_everything_may_be_used(policy: Path) -> None:
    found = read_policy()
    assert (found.encoder, found.broken, found.describe(), found.path) == (True, False, "", policy)


@pytest.mark.parametrize(
    ("text", "on"), [('{"sentence_encoder": false}', False), ('{"sentence_encoder": true}', True), ("{}", True)]
)
def test_one_key_says_it(policy: Path, text: str, on: bool) -> None:
    policy.write_text(text, encoding="utf-8")
    found = read_policy()
    assert (found.encoder, found.broken) == (on, False)


@pytest.mark.parametrize(
    "text",
    ["", "no", "[]", "null", '{"sentence_encoder": "false"}', '{"sentence_encoder": 0}', '{"encoder": false}',
     '{"sentence_encoder": false, "other": 1}', "{" * 5000, "\x00", " " * 70_000],
)  # fmt: skip
def test_a_file_that_cannot_be_read_switches_it_off_and_is_told_in_a_sentence(policy: Path, text: str) -> None:
    policy.write_text(text, encoding="utf-8")
    found = read_policy()
    assert (found.encoder, found.broken) == (False, True)
    assert str(policy) in found.describe()
    assert '{"sentence_encoder": false}' in found.describe()


def test_bytes_and_folders_are_no_policy(policy: Path) -> None:
    policy.write_bytes(b"\xff\xfe\x00")
    assert read_policy().broken
    policy.unlink()
    policy.mkdir()
    assert read_policy().broken


def test_switched_off_the_model_is_not_loaded(policy: Path) -> None:
    policy.write_text('{"sentence_encoder": false}', encoding="utf-8")
    assert encoder.load() is None
    policy.unlink()
    assert encoder.load() is not None
