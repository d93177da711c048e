"""What is typed short or stuck together is what it stands for; a denial typed short still denies."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from tests.workstation.recognition.evaluation import Bundled, matcher
from workstation.library.hearing import listener


@pytest.mark.parametrize(
    ("language", "typed", "written"),
    [
        ("fr", "lappli", "l'application"),
        ("fr", "lordinateur", "l'ordinateur"),
        ("fr", "jvs écris ds vot messagerie", "je vous écris dans votre messagerie"),
        ("fr", "c bloqué", "c'est bloqué"),
        ("fr", "c'est", "c'est"),
        ("fr", "les 3 chiffres au dos", "les 3 chiffres au dos"),
        ("fr", "latte", "latte"),
        ("fr", "mtn tjs bcp", "maintenant toujours beaucoup"),
        ("en", "youll get ur stmt asap thx", "you will get your statement as soon as possible thanks"),
        ("en", "i wont", "i will not"),
        ("de", "u zb kto ktonr", "und zum beispiel konto kontonummer"),
    ],
)
def test_it_is_written_out(language: str, typed: str, written: str) -> None:
    assert matcher(language).words.written_out(typed) == written


@pytest.mark.parametrize(
    ("place", "text", "moves"),
    [
        ("card-lost/identify", "alors il me faut le nom le prénom vous êtes né quand", ["ask_name", "ask_birth"]),
        ("card-lost/identify", "vous êtes né quand vous habitez où", ["ask_birth", "ask_address"]),
        ("card-lost/identify", "votre nom de famille svp", ["ask_name"]),
    ],
)
def test_two_questions_without_a_pause_are_two(place: str, text: str, moves: list[str]) -> None:
    assert list(matcher("fr").recognise(text, Bundled(place).offered()).moves) == moves


@pytest.mark.parametrize(
    ("roleplay", "beat", "text", "rules"),
    [
        ("card-declined-abroad", "place", "i wont be asking for your card number", ()),
        ("card-declined-abroad", "identify", "and whats your PIN", ("secret_asked",)),
        ("card-declined-abroad", "identify", "i dont need ur PIN", ()),
        ("card-lost", "take", "le code sms svp", ("secret_asked",)),
        ("card-lost", "take", "si vous le souhaitez je fais fermer votre compte", ()),
        ("card-lost", "close", "rappelez encore et je fais fermer votre compte", ("threat",)),
        ("card-lost", "close", "en cas de vol, appelez la police", ()),
        ("card-lost", "close", "calmez-vous ou j'appelle la police", ("threat",)),
    ],
)
def test_a_rule_reads_what_is_short_and_its_denial(roleplay: str, beat: str, text: str, rules: tuple[str, ...]) -> None:
    found = BUNDLED.find(roleplay)
    assert found is not None
    who = listener(found, BUNDLED)
    heard = who.hear(text, who.place(beat))
    flagged = {flag for move in heard.moves if (step := who.role.program.step_of(move)) for flag in step.move.flags}
    if heard.outcome == "asked":
        flagged = set()
    assert set(rules) <= {*heard.rules, *flagged}
    assert rules or not {*heard.rules, *flagged}


@pytest.mark.parametrize("text", ["c'est quoi votre code postal", "votre mot de passe, vous l'avez donné à personne ?"])
def test_a_move_that_breaks_a_rule_is_not_asked_about_where_no_rule_finds_it(text: str) -> None:
    found = BUNDLED.find("card-lost")
    assert found is not None
    who = listener(found, BUNDLED)
    assert "ask_secret" not in who.hear(text, who.place("identify")).moves
