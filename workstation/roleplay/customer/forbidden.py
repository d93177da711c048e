"""What may not be said at any stage: a rule hears it wherever no move of the beat answers for it.

A rule is a witness too: a move that is a fault because it breaks one was not said where the rule finds nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from workstation import events as e
from workstation.channels import own_time
from workstation.folding import folded
from workstation.roleplay.customer import actor, unsaid
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.judging.rules import FATAL, HEAVY, SEVERITIES, Finding, place_of
from workstation.roleplay.model import Move
from workstation.roleplay.playing.program import IDENTITY, PATIENCE, PlaceTuple, Step
from workstation.roleplay.playing.step import Effects

GRAVE = (FATAL, HEAVY)
"""What a rule must weigh for a customer to react to it of their own, unless it has an answer of its own."""
_AROUND = " .,;:?!…"


def broken(text: str, role: Role, place: PlaceTuple) -> dict[str, str]:
    """The severity of each rule that what is said breaks gravely, or that the customer answers."""
    script = role.program.script
    found = role.rules.findings(text, place_of(script.channel), script.language[:2], identity=place[IDENTITY])
    return {finding.family: finding.severity for finding in found if _reacts(finding, role)}


def _reacts(finding: Finding, role: Role) -> bool:
    rule = role.rules.get(finding.family)
    return finding.severity in GRAVE or bool(finding.severity and rule and rule.answer)


def barred(steps: Iterable[Step], text: str, role: Role, place: PlaceTuple) -> frozenset[str]:
    """The ids of the moves that break a rule as it finds them, and cannot be what was said: none as grave is broken.

    The author's own words are always the move.
    """
    script = role.program.script
    where = place_of(script.channel)
    found = role.rules.findings(text, where, script.language[:2], identity=place[IDENTITY])
    out = set()
    for one in steps:
        weights = [
            rule.places[where] for flag in one.move.flags if (rule := role.rules.get(flag)) and where in rule.places
        ]
        as_grave = SEVERITIES[: max(map(SEVERITIES.index, weights), default=-1) + 1]
        if not weights or any(finding.severity in as_grave for finding in found):
            continue
        if not is_worded(one.move, text) and not told(one.move, role).isdisjoint(one.move.flags):
            out.add(one.move.id)
    return frozenset(out)


def told(move: Move, role: Role) -> frozenset[str]:
    """The rules that find something in one of the wordings of a move: it answers for them."""
    script = role.program.script
    where, language = place_of(script.channel), script.language[:2]
    said = (move.say, *move.hears)
    return frozenset(finding.family for text in said for finding in role.rules.findings(text, where, language))


def is_worded(move: Move, text: str) -> bool:
    """Whether a text is one of the author’s own wordings of a move."""
    plain = folded(text).strip(_AROUND)
    return any(folded(wording).strip(_AROUND) == plain for wording in (move.say, *move.hears))


def reacted(talk: Talk, contact: str, text: str, rules: Collection[str], role: Role, at: int) -> e.ConversationMoved:
    """The customer's reaction to ``rules`` being broken, in the first one's words. Nothing else of the talk moves.

    ``text``: what was said and stands nowhere else. Each flag is raised once, and the mood falls with it.
    """
    first = role.rules.get(next(iter(rules)))
    answers = first.answer.get(role.program.script.language[:2], ()) if first and not talk.end else ()
    answer = unsaid.first(answers, talk.lines)
    lines = (answer,) if answer else ()
    flags = tuple(rule for rule in rules if rule not in talk.flags)
    moved = actor.written(
        talk, contact, fallen(talk.place, flags, role), Effects(lines, flags=flags), role, None, at, "forbidden"
    )
    later = own_time(role.program.script.channel, text) if text else 0
    queued = tuple(replace(line, at=line.at + later) for line in moved.lines)
    return replace(moved, said=text, lines=queued, ready_at=moved.ready_at + later)


def fallen(place: PlaceTuple, flags: Sequence[str], role: Role) -> PlaceTuple:
    """The place once the customer has heard rules broken that were not yet: the heaviest fall of mood, once."""
    falls = [rule.mood for flag in flags if (rule := role.rules.get(flag))]
    patience = max(0, min(role.program.script.persona.maximum, place[PATIENCE] + min(falls, default=0)))
    return (*place[:PATIENCE], patience, *place[PATIENCE + 1 :])
