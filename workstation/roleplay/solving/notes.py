"""A text for each outcome a note or a reply can have, so that a way found by a proof can be played at the desk."""

from __future__ import annotations

from collections.abc import Iterator

from workstation.roleplay.judging.notes import judge
from workstation.roleplay.judging.rules import Rules
from workstation.roleplay.model import NoteCheck, NoteText, ReplyCheck
from workstation.roleplay.playing.outcomes import Told, outcome
from workstation.roleplay.playing.program import Node, Program, Step, most_lacking
from workstation.roleplay.solving.sentences import facet_notes, facet_replies
from workstation.roleplay.solving.world import possible_notes


def model_notes(program: Program, rules: Rules) -> dict[str, NoteText]:
    """A note by the id of the outcome it obtains: a test's own where one does, else one put together."""
    written = [note for test in program.script.tests for _, note in test.notes]
    found = facet_notes(program, rules)
    for node in program.nodes:
        check = node.beat.note
        if check is None or check.facets:
            continue
        for chosen in possible_notes(node):
            for note in (*written, *_drafts(program, node, chosen, rules)):
                judged = judge(check, note, rules)
                told = Told(len(judged.missing), (), {finding.family for finding in judged.findings})
                if outcome(program, program.start, node.note, check, told) is chosen:
                    found[chosen.move.id] = note
                    break
    return found


def _drafts(program: Program, node: Node, chosen: Step, rules: Rules) -> Iterator[NoteText]:
    """Notes that lack more and more; with a word that has no place there when a breach is wanted."""
    check = node.beat.note
    if check is None:
        return
    bad = _forbidden(check, rules) if chosen.move.breach else ""
    for lacking in range(most_lacking(check) + 1):
        must = check.must[lacking:]
        wrong = iter([True] * (lacking - len(check.must)))
        code, outcome, follow_up = (
            expected[0] if expected and not next(wrong, False) else "-" if expected else any_one
            for expected, any_one in (
                (check.codes, program.script.motif), (check.outcomes, "solved"), (check.follow_ups, "none"),
            )
        )  # fmt: skip
        text = ". ".join([*(element.any[0] for element in must if element.any), bad])
        yield NoteText(code, outcome, follow_up, text or ".")


def _forbidden(check: NoteCheck, rules: Rules) -> str:
    return _word_of(check.must_not, rules)


def _word_of(families: tuple[str, ...], rules: Rules) -> str:
    return next((word for family in families if (word := rules.example(family))), "")


def model_replies(program: Program, rules: Rules) -> dict[str, str]:
    """A reply by the id of the outcome it obtains wherever it is possible: a test's own, else one put together."""
    written = [text for test in program.script.tests for _, text in test.replies]
    found = facet_replies(program, rules)
    for node in program.nodes:
        if (check := node.beat.reply) is None or check.facets:
            continue
        for chosen in node.reply:
            for text in (*written, *_replies(check, rules, chosen.move.breach)):
                if _obtains(check, chosen, text, rules):
                    found[chosen.move.id] = text
                    break
    return found


def _obtains(check: ReplyCheck, chosen: Step, text: str, rules: Rules) -> bool:
    """Whether the text has that outcome and no earlier one: it lacks just as much as the outcome allows."""
    judged = judge(check, text, rules)
    missing, findings = judged.missing, judged.findings
    most = most_lacking(check)
    if chosen.move.breach:
        return bool(findings) and len(missing) == most
    return not findings and len(missing) == (most if chosen.move.missing is None else min(most, chosen.move.missing))


def _replies(check: ReplyCheck, rules: Rules, breach: bool) -> Iterator[str]:
    """Replies that lack more and more, from the first element on or from the last."""
    never = next((word for element in check.never for word in element.any), "")
    bad = (never or _word_of(check.families, rules)) if breach else ""
    for lacking in range(len(check.must) + 1):
        for must in (check.must[lacking:], check.must[: len(check.must) - lacking]):
            yield ". ".join([*(element.any[0] for element in must if element.any), bad]) or "."
