"""Phrases, templates and documents as content: what is read, what is refused, what is found, what is filled in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import BUNDLED
from workstation.content.canned import read_phrase_file, read_phrases, searched
from workstation.content.diagnostics import ContentFault
from workstation.content.documents import Document, read_document_file
from workstation.content.fillings import LANGUAGES, VARIABLES, filled
from workstation.content.mail_templates import TRAP, filled_template, left_traps, read_template_file
from workstation.desk.marks import Mark, moved
from workstation.folding import folded
from workstation.paths import RESOURCES
from workstation.roleplay.judging.looks import LOOKS

ONE = """format: 1
phrases:
  - code: bonjour
    title: "Premier message"
    stage: welcome
    channels: [chat]
    text: {fr: "Bonjour {{ client.title_name }}.", en: "Hello {{ client.title_name }}.", de: "{{ client.title_name }}."}
"""


def codes(text: str) -> list[str]:
    with pytest.raises(ContentFault) as told:
        read_phrase_file(text, "x.yaml")
    return [fault.code for fault in told.value.diagnostics]


def test_a_phrase_says_the_same_in_every_language_of_customers() -> None:
    for phrase in BUNDLED.phrases:
        assert set(phrase.texts) == set(LANGUAGES), phrase.id
        inserted = [{name for name in VARIABLES if f"{{{{ {name} }}}}" in text} for text in phrase.texts.values()]
        assert inserted[0] == inserted[1] == inserted[2], phrase.id


def test_forty_phrases_twenty_templates_and_twenty_documents_ship() -> None:
    assert len(BUNDLED.phrases) >= 40
    assert len(BUNDLED.templates) >= 20
    assert len(BUNDLED.documents) >= 20
    assert sum(bool(template.traps) for template in BUNDLED.templates) >= 15


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('client.title_name }}.", en', 'client.nmae }}.", en', "RP210"),
        (', de: "{{ client.title_name }}."', "", "RP213"),
        ("[chat]", "[tchat]", "RP012"),
        ("    stage: welcome\n", "", "RP011"),
        ('{{ client.title_name }}.", en', '{% if x %}.", en', "RP210"),
    ],
)
def test_what_a_phrase_gets_wrong_is_told_at_its_place(old: str, new: str, code: str) -> None:
    assert old in ONE
    assert code in codes(ONE.replace(old, new, 1))


def test_a_code_stands_once_in_all_the_files() -> None:
    with pytest.raises(ContentFault) as told:
        read_phrases((("a.yaml", ONE), ("b.yaml", ONE)))
    [fault] = told.value.diagnostics
    assert (fault.code, fault.file, fault.values["name"]) == ("RP031", "b.yaml", "bonjour")


def test_what_was_typed_is_found_by_code_before_all_else() -> None:
    stages = {"welcome": "Accueil", "solve": "Solution"}

    def found(query: str, language: str = "fr") -> list[str]:
        return [one.id for one in searched(BUNDLED.phrases, query, language, "chat", stages)]

    assert found("att")[:2] == ["attendu", "attente"]
    assert found("récap")[0] == found("RECAP")[0] == "recap", "accents and capitals do not matter"
    assert "reclamation" in found("réclamation enregistre"), "every word typed has to begin a word"
    assert "attente" in found("looking answer", "en"), "words are those of the customer's language"
    assert found("zzz") == []
    assert set(found("")) == {one.id for one in BUNDLED.phrases if "chat" in one.channels}
    assert found("x" * 10_000) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_value_says_so_in_words_that_the_rule_on_left_overs_finds(language: str) -> None:
    for phrase in BUNDLED.phrases:
        text, spans = filled(phrase.text(language), dict.fromkeys(_figures(), "5"), language)
        for span in spans:
            words = text[span.start : span.start + span.length]
            assert span.missing == (not span.name.startswith("figures."))
            if span.missing:
                assert list(LOOKS["left_over"](folded(words))), words
        assert "{{" not in text


def _figures() -> list[str]:
    return [f"figures.{figure.id}" for figure in BUNDLED.figures]


def test_a_template_shows_its_traps_and_tells_which_are_left() -> None:
    template = next(one for one in BUNDLED.templates if one.id == "prelevement")
    _, text, spans = filled_template(template, dict.fromkeys(_figures(), "5"), "fr")
    traps = [text[span.start : span.start + span.length] for span in spans if span.name == TRAP]
    assert traps == [trap.words["fr"] for trap in template.traps]
    assert [trap.do for trap in left_traps(template, text)] == ["choose", "choose"]
    kept = text.replace("Vous aviez signé un mandat", "Un mandat existe")
    assert list(left_traps(template, kept)) == [], "one of the two was kept, the other is as it should be"
    fees = next(one for one in BUNDLED.templates if one.id == "frais")
    assert [trap.do for trap in left_traps(fees, fees.text("fr"))] == ["remove"]


def test_a_trap_stands_in_its_text_to_the_letter() -> None:
    text = (
        'format: 1\ntemplates:\n  - {code: a, title: "A", subject: {fr: "S"}, text: {fr: "Un texte."}, '
        'traps: [{do: remove, words: {fr: "Autre."}, why: "Non."}]}\n'
    )
    with pytest.raises(ContentFault) as told:
        read_template_file(text, "x.yaml")
    assert [fault.code for fault in told.value.diagnostics] == ["RP215"]


def test_a_client_s_data_never_goes_by_open_mail_or_unidentified() -> None:
    for wrong in ("ways: [email], identity: 2", "ways: [secure], identity: 1", "ways: [secure]"):
        head = 'format: 1\ndocuments:\n  - {id: a, title: {fr: "A"}, purpose: "P", audience: holder, from: 2026-01-01, '
        text = f"{head}{wrong}}}\n"
        with pytest.raises(ContentFault) as told:
            read_document_file(text, "x.yaml")
        assert [fault.code for fault in told.value.diagnostics] == ["RP216"]


DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("document", "way", "level", "another", "wrong"),
    [
        ("tariff-2026", "chat", 0, True, ""),
        ("tariff-2025", "chat", 3, False, "lapsed"),
        ("overdraft-form-old", "secure", 2, False, "lapsed"),
        ("overdraft-form", "secure", 2, False, ""),
        ("overdraft-form", "chat", 2, False, "channel"),
        ("dispute-form", "chat", 0, False, "identity"),
        ("rib", "chat", 2, False, ""),
        ("rib", "chat", 1, False, "secret"),
        ("rib", "chat", 3, True, "another"),
        ("statement", "email", 3, False, "channel"),
    ],
)
def test_a_document_goes_to_whom_it_may_by_the_way_it_may(
    document: str, way: str, level: int, another: bool, wrong: str
) -> None:
    found: Document = next(one for one in BUNDLED.documents if one.id == document)
    assert found.wrong(way, level, DAY, another=another) == wrong


def test_the_help_pages_list_every_variable() -> None:
    for language in ("fr", "en"):
        page = (RESOURCES / "help" / language / "phrases.md").read_text(encoding="utf-8")
        assert [name for name in VARIABLES if f"`{name}`" not in page] == []


@given(st.text("abMD é\n", max_size=8), st.integers(0, 40), st.integers(0, 6))
def test_a_mark_never_lies_about_the_words_under_it(inserted: str, at: int, removed: int) -> None:
    before = "Bonjour Madame Dupré, il me faut [délai]."
    marks = tuple(Mark(before.index(words), len(words), "x", words) for words in ("Madame Dupré", "[délai]"))
    at = min(at, len(before))
    removed = min(removed, len(before) - at)
    after = before[:at] + inserted + before[at + removed :]
    for mark in (found := moved(marks, after, at, removed, len(inserted))):
        assert after[mark.start : mark.end] == mark.words
    outside = [mark for mark in marks if mark.end <= at or mark.start >= at + removed]
    assert [mark.words for mark in found if mark.words in {one.words for one in outside}] == [
        mark.words for mark in outside
    ], "an edit beside a mark leaves it"
