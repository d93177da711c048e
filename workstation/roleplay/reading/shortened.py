"""Wordings of facets and of parts of a move written short: what many role-plays say in the same ways is written once.

« <passed_on> » is each wording of that intent, « [pas] livret » is said with the word or without, « solde|reste » is
one or the other. A short wording is written out while the file is read: who judges a text sees plain wordings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from workstation.content.diagnostics import Diagnostics, phrase
from workstation.content.yaml_nodes import Mapping, Node, Scalar
from workstation.content.yaml_nodes import Sequence as Listed
from workstation.i18n import mark
from workstation.roleplay.reading.intents import Intent, wordings

_SHORT = re.compile(r"<[a-z_]+>|\[[^\[\]]+\]|[^\s|<>\[\]]+(?:\|[^\s|<>\[\]]+)+")
_TOLD = ("facets", "parts")
_INSERTED = re.compile(r"(\{\{.*?\}\})")
# A wording that comes to more is several, and would be looked for in every sentence.
MOST = 300
TOO_MANY = mark("a wording that comes to {most} at most once it is written out")
Known = dict[str, Intent]


def shortened(node: Node) -> bool:
    """Whether a facet below a node has a wording written short."""
    if isinstance(node, Listed):
        return any(map(shortened, node.items))
    if not isinstance(node, Mapping):
        return False
    return any(_SHORT.search(_plain(one.value)) for one in _says(node)) or any(
        shortened(value) for _, value in node.entries
    )


class WrittenOut:
    """Writes out the short wordings of facets. ``of_note`` gives the intents of the language that notes are in.

    ``unknown`` is told of an intent that there is none of.
    """

    def __init__(
        self, known: Known, of_note: Callable[[], Known], unknown: Callable[[Scalar, str], None], told: Diagnostics
    ) -> None:
        self._known = known
        self._of_note = of_note
        self._unknown = unknown
        self._told = told

    def within(self, node: Node) -> Node:
        """A node with every facet below it written out."""
        return self._within(node, self._known)

    def _within(self, node: Node, known: Known) -> Node:
        if isinstance(node, Listed):
            return Listed(node.place, [self._within(item, known) for item in node.items])
        if not isinstance(node, Mapping):
            return node
        return Mapping(node.place, [(key, self._value(key.value, value, known)) for key, value in node.entries])

    def _value(self, key: str, value: Node, known: Known) -> Node:
        if key in _TOLD and isinstance(value, Listed):
            return Listed(value.place, [self._facet(one, known) for one in value.items])
        return self._within(value, self._of_note() if key == "note" and shortened(value) else known)

    def _facet(self, facet: Node, known: Known) -> Node:
        if not isinstance(facet, Mapping):
            return facet
        written = Mapping(facet.place, [pair for pair in facet.entries if pair[0].value != "says"])
        for key, _ in facet.entries:
            if key.value == "says":
                says = dict.fromkeys(out for one in _says(facet) for out in self._out(one, known))
                written.entries.append((key, Listed(key.place, list(says))))
        return written

    def _out(self, one: Scalar, known: Known) -> Iterator[Scalar]:
        """A wording in each of its ways, those of the file itself first."""
        ways = [self._ways(part, one, known) for part in _parts(one.value)]
        if _count(ways) > MOST:
            self._told.add("RP012", one.place, name="says", expected=phrase(TOO_MANY, most=MOST))
            return
        for said in product(*ways):
            yield Scalar(" ".join("".join(said).split()), one.place, one.quoted, made=len(ways) > 1 or one.made)

    def _ways(self, part: str, one: Scalar, known: Known) -> Sequence[str]:
        if not _SHORT.fullmatch(part):
            return (part,)
        if part.startswith("["):
            return ("", *part[1:-1].split("|"))
        if not part.startswith("<"):
            return part.split("|")
        name = part[1:-1]
        if name not in known:
            self._unknown(one, name)
            return (name,)
        return tuple(dict.fromkeys(said.value for said in wordings(name, known)))


def _says(facet: Mapping) -> list[Scalar]:
    says = facet.get("says")
    items = says.items if isinstance(says, Listed) else [says] if says is not None else []
    return [item for item in items if isinstance(item, Scalar)]


def _plain(text: str) -> str:
    return _INSERTED.sub(" ", text)


def _parts(text: str) -> Iterator[str]:
    """A wording cut into what is written short and what stands as it is."""
    for part in _INSERTED.split(text):
        if _INSERTED.fullmatch(part):
            yield part
            continue
        at = 0
        for found in _SHORT.finditer(part):
            yield part[at : found.start()]
            yield found[0]
            at = found.end()
        yield part[at:]


def _count(ways: Sequence[Sequence[str]]) -> int:
    found = 1
    for one in ways:
        found *= len(one)
        if found > MOST:
            break
    return found
