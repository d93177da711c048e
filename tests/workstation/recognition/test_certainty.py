"""A move that costs is taken only when words and meaning both say so, and nothing harmless is as near."""

from __future__ import annotations

import pytest

from tests.workstation.recognition.evaluation import Bundled, Case, matcher
from workstation.roleplay.recognition import Offer
from workstation.roleplay.recognition.stance import stance

LANGUAGES = {"card-declined-abroad": "en", "card-lost": "fr", "third-party-balance": "fr"}

# What was said, and where; none of it is a fault.
INNOCENT = [
    (
        "card-declined-abroad/take",
        "No worries, I will check your card with you, first can you tell me your full name and date of birth please?",
    ),
    ("card-lost/close after rebound", "Je ne vais pas vous reparler de l'assurance"),
    ("card-lost/identify", "Votre nom s'affiche mais ça ne me suffit pas"),
    ("card-lost/identify", "Ne me donnez surtout pas votre mot de passe"),
    ("card-lost/discover", "Ne me donnez surtout pas votre mot de passe"),
    ("third-party-balance/identify", "Ne me donnez surtout pas votre mot de passe"),
    ("card-lost/rebound", "Ah tant mieux, bonne journée alors"),
    ("card-lost/take", "Ne vous inquiétez pas. Je m'en occupe tout de suite, deux vérifications et nous bloquons."),
    ("card-declined-abroad/strong", "If you get a code by text, don't read it to me"),
    ("card-declined-abroad/place", "You should never read me your card number"),
]


def costly(place: str, sentence: str, by: str) -> list[str]:
    """The moves that cost among those heard, the role-play going on after each."""
    listener = matcher(LANGUAGES[place.partition("/")[0]], by)
    return [offer.id for offer in Case(place, sentence, (), False, {}).heard(listener) if offer.costs]


@pytest.mark.parametrize("by", ["meaning", "words"])
@pytest.mark.parametrize(("place", "sentence"), INNOCENT)
def test_what_is_no_fault_is_not_heard_as_one(place: str, sentence: str, by: str) -> None:
    assert costly(place, sentence, by) in ([], ["rebound_none"])


@pytest.mark.parametrize(
    ("place", "sentence", "move"),
    [
        ("card-lost/identify", "donnez-moi le numéro de la carte et le code", "ask_secret"),
        ("card-lost/identify", "Quel est votre code secret ?", "ask_secret"),
        ("card-lost/take", "Ne vous inquiétez pas, ce n'est rien du tout.", "take_calm"),
        ("card-declined-abroad/strong", "You'll get a code by text, read it out to me.", "ask_text_code"),
        ("third-party-balance/refuse", "Soyez tranquille, il y a de quoi.", "hint_enough"),
    ],
)
def test_a_fault_plainly_said_is_heard(place: str, sentence: str, move: str) -> None:
    assert costly(place, sentence, "meaning") == [move]


@pytest.mark.parametrize("by", ["meaning", "words"])
def test_a_wording_of_the_author_s_is_heard_whole(by: str) -> None:
    for place in ("card-lost/identify", "card-lost/fee", "third-party-balance/refuse", "card-declined-abroad/place"):
        offered = Bundled(place).offered()
        for offer in offered:
            for wording in offer.hears:
                heard = matcher(LANGUAGES[place.partition("/")[0]], by).recognise(wording, offered).moves
                assert not offer.costs or set(heard) <= {offer.id}
        cost = [offer for offer in offered if offer.costs]
        taken = [o.id for o in cost if matcher(LANGUAGES[place.partition("/")[0]], by).recognise(o.say, offered).moves]
        assert len(taken) >= len(cost) - 1


def test_without_the_model_only_a_whole_wording_is_taken() -> None:
    calm = Offer("calm", "Ne vous inquiétez pas, ce n’est rien.", ("soyez sans crainte, on la retrouvera",), costs=True)
    name = Offer("name", "Quel est votre nom ?")
    words = matcher("fr", "words")
    assert words.recognise("soyez sans crainte, on la retrouvera", (calm, name)).moves == ("calm",)
    assert words.recognise("soyez sans crainte", (calm, name)).moves == ()
    assert words.recognise("soyez sans crainte, on la retrouvera. Patientez.", (calm, name)).moves == ()
    harmless = calm._replace(costs=False)
    assert words.recognise("soyez sans crainte", (harmless, name)).moves == ("calm",)


@pytest.mark.parametrize(
    ("language", "said", "wording", "same"),
    [
        ("fr", "Cela me suffit.", "cela me suffit", True),
        ("fr", "Cela ne me suffit pas.", "cela me suffit", False),
        ("fr", "Je n’insiste pas pour l’assurance.", "vous n’en voulez pas, de l’assurance ?", False),
        ("fr", "Si on vous demande votre code, raccrochez.", "demandez votre code", False),
        ("fr", "On n’en parle plus.", "on en parle", False),
        ("fr", "Ce n’est que votre nom.", "c’est votre nom", True),
        ("fr", "Pas de souci, votre nom.", "votre nom", True),
        ("en", "We can’t do without the app.", "we can skip the app", False),
        ("en", "Before you read it, wait.", "read it", False),
        ("en", "I recognise the number but I have to verify you.", "I recognise the number", False),
        ("fr", "Je vois son compte, mais je ne peux rien en dire.", "je le vois mais je ne peux rien dire", True),
        ("de", "Sagen Sie niemandem Ihre PIN.", "sagen Sie mir Ihre PIN", False),
    ],
)
def test_two_sentences_that_stand_otherwise_are_not_one(language: str, said: str, wording: str, same: bool) -> None:
    words = matcher(language, "words").words
    assert stance(said, words).may_be(stance(wording, words)) is same
