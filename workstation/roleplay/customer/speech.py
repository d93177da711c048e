"""The adviser's own words at work: what they surely mean becomes moves, what they may mean is asked of the adviser.

What they do not mean makes a customer who asks again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workstation import events as e
from workstation.chance import draw
from workstation.channels import line_times, own_time
from workstation.commands import ChooseMeaning, ContactCommand, CorrectHearing, EditDraft, Refused, Say, SayFreely
from workstation.content.text import render_text
from workstation.roleplay.customer import actor, forbidden, talk
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.judging.rules import SEVERITIES
from workstation.roleplay.playing.costs import costly
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import Step
from workstation.roleplay.playing.step import left_moves, replies
from workstation.roleplay.recognition import Heard, Matcher, Near, Offer, offer_of

# « Pardon ? » so many times in a row at one beat; after that the customer waits, and silence tells.
ASKS_AGAIN = 2
# One breath holds no more moves than this.
MOST_MOVES = 6
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
    text, moment = command.text.strip(), at
    offered = _offers(state, role)
    if replies(role.program, state.place) and not offered:
        raise Refused("reply_awaited")
    left = _unallowed(forbidden.broken(text, role, state.place), state, role)
    heard = matcher.first_match(text, offered, barred=_barred(state, command, role))
    if heard is None and not left:
        meanings = _meanings(matcher.plausible(text, offered), role) if role.help in ASKED_HELPS else ()
        if meanings and not role.exam:
            return [e.SentenceAsked(command.contact, text, state.beat, meanings, matcher.version)]
        return [_unclear(state, command, matcher, role, at, meanings)]
    found: list[e.ConversationMoved] = []
    while heard and len(found) < MOST_MOVES:
        left = _unanswered(left, heard, role)
        try:
            moved = _said(state, command.contact, heard, text, role, done, moment)
        except Refused:
            if found or left:  # what was understood before it stands
                break
            raise
        found.append(replace(moved, matcher=matcher.version))
        # The customer answers the whole breath at the end of it; the next move is heard as if it were their turn.
        state = replace(talk.moved(state, moved, at), queue=())
        moment, text = moved.ready_at, heard.rest
        said = next(offer for offer in offered if offer.id == heard.move)
        offered = _offers(state, role) if state.your_turn else []
        heard = matcher.first_match(text, offered, said, heard.anew, _barred(state, command, role))
    return _whole(found, text, role) if not left else _broken(found, text, left, state, command.contact, role, moment)


def nearest(state: Talk, text: str, role: Role, matcher: Matcher) -> tuple[frozenset[str], list[Near]]:
    """How near a text comes to what may be said here, and which of it costs something."""
    offered = _offers(state, role)
    return frozenset(offer.id for offer in offered if offer.costs), matcher.nearest(text, offered)


def _barred(state: Talk, command: SayFreely, role: Role) -> frozenset[str]:
    return forbidden.barred(left_moves(role.program, state.place), command.text.strip(), role, state.place)


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


def decide_meaning(state: Talk, command: ChooseMeaning, role: Role, done: Sequence[Deed], at: int) -> list[e.Event]:
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
    return [e.MeaningChosen(command.contact, number), made]


def meant_otherwise(before: Talk, text: str, was: Sequence[str], role: Role, matcher: Matcher) -> tuple[e.Meaning, ...]:
    """What a sentence may have meant instead of the moves it was taken for, said where the talk stood ``before``."""
    if before.asked is not None and before.asked.text == text:  # it was asked about, and the wrong chip was pressed
        return tuple(meaning for meaning in before.asked.offered if meaning.move not in was)
    offered = _offers(before, role)
    if len(was) == 1:
        offered = [offer for offer in offered if offer.id not in was]
    return _meanings(matcher.plausible(text, offered), role)


def decide_correction(
    before: Talk, corrected: e.HearingCorrected, role: Role, done: Sequence[Deed], at: int
) -> list[e.Event]:
    """What comes of the meaning chosen, where the talk stood ``before``. Raises ``Refused``."""
    if corrected.number is None:
        return [corrected]
    if not 0 < corrected.number <= len(corrected.offered):
        raise Refused("unknown_move")
    move = corrected.offered[corrected.number - 1].move
    return [corrected, _made(before, corrected.contact, move, corrected.text, corrected.matcher, role, done, at)]


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
    return offer_of(step.move, render_text(step.move.say, role.values), costs)


def lines(role: Role) -> list[Offer]:
    """Everything that can be said anywhere in the role-play."""
    steps = [step for node in role.program.nodes for step in (*node.moves, *node.subjects)]
    return [_offer(step, role) for step in steps if step.move.say]


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
    state: Talk, command: SayFreely, matcher: Matcher, role: Role, at: int, meanings: tuple[e.Meaning, ...]
) -> e.SentenceUnclear:
    text, channel = command.text.strip(), role.program.script.channel
    ready_at = at + own_time(channel, text)
    lines: tuple[e.QueuedLine, ...] = ()
    words = matcher.words.pardon
    if state.unclear < ASKS_AGAIN and words:
        thought = round(_THOUGHT * (1 + draw(role.seed, command.contact, "pardon", state.unclear)))
        again = words[state.unclear % len(words)]
        before, after = line_times(channel, again)
        lines = (e.QueuedLine(ready_at + thought + before, again),)
        ready_at += thought + before + after
    return e.SentenceUnclear(command.contact, text, state.beat, matcher.version, lines, ready_at, meanings)
