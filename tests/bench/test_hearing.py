"""How well typed sentences are heard, by language and kind, on the sets kept apart."""

from __future__ import annotations

import itertools

import pytest

from tests.bench.timing import Bench
from tests.support.content import BUNDLED
from tests.workstation.recognition.evaluation import cases, matcher
from tests.workstation.recognition.measuring import SETS, summed, table
from workstation.library.hearing import listener
from workstation.roleplay.customer import offered

pytestmark = pytest.mark.bench
LANGUAGES = tuple(dict.fromkeys(SETS.values()))
# Written by people who had seen neither the moves nor what they hear; whoever tunes the recogniser has seen them since.
UNSEEN = ("french_unseen", "english_unseen", "french_seventh_apart", "english_seventh_apart", "german_seventh_apart")
# Never looked at while tuning.
APART = (
    "french_third_apart",
    "english_third_apart",
    "french_fourth_apart",
    "english_fourth_apart",
    "german_fourth_apart",
    "french_sixth_apart",
    "english_sixth_apart",
    "german_sixth_apart",
    "french_eighth_apart",
    "english_eighth_apart",
    "german_eighth_apart",
    "french_ninth_apart",
    "english_ninth_apart",
    "german_ninth_apart",
    "french_tenth_apart",
    "english_tenth_apart",
    "german_tenth_apart",
)


@pytest.mark.parametrize("by", ["meaning", "words"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_set_of_a_language(told: list[str], language: str, by: str) -> None:
    names = [name for name, spoken in SETS.items() if spoken == language]
    told += [f"{language}, {len(names)} sets, by {by}", *table(names, by)]
    assert summed(names, by)["all"]["n"] > 0


@pytest.mark.parametrize("by", ["meaning", "words"])
@pytest.mark.parametrize("name", [*UNSEEN, *APART])
def test_a_set_written_unseen(told: list[str], name: str, by: str) -> None:
    told += [f"{name}, by {by}", *table([name], by)]
    assert summed([name], by)["all"]["n"] > 0


MAIL = (
    "Bonjour Madame,\r\n\r\nSuite à notre échange de ce matin, je vous confirme que votre carte est bloquée. "
    "Vous recevrez la nouvelle sous cinq jours.\r\n\r\nCordialement,\r\nInès\r\n\r\n> Le 3 mars, vous écriviez :\r\n> "
) * 4
BAD = {
    "100,000 letters": "a" * 100_000,
    "100,000 letters in words": "je bloque votre carte " * 4_700,
    "a mail pasted": MAIL,
    "another alphabet": "Как вас зовут и где вы живёте? " * 4,
    "emojis alone": "🙂👍" * 60,
    "another language": "Could you tell me your name and where you live, please?",
    "forty sentences": "Votre nom ? Votre date de naissance ? Votre adresse ? Je bloque la carte. " * 10,
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_sentence_is_answered(bench: Bench, name: str) -> None:
    roleplay = BUNDLED.find("card-lost")
    assert roleplay is not None
    who = listener(roleplay, BUNDLED)
    who.matcher.learn(offered.anywhere(who.role))
    offered.rehearse(who.role)
    place = who.place("identify")
    texts = (f"{BAD[name]} {number}" for number in itertools.count())
    assert bench(f"decided: {name}", lambda: who.decide(next(texts), place), rounds=20, reach="100").p99 > 0


def test_a_sentence_is_decided_the_first_time_in_its_place(bench: Bench) -> None:
    roleplay = BUNDLED.find("card-lost")
    assert roleplay is not None
    who = listener(roleplay, BUNDLED)
    who.matcher.learn(offered.anywhere(who.role))
    offered.rehearse(who.role)
    said = [case for case in cases("french_unseen") + cases("french_judged") if case.place.startswith("card-lost/")]
    beats = itertools.cycle((case.sentence, case.place.split("/")[1].partition(" after ")[0]) for case in said)

    def one() -> None:
        sentence, beat = next(beats)
        who.decide(sentence, who.place(beat))

    assert matcher("fr").version
    assert bench("a sentence decided in its place", one, rounds=len(said) - 1, reach="20").median > 0
