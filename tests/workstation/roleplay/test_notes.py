"""A CRM note is judged on its saved text: what a colleague needs, and what a client should never read."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED, CONTENT, changed, read
from workstation.content.diagnostics import ContentFault
from workstation.roleplay.judging.notes import Judgement, judge_note
from workstation.roleplay.judging.rule_files import read_rule_file
from workstation.roleplay.model import NoteText
from workstation.roleplay.playing.program import PlaceTuple, Program

WORDS = read_rule_file((CONTENT / "rules" / "note.yaml").read_text(encoding="utf-8"), "note.yaml")
PROGRAM = read()
FULL = "Carte bloquée, nouvelle carte commandée."


def at_the_note(program: Program) -> PlaceTuple:
    """Where the note is written."""
    return (next(node.number for node in program.nodes if node.note), *program.start[1:])


def judged(text: str, code: str = "CARD-LOST", outcome: str = "solved", follow_up: str = "") -> Judgement:
    return judge_note(PROGRAM, at_the_note(PROGRAM), NoteText(code, outcome, follow_up, text), WORDS)


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
        (FULL + " Appels pénibles", "note_bad"),
        (FULL + " Pénibilité du poste.", "note_full"),  # another word
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
    first = (0, *PROGRAM.start[1:])
    assert judge_note(PROGRAM, first, NoteText("CARD-LOST", "solved", "", FULL), WORDS) == Judgement(None, (), ())


def test_a_wrong_follow_up_counts_as_a_lack_where_one_is_asked_for() -> None:
    text = changed(("      outcome: [solved]\n", "      outcome: [solved]\n      follow_up: [none]\n"))
    one = read(text)
    for follow_up, missing in (("none", ()), ("letter", ("follow_up",)), ("", ("follow_up",))):
        note = NoteText("CARD-LOST", "solved", follow_up, FULL)
        assert judge_note(one, at_the_note(one), note, WORDS).missing == missing


WORDS = BUNDLED.rules


@pytest.mark.parametrize(
    ("note", "family"),
    [
        ("Cliente naïve, a tout validé.", "judgement"),
        ("Appel d’un Escroc.", "offence"),
        ("Le client est en fauteuil roulant.", "health"),
        ("Il vit avec son beau-père.", "third_party"),
        ("Code 1234 donné au téléphone.", "secret"),
        ("A lu le code reçu : 481 516 puis 48151.", "secret"),
        ("Ça sent l’arnaque.", "suspicion"),
        ("Code : 4-8-2-1.", "secret"),
        ("Le code est quatre, huit, deux, un.", "secret"),
        ("Code de la carte : quarante-huit vingt et un.", "secret"),
        ("mdp azerty12", "secret"),
        ("Son MDP est Soleil2024!", "secret"),
        ("Crypto : 123.", "secret"),
        ("Crypto au dos lu par la cliente.", "secret"),
        ("Sort de cure de désintox.", "health"),
        ("Sous antidépresseurs, à rappeler.", "health"),
        ("A été opérée de la hanche.", "health"),
        ("A rendez-vous chez son psychiatre.", "health"),
        ("Origine algérienne.", "origin"),
        ("Cliente d’origine portugaise.", "origin"),
        ("Client homosexuel, compte joint.", "intimacy"),
        ("Mauvaise foi, insiste.", "judgement"),
        ("C’est un c*n.", "judgement"),
        ("Quel c**, celui-là.", "judgement"),
        ("P**** de client.", "judgement"),
    ],
)
def test_what_juniors_write_is_known(note: str, family: str) -> None:
    assert {finding.family for finding in WORDS.findings(note)} == {family}


@pytest.mark.parametrize(
    "note",
    [
        "Compte détenu en commun, code postal 69003, MDP souscrite, carte perdue.",
        "Croyant répondre à la banque, a validé un ajout. Code oublié, renvoi demandé.",
        "Syndicat de copropriété : prélèvement de 48,15 € contesté. Dossier sous traitement.",
        "Virement non exécuté, bénéficiaire bloqué, N2 alerté. IBAN FR76 communiqué.",
        "Assurance MDP 24 €, souscrite le 12/11. Espace client : mot de passe oublié.",
        "MDP réinitialisé à 14h30. Carte **** 1234, montant hors frais*.",
        "Code postal : deux neuf un deux zéro. Code de dossier 4821. Client de bonne foi.",
        "Achat de crypto contesté, 300 €. Virement opéré du compte joint.",
        "Chèque d’origine étrangère. Prélèvement d’origine portugaise, compte d’origine clos.",
        "Envoi du code PIN par courrier demandé.",
        "Profession : psychologue. Pièce demandée au greffe.",
    ],
)
def test_what_a_bank_writes_is_left(note: str) -> None:
    assert WORDS.findings(note) == []


def test_the_exemplary_notes_hold_no_word_of_any_family() -> None:
    shelf = BUNDLED
    notes = [
        (one, note)
        for one in shelf.roleplays
        for name, note in one.script.exemplary.notes
        if f"note:{name}" in one.script.exemplary.steps  # others are for the tests that fail
    ]
    assert notes
    for one, note in notes:
        lifted = {lift.rule for lift in one.script.lifts}
        assert [found for found in shelf.rules.findings(note.text) if found.family not in lifted] == []


def test_an_unknown_follow_up_is_told() -> None:
    text = changed(("      outcome: [solved]\n", "      outcome: [solved]\n      follow_up: [nome]\n"))
    with pytest.raises(ContentFault) as fault:
        read(text)
    assert [(found.code, found.suggestion) for found in fault.value.diagnostics] == [("RP054", "none")]
