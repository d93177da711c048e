"""What trainers read of recruits' sentences, and what they add to what a move hears."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import on_the_shelf
from tests.support.shift import BANK, CONTENTS
from tests.support.spoken import RICH, SPOKEN, SpokenShelf
from workstation import commands as c
from workstation import events as e
from workstation.content.diagnostics import ContentFault
from workstation.library.masking import HIDDEN, without_names, wording_of
from workstation.library.start import Start, begin
from workstation.library.wordings import Wordings
from workstation.library.writing import NotWritten
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog
from workstation.session.pins import Pins
from workstation.session.runner import Session

NAMES = ("Inès Moreau", "Mme Dupré", "Anne Dupré")


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("fr", "Bonjour madame Dupré, ici Inès.", "Bonjour madame …, ici …."),
        ("fr", "bonjour mme dupre, ines a l'appareil", "bonjour mme …, … a l'appareil"),
        ("fr", "Je vois Monsieur Caron avec vous.", "Je vois Monsieur … avec vous."),
        ("fr", "Votre carte 4970 1234 5678 9010, code 12.", "Votre carte …, code …."),
        ("fr", "Écrivez à anne.dupre@example.org ce soir.", "Écrivez à … ce soir."),
        ("fr", "Je m'appelle Zoé, je regarde.", "Je m'appelle …, je regarde."),
        ("fr", "Quel est votre code SMS ?", "Quel est votre code SMS ?"),
        ("en", "I see Mr Smith on Monday.", "I see Mr … on Monday."),
        ("en", "my name is Emily, how can I help?", "my name is …, how can I help?"),
        ("de", "Guten Tag Frau Müller, Ihre Karte ist gesperrt.", "Guten Tag Frau …, Ihre Karte ist gesperrt."),
    ],
)
def test_names_and_numbers_are_hidden(language: str, text: str, shown: str) -> None:
    assert without_names(text, NAMES, language) == shown


@given(st.text(max_size=80), st.sampled_from(["fr", "en", "de"]))
def test_no_figure_and_no_known_name_is_left(text: str, language: str) -> None:
    masked = without_names(f"{text} Dupré 06 12 34 56 78 {text}", NAMES, language)
    assert "Dupré" not in masked.replace(text, "")
    assert "34 56" not in masked.replace(text, "")


def test_what_is_hidden_leaves_no_trace_in_a_wording() -> None:
    assert wording_of("Bonjour madame …, votre nom ?") == "Bonjour madame, votre nom ?"
    assert HIDDEN not in wording_of("… …")
    assert wording_of("…") == ""


def test_wordings_are_kept_once_by_move(tmp_path: Path) -> None:
    kept = Wordings(tmp_path / "wordings")
    assert kept.pinned("card-lost") == {}
    kept.add("card-lost", "greet", "Bien le bonjour")
    kept.add("card-lost", "greet", "bien le BONJOUR")
    kept.add("card-lost", "objection/compare", 'Dites "non" : c’est #1')
    [text] = kept.pinned("card-lost").values()
    assert text.count("bonjour") == 1
    assert (tmp_path / "wordings" / "card-lost.yaml").read_text(encoding="utf-8") == text
    assert kept.fault("card-lost") == ""


@pytest.mark.parametrize("text", ["", "nonsense", "format: 9", "format: 1\nwordings: 3", "format: 1\nother: {}"])
def test_a_file_that_cannot_be_read_is_named_and_not_used(tmp_path: Path, text: str) -> None:
    (tmp_path / "card-lost.yaml").write_text(text, encoding="utf-8")
    kept = Wordings(tmp_path)
    assert kept.pinned("card-lost") == {}
    if text:
        assert str(tmp_path / "card-lost.yaml") in kept.fault("card-lost")
        with pytest.raises(ContentFault):
            kept.add("card-lost", "greet", "Bonjour")
        assert (tmp_path / "card-lost.yaml").read_text(encoding="utf-8") == text, "nothing is lost"


@pytest.mark.parametrize("scenario", ["../evil", "a/b", ""])
def test_no_file_is_written_elsewhere(tmp_path: Path, scenario: str) -> None:
    with pytest.raises(NotWritten):
        Wordings(tmp_path / "w").add(scenario, "greet", "Bonjour")
    assert list(tmp_path.rglob("*.yaml")) == []


def heard(shelf: SpokenShelf, text: str) -> list[e.Event]:
    """What comes of a sentence at the start of a call begun now."""
    log = MemoryEventLog()
    start = Start("s1", "practice", "inès", "Inès Moreau", "free", 1, "2026-11-23T09:00:00")
    session = begin(start, on_the_shelf(RICH), shelf, log, World(BANK, Pins(CONTENTS)))
    session.do(c.GoReady())
    session.do(c.AnswerContact("c1"))
    while session.state.contacts["c1"].talk.queue:
        session.advance(session.due() or 0)
    session = Session("s1", log, World(BANK, Pins(CONTENTS)))
    return [entry.event for entry in session.do(c.SayFreely("c1", text))]


def test_a_wording_added_is_heard_by_the_next_session_and_by_no_earlier_one(tmp_path: Path) -> None:
    odd = "Les perroquets vous saluent bien bas."
    shelf = SpokenShelf(SPOKEN.root, own=tmp_path / "roleplays")
    assert isinstance(heard(shelf, odd)[0], e.SentenceUnclear)
    shelf.wordings.add("lost-card", "greet_full", odd)
    [moved, *_] = heard(shelf, odd)
    assert isinstance(moved, e.ConversationMoved)
    assert moved.move == "greet_full"
