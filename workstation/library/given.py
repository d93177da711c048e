"""Notes and replies handed in from outside: played in the place of a role-play's own, or judged by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workstation.assessment.scorecard import Scorecard
from workstation.content.text import TextFault, render_text
from workstation.debrief.judged import judged_texts
from workstation.library.handed import NOTE, REPLY
from workstation.library.playing import fresh_session
from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay.judging.notes import Judgement, judge
from workstation.roleplay.judging.rules import FATAL, HEAVY, LIGHT, NOTES_LANGUAGE, PENALTIES, Finding
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


def judge_alone(
    roleplay: Roleplay, shelf: Shelf, kind: str, written: NoteText | str, beat: str = "", done: Sequence[str] = ()
) -> Judged:
    """A note or a reply judged as if it were saved at a beat (by default the first that asks for one).

    ``done``: the steps at the desk whose deeds stand, as tests write them. Everything is taken as identified. Raises
    ``GivenFault``.
    """
    program, session = roleplay.script_program, fresh_session(roleplay, shelf, 1)
    there = beat_of(program.script, kind, beat)
    check = there.note if kind == NOTE else there.reply
    assert check is not None  # noqa: S101  such a beat was looked for
    started, offer = session.state.started, next(iter(session.state.contacts.values())).offer
    assert started is not None  # noqa: S101  it has just begun
    role = session.world.pins.role(started, offer.digest)
    deeds = {step.move.id: f"{{{{ reference.{step.move.id} }}}}" for step in deeds_of(program, done)}
    values = {**role.values, "reference": {step.move.id: deeds.get(step.move.id, "") for step in _desk(program)}}
    if isinstance(written, NoteText):
        note = replace(written, text=_filled(written.text, values))
        if isinstance(check, NoteCheck):
            note = _with_choices(note, check, program.script.motif)
        return Judged(there.id, check, judge(check, note, role.rules, role.values, deeds, NOTES_LANGUAGE))
    script = program.script
    found = judge(check, _filled(written, values), role.rules, role.values, deeds, script.language[:2], script.channel)
    return Judged(there.id, check, found)


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
        yield from (one for one in _desk(program) if one.is_done_by(deed))


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


def texts_of(session: Session, card: Scorecard, contact: str = "c1") -> dict[str, object]:
    """``note`` and ``replies`` of a contact that was played, each as it was judged when it was written."""
    started, there = session.state.started, session.state.contacts[contact]
    if started is None:
        return {NOTE: None, "replies": []}
    role = session.world.pins.role(started, there.offer.digest)
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


def _desk(program: Program) -> list[Step]:
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
