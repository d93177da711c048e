"""The parts of a dossier that are opened (rubriques): each declared once, with the identity it asks for.

Opening a part is a consultation and no deed: nothing changes; below the level it is a breach of secrecy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workstation.i18n import mark


@dataclass(frozen=True)
class Part:
    """A part. ``opening``: the words of opening it in the imperative, where a role-play may ask for it as a step."""

    id: str
    level: int
    words: str
    opening: str = ""

    @property
    def step(self) -> str:
        """How a role-play names the opening of it."""
        return f"{self.id}.open"


PARTS: Mapping[str, Part] = {
    part.id: part
    for part in (
        Part("details", 1, mark("Contact details")),
        Part("accounts", 2, mark("Accounts"), mark("Open the accounts")),
        Part("cards", 2, mark("Cards"), mark("Open the cards")),
        Part("operations", 2, mark("Operations"), mark("Open the operations")),
        Part("contracts", 2, mark("Contracts")),
        Part("incidents", 2, mark("Incidents")),
        Part("documents", 2, mark("Papers received")),
        Part("consents", 1, mark("Consents")),
        Part("history", 2, mark("Latest contacts"), mark("Open the latest contacts")),
    )
}
SECRECY = "secrecy"
"""The breach of opening a part too early, which the workstation raises by itself."""
OPENINGS: Mapping[str, Part] = {part.step: part for part in PARTS.values() if part.opening}
"""What a role-play calls it → the part."""
