"""Signs that a paste brings: a fault is told where an editor shows it, and a sign in the way by its own name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import FILE, LOST_CARD, SHELF, changed
from tests.support.dealing import dealt
from tests.support.drawn import drawn
from workstation.content import signs
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.library.authoring import open_file
from workstation.library.shelf import Shelf
from workstation.roleplay.reading.loader import load

NO_BREAK, NARROW, ZERO, LINE, PARAGRAPH, NEXT = "\u00a0", "\u202f", "\u200b", "\u2028", "\u2029", "\x85"
SPACES = (NO_BREAK, NARROW, "\u2009", "\u3000", LINE, PARAGRAPH, NEXT)
WIDTHLESS = (ZERO, "\u200e", "\u202e", "\u2060", "\u00ad", "\ufeff", "\u2066", "\u3164")
UPPER = '  situation: "'


def faults(text: str) -> list[Diagnostic]:
    try:
        return load(text, FILE, SHELF.around)[1]
    except ContentFault as fault:
        return fault.diagnostics


def places(text: str) -> list[tuple[str, int, int]]:
    return [(fault.code, fault.place.line, fault.place.column) for fault in faults(text)]


LOWER = [
    ('        say: "Dépêchez-vous."', "        say: Dossier #12, suite"),
    ('        say: "Dépêchez-vous."', "        say: Dossier : ceci : cela"),
    ('        say: "Dépêchez-vous."', '\t      say: "Dépêchez-vous."'),
    ('        say: "Dépêchez-vous."', '        say:"Dépêchez-vous."'),
    ('        say: "Dépêchez-vous."', '        say: "Dépêchez "vous"."'),
    ('        say: "Dépêchez-vous."', "        say: {{ facts.where }}"),
    ('        say: "Dépêchez-vous."', '        sya: "Dépêchez-vous."'),
    ('        say: "Dépêchez-vous."', '        say: "Dépêchez {{ facts.chose }}."'),
    ('        say: "Dépêchez-vous."', '        say: "Dépêchez-vous."\n        say: "Encore ?"'),
]


@pytest.mark.parametrize("sign", [LINE, PARAGRAPH, NEXT])
@pytest.mark.parametrize("lower", LOWER, ids=[new.strip() for _, new in LOWER])
def test_a_line_end_that_no_editor_shows_moves_no_fault(sign: str, lower: tuple[str, str]) -> None:
    line = next(line for line in LOST_CARD.splitlines() if line.startswith(UPPER))
    sound = changed((line, line + "\n  # ici"), lower)
    told = places(sound)
    assert told
    assert places(changed((line, line.replace(': "', f': "a{sign}', 1) + f"\n  # {sign}"), lower)) == told


def test_the_authoring_room_shows_the_lines_that_editors_show(tmp_path: Path) -> None:
    line = next(line for line in LOST_CARD.splitlines() if line.startswith(UPPER))
    text = changed((line, line.replace(': "', f': "a{LINE}{PARAGRAPH}{NEXT}', 1)), ("need: 4", "need: quatre"))
    own = tmp_path / "own"
    own.mkdir()
    (own / "one.yaml").write_text(text, encoding="utf-8")
    opened = open_file(Shelf(SHELF.root, own), own / "one.yaml")
    (shown,) = [row for row in opened.files[0].lines if "need: quatre" in row]
    assert [fault.source for fault in opened.faults if fault.code == "RP012"] == [shown]
    assert opened.files[0].lines == tuple(text.split("\n")[:-1])


# How a line is spoilt: what it was, what it is, « ¤ » standing for the sign.
SPOILT = [
    ("start: greet\n", "start:¤greet\n"),
    ("start: greet\n", "start: ¤greet\n"),
    ("start: greet\n", "start¤: greet\n"),
    ("start: greet\n", "start¤ : greet\n"),
    ("start: greet\n", "start: greet¤\n"),
    ("start: greet\n", 'start: "greet¤"\n'),
    ("need: 4\n", "need: 4¤\n"),
    ("difficulty: easy\n", "difficulty: easy¤\n"),
    ("  motif: CARD-LOST\n", "  motif:¤CARD-LOST\n"),
    ("  motif: CARD-LOST\n", "  motif: CARD-LOST¤\n"),
    ("score: {welcome: 2}", "score: {welcome:¤2}"),
    ("score: {welcome: 2}", "score: {welcome¤: 2}"),
    ("score: {welcome: 2}", "score: {welcome: ¤2}"),
    ("      - id: greet_full\n", "      -¤id: greet_full\n"),
    ("      - id: greet_full\n", "      - id:¤greet_full\n"),
    ("      - id: greet_full\n", "      - ¤id: greet_full\n"),
]
BLANK_ONLY = [
    ("  motif: CARD-LOST\n", "¤¤motif: CARD-LOST\n"),
    ("  motif: CARD-LOST\n", " ¤motif: CARD-LOST\n"),
    ("start: greet\n", "start: greet¤# ici\n"),
    ("  motif: CARD-LOST\n", "  motif: CARD-LOST\n  ¤\n"),
]


def spoilt(change: tuple[str, str], sign: str) -> tuple[str, int, int]:
    old, new = change
    text = changed((old, new.replace("¤", sign)))
    start = LOST_CARD.index(old) + new.index("¤")
    return text, text[:start].count("\n") + 1, start - text.rfind("\n", 0, start)


def check(change: tuple[str, str], sign: str) -> None:
    text, line, column = spoilt(change, sign)
    found = faults(text)
    assert [(fault.code, fault.place.line, fault.place.column) for fault in found] == [("RP026", line, column)]
    assert f"U+{ord(sign):04X}" in found[0].message
    assert found[0].source == text.split("\n")[line - 1]
    assert found[0].cure


@pytest.mark.parametrize(("change", "sign"), dealt([*SPOILT, *BLANK_ONLY], SPACES))
def test_a_space_of_another_kind_is_named_at_its_place(change: tuple[str, str], sign: str) -> None:
    check(change, sign)


@pytest.mark.parametrize(("change", "sign"), dealt(SPOILT, WIDTHLESS))
def test_a_sign_without_width_is_named_at_its_place(change: tuple[str, str], sign: str) -> None:
    check(change, sign)


def test_several_of_them_are_told_at_once() -> None:
    text = changed(
        ("start: greet\n", f"start:{NO_BREAK}greet\n"),
        ("      - id: greet_full\n", f"      -{NO_BREAK}id: greet_full\n"),
        ("need: 4\n", f"need: 4{ZERO}\n"),
        ("difficulty: easy", "difficulty: esay"),
    )
    assert sorted(fault.code for fault in faults(text)) == ["RP012", "RP026", "RP026", "RP026"]


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour\u00a0! Oui\u202f!",
        "«\u00a0Oui\u00a0»",
        "Oui\u00a0:",
        "10\u00a0000\u00a0€",
        "Mme\u00a0Vasseur",
        "a\u2028b c",
    ],
)
@pytest.mark.parametrize("quote", ['"', ""])
def test_what_french_sets_in_a_sentence_may_stay(words: str, quote: str) -> None:
    if not quote and words.endswith(":"):
        words += "\u00a0oui"
    assert faults(changed(('        say: "Dépêchez-vous."', f"        say: {quote}{words}{quote}"))) == []


@drawn(40)
@given(st.integers(0, len(LOST_CARD) - 1), st.sampled_from([*SPACES, *WIDTHLESS]))
def test_wherever_it_falls_the_file_is_read_or_the_sign_named(at: int, sign: str) -> None:
    text = LOST_CARD[:at] + sign + LOST_CARD[at:]
    found = [fault for fault in faults(text) if fault.severity == "error"]
    line = text[:at].count("\n") + 1
    assert all(fault.place.line >= line for fault in found) or any(fault.code == "RP026" for fault in found)


@pytest.mark.parametrize("sign", [*SPACES, *WIDTHLESS])
def test_a_sign_is_cleared_away(sign: str) -> None:
    assert signs.cleared(f"a{sign}b") in ("ab", "a b")
    assert signs.has_unseen(sign)
