"""What else is wrong with a role-play that cannot be read whole, so that its author hears of it at once.

A name misspelt in a condition is wrong whatever else is, and so is a sentence that nobody keeps in one breath. What may
only follow from a fault told already is left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import suppress

from workstation.content.diagnostics import ContentFault, Diagnostic, Diagnostics, Phrase, Place
from workstation.content.reading import Block
from workstation.content.text import TextFault
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.roleplay.checking.checks import Around, advise, check_script
from workstation.roleplay.checking.texts import all_moves
from workstation.roleplay.model import Script
from workstation.roleplay.playing.program import Compiler

# Faults of one word or one sentence, each with the part that declares what it names.
_BY_THEMSELVES = {
    "RP012": "", "RP020": "", "RP021": "", "RP022": "vars", "RP036": "ends", "RP039": "beats", "RP040": "rubric",
    "RP042": "", "RP045": "", "RP047": "", "RP048": "", "RP049": "", "RP050": "", "RP052": "", "RP054": "",
    "RP056": "", "RP058": "beats", "RP059": "", "RP166": "",
}  # fmt: skip
# Warnings of one sentence, one move or one person: they stand whatever else is wrong.
_OF_ITSELF = frozenset({
    "RP057", "RP060", "RP064", "RP066", "RP067", "RP106", "RP133", "RP137", "RP140", "RP145", "RP146", "RP147",
})  # fmt: skip


def look_further(script: Script, top: Block, around: Around | None, given: Collection[tuple[str, Place]]) -> None:
    """Add to the faults of ``top`` those of its script, read in part, that do not follow from them, warnings too."""
    told = top.diagnostics
    apart = told.apart()
    try:
        Compiler(script, apart).program()
        check_script(script, apart, around, given)
        found = apart.found
    except ContentFault as many:
        found = many.diagnostics
    apart_from = _Apart(told.errors)
    declared = Counter(_names(top.node))
    told.found += [
        one for one in found if one in apart_from and (one.code in _OF_ITSELF or _stands(one, top, declared, script))
    ]


def warned_besides(
    script: Script, told: Diagnostics, around: Around, text: str, given: Collection[tuple[str, Place]]
) -> list[Diagnostic]:
    """The warnings of a role-play that has errors which would stand without them."""
    apart = told.apart()
    with suppress(TextFault):  # an insertion that cannot be read, which is told
        advise(script, apart, around, text, given)
    found = (one for one in [*told.found, *apart.found] if one.code in _OF_ITSELF)
    apart_from = _Apart(told.errors, script)
    return [one for one in found if one in apart_from]


class _Apart:
    """Which faults have nothing to do with those told: none on the same line, in the same move or the same fragment."""

    def __init__(self, told: Collection[Diagnostic], script: Script | None = None) -> None:
        moves = sorted({move.place.line for move, _ in all_moves(script)}) if script else []
        self._begins = moves
        self._spots = {self._spot(one.place) for one in told}
        self._files = {one.place.file for one in told} - {""}

    def _spot(self, place: Place) -> tuple[str, int]:
        """The line, or the one on which the move that it belongs to begins."""
        begun = bisect_right(self._begins, place.line)
        return place.file, self._begins[begun - 1] if begun else place.line

    def __contains__(self, fault: Diagnostic) -> bool:
        return self._spot(fault.place) not in self._spots and fault.place.file not in self._files


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
