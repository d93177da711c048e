"""Notes and replies handed in from outside: played in the place of a role-play's own, or judged by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workstation.assessment.scorecard import Scorecard
from workstation.content.text import TextFault, render_text
from workstation.debrief.judged import judged_texts
from workstation.debrief.words import facet_line
from workstation.i18n import tr
from workstation.library.handed import NOTE, REPLY
from workstation.library.playing import fresh_session
from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.judging.facets import told
from workstation.roleplay.judging.notes import Judgement, judge
from workstation.roleplay.judging.rules import FATAL, HEAVY, LIGHT, NOTES_LANGUAGE, PENALTIES, Finding, Rules
from workstation.roleplay.model import Beat, NoteCheck, NoteText, ReplyCheck, Script
from workstation.roleplay.playing.program import Program, Step
from workstation.roleplay.playing.steps import chosen_in, deed_as
from workstation.session.runner import Session


class GivenFault(ValueError):
    """What was handed in cannot be judged there.

    ``reason``: no_note, no_reply, no_beat, no_step, not_desk; ``name``: what it is about.
    """

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(f"{reason} {name}")
        self.reason = reason
        self.name = name


@dataclass(frozen=True)
class Judged:
    """A text judged by itself, the beat it was judged at, and what is looked for there."""

    beat: str
    check: NoteCheck | ReplyCheck
    judgement: Judgement


def alone(roleplay: Roleplay, shelf: Shelf) -> Role:
    """What texts are judged by when nothing is played: the role-play, its rules and the words of its day."""
    session = fresh_session(roleplay, shelf, 1)
    started, offer = session.state.started, next(iter(session.state.contacts.values())).offer
    assert started is not None  # noqa: S101  it has just begun
    return session.world.pins.role(started, offer)


def judge_alone(role: Role, kind: str, written: NoteText | str, beat: str = "", done: Sequence[str] = ()) -> Judged:
    """A note or a reply judged as if it were saved at a beat (by default the first that asks for one).

    ``done``: the steps at the desk whose deeds stand, as tests write them. Everything is taken as identified. Raises
    ``GivenFault``.
    """
    program, script = role.program, role.program.script
    there = beat_of(script, kind, beat)
    check = there.note if kind == NOTE else there.reply
    assert check is not None  # noqa: S101  such a beat was looked for
    deeds = {step.move.id: f"{{{{ reference.{step.move.id} }}}}" for step in deeds_of(program, done)}
    values = {**role.values, "reference": {step.move.id: deeds.get(step.move.id, "") for step in desk_steps(program)}}
    if isinstance(written, NoteText):
        note = replace(written, text=_filled(written.text, values))
        if isinstance(check, NoteCheck):
            note = _with_choices(note, check, script.motif)
        return Judged(there.id, check, judge(check, note, role.rules, role.values, deeds, NOTES_LANGUAGE))
    text, language = _filled(written, values), script.language[:2]
    return Judged(there.id, check, judge(check, text, role.rules, role.values, deeds, language, script.channel))


def lines_of(judged: Judged, rules: Rules) -> Iterator[str]:
    """What came of a text, in words: what it says and lacks, then what it should not hold and why."""
    missing = judged.judgement.missing
    for element in judged.check.must:
        yield facet_line("missing" if element.id in missing else "met", element.why or element.id)
    yield from (facet_line(*one) for one in told(judged.check.facets, judged.judgement.facets))
    for finding in (*judged.judgement.findings, *judged.judgement.broken):
        rule = rules.get(finding.family)
        why = rule.reason if rule and rule.reason else finding.family
        yield tr("“{word}”: {title}", word=finding.word, title=why) if finding.word else facet_line("broken", why)


def beat_of(script: Script, kind: str, beat: str) -> Beat:
    """The beat that asks for a note or a reply. Raises ``GivenFault``."""
    asking = [one for one in script.beats if (one.note if kind == NOTE else one.reply)]
    if not asking:
        raise GivenFault(f"no_{kind}")
    found = next((one for one in asking if one.id == beat or not beat), None)
    if found is None:
        raise GivenFault("no_beat", ", ".join(one.id for one in asking))
    return found


def deeds_of(program: Program, done: Sequence[str]) -> Iterator[Step]:
    """The steps whose deeds stand: done as they ask for it. Raises ``GivenFault``."""
    for step in done:
        try:
            name, wished = chosen_in(step)
            found = program.step_of(name)
            if found is None:
                raise GivenFault("no_step", step)
            if found.deed is None:
                raise GivenFault("not_desk", step)
            deed = deed_as(found.deed, wished)
        except GivenFault:
            raise
        except ValueError as fault:
            raise GivenFault("no_step", step) from fault
        yield from (one for one in desk_steps(program) if one.is_done_by(deed))


def as_object(check: NoteCheck | ReplyCheck, judged: Judgement, script: Script, card: Scorecard) -> dict[str, object]:
    """What came of a text, as machines read it."""
    facets = [{"id": one.id, "met": one.met, "denied": one.denied, "false": one.false} for one in judged.facets]
    known = {one.id for one in judged.facets}
    facets += [
        {"id": one.id, "met": one.id not in judged.missing, "denied": False, "false": False}
        for one in check.must
        if one.id not in known
    ]
    findings = [
        {"family": one.family, "word": one.word, "severity": one.severity or _severity(one, check, script, card)}
        for one in (*judged.findings, *judged.broken)
    ]
    return {"facets": facets, "findings": findings}


def texts_of(session: Session, card: Scorecard, contact: str) -> dict[str, object]:
    """``note`` and ``replies`` of a contact that was played, each as it was judged when it was written."""
    started, there = session.state.started, session.state.contacts[contact]
    if started is None:
        return {NOTE: None, "replies": []}
    role = session.world.pins.role(started, there.offer)
    found = list(judged_texts(session.entries(), role, contact))
    told = [(one.kind, as_object(one.check, one.judgement, role.program.script, card)) for one in found]
    notes = [judged for kind, judged in told if kind == NOTE]
    return {NOTE: notes[-1] if notes else None, "replies": [judged for kind, judged in told if kind == REPLY]}


def _severity(finding: Finding, check: NoteCheck | ReplyCheck, script: Script, card: Scorecard) -> str:
    """What a finding costs that no rule weighs there: as the house has it, else as the beat's own breach does."""
    house = card.house(finding.family)
    own = {flag.id: flag for flag in script.flags}
    flags = [flag for move in check.moves if move.breach for flag in move.flags]
    weighed = [house] if house else [known for flag in flags if (known := card.house(flag) or own.get(flag))]
    if any(flag.fatal for flag in weighed):
        return FATAL
    return HEAVY if any(flag.penalty >= PENALTIES[HEAVY] for flag in weighed) else LIGHT


def desk_steps(program: Program) -> list[Step]:
    """The steps that are done at the desk."""
    return [step for step in program.steps if step.deed is not None]


def _with_choices(note: NoteText, check: NoteCheck, motif: str) -> NoteText:
    """A note that says nothing of its choices is judged on its text: they are taken as right."""
    return NoteText(
        note.code or (check.codes[0] if check.codes else motif),
        note.outcome or (check.outcomes[0] if check.outcomes else "solved"),
        note.follow_up or (check.follow_ups[0] if check.follow_ups else "none"),
        note.text,
    )


def _filled(text: str, values: Mapping[str, Mapping[str, str]]) -> str:
    try:
        return render_text(text, values)
    except TextFault:  # a template's left-over stays as it is typed
        return text
