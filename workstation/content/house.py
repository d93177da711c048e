"""The house (la banque): its name and its greeting, declared in one file and nowhere else.

A session shows the house that it pinned.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from workstation.content.opening import Hours, read_opening
from workstation.content.reading import Block, finish, open_document
from workstation.content.text import TextFault, render_text
from workstation.i18n import LANGUAGES, language
from workstation.paths import SCRIPTS

HOUSE = "house.yaml"
"""Where a content folder declares its house."""
OWN = LANGUAGES[0]
"""The house's own language: its name in it is the one that customers hear, and stands for those not written."""


@dataclass(frozen=True)
class House:
    """A bank. ``names`` and ``greetings`` by the language of the screen; a greeting inserts ``{{ adviser.name }}``.

    ``hours``: when its desks answer. Service clocks run then alone.
    """

    names: Mapping[str, str]
    greetings: Mapping[str, str]
    hours: Hours = field(default_factory=Hours)

    @property
    def values(self) -> dict[str, dict[str, str]]:
        """What ``{{ bank.name }}`` stands for."""
        return {"bank": {"name": self.names[OWN]}}

    @property
    def name(self) -> str:
        """The name, in the reader's language."""
        return self.names.get(language(), self.names[OWN])

    def greeting(self, adviser: str) -> str:
        """What an adviser says first, in the reader's language."""
        said = self.greetings.get(language(), self.greetings[OWN])
        return render_text(said, {"adviser": {"name": adviser}, **self.values})


@functools.lru_cache(maxsize=8)
def read_house(text: str, file: str) -> House:
    """The house's file. Raises ``ContentFault``."""
    top = open_document(text, file)
    top.ident("house")
    names = _by_language(top, "name")
    greetings = _by_language(top, "greeting")
    for tongue, said in greetings.items():
        try:
            render_text(said, {"adviser": {"name": tongue}, "bank": {"name": tongue}})
        except TextFault as fault:
            place = top.diagnostics.within(top.place_of("greeting"), fault.name.rstrip("…"))
            top.diagnostics.add("RP045", place, name=fault.name)
    hours = read_opening(top)
    finish(top, ("greeting",))
    return House(names, greetings, hours)


def _by_language(top: Block, key: str) -> dict[str, str]:
    """A text by language; one alone is the house's own."""
    node = top.node.get(key)
    if node is not None and not hasattr(node, "entries"):
        return {OWN: top.text(key, required=True)}
    block = top.block(key, required=True)
    if block is None:
        return {OWN: ""}
    found = {tongue: block.text(tongue, required=tongue == OWN) for tongue in LANGUAGES}
    block.done()
    return {tongue: said for tongue, said in found.items() if said or tongue == OWN}


def bundled() -> House:
    """The house that ships: that of every session older than the declaration."""
    path = SCRIPTS / HOUSE
    return read_house(path.read_text(encoding="utf-8"), str(path))
