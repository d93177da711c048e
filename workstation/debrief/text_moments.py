"""What is told of a note or a reply at its moment: the most it can earn, what it lacks, the rules it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workstation.roleplay.judging.facets import Told
from workstation.roleplay.judging.notes import Judgement
from workstation.roleplay.judging.rules import Rules
from workstation.roleplay.model import NoteCheck, ReplyCheck
from workstation.roleplay.playing.program import Step


def most(outcomes: Sequence[Step], check: NoteCheck | ReplyCheck) -> int:
    """The most that a text can earn: its fullest outcome, or all its facets."""
    best = max((sum(n for _, n in step.move.score) for step in outcomes), default=0)
    return best + sum(n for facet in check.facets if facet.wanted for _, n in facet.score)


def unwanted(check: NoteCheck | ReplyCheck, judged: Judgement, step: Step) -> bool:
    """Whether what the text should not hold is what is to be told of it."""
    return bool(judged.findings) if check.facets else step.move.breach


def earning(check: NoteCheck | ReplyCheck, outcomes: Sequence[Step]) -> str:
    """The criterion that a text is worth points for."""
    named = [criterion for facet in check.facets for criterion, _ in facet.score]
    return next((c for c in (*named, *(c for step in outcomes for c, _ in step.move.score))), "")


def broken(judged: Judgement, flags: Iterable[str], rules: Rules) -> Iterator[Told]:
    """The rules broken besides what the beat looks for: the word at fault if there is one, and why.

    Those that rest on who else was at the desk are known by the flag they raised.
    """
    found = {finding.family for finding in (*judged.broken, *judged.findings)}
    raised = (rules.get(flag) for flag in flags if flag not in found)
    yield from (("broken", one.reason, "") for one in raised if one is not None)
    for finding in judged.broken:
        rule = rules.get(finding.family)
        if rule is not None:
            yield "broken", f"« {finding.word} » : {rule.reason}" if finding.word else rule.reason, ""


def lacks(judged: Judgement, why: dict[str, str], breach: bool) -> tuple[str, ...]:
    """What a text lacks, in the author's words; or the words it should not hold."""
    if breach:
        return tuple(dict.fromkeys(finding.word for finding in judged.findings))
    return tuple(why[m] for m in judged.missing if why.get(m))
