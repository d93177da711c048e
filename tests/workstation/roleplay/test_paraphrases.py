"""What customers say in other ways without any role-play writing it, and how much two runs then have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import BUNDLED
from workstation.assessment.proving import prove
from workstation.content.diagnostics import ContentFault
from workstation.library.differing import alike
from workstation.library.shelf import Roleplay, read_roleplay
from workstation.paths import RESOURCES, SCRIPTS
from workstation.roleplay.playing.drawing import drawn_by, draws_of
from workstation.roleplay.playing.program import Program
from workstation.roleplay.reading.explaining import explained
from workstation.roleplay.reading.includes import Folders
from workstation.roleplay.reading.loader import load_pinned, load_with
from workstation.roleplay.reading.paraphrases import MOST, read_paraphrases

BASE = RESOURCES / "help" / "examples" / "base"
SHARED = (BASE / "shared.yaml").read_text(encoding="utf-8")
WAYS = """format: 1
language: fr-FR
spoken:
  no_number: ["Je ne l’ai pas.", "Non, je ne l’ai pas sous la main.", "Aucune idée."]
  hello: ["Bonjour.", "Oui, bonjour."]
  please: ["Vous pouvez la bloquer ? Merci.", "Vous me la bloquez ?"]
written:
  hello: ["bonjour", "bjr", "salut"]
  waiting: ["alors ?", "et donc ?"]
"""
OPENING = 'client: "Bonjour, j’ai perdu ma carte."'


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    (tmp_path / "paraphrases").mkdir()
    (tmp_path / "paraphrases" / "fr.yaml").write_text(WAYS, encoding="utf-8")
    return Folders((BASE, SCRIPTS, tmp_path))


def of(folders: Folders, *changes: tuple[str, str]) -> Program:
    text = SHARED
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return load_with(text, "shared.yaml", None, folders).program


def said(program: Program) -> dict[str, list[str]]:
    """Each thing drawn, with all the ways it may be said."""
    script = program.script
    first = {beat.id: beat.client for beat in script.beats}
    first |= {move.id: move.answer for beat in script.beats for move in beat.moves}
    ways = {one.name: [first[one.name], *(way.calm for way in one.others)] for one in draws_of(script)}
    return {name: [text.replace("\u202f", " ") for text in texts] for name, texts in ways.items()}


def test_a_line_that_everybody_says_is_drawn_among_its_ways_and_what_is_written_comes_first(folders: Folders) -> None:
    assert said(of(folders))["ask_number"] == [
        "Je ne l’ai pas.", "Non, je ne l’ai pas sous la main.", "Aucune idée."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "ways"),
    [
        ("Bonjour. J’ai perdu ma carte.", {"Bonjour. J’ai perdu ma carte.", "Oui, bonjour. J’ai perdu ma carte."}),
        ("Ma carte est perdue. Vous pouvez la bloquer ? Merci.",
         {"Ma carte est perdue. Vous pouvez la bloquer ? Merci.", "Ma carte est perdue. Vous me la bloquez ?"}),
        ("BONJOUR.", {"BONJOUR.", "Oui, bonjour."}),
    ],
)  # fmt: skip
def test_a_sentence_of_a_line_or_several_in_a_row_are_said_otherwise(
    folders: Folders, line: str, ways: set[str]
) -> None:
    found = said(of(folders, (OPENING, f'client: "{line}"')))["identify"]
    assert found[0] == line
    assert {*found} == ways


@pytest.mark.parametrize(
    "line",
    ['"J’ai perdu ma carte, bonjour."', '["Bonjour.", "Euh… bonjour."]', '{calm: "Bonjour.", tense: "Bonjour."}'],
)
def test_what_is_not_among_them_or_was_worded_by_its_author_stays(folders: Folders, line: str) -> None:
    found = said(of(folders, (OPENING, f"client: {line}"))).get("identify", [])
    assert found == (["Bonjour.", "Euh… bonjour."] if line.startswith("[") else [])


def test_what_is_typed_in_a_chat_has_ways_of_its_own_message_by_message(folders: Folders) -> None:
    written = ("channel: call", "channel: chat"), (OPENING, 'client: "bonjour | ma carte est perdue | alors ?"')
    found = said(of(folders, *written))
    assert found["identify"] == [
        "bonjour | ma carte est perdue | alors ?",
        "bjr | ma carte est perdue | et donc ?",
        "salut | ma carte est perdue | alors ?",
        "bonjour | ma carte est perdue | et donc ?",
    ]
    assert "ask_number" not in found


def test_no_line_has_more_ways_than_are_heard_apart(folders: Folders, tmp_path: Path) -> None:
    many = ", ".join(f'"Non, {n}."' for n in range(9))
    (tmp_path / "paraphrases" / "fr.yaml").write_text(WAYS.replace('"Aucune idée."', many), encoding="utf-8")
    assert len(said(of(folders))["ask_number"]) == MOST


def test_a_move_that_bears_the_name_of_a_beat_is_left_alone(folders: Folders) -> None:
    named = ("id: ask_number", "id: solve"), ("[greet_short, ask_number", "[greet_short, solve")
    both = of(folders, *named, ('"Vous pouvez la bloquer ?"', '"Bonjour."'))
    assert [one.name for one in draws_of(both.script)] == ["solve"]


def test_an_older_format_says_what_it_always_said(folders: Folders) -> None:
    older = (BASE / "roleplay.yaml").read_text(encoding="utf-8").replace('answer: "', 'answer: "Bonjour. ')
    assert draws_of(load_with(older, "older.yaml", None, folders).program.script) == ()


def test_a_session_keeps_the_ways_it_began_with(tmp_path: Path, folders: Folders) -> None:
    path = tmp_path / "shared.yaml"
    path.write_text(SHARED, encoding="utf-8")
    one = read_roleplay(path, BUNDLED.around, folders)
    assert isinstance(one, Roleplay)
    before = drawn_by(one.script, 3, "c1")
    (tmp_path / "paraphrases" / "fr.yaml").write_text(WAYS.replace("Aucune idée.", "Perdu."), encoding="utf-8")
    again = load_pinned(one.pinned, "pinned")
    assert "Aucune idée." in said(again)["ask_number"]
    assert drawn_by(again.script, 3, "c1") == before


def test_nothing_that_is_proved_changes(folders: Folders) -> None:
    with_ways = of(folders)
    without = of(folders, ('"Je ne l’ai pas."', '"Ah, celui-là, il est chez moi."'))
    card = BUNDLED.scorecard("call")
    proofs = [prove(one, card, plays=1) for one in (with_ways, without)]
    assert draws_of(with_ways.script)
    assert not draws_of(without.script)
    assert proofs[0].states == proofs[1].states
    assert proofs[0].best == proofs[1].best


def test_the_whole_of_a_role_play_shows_where_its_ways_come_from(folders: Folders) -> None:
    lines = list(explained(SHARED, "shared.yaml", folders, of(folders).script))
    line = next(line for line in lines if "Aucune idée." in line)
    assert "paraphrases/fr.yaml" in line


@pytest.mark.parametrize(
    ("change", "code", "at"),
    [
        (('"Oui, bonjour."]', '"Je ne l’ai pas."]'), "RP161", "Je ne"),
        ((', "Oui, bonjour."]', "]"), "RP160", "[“Bonjour.”]"),
        (('["alors ?", "et donc ?"]', "oui"), "RP012", "oui"),
        (("language: fr-FR", "language: de-DE"), "RP012", "de-DE"),
        (("written:", "writen:"), "RP010", "writen"),
    ],
)
def test_what_is_wrong_in_a_file_of_them_is_told_with_its_place(change: tuple[str, str], code: str, at: str) -> None:
    assert change[0] in WAYS
    text = WAYS.replace(*change)
    with pytest.raises(ContentFault) as fault:
        read_paraphrases(text, "paraphrases/fr.yaml")
    (told,) = fault.value.diagnostics
    assert told.code == code
    shown = text.splitlines()[told.place.line - 1][told.place.column - 1 :].lstrip('"')
    assert shown.startswith(at.replace("“", '"').replace("”", '"'))


def test_two_runs_have_in_common_what_is_not_drawn(folders: Folders, tmp_path: Path) -> None:
    path = tmp_path / "shared.yaml"
    path.write_text(SHARED.replace('"Vous pouvez la bloquer ?"', '"Bonjour."'), encoding="utf-8")
    one = read_roleplay(path, BUNDLED.around, folders)
    assert isinstance(one, Roleplay)
    drawn = [dict(drawn_by(one.script, seed, "c1"))["solve"] for seed in range(1, 9)]
    first, other = drawn.index("1") + 1, drawn.index("2") + 1
    assert alike(one, BUNDLED, (first, other)) == pytest.approx(2 / 3)  # of the name, the loss and the greeting
    assert alike(one, BUNDLED, (first, first)) == 1.0
