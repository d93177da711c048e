"""The role-play that a command names."""

from __future__ import annotations

from workstation.cli.answers import CommandFault
from workstation.content.diagnostics import ContentFault
from workstation.i18n import tr
from workstation.library.shelf import Roleplay, Shelf


def find(shelf: Shelf, scenario: str) -> Roleplay:
    """The role-play asked for. Raises ``CommandFault`` when there is none, ``ContentFault`` when it does not check."""
    found = shelf.find(scenario)
    if found is None:
        known = ", ".join(one.script.id for one in shelf.roleplays if one.program)
        raise CommandFault(tr("There is no role-play “{name}”. Those here: {known}.", name=scenario, known=known))
    if found.program is None:
        raise ContentFault(list(found.diagnostics))
    return found
