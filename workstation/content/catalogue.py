"""Every diagnostic code with its sentence and its cure. Codes are stable: they are never given another meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of fault. ``message`` and ``cure`` are translated and filled in when shown."""

    severity: str
    message: str
    cure: str = ""


def _error(message: str, cure: str = "") -> Kind:
    return Kind("error", message, cure)


def _warning(message: str, cure: str = "") -> Kind:
    return Kind("warning", message, cure)


CATALOGUE: Mapping[str, Kind] = {
    "RP001": _error(
        "This file cannot be read as YAML: {detail}.", "Check the indentation and the quotes at this place."
    ),
    "RP002": _error("Anchors and aliases (& and *) are not allowed.", "Write the text out again."),
    "RP003": _error("“{name}” is written twice in this block; the first is at line {line}.", "Keep one of them."),
    "RP004": _error("This file says format {found}; this program reads format {known}.", "Write “format: {known}”."),
    "RP005": _error("This file is too large or too deep to be read safely.", "Keep it under 1 MB and 40 levels."),
    "RP006": _error("This file cannot be opened: {detail}.", "Check that it exists and that you may read it."),
    "RP007": _error("This file is not written in UTF-8.", "Save it again as UTF-8."),
    "RP010": _error("“{name}” is not a key known here.", "Remove it, or check its spelling."),
    "RP011": _error("“{name}” is missing here.", "Add “{name}:”."),
    "RP012": _error("“{name}” should be {expected}.", "Write {expected}."),
    "RP013": _error("“{name}” is part of the language but not read yet by this version.", "Leave it out for now."),
    "RP020": _error("This condition cannot be read: {detail}.", "Use names, comparisons, and, or, not, seen('beat')."),
    "RP021": _error(
        "This condition uses {detail}, which is not allowed.", "Use names, comparisons, and, or, not, seen('beat')."
    ),
    "RP022": _error("Nothing is called “{name}” in this condition.", "Declare it under “vars”."),
    "RP031": _error("“{name}” is used twice; the first is at line {line}.", "Give each its own id."),
    "RP035": _error("The move “{name}” must lead to exactly one place.", "Write one of “next” and “end”."),
    "RP036": _error("The ending “{name}” is not declared.", "Declare it under “ends”."),
    "RP037": _error("This route has no “else”.", "Add “- {{else: beat}}” as its last line."),
    "RP038": _error("Nothing can be done in the beat “{name}”.", "Give it moves, subjects, a route or a note."),
    "RP039": _error("The beat “{name}” does not exist.", "Write the beat, or correct the name."),
    "RP040": _error("The criterion “{name}” is not in the rubric.", "Add it under “rubric”."),
    "RP041": _error("“{name}” gives more than its maximum of {maximum}.", "Lower the points, or raise the maximum."),
    "RP042": _error("The flag “{name}” is not declared.", "Declare it under “flags”."),
    "RP043": _error("“{name}” is not a variable, or {value} is outside its values.", "Declare it under “vars”."),
    "RP044": _error("The move “{name}” has neither “say” nor “desk”.", "Write what the adviser says or does."),
    "RP045": _error(
        "“{name}” in this text is not known.", "Use {{{{ facts.x }}}}, {{{{ dates.x }}}} or {{{{ figures.x }}}}."
    ),
    "RP046": _error("{need} subjects are needed and only {count} exist.", "Lower “need”."),
    "RP047": _error("The criterion “{name}” is not on the scorecard of this channel.", "Use one of its criteria."),
    "RP048": _error("The desk act “{name}” does not exist.", "Use an act the workstation has."),
    "RP049": _error("No person is called “{name}”.", "Add a file of that name under scripts/people."),
    "RP050": _error("The test “{name}” fails: {detail}.", "Correct the test, or the role-play."),
    "RP053": _error(
        "A role-play needs exactly one exemplary test, and at least one that fails.", "Add the missing test."
    ),
    "RP054": _error("“{name}” is not a disposition code.", "Use one of scripts/dispositions.yaml."),
    "RP060": _warning("The move “{name}” is poor and does not say why.", "Add “why:” so that the recruit learns."),
    "RP062": _warning("“{name}” is declared and never used.", "Use it, or remove it."),
}
