"""The panes of the desk, declared once: the dock, the keys and the sheet of keys follow from this list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workstation.i18n import mark, tr

Arrangement = Literal["single", "narrow", "wide", "large"]
"""How the desk lies: ``narrow``; ``wide``: a column for the assistant; ``large``: the right column is tabs;
``single``: all is."""
EVERYWHERE: tuple[Arrangement, ...] = ("single", "large", "narrow", "wide")


@dataclass(frozen=True)
class Pane:
    """A pane: the key that reaches it, its title, and where it stands under a tab.

    ``does``: what its key does, where the title does not say it; ``icon`` stands for the title without room for it. The
    desk makes it under its name.
    """

    name: str
    keys: str
    title: str
    tabbed: tuple[Arrangement, ...] = ()
    does: str = ""
    icon: str = ""

    @property
    def told(self) -> str:
        """What its key does, in the reader's language."""
        return tr(self.does or self.title)


PANES: tuple[Pane, ...] = (
    Pane("rail", "F2", mark("Open contacts")),
    Pane("talk", "F4", mark("Conversation"), ("single",), mark("Back to what you say"), "on_line"),
    Pane("dossier", "F3", mark("Dossier"), ("single", "large"), icon="identity"),
    Pane("note", "F6", mark("Note"), ("single", "large", "narrow"), icon="note"),
    Pane("guide", "F8", mark("Guide"), EVERYWHERE, mark("Call guide"), "guide"),
    Pane("phrases", "F7", mark("Phrases"), EVERYWHERE, mark("Phrases to insert; again: documents to share"), "phrases"),
    Pane(
        "objections",
        "F12",
        mark("Objections"),
        EVERYWHERE,
        mark("What customers object, and what to answer"),
        "objection",
    ),
    Pane("rebound", "F9", mark("Rebound"), EVERYWHERE, mark("What may be offered"), "rebound"),
    Pane("sheets", "F5", mark("Sheets"), EVERYWHERE, mark("Knowledge sheets"), "sheet"),
    Pane("mails", "F11", mark("E-mails"), EVERYWHERE, mark("E-mails to handle"), "email"),
    Pane(
        "colleagues", "F10", mark("Internal"), EVERYWHERE, mark("For colleagues: internal note, passing on"), "consult"
    ),
)
"""In the order of their tabs."""


def key_of(name: str) -> str:
    """The key that reaches a pane. Raises ``KeyError``."""
    return {pane.name: pane.keys for pane in PANES}[name]
