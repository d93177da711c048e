"""What may not be said at any stage: the customer reacts by themself, once, and the role-play stays where it was."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED, SHELF, changed
from tests.support.spoken import RICH, SpokenShift
from workstation import events as e
from workstation.assessment.marking import Marks, mark
from workstation.assessment.pinned import pinned_card
from workstation.assessment.remarking import rework
from workstation.debrief.moments import Moment, find_moments
from workstation.session.correcting import correctable

TYPED = ("free", "first_words", "exam")
# The first thing that may be said here asks for a secret, in the words of each language.
ASKING = {
    "fr": ("Donnez-moi votre code secret.", "dites-moi votre mot de passe"),
    "en": ("Give me your PIN code.", "tell me your password"),
    "de": ("Geben Sie mir Ihre Geheimzahl.", "nennen Sie mir Ihr Passwort"),
}
LANGUAGES = {"fr": "fr-FR", "en": "en-GB", "de": "de-DE"}


def asking(language: str) -> SpokenShift:
    say, hears = ASKING[language]
    shift = SpokenShift(
        changed(
            ('say: "Oui\u202f?"\n', f'say: "{say}"\n        hears: ["{hears}"]\n        flag: secret_asked\n'),
            ("flags:\n", 'flags:\n  secret_asked: {fatal: true, why: "Un secret."}\n'),
            ("  channel: call\n", f"  channel: call\n  language: {LANGUAGES[language]}\n"),
            text=RICH,
        )
    )
    shift.answer()
    return shift


def marks(shift: SpokenShift) -> Marks:
    pins, started, talk = shift.session.world.pins, shift.state.started, shift.contact.talk
    assert started is not None
    card = pinned_card(pins, started, "call") if "scorecards/call.yaml" in pins.manifest(started.manifest) else None
    script = pins.program(shift.contact.offer.digest).script
    return mark(started.marking, card or SHELF.scorecard("call"), script, talk.points, talk.flags, talk.end)


def moments(shift: SpokenShift) -> tuple[Moment, ...]:
    started = shift.state.started
    assert started is not None
    role = shift.session.world.pins.role(started, shift.contact.offer)
    return find_moments(shift.session.entries(), role, marks(shift), "c1")


def worked_out_alike(shift: SpokenShift) -> bool:
    started = shift.state.started
    assert started is not None
    return all(
        one.logged == one.found
        for one in rework(shift.session.entries(), shift.session.world.pins, started.marking, "c1")
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "c'est quoi votre code postal"),
        ("fr", "Votre mot de passe, vous ne l'avez donné à personne ?"),
        ("fr", "Le code secret, vous le gardez bien pour vous."),
        ("fr", "Ne me donnez surtout pas votre code secret."),
        ("en", "What's your zip code?"),
        ("en", "Your PIN code, please keep it to yourself."),
        ("en", "Did you give your password to anyone?"),
        ("de", "Ihre Geheimzahl behalten Sie bitte für sich."),
        ("de", "Haben Sie Ihr Passwort jemand anderem gegeben?"),
    ],
)
def test_a_breach_that_its_rule_does_not_find_is_not_taken(language: str, sentence: str) -> None:
    shift = asking(language)
    shift.speak(sentence)
    assert shift.flags == ()
    assert set(shift.contact.talk.moves) <= {"ask_address"}, "the post code is a part of it, and no breach"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "donnez moi votre code secret"),
        ("fr", "dites-moi votre mot de passe"),
        ("en", "please give me your pin code"),
        ("en", "tell me your password"),
        ("de", "geben Sie mir bitte Ihre Geheimzahl"),
        ("de", "nennen Sie mir Ihr Passwort"),
    ],
)
def test_a_breach_that_its_rule_finds_is_the_move(language: str, sentence: str) -> None:
    shift = asking(language)
    shift.speak(sentence)
    assert shift.contact.talk.moves == ("greet_cold",)
    assert shift.flags == ("secret_asked",)


@pytest.mark.parametrize("help_level", TYPED)
@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Vous pouvez me dicter votre code secret ?", "secret_asked"),
        ("Vous êtes idiote ou quoi ?", "insult"),
        ("Dépêchez-vous de dire oui, l'offre se termine ce soir.", "pressure"),
    ],
)
def test_what_is_forbidden_is_answered_in_character_and_costs_once(help_level: str, sentence: str, rule: str) -> None:
    shift = SpokenShift(help_level=help_level)
    shift.answer()
    before = shift.contact.talk
    broken = BUNDLED.rules.get(rule)
    assert broken is not None
    shift.speak(sentence)
    shift.listen()
    talk = shift.contact.talk
    assert shift.heard[-1] in broken.answer["fr"]
    assert talk.flags == (rule,)
    assert talk.patience == max(0, before.patience + broken.mood)
    assert (talk.beat, talk.points, talk.moves, talk.end) == (before.beat, before.points, before.moves, "")
    line = next(line for line in reversed(shift.contact.lines) if line.who == "adviser")
    assert (line.text, line.code) == (sentence, "forbidden")
    shift.speak(sentence)
    shift.listen()
    assert shift.contact.talk.flags == (rule,)
    assert shift.contact.talk.patience == talk.patience
    assert worked_out_alike(shift)


def test_the_debrief_tells_the_reason_and_better_words() -> None:
    shift = SpokenShift()
    shift.answer()
    shift.speak("Vous pouvez me dicter votre code secret ?")
    rule = BUNDLED.rules.get("secret_asked")
    assert rule is not None
    [told] = [moment for moment in moments(shift) if moment.flag == "secret_asked"]
    assert (told.kind, told.said) == ("bad", "Vous pouvez me dicter votre code secret ?")
    assert (told.why, told.better) == (rule.reason, rule.better["fr"])
    assert told.fatal
    assert marks(shift).score == 0


def test_what_is_forbidden_is_caught_beside_what_is_not() -> None:
    shift = SpokenShift()
    shift.answer()
    shift.speak("Banque Orvanne, bonjour, Inès à votre écoute. Dictez-moi votre code secret.")
    assert shift.contact.talk.moves == ("greet_full",)
    assert shift.flags == ("secret_asked",)
    shift.listen()
    rule = BUNDLED.rules.get("secret_asked")
    assert rule is not None
    assert shift.heard[-1] in rule.answer["fr"]
    assert worked_out_alike(shift)
    shift.say("ask_name")
    assert shift.contact.talk.moves[-1] == "ask_name"


@pytest.mark.parametrize("help_level", TYPED)
@pytest.mark.parametrize(
    "sentence",
    [
        "Je ne vous demanderai jamais votre code secret.",
        "Gardez votre mot de passe pour vous, ne le dites à personne.",
        "Est-ce que quelqu'un vous a demandé votre code ?",
        "Vous n'êtes pas bête du tout, cela arrive à tout le monde.",
    ],
)
def test_an_innocent_neighbour_costs_nothing(help_level: str, sentence: str) -> None:
    shift = SpokenShift(help_level=help_level)
    shift.answer()
    patience = shift.contact.talk.patience
    shift.speak(sentence)
    assert shift.flags == ()
    assert shift.contact.talk.patience == patience
    assert not any(event.cause == "forbidden" for event in shift.events if isinstance(event, e.ConversationMoved))


def test_what_is_forbidden_stands_whatever_meaning_would_be_chosen() -> None:
    shift = asking("fr")
    shift.speak("Bonjour, Banque Orvanne, donnez-moi votre code secret.")
    assert shift.contact.talk.asked is None
    assert shift.flags == ("secret_asked",)


def test_a_fault_that_a_rule_finds_is_not_taken_back() -> None:
    shift = asking("fr")
    shift.speak("dites-moi votre mot de passe")
    assert shift.contact.talk.moves == ("greet_cold",)
    started = shift.state.started
    assert started is not None
    assert correctable(shift.state, "c1", shift.session.world.pins.role(started, shift.contact.offer)) == ()
