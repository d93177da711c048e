"""How a note or a reply turned out: what it holds, what it must not, judged on the text alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workstation.folding import folded
from workstation.roleplay.judging.families import Finding, NoteWords
from workstation.roleplay.model import Element, NoteCheck, NoteText, ReplyCheck
from workstation.roleplay.playing.program import Node, PlaceTuple, Program, Step
from workstation.roleplay.playing.step import node_at, replies


@dataclass(frozen=True)
class Judgement:
    """What a text lacks and what it should not say, and the outcome that follows."""

    chosen: Step | None
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


def judge(node: Node, note: NoteText, words: NoteWords) -> Judgement:
    """The first of the beat's note moves that applies: a breach, then the number of elements missing, then the rest."""
    check = node.beat.note
    if check is None:
        return Judgement(None, (), ())
    missing = missing_elements(check, note)
    findings = tuple(f for f in words.findings(f"{note.text} {note.follow_up}") if f.family in check.must_not)
    return Judgement(_outcome(node.note, len(missing), bool(findings)), missing, findings)


def judge_reply(program: Program, place: PlaceTuple, text: str, words: NoteWords) -> Judgement:
    """The first outcome that applies, of those that the beat's reply may still have at that place."""
    node = node_at(program, place)
    check = node.beat.reply if node else None
    if check is None:
        return Judgement(None, (), ())
    missing, findings = lacks(check, text, words)
    return Judgement(_outcome(replies(program, place), len(missing), bool(findings)), missing, findings)


def lacks(check: ReplyCheck, text: str, words: NoteWords) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The ids of what a reply lacks, and what it should not hold."""
    plain = folded(text)
    missing = tuple(element.id for element in check.must if not _held(element, plain))
    return missing, tuple(f for f in words.findings(text) if f.family in check.families) + _forbidden(check, plain)


def _outcome(among: Iterable[Step], missing: int, breach: bool) -> Step | None:
    """The first that applies: a breach, then the number of elements missing, then the rest."""
    for step in among:
        if breach if step.move.breach else step.move.missing is None or missing <= step.move.missing:
            return step
    return None


def _held(element: Element, plain: str) -> bool:
    return any(folded(word) in plain for word in element.any)


def _forbidden(check: ReplyCheck, plain: str) -> tuple[Finding, ...]:
    """The wordings a reply must not hold: one finding an element."""
    found = ((element.id, word) for element in check.never for word in element.any if folded(word) in plain)
    return tuple(Finding(name, word) for name, word in dict(reversed(list(found))).items())


def missing_elements(check: NoteCheck, note: NoteText) -> tuple[str, ...]:
    """The ids of what the note lacks; a wrong code, outcome or follow-up counts as one each."""
    plain = folded(f"{note.text} {note.follow_up}")
    missing = [element.id for element in check.must if not _held(element, plain)]
    if check.codes and note.code not in check.codes:
        missing.append("code")
    if check.outcomes and note.outcome not in check.outcomes:
        missing.append("outcome")
    if check.follow_ups and note.follow_up not in check.follow_ups:
        missing.append("follow_up")
    return tuple(missing)
