"""The words to avoid in what was said in one's own words: told with better ones, and never marked.

Those of a written reply are marked, and told among what was lost; nobody is corrected while they speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workstation.roleplay.customer.actor import Role
from workstation.roleplay.judging.rules import LIGHT, Finding, place_of
from workstation.session.transcript import Line

OWN = ("heard", "unclear", "doubtful", "aside", "forbidden")
"""The lines in one's own words, by how they were heard; a sentence that was picked is its author's."""


@dataclass(frozen=True)
class Avoided:
    """A kind of words to avoid: its rule, the ``words`` as said, first ``at`` (session ms), what is better."""

    rule: str
    title: str
    reason: str
    better: str
    at: int
    words: tuple[str, ...]


def read_avoided(lines: Sequence[Line], role: Role, flags: Sequence[str]) -> tuple[Avoided, ...]:
    """Each kind once, in order; what raised a flag is told as one."""
    script = role.program.script
    place, language = place_of(script.channel), script.language[:2]
    found: dict[str, Avoided] = {}
    for line in lines:
        if line.who != "adviser" or line.code not in OWN:
            continue
        for finding in role.rules.findings(line.text, place, language):
            if _is_told(finding, flags):
                rule = role.rules.get(finding.family)
                known = found.get(finding.family)
                if known is not None:
                    found[known.rule] = replace(known, words=(*known.words, finding.word))
                elif rule is not None:
                    told = Avoided(rule.id, rule.title, rule.reason, finding.neutral, line.at, (finding.word,))
                    found[rule.id] = told
    return tuple(found.values())


def _is_told(finding: Finding, flags: Sequence[str]) -> bool:
    return finding.severity == LIGHT and bool(finding.word) and finding.family not in flags
