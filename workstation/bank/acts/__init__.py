"""Every banking act, declared once, one file a family. The form, what the desk refuses, what changes in the dossier,

the schema's choices, the tables of the help and the words on screen follow from the declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from workstation.bank.acts.declaring import Act
from workstation.bank.parts import OPENINGS

__all__ = ["ACTS", "Act", "desk_steps"]


def _declared() -> dict[str, Act]:
    found: dict[str, Act] = {}
    for family in iter_modules(__path__):
        for act in getattr(import_module(f"{__name__}.{family.name}"), "ACTS", ()):
            if act.id in found:
                raise ValueError(f"the act {act.id} is declared twice")
            found[act.id] = act
    return found


ACTS: Mapping[str, Act] = _declared()


def desk_steps() -> tuple[str, ...]:
    """What a role-play may ask for at the desk: an act, or the opening of a part of the dossier."""
    return (*ACTS, *OPENINGS)
