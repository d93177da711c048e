"""What a proof finds wrong, said as diagnostics at the author's own line."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.assessment.proving import Proof
from workstation.content.diagnostics import Diagnostic, Diagnostics, Place, in_order
from workstation.i18n import tr
from workstation.roleplay.model import Script
from workstation.roleplay.solving.reach import Never

_SHOWN = 30


def proof_faults(
    proof: Proof, script: Script, file: str, text: str = "", sources: Mapping[str, str] | None = None
) -> list[Diagnostic]:
    """The faults of a role-play that its proof shows, in reading order. ``sources``: the texts it includes, by file."""
    found = Diagnostics(file, text)
    for included, words in (sources or {}).items():
        found.includes(included, words)
    for never in proof.never:
        _never(never, found)
    for trap in [trap for trap in proof.traps if trap.stuck]:
        found.add("RP071", trap.place, path=way(trap.path))
    for loop in proof.endless:
        found.add("RP072", script.place_of("start"), path=way(loop))
    for note in proof.unjudged:
        found.add("RP080", note.place, missing=note.missing)
    _marks(proof, script, found)
    if proof.times and not proof.times.shortest <= script.target <= proof.times.longest:
        shortest, longest = proof.times.shortest, proof.times.longest
        found.add("RP076", script.place_of("time"), target=script.target, shortest=shortest, longest=longest)
    if not proof.complete:
        found.add("RP082", Place(), states=proof.cut_at)
    return in_order(found.found)


def _marks(proof: Proof, script: Script, found: Diagnostics) -> None:
    places = {criterion.id: criterion.place for criterion in script.rubric}
    best = proof.best.marks.score if proof.best else 0
    for criterion in proof.criteria if proof.complete else ():
        place, name = places[criterion.id], criterion.id
        if criterion.most is not None and criterion.most < criterion.maximum:
            found.add("RP073", place, name=name, most=criterion.most, maximum=criterion.maximum)
        elif criterion.most and criterion.without is not None and criterion.without >= best:
            found.add("RP074", place, name=name, score=criterion.without)
    if proof.complete and proof.best and proof.passing is None and not proof.unsettled:
        found.add("RP081", script.place_of("rubric"), score=best, mark=script.pass_mark)


def _never(never: Never, found: Diagnostics) -> None:
    match never.why:
        case "condition":
            found.add("RP077", never.place, name=never.name, condition=never.detail, path=way(never.path))
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
