"""How a note or a reply turned out: what it says, what it lacks, what it must not hold, judged on the text alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workstation.content.letter import own_words
from workstation.folding import folded
from workstation.roleplay.judging.facets import FacetJudged, Values, judge_facets
from workstation.roleplay.judging.rules import IDENTIFIED, NOTE, NOTES_LANGUAGE, Finding, Rules, place_of
from workstation.roleplay.model import CHOICES, Element, Facet, NoteCheck, NoteText, ReplyCheck, Script
from workstation.roleplay.playing.outcomes import Earned, Told, earned, outcome
from workstation.roleplay.playing.program import IDENTITY, PlaceTuple, Program, Step
from workstation.roleplay.playing.step import node_at, replies

NOTHING: Mapping[str, Mapping[str, str]] = {}
NO_DEED: Mapping[str, str] = {}


@dataclass(frozen=True)
class Judgement:
    """What a text says, lacks and should not say, and the outcome that follows.

    ``missing``: the ids of what it lacks, facets or elements. ``facets``: what came of each. ``findings`` are those of
    the families and wordings that the beat itself looks for, ``broken`` those of the other rules.
    """

    chosen: Step | None
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    facets: tuple[FacetJudged, ...] = ()
    broken: tuple[Finding, ...] = ()

    @property
    def breaches(self) -> tuple[str, ...]:
        """The rules whose severity holds, each once. What the outcome that applies answers is left to it."""
        answered = self.chosen is not None and (self.chosen.move.breach or bool(self.chosen.move.flags))
        weighed = (*(() if answered else self.findings), *self.broken)
        return tuple(dict.fromkeys(finding.family for finding in weighed if finding.severity))

    @property
    def met(self) -> frozenset[str]:
        """The facets that are said, and true."""
        return frozenset(facet.id for facet in self.facets if facet.met)

    @property
    def false(self) -> frozenset[str]:
        """The facets that claim a deed which does not stand."""
        return frozenset(facet.id for facet in self.facets if facet.false)

    def earned(self, facets: tuple[Facet, ...]) -> Earned:
        """The points and flags that the facets bring."""
        return earned(facets, self.met, self.false)


def judge(
    check: NoteCheck | ReplyCheck,
    written: NoteText | str,
    rules: Rules,
    values: Values = NOTHING,
    standing: Mapping[str, str] = NO_DEED,
    language: str = NOTES_LANGUAGE,
    channel: str = "",
    identity: int = IDENTIFIED,
) -> Judgement:
    """What a note or a reply says, each facet alone; which outcome follows depends on where the contact stands.

    ``values``: what ``{{ dates.x }}`` and ``{{ figures.x }}`` stand for; ``standing``: the desk steps whose deed
    stands, with its reference; ``language``: the one the text is written in; ``channel``: that of a reply, whose rules
    hold; ``identity``: the level reached. Without a channel a reply is held to what its beat looks for alone.
    """
    text = written if isinstance(written, str) else f"{written.text} {written.follow_up}".strip()
    own = own_words(written) if isinstance(written, str) else written.text  # what a reply quotes, it does not say
    facets = judge_facets(check.facets, own, language, values, standing)
    if isinstance(check, NoteCheck) and isinstance(written, NoteText):
        facets = with_choices(check, written, facets)
    plain = folded(text)
    place = NOTE if isinstance(check, NoteCheck) else place_of(channel) if channel else ""
    all_found = rules.findings(text, place, language, check.looked_for, identity)
    found = tuple(finding for finding in all_found if finding.family in check.looked_for)
    broken = tuple(finding for finding in all_found if finding.family not in check.looked_for)
    if isinstance(check, ReplyCheck):
        found += _forbidden(check, plain)
    return Judgement(None, _missing(check, written, plain, facets), found, facets, broken)


def judge_note(
    program: Program,
    place: PlaceTuple,
    note: NoteText,
    rules: Rules,
    values: Values = NOTHING,
    standing: Mapping[str, str] = NO_DEED,
) -> Judgement:
    """The first of the beat's note moves that applies."""
    node = node_at(program, place)
    check = node.beat.note if node else None
    if node is None or check is None:
        return Judgement(None, (), ())
    judged = judge(check, note, rules, values, standing, identity=place[IDENTITY])
    return replace(judged, chosen=outcome(program, place, node.note, check, _told(judged)))


def judge_reply(
    program: Program,
    place: PlaceTuple,
    text: str,
    rules: Rules,
    values: Values = NOTHING,
    standing: Mapping[str, str] = NO_DEED,
) -> Judgement:
    """The first outcome that applies, of those that the beat's reply may still have at that place."""
    node = node_at(program, place)
    check = node.beat.reply if node else None
    if check is None:
        return Judgement(None, (), ())
    script = program.script
    judged = judge(check, text, rules, values, standing, script.language[:2], script.channel, place[IDENTITY])
    return replace(judged, chosen=outcome(program, place, replies(program, place), check, _told(judged)))


def as_written(script: Script) -> dict[str, dict[str, str]]:
    """Values that leave each insertion as it is written: a text of a test says what its wordings insert."""
    groups = {"facts": [name for name, _ in script.facts], "dates": [name for name, _ in script.dates]}
    return {group: {name: f"{{{{ {group}.{name} }}}}" for name in names} for group, names in groups.items()}


def _told(judged: Judgement) -> Told:
    return Told(len(judged.missing), judged.met, {finding.family for finding in judged.findings})


def with_choices(check: NoteCheck, note: NoteText, facets: tuple[FacetJudged, ...]) -> tuple[FacetJudged, ...]:
    """The facets with those that are choices of the note's form judged by what was chosen."""
    return tuple(_choice(check, note, facet) if facet.id in CHOICES else facet for facet in facets)


def _choice(check: NoteCheck, note: NoteText, facet: FacetJudged) -> FacetJudged:
    """A facet that is a choice of the form: right when it is one of those listed, or when any is."""
    right = dict(zip(CHOICES, (check.codes, check.outcomes, check.follow_ups), strict=True))[facet.id]
    chosen = {"code": note.code, "outcome": note.outcome, "follow_up": note.follow_up}[facet.id]
    return FacetJudged(facet.id, met=chosen in right if right else bool(chosen))


def _missing(
    check: NoteCheck | ReplyCheck, written: NoteText | str, plain: str, facets: tuple[FacetJudged, ...]
) -> tuple[str, ...]:
    """The ids of what the text lacks; a wrong code, outcome or follow-up counts as one each."""
    missing = [element.id for element in check.must if not _held(element, plain)]
    missing += [
        judged.id for judged, facet in zip(facets, check.facets, strict=True) if facet.wanted and not judged.met
    ]
    if isinstance(check, NoteCheck) and isinstance(written, NoteText):
        if check.codes and written.code not in check.codes:
            missing.append("code")
        if check.outcomes and written.outcome not in check.outcomes:
            missing.append("outcome")
        if check.follow_ups and written.follow_up not in check.follow_ups:
            missing.append("follow_up")
    return tuple(dict.fromkeys(missing))


def _held(element: Element, plain: str) -> bool:
    return any(folded(word) in plain for word in element.any)


def _forbidden(check: ReplyCheck, plain: str) -> tuple[Finding, ...]:
    """The wordings a reply must not hold: one finding an element."""
    found = ((element.id, word) for element in check.never for word in element.any if folded(word) in plain)
    return tuple(Finding(name, word) for name, word in dict(reversed(list(found))).items())
