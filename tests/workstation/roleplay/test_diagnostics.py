"""Every fault an author can make is named by its code, at its own line, with the caret under it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.support.content import BUNDLED, FILE, LOST_CARD, SHELF, changed
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.content.files import read_file
from workstation.paths import SCRIPTS
from workstation.roleplay.reading.loader import load

NEST = "deep: " + "[" * 50 + "]" * 50 + "\n"

# code, what is changed in a sound role-play, and the fragment at which the fault must be shown
FAULTS = [
    ("RP018", ("  motif: CARD-LOST", "\tmotif: CARD-LOST"), "\tmotif"),
    ("RP002", ("{max: 2, critical: true}", "&two {max: 2, critical: true}"), "&two"),
    ("RP003", ('    client: "Bonjour, j’ai perdu ma carte."\n', "    stage: solve\n"), "stage: solve"),
    ("RP004", ("format: 1", "format: 3"), "format: 3"),
    ("RP005", ("start: greet\n", "start: greet\n" + NEST), "[" * 11 + "]"),
    ("RP010", ("        hint:", "        hnit:"), "hnit"),
    ("RP011", ("  motif: CARD-LOST\n", ""), "id: lost-card"),
    ("RP012", ("difficulty: easy", "difficulty: esay"), "esay"),
    ("RP020", ('"not blocked"', '"blocked and"'), "blocked and"),
    ("RP021", ('"not blocked"', '"not blocked.x"'), "blocked.x"),
    ("RP022", ('"not blocked"', '"not bloked"'), "bloked"),
    ("RP031", ("id: greet_cold", "id: greet_full"), 'id: greet_full\n        say: "Oui'),
    ("RP035", ("        next: wrap\n", "        next: wrap\n        end: done\n"), "end: done"),
    ("RP036", ("        next: wrap\n", "        end: finished\n"), "end: finished"),
    ("RP037", ("  wrap:\n", '  gate:\n    route:\n      - {if: "blocked", next: wrap}\n  wrap:\n'), "{if:"),
    ("RP038", ("  wrap:\n", '  empty:\n    client: "Rien."\n  wrap:\n'), 'client: "Rien."'),
    ("RP039", ("        next: wrap\n", "        next: wrapp\n"), "next: wrapp"),
    ("RP040", ("score: {welcome: 2}", "score: {welcom: 2}"), "welcom: 2"),
    ("RP041", ("score: {welcome: 2}", "score: {welcome: 3}"), "welcome: 3"),
    ("RP042", ("flag: promise", "flag: promis"), "flag: promis\n"),
    ("RP043", ("set: {tone: cross}", "set: {tone: angry}"), "tone: angry"),
    ("RP044", ('        say: "Autre chose ?"\n', ""), "id: anything_else"),
    ("RP045", ("{{ dates.delivery }}", "{{ dates.delivry }}"), "dates.delivry"),
    ("RP046", ("need: 4", "need: 6"), "need: 6"),
    ("RP047", ("  answer: {max: 3}", "  answer: {max: 3}\n  smile: {max: 1}"), "smile"),
    ("RP048", ("        desk: card.block\n", "        desk: card.blok\n"), "desk: card.blok"),
    ("RP049", ("client: anne,", "client: ane,"), "client: ane"),
    ("RP050", ("block_card, recap", "block_cart, recap"), "block_cart, recap"),
    ("RP053", ("role: failing", "role: other"), "name: exemplaire"),
    ("RP068", ("channel: call", "channel: chat"), "ivr:"),
    ("RP054", ("motif: CARD-LOST", "motif: CARD-LOTS"), "motif"),
]


@cache
def faults(text: str) -> list[Diagnostic]:
    try:
        return load(text, FILE, SHELF.around)[1]
    except ContentFault as fault:
        return fault.diagnostics


@pytest.mark.parametrize(("code", "change", "shown_at"), FAULTS, ids=[code for code, _, _ in FAULTS])
def test_a_fault_is_shown_at_its_place(code: str, change: tuple[str, str], shown_at: str) -> None:
    text = changed(change)
    found = [d for d in faults(text) if d.code == code]
    assert found, f"{[d.code for d in faults(text)]}"
    first = found[0]
    lines = text.splitlines()
    assert first.source == lines[first.place.line - 1][:200]
    caret = first.describe().splitlines()[-1]
    assert caret.strip() == "^"
    assert first.place.line == text[: text.index(shown_at)].count("\n") + 1
    assert f"{FILE}:{first.place.line}:{first.place.column}: error {code}: " in first.describe()


@pytest.mark.parametrize(("code", "change", "shown_at"), FAULTS, ids=[code for code, _, _ in FAULTS])
def test_a_sentence_has_no_blank_left_in_it(code: str, change: tuple[str, str], shown_at: str) -> None:
    for found in faults(changed(change)):
        said = found.message + found.cure
        assert found.message
        assert "{{{{" not in said
        assert not re.search(r"(?<!\{)\{(name|line|detail|found|known|expected|need|count|maximum|value)\}", said)
        assert "{{else" not in found.cure


@pytest.mark.parametrize(
    ("change", "line_of", "column_of"),
    [
        (('"not blocked"', '"not blocked.x"'), "not blocked.x", "blocked.x"),
        (("\"blocked and seen('greet')\"", "\"tone == 'crôss' and foo\""), "crôss", "'crôss'"),
        (("\"blocked and seen('greet')\"", "blocked and seen('gret')"), "seen('gret')", "seen('gret')"),
        (('"not blocked"', "identity > 1 and 2 ** 9"), "2 ** 9", "2 ** 9"),
    ],
)
def test_the_caret_of_a_condition_is_under_the_very_word(change: tuple[str, str], line_of: str, column_of: str) -> None:
    text = changed(change)
    first = faults(text)[0]
    line = next(line for line in text.splitlines() if line_of in line)
    assert first.source == line
    assert first.place.column == line.index(column_of) + 1


def test_a_misspelt_word_is_met_with_the_likely_one() -> None:
    cases = {
        ('        hint: "Accueillir"', '        hnit: "Accueillir"'): "hint",
        ("difficulty: easy", "difficulty: esay"): "easy",
        ("        next: wrap\n", "        next: wrapp\n"): "wrap",
        ("client: anne,", "client: ane,"): "anne",
        ("        desk: card.block\n", "        desk: card.blok\n"): "card.block",
        ("block_card, recap", "block_cart, recap"): "block_card",
    }
    for change, meant in cases.items():
        assert faults(changed(change))[0].cure == f"Did you mean “{meant}”?"


def test_a_name_among_many_is_met_with_the_nearest_there_are() -> None:
    """The bundled lists hold dozens of figures, codes and sheets: an author is told a few, and never one at random."""
    text = (SCRIPTS / "roleplays" / "gym-debit.yaml").read_text(encoding="utf-8")
    motif = next(line for line in text.splitlines() if line.startswith("  motif:"))
    documents = next(line for line in text.splitlines() if line.startswith("  documents:"))
    cases = {
        motif: ("  motif: MOY-CARTE", ("MOY-CARTE-CMD", "MOY-CARTE-OPPO")),
        documents: ("  documents: [fraude-au-faux-conseiller]", ("fraud-fake-adviser",)),
        'answer: "': ('answer: "{{ figures.plafond_livret }} ', ("figures.livret_a_rate",)),
    }
    for old, (new, named) in cases.items():
        with pytest.raises(ContentFault) as raised:
            load(text.replace(old, new, 1), FILE, BUNDLED.around)
        cure = raised.value.diagnostics[0].cure
        assert not cure.startswith("Did you mean")
        assert all(name in cure for name in named), cure


def test_faults_come_in_reading_order_and_all_at_once() -> None:
    text = changed(
        ("        next: wrap\n", "        next: nowhere\n"), ("need: 4", "need: 6"), ("welcome: 2}", "welcome: 9}")
    )
    found = faults(text)
    assert [d.code for d in found] == ["RP041", "RP046", "RP039"]
    assert [d.place.line for d in found] == sorted(d.place.line for d in found)


def test_a_poor_move_without_a_reason_is_only_warned_of() -> None:
    program, warnings = load(changed(('        why: "Hors de votre périmètre."\n', "")), FILE, SHELF.around)
    assert [(w.code, w.severity) for w in warnings] == [("RP060", "warning")]
    assert "promise_gift" in warnings[0].message
    assert program.step_of("promise_gift")


def test_a_poor_move_that_says_why_is_sound() -> None:
    assert faults(LOST_CARD) == []


@pytest.mark.parametrize("moment", ["mardi 10:00", "tue 25:00", "tue", "tue dix heures"])
def test_a_moment_that_no_session_could_start_at_is_refused(moment: str) -> None:
    found = faults(changed(('at: "mon 09:00"', f'at: "{moment}"')))
    assert [d.code for d in found] == ["RP012"]
    assert "tue 10:15" in found[0].message


def test_digits_of_another_kind_are_no_points() -> None:
    assert [d.code for d in faults(changed(("welcome: 2}\n        answer", "welcome: ²}\n        answer")))] == [
        "RP012"
    ]
    assert [d.code for d in faults(changed(("recap, ", '"wait:²", recap, ')))] == ["RP050"]


def test_a_figure_or_a_scorecard_flag_nobody_keeps_is_refused() -> None:
    assert [d.code for d in faults(changed(("figures.card_fee", "figures.card_fe")))] == ["RP045"]
    assert [d.code for d in faults(changed(("flag: dead_air", "flag: dead_aire")))] == ["RP042"]


def test_a_file_that_cannot_be_opened_or_read_says_so(tmp_path: Path) -> None:
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("titre: é".encode("latin-1"))
    large = tmp_path / "large.yaml"
    large.write_bytes(b"# " + b"x" * 2_000_000)
    codes = {}
    for path in (tmp_path / "absent.yaml", latin, large, tmp_path):
        with pytest.raises(ContentFault) as caught:
            read_file(path)
        codes[path.name] = [d.code for d in caught.value.diagnostics]
    assert codes == {
        "absent.yaml": ["RP006"],
        "latin.yaml": ["RP007"],
        "large.yaml": ["RP005"],
        tmp_path.name: ["RP006"],
    }


def test_a_broken_role_play_answers_as_json_for_tools() -> None:
    found = faults(changed(("client: anne,", "client: ane,")))[0].as_json()
    assert found["code"] == "RP049"
    assert found["severity"] == "error"
    assert found["file"] == FILE
    assert set(found) == {"code", "severity", "file", "line", "column", "message", "cure"}
