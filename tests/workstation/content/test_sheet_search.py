"""Looking something up in the knowledge sheets, as people type: the sheet that answers is among the first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import BUNDLED
from workstation.content.sheet_search import SheetIndex, passages
from workstation.content.sheets import Sheet

SHEETS = tuple(BUNDLED.sheets.values())
INDEX = SheetIndex.of(SHEETS, BUNDLED.everyday)
ASKED = {
    "opposition carte": "card-block",
    "oposition carte": "card-block",
    "j'ai perdu ma carte": "card-block",
    "carte avalée par le distributeur": "pin-and-renewal",
    "LEP": "lep",
    "livret d'epargne populaire": "lep",
    "chèques impayés": "cheque-unpaid",
    "cheque sans provision": "cheque-unpaid",
    "prelevemnt non autorisé": "debit-without-mandate",
    "faux conseiller": "fraud-fake-adviser",
    "le client est mort": "death-of-holder",
    "succesion": "estate-fees",
    "mot de passe oublié": "access-locked",
    "procurations": "power-of-attorney",
    "changer d’adresse": "contact-details-change",
    "frais d incident": "incident-fees",
    "interdit bancaire": "files-and-debt",
    "mediateur": "complaint-deadlines",
    "droit au compte": "account-opening-right",
    "enregistrement des appels": "call-recording",
    "tutelle": "protected-adult",
    "plafonds de carte": "card-limits",
    "payer à l’étranger avec sa carte": "card-abroad",
}
# As somebody who knows nothing of banking would ask, with the customer on the line: in whole sentences.
QUESTIONS = {
    "carte perdue que faire": {"card-block"},
    "il a oublié son code de carte": {"pin-and-renewal"},
    "combien de temps pour contester un prélèvement": {"debit-authorised", "debit-without-mandate"},
    "il s'est trompé d'iban virement à récupérer": {"transfer-wrong-account"},
    "frais max par mois découvert": {"incident-fees"},
    "sa mère est décédée qu'est-ce que je fais": {"death-of-holder"},
    "sous combien de jours répondre à une réclamation": {"complaint-deadlines"},
    "le mari demande le solde de sa femme": {"bank-secrecy", "joint-account"},
    "un soi-disant conseiller lui a fait valider un virement": {"fraud-fake-adviser"},
    "combien on peut mettre sur un livret a": {"livret-a-ldds"},
    "paiement refusé aux états-unis": {"card-abroad"},
    "son compte est bloqué par les impôts": {"seized-account"},
    "son compte n'a pas bougé depuis des années": {"inactive-account"},
    "il a reçu un appel de la banque qui lui a demandé ses codes": {"fraud-fake-adviser"},
    "quand est-ce que le livret commence à rapporter": {"fortnights-and-guarantee"},
}


@pytest.mark.parametrize(("asked", "sheets"), QUESTIONS.items(), ids=list(QUESTIONS))
def test_a_question_as_it_comes_to_mind_finds_its_sheet_first_or_second(asked: str, sheets: set[str]) -> None:
    assert sheets & {hit.passage.sheet for hit in INDEX.find(asked)[:2]}


@pytest.mark.parametrize(("typed", "sheet"), ASKED.items(), ids=list(ASKED))
def test_what_people_type_finds_the_sheet_among_the_first_three(typed: str, sheet: str) -> None:
    assert sheet in [hit.passage.sheet for hit in INDEX.find(typed)[:3]]


def test_a_word_still_being_typed_finds_what_it_begins() -> None:
    assert INDEX.find("procur")[0].passage.sheet == "power-of-attorney"


def test_the_passage_and_the_line_that_tell_are_shown() -> None:
    sheet = Sheet("s", "Titre", (), "Avant.\n\n# Un\n\nRien ici.\n\n# Deux\n\nPremière ligne.\n\n- La **girafe** dort.")
    hit = SheetIndex.of([sheet]).find("girafes")[0]
    assert (hit.passage.heading, hit.line) == ("Deux", "La girafe dort.")


@pytest.mark.parametrize("typed", ["", "   ", "?!", "zzzzzzqqq", "\x00", "🙂"])
def test_what_says_nothing_finds_nothing(typed: str) -> None:
    assert INDEX.find(typed) == ()


def test_a_page_pasted_in_the_field_is_looked_for_by_its_beginning() -> None:
    assert INDEX.find("procuration " + "bla " * 2_500)[0].passage.sheet == "power-of-attorney"


@given(st.text(max_size=60))
def test_no_text_breaks_the_search(typed: str) -> None:
    found = [hit.passage.sheet for hit in INDEX.find(typed)]
    assert len(found) == len(set(found)) <= 12


@given(st.sampled_from(SHEETS))
def test_a_sheet_is_found_by_its_title(sheet: Sheet) -> None:
    assert sheet.id in [hit.passage.sheet for hit in INDEX.find(sheet.title)[:3]]


@given(st.sampled_from(SHEETS))
def test_passages_hold_every_line_of_a_sheet(sheet: Sheet) -> None:
    held = "\n".join(f"{passage.heading}\n{passage.text}" for passage in passages(sheet))
    assert all(line.lstrip("# ") in held for line in sheet.body.splitlines())


def test_it_is_told_which_sheets_hold_all_the_words() -> None:
    both, one = Sheet("both", "A", (), "La girafe, un lion."), Sheet("one", "B", (), "Une girafe.")
    index = SheetIndex.of([both, one])
    assert {hit.passage.sheet: hit.whole for hit in index.find("girafes lion")} == {"both": True, "one": False}
    assert [hit.whole for hit in index.find("girafe tapir")] == [False, False]


@given(st.text(max_size=60))
def test_of_too_many_sheets_none_that_holds_all_the_words_is_left_out(typed: str) -> None:
    shown, every = INDEX.find(typed), INDEX.find(typed, len(SHEETS))
    assert sum(hit.whole for hit in shown) == min(12, sum(hit.whole for hit in every))


def test_a_sheet_alone_answers_whatever_its_words_weigh() -> None:
    assert SheetIndex.of([replace(SHEETS[0], tags=("girafe",))]).find("girafe")
