"""Facets: what a text says is what earns, and not the words it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.roleplay.judging.facets import FacetJudged, judge_facets
from workstation.roleplay.model import Facet

STANDING = {"block": "20418", "see": "", "order": "31415"}
VALUES = {
    "dates": {"reply": "samedi 12 décembre 2026"},
    "figures": {"fee": "86\u00a0€", "share": "3\u00a0%"},
    "facts": {"account": "00012345678"},
}
FACETS = (
    Facet("block", ("opposition", "carte bloquée", "bloqué la carte"), claims="block"),
    Facet("reference", ("référence", "réf", "enregistrement", "{{ reference.block }}"), claims="block"),
    Facet("operations", ("opérations reconnues", "reconnaît les opérations", "aucune opération contestée",
                         "aucune contestation", "ne conteste rien"), claims="see"),
    Facet("card", ("nouvelle carte", "carte commandée", "remplacement"), claims="order"),
    Facet("insurance", ("assurance", "notice")),
)  # fmt: skip


def judged(text: str, standing: dict[str, str] = STANDING, facets: tuple[Facet, ...] = FACETS) -> dict[str, str]:
    return {one.id: _state(one) for one in judge_facets(facets, text, "fr", VALUES, standing)}


def _state(one: FacetJudged) -> str:
    return "met" if one.met else "false" if one.false else "denied" if one.denied else "absent"


def met(text: str, standing: dict[str, str] = STANDING) -> set[str]:
    return {name for name, state in judged(text, standing).items() if state == "met"}


def one(says: str, text: str, language: str = "fr", **keys: object) -> str:
    facet = Facet("one", (says,), **keys)  # type: ignore[arg-type]
    return _state(judge_facets((facet,), text, language, VALUES, STANDING)[0])


ALL = {facet.id for facet in FACETS}


@pytest.mark.parametrize(
    "note",
    [
        "Opposition pour perte de la carte Classique, référence notée au dossier. Dernières opérations reconnues, "
        "aucune contestation. Nouvelle carte commandée, envoi à domicile. Notice assurance envoyée, en réflexion.",
        "Opposition pour perte, référence notée au dossier. Opérations reconnues. Remplacement commandé. Assurance : "
        "notice envoyée.",
        "CARTE BLOQUEE CE JOUR, REF 20418 DONNEE. OPERATIONS RECONNUES. NOUVELLE CARTE COMMANDEE. ASSURANCE REFUSEE",
        "Carte bloquée ce matin, réf. 20418 donnée à la cliente. Elle ne conteste rien. La carte a bien été commandée. "
        "Elle a refusé l’assurance.",
        "J’ai bloqué la carte (n° 20 418). La cliente reconnaît toutes les opérations ; sa nouvelle carte est en "
        "route. La notice d’assurance lui est envoyée.",
        "Oppositions faites et références notées. Aucune opération n’est contestée. Remplacements commandés. "
        "Assurances expliquées.",
        "L\u2019oppo\u00adsition est faite\u202f; sa ré\u00adférence est notée. Pas de contestation. "
        "Nouvelle\u00a0carte demandée hier et commandée. Notice d`assurance envoyée.",
    ],
)
def test_a_sound_note_says_it_all_however_it_is_written(note: str) -> None:
    assert met(note) == ALL


@pytest.mark.parametrize(
    "note",
    [
        "Pas d’opposition. Aucune référence. Opérations non reconnues. Pas de nouvelle carte. Sans assurance.",
        "Opposition non faite, référence absente, opérations pas reconnues, nouvelle carte jamais commandée, assurance "
        "non proposée.",
        "La carte n’a pas été bloquée. La référence n’a pas été donnée. La cliente ne reconnaît pas les opérations. Il "
        "n’y a pas de nouvelle carte. Je n’ai rien dit de l’assurance.",
        "Ni opposition, ni référence, ni opérations reconnues, ni nouvelle carte, ni assurance.",
        "Opposition : non. Référence : aucune. Opérations reconnues : non. Nouvelle carte : néant. Assurance : rien.",
        "Absence d’opposition, de référence, d’opérations reconnues, de nouvelle carte, d’assurance.",
        "Opposition et référence absentes. Faute de nouvelle carte, faute d’assurance. Jamais d’opérations reconnues.",
        "Je ne pense pas que l’opposition soit faite. Référence (non notée). Nouvelle carte (aucune).",
        "Aucune opposition et aucune référence. Zéro assurance. Carte pas encore bloquée.",
        "Opposition pas faite\u202f; référence inconnue\u202f; nouvelle carte introuvable\u202f; assurance : néant.",
    ],
)
def test_what_is_denied_is_not_said(note: str) -> None:
    states = judged(note)
    assert "met" not in states.values(), states
    assert "denied" in states.values()


@pytest.mark.parametrize(
    "note",
    [
        "opposition référence opérations reconnues nouvelle carte assurance",
        "opposition, référence, opérations, nouvelle carte, assurance",
        "Opposition. Référence. Nouvelle carte. Assurance.",
        "opposition / référence / nouvelle carte / assurance",
        "- opposition\n\n- référence\n\n- nouvelle carte\n\n- assurance",
        "Opposition ; remplacement ; notice ; enregistrement",
        "",
        "…",
    ],
)
def test_key_words_without_a_sentence_earn_nothing(note: str) -> None:
    assert met(note) == set()


@pytest.mark.parametrize(
    "note",
    [
        "Opposition à faire.",
        "À faire : opposition, nouvelle carte.",
        "Opposition demandée. Nouvelle carte demandée.",
        "La cliente demande l’opposition et souhaite une nouvelle carte.",
        "L’opposition sera faite demain et la nouvelle carte commandée.",
        "Opposition : à faire. Nouvelle carte : en attente.",
        "La nouvelle carte devra être commandée. L’opposition reste à faire.",
        "Si l’opposition est faite, la cliente rappellera.",
        "Opposition prévue, remplacement proposé.",
        "Opposition faite ? Nouvelle carte commandée ?",
        "La carte a failli être bloquée.",
        "Nous ferons opposition. On pourrait commander la nouvelle carte.",
        "Demande d’opposition en cours, opposition refusée par le système.",
        "Demande d’opposition transmise au service cartes, demande de nouvelle carte envoyée.",
        "On mettra la carte en opposition, elle recevra une nouvelle carte.",
    ],
)
def test_what_is_to_be_done_claims_no_deed(note: str) -> None:
    states = judged(note, {})
    assert states["block"] == "absent", states
    assert states["card"] == "absent", states


@pytest.mark.parametrize(
    "note",
    [
        "Opposition faite, carte bloquée.",
        "Carte bloquée ce jour.",
        "L’opposition a été demandée et faite.",
        "Opposition enregistrée à la demande de la cliente.",
        "Opposition puis remplacement faits.",
    ],
)
def test_a_claim_is_true_when_the_deed_stands_and_false_when_it_does_not(note: str) -> None:
    assert judged(note)["block"] == "met"
    assert judged(note, {})["block"] == "false"
    assert judged(note, {"see": ""})["block"] == "false"


def test_operations_said_recognised_and_never_opened_are_false() -> None:
    assert judged("Opérations reconnues.", {"block": "1"})["operations"] == "false"
    assert judged("Aucune opération contestée.", {"block": "1"})["operations"] == "false"


@pytest.mark.parametrize(
    ("says", "text", "state"),
    [
        ("accord", "Le client est en désaccord total.", "absent"),
        ("accord", "Le client a donné son accord.", "met"),
        ("accord", "Les accords sont signés.", "met"),
        ("note", "Il en a connoté le sens.", "absent"),
        ("réf", "Opposition refusée par le système.", "absent"),
        ("rembours", "Le remboursement est expliqué.", "met"),
        ("carte bloquée", "La carte est bloquée.", "met"),
        ("carte bloquée", "Cartes bloquées ce jour.", "met"),
        ("carte bloquée", "La carte, son compte bloqué.", "absent"),
        ("cliente prévenue", "Client prévenu.", "met"),
        ("menteur", "La cliente est menteuse.", "met"),
        ("mot de passe", "Le mot-de-passe est changé.", "met"),
        ("rendez-vous", "Un rendez\u2011vous est pris.", "met"),
        ("n’a pas de carte", "Elle n´a pas de carte.", "met"),
        ("n’a pas de carte", "Elle a une carte.", "denied"),
    ],
)
def test_a_wording_begins_a_word_and_agrees(says: str, text: str, state: str) -> None:
    assert one(says, text) == state


@pytest.mark.parametrize(
    ("says", "text", "state"),
    [
        ("{{ dates.reply }}", "Réponse attendue le 12/12/2026.", "met"),
        ("{{ dates.reply }}", "Réponse attendue le 12 décembre.", "met"),
        ("{{ dates.reply }}", "Réponse le samedi 12 décembre 2026.", "met"),
        ("{{ dates.reply }}", "Réponse le 12.12.26.", "met"),
        ("{{ dates.reply }}", "Réponse le 13/12/2026.", "absent"),
        ("{{ dates.reply }}", "Réponse le 12/12/2027.", "absent"),
        ("{{ figures.fee }}", "Frais de 86,00 euros.", "met"),
        ("{{ figures.fee }}", "Frais de quatre-vingt-six euros.", "met"),
        ("{{ figures.fee }}", "Frais de 860 euros.", "absent"),
        ("{{ figures.fee }}", "Frais de 86 %.", "absent"),
        ("{{ figures.share }}", "Une commission de 3,0 % est prise.", "met"),
        ("5 jours ouvrés", "Envoi sous cinq jours ouvrés.", "met"),
        ("5 jours ouvrés", "Envoi sous 15 jours ouvrés.", "absent"),
        ("{{ reference.block }}", "Enregistrée sous 20-418.", "met"),
        ("{{ reference.block }}", "Enregistrée sous 20419.", "absent"),
        ("{{ facts.account }}", "Votre compte 0001-2345-678 est débité.", "met"),
        ("{{ facts.account }}", "Votre compte 0001-2345-679 est débité.", "absent"),
        ("{{ dates.unknown }}", "{{ dates.unknown }}", "absent"),
    ],
)
def test_values_are_compared_as_values(says: str, text: str, state: str) -> None:
    assert one(says, text) == state


def test_a_reference_that_was_never_given_is_not_said() -> None:
    facet = Facet("one", ("{{ reference.block }}",))
    assert not judge_facets((facet,), "Enregistrée sous {{ reference.block }}.", "fr", VALUES, {})[0].met


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Aucune opération contestée.", "met"),
        ("La cliente ne conteste aucune opération : pas d’opération contestée.", "met"),
        ("Opérations contestées : aucune.", "met"),
        ("Il n’y a pas eu d’opération contestée.", "met"),
        ("Deux opérations contestées.", "denied"),
        ("Opération contestée, dossier ouvert.", "denied"),
        ("Rien à dire.", "absent"),
    ],
)
def test_a_denied_facet_asks_for_the_denial(text: str, state: str) -> None:
    assert one("opération contestée", text, denied=True) == state
    assert one("aucune opération contestée", text) == state


@pytest.mark.parametrize(
    ("language", "says", "text", "state"),
    [
        ("en", "blocked", "We have blocked your card.", "met"),
        ("en", "blocked", "We haven’t blocked your card.", "denied"),
        ("en", "blocked", "Your card has not been blocked yet.", "denied"),
        ("en", "card", "No card was blocked.", "denied"),
        ("en", "blocked", "Not only is it blocked, it is replaced.", "met"),
        ("en", "complaint", "Without a complaint, we cannot help.", "denied"),
        ("en", "mediator", "You can write to the mediator.", "met"),
        ("en", "mediator", "You may never write to the mediators.", "denied"),
        ("de", "gesperrt", "Ihre Karte ist gesperrt.", "met"),
        ("de", "gesperrte Karte", "Ihre gesperrten Karten sind ersetzt.", "met"),
        ("de", "gesperrt", "Ihre Karte wurde nicht gesperrt.", "denied"),
        ("de", "Karte", "Keine Karte wurde gesperrt.", "denied"),
        ("de", "Gebühr", "Das geht ohne Gebühr.", "denied"),
        ("fr", "je le regrette", "Vous avez écrit deux fois, et je le regrette.", "met"),
        ("de", "Frau Vogt", "Sehr geehrte Frau Vogt,\n\nvielen Dank.", "met"),
        ("de", "26. Dezember", "Wir erstatten den Beitrag bis zum 26. Dezember auf Ihr Konto.", "met"),
    ],
)  # fmt: skip
def test_each_language_denies_in_its_own_way(language: str, says: str, text: str, state: str) -> None:
    assert one(says, text, language) == state


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Opposition faite sans difficulté.", "opposition"),
        ("Carte bloquée, la cliente n’a pas son relevé.", "carte bloquée"),
        ("La cliente ne retrouve pas sa carte et fait opposition.", "opposition"),
        ("La carte n’est bloquée que depuis ce matin.", "carte bloquée"),
        ("Pas de contestation, nouvelle carte commandée.", "nouvelle carte"),
        ("Aucun souci : carte bloquée.", "carte bloquée"),
        ("Elle n’a pas de chéquier mais l’opposition est faite.", "opposition"),
    ],
)
def test_a_denial_stays_in_its_clause(text: str, says: str) -> None:
    assert one(says, text) == "met"


SIGNS = st.sampled_from([" ", "\u00a0", "\u202f", "  ", "\u2009", "\n"])


@given(st.lists(SIGNS, min_size=3, max_size=3), st.booleans())
def test_signs_and_case_change_nothing(signs: list[str], upper: bool) -> None:
    text = "La{}carte{}est{}bloquée.".format(*signs)
    assert one("carte bloquée", text.upper() if upper else text) == "met"


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    assert len(judge_facets(FACETS, text, "fr", VALUES, STANDING)) == len(FACETS)


@pytest.mark.parametrize("note", ["Plafond atteint.", "Plafond réduit, client prévenu.", "Plafond inscrit au dossier."])
def test_two_words_that_tell_something_are_a_sentence(note: str) -> None:
    assert one("plafond", note) == "met"


@pytest.mark.parametrize(
    ("language", "says", "text"),
    [
        ("fr", "transmise", "Demande transmise au N2 ref 42122, reponse sous 5 jours ouvres"),
        ("fr", "N2", "Demande de remise transmise N2."),
        ("fr", "demande de remboursement", "Demande de remboursement saisie, dans les 8 semaines."),
        ("fr", "demande envoyée", "Demande envoyée ce jour au second niveau."),
        ("fr", "second niveau", "Réponse sous 5 jours, demande enregistrée au second niveau"),
        ("en", "second level", "Refund request passed to second level, answer in 5 days."),
        ("en", "request sent", "Request sent today."),
        ("de", "zweite Ebene", "Antrag an zweite Ebene weitergeleitet, an zweite Ebene."),
    ],
)
def test_a_request_that_was_handed_on_is_an_act_done(language: str, says: str, text: str) -> None:
    facet = Facet("passed", (says,), claims="pass_on")
    [one] = judge_facets((facet,), text, language, {}, {"pass_on": "42122"})
    assert one.met
    [one] = judge_facets((facet,), text, language, {}, {})
    assert one.false


@pytest.mark.parametrize(
    "text",
    [
        "Demande de transmission au N2 à faire.",
        "Transmission au N2 demandée par la cliente.",
        "Demande à transmettre au N2.",
        "Demande transmise au N2 ?",
        "Si la demande est transmise au N2, elle sera rappelée.",
    ],
)
def test_a_request_still_to_be_handed_on_is_none(text: str) -> None:
    [one] = judge_facets((Facet("passed", ("N2",), claims="pass_on"),), text, "fr", {}, {"pass_on": "42122"})
    assert not one.met


@pytest.mark.parametrize(
    ("language", "says", "text"),
    [
        ("fr", "demande de remboursement", "Demande de remboursement ref 42122."),
        ("fr", "remboursement", "Remboursement, réf. 42122"),
        ("en", "refund", "Refund, ref. 42122."),
        ("de", "Erstattung", "Erstattung, Nr. 42122."),
    ],
)
def test_the_number_of_a_deed_beside_its_name_says_that_it_was_done(language: str, says: str, text: str) -> None:
    facet = Facet("refund", (says,), claims="ask_refund")
    assert judge_facets((facet,), text, language, {}, {"ask_refund": "42122"})[0].met
    for other in ({"ask_refund": "77777"}, {}):
        assert not judge_facets((facet,), text, language, {}, other)[0].met


@pytest.mark.parametrize(
    ("language", "says", "text"),
    [
        ("fr", "question … transmise", "Votre question, payer le 10, est ce matin transmise au crédit."),
        (
            "de",
            "Widerruf … eingegangen",
            "Ihr Widerruf der Versicherung ist heute, am 26. November, bei uns eingegangen.",
        ),
        ("fr", "carte bloquée", "Votre carte est donc bloquée."),
        ("fr", "opposition", "J’ai fait opposition à votre carte, merci de ne plus nous l’envoyer."),
        ("fr", "d’accord … 10", "C’est d’accord pour le 10 décembre, il n’y aura pas de rejet."),
        ("fr", "Monsieur Texier", "Monsieur Texier,\n\nmerci de votre message."),
        ("en", "Mrs O’Neill", "Mrs O’Neill,\n\nit is done."),
        ("fr", "{{ dates.reply }}", "Vous aurez une réponse samedi prochain."),
        ("en", "1 December", "She will write to you no later than 1 December."),
        ("fr", "12 décembre", "Vous l’aurez pas plus tard que le 12 décembre."),
        ("fr", "pas livret", "Le livret. Il n’est pas transféré, c’est pas le même livret."),
        ("fr", "livret … reste", "Et le livret ? Il reste ici."),
    ],
)
def test_the_same_thing_in_other_words_and_order_is_said(language: str, says: str, text: str) -> None:
    assert one(says, text, language) == "met"


@pytest.mark.parametrize(
    ("says", "text"),
    [
        ("carte … bloquée", "La carte marche, mais la ligne est bloquée."),
        ("carte … bloquée", "La carte est là. La ligne est bloquée."),
        ("carte … bloquée", "Bloquée, la ligne, et la carte est là."),
        ("livret … reste", "Le livret. Voilà pour les chèques. Le solde reste ici."),
    ],
)
def test_stretches_stand_in_one_sentence_in_their_order(says: str, text: str) -> None:
    assert one(says, text) == "absent"


def test_a_fault_is_none_in_a_rule_that_holds_for_anybody() -> None:
    fault = ("votre compte … découvert",)
    held = {
        "Ces frais sont pris lorsque votre compte est à découvert.": "absent",
        "Ils sont pris car votre compte est à découvert.": "met",
        "Lorsque votre compte est à découvert de 212,40 €, ils sont pris.": "met",
    }
    for text, state in held.items():
        assert one(fault[0], text, flags=("amounts",)) == state, text
