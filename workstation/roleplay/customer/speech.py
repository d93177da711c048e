"""The adviser's own words at work: what they surely mean becomes moves, what they may mean is asked of the adviser.

What they do not mean makes a customer who asks again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workstation import events as e
from workstation.chance import draw
from workstation.channels import line_times, own_time
from workstation.commands import ChooseMeaning, ContactCommand, CorrectHearing, EditDraft, Refused, Say, SayFreely
from workstation.content.text import render_text
from workstation.roleplay.customer import actor, beside, forbidden, talk, told_parts, unsaid
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.judging.asides import Kind
from workstation.roleplay.judging.rules import SEVERITIES
from workstation.roleplay.playing.costs import costly
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import Step
from workstation.roleplay.playing.step import left_moves, replies
from workstation.roleplay.recognition import Heard, Matcher, Near, Offer, offer_of

# « Pardon ? » so many times in a row at one beat; after that the customer waits, and silence tells.
ASKS_AGAIN = 2
# One breath holds no more moves than this.
MOST_MOVES = 5
# What is looked at of a text for what may not be said; nobody says more in a minute.
_LOOKED_AT = 8_000
# A sentence that is all beside the matter is a move only where it is as near to it as this.
_AS_WORDED = 0.85
_AT_THE_DESK = "do_it_at_the_desk"
_THOUGHT = 500
# Levels of help at which somebody is asked what they meant.
ASKED_HELPS = ("first_words", "free")
_LEAVES_ASKED = (ChooseMeaning, CorrectHearing, EditDraft)


def decide(
    state: Talk, command: SayFreely, role: Role, matcher: Matcher, done: Sequence[Deed], at: int
) -> list[e.Event]:
    """The adviser uses their own words. Desk acts already ``done`` may be spoken of. Raises ``Refused``."""
    if not state.your_turn:
        raise Refused("not_your_turn")
    if not command.text.strip():
        raise Refused("not_now")
    text = command.text.strip()
    offered = _offers(state, role)
    if replies(role.program, state.place) and not offered:
        raise Refused("reply_awaited")
    left = _unallowed(_rules_broken(text, role, matcher, state), state, role)
    aside = beside.whole(text, role, matcher)
    if not (left or aside) and (more := told_parts.completed(state, command.contact, text, role, matcher, at)):
        return [more]
    barred = frozenset[str]()
    heard = None
    if aside is None or not aside.shape:
        barred = _barred(text, state, role)
        heard = matcher.first_match(text, offered, barred=barred)
    if aside and not aside.act and heard and not _nearly_worded(text, offered, matcher):
        heard = None
    if not left and (other := beside.foreign(text, role)) and not (heard and _speaks_so(heard, role)):
        aside, heard = aside or other, None
    breath = _Breath(state, command.contact, text, role, matcher, done, at)
    if heard is None and left:
        heard = _witnessed(text, left, offered, role, matcher)
    if heard is None and not left:
        return [_beside(breath, aside) if aside else _doubtful(breath, offered)]
    return _said_of(breath, heard, left, offered, barred)


@dataclass(frozen=True)
class _Breath:
    """What is said at once: where the talk stands, to whom, the words, and what they are heard by."""

    state: Talk
    contact: str
    text: str
    role: Role
    matcher: Matcher
    done: Sequence[Deed]
    at: int


def _said_of(
    breath: _Breath, heard: Heard | None, left: dict[str, str], offered: list[Offer], barred: frozenset[str]
) -> list[e.Event]:
    """The moves of the breath one after the other, and the rules that none of them answers for."""
    state, role, text, moment = breath.state, breath.role, breath.text, breath.at
    first = offered
    found: list[e.ConversationMoved] = []
    while heard:
        if len(found) == MOST_MOVES and (kind := beside.too_much(role)) and not left:
            return [_beside(breath, kind)]
        left = _unanswered(left, heard, role)
        try:
            moved = _said(state, breath.contact, heard, text, role, breath.done, moment)
            moved = told_parts.counted(moved, state, breath.text, role, breath.matcher)
        except Refused as refusal:
            if found or left:  # what was understood before it stands
                break
            kind = beside.announced(text, role, breath.matcher) if refusal.reason == _AT_THE_DESK else None
            if kind is None:
                raise
            return [_beside(breath, kind)]
        found.append(replace(moved, matcher=breath.matcher.version))
        # The customer answers the whole breath at the end of it; the next move is heard as if it were their turn.
        state = replace(talk.moved(state, moved, breath.at), queue=())
        moment, text = moved.ready_at, heard.rest
        said = next(offer for offer in offered if offer.id == heard.move)
        offered = _offers(state, role) if state.your_turn else []
        heard = breath.matcher.first_match(text, offered, said, heard.anew, barred | _barred(breath.text, state, role))
    if not left:
        one = found[0].move if len(found) == 1 and state.your_turn else ""
        if one and (meanings := _either(breath, one, first, offered)):
            return [e.SentenceAsked(breath.contact, breath.text, breath.state.beat, meanings, breath.matcher.version)]
        return _whole(found, text, role)
    return _broken(found, text, left, state, breath.contact, role, moment)


def _beside(breath: _Breath, kind: Kind) -> e.AsideHeard:
    return beside.heard(breath.state, breath.contact, breath.text, kind, breath.role, breath.matcher.version, breath.at)


def _doubtful(breath: _Breath, offered: Sequence[Offer]) -> e.Event:
    """What was not surely understood: asked of the adviser where there is somebody to ask, else the customer asks."""
    asks = breath.role.help in ASKED_HELPS
    barred = _barred(breath.text, breath.state, breath.role)
    harmless = [offer for offer in offered if not offer.costs]
    if barred and breath.matcher.plausible(breath.text, harmless):  # a fault that no rule finds is not suggested then
        offered = [offer for offer in offered if offer.id not in barred]
    likely = breath.matcher.plausible(breath.text, offered) if asks else ()
    meanings = () if _still_to_do(likely, breath) else _meanings(likely, breath.role)
    if meanings and not breath.role.exam:
        return e.SentenceAsked(breath.contact, breath.text, breath.state.beat, meanings, breath.matcher.version)
    return _unclear(breath.state, breath.contact, breath.text, breath.matcher, breath.role, breath.at, meanings)


def _still_to_do(likely: Sequence[str], breath: _Breath) -> bool:
    """Whether the likeliest tells of an act at the desk that nobody has done."""
    step = breath.role.program.step_of(likely[0]) if likely else None
    return bool(step and step.deed and not any(map(step.is_done_by, breath.done)))


def _either(breath: _Breath, one: str, first: Sequence[Offer], then: Sequence[Offer]) -> tuple[e.Meaning, ...]:
    """The move heard and those of the same breath that it rules out and that cost: asked of the adviser, not chosen."""
    if breath.role.exam or breath.role.help not in ASKED_HELPS:
        return ()
    after = {offer.id for offer in then}
    costs = {offer.id for offer in first if offer.costs}
    others = [move for move in breath.matcher.apart(breath.text, first) if move != one and move in costs - after]
    return _meanings((one, *others), breath.role) if others else ()


def _witnessed(
    text: str, broken: dict[str, str], offered: Sequence[Offer], role: Role, matcher: Matcher
) -> Heard | None:
    """The likeliest move where it is the fault that a rule finds in the text: words and meaning agree."""
    likely = matcher.plausible(text, offered)
    step = role.program.step_of(likely[0]) if likely else None
    if step is None or broken.keys().isdisjoint({*step.move.flags, *forbidden.told(step.move, role)}):
        return None
    return Heard(step.move.id, "", 0.0)


def _nearly_worded(text: str, offered: Sequence[Offer], matcher: Matcher) -> bool:
    """Whether what is beside the matter comes as near to a move as its own wordings."""
    near = matcher.nearest(text, offered)
    return bool(near) and near[0].score >= _AS_WORDED


def _speaks_so(heard: Heard, role: Role) -> bool:
    """Whether a move is itself said in another language than the customer’s."""
    step = role.program.step_of(heard.move)
    return bool(step and any(beside.foreign(text, role) for text in (step.move.say, *step.move.hears)))


def nearest(state: Talk, text: str, role: Role, matcher: Matcher) -> tuple[frozenset[str], list[Near]]:
    """How near a text comes to what may be said here, and which of it costs something."""
    offered = _offers(state, role)
    return frozenset(offer.id for offer in offered if offer.costs), matcher.nearest(text, offered)


def _rules_broken(text: str, role: Role, matcher: Matcher, state: Talk) -> dict[str, str]:
    """The rules broken in the words as typed, and as they are read once what is short is written out."""
    typed = text[:_LOOKED_AT]
    written = matcher.words.written_out(typed)
    found = forbidden.broken(written, role, state.place)
    if matcher.words.denials(written) > matcher.words.denials(typed, as_typed=True):  # « i wont ask »
        return found
    return found | forbidden.broken(typed, role, state.place)


def _barred(text: str, state: Talk, role: Role) -> frozenset[str]:
    """The moves that break a rule and that a text cannot be: no rule as grave is broken in it."""
    return forbidden.barred(left_moves(role.program, state.place), text, role, state.place)


def _unallowed(broken: dict[str, str], state: Talk, role: Role) -> dict[str, str]:
    """The rules broken, without those that a harmless move here breaks in its own wordings: its author allows it."""
    if not broken:
        return broken
    moves = [step.move for step in left_moves(role.program, state.place)]
    allowed = {rule for move in moves for rule in forbidden.told(move, role) if not move.flags}
    return {rule: severity for rule, severity in broken.items() if rule not in allowed}


def _unanswered(broken: dict[str, str], heard: Heard, role: Role) -> dict[str, str]:
    """The rules broken that the move does not answer for: neither its flags nor its own wordings are of them."""
    step = role.program.step_of(heard.move)
    answered = {*step.move.flags, *forbidden.told(step.move, role)} if step else set()
    return {rule: severity for rule, severity in broken.items() if rule not in answered}


def _broken(
    found: list[e.ConversationMoved],
    rest: str,
    rules: dict[str, str],
    state: Talk,
    contact: str,
    role: Role,
    at: int,
) -> list[e.Event]:
    """The breath, and what the customer makes of the rules it breaks; what is left of it stands for them."""
    own = bool(rest) and (not found or not rules.keys().isdisjoint(forbidden.broken(rest, role, state.place)))
    if found and rest and not own:
        found[-1] = _in_words(found[-1], f"{found[-1].said} {rest}", role)
    heaviest = sorted(rules, key=lambda rule: SEVERITIES.index(rules[rule]))
    found.append(forbidden.reacted(state, contact, rest if own else "", heaviest, role, at))
    return _whole(found, "", role)


def decide_meaning(
    state: Talk, command: ChooseMeaning, role: Role, matcher: Matcher, done: Sequence[Deed], at: int
) -> list[e.Event]:
    """The adviser says which meaning theirs was: that move is made, in the words they wrote. Raises ``Refused``."""
    asked, number = state.asked, command.number
    if asked is None:
        raise Refused("not_now")
    if number is None:
        return [e.MeaningChosen(command.contact)]
    if not 0 < number <= len(asked.offered):
        raise Refused("unknown_move")
    move = asked.offered[number - 1].move
    made = _made(state, command.contact, move, asked.text, asked.matcher, role, done, at)
    return [e.MeaningChosen(command.contact, number), told_parts.counted(made, state, asked.text, role, matcher)]


def meant_otherwise(before: Talk, text: str, was: Sequence[str], role: Role, matcher: Matcher) -> tuple[e.Meaning, ...]:
    """What a sentence may have meant instead of the moves it was taken for, said where the talk stood ``before``."""
    if before.asked is not None and before.asked.text == text:  # it was asked about, and the wrong chip was pressed
        return tuple(meaning for meaning in before.asked.offered if meaning.move not in was)
    offered = _offers(before, role)
    if len(was) == 1:
        offered = [offer for offer in offered if offer.id not in was]
    return _meanings(matcher.plausible(text, offered), role)


def decide_correction(
    before: Talk, corrected: e.HearingCorrected, role: Role, matcher: Matcher, done: Sequence[Deed], at: int
) -> list[e.Event]:
    """What comes of the meaning chosen, where the talk stood ``before``. Raises ``Refused``."""
    if corrected.number is None:
        return [corrected]
    if not 0 < corrected.number <= len(corrected.offered):
        raise Refused("unknown_move")
    move = corrected.offered[corrected.number - 1].move
    made = _made(before, corrected.contact, move, corrected.text, corrected.matcher, role, done, at)
    return [corrected, told_parts.counted(made, before, corrected.text, role, matcher)]


def _made(
    state: Talk, contact: str, move: str, text: str, matcher: str, role: Role, done: Sequence[Deed], at: int
) -> e.ConversationMoved:
    """The move that a sentence was said to mean, in its own words."""
    [moved] = actor.decide(state, Say(contact, move), role, done, at)
    if not isinstance(moved, e.ConversationMoved):
        raise TypeError(type(moved).__name__)
    return replace(_in_words(moved, text, role), matcher=matcher)


def left_aside(state: Talk, command: ContactCommand) -> list[e.Event]:
    """Any act but typing answers « none of them » for a sentence that is still asked about."""
    return [e.MeaningChosen(command.contact)] if state.asked and not isinstance(command, _LEAVES_ASKED) else []


def _meanings(moves: Sequence[str], role: Role) -> tuple[e.Meaning, ...]:
    """The moves in neutral words, none when the likeliest has none: its sentence would be the answer."""
    steps = [step for move in moves if (step := role.program.step_of(move))]
    asked = [(step.move.id, step.move.asks or step.move.hint) for step in steps]
    if not asked or not asked[0][1]:
        return ()
    return tuple(e.Meaning(move, render_text(words, role.values)) for move, words in asked if words)


def _offers(state: Talk, role: Role) -> list[Offer]:
    steps = left_moves(role.program, state.place)
    cost = costly(role.program, state.place)
    return [_offer(step, role, step.move.id in cost) for step in steps if step.move.say]


def _offer(step: Step, role: Role, costs: bool = False) -> Offer:
    more = role.wordings.get(step.move.id, ())
    move = replace(step.move, hears=(*step.move.hears, *more)) if more else step.move
    return offer_of(move, render_text(step.move.say, role.values), costs)


def lines(role: Role) -> list[Offer]:
    """Everything that can be said anywhere in the role-play."""
    steps = [step for node in role.program.nodes for step in (*node.moves, *node.subjects)]
    return [_offer(step, role) for step in steps if step.move.say]


def rehearse(role: Role) -> None:
    """Find what rules say of every wording of the role-play, once for all sentences."""
    for node in role.program.nodes:
        for step in (*node.moves, *node.subjects):
            forbidden.told(step.move, role)


def _said(
    state: Talk, contact: str, heard: Heard, text: str, role: Role, done: Sequence[Deed], at: int
) -> e.ConversationMoved:
    """One move of the breath, with the words that meant it."""
    words = text[: len(text) - len(heard.rest)].strip()
    [moved] = actor.decide(state, Say(contact, heard.move), role, done, at)
    if not isinstance(moved, e.ConversationMoved):
        raise TypeError(type(moved).__name__)
    return replace(_in_words(moved, words, role), margin=heard.margin)


def _in_words(moved: e.ConversationMoved, words: str, role: Role) -> e.ConversationMoved:
    """The move in these words: the customer answers once they have been said, be they few or many."""
    channel = role.program.script.channel
    later = own_time(channel, words) - own_time(channel, moved.said)
    return replace(_delayed(moved, later), said=words)


def _whole(found: list[e.ConversationMoved], rest: str, role: Role) -> list[e.Event]:
    """The breath as it was drawn.

    Words that follow the last move and mean nothing more belong to it: nothing typed is lost. Nobody is answered
    before the last word.
    """
    if rest:
        found[-1] = _in_words(found[-1], f"{found[-1].said} {rest}", role)
    whole: list[e.Event] = []
    later = 0
    for moved in reversed(found):
        whole.append(_delayed(moved, later))
        later += own_time(role.program.script.channel, moved.said)
    return whole[::-1]


def _delayed(moved: e.ConversationMoved, by: int) -> e.ConversationMoved:
    lines = tuple(replace(line, at=line.at + by) for line in moved.lines)
    return replace(moved, lines=lines, ready_at=moved.ready_at + by)


def _unclear(
    state: Talk, contact: str, text: str, matcher: Matcher, role: Role, at: int, meanings: tuple[e.Meaning, ...]
) -> e.SentenceUnclear:
    channel = role.program.script.channel
    ready_at = at + own_time(channel, text)
    lines: tuple[e.QueuedLine, ...] = ()
    again = unsaid.first(matcher.words.pardon, state.lines)
    if state.unclear < ASKS_AGAIN and again:
        thought = round(_THOUGHT * (1 + draw(role.seed, contact, "pardon", state.unclear)))
        before, after = line_times(channel, again)
        lines = (e.QueuedLine(ready_at + thought + before, again),)
        ready_at += thought + before + after
    return e.SentenceUnclear(contact, text, state.beat, matcher.version, lines, ready_at, meanings)
