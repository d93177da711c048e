"""The house (la banque): its name and its greeting, declared in one file and nowhere else.

A session shows the house that it pinned.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workstation.content.opening import Hours, read_opening
from workstation.content.reading import Block, finish, open_document
from workstation.content.text import TextFault, render_text
from workstation.i18n import LANGUAGES, language
from workstation.paths import SCRIPTS

HOUSE = "house.yaml"
"""Where a content folder declares its house."""
WRITTEN_IN = ("fr", "en", "de")
"""The languages of customers."""
SIGNED = "{{ adviser.name }}\n{{ bank.name }}"
OWN = LANGUAGES[0]
"""The house's own language: its name in it is the one that customers hear, and stands for those not written."""


@dataclass(frozen=True)
class House:
    """A bank. ``names`` and ``greetings`` by the language of the screen; a greeting inserts ``{{ adviser.name }}``.

    ``hours``: when its desks answer. Service clocks run then alone.
    ``signatures`` end an e-mail, by the customer's language.
    """

    names: Mapping[str, str]
    greetings: Mapping[str, str]
    hours: Hours = field(default_factory=Hours)
    signatures: Mapping[str, str] = field(default_factory=dict)

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

    def signature(self, adviser: str, tongue: str) -> str:
        """What an adviser signs an e-mail with, in the customer's language; their name and the bank's by default."""
        name = {"bank": {"name": self.names.get(tongue, self.names[OWN])}}
        signed = self.signatures.get(tongue) or self.signatures.get(OWN) or SIGNED
        return render_text(signed, {"adviser": {"name": adviser}, **name})


@functools.lru_cache(maxsize=8)
def read_house(text: str, file: str) -> House:
    """The house's file. Raises ``ContentFault``."""
    top = open_document(text, file)
    top.ident("house")
    names = _by_language(top, "name")
    greetings = _by_language(top, "greeting")
    signatures = _by_language(top, "signature", WRITTEN_IN) if top.has("signature") else {}
    for key, texts in (("greeting", greetings), ("signature", signatures)):
        _check(top, key, texts)
    hours = read_opening(top)
    finish(top, ("greeting", "signature"))
    return House(names, greetings, hours, signatures)


def _check(top: Block, key: str, texts: Mapping[str, str]) -> None:
    """The texts insert nothing but the adviser's name and the bank's."""
    for tongue, said in texts.items():
        try:
            render_text(said, {"adviser": {"name": tongue}, "bank": {"name": tongue}})
        except TextFault as fault:
            place = top.diagnostics.within(top.place_of(key), fault.name.rstrip("…"))
            top.diagnostics.add("RP045", place, name=fault.name)


def _by_language(top: Block, key: str, tongues: Sequence[str] = LANGUAGES) -> dict[str, str]:
    """A text by language; one alone is the house's own."""
    node = top.node.get(key)
    if node is not None and not hasattr(node, "entries"):
        return {OWN: top.text(key, required=True)}
    block = top.block(key, required=True)
    if block is None:
        return {OWN: ""}
    found = {tongue: block.text(tongue, required=tongue == OWN) for tongue in tongues}
    block.done()
    return {tongue: said for tongue, said in found.items() if said or tongue == OWN}


def bundled() -> House:
    """The house that ships: that of every session older than the declaration."""
    path = SCRIPTS / HOUSE
    return read_house(path.read_text(encoding="utf-8"), str(path))
