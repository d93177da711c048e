"""The moments of a contact worth coming back to: what was said, what would have been better, and why.

Poor ones come first and good ones are never forgotten: a debrief that only lists faults teaches little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from workstation import events as e
from workstation.assessment.marking import Marks, RaisedFlag
from workstation.content.diagnostics import Place
from workstation.content.text import render_text
from workstation.debrief.comparing import Comparison, compare
from workstation.debrief.repairs import Repairs
from workstation.debrief.text_moments import broken, earning, lacks, most, unwanted
from workstation.gestures import retry_before
from workstation.phrases import deed
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.beside import wait_offered
from workstation.roleplay.customer.told_parts import COMPLETED
from workstation.roleplay.judging.facets import Told, told
from workstation.roleplay.judging.notes import Judgement, judge
from workstation.roleplay.model import CHOICES, Move, NoteText, ReplyCheck
from workstation.roleplay.playing.program import IDENTITY
from workstation.roleplay.playing.step import WRONG_DEED, node_at, open_moves
from workstation.session.deeds import deeds, standing
from workstation.session.state import Contact, SessionState, fold

Kind = Literal["good", "watch", "bad"]

# How many moments are put forward; the other poor ones are listed after them.
KEY_MOMENTS = 3


@dataclass(frozen=True)
class Moment:
    """One moment of a contact. ``at`` is session ms; ``fork_at`` the number of the last entry before the gesture.

    ``code``: move, act (at the desk, nothing said), silence, hold, revealed, wrong_identity, hung_up, reply, note,
    abandoned.
    ``title``, ``said``, ``better``, ``why`` are the author's words; where the code says it all they are empty and
    ``values`` completes it. ``before`` and ``after`` are the customer's lines around it. ``points`` were earned (good)
    or lost; ``desk``: what is better is said once its act is done; ``mood`` is the customer's patience before and
    after; ``details`` say what a note or a reply lacked, or what was done, what was asked for, and when the act was
    undone and put right; ``facets`` what came of each facet of a text: met, missing, denied, false, unwanted,
    chosen, unchosen.
    ``key`` marks the few to begin with.
    """

    number: int
    at: int
    entry_number: int
    fork_at: int
    kind: Kind
    code: str
    title: str = ""
    said: str = ""
    better: str = ""
    desk: bool = False
    why: str = ""
    before: str = ""
    before_at: int = -1
    after: str = ""
    criterion: str = ""
    flag: str = ""
    fatal: bool = False
    penalty: int = 0
    points: int = 0
    mood: tuple[int, int] = (0, 0)
    values: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    facets: tuple[Told, ...] = ()
    key: bool = False

    @property
    def cost(self) -> tuple[bool, int, int, int]:
        """How telling a poor moment is: the smaller, the worse. Fatal first, then penalty, mood lost, points lost."""
        return not self.fatal, -self.penalty, self.mood[1] - self.mood[0], -self.points


def find_moments(entries: Sequence[e.Entry[e.Event]], role: Role, marks: Marks, contact: str) -> tuple[Moment, ...]:
    """The moments of a contact, numbered: the few that matter most, then the other poor ones."""
    reader, repairs = _Reader(role, marks), Repairs(role.program)
    found: list[Moment] = []
    state, seen = SessionState(), []
    for entry in entries:
        before = state.contacts.get(contact)
        state = fold(state, entry)
        seen.append(entry)
        reader.role = role.under(state.started.instructions) if state.started else role
        if before is not None and getattr(entry.event, "contact", "") == contact:
            if isinstance(entry.event, e.ConversationMoved) and entry.event.cause == COMPLETED:
                found = _made_whole(found, entry.event)
            found += reader.read(entry, before, seen)
            repairs.take(entry, before)
    found = [replace(one, details=(*one.details, *repairs.of(one.entry_number))) for one in found]
    lacking = {one.id: one.maximum - one.got for one in marks.criteria}
    return chosen(_lost(moment, lacking) for moment in found)


def _lost(moment: Moment, lacking: Mapping[str, int]) -> Moment:
    """The moment with no more points lost than its criterion lacks in the end: what was made up for is lost no more."""
    if moment.kind == "good":
        return moment
    return replace(moment, points=min(moment.points, lacking.get(moment.criterion, moment.points)))


def _made_whole(found: Iterable[Moment], event: e.ConversationMoved) -> list[Moment]:
    """The moments once the parts that the customer asked for were said: what was left out no longer is."""
    return [moment for moment in found if event.lacks or moment.code != "move" or not moment.details]


def chosen(found: Iterable[Moment]) -> tuple[Moment, ...]:
    """Every poor moment and the best of the good ones: at most three to begin with, in order of time, then the rest."""
    all_found = list(found)
    poor = sorted((m for m in all_found if m.kind != "good"), key=lambda m: (m.cost, m.at))
    good = sorted((m for m in all_found if m.kind == "good"), key=lambda m: (m.cost, m.at))
    key = poor[: KEY_MOMENTS - 1] if good else poor[:KEY_MOMENTS]
    rest = poor[len(key) :]
    key += good[: KEY_MOMENTS - len(key)]
    ordered = [replace(m, key=True) for m in sorted(key, key=_time)] + sorted(rest, key=_time)
    return tuple(replace(m, number=n) for n, m in enumerate(ordered, 1))


def first_to_show(moments: Sequence[Moment]) -> Moment | None:
    """The moment to open the debrief on: the most telling one, good when nothing went wrong."""
    poor = [m for m in moments if m.kind != "good"]
    return min(poor or moments, key=lambda m: m.cost, default=None)


def _time(moment: Moment) -> tuple[int, int]:
    return moment.at, moment.entry_number


class _Reader:
    """Reads one step after the other, with the contact as it stood just before."""

    def __init__(self, role: Role, marks: Marks) -> None:
        self.role = role  # with the figures of the hour
        self._flags = {flag.raised: flag for flag in marks.flags}

    def read(self, entry: e.Entry[e.Event], before: Contact, seen: Sequence[e.Entry[e.Event]]) -> list[Moment]:
        """The moments an entry makes, none most of the time."""
        event = entry.event
        if isinstance(event, e.ContactAbandoned):
            waited = str(before.life.waited(entry.at))
            return [Moment(0, entry.at, entry.number, _offered(before, seen), "bad", "abandoned", values=(waited,))]
        if not isinstance(event, e.ConversationMoved) or not before.talk.place:
            return []
        found = self._moment(
            event, before, Moment(0, entry.at, entry.number, retry_before(entry, seen), "watch", "move")
        )
        if found is None:
            return []
        first = next(x for x in reversed(seen) if x.number == entry.origin)
        line = next((x for x in reversed(before.lines) if x.who == "customer"), None)
        return [
            replace(
                found,
                entry_number=first.number if event.cause == "reply" else entry.number,
                before=line.text if line and event.cause != "note" else "",
                before_at=line.at if line and event.cause != "note" else -1,
                after=event.lines[0].text if event.lines else "",
                mood=(before.talk.patience, event.patience),
                values=found.values or _about(first.event, before),
            )
        ]

    def _moment(self, event: e.ConversationMoved, before: Contact, blank: Moment) -> Moment | None:
        flag = self._flag(event.flags)
        if flag:
            blank = replace(blank, kind="bad", flag=flag.id, fatal=flag.fatal, penalty=flag.penalty, why=flag.why)
        match event.cause:
            case "silence" | "hold":
                told = flag is not None or event.patience < before.talk.patience
                return replace(self._open(blank, before), code=event.cause) if told else None
            case "identity":
                return replace(blank, code="wrong_identity") if flag else None
            case "hung_up":
                return replace(self._open(blank, before), code="hung_up") if flag else None
            case "note":
                return self._note(event, before, blank)
            case "reply":
                return self._reply(event, before, blank)
            case "forbidden":
                return self._forbidden(event, before, blank) if flag else None
            case "said" | "desk":
                return self._move(event, before, blank)
            case _:
                return None

    def _forbidden(self, event: e.ConversationMoved, before: Contact, blank: Moment) -> Moment:
        """What a rule forbids: the rule's own reason, and its better words."""
        rule, language = self.role.rules.get(blank.flag), self.role.program.script.language[:2]
        said = event.said or next((line.text for line in reversed(before.lines) if line.who == "adviser"), "")
        better = rule.better.get(language, "") if rule else ""
        return replace(blank, said=said, better=better, why=rule.reason if rule else blank.why)

    def _flag(self, flags: Iterable[str]) -> RaisedFlag | None:
        """The gravest of the flags a step raised."""
        known = [self._flags[flag] for flag in flags if flag in self._flags]
        return max(known, key=lambda flag: (flag.fatal, flag.penalty), default=None)

    def _open(self, blank: Moment, before: Contact) -> Moment:
        """What could have been said instead of nothing: that one is to wait, while something is done at the desk."""
        found = self._better(blank, compare(self.role.program, before.talk, None), before)
        wait, said = wait_offered(self.role), {line.text for line in before.lines if line.who == "adviser"}
        if not found.desk or wait is None or wait.offered in said:
            return found
        return replace(found, better=wait.offered, desk=False)

    def _move(self, event: e.ConversationMoved, before: Contact, blank: Moment) -> Moment | None:
        step = self.role.program.step_of(event.move) if event.move else None
        found = compare(self.role.program, before.talk, step) if step else Comparison()
        move = step.move if step else Move("", Place())
        blank = replace(
            blank,
            title=self._text(move.hint),
            said=event.said,
            why=self._text(move.why) or blank.why,
            criterion=found.criterion,
            points=found.lost,
        )
        if _revealed(event, before):
            return replace(blank, code="revealed", title="", better=self._question(before))
        if not event.said and blank.flag:
            told = self._deeds(event.flags, before)
            return replace(self._better(blank, found, before), code="act", title="", details=told)
        if event.lacks and not blank.flag:
            return replace(blank, better=self._text(move.say), details=self._parts(move, event.lacks))
        if blank.flag or move.mood < 0 or found.poor:
            return self._better(blank, found, before)
        return replace(blank, kind="good", points=found.earned) if found.good and move.why else None

    def _deeds(self, flags: Iterable[str], before: Contact) -> tuple[str, ...]:
        """What was done, and what was asked for, where the same act was done otherwise."""
        move = next((flag.partition(":")[2] for flag in flags if flag.startswith(WRONG_DEED)), "")
        step, done = self.role.program.step_of(move), before.desk.acts[-1] if before.desk.acts else None
        if step is None or done is None:
            return ()
        asked = [(want.field, want.told()) for want in step.move.wants]
        return deed(done.act, done.target, done.values), deed(step.move.desk, "", asked)

    def _parts(self, move: Move, lacks: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._text(part.title) for part in move.parts if part.id in lacks)

    def _better(self, blank: Moment, found: Comparison, before: Contact) -> Moment:
        """The moment with what would have been better; where that tells of an act, once it is done."""
        if found.better is None:
            return blank
        undone = bool(found.better.deed) and not any(map(found.better.is_done_by, deeds(before)))
        return replace(blank, better=self._text(found.better.move.say), desk=undone)

    def _question(self, before: Contact) -> str:
        """Before a dossier is opened, the better gesture is a question of identity, where one was open."""
        steps = open_moves(self.role.program, before.talk.place)
        return next((self._text(s.move.say) for s in steps if s.move.verifies), "")

    def _note(self, event: e.ConversationMoved, before: Contact, blank: Moment) -> Moment | None:
        node, step = node_at(self.role.program, before.talk.place), self.role.program.step_of(event.move)
        if node is None or node.beat.note is None or step is None:
            return None
        best = most(node.note, node.beat.note)
        earned = sum(n for _, n in event.points)
        if earned >= best and not blank.flag:
            return None
        note = before.desk.note
        text = before.desk.drafts.get("note", "")
        written = NoteText(note.code, note.outcome, note.follow_up, text)
        judged = judge(node.beat.note, written, self.role.rules, self.role.values, self._standing(before))
        return replace(
            blank,
            code="note",
            said=text,
            why=self._why(step.move, blank),
            criterion=earning(node.beat.note, node.note),
            points=best - earned,
            values=tuple(m for m in judged.missing if m in CHOICES),
            details=lacks(judged, {x.id: x.why for x in node.beat.note.must}, unwanted(node.beat.note, judged, step)),
            facets=(*told(node.beat.note.facets, judged.facets), *broken(judged, event.flags, self.role.rules)),
        )

    def _reply(self, event: e.ConversationMoved, before: Contact, blank: Moment) -> Moment | None:
        """A reply sent: what it lacked, or held and should not; a sound one is good when its author says why."""
        node, step = node_at(self.role.program, before.talk.place), self.role.program.step_of(event.move)
        if node is None or node.beat.reply is None or step is None:
            return None
        check, text = node.beat.reply, before.lines[-1].text
        judged = self._judged(check, text, before)
        best = most(node.reply, check)
        earned = sum(n for _, n in event.points)
        found = replace(
            blank,
            code="reply",
            said=text,
            why=self._why(step.move, blank),
            criterion=earning(check, (step, *node.reply)),
        )
        if earned >= best and not blank.flag and step.move.mood >= 0:
            return replace(found, kind="good", points=earned) if earned and step.move.why else None
        return replace(
            found,
            better=self._example(check, before),
            points=best - earned,
            values=("breach",) if unwanted(check, judged, step) else (),
            details=lacks(judged, {x.id: x.why for x in check.must}, unwanted(check, judged, step)),
            facets=(*told(check.facets, judged.facets), *broken(judged, event.flags, self.role.rules)),
        )

    def _why(self, move: Move, blank: Moment) -> str:
        """The author's reason; of a rule that the outcome does not name, the rule's own."""
        if self.role.rules.get(blank.flag) and blank.flag not in move.flags:
            return blank.why
        return self._text(move.why) or blank.why

    def _judged(self, check: ReplyCheck, text: str, before: Contact) -> Judgement:
        script, identity = self.role.program.script, before.talk.place[IDENTITY]
        values, deeds = self.role.values, self._standing(before)
        return judge(check, text, self.role.rules, values, deeds, script.language[:2], script.channel, identity)

    def _standing(self, before: Contact) -> dict[str, str]:
        return dict(standing(before, self.role.program))

    def _example(self, check: ReplyCheck, before: Contact) -> str:
        """A reply of the exemplary test that lacks nothing, if there is one."""
        for _, text in self.role.program.script.exemplary.replies:
            shown = self._text(text) if "reference." not in text else text
            judged = self._judged(check, shown, before)
            if not judged.missing and not judged.findings:
                return shown
        return ""

    def _text(self, text: str) -> str:
        return render_text(text, self.role.values)


def _revealed(event: e.ConversationMoved, before: Contact) -> bool:
    """A part of a dossier came on screen below the level it asks for."""
    return event.cause == "desk" and bool(event.flags) and bool(before.lines) and before.lines[-1].code == "revealed"


def _offered(contact: Contact, seen: Sequence[e.Entry[e.Event]]) -> int:
    """The last of the entries that came about when the customer joined the queue."""
    offered = next(x for x in seen if x.event == contact.offer)
    return max(x.number for x in seen if x.origin == offered.origin)


def _about(event: e.Event, before: Contact) -> tuple[str, ...]:
    """What completes the code of a gesture that begins so: which part of the dossier, which answer."""
    if isinstance(event, e.SectionOpened) and event.level < event.needed:
        return event.section, str(event.level), str(event.needed)
    if isinstance(event, e.ActDone):
        return (event.act,)
    if isinstance(event, e.IdentityJudged):
        answers = before.desk.identity(event.client).answers
        return event.element, next((a.text for a in answers if a.element == event.element), "")
    return ()
