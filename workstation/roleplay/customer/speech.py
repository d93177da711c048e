"""The adviser's own words at work: what they surely mean becomes moves, what they may mean is asked of the adviser.

What they do not mean makes a customer who asks again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workstation import events as e
from workstation.chance import draw
from workstation.channels import line_times, own_time
from workstation.commands import ChooseMeaning, ContactCommand, CorrectHearing, EditDraft, Refused, SayFreely
from workstation.content.text import render_text
from workstation.roleplay.customer import ahead, asked_again, behind, beside, forbidden, offered, told_parts, unsaid
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.breath import Breath, broken, draw_breath, made, whole, witnessed
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.judging.asides import DENIED, EARLY, LOST, Kind
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import Step
from workstation.roleplay.playing.step import left_moves, replies
from workstation.roleplay.recognition import Heard, Matcher, Near, Offer

# « Pardon ? » so many times in a row at one beat; after that the customer says again what they are there for.
ASKS_AGAIN = 2
# What comes so near to a move here, before another that it leads to, is that move.
_BORNE_OUT = 0.24
# What is looked at of a text for what may not be said; nobody says more in a minute.
_LOOKED_AT = 8_000
# A sentence that is all beside the matter is a move only where it is as near to it as this; and where the move is
# itself worded as such an aside, only as this.
_AS_WORDED, _AS_ASIDE = 0.85, 0.6
# So few words, all of them beside the matter, are never a move that costs.
_LIGHT = 6
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
    breath = Breath(state, command.contact, text, role, matcher, done, at)
    offers = offered.here(state, role)
    if replies(role.program, state.place) and not offers:
        raise Refused("reply_awaited")
    left = _unallowed(_rules_broken(text, role, matcher, state), state, role)
    aside = _aside(breath, offers)
    if not (left or (aside and not aside.closes)) and (
        more := told_parts.completed(state, command.contact, text, role, matcher, at)
    ):
        return [more]
    barred = frozenset[str]()
    heard = None
    if aside and aside.closes:
        heard = _closing(breath, aside, offers)
    elif aside is None or not aside.shape:
        barred = offered.barred(text, state, role)
        heard = matcher.first_match(text, offers, barred=barred)
    if aside and heard and not aside.closes and not _is_move(breath, aside, heard.move, offers):
        heard = None
    if not left and (other := beside.foreign(text, role)) and not (heard and _speaks_so(heard, role)):
        aside, heard = aside or other, None
    heard = heard or witnessed(text, left, offers, breath)
    no_move = not left and (heard is None or heard.move in offered.costs(offers))
    if no_move and (again := asked_again.heard(breath, offers)):
        return [again]
    if heard is None and not left:
        return [_beside(breath, aside)] if aside else _doubtful(breath, offers)
    if heard and heard.move in offered.costs(offers) and (late := behind.heard(breath, offers)):
        return [late]
    return _said_of(breath, heard, left, offers, barred)


def _aside(breath: Breath, offers: Sequence[Offer]) -> Kind | None:
    """The kind of aside that all of a text is, unless a move here is worded as one of that kind and as near as that."""
    aside = beside.whole(breath.text, breath.role, breath.matcher)
    if aside is None or aside.shape or aside.closes:
        return aside
    near = breath.matcher.nearest(breath.text, offers)[:1]
    step = breath.role.program.step_of(near[0].move) if near and near[0].score >= _AS_ASIDE else None
    if step is None or _too_light(breath, aside, step.move.id, offers):
        return aside
    if not step.deed and beside.is_worded_so(step.move, aside, breath.role, breath.matcher):
        return None
    return aside


def _closing(breath: Breath, aside: Kind, offers: Sequence[Offer]) -> Heard | None:
    """The move here that is worded as what closes a talk, the nearest of several."""
    steps = (breath.role.program.step_of(near.move) for near in breath.matcher.nearest(breath.text, offers))
    worded = (step for step in steps if step and beside.is_worded_so(step.move, aside, breath.role, breath.matcher))
    found = next(worded, None)
    return Heard(found.move.id, "", 0.0) if found else None


def _is_move(breath: Breath, aside: Kind, move: str, offers: Sequence[Offer]) -> bool:
    """Whether what is an aside is a move all the same: an act at the desk, or worded as one.

    To announce what one looks at is never to ask for it: « j’ouvre vos opérations ».
    """
    if _too_light(breath, aside, move, offers):
        return False
    step = breath.role.program.step_of(move)
    asks = step is not None and not step.deed and (bool(step.move.verifies) or "?" in step.move.say)
    return (aside.act and not asks) or _nearly_worded(breath.text, offers, breath.matcher)


def _too_light(breath: Breath, aside: Kind, move: str, offers: Sequence[Offer]) -> bool:
    """Whether so few words are no fault: « d’accord, je regarde » is what people say while they listen."""
    return aside.light and move in offered.costs(offers) and len(breath.text.split()) <= _LIGHT


def _said_of(
    breath: Breath, heard: Heard | None, left: dict[str, str], offers: list[Offer], barred: frozenset[str]
) -> list[e.Event]:
    """The moves of the breath one after the other, and the rules that none of them answers for."""
    role, text = breath.role, breath.text
    drawn = draw_breath(breath, heard, left, offers, barred)
    if drawn.too_much and (kind := beside.too_much(role)):
        return [_beside(breath, kind)]
    if drawn.refused:
        at_the_desk = drawn.refused.reason == _AT_THE_DESK
        if at_the_desk and not role.exam and (meanings := _likely(breath, offers)):  # nearer than what is announced
            return [e.SentenceAsked(breath.contact, text, breath.state.beat, meanings, breath.matcher.version)]
        kind = beside.announced(text, role, breath.matcher) if at_the_desk else None
        if kind is None:
            raise drawn.refused
        return [_beside(breath, kind)]
    if drawn.left:
        return broken(drawn, breath.contact, role)
    moves = [one.move for one in drawn.found]
    clear = bool(left) or len(moves) > 1 or not drawn.state.your_turn  # what is forbidden stands, whatever was meant
    if not clear and (meanings := _either(breath, moves[0], offers, drawn.then)):
        return [e.SentenceAsked(breath.contact, text, breath.state.beat, meanings, breath.matcher.version)]
    return whole(drawn.found, drawn.rest, role, breath.matcher.words)


def _beside(breath: Breath, kind: Kind) -> e.AsideHeard:
    return beside.heard(breath.state, breath.contact, breath.text, kind, breath.role, breath.matcher.version, breath.at)


def _doubtful(breath: Breath, offers: Sequence[Offer]) -> list[e.Event]:
    """What was not surely understood: asked of the adviser where there is somebody to ask, else answered as it can be.

    What belongs to a later beat is put off, what belongs to one just left is answered, what says that it is not meant
    is no fault, and the rest is asked again. Who the customer is, is told at once. Past an objection that was answered,
    to say something else is to go on.
    """
    role, text, matcher = breath.role, breath.text, breath.matcher
    barred = offered.barred(text, breath.state, role)
    harmless = [offer for offer in offers if not offer.costs]
    if barred and matcher.plausible(text, harmless, instead=True):  # a fault that no rule finds is not suggested then
        offers = [offer for offer in offers if offer.id not in barred]
    late = behind.heard(breath, offers, offered.soon(breath.state, role))
    early = [] if late else _early(breath, offers)
    if (late or early) and (on := offered.going_on(breath.state, role)):
        return _said_of(breath, Heard(on, "", 0.0), {}, list(offers), barred)
    if late:
        return [late]
    if early:
        return early
    meanings = _likely(breath, offers)
    if meanings and not role.exam:
        return [e.SentenceAsked(breath.contact, text, breath.state.beat, meanings, matcher.version)]
    if not meanings and matcher.denies(text, offers) and (kind := beside.of_shape(DENIED, role)):
        return [_beside(breath, kind)]
    return [_unclear(breath, meanings)]


def _likely(breath: Breath, offers: Sequence[Offer]) -> tuple[e.Meaning, ...]:
    """What a text may mean, in neutral words; nothing where it likeliest tells of an act that nobody has done."""
    likely = breath.matcher.plausible(breath.text, offers) if breath.role.help in ASKED_HELPS else ()
    return () if _still_to_do(likely, breath) else _meanings(likely, breath.role)


def _early(breath: Breath, offers: Sequence[Offer]) -> list[e.Event]:
    """What is a move of one of the next two beats: the customer puts it off, but for who they are.

    An act at the desk that is told before its time is announced.
    """
    step = ahead.heard(breath, offers)
    if step is None:
        return []
    if through := _through(breath, step, offers):
        return through
    if there := ahead.there(breath, step):
        open_ = offered.here(there.state, there.role)
        barred = offered.barred(there.text, there.state, there.role)
        if heard := there.matcher.first_match(there.text, open_, barred=barred):
            return _said_of(there, heard, {}, open_, barred)
    announced = (
        beside.announced(breath.text, breath.role, breath.matcher) if _still_to_do([step.move.id], breath) else None
    )
    kind = announced or beside.of_shape(EARLY, breath.role)
    return [replace(_beside(breath, kind), move=step.move.id)] if kind else []


def _through(breath: Breath, later: Step, offers: Sequence[Offer]) -> list[e.Event]:
    """What leads to a later move, said before it in the same breath: the move bears out what is likeliest here."""
    matcher, text = breath.matcher, breath.text
    first = matcher.before(text, offered.soon(breath.state, breath.role), later.move.id)
    near = [one for one in matcher.nearest(first, offers) if not _still_to_do([one.move], breath)][:1]
    if not near or near[0].score < _BORNE_OUT or near[0].move in offered.costs(offers):
        return []
    found = _said_of(breath, Heard(near[0].move, text[len(first) :].lstrip(), 0.0), {}, list(offers), frozenset())
    moves = [one.move for one in found if isinstance(one, e.ConversationMoved)]
    return found if later.move.id in moves else []


def _still_to_do(likely: Sequence[str], breath: Breath) -> bool:
    """Whether the likeliest tells of an act at the desk that nobody has done."""
    step = breath.role.program.step_of(likely[0]) if likely else None
    return bool(step and step.deed and not any(map(step.is_done_by, breath.done)))


def _either(breath: Breath, one: str, first: Sequence[Offer], then: Sequence[Offer]) -> tuple[e.Meaning, ...]:
    """The move heard and those of the same breath that it rules out and that cost: asked of the adviser, not chosen."""
    if breath.role.exam or breath.role.help not in ASKED_HELPS:
        return ()
    after = {offer.id for offer in then}
    costs = offered.costs(first) - after
    others = [move for move in breath.matcher.apart(breath.text, first) if move != one and move in costs]
    return _meanings((one, *others), breath.role) if others else ()


def _nearly_worded(text: str, offers: Sequence[Offer], matcher: Matcher) -> bool:
    """Whether what is beside the matter comes as near to a move as its own wordings."""
    near = matcher.nearest(text, offers)
    return bool(near) and near[0].score >= _AS_WORDED


def _speaks_so(heard: Heard, role: Role) -> bool:
    """Whether a move is itself said in another language than the customer’s."""
    step = role.program.step_of(heard.move)
    return bool(step and any(beside.foreign(text, role) for text in (step.move.say, *step.move.hears)))


def nearest(state: Talk, text: str, role: Role, matcher: Matcher) -> tuple[frozenset[str], list[Near]]:
    """How near a text comes to what may be said here, and which of it costs something."""
    offers = offered.here(state, role)
    return offered.costs(offers), matcher.nearest(text[:_LOOKED_AT], offers)


def _rules_broken(text: str, role: Role, matcher: Matcher, state: Talk) -> dict[str, str]:
    """The rules broken in the words as typed, and as they are read once what is short is written out."""
    typed = text[:_LOOKED_AT]
    written = matcher.words.written_out(typed)
    found = forbidden.broken(written, role, state.place)
    if matcher.words.denials(written) > matcher.words.denials(typed, as_typed=True):  # « i wont ask »
        return found
    return found | forbidden.broken(typed, role, state.place)


def forbids(state: Talk, text: str, role: Role) -> bool:
    """Whether a rule is broken by what was said, whatever move it was taken for."""
    return bool(_unallowed(forbidden.broken(text[:_LOOKED_AT], role, state.place), state, role))


def _unallowed(broken: dict[str, str], state: Talk, role: Role) -> dict[str, str]:
    """The rules broken, without those that a harmless move here breaks in its own wordings: its author allows it."""
    if not broken:
        return broken
    moves = [step.move for step in left_moves(role.program, state.place)]
    allowed = {rule for move in moves for rule in forbidden.told(move, role) if not move.flags}
    return {rule: severity for rule, severity in broken.items() if rule not in allowed}


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
    moved = made(state, command.contact, move, asked.text, asked.matcher, role, done, at)
    return [e.MeaningChosen(command.contact, number), told_parts.counted(moved, state, asked.text, role, matcher)]


def meant_otherwise(before: Talk, text: str, was: Sequence[str], role: Role, matcher: Matcher) -> tuple[e.Meaning, ...]:
    """What a sentence may have meant instead of the moves it was taken for, said where the talk stood ``before``."""
    if before.asked is not None and before.asked.text == text:  # it was asked about, and the wrong chip was pressed
        return tuple(meaning for meaning in before.asked.offered if meaning.move not in was)
    offers = offered.here(before, role)
    if len(was) == 1:
        offers = [offer for offer in offers if offer.id not in was]
    return _meanings(matcher.plausible(text, offers), role)


def decide_correction(
    before: Talk, corrected: e.HearingCorrected, role: Role, matcher: Matcher, done: Sequence[Deed], at: int
) -> list[e.Event]:
    """What comes of the meaning chosen, where the talk stood ``before``. Raises ``Refused``."""
    if corrected.number is None:
        return [corrected]
    if not 0 < corrected.number <= len(corrected.offered):
        raise Refused("unknown_move")
    move = corrected.offered[corrected.number - 1].move
    moved = made(before, corrected.contact, move, corrected.text, corrected.matcher, role, done, at)
    return [corrected, told_parts.counted(moved, before, corrected.text, role, matcher)]


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


def _unclear(breath: Breath, meanings: tuple[e.Meaning, ...]) -> e.SentenceUnclear:
    """The customer asks again; after that they say what they are waiting for, as long as they have words for it."""
    role, state, text, at = breath.role, breath.state, breath.text, breath.at
    channel = role.program.script.channel
    ready_at = at + own_time(channel, text)
    lines: tuple[e.QueuedLine, ...] = ()
    again = unsaid.first(breath.matcher.words.pardon, state.lines) if state.unclear < ASKS_AGAIN else ""
    if not again and (kind := beside.of_shape(LOST, role)):
        again = beside.answer(state, breath.contact, kind, role)
    if again:
        thought = round(_THOUGHT * (1 + draw(role.seed, breath.contact, "pardon", state.unclear)))
        before, after = line_times(channel, again)
        lines = (e.QueuedLine(ready_at + thought + before, again),)
        ready_at += thought + before + after
    return e.SentenceUnclear(breath.contact, text, state.beat, breath.matcher.version, lines, ready_at, meanings)
