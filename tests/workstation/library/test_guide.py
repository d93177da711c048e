"""The guide to a first role-play keeps its word: whoever copies its pieces has a role-play that is proved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.content import BUNDLED
from workstation import i18n
from workstation.assessment.proof_faults import proof_faults
from workstation.assessment.proving import prove
from workstation.bank.acts import ACTS, desk_steps
from workstation.bank.identity import ELEMENTS
from workstation.bank.parts import OPENINGS
from workstation.bank.people import ACCOUNT_KINDS, CARD_KINDS
from workstation.channels import CHANNELS
from workstation.cli.prove import in_words
from workstation.library import playing
from workstation.library.shelf import Shelf, read_roleplay
from workstation.paths import RESOURCES
from workstation.roleplay.model import STAGES
from workstation.roleplay.reading.schema import schema

NAME = "carte-abimee.yaml"
# The first line that `new` writes, which the guide says to keep.
FIRST = "# yaml-language-server: $schema=roleplay.v2.json\n"


def page(language: str, name: str = "first-roleplay") -> str:
    return (RESOURCES / "help" / language / f"{name}.md").read_text(encoding="utf-8")


def fences(language: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", page(language), re.DOTALL | re.MULTILINE)


def assembled(language: str) -> str:
    return FIRST + "".join(fences(language, "yaml"))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where the reader of the guide writes."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_pieces_make_a_role_play_without_a_remark(own: Path) -> None:
    (own / NAME).write_text(assembled("fr"), encoding="utf-8")
    shelf = Shelf(own=own)
    found = shelf.find("carte-abimee")
    assert found is not None
    assert found.diagnostics == ()
    assert playing.test_faults(found, shelf) == []
    proof = prove(found.script_program, shelf.scorecard("call"))
    assert proof.complete
    assert proof_faults(proof, found.script, NAME) == []
    assert playing.play_test(found, shelf, found.script.exemplary).marks.score == 100


def test_the_pieces_are_the_same_in_both_languages() -> None:
    assert fences("en", "yaml") == fences("fr", "yaml")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_fault_shown_is_the_one_the_program_tells(language: str, own: Path) -> None:
    text = assembled(language)
    assert text.count("then: {next: order}") == 1
    (own / NAME).write_text(text.replace("then: {next: order}", "then: {next: ordre}"), encoding="utf-8")
    i18n.install(language)
    (fault,) = read_roleplay(Path(NAME), BUNDLED.around).diagnostics
    assert fences(language, "text")[0] == fault.describe() + "\n"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_verdict_shown_is_the_one_the_program_gives(language: str, own: Path) -> None:
    (own / NAME).write_text(assembled(language), encoding="utf-8")
    i18n.install(language)
    shelf = BUNDLED
    found = read_roleplay(Path(NAME), shelf.around)
    given = {line.strip() for line in in_words(prove(found.script_program, shelf.scorecard("call")))}
    assert set(fences(language, "text")[1].splitlines()) <= given
    word = {"fr": "critère identify, critique", "en": "criterion identify, critical"}[language]
    assert any(line.startswith(word) for line in given)


def keys() -> set[str]:
    """Every key of the language that an author may write in a role-play of one file."""
    found = schema()
    roleplay = next(shape for shape in found["anyOf"] if "beats" in shape["properties"])["properties"]
    names = {"format", *found["$defs"]["move"]["properties"], *found["$defs"]["patience"]["properties"]}
    for shape in found["$defs"]["beat"]["anyOf"]:
        names |= set(shape.get("properties", ()))
    for key in ("scenario", "brief", "ring", "email", "persona"):
        names |= {key, *roleplay[key]["properties"]}
    client = roleplay["world"]["properties"]["client"]["anyOf"][1]["properties"]
    test = roleplay["tests"]["items"]["properties"]
    names |= {*client, *test, *found["$defs"]["notes"]["properties"], *found["$defs"]["expect"]["properties"]}
    return names | (set(roleplay) - {"fragments"})


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_word_of_the_language_is_there(language: str) -> None:
    shelf = BUNDLED
    cards, dispositions = shelf.scorecards.values(), shelf.dispositions
    known = {
        *keys(), *CHANNELS, *STAGES, *ELEMENTS, *desk_steps(), *ACCOUNT_KINDS, *CARD_KINDS,
        *(one.id for card in cards for one in (*card.criteria, *card.flags)), *shelf.rules.ids,
        *(one.code for one in dispositions.outcomes), *(one.code for one in dispositions.follow_ups),
        *(leaf.code for _, leaf in dispositions.leaves()), *shelf.sheets, *(one.id for one in shelf.figures),
    }  # fmt: skip
    told = page(language) + page(language, "lists")
    code = " ".join([*re.findall(r"`([^`\n]+)`", told), *fences(language, "yaml")])
    written = set(re.findall(r"[A-Za-z_][\w.-]*\w|\w", code))
    written |= {part for word in written for part in word.split(".")}
    assert known - written == set()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_levels_that_acts_ask_for_are_right(language: str) -> None:
    told = {}
    for names, level in re.findall(r"^\| (`[a-z_.`, ]+`) \|[^|]*\| ([^|]*) \|[^|]*\|$", page(language), re.MULTILINE):
        for name in re.findall(r"`([a-z_.]+)`", names):
            told[name] = int(level[-1]) if level[-1].isdecimal() else 0
    assert told == {act.id: act.level for act in ACTS.values()} | {step: part.level for step, part in OPENINGS.items()}
