"""Who hears the adviser’s own words: the recogniser of the customer’s language, from the words the session pinned."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from workstation.commands import Refused
from workstation.events import ContactOffered, SessionStarted
from workstation.roleplay.customer import offered
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.judging.rules import place_of
from workstation.roleplay.recognition import Matcher, encoder, read_words
from workstation.session.pins import Pins

_ANY = "bonjour"


@lru_cache(maxsize=4)
def matcher_of(text: str, file: str) -> Matcher:
    """Words made ready once: a matcher rests on their text alone, and on the model of meaning where there is one."""
    return Matcher(read_words(text, file), encoder.load())


def _words(started: SessionStarted, pins: Pins, role: Role) -> tuple[str, str]:
    path = f"recognition/{role.program.script.language[:2]}.yaml"
    try:
        return pins.file(started.manifest, path), path
    except KeyError:
        raise Refused("not_now") from None  # begun before there were words for it


def matcher(started: SessionStarted, pins: Pins, role: Role) -> Matcher:
    """The recogniser for a contact. Raises ``Refused`` when the session has no words for the language."""
    return matcher_of(*_words(started, pins, role))


def rehearsal(started: SessionStarted, pins: Pins, offer: ContactOffered) -> Callable[[], None]:
    """What makes a contact’s first sentence as quick as the others: to be called aside, it takes seconds.

    All that is pinned is fetched before it is called. Raises ``Refused`` as ``matcher``, where sentences are typed.
    """
    role = pins.role(started, offer)
    words, script = _words(started, pins, role) if role.typed else None, role.program.script

    def rehearse() -> None:
        _ = role.asides
        role.rules.findings(_ANY, place_of(script.channel), script.language[:2])  # made ready as they are looked for
        if words is not None:
            matcher_of(*words).learn(offered.anywhere(role))
            offered.rehearse(role)

    return rehearse
