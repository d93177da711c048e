"""To announce what one looks at is never to ask for it, wherever who the customer is is asked."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from tests.support.sampled import any_of, is_spoken
from workstation import events as e
from workstation.library.hearing import listener
from workstation.library.shelf import Roleplay

ANNOUNCED = {
    "fr": [
        "Je regarde votre dossier.",
        "J’ouvre vos opérations, un instant.",
        "Merci, je consulte votre adresse dans le dossier.",
        "Je vérifie votre date de naissance, une seconde.",
        "Un petit instant, je cherche vos derniers paiements.",
    ],
    "en": [
        "I’m opening your file.",
        "Let me look at your last payments, one moment.",
        "I’ll check your address in the file.",
    ],
    "de": [
        "Ich öffne jetzt Ihre Akte.",
        "Moment, ich schaue mir Ihre Buchungen an.",
        "Ich prüfe kurz Ihre Adresse.",
    ],
}


@pytest.mark.parametrize("roleplay", any_of(is_spoken))
def test_nobody_gives_what_is_only_looked_up(roleplay: Roleplay) -> None:
    there = listener(roleplay, BUNDLED)
    program = there.role.program
    asking = [node.beat.id for node in program.nodes if any(step.move.verifies for step in node.subjects)]
    for beat in asking:
        for sentence in ANNOUNCED[program.script.language[:2]]:
            [event] = there.decide(sentence, there.place(beat))
            assert isinstance(event, e.AsideHeard), (beat, sentence)
            assert not event.asks, (beat, sentence)
