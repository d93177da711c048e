"""A secret asked for in an enumeration, without a verb of its own, is asked for all the same."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED


def asked(text: str, language: str, place: str = "spoken") -> bool:
    found = BUNDLED.rules.findings(text, place, language, identity=3)
    return any(finding.family in ("secret_asked", "card_number_asked") for finding in found)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Votre nom ? Et le code secret ?"),
        ("fr", "votre adresse svp, et le mot de passe"),
        ("fr", "il me faut votre date de naissance, le dernier achat, ainsi que le code reçu par texto"),
        ("fr", "prénom, adresse, cryptogramme"),
        ("fr", "et votre code de l'appli pour confirmer le changement svp"),
        ("fr", "Quelle est votre adresse, et le numéro complet de la carte ?"),
        ("fr", "Bon, votre nom, votre date de naissance et le code de l'appli s'il vous plaît."),
        ("fr", "votre date de naissance, Hugo ? puis le code qu'on vous a envoyé"),
        ("en", "Your surname? And the password?"),
        ("en", "address, date of birth and PIN please"),
        ("en", "can I have your name, plus the code we sent you"),
        ("de", "Ihr Name bitte? Und die TAN?"),
        ("de", "Geburtsdatum, Adresse, Passwort"),
        ("de", "Ich brauche Ihren Namen und die Geheimzahl."),
    ],
)
def test_what_is_enumerated_after_what_is_asked_is_asked(language: str, sentence: str) -> None:
    assert asked(sentence, language)
    assert asked(sentence, language, "chat")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Votre nom ? Et votre code postal ?"),
        ("fr", "Votre adresse, et surtout pas votre code."),
        ("fr", "Votre adresse ? Et le code, il est arrivé ?"),
        ("fr", "Qu'est-ce qu'il vous a demandé ? Votre nom, votre adresse, le code ?"),
        ("fr", "Il voulait quoi ? Le code de la carte ?"),
        ("fr", "Ne donnez jamais votre nom, votre adresse et votre code."),
        ("fr", "Entrez votre numéro client, puis le code reçu."),
        ("fr", "Quelle adresse ? Le code ne marche plus ?"),
        ("fr", "Vous avez tapé quoi ? Votre nom, le mot de passe ?"),
        ("fr", "J'ai votre nom et le code client."),
        ("fr", "Dans la lettre il y a votre nom, votre adresse et un code."),
        ("en", "What did they want? Your name, your PIN?"),
        ("en", "Your address, and please keep your PIN to yourself."),
        ("en", "Your name? And did the code arrive?"),
        ("en", "Enter your name and the code in the app."),
        ("en", "Did you give them your address and your password?"),
        ("de", "Was wollte er? Ihren Namen, die PIN?"),
        ("de", "Ihr Name bitte, aber keine PIN."),
        ("de", "Haben Sie Namen und PIN eingegeben?"),
    ],
)
def test_what_is_told_denied_or_something_else_is_not_asked(language: str, sentence: str) -> None:
    assert not asked(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Raccrochez, et lisez-moi le code que vous avez reçu."),
        ("fr", "Validez dans l'appli, puis dictez-moi le code."),
        ("fr", "Gardez la carte, mais donnez-moi le code secret."),
        ("en", "Approve it in the app, then read me the code."),
        ("en", "Keep it safe, then tell me the PIN."),
        ("de", "Bestätigen Sie in der App, und dann nennen Sie mir die TAN."),
    ],
)
def test_an_order_that_follows_a_harmless_one_is_no_less_an_order(language: str, sentence: str) -> None:
    assert asked(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Raccrochez, et ne donnez le code à personne."),
        ("fr", "Ouvrez l'application et tapez le code dans l'application."),
        ("fr", "Si on vous appelle et qu'on dit « donnez-moi le code », raccrochez."),
        ("en", "Hang up and keep the code to yourself."),
        ("de", "Legen Sie auf und sagen Sie die TAN niemandem."),
    ],
)
def test_a_harmless_order_that_follows_another_stays_harmless(language: str, sentence: str) -> None:
    assert not asked(sentence, language)
