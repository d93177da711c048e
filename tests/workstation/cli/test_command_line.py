"""The command line as typed: read in one way, and what does not fit is one line on stderr, in the language chosen."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

import main
from tests.support.console import Console
from tests.support.drawn import drawn
from workstation.dataset.numbers import MOST_CLIENTS
from workstation.paths import DATABASE_NAME, SCRIPTS

ROOT = SCRIPTS.parent
COMMANDS = ("demo", "play", "check", "new", "upgrade", "dataset", "sessions", "report", "verify", "recompute", "erase")
# Words by which argparse would be known: none is French.
ENGLISH = re.compile(
    r"usage|expected|invalid|choose|required|unrecognized|positional|ignored|explicit|show this|value:"
)


def run(*argv: str | Path) -> int:
    """The exit code, whichever way the program ends."""
    try:
        return main.main([str(word) for word in argv])
    except SystemExit as left:
        return int(str(left.code))


Told = pytest.CaptureFixture[str]


def refused(capsys: Told, *argv: str | Path, lang: str = "en") -> str:
    """What is said of a command line that does not fit: one line, 2, and nothing on stdout."""
    assert run(*argv, "--lang", lang) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("\n")
    assert told.err.count("\n") == 1
    return told.err


def _placed(*data: str) -> list[list[str]]:
    return [
        [*data, "sessions"],
        ["sessions", *data],
        [*data, "sessions", "--json"],
        ["--lang", "fr", *data, "sessions"],
    ]


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("joined", [False, True])
def test_the_data_folder_is_the_one_named_however_it_is_written(
    data_dir: Path, capsys: Told, place: int, joined: bool
) -> None:
    data = [f"--data={data_dir}"] if joined else ["--data", str(data_dir)]
    assert run(*_placed(*data)[place]) == 0
    assert [path.name for path in data_dir.iterdir() if path.suffix == ".sqlite3"] == [DATABASE_NAME]
    assert not list(Path(os.environ["XDG_DATA_HOME"]).glob(f"**/{DATABASE_NAME}"))
    capsys.readouterr()


def test_the_language_is_the_one_asked_for_then_the_one_kept_in_that_folder(data_dir: Path, capsys: Told) -> None:
    (data_dir / "settings.json").write_text(json.dumps({"language": "en"}), encoding="utf-8")
    for data in (["--data", str(data_dir)], [f"--data={data_dir}"]):
        for asked, said in ([], "No session"), (["--lang=fr"], "Aucune séance"), (["--lang", "fr"], "Aucune séance"):
            assert run("sessions", *data, *asked) == 0
            assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    "argv",
    [
        ["--dat", "x", "sessions"],
        ["--dat=x", "sessions"],
        ["sessions", "--js"],
        ["dataset", "--si", "5", "build"],
        ["play", "card-lost", "--mov", "a"],
        ["--la", "fr", "sessions"],
        ["report", "x", "--ou=y"],
    ],
)
def test_an_option_is_written_out_in_full(data_dir: Path, capsys: Told, argv: list[str]) -> None:
    short = next(word.partition("=")[0] for word in argv if word.startswith("--"))
    assert short in refused(capsys, *argv, "--data", data_dir)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("empty", [["--data", ""], ["--data="], ["--data", " "], ["--lang="], ["--today="], ["--data"]])
def test_a_value_that_is_empty_is_refused_before_anything_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told, command: str, empty: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for argv in ([*empty, command], [command, *empty])[empty == ["--data"] :]:  # before it, the command is its value
        name = empty[0].partition("=")[0]
        assert run(*argv) == 2
        told = capsys.readouterr()
        assert (told.out, told.err.count("\n")) == ("", 1)
        assert command == "demo" or name in told.err or "il manque" in told.err
        assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "argv",
    [
        ["erase", ""], ["report", ""], ["recompute", ""], ["verify", ""],
        ["play", ""], ["check", ""], ["check", "a", ""], ["upgrade", ""],
        ["new", "", "x"],
        ["new", "call", ""], ["new", "call", "x", "--title="], ["demo", ""], ["demo", "--shots="], ["demo", "--size="],
        ["demo", "--theme="], ["demo", "--speed="], ["play", "x", "--as="], ["play", "x", "--moves="],
        ["play", "x", "--seed="],
        ["report", "x", "--out="], ["report", "x", "--contact="], ["report", "x", "--format="],
        ["dataset", ""], ["dataset", "build", "--size="],
    ],
)  # fmt: skip
def test_no_command_takes_an_empty_word(data_dir: Path, capsys: Told, argv: list[str]) -> None:
    refused(capsys, *argv, f"--data={data_dir}")
    assert not list(data_dir.iterdir())


DAYS = ["28/11/2026", "2026-13-01", "2026-02-30", "20261128", "2026-W48-6", "demain", "0001-01-01", "9999-12-31",
        "٢٠٢٦-١١-٢٨", "2026-11-28T10:00", "-1", "2026-11-28\n"]  # fmt: skip


@pytest.mark.parametrize("typed", DAYS)
@pytest.mark.parametrize("option", ["--today", "--reference"])
@pytest.mark.parametrize(("lang", "said"), [("fr", "un jour"), ("en", "a day")])
def test_a_day_that_is_none_is_refused_in_the_language_chosen(
    data_dir: Path, capsys: Told, typed: str, option: str, lang: str, said: str
) -> None:
    told = refused(capsys, f"--data={data_dir}", "dataset", "info", f"{option}={typed}", lang=lang)
    assert option in told
    assert said in told
    assert not list(data_dir.iterdir())


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        *((["dataset", "build", f"--size={n}"], "--size") for n in
          ("0", "-5", "-0", "1.5", "1e3", "٥", "abc", "10 000", str(MOST_CLIENTS), "9" * 30, "9" * 5000)),
        (["dataset", "build", "--size", "-5"], "--size"),
        *((["dataset", "build", f"--seed={n}"], "--seed") for n in ("x", "9" * 30, "1_000", "1.0")),
        *((["demo", f"--size={n}"], "--size") for n in
          ("0x0", "1x1", "-5x5", "99999x99999", "10", "x", "axb", "٩٩٩x٩٩٩", "1366x", "9" * 5000)),
        *((["demo", f"--speed={n}"], "--speed") for n in ("nan", "inf", "-1", "-inf", "vite", "1e9")),
        *((["check", f"--walk={n}"], "--walk") for n in ("0", "-1", "x", "9" * 30)),
        *((["check", f"--states={n}"], "--states") for n in ("0", "-1", "x", "9" * 30)),
        (["play", "card-lost", f"--seed={'9' * 5000}"], "--seed"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_absurd_number_is_refused_with_what_it_may_be(
    data_dir: Path, capsys: Told, argv: list[str], said: str, lang: str
) -> None:
    told = refused(capsys, f"--data={data_dir}", *argv, lang=lang)
    assert said in told
    assert len(told) < 300
    assert not list(data_dir.iterdir())


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (["zzz"], "zzz"),
        (["sessions", "zzz"], "zzz"),
        (["sessions", "--zzz"], "--zzz"),
        (["sessions", "--moves", "a"], "--moves"),
        (["--moves", "a", "play", "card-lost"], "--moves"),
        (["play"], "SCENARIO"),
        (["new", "call"], "PATH"),
        (["sessions", "--json=yes"], "--json"),
        (["play", "card-lost", "--seed"], "--seed"),
        (["report", "x", "--format", "pdf"], "pdf"),
        (["demo", "--theme", "pink"], "pink"),
        (["dataset", "erase"], "erase"),
        (["sessions", "--lang", "de"], "de"),
        (["-x"], "-x"),
        (["play", "a\nb"], "a\\nb"),
        (["erase", "a\u202eb\x1b[31m"], "a\\u202eb\\x1b"),
        (["zzz\nyyy"], "zzz\\nyyy"),
    ],
)
def test_what_does_not_fit_is_named_in_french_where_french_is_chosen(
    data_dir: Path, capsys: Told, argv: Sequence[str], named: str
) -> None:
    assert run(f"--data={data_dir}", *argv) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert named in told.err
    assert not ENGLISH.search(told.err.replace(" ".join(argv), ""))


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
def test_help_is_all_in_the_language_chosen(capsys: Told, command: tuple[str, ...]) -> None:
    told = {}
    for lang in ("fr", "en"):
        for asked in ("--help", "-h"):
            assert run("--lang", lang, *command, asked) == 0
            shown = capsys.readouterr()
            assert shown.err == ""
            assert "--data DIR" in shown.out
            told[lang] = shown.out
    assert not ENGLISH.search(told["fr"])
    assert "show this help" in told["en"]


WORDS = st.one_of(
    st.sampled_from([
        *COMMANDS, "--data", "--data=", "--lang", "--lang=fr", "--today", "--today=2026-11-28", "--size", "--json",
        "--js", "--", "-", "-h", "-5", "0", "", " ", "build", "card-lost", "--seed=x", "--out", "--as", "é", "--é",
    ]),
    st.text(st.characters(exclude_characters="\0"), max_size=8),
)  # fmt: skip


@given(argv=st.lists(WORDS, max_size=6))
@drawn(50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_read_or_refused_in_one_line_of_french(
    capsys: Told, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    from workstation.cli import doors

    monkeypatch.setattr(main, "_window", lambda *_: 0)
    monkeypatch.setattr(doors, "run", lambda *_: 0)
    code = run(*argv)
    told = capsys.readouterr()
    assert code in (0, 2)
    if code:
        assert (told.out, told.err.count("\n")) == ("", 1)
        assert "Traceback" not in told.err
    else:
        assert told.err == ""


def program(*argv: str | Path, **how: Any) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
    how["env"] = {**os.environ, **how.get("env", {})}
    return subprocess.run([sys.executable, "main.py", *map(str, argv)], cwd=ROOT, check=False, **how)


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "cp437", "ascii", "latin-1"])
def test_help_is_written_to_consoles_that_lack_letters(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    for argv in (["--help"], ["demo", "--help"]):
        console = Console(encoding)
        monkeypatch.setattr(sys, "stdout", console)
        assert run(*argv) == 0
        told = console.written.decode(encoding)
        assert "utilisation" in told
        assert "\\u" not in told  # a space or an apostrophe that is lacking has a nearest one


def test_the_console_is_the_one_that_the_system_has() -> None:
    ran = program("--help", env={"PYTHONIOENCODING": "ascii"})
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "utilisation" in ran.stdout.decode("ascii")


def test_machines_read_the_same_answer_whatever_the_console(
    data_dir: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = data_dir / "é’😀.yaml"
    path.write_text("a: [", encoding="utf-8")
    read = []
    for encoding in ("utf-8", "cp850", "ascii"):
        console = Console(encoding)
        monkeypatch.setattr(sys, "stdout", console)
        assert (run("check", "--json", path, f"--data={data_dir}"), capsys.readouterr().err) == (1, "")
        read.append(json.loads(console.written.decode(encoding)))
    assert read[0] == read[1] == read[2]


WRITERS = [
    ["--help"],
    ["demo", "--help"],
    ["sessions"],
    ["sessions", "--json"],
    ["check", "scripts/roleplays/card-lost.yaml"],
    ["play", "card-lost", "--as", "best"],
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux's")
@pytest.mark.parametrize("argv", WRITERS, ids=" ".join)
def test_an_answer_that_cannot_be_written_is_one_line(
    data_dir: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    monkeypatch.chdir(ROOT)
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert run(f"--data={data_dir}", *argv) == 2
    assert capsys.readouterr().err == "La réponse ne peut pas être écrite\u00a0: le disque est plein.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux's")
def test_nor_is_it_complained_of_when_the_program_ends() -> None:
    """What a process could not write it tries again as it ends."""
    with Path("/dev/full").open("w") as full:
        ran = program("--help", stdout=full)
    assert ran.returncode == 2
    assert ran.stderr.decode() == "La réponse ne peut pas être écrite\u00a0: le disque est plein.\n"


@pytest.mark.parametrize("name", ["", "absent", "a" * 300])
def test_why_a_file_cannot_be_read_is_said_in_french(data_dir: Path, capsys: Told, name: str) -> None:
    (data_dir / "file").write_text("", encoding="utf-8")
    for path in (data_dir / "people.yaml" / name, data_dir / "file" / name, data_dir / name):
        (data_dir / "people.yaml").mkdir(exist_ok=True)
        assert run("check", path, f"--data={data_dir}", "--lang=fr") in (1, 2)
        told = capsys.readouterr()
        assert not re.search(r"No such|Not a|Is a|too long|denied", told.out + told.err)


@pytest.mark.parametrize("argv", WRITERS[:4], ids=" ".join)
def test_an_answer_that_nobody_can_read_is_one_line(
    data_dir: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)  # as Python has it in a process that began with none
    assert run(f"--data={data_dir}", *argv) == 2
    told = capsys.readouterr().err
    assert told.startswith("La réponse ne peut pas être écrite")
    assert told.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="descriptors are closed so on POSIX")
def test_a_process_that_nobody_can_read_says_it_too() -> None:
    command = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "main.py", "--help"]
    ran = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert ran.stderr.decode().startswith("La réponse ne peut pas être écrite")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux's")
def test_a_fault_that_cannot_be_told_keeps_its_exit_code() -> None:
    with Path("/dev/full").open("w") as full:
        assert program("zzz", stderr=full).returncode == 2
    command = ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "main.py", "zzz"]
    assert subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False).returncode == 2


READ = """
import sys
import main
try:
    main.main(sys.argv[1:])
except SystemExit:
    pass
heavy = {"sqlalchemy", "alembic", "jinja2", "yaml", "numpy", "networkx", "PySide6"}
print("heavy:", sorted(heavy & set(sys.modules)))
"""


@pytest.mark.parametrize("argv", [["--help"], ["erase"], ["--data=", "demo"], ["dataset", "build", "--size", "0"]])
def test_the_command_line_is_read_before_anything_heavy_is_imported(argv: list[str]) -> None:
    ran = subprocess.run([sys.executable, "-c", READ, *argv], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stdout.endswith("heavy: []\n")


@pytest.mark.parametrize(
    "argv",
    [
        ["judge", "card-lost"],
        ["judge", "card-lost", "--note", "a", "--reply", "b"],
        ["judge"], ["report"], ["erase", "a", "b"], ["sessions", "--json=1"],
        ["verify", "no-such-file"], ["verify", "."], ["check", "no-such-file"],
        ["hear", "card-lost", "no-such-file"], ["judge", "card-lost", "--note", "no-such-file"],
    ],
)  # fmt: skip
def test_in_french_no_refusal_has_english_in_it(data_dir: Path, capsys: Told, argv: list[str]) -> None:
    told = refused(capsys, f"--data={data_dir}", *argv, lang="fr")
    words = told.replace("no-such-file", "").replace("main.py", "")
    assert not re.search(r"\b(the|of|is|an|one|not|no|arguments?|required|allowed|file|with)\b", words)
