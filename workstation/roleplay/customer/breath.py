"""What is said at once: its moves one after the other, and what it asks besides them.

A breath that asks more questions than a beat needs has them all answered: the beat is left with the last that it
needs, and the others move nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from workstation import events as e
from workstation.channels import line_times, own_time
from workstation.commands import Refused, Say
from workstation.content.text import render_text
from workstation.roleplay.customer import actor, beside, forbidden, offered, talk, told_parts, untaken
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.judging.asides import ALSO
from workstation.roleplay.judging.rules import SEVERITIES
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.elsewhere import can_count, counted
from workstation.roleplay.playing.messages import whole as whole_text
from workstation.roleplay.playing.program import Step
from workstation.roleplay.playing.step import worded
from workstation.roleplay.recognition import Heard, Matcher, Offer, Words

_One = TypeVar("_One", bound=e.ConversationMoved | e.AsideHeard)
One = e.ConversationMoved | e.AsideHeard
Said = list[One]

# One breath holds no more moves than this.
MOST_MOVES = 5
_AT_THE_DESK = "do_it_at_the_desk"
_THOUGHT = 500
# Words that come no nearer to a question than this lead to the next one, where that one is so much plainer.
_VAGUE, _PLAINER = 0.65, 0.2


@dataclass(frozen=True)
class Breath:
    """What is said at once: where the talk stands, to whom, the words, and what they are heard by."""

    state: Talk
    contact: str
    text: str
    role: Role
    matcher: Matcher
    done: Sequence[Deed]
    at: int


@dataclass(frozen=True)
class Drawn:
    """A breath drawn: what was found in it, the words left, the rules nobody answers for yet, where the talk stands.

    ``then``: what may be said next. ``refused``: why its first move cannot be made. ``too_much``: it held too many.
    """

    found: Said
    rest: str
    left: dict[str, str]
    state: Talk
    moment: int
    then: list[Offer]
    refused: Refused | None = None
    too_much: bool = False


def draw_breath(
    breath: Breath, heard: Heard | None, left: dict[str, str], first: list[Offer], barred: frozenset[str]
) -> Drawn:
    """The moves of a breath one after the other, from the one ``heard`` among the ``first`` offered."""
    state, role, text, moment = breath.state, breath.role, breath.text, breath.at
    open_ = first
    behind: list[Offer] = []
    found: Said = []
    while heard:
        heard = _led_in(breath, heard, text, [*open_, *behind], barred)
        if len(found) == MOST_MOVES and not left and beside.too_much(role):
            return Drawn(found, text, left, state, moment, open_, too_much=True)
        left = unanswered(left, heard, role)
        offer = next(one for one in (*open_, *behind) if one.id == heard.move)
        if offer in behind:
            found, moment = _answered_too(state, breath, found, heard, text, moment)
            state = _counted_too(state, found[-1], breath.at)
            behind.remove(offer)
        else:
            try:
                moved = _said(state, breath, heard, text, moment)
                moved = _asked_before(moved, breath, open_)
            except Refused as refusal:
                # What was understood before it stands.
                return Drawn(found, text, left, state, moment, open_, None if found or left else refusal)
            found.append(moved)
            # The customer answers the whole breath at the end of it; the next move is heard as if it were their turn.
            before, state = state, replace(talk.moved(state, moved, breath.at), queue=())
            behind = _left_behind(before, state, behind, open_, heard.move, role)
            moment = moved.ready_at
            open_ = offered.here(state, role) if state.your_turn else []
        text = heard.rest
        pool = [*open_, *(one for one in behind if one.id not in {other.id for other in open_})]
        out = barred | offered.barred(breath.text, state, role)
        heard = breath.matcher.first_match(text, pool, offer, heard.anew, out) or witnessed(text, left, pool, breath)
    return Drawn(found, text, left, state, moment, open_)


def witnessed(text: str, left: dict[str, str], offers: Sequence[Offer], breath: Breath) -> Heard | None:
    """The likeliest move where it is the fault that a rule finds in the text and the text does not deny it."""
    role, matcher = breath.role, breath.matcher
    if not (left and text):
        return None
    near = matcher.near_enough(text, offers)[:1] if not matcher.denies(text, offers) else ()
    step = role.program.step_of(near[0].move) if near else None
    if step is None or left.keys().isdisjoint({*step.move.flags, *forbidden.told(step.move, role)}):
        return None
    return Heard(step.move.id, "", 0.0)


def _led_in(breath: Breath, heard: Heard, text: str, pool: Sequence[Offer], barred: frozenset[str]) -> Heard:
    """What is asked, without the words that only lead to it: « une dernière vérification : votre adresse ? »"""
    if not (heard.rest and _proves(heard.move, breath.role)):
        return heard
    asked = breath.matcher.first_match(heard.rest, [one for one in pool if one.id != heard.move], barred=barred)
    if asked is None or not _proves(asked.move, breath.role):
        return heard
    offers = {offer.id: offer for offer in pool}
    before, then = text[: len(text) - len(heard.rest)], heard.rest
    vague, plain = (
        next((near.score for near in breath.matcher.nearest(words, [offers[move]])), 0.0)
        for words, move in ((before, heard.move), (then, asked.move))
    )
    return asked if vague < _VAGUE and plain > vague + _PLAINER else heard


def _proves(move: str, role: Role) -> bool:
    step = role.program.step_of(move)
    return bool(step and step.move.verifies)


def _left_behind(
    before: Talk, state: Talk, behind: list[Offer], open_: Sequence[Offer], move: str, role: Role
) -> list[Offer]:
    """The questions of a beat that is left because enough of them were asked, still to be answered if asked too."""
    if not state.your_turn:
        return []
    asked = offered.questions(before, role)
    if move not in asked or state.beat == before.beat:
        return behind
    return [offer for offer in open_ if offer.id in asked and offer.id != move]


def _counted_too(state: Talk, said: One, at: int) -> Talk:
    """Where the talk stands once a question asked besides was answered."""
    return replace(talk.moved(state, said, at), queue=()) if isinstance(said, e.ConversationMoved) else state


def _answered_too(state: Talk, breath: Breath, found: Said, heard: Heard, text: str, moment: int) -> tuple[Said, int]:
    """One more question of the beat just left: its answer comes before what the customer goes on to say.

    A question of identity counts as where it is written.
    """
    role, words = breath.role, text[: len(text) - len(heard.rest)].strip()
    step = role.program.step_of(heard.move)
    kind = role.asides.of_shape(ALSO, role.program.script.language[:2])
    answer = worded(role.program, breath.state.place, step.move.answer, step.move.answer_tense) if step else ""
    if kind is None or not answer:
        return [*found[:-1], _in_words(found[-1], f"{_words_of(found[-1])} {words}", role)], moment
    shown = whole_text(role.program.script.channel, render_text(answer, role.values))
    before, after = line_times(role.program.script.channel, shown)
    last = found[-1]
    kept, gone_on = last.lines[:1], last.lines[1:]
    start = kept[0].at + line_times(role.program.script.channel, kept[0].text)[1] if kept else last.ready_at
    later = own_time(role.program.script.channel, words) + _THOUGHT + before + after
    line = e.QueuedLine(start + later - after, shown)
    lines = (line, *(replace(one, at=one.at + later) for one in gone_on))
    ready_at = last.ready_at + later
    found = [*found[:-1], replace(last, lines=kept, ready_at=start)]
    if step and can_count(role.program, state.place, step):
        moved = besides(state, breath, step, words)
        return [*found, replace(moved, lines=lines, ready_at=ready_at, margin=heard.margin)], ready_at
    aside = e.AsideHeard(
        breath.contact, words, breath.state.beat, kind.id, breath.matcher.version, lines, ready_at, 0, heard.move
    )
    return [*found, aside], ready_at


def besides(state: Talk, breath: Breath, step: Step, words: str) -> e.ConversationMoved:
    """A question of identity asked away from its beat: answered, and proof as if it had been asked there."""
    role = breath.role
    place, effects = counted(role.program, state.place, step)
    moved = actor.written(state, breath.contact, place, effects, role, step, breath.at, "said")
    later = own_time(role.program.script.channel, words) - own_time(role.program.script.channel, moved.said)
    return replace(_delayed(moved, later), said=words, matcher=breath.matcher.version)


def _said(state: Talk, breath: Breath, heard: Heard, text: str, at: int) -> e.ConversationMoved:
    """One move of the breath, with the words that meant it, for the parts that they say. Raises ``Refused``."""
    words = text[: len(text) - len(heard.rest)].strip()
    role = breath.role
    moved = made(state, breath.contact, heard.move, words, breath.matcher.version, role, breath.done, at)
    return told_parts.counted(replace(moved, margin=heard.margin), state, breath.text, role, breath.matcher)


def _asked_before(moved: e.ConversationMoved, breath: Breath, open_: Sequence[Offer]) -> e.ConversationMoved:
    asked = untaken.before(moved.said, moved.move, open_, breath.role, breath.matcher)
    return replace(moved, unheard=asked) if asked else moved


def made(
    state: Talk, contact: str, move: str, text: str, matcher: str, role: Role, done: Sequence[Deed], at: int
) -> e.ConversationMoved:
    """The move that a sentence meant, in its own words. Raises ``Refused``."""
    [moved] = actor.decide(state, Say(contact, move), role, done, at)
    if not isinstance(moved, e.ConversationMoved):
        raise TypeError(type(moved).__name__)
    channel = role.program.script.channel
    later = own_time(channel, text) - own_time(channel, moved.said)
    return replace(_delayed(moved, later), said=text, matcher=matcher)


def unanswered(broken: dict[str, str], heard: Heard, role: Role) -> dict[str, str]:
    """The rules broken that the move does not answer for: neither its flags nor its own wordings are of them."""
    step = role.program.step_of(heard.move)
    answered = {*step.move.flags, *forbidden.told(step.move, role)} if step else set()
    return {rule: severity for rule, severity in broken.items() if rule not in answered}


def broken(drawn: Drawn, contact: str, role: Role) -> list[e.Event]:
    """The breath, and what the customer makes of the rules it breaks; what is left of it stands for them."""
    found, rest, state = list(drawn.found), drawn.rest, drawn.state
    own = bool(rest) and (not found or _breaks(rest, drawn.left, state, role))
    if found and rest and not own:
        found[-1] = _in_words(found[-1], f"{_words_of(found[-1])} {rest}", role)
    heaviest = sorted(drawn.left, key=lambda rule: SEVERITIES.index(drawn.left[rule]))
    found.append(forbidden.reacted(state, contact, rest if own else "", heaviest, role, drawn.moment))
    return whole(found, "", role)


def _breaks(text: str, rules: Collection[str], state: Talk, role: Role) -> bool:
    return not set(rules).isdisjoint(forbidden.broken(text, role, state.place))


def whole(found: Said, rest: str, role: Role, words: Words | None = None) -> list[e.Event]:
    """The breath as it was drawn.

    Words that follow the last move and mean nothing more belong to it: nothing typed is lost, and a question among
    them is told as not taken up. Nobody is answered before the last word.
    """
    if rest:
        before = _words_of(found[-1])
        last = _in_words(found[-1], f"{before} {rest}", role)
        if isinstance(last, e.ConversationMoved) and words:
            asked = untaken.after(before, rest, role, words)
            last = replace(last, unheard=" ".join(filter(None, (last.unheard, asked))))
        found = [*found[:-1], last]
    drawn: list[e.Event] = []
    later = 0
    for said in reversed(found):
        drawn.append(_delayed(said, later))
        later += own_time(role.program.script.channel, _words_of(said))
    return drawn[::-1]


def _words_of(said: One) -> str:
    return said.said if isinstance(said, e.ConversationMoved) else said.text


def _in_words(said: One, words: str, role: Role) -> One:
    """The same in these words: the customer answers once they have been said, be they few or many."""
    channel = role.program.script.channel
    delayed = _delayed(said, own_time(channel, words) - own_time(channel, _words_of(said)))
    if isinstance(delayed, e.ConversationMoved):
        return replace(delayed, said=words)
    return replace(delayed, text=words)


def _delayed(said: _One, by: int) -> _One:
    lines = tuple(replace(line, at=line.at + by) for line in said.lines)
    return replace(said, lines=lines, ready_at=said.ready_at + by)
