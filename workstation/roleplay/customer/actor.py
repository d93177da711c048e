"""The customer at work: steps of the role-play become events, with human timing; timers become steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from workstation import events as e
from workstation.bank.parts import PARTS, SECRECY
from workstation.chance import draw
from workstation.channels import WRITTEN, opening_time, own_time, perusal_time
from workstation.clock import SECOND, reading_time
from workstation.commands import Refused, Say, SendReply
from workstation.content.documents import SECRET
from workstation.content.text import render_text
from workstation.roleplay.customer.anew import own_words, worded_anew
from workstation.roleplay.customer.role import TYPED_HELPS as TYPED_HELPS
from workstation.roleplay.customer.role import Role as Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.judging.asides import HOLD, LEAVE
from workstation.roleplay.judging.notes import Judgement, judge_note, judge_reply
from workstation.roleplay.model import NoteCheck, NoteText, ReplyCheck
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.elsewhere import counted, made_up_for
from workstation.roleplay.playing.messages import Timed, timed, whole
from workstation.roleplay.playing.program import END, PATIENCE, SILENCES, PlaceTuple, Step
from workstation.roleplay.playing.step import (
    Effects,
    Happening,
    desk_step,
    is_open,
    is_told,
    left_moves,
    mistaken,
    node_at,
    open_moves,
    start,
    step,
    worded,
)

ADVICE_DATA = "advice_data"
"""The breach of asking a colleague with the client's data, where the case is enough."""


def decide(talk: Talk, command: Say, role: Role, done: Sequence[Deed], at: int) -> list[e.Event]:
    """The adviser says a sentence. Desk acts already ``done`` may be spoken of. Raises ``Refused``."""
    if not talk.your_turn:
        raise Refused("not_your_turn")
    chosen = role.program.step_of(command.move)
    if chosen is None or not is_open(role.program, talk.place, chosen):
        below = chosen is not None and chosen in left_moves(role.program, talk.place)
        raise Refused("identity_needed" if below else "unknown_move")
    if chosen.deed and not any(map(chosen.is_done_by, done)):
        raise Refused("do_it_at_the_desk")
    return _step(talk, command.contact, role, Happening("move", chosen.number), chosen, at, "said")


def decide_reply(talk: Talk, command: SendReply, role: Role) -> list[e.Event]:
    """The adviser sends what they wrote; its text says what comes of it. Raises ``Refused``."""
    if not talk.your_turn:
        raise Refused("not_your_turn")
    node, text = node_at(role.program, talk.place), command.text.strip()
    if node is None or node.beat.reply is None:
        raise Refused("no_reply")
    if not text:
        raise Refused("reply_empty")
    judged = judge_reply(role.program, talk.place, text, role.rules, role.values, role.standing)
    move = judged.chosen.move.id if judged.chosen else ""
    return [e.ReplySent(command.contact, text, move, judged.missing, tuple(f.word for f in judged.findings))]


def react(talk: Talk, contact: str, event: e.ContactEvent, role: Role, at: int) -> list[e.Event]:
    """The customer reacts to what happened on the line and at the desk, until the supervisor takes it over."""
    if talk.relieved:
        return []
    if isinstance(event, e.NoteSaved):
        return _note_saved(talk, event, role, at)
    if isinstance(event, e.ColleagueAsked):
        found = Effects(flags=(ADVICE_DATA,))
        return [written(talk, contact, talk.place, found, role, None, at, "desk")] if event.given and talk.place else []
    if isinstance(event, e.ReplyAstray):
        found = Effects(flags=(f"address_{event.wrong}",))
        return [written(talk, contact, talk.place, found, role, None, at, "desk")] if talk.place else []
    if isinstance(event, e.ScreenEvent):
        return _looked_on(talk, contact, event, role, at)
    if talk.end:
        return []
    if isinstance(event, e.LineEvent):
        return _on_the_line(talk, contact, event, role, at)
    if isinstance(event, e.IdentityJudged) and event.client == role.subject:
        moved = _moved(talk, contact, role, Happening("identity", event.level), None, at, "identity")
        return [replace(moved, flags=("wrong_identity",)) if event.accepted and not event.right else moved]
    return _spoken(talk, contact, event, role, at) if isinstance(event, e.RoleplayEvent) else []


def _on_the_line(talk: Talk, contact: str, event: e.LineEvent, role: Role, at: int) -> list[e.Event]:
    match event:
        case e.ContactAnswered():
            return [] if talk.place else _answered(contact, role, at)  # an e-mail taken up again goes on
        case e.ContactAbandoned():
            first = replace(talk, place=start(role.program))
            return _step(first, contact, role, Happening("abandoned"), None, at, "abandoned")
        case e.ContactTransferred(accepted=True):
            return _step(talk, contact, role, Happening("transferred"), None, at, "transferred")
        case e.ContactEnded(by="adviser"):
            return _step(talk, contact, role, Happening("hung_up"), None, at, "hung_up")
        case e.ContactEnded(by="quiet"):
            return _step(talk, contact, role, Happening("quiet"), None, at, "quiet")
        case e.ContactOffered() | e.ContactRang() | e.ContactMissed() | e.ContactDeclined():
            return []
        case e.ContactEnded() | e.ContactTransferred() | e.WrapUpStarted() | e.WrapUpExtended() | e.ContactClosed():
            return []
        case e.CallHeld() | e.CallResumed() | e.MicMuted() | e.MicOpened() | e.RecordingSet() | e.KeysPressed():
            return []


def _looked_on(talk: Talk, contact: str, event: e.ScreenEvent, role: Role, at: int) -> list[e.Event]:
    """What is seen and done on screen counts after a bad end too: a dossier stays whole and secret."""
    match event:
        case e.SectionOpened(client=client, section=section, level=level, needed=needed):
            return _opened(talk, contact, role, Deed(PARTS[section].step, client), level < needed, at)
        case e.ActDone(client=client, act=act, target=target, values=values):
            return _acted(talk, contact, role, Deed(act, client, target, values), at)
        case e.DocumentShared(wrong=wrong) if wrong:
            found = Effects(flags=(SECRECY if wrong == SECRET else f"document_{wrong}",))
            return [written(talk, contact, talk.place, found, role, None, at, "desk")]
        case e.ReboundOffered(breach=breach) if breach and breach not in talk.flags:
            return [written(talk, contact, talk.place, Effects(flags=(breach,)), role, None, at, "desk")]
        case e.DocumentShared() | e.ReboundOffered() | e.ReboundAnswered():
            return []
        case e.DossierOpened() | e.ActRefused() | e.SheetOpened():
            return []


def _spoken(talk: Talk, contact: str, event: e.RoleplayEvent, role: Role, at: int) -> list[e.Event]:
    match event:
        case e.ReplySent(move=move, text=text):
            sent = role.program.step_of(move)
            return _step(talk, contact, role, _reply_sent(talk, sent, text, role), sent, at, "reply") if sent else []
        case e.CustomerSpoke() | e.ConversationMoved():
            # An answer is given once its line is heard, whatever the customer goes on to say.
            said = event.text if isinstance(event, e.CustomerSpoke) else ""
            given = [q for q in talk.asks if not talk.queue or (said and q.answer.endswith(said))]
            return [e.IdentityAsked(contact, role.subject, q.element, q.answer, q.right) for q in given]
        case e.SentenceUnclear() | e.SentenceAsked() | e.MeaningChosen() | e.HearingCorrected() | e.CustomerLeft():
            return []
        case e.AsideHeard():
            return []


def _answered(contact: str, role: Role, at: int) -> list[e.Event]:
    script = role.program.script
    fresh = Talk(place=start(role.program, script.ring.authenticated), ready_at=at + opening_time(script.channel))
    return _step(fresh, contact, role, Happening("answered"), None, at, "answered")


def _acted(talk: Talk, contact: str, role: Role, deed: Deed, at: int) -> list[e.Event]:
    """A deed at the desk: a move of the role-play, or a mistake that leaves the move still to do."""
    chosen = desk_step(role.program, talk.place, deed)
    if chosen is not None:
        if is_told(role.program, talk.place, chosen):
            return []
        return _step(talk, contact, role, Happening("move", chosen.number), chosen, at, "desk")
    if made_up := made_up_for(role.program, talk.place, deed) if talk.place else None:
        place, effects = counted(role.program, talk.place, made_up)
        return [written(talk, contact, place, effects._replace(lines=()), role, made_up, at, "desk")]
    mistake = mistaken(role.program, deed)
    if not mistake:
        return []
    return [written(talk, contact, talk.place, Effects(flags=(mistake,)), role, None, at, "desk")]


def _opened(talk: Talk, contact: str, role: Role, deed: Deed, early: bool, at: int) -> list[e.Event]:
    """Opening a part of the dossier: a desk act of the role-play, and a breach when it came too early."""
    chosen = desk_step(role.program, talk.place, deed)
    flags = (SECRECY,) if early else ()
    if chosen is None:
        return [written(talk, contact, talk.place, Effects(flags=flags), role, None, at, "desk")] if early else []
    if not early and is_told(role.program, talk.place, chosen):
        return []
    moved = _moved(talk, contact, role, Happening("move", chosen.number), chosen, at, "desk")
    return [replace(moved, flags=tuple(dict.fromkeys((*moved.flags, *flags))))]


def _step(
    talk: Talk, contact: str, role: Role, happening: Happening, chosen: Step | None, at: int, cause: str
) -> list[e.Event]:
    return [_moved(talk, contact, role, happening, chosen, at, cause)]


def _moved(
    talk: Talk, contact: str, role: Role, happening: Happening, chosen: Step | None, at: int, cause: str
) -> e.ConversationMoved:
    place, effects = step(role.program, talk.place, happening)
    return written(talk, contact, place, effects, role, chosen, at, cause)


def written(
    talk: Talk, contact: str, place: PlaceTuple, effects: Effects, role: Role, chosen: Step | None, at: int, cause: str
) -> e.ConversationMoved:
    """The step with everything that came of it: the lines as shown, and when.

    What is done at the desk without the words that go with it is answered by nobody: the customer has heard nothing.
    """
    unheard = bool(chosen and chosen.move.say and chosen.move.answer and cause == "desk")
    texts = effects.lines[1:] if unheard else effects.lines
    texts = worded_anew(talk, contact, texts, role, place, cause)
    if _leaves_unsaid(talk, place, role, chosen, cause):
        texts = (*texts, *own_words(talk, contact, LEAVE, role, place))
    said = render_text(chosen.move.say, role.values) if chosen and cause == "said" else ""
    node = node_at(role.program, place)
    lines, ready_at = _lines(talk, contact, texts, said, role, at)
    if cause == "answered" and role.program.script.channel in WRITTEN:
        lines, ready_at = _come(effects.lines, role, at)
    if chosen and chosen.move.takes:
        ready_at += chosen.move.takes * SECOND
    return e.ConversationMoved(
        contact=contact,
        cause=cause,
        move=chosen.move.id if chosen else "",
        said=said,
        place=place,
        beat=node.beat.id if node else "",
        stage=node.beat.stage if node else "",
        patience=place[PATIENCE],
        patience_max=role.program.script.persona.maximum,
        lines=lines,
        ready_at=ready_at,
        silence=_silence(role, place),
        asks=_asks(role, place, chosen),
        points=effects.points,
        flags=effects.flags,
        concluded=bool(node and node.note),
        end=role.program.ends[place[END]] if place[END] >= 0 else "",
    )


def _leaves_unsaid(talk: Talk, place: PlaceTuple, role: Role, chosen: Step | None, cause: str) -> bool:
    """Whether the customer is about to leave, and nothing that the author wrote says so."""
    script = role.program.script
    if (
        not talk.on_line
        or talk.end
        or place[END] < 0
        or cause in ("hung_up", "quiet", "transferred", "note")
        or script.channel == "email"
    ):
        return False
    end = script.ends[place[END]] if place[END] < len(script.ends) else None
    if end and end.when:
        return not end.client
    return not (chosen and chosen.move.answer)


def _lines(
    talk: Talk, contact: str, texts: tuple[str, ...], said: str, role: Role, at: int
) -> tuple[tuple[e.QueuedLine, ...], int]:
    """When each line is said: after the adviser's sentence, a moment's thought, and the line before."""
    channel = role.program.script.channel
    own = own_time(channel, said) if said else 0
    moment = max(at + own, talk.ready_at if talk.queue or not talk.on_line else at)
    lines = []
    for n, text in enumerate(texts):
        shown = render_text(text, role.values)
        turn = len(talk.moves) * 8 + n
        moment += 500 + round(700 * draw(role.seed, contact, "thought", turn))
        came, moment = timed(channel, shown, moment, partial(draw, role.seed, contact, f"breath {turn}"))
        lines += [_line(one, role) for one in came]
    return tuple(lines), moment


def _line(one: Timed, role: Role) -> e.QueuedLine:
    """A message as it will come, or the file dropped in its place."""
    begins = one.begins if role.program.script.channel == "chat" else -1
    file = dict(role.program.script.files).get(one.message.file)
    return e.QueuedLine(one.at, file.name if file else one.message.text, begins, file)


def _come(texts: tuple[str, ...], role: Role, at: int) -> tuple[tuple[e.QueuedLine, ...], int]:
    """What the customer had written before anybody took the contact is there at once, to be read."""
    channel = role.program.script.channel
    shown = [render_text(text, role.values) for text in texts]
    came = [replace(_line(one, role), at=at, begins=-1) for text in shown for one in timed(channel, text, at)[0]]
    return tuple(came), at + sum(perusal_time(whole(channel, text)) for text in shown)


def _silence(role: Role, place: PlaceTuple) -> int:
    """How long the customer bears silence here: the author's time, after that of reading the moves, if listed."""
    node = node_at(role.program, place)
    silence = node.beat.silence if node else None
    if silence is None or place[SILENCES] >= silence.limit or place[END] >= 0:
        return 0
    if role.typed:
        return silence.after * SECOND
    offered = " ".join(s.move.say for s in open_moves(role.program, place))
    return silence.after * SECOND + reading_time(offered)


def _asks(role: Role, place: PlaceTuple, chosen: Step | None) -> tuple[e.Question, ...]:
    """A question of identity is answered by this step: the adviser will have to judge the answer."""
    if chosen is None or not chosen.move.verifies:
        return ()
    move = chosen.move
    said = worded(role.program, place, move.answer, move.answer_tense)
    answer = whole(role.program.script.channel, render_text(said, role.values))
    return (e.Question(move.verifies, answer, not move.wrong),)


def _note_saved(talk: Talk, event: e.NoteSaved, role: Role, at: int) -> list[e.Event]:
    node = node_at(role.program, talk.place) if talk.place else None
    if node is None or not node.note:
        return []
    note = NoteText(event.code, event.outcome, event.follow_up, event.text)
    judged = judge_note(role.program, talk.place, note, role.rules, role.values, role.standing)
    chosen = judged.chosen
    if chosen is None or node.beat.note is None:
        return []
    happening = _texted("note", chosen, judged, node.beat.note, talk, role)
    place, effects = step(role.program, talk.place, happening)
    return [written(talk, event.contact, place, effects, role, chosen, at, "note")]


def _reply_sent(talk: Talk, sent: Step, text: str, role: Role) -> Happening:
    """The outcome of a reply, with what its facets and the rules it breaks bring."""
    node = node_at(role.program, talk.place)
    check = node.beat.reply if node else None
    if check is None:
        return Happening("reply", sent.number)
    judged = judge_reply(role.program, talk.place, text, role.rules, role.values, role.standing)
    return _texted("reply", sent, judged, check, talk, role)


def _texted(
    kind: str, chosen: Step, judged: Judgement, check: NoteCheck | ReplyCheck, talk: Talk, role: Role
) -> Happening:
    """What a text brings. A rule flags a contact once; a reply costs patience once, whatever it breaks."""
    earned = judged.earned(check.facets)
    broken = [rule for rule in judged.breaches if rule not in talk.flags]
    moods = [found.mood for rule in broken if kind == "reply" and (found := role.rules.get(rule))]
    return Happening(kind, chosen.number, earned.points, (*earned.flags, *broken), min(moods, default=0))


def fall_due(talk: Talk, contact: str, timer: str, role: Role, at: int) -> list[e.Event]:
    """What a timer brings about."""
    match timer:
        case "line":
            return [e.CustomerSpoke(contact, talk.queue[0].text, talk.patience, talk.queue[0].file)]
        case "leave":
            return _left(talk, contact, role)
        case "silence" | "hold" if role.gentle:
            return [_nudged(talk, contact, timer, role, at)]
        case "silence" | "hold":
            return list(_step(talk, contact, role, Happening(timer), None, at, timer))
        case _:
            return []


def _left(talk: Talk, contact: str, role: Role) -> list[e.Event]:
    """The customer puts the phone down, not without a word: on hold nobody has heard theirs yet."""
    last = tuple(line.text for line in talk.queue[-1:])
    if not talk.end:
        last = own_words(talk, contact, LEAVE, role, talk.place)
    return [*(e.CustomerSpoke(contact, text, talk.patience) for text in last), e.CustomerLeft(contact)]


def _nudged(talk: Talk, contact: str, timer: str, role: Role, at: int) -> e.ConversationMoved:
    """The customer says their line; nothing is lost by it."""
    place, _ = step(role.program, talk.place, Happening(timer))
    kept = (*place[:PATIENCE], talk.place[PATIENCE], *place[PATIENCE + 1 : END], -1, *place[END + 1 :])
    node = node_at(role.program, talk.place)
    borne = role.program.script.hold if timer == HOLD else node and node.beat.silence
    line = worded(role.program, kept, borne.client, borne.client_tense) if borne else ""
    return written(talk, contact, kept, Effects(lines=(line,) if line else ()), role, None, at, timer)
