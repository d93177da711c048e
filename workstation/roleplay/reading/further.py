"""What else is wrong with a role-play that cannot be read whole, so that its author hears of it at once.

A name misspelt in a condition is wrong whatever else is. What may only follow from a fault told already is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from workstation.content.diagnostics import ContentFault, Diagnostic, Phrase, Place
from workstation.content.reading import Block
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.roleplay.checking.checks import Around, check_script
from workstation.roleplay.model import Script
from workstation.roleplay.playing.program import Compiler

# Faults of one word or one sentence, each with the part that declares what it names.
_BY_THEMSELVES = {
    "RP012": "", "RP020": "", "RP021": "", "RP022": "vars", "RP036": "ends", "RP039": "beats", "RP040": "rubric",
    "RP042": "", "RP045": "", "RP047": "", "RP048": "", "RP049": "", "RP050": "", "RP052": "", "RP054": "",
    "RP056": "", "RP058": "beats", "RP059": "", "RP166": "",
}  # fmt: skip


def look_further(script: Script, top: Block, around: Around | None, given: Collection[tuple[str, Place]]) -> None:
    """Add to the faults of ``top`` those of its script, read in part, that do not follow from them."""
    told = top.diagnostics
    apart = told.apart()
    try:
        Compiler(script, apart).program()
        check_script(script, apart, around, given)
        found = apart.errors
    except ContentFault as many:
        found = many.diagnostics
    lines = {(fault.place.file, fault.place.line) for fault in told.errors}
    files = {fault.place.file for fault in told.errors} - {""}
    declared = Counter(_names(top.node))
    for fault in found:
        beside = (fault.place.file, fault.place.line) in lines or fault.place.file in files
        if not beside and _stands(fault, top, declared, script):
            told.found.append(fault)


def _stands(fault: Diagnostic, top: Block, declared: Counter[str], script: Script) -> bool:
    """Whether a fault is one whatever else is wrong: what it names is declared nowhere, in a part that is there."""
    if fault.code not in _BY_THEMSELVES or not script.channel:
        return False
    if fault.code == "RP166":  # the move that it names is there
        return True
    part, name = _BY_THEMSELVES[fault.code], _named(fault)
    if not name or (part and not isinstance(top.node.get(part), Mapping)):
        return fault.code in ("RP020", "RP021")
    uses = fault.others + 1 if fault.code == "RP040" else 0  # each is a key itself
    return all(declared[word] <= uses for word in {name, name.split("/")[0], name.rpartition(".")[2]})


def _named(fault: Diagnostic) -> str:
    """What a fault says is nowhere: of a test, the step that is none."""
    detail = fault.values.get("detail")
    if fault.code == "RP050":
        return str(dict(detail.values).get("step", "")).rpartition(":")[2] if isinstance(detail, Phrase) else ""
    return str(fault.values.get("name", ""))


def _names(node: Node) -> Iterator[str]:
    """Each key, and each id, below a node."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _names(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key.value
            if key.value == "id" and isinstance(value, Scalar):
                yield value.value
            yield from _names(value)
