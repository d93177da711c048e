"""An author's older file, brought to the present format: nothing is lost, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import CONTENT, LOST_CARD, SHELF, changed
from tests.support.dealing import dealt, some
from tests.support.older import AUTHORS, comments
from workstation.content.diagnostics import ContentFault
from workstation.library.shelf import read_roleplay
from workstation.library.templates import TEMPLATES
from workstation.library.upgrading import upgrade_file
from workstation.library.writing import NotWritten
from workstation.paths import SCRIPTS
from workstation.problem import Problem

DRAFT = """\
# Mon brouillon, à relire\r
\r
scenario:   # en tête
  id: essai
  level: 4   # sur cinq
  channel: "mail"
  title:   'Une   carte'
include: [library/a.yaml,   # celui-ci
  library/b.yaml]
persona:
  name: "Mme Claire Vasseur"   # la cliente
  mood:   anxious
world: {client: fixture/vasseur}   # inventée
rubric:
  welcome: {max: 2,   weight: 10} # poids
  note: {weight: 5, max: 1}
  answer:
    weight: 30   # trente
    max: +3
tests:
    -   {name: x, play: [a,b]}
"""
PRESENT = """\
# Mon brouillon, à relire\r
\r
format: 2\r
scenario:   # en tête
  id: essai
  difficulty: hard   # sur cinq
  channel: "email"
  title:   'Une   carte'
include: [fragments/a.yaml,   # celui-ci
  fragments/b.yaml]
persona:
  title: "Mme"\r
  name: "Claire Vasseur"   # la cliente
  mood:   anxious
world: {client: vasseur}   # inventée
rubric:
  welcome: {max: 2} # poids
  note: {max: 1}
  answer:
    # trente
    max: +3
tests:
    -   {name: x, play: [a,b]}
"""
# These write what a format could leave out: they read the same in any.
# They leave nothing to the channel.
WHOLE = [TEMPLATES / f"{name}.yaml" for name in ("call", "outbound")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in a folder with the space and the accent that real ones have."""
    folder = tmp_path / "Jeux de rôle"
    folder.mkdir()
    return folder / "essai.yaml"


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_only_what_changes_is_touched(path: Path) -> None:
    path.write_bytes(DRAFT.encode())
    done = upgrade_file(path)
    assert path.read_bytes().decode() == PRESENT
    assert done.found == 0
    assert done.backup == path.with_name("essai.yaml.bak")
    assert done.backup.read_bytes().decode() == DRAFT
    assert names(path) == ["essai.yaml", "essai.yaml.bak"]


@pytest.mark.parametrize(
    "edits",
    [
        [("format: 1\n", "")],
        [("format: 1\n", "format: 0  # à revoir\n")],
        [("  difficulty: easy\n", '  level: "2"\n'), ("format: 1\n", "")],
        [('name: "Anne Dupré", title: "Mme"', 'name: "Mme Anne Dupré"'), ("format: 1\n", "")],
        [("welcome: {max: 2}", "welcome: {max: 2, weight: 10}"), ("format: 1\n", "")],
        [("client: anne,", "client: fixture/anne,"), ("format: 1\n", "")],
    ],
)
def test_an_older_role_play_checks_once_it_is_upgraded(path: Path, edits: list[tuple[str, str]]) -> None:
    path.write_text(changed(*edits), encoding="utf-8")
    assert read_roleplay(path, SHELF.around).program is None
    upgrade_file(path)
    found = read_roleplay(path, SHELF.around)
    assert found.program is not None, [fault.describe() for fault in found.diagnostics]
    script = found.script
    assert (script.difficulty, script.client, script.persona.title) == ("easy", "anne", "Mme")
    assert script.persona.name == "Anne Dupré"


@pytest.mark.parametrize("source", some(sorted((SCRIPTS / "roleplays").glob("*.yaml")), 6, name=lambda one: one.stem))
def test_the_present_format_is_left_alone(path: Path, source: Path) -> None:
    path.write_bytes(source.read_bytes())
    assert upgrade_file(path).backup is None
    assert path.read_bytes() == source.read_bytes()
    assert names(path) == ["essai.yaml"]


@pytest.mark.parametrize("source", WHOLE, ids=lambda one: one.stem)
def test_a_whole_role_play_comes_back_to_the_byte(path: Path, source: Path) -> None:
    present = source.read_bytes()
    older = present.replace(b"format: 2\n", b"format: 0\n", 1).replace(b"roleplay.v2.json", b"roleplay.v1.json", 1)
    path.write_bytes(older.replace(b"difficulty: easy", b"level: 2"))
    upgrade_file(path)
    assert path.read_bytes() == present


def test_a_file_of_fragments_is_upgraded_too(path: Path) -> None:
    present = (SCRIPTS / "fragments" / "closing.yaml").read_text(encoding="utf-8")
    path.write_text(present.replace("format: 2\n", "").replace("roleplay.v2", "roleplay.v1"), encoding="utf-8")
    upgrade_file(path)
    assert path.read_text(encoding="utf-8") == present


def test_no_copy_kept_before_is_written_over(path: Path) -> None:
    path.with_name("essai.yaml.bak").write_text("kept", encoding="utf-8")
    path.write_text(changed(("format: 1\n", "")), encoding="utf-8")
    assert upgrade_file(path).backup == path.with_name("essai.yaml.bak2")
    assert path.with_name("essai.yaml.bak").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LOST_CARD.replace("format: 1", "format: 3"), "is of format 3, and this program reads format 2"),
        (LOST_CARD.replace("format: 1", "format: un"), "has a format that is no number"),
        (LOST_CARD.replace("format: 1", "format: " + "9" * 5000), "has a format that is no number"),
        ("format: 1\nperson: anne\n", "is not a role-play"),
        ("- a\n", "is not a role-play"),
    ],
)
def test_what_cannot_be_upgraded_is_said_and_left(path: Path, text: str, said: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=said):
        upgrade_file(path)
    assert path.read_text(encoding="utf-8") == text
    assert names(path) == ["essai.yaml"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"scenario: [", "RP001"),
        ("scenario: é".encode("latin-1"), "RP007"),
        (b"scenario: &a x\n", "RP002"),
        (b"scenario: " + b"[" * 60, "RP005"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(path: Path, data: bytes, code: str) -> None:
    path.write_bytes(data)
    with pytest.raises(ContentFault) as raised:
        upgrade_file(path)
    assert raised.value.diagnostics[0].code == code
    assert names(path) == ["essai.yaml"]


def test_a_disk_that_refuses_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(DRAFT.encode())

    def refuse(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NotWritten):
        upgrade_file(path)
    assert path.read_bytes().decode() == DRAFT
    assert names(path) == ["essai.yaml", "essai.yaml.bak"]


def test_the_older_file_is_told_the_command(path: Path) -> None:
    path.write_text(changed(("format: 1", "format: 0")), encoding="utf-8")
    (fault,) = read_roleplay(path, SHELF.around).diagnostics
    assert (fault.code, fault.place.line) == ("RP004", 1)
    assert fault.cure == "Run “main.py upgrade” and the name of this file."
    path.write_text(changed(("format: 1", "format: 3")), encoding="utf-8")
    (fault,) = read_roleplay(path, SHELF.around).diagnostics
    assert "upgrade" not in fault.cure


FORMAT_1 = [CONTENT / "roleplays" / "lost-card.yaml", *sorted((CONTENT / "channels").glob("*.yaml"))]


@pytest.mark.parametrize(("source", "author"), dealt(FORMAT_1, AUTHORS))
def test_whoever_laid_it_out_it_checks_keeps_its_comments_and_says_what_to_decide(
    path: Path, author: str, source: Path
) -> None:
    plain = source.read_text(encoding="utf-8")
    older = AUTHORS[author](plain)
    path.write_bytes(older.encode())
    assert read_roleplay(path, SHELF.around).program is not None
    upgrade_file(path)
    newer = path.read_bytes().decode()
    kept = [one for one in comments(newer) if "à décider" not in one]
    assert kept == comments(older)
    found = read_roleplay(path, SHELF.around)
    assert found.program is not None, [fault.describe() for fault in found.diagnostics]
    assert {fault.code for fault in found.diagnostics} <= {"RP067"}
    told = [newer.splitlines()[fault.place.line - 1] for fault in found.diagnostics]
    assert all("à décider" in line for line in told)
    path.write_text(plain, encoding="utf-8")
    path.with_name("essai.yaml.bak").unlink()
    upgrade_file(path)  # as many things are left to decide as in the file that is laid out as ours
    assert len(told) == path.read_text(encoding="utf-8").count("à décider")


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (("    whisper:", "    conseil:"), "RP010", "conseil"),
        (("    stage: welcome\n", "    étape: welcome\n"), "RP010", "étape"),
        (("        mood: -1\n", "        humeur: -1\n"), "RP010", "humeur"),
        (("critical: true", "critical: oui"), "RP012", "oui"),
    ],
)
def test_what_an_older_file_had_wrong_is_told_once_it_is_upgraded(
    path: Path, change: tuple[str, str], code: str, line: str
) -> None:
    path.write_text(AUTHORS["talkative"](changed(change)), encoding="utf-8")
    upgrade_file(path)
    faults = [fault for fault in read_roleplay(path, SHELF.around).diagnostics if fault.severity == "error"]
    assert [fault.code for fault in faults] == [code]
    assert line in faults[0].source
