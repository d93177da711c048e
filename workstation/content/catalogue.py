"""Every diagnostic code with its sentence and its cure. Codes are stable: they are never given another meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workstation.i18n import mark


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
        mark("This file cannot be read as YAML: {detail}."), mark("Check the indentation and the quotes at this place.")
    ),
    "RP002": _error(mark("Anchors and aliases (& and *) are not allowed."), mark("Write the text out again.")),
    "RP003": _error(
        mark("“{name}” is written twice in this block; the first is at line {line}."), mark("Keep one of them.")
    ),
    "RP004": _error(mark("This file says format {found}; this program reads format {known}."), mark("{reason}.")),
    "RP005": _error(
        mark("This file is too large or too deep to be read safely."), mark("Keep it under 1 MB and 40 levels.")
    ),
    "RP006": _error(
        mark("This file cannot be opened: {detail}."), mark("Check that it exists and that you may read it.")
    ),
    "RP007": _error(mark("This file is not written in UTF-8."), mark("Save it again as UTF-8.")),
    "RP010": _error(mark("“{name}” is not a key known here."), mark("Remove it, or check its spelling.")),
    "RP011": _error(mark("“{name}” is missing here."), mark("Add “{name}:”.")),
    "RP012": _error(mark("“{name}” should be {expected}."), mark("Write {expected}.")),
    "RP020": _error(
        mark("This condition cannot be read: {detail}."), mark("Use names, comparisons, and, or, not, seen('beat').")
    ),
    "RP021": _error(
        mark("This condition uses {detail}, which is not allowed."),
        mark("Use names, comparisons, and, or, not, seen('beat')."),
    ),
    "RP022": _error(mark("Nothing is called “{name}” in this condition."), mark("Declare it under “vars”.")),
    "RP028": _error(mark("The fragment “{name}” uses itself."), mark("Let it use other fragments only.")),
    "RP030": _error(
        mark("“{name}” cannot be included: {reason}."),
        mark("Name a file of the folder “fragments”, such as fragments/closing.yaml."),
    ),
    "RP032": _error(
        mark("No fragment is called “{name}”."), mark("Include the file that holds it, or correct the name.")
    ),
    "RP033": _error(
        mark("The parameter “{name}” {reason}."),
        mark("Give under “with” each parameter of the fragment, and no other."),
    ),
    "RP034": _error(
        mark("The exit “{name}” {reason}."), mark("Connect under “exits” each exit of the fragment, and no other.")
    ),
    "RP031": _error(mark("“{name}” is used twice; the first is at line {line}."), mark("Give each its own id.")),
    "RP035": _error(mark("The move “{name}” must lead to exactly one place."), mark("Write one of “next” and “end”.")),
    "RP036": _error(mark("The ending “{name}” is not declared."), mark("Declare it under “ends”.")),
    "RP037": _error(mark("This route has no “else”."), mark("Add “- {{else: beat}}” as its last line.")),
    "RP038": _error(
        mark("Nothing can be done in the beat “{name}”."), mark("Give it moves, subjects, a route or a note.")
    ),
    "RP039": _error(mark("The beat “{name}” does not exist."), mark("Write the beat, or correct the name.")),
    "RP040": _error(mark("The criterion “{name}” is not in the rubric."), mark("Add it under “rubric”.")),
    "RP041": _error(
        mark("“{name}” gives more than its maximum of {maximum}."), mark("Lower the points, or raise the maximum.")
    ),
    "RP042": _error(mark("The flag “{name}” is not declared."), mark("Declare it under “flags”.")),
    "RP043": _error(
        mark("“{name}” is not a variable, or {value} is outside its values."), mark("Declare it under “vars”.")
    ),
    "RP044": _error(
        mark("The move “{name}” has neither “say” nor “desk”."), mark("Write what the adviser says or does.")
    ),
    "RP045": _error(
        mark("“{name}” in this text is not known."),
        mark("Use {{{{ facts.x }}}}, {{{{ dates.x }}}} or {{{{ figures.x }}}}."),
    ),
    "RP046": _error(mark("{need} subjects are needed and only {count} exist."), mark("Lower “need”.")),
    "RP047": _error(
        mark("The criterion “{name}” is not on the scorecard of this channel."), mark("Use one of its criteria.")
    ),
    "RP048": _error(mark("The desk act “{name}” does not exist."), mark("Use an act the workstation has.")),
    "RP049": _error(mark("No person is called “{name}”."), mark("Add a file of that name under scripts/people.")),
    "RP050": _error(mark("The test “{name}” fails: {detail}."), mark("Correct the test, or the role-play.")),
    "RP053": _error(
        mark("A role-play needs exactly one exemplary test, and at least one that fails."),
        mark("Add the missing test."),
    ),
    "RP054": _error(mark("“{name}” is not a disposition code."), mark("Use one of scripts/dispositions.yaml.")),
    "RP060": _warning(
        mark("The move “{name}” is poor and does not say why."), mark("Add “why:” so that the recruit learns.")
    ),
    "RP062": _warning(mark("“{name}” is declared and never used."), mark("Use it, or remove it.")),
    "RP070": _warning(
        mark("“{name}” is never reached: nothing that leads there can happen."),
        mark("Lead a move there, or remove it."),
    ),
    "RP071": _error(
        mark("Once here after {path}, nothing is left to say or do, and no ending can be reached."),
        mark("Leave a move open, or lead on to another beat."),
    ),
    "RP072": _error(
        mark("The silent routes that follow {path} go round for ever."),
        mark("Let one of them lead to a beat of moves."),
    ),
    "RP073": _warning(
        mark("At most {most} of the {maximum} points of “{name}” can be obtained."),
        mark("Lower the maximum, or give the missing points to a move."),
    ),
    "RP074": _warning(
        mark("“{name}” can be left out for free: the best score, {score}, is had without a point of it."),
        mark("Give points elsewhere that need it, or remove it from the rubric."),
    ),
    "RP075": _error(
        mark("A contact with the fatal flag “{name}” passes."), mark("A fatal flag must forfeit the contact.")
    ),
    "RP076": _warning(
        mark("The time target of {target} s is outside what is possible: {shortest} to {longest} s without a wait."),
        mark("Choose a target between the two."),
    ),
    "RP077": _warning(
        mark("The condition of “{name}” is never true here ({condition}); the shortest way here is {path}."),
        mark("Correct the condition, or remove what it guards."),
    ),
    "RP078": _warning(
        mark("“{name}” never happens: its act at the desk always means “{other}”."),
        mark("Give one of the two another act, or a condition."),
    ),
    "RP079": _warning(
        mark("No note obtains “{name}”: those before it take every case."),
        mark("Lower “missing” in the ones before, or remove it."),
    ),
    "RP080": _error(
        mark("A note that lacks {missing} elements or more comes to nothing, and the contact never ends."),
        mark("End the list with an outcome that has no “missing”."),
    ),
    "RP081": _error(
        mark("Nobody can pass: the best score is {score} for a pass mark of {mark}."),
        mark("Give more points, or open what a critical criterion needs."),
    ),
    "RP082": _warning(
        mark("The exploration was cut at {states} states: nothing is said of what it did not see."),
        mark("Shorten the lists of subjects, or raise the limit."),
    ),
}
