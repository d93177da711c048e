"""What a customer says who would say the same again word for word: something else to the same end, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from workstation.content.text import render_text
from workstation.roleplay.customer import unsaid
from workstation.roleplay.customer.role import Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.judging.asides import HOLD, LOST, SILENCE
from workstation.roleplay.model import Beat
from workstation.roleplay.playing.messages import messages
from workstation.roleplay.playing.program import PlaceTuple
from workstation.roleplay.playing.step import worded

_INSERTS = "{{"


def worded_anew(
    talk: Talk, contact: str, texts: tuple[str, ...], role: Role, place: PlaceTuple, cause: str
) -> tuple[str, ...]:
    """The customer's texts of a step, none of which they have said before.

    What their author has them say to a silence or a hold gives way to others' words for it. A moment come back to is
    told in another of its ways; without one the answer to what was said is enough, and where there is none either the
    customer says that it leads nowhere. Who sends an e-mail again may send the same one.
    """
    if cause in (SILENCE, HOLD):
        return tuple(filter(None, (_borne(talk, contact, text, cause, role, place) for text in texts)))
    if role.program.script.channel == "email":
        return texts
    told = {beat.client: beat for beat in _beats(role)} | {beat.client_tense: beat for beat in _beats(role)}
    again = {text for text in texts if text in told and _is_said(text, talk, role)}
    if not again:
        return texts
    found = (_other_way(talk, told[text], role, place) if text in again else text for text in texts)
    return tuple(filter(None, found)) or own_words(talk, contact, LOST, role, place)


def own_words(talk: Talk, contact: str, shape: str, role: Role, place: PlaceTuple) -> tuple[str, ...]:
    """What a customer of that language says to it and has not said yet: one text, or none."""
    kind = role.asides.of_shape(shape, role.program.script.language[:2])
    tense = worded(role.program, place, "", "tense") == "tense"
    drawn = unsaid.drawn(kind, tense, role.seed, contact) if kind else ()
    said = unsaid.first((text for text in drawn if _INSERTS not in text), talk.lines)
    return (said,) if said else ()


def _borne(talk: Talk, contact: str, text: str, shape: str, role: Role, place: PlaceTuple) -> str:
    has_others = role.asides.of_shape(shape, role.program.script.language[:2]) is not None
    if not has_others or render_text(text, role.values) not in talk.lines:
        return text
    return "".join(own_words(talk, contact, shape, role, place))


def _beats(role: Role) -> Iterator[Beat]:
    return (node.beat for node in role.program.nodes if node.beat.client)


def _other_way(talk: Talk, beat: Beat, role: Role, place: PlaceTuple) -> str:
    """Another of the beat's ways that was not said."""
    ways = (worded(role.program, place, other.calm, other.tense) for other in beat.others)
    return next((way for way in ways if way and not _is_said(way, talk, role)), "")


def _is_said(text: str, talk: Talk, role: Role) -> bool:
    """Whether all of it was said or sent; a file may be dropped again."""
    shown = [one.text for one in messages(role.program.script.channel, render_text(text, role.values)) if one.text]
    return bool(shown) and all(one in talk.lines for one in shown)
