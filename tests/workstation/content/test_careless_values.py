"""Values that can be read and that nobody meant: refused at their place, with what is expected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.content import BUNDLED, FILE, SHELF, changed
from workstation import i18n
from workstation.cli.answers import answer, lines
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.library.authoring import open_file
from workstation.library.checking import faults_of
from workstation.library.shelf import Shelf, read_roleplay
from workstation.paths import SCRIPTS
from workstation.printable import TURNS, printable
from workstation.roleplay.reading.includes import Folders
from workstation.roleplay.reading.loader import load
from workstation.roleplay.reading.trying import check_fragments

UNSEEN = ["", " ", "\\u200b", "\\u00a0 \\u00a0", "\\u3164", "\\u2060\\u00ad"]
PERSON = SCRIPTS / "people" / "claire-vasseur.yaml"


def told(text: str) -> list[Diagnostic]:
    try:
        return load(text, FILE, SHELF.around)[1]
    except ContentFault as fault:
        return fault.diagnostics


def told_of(tmp_path: Path, file: str, old: str, new: str) -> list[Diagnostic]:
    """What is said of a file that ships, the line that begins with ``old`` written otherwise."""
    lines = (SCRIPTS / file).read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.strip().startswith(old))
    margin = len(lines[at]) - len(lines[at].lstrip())
    lines[at] = " " * margin + new
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")
    found = faults_of(path, BUNDLED)
    assert found is not None
    assert all(fault.place.line == at + 1 for fault in found)
    return found


@pytest.mark.parametrize("words", UNSEEN)
@pytest.mark.parametrize(
    "change",
    [
        ('  title: "Carte perdue"', '  title: "¤"'),
        ('  situation: "Une carte est perdue."', '  situation: "¤"'),
        ('name: "Anne Dupré"', 'name: "¤"'),
    ],
)
def test_a_text_that_shows_nothing_is_no_text(change: tuple[str, str], words: str) -> None:
    found = told(changed((change[0], change[1].replace("¤", words))))
    assert [fault.code for fault in found] == ["RP012"]
    assert "a text that can be seen" in found[0].message
    assert found[0].source[found[0].place.column - 1] == '"'


@pytest.mark.parametrize("words", UNSEEN[1:])
@pytest.mark.parametrize("old", ['        say: "Dépêchez-vous."', '        say: "Votre carte est bloquée."'])
def test_a_sentence_that_shows_nothing_is_none(old: str, words: str) -> None:
    found = told(changed((old, f'        say: "{words}"')))
    assert [fault.code for fault in found] == ["RP012"]


DIGITS = ["٣", "３", "३", "²", "𝟛"]


@pytest.mark.parametrize("digit", DIGITS)
@pytest.mark.parametrize(
    "change",
    [
        ("revision: 1", "revision: ¤"),
        ("need: 4", "need: ¤"),
        ("score: {welcome: 2}", "score: {welcome: ¤}"),
        ("waited: 30", "waited: ¤0"),
        ('"+5 working days"', '"+¤ working days"'),
        ('at: "mon 09:00"', 'at: "mon 0¤:00"'),
        ("format: 1\n", "format: ¤\n"),
    ],
)
def test_digits_that_no_keyboard_here_has_are_no_number(change: tuple[str, str], digit: str) -> None:
    codes = [fault.code for fault in told(changed((change[0], change[1].replace("¤", digit))))]
    assert codes == (["RP004"] if change[0].startswith("format") else ["RP012"])


ABSURD = ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31", "2026-02-30", "20261122", "2026-W47-7", "٢٠٢٦-١١-٢٢"]


@pytest.mark.parametrize("day", ABSURD)
@pytest.mark.parametrize(
    ("file", "key"),
    [("people/claire-vasseur.yaml", "birth_date:"), ("figures.yaml", "from:"), ("figures.yaml", "until:")],
)
def test_an_absurd_day_is_refused(tmp_path: Path, file: str, key: str, day: str) -> None:
    found = told_of(tmp_path, file, key, f'{key} "{day}"')
    assert [fault.code for fault in found] == ["RP012"]


@pytest.mark.parametrize(
    ("file", "key", "value"),
    [
        ("people/claire-vasseur.yaml", "birth_date:", "2031-05-01"),
        ("people/claire-vasseur.yaml", "since:", "1492"),
        ("figures.yaml", "until:", "2000-01-01"),
    ],
)
def test_a_day_that_cannot_be_is_refused(tmp_path: Path, file: str, key: str, value: str) -> None:
    assert [fault.code for fault in told_of(tmp_path, file, key, f"{key} {value}")] == ["RP012"]


INSERTED = [
    "{{ facts.__class__ }}",
    "{{ facts.__class__.__mro__ }}",
    "{{ facts.where.upper() }}",
    "{{ facts['where'] }}",
    "{{ adviser.__dict__ }}",
    "{{ __import__ }}",
    "{{ dates._x }}",
    "{% if 1 %}",
]


@pytest.mark.parametrize("inserted", INSERTED)
@pytest.mark.parametrize(
    ("old", "code"),
    [
        ('        say: "Dépêchez-vous."', "RP045"),
        ('  title: "Carte perdue"', "RP015"),
        ('  situation: "Une carte est perdue."', "RP015"),
        ('facts: {where: "Dans le tram."}', "RP015"),
        ('persona: {name: "Anne Dupré"', "RP015"),
        ('hold: {after: 60, client: "', "RP045"),
    ],
)
def test_what_reaches_into_the_program_is_refused_where_it_is_written(old: str, code: str, inserted: str) -> None:
    inside = old.rindex('"') if old.count('"') > 1 else len(old)
    text = changed((old, f"{old[:inside]}{inserted}{old[inside:]}"))
    found = told(text)
    at = text.index(inserted)
    assert [(fault.code, fault.place.line) for fault in found] == [(code, text[:at].count("\n") + 1)]
    assert text.split("\n")[found[0].place.line - 1][found[0].place.column - 1 :].startswith(inserted)


@pytest.mark.parametrize("inserted", INSERTED)
def test_a_fragment_is_held_to_the_same(inserted: str) -> None:
    text = (SCRIPTS / "fragments" / "closing.yaml").read_text(encoding="utf-8")
    at = text.index('say: "') + len('say: "')
    with pytest.raises(ContentFault) as caught:
        check_fragments(text[:at] + inserted + text[at:], "closing.yaml", Folders())
    assert [fault.code for fault in caught.value.diagnostics] == [
        "RP033" if inserted == "{{ __import__ }}" else "RP045"
    ]


TURNED = "a\u202egnp\u2066\x9b\u2028.yaml"


def test_a_turn_of_direction_is_shown_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / TURNED
    path.write_text(
        changed(("  id: lost-card", "  id: Lost"), ('title: "Carte perdue"', 'title: "Carte \u202eperdue"')), "utf-8"
    )
    one = read_roleplay(path, SHELF.around)
    assert [fault.code for fault in one.diagnostics] == ["RP012", "RP026"]
    opened = open_file(Shelf(SHELF.root, tmp_path), path)
    for fault in one.diagnostics:
        lines(fault.describe())
    lines(str(path))
    shown = capsys.readouterr().out + opened.entry.title + i18n.tr("{path} is written.", path=path)
    assert not set(shown) & (TURNS | {"\x9b", "\u2028"})
    assert shown.count("a\\u202egnp\\u2066\\x9b\\u2028.yaml") == len(one.diagnostics) + 2


def test_a_machine_is_told_the_name_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    answer({"file": TURNED})
    said = capsys.readouterr().out
    assert json.loads(said) == {"file": TURNED}
    assert printable(said) == said


@pytest.mark.parametrize("turn", sorted(TURNS))
def test_a_turn_of_direction_in_a_text_is_named(turn: str) -> None:
    found = told(changed(('        say: "Dépêchez-vous."', f'        say: "Dépêchez{turn}-vous."')))
    assert [fault.code for fault in found] == ["RP026"]
    assert found[0].source[found[0].place.column - 1] == turn
