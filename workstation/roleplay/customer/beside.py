"""What is said beside the matter at work: the customer answers as people do, and nothing of the role-play moves."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from workstation import events as e
from workstation.chance import draw
from workstation.channels import line_times, own_time
from workstation.clock import SECOND
from workstation.commands import Refused
from workstation.content.text import render_text
from workstation.folding import plain_words
from workstation.roleplay.customer import unsaid, waiting
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.judging.asides import FOREIGN, TOO_MUCH, Kind
from workstation.roleplay.model import Move
from workstation.roleplay.playing.step import node_at, worded
from workstation.roleplay.recognition import Matcher

_THOUGHT = 500
# The stage at which the customer has said all they came for.
_LAST = "conclude"
# What an answer may say once more, each where there is something of it to say.
_SAID = {"said.last": "last", "said.request": "request", "said.point": "point"}


def whole(text: str, role: Role, matcher: Matcher) -> Kind | None:
    """The kind of aside that all of a text is, by its words or by its shape."""
    shape = role.asides.shape(text)
    language = _language(role)
    if shape:
        return role.asides.of_shape(shape, language)
    names = _names(role.program.script.persona.name)
    ways = (text, matcher.words.written_out(text))
    return next((kind for way in ways if (kind := role.asides.heard(way, language, names))), None)


def foreign(text: str, role: Role) -> Kind | None:
    """The kind of what is said in a language that the customer does not speak."""
    language = _language(role)
    return role.asides.of_shape(FOREIGN, language) if role.asides.foreign(text, language) else None


def is_worded_so(move: Move, kind: Kind, role: Role, matcher: Matcher) -> bool:
    """Whether one of a move's own wordings would be heard as an aside of that kind."""
    return any(whole(text, role, matcher) is kind for text in (move.say, *move.hears))


def of_shape(shape: str, role: Role) -> Kind | None:
    """The kind known by that shape in the customer's language."""
    return role.asides.of_shape(shape, _language(role))


def too_much(role: Role) -> Kind | None:
    """The kind of what nobody takes in at once."""
    return role.asides.of_shape(TOO_MUCH, _language(role))


def announced(text: str, role: Role, matcher: Matcher) -> Kind | None:
    """The kind of an act at the desk that is announced and not done yet; None for one that is said to be done."""
    return role.asides.announced(matcher.words.written_out(text), _language(role))


def heard(
    state: Talk, contact: str, text: str, kind: Kind, role: Role, by: str, at: int, own: str = ""
) -> e.AsideHeard:
    """The aside, with what the customer answers: never the same twice, nothing once they have answered often enough.

    ``own``: the answer that the role-play has for it. Silence begins anew with each
    answer, and with each wait announced.
    """
    channel = role.program.script.channel
    ready_at = at + own_time(channel, text)
    lines: tuple[e.QueuedLine, ...] = ()
    if said := own or answer(state, contact, kind, role):
        thought = round(_THOUGHT * (1 + draw(role.seed, contact, f"aside {kind.id}", len(state.asides))))
        before, after = line_times(channel, said)
        lines = (e.QueuedLine(ready_at + thought + before, said),)
        ready_at += thought + before + after
    return e.AsideHeard(contact, text, state.beat, kind.id, by, lines, ready_at, kind.waits * SECOND)


def wait_offered(role: Role) -> Kind | None:
    """The kind whose sentence announces a wait to that customer, where sentences are picked."""
    return role.asides.offered(_language(role))


def asked_to_wait(state: Talk, contact: str, role: Role, at: int) -> e.AsideHeard:
    """The house's sentence that announces a wait: no move, said anywhere, at no cost. Raises ``Refused``."""
    kind = wait_offered(role)
    if not state.your_turn or kind is None:
        raise Refused("not_your_turn" if kind else "not_now")
    return heard(state, contact, kind.offered, kind, role, "", at)


def answer(state: Talk, contact: str, kind: Kind, role: Role) -> str:
    """What the customer answers this time; nothing when they have said all of it."""
    tense = worded(role.program, state.place, "", "tense") == "tense"
    said = {"last": state.told, "request": waiting.request(state, role), "point": waiting.point(state, role)}
    drawn = [(text, _needs(text)) for text in _drawn(state, contact, kind, tense, role)]
    drawn = [(text, needs) for text, needs in drawn if all(said[need] for need in needs)]
    # Who waits for something says so rather than nothing more, and best of all what they came for.
    drawn.sort(key=lambda one: ("request" not in one[1], not one[1]))
    texts = (render_text(text, {**role.values, "said": said}) for text, _ in drawn)
    found = unsaid.first(texts, state.lines)
    if found and state.asides.count(kind.id) < kind.most:
        return found
    return unsaid.first(kind.after, state.lines)


def _drawn(state: Talk, contact: str, kind: Kind, tense: bool, role: Role) -> tuple[str, ...]:
    """What may be answered, in the order drawn; of what closes a talk, another thing before its end."""
    if kind.unfinished and not is_ending(state, role):
        kind = replace(kind, answers=kind.unfinished, tense=())
    return unsaid.drawn(kind, tense, role.seed, contact)


def is_ending(state: Talk, role: Role) -> bool:
    """Whether the customer has said all they came for: one more sentence ends the talk, if it is not over."""
    node = node_at(role.program, state.place)
    if node is None or node.note:
        return node is not None
    targets = {step.target for step in node.moves}
    return node.beat.stage == _LAST and any(role.program.nodes[one].note for one in targets if one >= 0)


def _needs(text: str) -> tuple[str, ...]:
    return tuple(name for insertion, name in _SAID.items() if insertion in text)


def _language(role: Role) -> str:
    return role.program.script.language[:2]


@lru_cache(maxsize=64)
def _names(name: str) -> frozenset[str]:
    return frozenset(plain_words(name).split())
