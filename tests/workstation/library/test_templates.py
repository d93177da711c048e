"""What a trainer gets who begins a role-play: a file that plays as it stands, and a sentence when it cannot be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.content import BUNDLED
from tests.support.dealing import dealt
from workstation.assessment.proof_faults import proof_faults
from workstation.assessment.proving import prove
from workstation.content.diagnostics import Diagnostics
from workstation.content.yaml_nodes import Mapping, Scalar, parse
from workstation.library import playing
from workstation.library.authoring import copy_of, entries, new_file
from workstation.library.shelf import Shelf, read_roleplay
from workstation.library.template_language import SAID, SPOKEN, customers
from workstation.library.templates import CHANNELS, TEMPLATES, new_roleplay, slug
from workstation.library.writing import NotWritten
from workstation.paths import RESOURCES, SCRIPTS
from workstation.problem import Problem
from workstation.roleplay.reading.schema import schema


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A trainer's folder, with the space and the accent that real ones have."""
    folder = tmp_path / "Jeux de rôle"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(("channel", "language"), dealt(CHANNELS, SPOKEN))
def test_a_new_role_play_checks_and_is_proved_without_a_remark(channel: str, language: str, own: Path) -> None:
    shelf = Shelf(own=own)
    new_roleplay(channel, own / "essai.yaml", "Le RIB \\ de demain", language)
    found = shelf.find("essai")
    assert found is not None
    assert found.path == own / "essai.yaml"
    assert found.diagnostics == ()
    assert found.script.title == "Le RIB \\ de demain"
    assert (found.script.channel, found.script.revision) == (channel, 1)
    assert found.script.language.startswith(language)
    assert playing.test_faults(found, shelf) == []
    assert playing.play_test(found, shelf, found.script.exemplary, 1).marks.passed
    proof = prove(found.script_program, shelf.scorecard(channel))
    assert proof.complete
    assert proof_faults(proof, found.script, "essai.yaml") == []
    assert proof.random_share <= 0.2
    assert not any(flag.passes for flag in proof.flags if flag.id not in ("dead_air", "long_hold"))


@pytest.mark.parametrize("language", SPOKEN[1:])
def test_all_that_is_said_in_a_template_is_said_in_each_language_and_nothing_else_is_written(language: str) -> None:
    french = {
        " ".join(one.value.split())
        for channel in CHANNELS
        for one in customers((TEMPLATES / f"{channel}.yaml").read_text(encoding="utf-8"))
    }
    written = parse((SAID / f"{language}.yaml").read_text(encoding="utf-8"), Diagnostics("said"))
    assert isinstance(written, Mapping)
    assert {" ".join(key.value.split()) for key, _ in written.entries} == french
    names = {"Lucie Arnaud.", "Julien Caron.", "Sonia Meyer.", "signature", "protection"}
    same = {key.value for key, said in written.entries if isinstance(said, Scalar) and said.value == key.value}
    assert same <= names


@pytest.mark.parametrize("language", ["it", "de-DE", ""])
def test_a_language_that_no_customer_speaks_is_refused(language: str, own: Path) -> None:
    with pytest.raises(Problem, match="fr, en, de"):
        new_roleplay("call", own / "essai.yaml", "", language)
    assert not (own / "essai.yaml").exists()


@pytest.mark.parametrize("channel", CHANNELS)
def test_two_role_plays_of_one_template_stand_side_by_side(channel: str, own: Path) -> None:
    new_roleplay(channel, own / "Premier été.yaml")
    new_roleplay(channel, own / "second.yaml")
    mine = [one for one in Shelf(own=own).roleplays if one.path.parent == own]
    assert [one.script.id for one in mine] == ["premier-ete", "second"]


def test_the_editor_finds_the_schema(own: Path) -> None:
    bundled = (SCRIPTS / "roleplays" / "card-lost.yaml").read_text(encoding="utf-8").splitlines()[0]
    address = bundled.partition("$schema=")[2]
    assert (SCRIPTS / "roleplays" / address).resolve() == RESOURCES / "schema" / "roleplay.v2.json"
    for channel in CHANNELS:
        new_roleplay(channel, own / f"{channel}.yaml")
        assert (own / f"{channel}.yaml").read_text(encoding="utf-8").splitlines()[0] == bundled
    assert schema()["title"] == "Role-play"


def test_the_authoring_room_writes_the_same_line(own: Path) -> None:
    shelf = Shelf(own=own)
    bundled = next(entry for entry in entries(shelf) if entry.id == "card-lost")
    first = bundled.path.read_text(encoding="utf-8").splitlines()[0]
    written = [new_file(shelf, "call", "Une carte"), copy_of(shelf, bundled), copy_of(shelf, bundled)]
    assert {path.read_text(encoding="utf-8").splitlines()[0] for path in written} == {first}
    assert str(own) not in "".join(path.read_text(encoding="utf-8") for path in written)


@pytest.mark.parametrize("title", [" ", "\u200b", "\u00a0\u202e", "\u3164"])
def test_a_title_that_nobody_sees_is_refused(title: str, own: Path) -> None:
    with pytest.raises(Problem, match="at least one letter"):
        new_roleplay("call", own / "essai.yaml", title)
    assert not (own / "essai.yaml").exists()


@pytest.mark.parametrize("channel", CHANNELS)
def test_the_template_itself_checks(channel: str) -> None:
    found = read_roleplay(RESOURCES / "templates" / "roleplays" / f"{channel}.yaml", BUNDLED.around)
    assert found.diagnostics == ()
    assert found.script.channel == channel


@pytest.mark.parametrize(
    ("channel", "name", "said"),
    [
        ("fax", "essai.yaml", "There is no channel “fax”. Those here: call"),
        ("call", "essai.txt", "write essai.txt.yaml"),
        ("call", "essai", "write essai.yaml"),
        ("call", "…….yaml", "“…….yaml” gives no id"),
        ("call", "absent/essai.yaml", "There is no folder"),
        ("call", "taken.yaml", "exists already"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(channel: str, name: str, said: str, own: Path) -> None:
    (own / "taken.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(Problem, match=re.escape(said)) as raised:
        new_roleplay(channel, own / name)
    assert "\n" not in raised.value.describe()
    assert (own / "taken.yaml").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in own.iterdir()] == ["taken.yaml"]


def test_a_folder_that_refuses_is_said_in_a_sentence(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opening = Path.open

    def refuse(path: Path, mode: str = "r", **more: Any) -> Any:
        if mode == "x":
            raise PermissionError(13, "Permission denied")
        return opening(path, mode, **more)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(NotWritten):
        new_roleplay("call", own / "essai.yaml")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Carte perdue à l’étranger", "carte-perdue-a-l-etranger"),
        ("  Œuvre n° 2 ", "oeuvre-n-2"),
        ("déjà_vu", "deja-vu"),
        ("…", ""),
    ],
)
def test_a_name_gives_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected
