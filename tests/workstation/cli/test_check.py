"""``check`` as typed: on whatever it is given, words that say what is there, and the exit code that is promised."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import main
from tests.support.console import Console
from tests.support.content import CONTENT, LOST_CARD, changed, laid_out
from workstation.paths import SCRIPTS

ROOT = SCRIPTS.parent
CARD = SCRIPTS / "roleplays" / "card-lost.yaml"


def _client(roleplay: Path) -> str:
    found = re.search(r"client: ([\w-]+)", roleplay.read_text(encoding="utf-8"))
    assert found
    return found[1]


def run(*argv: str | Path, data: Path) -> int:
    return main.main(["check", *map(str, argv), "--data", str(data), "--lang", "en"])


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("binary.yaml", b"\x7fELF\x00\x01\xff", 1, "RP007"),
        ("nulls.yaml", bytes(5000), 1, "RP001"),
        ("empty.yaml", b"", 1, "RP012"),
        ("page.html", b"<html></html>", 1, "RP012"),
        ("list.yaml", b"- a\n- b\n", 1, "RP012"),
        (".hidden.yaml", b"a: [", 1, "RP001"),
    ],
)
def test_any_file_is_read_or_refused(
    data_dir: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, code: int, said: str
) -> None:
    path = data_dir / name
    path.write_bytes(content)
    assert run(path, data=data_dir) == code
    told = capsys.readouterr()
    assert f"{path}:" in told.out
    assert said in told.out
    assert "1 error" in told.out
    assert told.err == ""


def test_what_is_not_there_is_said_in_one_line(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = data_dir / "empty"
    empty.mkdir()
    for path in (data_dir / "absent.yaml", empty, "a" * 5000, data_dir / "a" / "b" / "c.yaml"):
        assert run(path, data=data_dir) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1


def test_a_file_given_twice_is_told_of_once(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data_dir / "a.yaml").write_text("format: 1\nscenario: [", encoding="utf-8")
    (data_dir / "link.yaml").symlink_to("a.yaml")
    assert run(data_dir / "a.yaml", data_dir / "link.yaml", data_dir, data=data_dir) == 1
    assert "1 error, " in capsys.readouterr().out


def test_a_proof_that_waits_for_errors_to_be_mended_is_said_to_wait(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data_dir / "a.yaml").write_text("format: 1\nscenario: [", encoding="utf-8")
    assert run(data_dir / "a.yaml", "--solve", data=data_dir) == 1
    assert "a.yaml is proved once its errors are mended." in capsys.readouterr().out
    assert run(data_dir / "a.yaml", data=data_dir) == 1
    assert "proved" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "name",
    ["people", "sheets", "scorecards", "guides", "recognition", "fragments", "figures.yaml", "dispositions.yaml"],
)
def test_a_part_of_the_content_is_checked_as_what_it_is(
    data_dir: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(SCRIPTS / name, data=data_dir) == 0
    assert capsys.readouterr().out == "Everything is in order.\n"


def test_a_file_is_checked_beside_what_lies_in_its_own_folder(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = laid_out(tmp_path, "card-lost")
    card = root / "roleplays" / "card-lost.yaml"
    assert run(card, data=data_dir) == 0
    person = root / "people" / f"{_client(card)}.yaml"
    person.write_text(
        re.sub(r"birth_date: \d{4}", "birth_date: 1971", person.read_text(encoding="utf-8")), encoding="utf-8"
    )
    capsys.readouterr()
    run(card, data=data_dir)
    assert "RP057" in capsys.readouterr().out


def test_a_fault_of_all_rules_is_told_once(data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = laid_out(tmp_path, "heard-as-a-mortgage", "chat-account-details")
    rules = root / "rules" / "customer.yaml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(
        text.replace('better: {fr: "', 'better: {fr: "Normalement, ça devrait aller. ', 1), encoding="utf-8"
    )
    assert run(root, data=data_dir) == 1
    assert capsys.readouterr().out.count("error RP123") == 1


def test_a_fault_in_one_file_keeps_no_other_from_being_checked(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = data_dir / "broken.yaml"
    broken.write_text("format: 1\nscenario: [", encoding="utf-8")
    failing = data_dir / "failing.yaml"
    text = CARD.read_text(encoding="utf-8")
    failing.write_text(
        text.replace("min_score: 90", "min_score: 100").replace("score: 100", "score: 3"), encoding="utf-8"
    )
    assert run(broken, CONTENT, "--json", data=data_dir) == 1
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [one["file"] for one in found if one["severity"] == "error"] == [str(broken)]


FRAGMENT = """format: 1
fragments:
  polite:
    entry: ask
    exits: [done]
    beats:
      ask:
        stage: conclude
        moves:
          - {id: more, say: "Souhaitez-vous autre chose ?", exit: done}
          - {id: never, when: "asked == 2", say: "Jamais dit.", exit: done}
          - id: tone
            when: "seen('ask') and tone == 'calm' and blokd"
            say: "Très bien."
            exit: done
"""
USING = changed(
    ("start: greet\n", "include: [fragments/polite.yaml]\nstart: greet\n"),
    (
        "  close:\n    stage: conclude\n",
        "  polite: {use: polite, exits: {done: close}}\n\n  close:\n    stage: conclude\n",
    ),
    ('        set: {blocked: true}\n        answer: "Merci."\n        next: close\n',
     '        set: {blocked: true}\n        answer: "Merci."\n        next: polite\n'),
    ("block_card, recap", "block_card, polite/more, recap"),
)  # fmt: skip


@pytest.fixture
def using(tmp_path: Path) -> Path:
    """A folder laid out as ``scripts`` is, whose role-play uses a fragment of its own."""
    for part in CONTENT.rglob("*"):
        if part.is_file():
            there = tmp_path / part.relative_to(CONTENT)
            there.parent.mkdir(exist_ok=True, parents=True)
            there.write_bytes(part.read_bytes())
    (tmp_path / "fragments").mkdir()
    (tmp_path / "roleplays" / "lost-card.yaml").write_text(USING, encoding="utf-8")
    return tmp_path


def _lines(told: str, code: str) -> tuple[str, str, str]:
    """The sentence of the first fault of that code, the line shown, the caret's line."""
    lines = told.splitlines()
    at = next(number for number, line in enumerate(lines) if code in line)
    return lines[at], lines[at + 1], lines[at + 2]


def test_a_condition_in_a_fragment_is_shown_in_its_file_with_the_caret_under_the_word(
    using: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = using / "fragments" / "polite.yaml"
    path.write_text(FRAGMENT, encoding="utf-8")
    assert run(using, data=data_dir) == 1
    sentence, line, caret = _lines(capsys.readouterr().out, "RP022")
    number = FRAGMENT[: FRAGMENT.index("blokd")].count("\n") + 1
    assert sentence.startswith(f"{path}:{number}:")
    assert line.strip() == "when: \"seen('ask') and tone == 'calm' and blokd\""
    assert line[caret.index("^") :].startswith("blokd")


def test_what_a_proof_finds_in_a_fragment_is_shown_in_its_file(
    using: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = using / "fragments" / "polite.yaml"
    path.write_text(FRAGMENT.replace(" and blokd", ""), encoding="utf-8")
    assert run(using, "--solve", "--coverage", data=data_dir) == 0
    told = capsys.readouterr().out
    sentence, line, caret = _lines(told, "RP077")
    assert sentence.startswith(f"{path}:")
    assert "id: never" in line
    assert caret.strip() == "^"
    number = FRAGMENT[: FRAGMENT.index("id: tone")].count("\n") + 1
    assert f"{path}:{number}: no test makes polite/tone" in told


def test_a_reader_who_has_enough_is_not_answered_with_a_traceback(data_dir: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "main.py", "check", str(CONTENT / "figures.yaml"), "--data", str(data_dir)]
    ran = subprocess.run(command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_a_console_that_lacks_a_letter_is_written_to_all_the_same(
    data_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = data_dir / "é→.yaml"
    path.write_text(LOST_CARD.replace("start: greet", "start: 日本"), encoding="utf-8")
    console = Console("ascii")
    monkeypatch.setattr(sys, "stdout", console)
    assert run(path, data=data_dir) == 1
    assert b"\\u65e5" in console.written
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name != "posix", reason="a file's name is made of letters elsewhere")
def test_a_file_whose_name_is_no_text_is_named_as_far_as_it_can_be(
    data_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = os.fsdecode(os.fsencode(data_dir) + b"/\xff.yaml")
    Path(path).write_bytes(b"a: [")
    for more in ((), ("--json",)):
        console = Console("utf-8")
        monkeypatch.setattr(sys, "stdout", console)
        assert run(path, *more, data=data_dir) == 1
        assert b"RP001" in console.written
        assert capsys.readouterr().err == ""
