"""A CRM note is judged on its saved text: what a colleague needs, and what a client should never read."""

from __future__ import annotations

import pytest

from tests.support.content import CONTENT, read
from workstation.roleplay.model import NoteText
from workstation.roleplay.notes import Judgement, judge, read_note_words

WORDS = read_note_words((CONTENT / "note_words.yaml").read_text(encoding="utf-8"), "note_words.yaml")
WRAP = next(node for node in read().nodes if node.note)
FULL = "Carte bloquée, nouvelle carte commandée."


def judged(text: str, code: str = "CARD-LOST", outcome: str = "solved", follow_up: str = "") -> Judgement:
    return judge(WRAP, NoteText(code, outcome, follow_up, text), WORDS)


def chosen(text: str, code: str = "CARD-LOST", outcome: str = "solved", follow_up: str = "") -> str:
    step = judged(text, code, outcome, follow_up).chosen
    assert step is not None
    return step.move.id


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (FULL, "note_full"),
        ("CARTE BLOQUEE ; NOUVELLE CARTE demandée", "note_full"),
        ("Opposition faite.", "note_partial"),
        ("Rien à signaler.", "note_poor"),
        ("", "note_poor"),
        (FULL + " Client pénible.", "note_bad"),
        (FULL + " Cliente PENIBLE et de mauvaise foi", "note_bad"),
        (FULL + " Elle a donné son code secret.", "note_bad"),
        (FULL + " Carte 4970 1234 5678 9012.", "note_bad"),
        (FULL + " Carte 4970123456789012", "note_bad"),
        (FULL + " Elle est malade.", "note_full"),  # a family this role-play does not forbid
        (FULL + " Appel pénibles", "note_full"),  # whole words only
        (FULL + " Rappeler au 06 39 98 00 01.", "note_full"),
    ],
)
def test_what_a_note_is_worth(text: str, outcome: str) -> None:
    assert chosen(text) == outcome


def test_a_wrong_code_or_outcome_counts_as_a_lack() -> None:
    assert judged(FULL, code="CARD-STOLEN").missing == ("code",)
    assert chosen(FULL, code="CARD-STOLEN") == "note_partial"
    assert judged(FULL, code="CARD-STOLEN", outcome="pending").missing == ("code", "outcome")
    assert chosen(FULL, code="CARD-STOLEN", outcome="pending") == "note_poor"


def test_the_follow_up_counts_as_part_of_the_note() -> None:
    assert chosen("Carte bloquée.", follow_up="Nouvelle carte sous 5 jours") == "note_full"
    assert chosen(FULL, follow_up="cliente pénible") == "note_bad"


def test_a_finding_says_what_to_write_instead() -> None:
    found = judged(FULL + " Client pénible.").findings
    assert [(f.family, f.word, f.neutral) for f in found] == [
        ("judgement", "pénible", "souhaite une solution immédiate")
    ]
    secret = judged(FULL + " 4970-1234-5678-9012").findings
    assert [(f.family, f.word) for f in secret] == [("secret", "4970-1234-5678-9012")]


def test_a_beat_without_a_note_judges_nothing() -> None:
    assert judge(read().nodes[0], NoteText("CARD-LOST", "solved", "", FULL), WORDS) == Judgement(None, (), ())
