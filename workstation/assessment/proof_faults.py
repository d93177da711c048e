"""What a proof finds wrong, said as diagnostics at the author's own line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from workstation.assessment.proving import Proof
from workstation.content.diagnostics import Diagnostic, Diagnostics, Phrase, Place, in_order, phrase
from workstation.i18n import mark, tr
from workstation.phrases import PHRASES
from workstation.roleplay.checking.facets import checks_of
from workstation.roleplay.model import Script
from workstation.roleplay.reading.computing import TARGET
from workstation.roleplay.reading.defaults import FOLDER
from workstation.roleplay.solving.reach import Never

_SHOWN = 30
UNTIMELY = {
    "again": mark("a second time"),
    "unsolved": mark("before anything of the request is answered"),
    "tense": mark("to a customer who has lost half their patience"),
    "reason": mark("after a fraud or a complaint"),
}


def proof_faults(
    proof: Proof, script: Script, file: str, text: str = "", sources: Mapping[str, str] | None = None
) -> list[Diagnostic]:
    """The faults of a role-play that its proof shows, in reading order. ``sources``: the texts it includes, by file."""
    found = Diagnostics(file, text)
    for included, words in (sources or {}).items():
        found.includes(included, words)
    for never in proof.never:
        _never(never, found)
    _claims(proof, script, found)
    for trap in [trap for trap in proof.traps if trap.stuck]:
        found.add("RP071", trap.place, path=way(trap.path))
        for refused in trap.refused:
            _never(refused, found)
    for loop in proof.endless:
        found.add("RP072", script.place_of("start"), path=way(loop))
    for note in proof.unjudged:
        found.add("RP080", note.place, missing=note.missing)
    _marks(proof, script, found)
    _habits(proof, found)
    _customer(proof, found)
    shortest = proof.quickest.seconds if proof.quickest else proof.times.shortest if proof.times else 0
    longest = proof.times.longest if proof.times else shortest
    written = TARGET not in dict(script.computed)  # computed, it is what the exemplary test takes to write its texts
    if written and proof.times and not shortest <= script.target <= longest:
        found.add("RP076", script.place_of("time"), target=script.target, shortest=shortest, longest=longest)
    if not proof.complete:
        found.add("RP082", Place(), states=proof.cut_at)
    return in_order([fault for fault in found.found if not _is_left(fault)])


def _is_left(fault: Diagnostic) -> bool:
    """Whether a remark is about what the channel brings and this role-play has no use for."""
    return fault.severity != "error" and PurePath(fault.place.file).parent.name == FOLDER


def _claims(proof: Proof, script: Script, found: Diagnostics) -> None:
    """A facet that claims what no way does."""
    done = {one.name for one in proof.reached if one.kind == "move"}
    for _, check in checks_of(script):
        for facet in check.facets:
            if proof.complete and facet.claims and facet.claims not in done:
                found.add("RP098", facet.at("claims"), name=facet.claims, facet=facet.id)


def _marks(proof: Proof, script: Script, found: Diagnostics) -> None:
    places = {criterion.id: criterion.place for criterion in script.rubric}
    best = proof.best.marks.score if proof.best else 0
    computed = dict(script.computed)
    for criterion in proof.criteria if proof.complete else ():
        place, name = places[criterion.id], criterion.id
        if f"rubric.{name}" in computed and criterion.obtainable > criterion.maximum:
            found.add("RP092", place, name=name, most=criterion.obtainable, maximum=criterion.maximum)
        if criterion.most is not None and criterion.most < criterion.maximum:
            found.add("RP073", place, name=name, most=criterion.most, maximum=criterion.maximum)
        elif proof.best and criterion.most and criterion.without is not None and criterion.without >= best:
            found.add("RP074", place, name=name, score=criterion.without)
    settled = not {"best", "passing"} & set(proof.unsettled)
    if proof.complete and proof.best and proof.passing is None and settled:
        _nobody(proof, script, best, found)


def _habits(proof: Proof, found: Diagnostics) -> None:
    """What one may do wrong and pass."""
    for rule in proof.rules:
        if rule.kept is False:
            found.add("RP087", rule.place, name=rule.move, rule=rule.rule, path=way(rule.path))
    for free in proof.free:
        found.add("RP090", free.place, name=free.move, score=free.score)
    if proof.thin:
        thin = proof.thin
        had, maximum = thin.points, thin.maximum
        found.add("RP091", thin.place, name=thin.criterion, points=had, maximum=maximum, path=way(thin.path))
    for alike in proof.alike:
        if alike.all:
            found.add("RP089", alike.place, name=alike.beat, moves=", ".join(alike.moves))


def _customer(proof: Proof, found: Diagnostics) -> None:
    """What the customer raises, hears and tells."""
    for objection in proof.objections:
        if not objection.answered:
            found.add("RP085", objection.place, name=objection.beat, path=way(objection.path))
        elif not objection.let_be:
            found.add("RP086", objection.place, name=objection.beat, path=way(objection.path))
    for offer in proof.untimely:
        found.add("RP088", offer.place, name=offer.beat, reason=UNTIMELY[offer.why], path=way(offer.path))
    for unheard in proof.unheard:
        if unheard.kind == "fact":
            found.add("RP083", unheard.place, name=unheard.name)
        else:
            found.add("RP084", unheard.place, name=unheard.name, text=unheard.text)


def _nobody(proof: Proof, script: Script, best: int, found: Diagnostics) -> None:
    """Why nobody passes: a critical criterion out of reach, too few points, or too many full marks at a time."""
    critical = [criterion for criterion in proof.criteria if criterion.critical]
    short = next((one for one in critical if one.most is not None and one.most < one.maximum), None)
    place = script.place_of("rubric")
    if short is not None:
        place = next(criterion.place for criterion in script.rubric if criterion.id == short.id)
        never = mark("the critical criterion “{name}” never gets its {maximum} points")
        detail = phrase(never, name=short.id, maximum=short.maximum)
    elif best < script.pass_mark:
        few = mark("the best score is {score} for a pass mark of {mark}")
        detail = phrase(few, score=best, mark=script.pass_mark)
    else:
        names = ", ".join(one.id for one in critical)
        detail = phrase(mark("no way gets full marks in each critical criterion ({names})"), names=names)
    found.add("RP081", place, detail=detail)


def _never(never: Never, found: Diagnostics) -> None:
    match never.why:
        case "refused":
            reason = Phrase(PHRASES["refused"][never.detail])
            found.add("RP093", never.place, name=never.name, reason=reason, path=way(never.path))
        case "condition" | "identity":
            found.add("RP077", never.place, name=never.name, condition=never.detail, path=way(never.path))
        case "never":
            pass  # told when the file was read
        case "taken":
            found.add("RP078", never.place, name=never.name, other=never.detail)
        case "covered":
            found.add("RP079", never.place, name=never.name)
        case _:
            found.add("RP070", never.place, name=never.name)


def way(steps: tuple[str, ...]) -> str:
    """A way as a reader follows it; its middle is left out when it is long."""
    if not steps:
        return tr("the start")
    if len(steps) > _SHOWN:
        steps = (*steps[: _SHOWN // 2], "…", *steps[-_SHOWN // 2 :])
    return " → ".join(steps)
