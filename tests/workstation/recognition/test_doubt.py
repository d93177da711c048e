"""What is near is asked about, and what words and meaning agree on is taken."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from tests.workstation.recognition.evaluation import matcher, roleplay
from workstation.library.hearing import ASKED, FORBIDDEN, HEARD, Hearing, listener


def heard(place: str, text: str) -> Hearing:
    name, _, beat = place.partition("/")
    who = listener(roleplay(name), BUNDLED)
    return who.hear(text, who.place(beat))


@pytest.mark.parametrize(
    ("place", "text", "move"),
    [
        ("card-lost/order", "Mes collègues diraient de la commander soi-même dans l’application.", "order_self"),
        ("card-declined-abroad/strong", "A colleague of mine would say we can do without the app.", "skip_app"),
        ("card-declined-abroad/raise", "If I could, I’d pay the hotel by instant transfer.", "raise_transfer"),
    ],
)
def test_what_others_say_or_might_have_been_is_not_taken(place: str, text: str, move: str) -> None:
    found = heard(place, text)
    assert found.outcome != HEARD or move not in found.moves


@pytest.mark.parametrize(
    ("place", "text", "one", "other"),
    [
        (
            "card-declined-abroad/take",
            "Calm down please. I’m on it with you, a few checks first.",
            "take_calm",
            "take_charge",
        ),
        (
            "card-declined-abroad/greet",
            "Banque Orvanne, how can I help? Actually, hold the line please.",
            "greet_full",
            "greet_wait",
        ),
    ],
)
def test_two_moves_that_rule_each_other_out_are_asked_between(place: str, text: str, one: str, other: str) -> None:
    found = heard(place, text)
    assert found.outcome == ASKED
    assert set(found.moves) == {one, other}


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (
            "card-lost/close",
            "Je récapitule, carte bloquée, nouvelle carte vendredi, une autre question ? Bonne journée.",
        ),
        ("card-lost/take", "Je m’en occupe tout de suite, deux questions d’abord."),
    ],
)
def test_one_move_with_what_goes_with_it_is_not_asked_about(place: str, text: str) -> None:
    assert heard(place, text).outcome == HEARD


def test_a_fault_that_a_rule_finds_and_that_is_likeliest_is_that_move() -> None:
    found = heard("third-party-balance/identify", "Donnez-moi le mot de passe de son espace client.")
    assert found.outcome != FORBIDDEN
    assert found.moves == ("ask_password",)


@pytest.mark.parametrize(
    ("place", "text", "move"),
    [
        ("fees-piling-up/ceiling", "Sinon vous avez les textos payants quand ça descend trop bas.", "ceiling_alerts"),
        (
            "card-declined-abroad/dearer/cooled",
            "Back to the work trips: have it a year, then hand it back.",
            "answer_late",
        ),
        ("savings-two-books/late", "Je peux lancer l’ouverture alors, c’est ok pour vous ?", "late_ask"),
    ],
)
def test_what_is_nearer_than_anything_said_at_random_is_asked_about(place: str, text: str, move: str) -> None:
    found = heard(place, text)
    assert found.outcome == ASKED
    assert move in {one.rpartition("/")[2] for one in found.moves}


def test_what_is_quoted_is_not_what_one_says() -> None:
    found = heard("all-you-hold-on-me/erase", "Vous dire « c’est effacé », ce serait vous raconter des histoires.")
    assert found.outcome == ASKED


@pytest.mark.parametrize(
    ("place", "text", "move"),
    [
        (
            "card-lost/block",
            "Je fais l’opposition, petit silence de quelques secondes, ne raccrochez pas.",
            "announce_silence",
        ),
        (
            "details-all-at-once/press",
            "Juste le plafond alors, je vous le passe à 3000, on n’en parle plus.",
            "press_limit",
        ),
        ("card-declined-abroad/place", "Let’s get straight to the questions, we haven’t got long.", "place_rush"),
        ("card-declined-abroad/raise", "Try again in an hour, call back if it doesn’t work.", "raise_later"),
        ("parcel-text-message/block", "Ich stell sie erstmal nur auf Pause, legen Sie bitte nicht auf.", "block_lock"),
    ],
)
def test_what_is_said_beside_a_denial_is_asked_about(place: str, text: str, move: str) -> None:
    found = heard(place, text)
    assert found.outcome in (HEARD, ASKED)
    assert move in found.moves


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("card-lost/identify", "Votre numéro s’affiche, mais cela ne me suffit pas."),
        ("third-party-balance/objection", "Je ne vous dis pas que vous n’avez pas le droit de savoir."),
        ("card-declined-abroad/identify", "I can see your number on my screen, but that isn’t enough for me."),
        ("card-declined-abroad/objection", "I can’t skip the app, sorry."),
        ("parcel-text-message/money", "Ich sage nicht, dass Sie selber schuld sind."),
        ("karte-verloren/identify", "Ihre Nummer wird angezeigt, aber das reicht mir nicht."),
    ],
)
def test_what_is_denied_taken_back_or_told_of_others_is_not_asked_about(place: str, text: str) -> None:
    assert heard(place, text).outcome != ASKED


def test_what_belongs_two_beats_later_is_put_off() -> None:
    assert heard("gym-debit/greet", "Votre date de naissance, s’il vous plaît ?").aside == "early"


def test_an_act_that_nobody_has_done_is_not_offered() -> None:
    found = heard("card-lost/block", "Voilà, la carte est bloquée, notez le numéro d’opposition.")
    assert "block_at_once" not in found.moves


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("jbosse dessus", "je bosse dessus"),
        ("jprends note", "je prends note"),
        ("jamais", "jamais"),
        ("jeudi", "jeudi"),
        ("il peut sen servir", "il peut s'en servir"),
    ],
)
def test_a_first_person_clipped_before_a_consonant_is_written_out(typed: str, written: str) -> None:
    assert matcher("fr").words.written_out(typed) == written
